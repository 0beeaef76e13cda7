//! A backup comes back as it was written, and whatever is changed in it is noticed.

use std::io::Read;
use std::sync::LazyLock;

use age::x25519::Identity;
use anyhow::Result;
use proptest::prelude::*;

use super::*;

fn header() -> Header {
    Header {
        format: FORMAT,
        product: "0.1.0".into(),
        database: "SQLite".into(),
        taken_at: "2026-11-21T12:00:00Z".parse().unwrap(),
        migrations: vec!["0001_signatures.sql".into()],
    }
}

fn table(name: &str) -> TableHeader {
    let column = |name: &str, kind: &str| ColumnHeader { name: name.into(), kind: kind.into() };
    TableHeader { name: name.into(), columns: vec![column("id", "integer"), column("slug", "text")] }
}

fn row(id: i64, slug: Option<&str>) -> Vec<u8> {
    let mut row = vec![0, 2, 0, 0, 0, 8];
    row.extend(id.to_be_bytes());
    match slug {
        None => row.extend((-1_i32).to_be_bytes()),
        Some(slug) => {
            row.extend(u32::try_from(slug.len()).unwrap().to_be_bytes());
            row.extend(slug.as_bytes());
        }
    }
    row
}

fn written(out: Vec<u8>) -> Vec<u8> {
    let mut writer = Writer::begin(out, &header()).unwrap();
    writer.table(&table("organisations")).unwrap();
    writer.rows(&[row(1, Some("apwo")), row(2, None)].concat(), 2).unwrap();
    writer.rows(&row(3, Some("")), 1).unwrap();
    writer.table(&table("campaigns")).unwrap();
    let (trailer, out) = writer.end().unwrap();
    assert_eq!(trailer.rows(), 3);
    out
}

static IDENTITY: LazyLock<Identity> = LazyLock::new(Identity::generate);

static CLOSED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let lock = Lock::recipients(&[IDENTITY.to_public().to_string()]).unwrap();
    let mut closed = lock.close(Vec::new()).unwrap();
    std::io::Write::write_all(&mut closed, &written(Vec::new())).unwrap();
    closed.finish().unwrap()
});

fn read(input: impl Read) -> Result<(Header, Trailer)> {
    let (mut reader, header) = Reader::begin(input)?;
    loop {
        if let Part::End(trailer) = reader.next()? {
            return Ok((header, trailer));
        }
    }
}

fn open(bytes: &[u8]) -> Result<(Header, Trailer)> {
    read(Key::Identities(vec![IDENTITY.clone()]).open(bytes)?)
}

#[test]
fn what_is_written_is_read() {
    let (begins, trailer) = open(&CLOSED).unwrap();
    assert_eq!(begins, header());
    let tables: Vec<(&str, u64)> = trailer.tables.iter().map(|sum| (sum.name.as_str(), sum.rows)).collect();
    assert_eq!(tables, [("organisations", 3), ("campaigns", 0)]);
    assert!(!CLOSED.windows(4).any(|window| window == b"apwo"));
}

#[test]
fn a_backup_opens_for_nobody_else() {
    let words = Key::Identities(vec![Identity::generate()]).open(&CLOSED[..]).err().unwrap().to_string();
    assert!(words.contains("does not open with this identity"), "{words}");
    let passphrase = age::secrecy::SecretString::from("several words together".to_owned());
    let words = Key::Passphrase(passphrase).open(&CLOSED[..]).err().unwrap().to_string();
    assert!(words.contains("--identity"), "{words}");
}

#[test]
fn a_passphrase_opens_what_it_closed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("passphrase");
    std::fs::write(&file, "too short\n").unwrap();
    assert!(Lock::passphrase_file(&file).is_err());
    std::fs::write(&file, "several words together\n").unwrap();
    let mut closed = Lock::passphrase_file(&file).unwrap().close(Vec::new()).unwrap();
    std::io::Write::write_all(&mut closed, &written(Vec::new())).unwrap();
    let closed = closed.finish().unwrap();
    assert!(read(Key::passphrase_file(&file).unwrap().open(&closed[..]).unwrap()).is_ok());
    std::fs::write(&file, "other words together\n").unwrap();
    assert!(Key::passphrase_file(&file).unwrap().open(&closed[..]).is_err());
}

#[test]
fn an_identity_is_made_once_and_kept_to_its_owner() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.key");
    let recipient = make_identity(&file).unwrap();
    assert!(recipient.starts_with("age1") && make_identity(&file).is_err());
    assert!(Lock::recipients(&[recipient]).is_ok() && Key::identity_file(&file).is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(Lock::recipients(&["age1nobody".into()]).is_err() && Lock::recipients(&[]).is_err());
}

#[test]
fn another_format_is_named() {
    let mut out = Vec::new();
    Writer::begin(&mut out, &Header { format: 7, ..header() }).unwrap();
    let words = read(&out[..]).err().unwrap().to_string();
    assert!(words.contains("format 7"), "{words}");
    assert!(read(&b"something else entirely"[..]).is_err());
}

proptest! {
    #[test]
    fn a_changed_byte_is_noticed(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = CLOSED.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(open(&bytes).is_err(), "byte {at}");
    }

    #[test]
    fn a_missing_end_is_noticed(length in any::<prop::sample::Index>()) {
        prop_assert!(open(&CLOSED[..length.index(CLOSED.len())]).is_err());
    }

    #[test]
    fn inside_too_a_changed_byte_never_passes_for_what_it_was(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = written(Vec::new());
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok((begins, trailer)) = read(&bytes[..]) {
            let (_, before) = read(&written(Vec::new())[..]).unwrap();
            prop_assert!(begins != header() || trailer == before, "byte {at}");
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), magic in any::<bool>()) {
        let mut input = if magic { b"commonfront backup\n".to_vec() } else { Vec::new() };
        input.extend(bytes);
        prop_assert!(read(&input[..]).is_err());
    }
}
