//! A calendar elsewhere: Python's `icalendar` reads a feed and tells what it has understood.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

/// A feed as it was understood.
#[derive(Debug, Deserialize)]
pub struct Understood {
    pub name: String,
    pub events: Vec<Seen>,
}

/// An event of it; its times are in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Seen {
    pub uid: String,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub url: String,
    pub status: String,
    pub sequence: i64,
    pub stamp: String,
    pub start: String,
    pub end: Option<String>,
}

impl Understood {
    /// The event of this title.
    pub fn event(&self, summary: &str) -> &Seen {
        self.events
            .iter()
            .find(|event| event.summary == summary)
            .unwrap_or_else(|| panic!("{summary}: {self:?}"))
    }
}

/// The Python that `cargo xtask test` has put below the target folder.
fn python() -> PathBuf {
    let exe = std::env::current_exe().expect("this program");
    let below = exe.ancestors().map(|folder| folder.join("test-python/bin/python3"));
    below.into_iter().find(|path| path.is_file()).expect(
        "the Python that reads calendars is missing: run `cargo xtask test --no-browser` once, which puts it \
         into target/test-python",
    )
}

/// Has a feed read; fails on whatever is wrong with it.
pub fn read(feed: &str) -> Understood {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/calendar/check.py");
    let mut child = Command::new(python())
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python starts");
    child.stdin.take().expect("its input").write_all(feed.as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    assert!(done.status.success(), "{}\n{feed}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("what it has understood")
}
