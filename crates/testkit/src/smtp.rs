//! A real mail server, in a process of its own: `e2e/smtp-server.mjs`.

use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

/// A mail that the server has taken.
#[derive(Clone, Debug)]
pub struct Received {
    /// To whom.
    pub to: Vec<String>,
    /// All of it, as it came.
    pub data: String,
    /// Whether it came over TLS.
    pub secure: bool,
    /// Who had logged in.
    pub user: Option<String>,
}

/// The server; it ends with the test.
pub struct SmtpServer {
    /// Its port on 127.0.0.1.
    pub port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    // The server ends when its standard input does.
    _input: ChildStdin,
    _process: Child,
}

impl SmtpServer {
    /// Starts one; see `e2e/smtp-server.mjs` for what it can be told.
    pub async fn start(settings: serde_json::Value) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/smtp-server.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .arg(settings.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node is installed: run the tests by `cargo xtask test`");
        let input = process.stdin.take().expect("an input");
        let mut lines = BufReader::new(process.stdout.take().expect("an output")).lines();
        let first = lines.next_line().await.expect("a first line").expect("the mail server starts");
        let first: serde_json::Value = serde_json::from_str(&first).expect("the port");
        let received = Arc::new(Mutex::new(Vec::new()));
        let into = received.clone();
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                let mail: serde_json::Value = serde_json::from_str(&line).expect("a mail");
                let to = mail["to"].as_array().into_iter().flatten();
                into.lock().unwrap().push(Received {
                    to: to.filter_map(|to| to.as_str().map(str::to_owned)).collect(),
                    data: mail["data"].as_str().unwrap_or_default().to_owned(),
                    secure: mail["secure"].as_bool().unwrap_or_default(),
                    user: mail["user"].as_str().map(str::to_owned),
                });
            }
        });
        let port = first["port"].as_u64().and_then(|port| u16::try_from(port).ok()).expect("a port");
        Self { port, received, _input: input, _process: process }
    }

    /// What it has taken so far; waits up to ten seconds until there are so many.
    pub async fn wait_for(&self, mails: usize) -> Vec<Received> {
        for _ in 0..1000 {
            let received = self.received.lock().unwrap().clone();
            if received.len() >= mails {
                return received;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("only {} of {mails} mails came", self.received.lock().unwrap().len());
    }
}
