//! Backups are taken while people sign, restored into the other kind of database, and opened by nobody else;
//! keys are replaced while a server is at work.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use commonfront::backup::{Key, Lock, Progress, Taken, Unpacking, Writer, make_identity, prove, take};
use commonfront::keys::{Exported, Rotation, export, owners, rotate_master};
use commonfront::secrets;
use commonfront::system::SystemEntropy;
use commonfront_domain::{Language, Role};
use commonfront_store::copy::{self, Kind};
use commonfront_store::{Db, query};
use commonfront_testkit::{Empty, TestApp, person, stories};
use commonfront_vault::{COALITION, Entropy, Keyring, Place, Secret, WrappedKey, WrappingKey};
use commonfront_web::keyring;
use commonfront_web::sealed_columns::{NOT_SEALED, SEALED};
use commonfront_web::slices::imports::file::{Intake, Parts};
use commonfront_web::slices::imports::plan::Plan;
use commonfront_web::slices::people::held::{self, Held};
use commonfront_web::slices::people::notes;
use data_encoding::{BASE64, HEXLOWER};
use tempfile::TempDir;

use crate::campaigns::demo_without_pictures;
use crate::{PROCLAMATION, sign, sign_and_confirm, with};

/// A folder with an identity, and backups for its recipient.
struct Safe {
    folder: TempDir,
    lock: Lock,
    key: Key,
}

impl Safe {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let identity = folder.path().join("backup.key");
        let lock = Lock::recipients(&[make_identity(&identity).unwrap()]).unwrap();
        Self { lock, key: Key::identity_file(&identity).unwrap(), folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn take(&self, app: &TestApp, name: &str) -> Taken {
        let file = self.file(name);
        take(&app.app.db, &file, &self.lock, false, &app.clock, &Progress::silent()).await.unwrap()
    }

    async fn open(&self, name: &str) -> anyhow::Result<Unpacking> {
        Unpacking::open(&self.file(name), &self.key, Progress::silent()).await
    }

    /// Restores into a new database of the other kind than the server's, and proves it.
    async fn restore(&self, app: &TestApp, name: &str) -> Empty {
        let empty = Empty::new(app.kind.other()).await;
        let db = Db::open(&empty.url).await.unwrap();
        let restored = self.open(name).await.unwrap().restore(&db, "the trial").await.unwrap();
        assert!(restored.migrated.is_empty());
        let wrapping = secrets::Secrets::new(&[42; 32]).wrapping;
        let sound = prove(&db, Some(&wrapping), &app.app.vault).await.unwrap();
        assert!(sound.counters.is_empty() && sound.keys_open, "{sound:?}");
        let other = WrappingKey::new(&Secret([1; 32]));
        assert!(
            !prove(&db, Some(&other), &app.app.vault).await.unwrap().keys_open,
            "another server's key file"
        );
        db.close().await;
        empty
    }
}

/// So many people sign at once.
async fn crowd(app: &TestApp, people: std::ops::Range<usize>) {
    let token = app.browser().form_token(PROCLAMATION).await;
    app.wait_seconds(5);
    let mut posts = tokio::task::JoinSet::new();
    for i in people {
        let (visitor, token) = (app.browser(), token.clone());
        posts.spawn(async move {
            let fields = with(person(&format!("p{i}@example.org")), "form_token", &token);
            visitor.post(PROCLAMATION, &fields).await.status
        });
    }
    assert!(posts.join_all().await.iter().all(|&status| status == 303));
}

fn entropy() -> Arc<dyn Entropy> {
    Arc::new(SystemEntropy)
}

fn rotation(app: &TestApp, settle: Duration) -> Rotation {
    let wrapping = (app.app.wrapping)();
    Rotation { db: app.app.db.clone(), wrapping, entropy: entropy(), columns: SEALED, settle }
}

async fn versions(app: &TestApp, owner: i64) -> Vec<u16> {
    let keys = keyring::wrapped(&app.app.db).await.unwrap();
    keys.iter().filter(|key| key.owner == owner).map(|key| key.version).collect()
}

/// A key file with the tests' master secret.
fn key_file(folder: &Path) -> PathBuf {
    let file = folder.join("master.key");
    std::fs::write(&file, format!("{}\n", HEXLOWER.encode(&[42; 32]))).unwrap();
    file
}

stories! {
    async fn a_backup_taken_while_people_sign_carries_the_campaign_to_the_other_kind_of_database(app) {
        let safe = Safe::new();
        let link = sign_and_confirm(&app, "amina@example.org").await;
        crowd(&app, 0..40).await;
        let (taken, ()) = tokio::join!(safe.take(&app, "under-way"), crowd(&app, 40..120));
        assert!(taken.trailer.rows() > 40);
        safe.restore(&app, "under-way").await;

        let quiet = safe.take(&app, "quiet").await;
        let counts = app.counts("proclamation").await;
        assert_eq!(counts, [1, 120, 0, 0]);
        let restored = TestApp::start_on(safe.restore(&app, "quiet").await, app.clock.clone()).await;
        assert_eq!(restored.counts("proclamation").await, counts);
        assert!(restored.browser().get(&link).await.body.contains("Amina Diallo"), "the old link works");
        restored.prove_counters().await;

        // From there and back again nothing is lost on the way.
        let again = safe.take(&restored, "again").await;
        assert_eq!(again.trailer, quiet.trailer);
        // New rows get new numbers.
        sign(&restored, PROCLAMATION, person("odile@example.org")).await;
        assert_eq!(restored.counts("proclamation").await, [1, 121, 0, 0]);
    }

    async fn a_backup_says_nothing_to_anybody_else(app) {
        let (safe, other) = (Safe::new(), Safe::new());
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        safe.take(&app, "backup").await;
        let bytes = std::fs::read(safe.file("backup")).unwrap();
        for secret in ["amina", "example.org", "proclamation", "data_keys"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
        }
        let opened = Unpacking::open(&safe.file("backup"), &other.key, Progress::silent()).await;
        assert!(opened.unwrap_err().to_string().contains("does not open with this identity"));
        assert!(!safe.file("backup.part").exists());
    }

    async fn a_damaged_backup_is_noticed_and_never_restored(app) {
        let safe = Safe::new();
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        safe.take(&app, "backup").await;
        let whole = safe.open("backup").await.unwrap().verify().await.unwrap();
        assert!(whole.tables.iter().any(|table| table.name == "signatures" && table.rows == 1));

        let bytes = std::fs::read(safe.file("backup")).unwrap();
        let verify = async |bytes: Vec<u8>| {
            std::fs::write(safe.file("damaged"), bytes).unwrap();
            match safe.open("damaged").await {
                Ok(backup) => backup.verify().await.map(drop),
                Err(error) => Err(error),
            }
        };
        for step in 0..40 {
            let mut damaged = bytes.clone();
            damaged[step * (bytes.len() - 1) / 39] ^= 1;
            assert!(verify(damaged).await.is_err(), "byte {step}/39");
        }
        let words = verify(bytes[..bytes.len() - 1].to_vec()).await.unwrap_err().to_string();
        assert!(words.contains("damaged") || words.contains("cut off"), "{words}");

        // One whose beginning is sound is found out after much of it was loaded.
        crowd(&app, 0..120).await;
        app.deliver().await;
        safe.take(&app, "large").await;
        let large = std::fs::read(safe.file("large")).unwrap();
        std::fs::write(safe.file("damaged"), &large[..large.len() - 1]).unwrap();
        let empty = Empty::new(app.kind).await;
        let db = Db::open(&empty.url).await.unwrap();
        let refused = safe.open("damaged").await.unwrap().restore(&db, "the trial").await;
        assert!(format!("{:#}", refused.unwrap_err()).contains("damaged"));
        // Nothing of it is there, and the whole one still fits.
        assert!(safe.open("large").await.unwrap().restore(&db, "the trial").await.is_ok());
    }

    async fn a_backup_is_restored_into_an_empty_database_only(app) {
        let safe = Safe::new();
        safe.take(&app, "backup").await;
        let refused = safe.open("backup").await.unwrap().restore(&app.app.db, "campaign.db").await;
        let words = refused.unwrap_err().to_string();
        assert!(words.contains("campaign.db is not empty"), "{words}");
        let (file, silent) = (safe.file("backup"), Progress::silent());
        let taken = take(&app.app.db, &file, &safe.lock, false, &app.clock, &silent);
        assert!(taken.await.unwrap_err().to_string().contains("--force"));
    }

    async fn an_older_versions_backup_is_brought_up_to_date_and_a_later_ones_refused(app) {
        let safe = Safe::new();
        let older = Empty::new(app.kind).await;
        let db = Db::open(&older.url).await.unwrap();
        db.migrate_first(6).await.unwrap();
        demo_without_pictures().import(&db, 0).await.unwrap();
        let silent = Progress::silent();
        take(&db, &safe.file("older"), &safe.lock, false, &app.clock, &silent).await.unwrap();
        let empty = Empty::new(app.kind.other()).await;
        let db = Db::open(&empty.url).await.unwrap();
        let restored = safe.open("older").await.unwrap().restore(&db, "the trial").await.unwrap();
        assert_eq!(restored.migrated, Db::known_migrations()[6..]);
        db.close().await;
        let restored = TestApp::start_on(empty, app.clock.clone()).await;
        sign_and_confirm(&restored, "amina@example.org").await;

        let mut header = safe.take(&app, "later").await.header;
        header.migrations.push("9999_later.sql".into());
        let closed = safe.lock.close(Vec::new()).unwrap();
        let (_, closed) = Writer::begin(closed, &header).unwrap().end().unwrap();
        let bytes = std::io::Cursor::new(closed.finish().unwrap());
        let later = Unpacking::of(bytes, safe.key.clone(), silent).await.unwrap();
        let db = Db::open(&Empty::new(app.kind).await.url).await.unwrap();
        let words = later.restore(&db, "the trial").await.unwrap_err().to_string();
        assert!(words.contains("9999_later.sql"), "{words}");
    }

    async fn every_column_of_bytes_is_known_to_be_sealed_or_not(app) {
        let mut snapshot = app.app.db.snapshot().await.unwrap();
        let tables = copy::tables(snapshot.parts()).await.unwrap();
        let bytes = tables.iter().flat_map(|table| {
            let columns = table.columns.iter().filter(|column| column.kind == Kind::Bytes);
            columns.map(|column| (table.name.as_str(), column.name.as_str()))
        });
        let mut bytes: Vec<(&str, &str)> = bytes.collect();
        let mut known: Vec<(&str, &str)> = SEALED.iter().map(|sealed| (sealed.table, sealed.column)).collect();
        known.extend(NOT_SEALED);
        bytes.sort_unstable();
        known.sort_unstable();
        assert_eq!(bytes, known, "crates/web/src/sealed_columns.rs lists them");
    }

    async fn a_new_key_takes_over_while_people_sign(app) {
        let link = sign_and_confirm(&app, "amina@example.org").await;
        crowd(&app, 0..20).await;
        let rotating = rotation(&app, Duration::from_secs(5));
        let signing = async {
            for i in 1..15 {
                crowd(&app, i * 20..i * 20 + 5).await;
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        };
        let progress = Progress::silent();
        let (rotated, ()) = tokio::join!(rotating.run(&[COALITION], &progress), signing);
        let rotated = rotated.unwrap();
        assert!(rotated.values > 20 && rotated.forgotten == 1, "{rotated:?}");
        assert_eq!(versions(&app, COALITION).await, [2]);

        // The server that ran through it reads what was there, and what it writes is sealed with the new key.
        assert!(app.browser().get(&link).await.body.contains("Amina Diallo"));
        let newer = app.link_to("p284@example.org").await;
        assert!(app.browser().get(&newer).await.is_ok());
        let fresh = sign_and_confirm(&app, "odile@example.org").await;
        assert_eq!(app.app.vault.of(COALITION).unwrap().version(), 2);
        let app = app.restart().await;
        for link in [link, newer, fresh] {
            assert!(app.browser().get(&link).await.body.contains("Amina Diallo"));
        }
        assert!(!app.mails_to("amina@example.org").await.is_empty(), "the mailbox opens, too");
    }

    async fn a_rotation_that_was_broken_off_is_finished_by_the_next(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        let organisation = owners(&app.app.db).await.unwrap()[1].owner;
        let keys = keyring::wrapped(&app.app.db).await.unwrap();
        for owner in [COALITION, organisation] {
            let first = keys.iter().find(|key| key.owner == owner).unwrap();
            let next = (app.app.wrapping)().next(first, &SystemEntropy).unwrap();
            let mut tx = app.app.db.write().await.unwrap();
            query!(tx, keys::put(owner, 2, &next.wrapped)).unwrap();
            tx.commit().await.unwrap();
        }
        let rotated = rotation(&app, Duration::ZERO).run(&[COALITION, organisation], &Progress::silent()).await;
        assert_eq!(rotated.unwrap().forgotten, 2);
        assert_eq!((versions(&app, COALITION).await, versions(&app, organisation).await), (vec![2], vec![2]));
        let app = app.restart().await;
        assert!(!app.mails_to("amina@example.org").await.is_empty());
    }

    async fn what_a_union_and_the_staff_have_opens_with_the_new_keys(app) {
        let fields = with(person("amina@example.org"), "consent", "apwo:1");
        sign(&app, PROCLAMATION, fields).await;
        let link = app.link_to("amina@example.org").await;
        app.browser().post(&format!("{link}/confirm"), &[]).await;
        app.carry().await;
        let staff = app.put_staff(Role::Admin, "apwo", "Robin Tremblay", Language::En).await;
        let apwo = app.organisation("apwo").await;
        let mut keys = app.app.vault.of(apwo).unwrap();
        let mut tx = app.app.db.write().await.unwrap();
        notes::put(&mut tx, &keys, 1, staff, "Asked for a call", 7).await.unwrap();
        held::put_label(&mut tx, &keys, 0, 5, "nurse").await.unwrap();
        let nameless = Place { table: "people_undo", column: "sealed", row: b"" };
        query!(tx, people_beside::put_undo(apwo, staff, 0, &keys.seal(nameless, b"undo"), 7)).unwrap();
        let import = query!(tx, imports::create(apwo, staff, 7)).unwrap();
        let file = b"e-mail\nodile@example.org\n";
        let plan = Plan::guess("members.csv", file, Language::En);
        plan.keep(&mut tx, &keys, import, 1, 0).await.unwrap();
        plan.remember(&mut tx, &keys).await.unwrap();
        tx.commit().await.unwrap();
        let mut intake = Intake::new(&app.app.db, &keys, import);
        intake.take(file).await.unwrap();
        intake.finish().await.unwrap();

        let rotated = rotation(&app, Duration::ZERO).run(&[COALITION, apwo], &Progress::silent()).await.unwrap();
        assert!(rotated.values >= 9, "{rotated:?}");
        let app = app.restart().await;
        keys = app.app.vault.of(apwo).unwrap();
        assert_eq!((keys.version(), versions(&app, apwo).await), (2, vec![2]));
        let mut conn = app.app.db.read().await.unwrap();
        let amina = query!(conn, people::get(apwo, 1)).unwrap().unwrap();
        assert_eq!(Held::open(&keys, &amina).unwrap().person.given_name, "Amina");
        let note = query!(conn, people_beside::notes(apwo, 1)).unwrap().remove(0);
        assert_eq!(notes::open(&keys, &note).unwrap(), "Asked for a call");
        let row = query!(conn, imports::get(apwo, import)).unwrap().unwrap();
        assert!(Plan::open(&keys, &row).is_ok());
        drop(conn);
        let mut parts = Parts::open(app.app.db.clone(), keys.clone(), import, 1);
        let read = tokio::task::spawn_blocking(move || std::io::read_to_string(&mut parts).unwrap());
        assert_eq!(read.await.unwrap().as_bytes(), file);
        let mut tx = app.app.db.write().await.unwrap();
        Plan::guess("members.csv", file, Language::En).recall(&mut tx, &keys).await.unwrap();
        drop(tx);
        let page = app.signed_in(staff).await.get("/desk").await;
        assert!(page.is_ok() && page.body.contains("Robin Tremblay"), "{}", page.body);
    }

    async fn the_wrapping_key_changes_and_links_stay(app) {
        let link = sign_and_confirm(&app, "amina@example.org").await;
        let folder = TempDir::new().unwrap();
        let file = key_file(folder.path());
        let db = &app.app.db;
        let opens = async |wrapping: &WrappingKey| {
            Keyring::open(wrapping, &keyring::wrapped(db).await.unwrap(), &entropy()).is_ok()
        };

        // Broken off after the file was written, both open; done again, it is finished.
        secrets::change_wrapping(&file).unwrap();
        let between = secrets::load(&file).unwrap();
        assert!(opens(&between.wrapping).await && !opens(between.wrapping_now()).await);
        assert!(rotate_master(db, &file, &entropy()).await.unwrap() > 1);
        let after = secrets::load(&file).unwrap();
        assert!(opens(after.wrapping_now()).await);
        assert!(!opens(&secrets::Secrets::new(&[42; 32]).wrapping).await, "the old one opens nothing any more");
        assert!(app.browser().get(&link).await.is_ok(), "the running server goes on");

        let words = rotate_master(db, &file, &entropy()).await.unwrap_err().to_string();
        assert!(words.contains("master.key.old"), "{words}");
        std::fs::rename(secrets::old(&file), folder.path().join("safe")).unwrap();
        rotate_master(db, &file, &entropy()).await.unwrap();
        assert!(opens(secrets::load(&file).unwrap().wrapping_now()).await && !opens(after.wrapping_now()).await);
    }

    async fn an_organisation_takes_its_own_keys_along_and_nobody_elses(app) {
        let safe = Safe::new();
        let owners = owners(&app.app.db).await.unwrap();
        let (theirs, others) = (&owners[1], &owners[2]);
        let wrapping = (app.app.wrapping)();
        let closed = export(&app.app.db, &wrapping, theirs, &safe.lock, &SystemEntropy).await.unwrap();
        let mut opened = Vec::new();
        std::io::Read::read_to_end(&mut safe.key.open(&closed[..]).unwrap(), &mut opened).unwrap();
        let exported: Exported = serde_json::from_slice(&opened).unwrap();
        assert_eq!(exported.organisation, theirs.name);
        let secret = HEXLOWER.decode(exported.wrapping.as_bytes()).unwrap().try_into().unwrap();
        let keys: Vec<WrappedKey> = exported
            .keys
            .iter()
            .map(|key| WrappedKey {
                owner: exported.owner,
                version: key.version,
                wrapped: BASE64.decode(key.wrapped.as_bytes()).unwrap(),
            })
            .collect();
        let ring = Keyring::open(&WrappingKey::new(&Secret(secret)), &keys, &entropy()).unwrap();
        let place = Place { table: "people", column: "sealed", row: b"1" };
        let sealed = app.app.vault.of(theirs.owner).unwrap().seal(place, b"Amina");
        assert_eq!(ring.of(theirs.owner).unwrap().open(place, &sealed).unwrap(), b"Amina");
        assert!(ring.of(others.owner).is_err() && ring.of(COALITION).is_err());
    }
}
