//! The command line, as an administrator meets it.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Command;

use commonfront_web::slices::campaigns::files;

/// Runs the program in a folder: (whether it was well, what it printed).
fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_commonfront")).args(arguments).current_dir(folder).output().unwrap();
    let words = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(words).unwrap())
}

fn demo() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo").to_owned()
}

#[test]
fn a_campaign_comes_in_from_files_and_goes_out_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (well, words) = run(folder.path(), &["campaign", "import", &demo()]);
    assert!(well && words.contains("keep-it-public"), "{words}");
    let (well, words) = run(folder.path(), &["campaign", "export", "out"]);
    assert!(well, "{words}");
    let written = files::read(&folder.path().join("out")).unwrap();
    assert_eq!(written, files::read(Path::new(&demo())).unwrap());
    for text in ["story.en.md", "actions/proclamation/text.fr.md"] {
        let path = format!("campaigns/keep-it-public/{text}");
        let (before, after) = (Path::new(&demo()).join(&path), folder.path().join("out").join(&path));
        assert_eq!(std::fs::read(before).unwrap(), std::fs::read(after).unwrap(), "{text}");
    }
}

#[test]
fn a_folder_that_can_not_be_read_is_named_with_its_line_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad");
    std::fs::create_dir(&bad).unwrap();
    std::fs::write(bad.join("coalition.toml"), "name = { en = \"A\", fr = \"B\" }\ncolour = 3\n").unwrap();
    let (well, words) = run(folder.path(), &["campaign", "import", "bad"]);
    assert!(!well && words.contains("coalition.toml") && words.contains("line 2"), "{words}");
    let (well, words) = run(folder.path(), &["campaign", "export", "out"]);
    assert!(!well && words.contains("nothing to export"), "{words}");
}

#[test]
fn the_doctor_says_in_plain_words_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let config = |text: &str| std::fs::write(folder.path().join("commonfront.toml"), text).unwrap();
    let (well, words) = run(folder.path(), &["doctor"]);
    assert!(well && words.contains("the defaults are used"), "{words}");

    config("[server]\nbase_url = \"front.example\"\n");
    let (well, words) = run(folder.path(), &["doctor"]);
    assert!(!well && words.contains("line 2") && words.contains("front.example"), "{words}");

    config(
        "[server]\nbase_url = \"http://front.example\"\n[mail]\ntransport = \"smtp\"\nport = 9\nsecurity = \"none\"\n",
    );
    let (well, words) = run(folder.path(), &["doctor"]);
    assert!(!well && words.contains("not encrypted") && words.contains("trusted_proxies"), "{words}");
    assert!(words.contains("the mail server can't be reached"), "{words}");

    config("[database]\nurl = \"sqlite:nowhere/at/all.db\"\n");
    std::fs::write(folder.path().join("master.key"), "short").unwrap();
    let (well, words) = run(folder.path(), &["doctor"]);
    assert!(
        !well && words.contains("can't be written") && words.contains("64 hexadecimal digits"),
        "{words}"
    );
}

#[test]
fn the_sample_and_the_help_are_worth_reading() {
    let folder = tempfile::tempdir().unwrap();
    let (well, sample) = run(folder.path(), &["config-sample"]);
    assert!(
        well && sample.contains("trusted_proxies") && sample.contains("COMMONFRONT_MAIL_HOST"),
        "{sample}"
    );
    std::fs::write(folder.path().join("commonfront.toml"), sample).unwrap();
    assert!(run(folder.path(), &["migrate"]).0, "the sample is a configuration");
    let (well, help) = run(folder.path(), &["--help"]);
    for command in ["serve", "demo", "campaign", "comments", "migrate", "doctor", "config-sample"] {
        assert!(well && help.contains(command), "{command} in {help}");
    }
}

#[test]
fn a_backup_is_taken_looked_at_and_restored_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (well, words) = run(here, &["backup", "one.backup", "--recipient", "age1nobody"]);
    assert!(!well && words.contains("age1nobody"), "{words}");
    assert!(run(here, &["campaign", "import", &demo()]).0);
    let (well, words) = run(here, &["backup-key", "backup.key"]);
    let recipient = words.lines().next().unwrap().to_owned();
    assert!(well && recipient.starts_with("age1"), "{words}");
    let (well, words) = run(here, &["backup", "one.backup"]);
    assert!(!well && words.contains("--recipient"), "{words}");
    std::fs::write(here.join("commonfront.toml"), format!("[backup]\nrecipients = [\"{recipient}\"]\n"))
        .unwrap();
    let (well, words) = run(here, &["backup", "one.backup"]);
    assert!(well && words.contains("master.key elsewhere"), "{words}");
    assert!(!run(here, &["backup", "one.backup"]).0 && run(here, &["backup", "one.backup", "--force"]).0);

    let (well, words) = run(here, &["verify", "one.backup", "--identity", "backup.key"]);
    assert!(well && words.contains("whole") && words.contains("consent_wordings"), "{words}");
    let (well, words) = run(here, &["restore", "one.backup", "--identity", "backup.key"]);
    assert!(!well && words.contains("not empty"), "{words}");
    std::fs::write(here.join("trial.toml"), "[database]\nurl = \"sqlite:trial.db\"\n").unwrap();
    let trial = ["--config", "trial.toml", "restore", "one.backup", "--identity", "backup.key"];
    let (well, words) = run(here, &trial);
    assert!(well && words.contains("Every counter equals its rows"), "{words}");
    assert!(run(here, &["--config", "trial.toml", "campaign", "export", "out"]).0);
    assert_eq!(files::read(&here.join("out")).unwrap(), files::read(Path::new(&demo())).unwrap());

    let mut bytes = std::fs::read(here.join("one.backup")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(here.join("one.backup"), bytes).unwrap();
    let (well, words) = run(here, &["verify", "one.backup", "--identity", "backup.key"]);
    assert!(!well && words.contains("damaged"), "{words}");
}

#[test]
fn the_first_secretary_is_invited_on_a_fresh_server() {
    let folder = tempfile::tempdir().unwrap();
    let invite = ["staff", "invite", "--email", "noor@front.example", "--name", "Noor Haddad", "--role"];
    let (well, words) = run(folder.path(), &[&invite[..], &["admin", "--organisation", "apwo"]].concat());
    assert!(!well && words.contains("Invite a secretary first"), "{words}");
    let (well, words) = run(folder.path(), &[&invite[..], &["secretary", "--language", "fr"]].concat());
    assert!(well && words.contains("http://localhost:8080/desk/invitation/"), "{words}");
    let (well, words) = run(folder.path(), &[&invite[..], &["secretary"]].concat());
    assert!(!well && words.contains("known already"), "{words}");
    let (_, words) = run(folder.path(), &["staff", "list"]);
    assert!(
        words.contains("secretary") && words.contains("invited") && words.contains("Noor Haddad"),
        "{words}"
    );
    let (well, words) = run(folder.path(), &["staff", "reset", "noor@front.example"]);
    assert!(well && words.contains("/desk/invitation/"), "{words}");
    let (well, words) = run(folder.path(), &["staff", "disable", "nobody@front.example"]);
    assert!(!well && words.contains("Nobody with this address"), "{words}");
    let (well, _) = run(folder.path(), &["staff", "disable", "noor@front.example"]);
    assert!(well);
}

#[test]
fn a_changed_comma_in_a_pact_is_named_with_its_clause() {
    use commonfront_domain::Text;
    use commonfront_pact::list::Opening;
    use commonfront_pact::{Act, Clause, Export, PactKey, PactText, Term};

    let both = |en: &str| Text { en: Some(en.to_owned()), fr: Some(format!("{en} (fr)")) };
    let mut text =
        PactText::new(Term { from: "2026-01-01".parse().unwrap(), until: "2026-12-31".parse().unwrap() });
    text.title = both("A pact");
    for (id, heading, body) in
        [("c1", "Aims", "Schools, roads."), ("c2", "Pensions", "Nobody, ever, settles alone.")]
    {
        let clause = Clause { id: id.into(), heading: both(heading), body: both(body), ..Clause::default() };
        text.clauses.push(clause);
    }
    let key = PactKey::new(&[7; 32]);
    let (parts, clauses) = (text.parts(), text.clause_hashes());
    let opening = Opening { version: 1, text: text.hash(), parts, clauses, renews: None };
    let list = vec![key.enter("p1", &[], 1, Act::Opened(opening))];
    let file = String::from_utf8(Export::new(&key, Vec::new(), "p1", text, list, 2).to_bytes()).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    std::fs::write(here.join("pact.json"), &file).unwrap();
    let (well, words) = run(here, &["pact", "verify", "pact.json"]);
    assert!(well && words.contains("“A pact” is what was signed"), "{words}");
    let own = key.public().ed25519.to_uppercase();
    assert!(run(here, &["pact", "verify", "pact.json", "--key", &own]).0);
    let (well, words) = run(here, &["pact", "verify", "pact.json", "--key", &"0".repeat(64)]);
    assert!(!well && words.contains("is not the key that was asked for"), "{words}");
    assert!(!run(here, &["pact", "verify", "pact.json", "--key", "short"]).0);
    std::fs::write(here.join("changed.json"), file.replace("Nobody, ever,", "Nobody ever,")).unwrap();
    let (well, words) = run(here, &["pact", "verify", "changed.json"]);
    assert!(
        !well && words.trim() == "clause 2, “Pensions”: its text differs from what was opened for signing",
        "{words}"
    );
    let (well, words) = run(here, &["pact", "verify", "nowhere.json"]);
    assert!(!well && words.contains("can't be read"), "{words}");
    assert_eq!(std::fs::read_dir(here).unwrap().count(), 2, "nothing is made");
    assert!(run(here, &["migrate"]).0);
    std::fs::write(here.join("master.key"), "07".repeat(32)).unwrap();
    let (well, words) = run(here, &["pact", "export", "out.json"]);
    assert!(!well && words.contains("no such pact"), "{words}");
}
