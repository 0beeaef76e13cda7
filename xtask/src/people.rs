//! Any number of distinct people who sign, each as a ready request. Only digits of a fixed width
//! change from one to the next, so that making a request costs the load generator almost nothing.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The demo campaign's action that everything here signs.
pub const ACTION: &str = "/api/v1/campaigns/keep-it-public/actions/proclamation";

/// Width of a person's number in the e-mail address.
const DIGITS: usize = 9;
/// Letters that may stand in a Canadian postal code after the first (Canada Post leaves out
/// D, F, I, O, Q and U).
const LETTERS: &[u8] = b"ABCEGHJKLMNPRSTVWXYZ";
/// First letters of Ontario's postal codes.
const ONTARIO: &[u8] = b"KLMNP";

/// The address of person `number`.
pub fn email_address(number: u64) -> String {
    format!("person-{number:0DIGITS$}@example.org")
}

/// Requests of one connection; all connections draw their people from the same counter.
#[derive(Clone)]
pub struct SignUps {
    bytes: Vec<u8>,
    number: usize,
    network: usize,
    postal_code: usize,
    people: Arc<AtomicU64>,
}

impl SignUps {
    /// As the page's form sends it; `fields` are the token and the consent, already encoded.
    pub fn form(server: SocketAddr, path: &str, fields: &str, people: Arc<AtomicU64>) -> Self {
        let number = "0".repeat(DIGITS);
        let body = format!(
            "given_name=Maya&family_name=Okafor&email_address=person-{number}%40example.org\
             &postal_code=M5V+2T6&display=first_name_town&website=&{fields}"
        );
        Self::new(server, path, "application/x-www-form-urlencoded", &body, people)
    }

    /// As a program sends it to the API.
    pub fn json(server: SocketAddr, people: Arc<AtomicU64>) -> Self {
        let body = format!(
            "{{\"given_name\":\"Maya\",\"family_name\":\"Okafor\",\"email_address\":\"{}\",\
             \"postal_code\":\"M5V 2T6\",\"display\":\"nothing\",\"language\":\"en\"}}",
            email_address(0)
        );
        Self::new(server, &format!("{ACTION}/signatures"), "application/json", &body, people)
    }

    fn new(server: SocketAddr, path: &str, content_type: &str, body: &str, people: Arc<AtomicU64>) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: {content_type}\r\n\
             Content-Length: {}\r\nX-Forwarded-For: 10.100.100.100\r\n\r\n",
            body.len()
        );
        let place = |text: &str, mark: &str| text.find(mark).map_or(0, |at| at + mark.len());
        let postal_code = body.find("M5V").unwrap_or_default();
        Self {
            number: head.len() + place(body, "person-"),
            network: place(&head, "X-Forwarded-For: 10."),
            postal_code: head.len() + postal_code,
            bytes: (head + body).into_bytes(),
            people,
        }
    }

    /// Turns the request into the next person's and gives that person's number.
    pub fn next(&mut self) -> u64 {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        write_digits(&mut self.bytes[self.number..][..DIGITS], number);
        // Octets from 100 to 254 keep their width: 155³ addresses before one comes again.
        for (place, divisor) in [1, 155, 155 * 155].into_iter().enumerate() {
            let octet = 100 + number / divisor % 155;
            write_digits(&mut self.bytes[self.network + 8 - 4 * place..][..3], octet);
        }
        let pick = |from: &[u8], step: u64| from[(number / step) as usize % from.len()];
        let code = &mut self.bytes[self.postal_code..];
        code[0] = pick(ONTARIO, 1);
        code[1] = b'1' + (number % 9) as u8;
        code[2] = pick(LETTERS, 5);
        code[5] = pick(LETTERS, 7);
        number
    }

    /// The request of the person that [`SignUps::next`] chose.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn write_digits(place: &mut [u8], mut number: u64) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

/// What a signing form carries besides what a person types: its token and one consent, encoded.
pub fn hidden_fields(page: &str) -> Option<String> {
    let inputs: Vec<_> = page.split("<input").skip(1).filter_map(|t| t.split('>').next()).collect();
    let value = |name: &str| {
        let input = inputs.iter().find(|input| attribute(input, "name") == Some(name))?;
        attribute(input, "value")
    };
    let mut fields = format!("form_token={}", encoded(value("form_token")?));
    if let Some(consent) = value("consent") {
        fields.push_str(&format!("&consent={}", encoded(consent)));
    }
    Some(fields)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn encoded(value: &str) -> String {
    let plain = value.replace("&#x3D;", "=").replace("&#61;", "=").replace("&amp;", "&");
    plain
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(requests: &SignUps) -> String {
        String::from_utf8(requests.bytes().to_vec()).unwrap()
    }

    #[test]
    fn each_person_has_an_address_a_network_and_a_postal_code_of_their_own() {
        let people = Arc::new(AtomicU64::new(154));
        let server = "127.0.0.1:80".parse().unwrap();
        let mut requests = SignUps::form(server, "/en/x", "form_token=a", people);
        assert_eq!(requests.next(), 154);
        let first = text(&requests);
        assert!(first.contains("email_address=person-000000154%40example.org"), "{first}");
        assert!(first.contains("X-Forwarded-For: 10.100.100.254\r\n"), "{first}");
        assert_eq!(requests.next(), 155);
        let second = text(&requests);
        assert!(second.contains("X-Forwarded-For: 10.100.101.100\r\n"), "{second}");
        assert!(second.contains("&postal_code=K3P+2C6&"), "{second}");
        assert!(second.ends_with("&website=&form_token=a"), "{second}");
    }

    #[test]
    fn the_length_that_is_declared_is_the_length_that_is_sent() {
        let people = Arc::new(AtomicU64::new(7));
        let mut requests = SignUps::json("127.0.0.1:80".parse().unwrap(), people);
        let number = requests.next();
        let request = text(&requests);
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{head}");
        assert!(body.contains(&email_address(number)), "{body}");
        assert!(serde_json::from_str::<serde_json::Value>(body).is_ok(), "{body}");
    }

    #[test]
    fn the_token_and_the_first_consent_are_taken_from_the_form() {
        let page = r#"<input type="hidden" name="form_token" value="a.b&#x3D;">
            <input type="checkbox" id="c1" name="consent" value="oppa:1">
            <input type="checkbox" name="consent" value="other:1">"#;
        assert_eq!(hidden_fields(page).unwrap(), "form_token=a.b%3D&consent=oppa%3A1");
        assert_eq!(hidden_fields("<p>gone</p>"), None);
    }
}
