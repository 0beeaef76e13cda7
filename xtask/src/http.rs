//! A thin HTTP/1.1 client over one kept-alive connection. The measurements need one that costs
//! next to nothing beside the server, and the crash test one that knows exactly what was answered.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::ops::Range;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection that carries one request at a time.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    unchunked: Vec<u8>,
}

/// An answer that was read to its end.
pub struct Reply<'a> {
    /// The status code.
    pub status: u16,
    /// The status line and the header fields, without the empty line.
    pub head: &'a [u8],
    /// The content, without its transfer coding.
    pub body: &'a [u8],
}

impl Reply<'_> {
    /// The value of a header field.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    /// How many header fields there are.
    pub fn header_count(&self) -> usize {
        lines(self.head).skip(1).count()
    }

    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(self.body).into_owned()
    }
}

/// How the end of the content is known (RFC 9112, section 6.3).
enum Framing {
    Length(usize),
    Chunked,
    UntilClose,
}

impl Connection {
    /// Opens a connection.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(16 * 1024), unchunked: Vec::new() })
    }

    /// Sends a whole request and reads its whole answer. After an error, open another connection.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Reply<'_>> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head = loop {
            let from = self.buffer.len().saturating_sub(3);
            self.read_more().await?;
            if let Some(at) = find(&self.buffer[from..], b"\r\n\r\n") {
                break from + at;
            }
        };
        let status = status(&self.buffer[..head])?;
        let start = head + 4;
        let body = match framing(status, &self.buffer[..head]) {
            Framing::Length(length) => {
                while self.buffer.len() < start + length {
                    self.read_more().await?;
                }
                &self.buffer[start..start + length]
            }
            Framing::Chunked => {
                while !unchunk(&self.buffer[start..], &mut self.unchunked)? {
                    self.read_more().await?;
                }
                &self.unchunked
            }
            Framing::UntilClose => {
                self.stream.read_to_end(&mut self.buffer).await?;
                &self.buffer[start..]
            }
        };
        Ok(Reply { status, head: &self.buffer[..head], body })
    }

    async fn read_more(&mut self) -> Result<()> {
        self.buffer.reserve(8 * 1024);
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// One GET on a connection of its own.
pub async fn get(address: SocketAddr, path: &str) -> Result<(u16, String)> {
    let mut connection = Connection::open(address).await?;
    let reply = connection.exchange(&get_request(address, path)).await?;
    Ok((reply.status, reply.text()))
}

/// The bytes of a GET that asks for no compression.
pub fn get_request(address: SocketAddr, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").into_bytes()
}

fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

fn header<'a>(head: &'a [u8], name: &str) -> Option<&'a str> {
    lines(head)
        .skip(1)
        .find_map(|line| {
            let (field, rest) = line.split_at_checked(name.len())?;
            let value = rest.strip_prefix(b":")?;
            field.eq_ignore_ascii_case(name.as_bytes()).then(|| std::str::from_utf8(value).ok())?
        })
        .map(str::trim)
}

fn status(head: &[u8]) -> Result<u16> {
    head.strip_prefix(b"HTTP/1.")
        .and_then(|rest| std::str::from_utf8(rest.get(2..5)?).ok()?.parse().ok())
        .ok_or_else(|| Error::new(ErrorKind::InvalidData, "not an HTTP/1 answer"))
}

fn framing(status: u16, head: &[u8]) -> Framing {
    if matches!(status, 100..=199 | 204 | 304) {
        Framing::Length(0)
    } else if let Some(length) = header(head, "content-length").and_then(|v| v.parse().ok()) {
        Framing::Length(length)
    } else if header(head, "transfer-encoding").is_some() {
        Framing::Chunked
    } else {
        Framing::UntilClose
    }
}

/// Takes the chunks apart; false when the last one has not come yet.
fn unchunk(bytes: &[u8], content: &mut Vec<u8>) -> Result<bool> {
    content.clear();
    let mut at = 0;
    loop {
        let Some(end) = find(&bytes[at..], b"\r\n") else {
            return Ok(false);
        };
        let size = chunk_size(&bytes[at..at + end])?;
        let data: Range<usize> = at + end + 2..at + end + 2 + size;
        if bytes.len() < data.end + 2 {
            return Ok(false);
        }
        content.extend_from_slice(&bytes[data.clone()]);
        at = data.end + 2;
        if size == 0 {
            return Ok(true);
        }
    }
}

fn chunk_size(line: &[u8]) -> Result<usize> {
    let text = std::str::from_utf8(line).unwrap_or_default();
    let digits = text.split(';').next().unwrap_or_default().trim();
    usize::from_str_radix(digits, 16).map_err(|_| Error::new(ErrorKind::InvalidData, "not a chunk's size"))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"HTTP/1.1 303 See Other\r\nLocation: /x\r\ncontent-LENGTH: 12";

    #[test]
    fn a_head_gives_its_status_and_fields() {
        assert_eq!(status(HEAD).unwrap(), 303);
        assert_eq!(header(HEAD, "Content-Length"), Some("12"));
        assert_eq!(header(HEAD, "content"), None);
        assert!(status(b"SSH-2.0-x").is_err());
    }

    #[test]
    fn chunks_are_put_together_when_the_last_has_come() {
        let whole = b"4;ext=1\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n";
        let mut content = Vec::new();
        for cut in 0..whole.len() {
            assert!(!unchunk(&whole[..cut], &mut content).unwrap(), "{cut}");
        }
        assert!(unchunk(whole, &mut content).unwrap());
        assert_eq!(content, b"Wikipedia");
        assert!(unchunk(b"zz\r\n", &mut content).is_err());
    }

    #[test]
    fn an_answer_without_content_ends_with_its_head() {
        assert!(matches!(framing(204, b"HTTP/1.1 204 x"), Framing::Length(0)));
        assert!(matches!(framing(200, b"HTTP/1.1 200 x"), Framing::UntilClose));
        assert!(matches!(framing(303, HEAD), Framing::Length(12)));
    }
}
