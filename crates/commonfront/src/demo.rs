//! `commonfront demo`: a folder with an example coalition, its people and its campaign, and a server on it.

mod bargaining;
mod calendar;
mod calls;
mod clock;
mod fairness;
mod pact;

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use commonfront_domain::clock::DAY;
use commonfront_domain::comment::Verdict;
use commonfront_domain::keys::Keys;
use commonfront_domain::signing::{Display, Typed};
use commonfront_domain::{Clock, EmailAddress, Language, Right, Role, Signer};
use commonfront_pact::PactKey;
use commonfront_store::rows::NewSignature;
use commonfront_store::{Change, Db, Writer, query};
use commonfront_vault::Vault;
use commonfront_web::slices::campaigns::documents::Documents;
use commonfront_web::slices::campaigns::files;
use commonfront_web::slices::decisions;
use commonfront_web::slices::staff::accounts::{self, ACTIVE, Newcomer};
use commonfront_web::slices::{incidents, messages};
use commonfront_web::{keyring, sealed};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::commands::serve;
use crate::config::{BaseUrl, Config};
use crate::secrets;
use crate::system::{SystemClock, SystemEntropy};

/// The files of `demo/`.
#[derive(RustEmbed)]
#[folder = "../../demo"]
struct Files;

const CONFIG: &str = "\
# The demonstration's configuration; `commonfront config-sample` prints every value there is.
[mail]
transport = \"mailbox\"
[log]
level = \"warn\"
";

/// An example supporter; see `demo/supporters.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Supporter {
    given_name: String,
    family_name: String,
    postal_code: String,
    language: Language,
    action: String,
    display: String,
    #[serde(default)]
    commitments: Vec<String>,
    #[serde(default)]
    comment: String,
    /// Whether nobody has read the comment yet.
    #[serde(default)]
    waiting: bool,
    days_ago: i64,
}

#[derive(Debug, Deserialize)]
struct Supporters {
    supporters: Vec<Supporter>,
}

/// Makes the folder if need be, and serves it on a port of this machine.
///
/// # Errors
/// The folder can't be made, or the server can't run.
pub async fn run(dir: &Path, port: u16) -> Result<()> {
    let fresh = !dir.join("commonfront.db").exists();
    let path = dir.join("commonfront.toml");
    if fresh {
        fs::create_dir_all(dir).with_context(|| format!("The folder {} can't be made", dir.display()))?;
        write_example(&dir.join("coalition"))?;
        fs::write(&path, CONFIG).context("The configuration can't be written")?;
    }
    let mut config = Config::load(&path)?;
    config.server.listen = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    config.server.base_url = BaseUrl(format!("http://localhost:{port}"));
    if fresh {
        let db = Db::open(&config.database.url).await.context("The database can't be made")?;
        db.migrate().await?;
        let documents = files::read(&dir.join("coalition"))?;
        documents.import(&db, SystemClock.now()).await?;
        let secrets = secrets::load_or_make(&config.secrets.master_key_file)?;
        let vault = Vault::new(Arc::new(SystemEntropy));
        keyring::load(&db, &secrets.wrapping, &vault).await?;
        sign_examples(&db, &secrets.keys, &vault, &documents).await?;
        put_staff(&db, &secrets.keys, &vault).await?;
        let key = PactKey::new(&secrets.keys.pact_secret());
        pact::put(&db, &vault, &key, &documents.coalition.organisations, SystemClock.now()).await?;
        put_decisions(&db, &documents).await?;
        calls::put(&db, &vault, SystemClock.now()).await?;
        calendar::put(&db).await?;
        bargaining::put(&db, SystemClock.now()).await?;
        db.close().await;
    }
    let base = &config.server.base_url.0;
    let greeting = [
        format!("\n  Common Front is showing its example coalition from {}/\n", dir.display()),
        format!("    The campaign     {base}/en/keep-it-public"),
        format!("    En français      {base}/fr/keep-it-public"),
        format!("    The mailbox      {base}/demo/mailbox"),
        format!("    The desk         {base}/demo/desk\n"),
        "  Sign, then open the mailbox and confirm. Ctrl-C stops; the folder keeps everything.\n".to_owned(),
    ];
    serve(&config, Arc::new(clock::DemoClock::of(dir)), &greeting).await
}

/// Those who work at the example's desk: (role, organisation, name, language). They have neither password nor second
/// step; `/demo/desk` lets one be any of them.
const STAFF: [(Role, &str, &str, Language); 6] = [
    (Role::Secretary, "", "Noor Haddad", Language::En),
    (Role::Admin, "apwo", "Maya Lindqvist", Language::En),
    (Role::Campaigner, "apwo", "Jonas Okafor", Language::En),
    (Role::Moderator, "apwo", "Tom Reid", Language::En),
    (Role::Admin, "aopp", "Marie-Clémence Bouchard", Language::Fr),
    (Role::Campaigner, "sigo", "Inès Beaulieu", Language::Fr),
];

async fn put_staff(db: &Db, keys: &Keys, vault: &Vault) -> Result<()> {
    let mut conn = db.read().await?;
    let organisations = query!(conn, campaigns::organisations())?;
    drop(conn);
    let now = SystemClock.now();
    // Who speaks for whom: the organisation's key and one of its staff.
    let mut speakers = BTreeMap::new();
    let mut tx = db.write().await?;
    for (i, (role, organisation, name, language)) in STAFF.into_iter().enumerate() {
        let email = EmailAddress::parse(&format!("desk-{i}@commonfront.example"))?;
        let party = organisations.iter().find(|row| row.slug == organisation);
        let new = Newcomer {
            fingerprint: keys.fingerprint(&email),
            email,
            name: name.to_owned(),
            role,
            organisation_id: party.map_or(0, |row| row.id),
            language,
        };
        if let Some(id) = accounts::put(&mut tx, vault, &new, now).await? {
            query!(tx, staff::set_state(id, ACTIVE))?;
            if role.may(Right::SpeakForParty) {
                speakers.entry(organisation).or_insert((new.organisation_id, id));
            }
        }
    }
    let speaker = |slug: &str| speakers.get(slug).copied();
    messages::example::put(&mut tx, vault, now, &speaker).await?;
    incidents::example::put(&mut tx, vault, now, &speaker).await?;
    fairness::put(&mut tx, now, &speaker).await?;
    tx.commit().await?;
    Ok(())
}

/// What the example's unions decide and say together.
async fn put_decisions(db: &Db, documents: &Documents) -> Result<()> {
    let mut tx = db.write().await?;
    let keys = query!(tx, campaigns::organisations())?;
    let people = |slug: &str| {
        let party = documents.coalition.organisations.iter().find(|party| party.slug == slug);
        party.map_or(0, |party| party.people_represented)
    };
    let parties: Vec<(i64, i64)> = keys.iter().map(|key| (key.id, people(&key.slug))).collect();
    decisions::example::put(&mut tx, &parties, SystemClock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the example coalition's files.
///
/// # Errors
/// A file can't be written.
pub fn write_example(dir: &Path) -> Result<()> {
    for name in Files::iter() {
        let path = dir.join(name.as_ref());
        if let (Some(folder), Some(file)) = (path.parent(), Files::get(&name)) {
            fs::create_dir_all(folder)
                .with_context(|| format!("The folder {} can't be made", folder.display()))?;
            fs::write(&path, file.data).with_context(|| format!("{} can't be written", path.display()))?;
        }
    }
    Ok(())
}

/// Has the example's people sign and confirm. They have no mailboxes, so no mail goes out.
async fn sign_examples(db: &Db, keys: &Keys, vault: &Vault, documents: &Documents) -> Result<()> {
    let file = Files::get("supporters.toml").context("The example has no supporters")?;
    let people: Supporters = toml::from_str(&String::from_utf8_lossy(&file.data))?;
    let (writer, done) = Writer::start(db.clone(), people.supporters.len() * 3, Arc::new(|_| ()));
    let mut conn = db.read().await?;
    let actions = query!(conn, campaigns::actions())?;
    let now = SystemClock.now();
    for (i, person) in people.supporters.iter().enumerate() {
        let campaign = documents.campaigns.first().context("The example has no campaign")?;
        let action =
            campaign.action(&person.action).context("The example names an action that is not there")?;
        let id = actions.iter().find(|row| row.slug == person.action).map(|row| row.id).unwrap_or_default();
        let typed = Typed {
            given_name: person.given_name.clone(),
            family_name: person.family_name.clone(),
            email_address: format!("example-{i}@commonfront.example"),
            postal_code: person.postal_code.clone(),
            display: person.display.clone(),
            comment: person.comment.clone(),
            commitments: person.commitments.clone(),
            ..Typed::default()
        };
        let form = typed
            .read(campaign, action)
            .map_err(|faults| anyhow::anyhow!("{}: {faults:?}", person.given_name))?;
        let fingerprint = keys.fingerprint(&form.email_address);
        let at = now - person.days_ago * DAY - i64::try_from(i)? * 60_000_000;
        let signer = Signer {
            given_name: form.given_name.as_str().to_owned(),
            family_name: form.family_name.as_str().to_owned(),
            email_address: form.email_address.as_str().to_owned(),
            postal_code: form.postal_code.as_str().to_owned(),
            comment: form.comment.map(|comment| comment.as_str().to_owned()),
        };
        let (address_key, domain_key) = sealed::address_keys(vault, &form.email_address)?;
        writer
            .sign(NewSignature {
                action_id: id,
                fingerprint,
                sealed: sealed::seal_signer(vault, id, &fingerprint, &signer)?,
                address_key,
                domain_key,
                network: None,
                display: Display::from_name(&person.display).unwrap_or_default() as i64,
                has_comment: signer.comment.is_some(),
                commitments: form.commitments.join(","),
                language: person.language.tag(),
                source: if i % 5 == 3 { "api" } else { "form" },
                wordings: Vec::new(),
                at,
            })
            .await?;
        if let Some(row) = query!(conn, signing::find(id, &fingerprint))? {
            writer.change(Change::Confirm { id: row.id, at }).await?;
            if !person.waiting {
                writer.change(Change::Review { id: row.id, verdict: Verdict::Shown }).await?;
            }
        }
    }
    drop(conn);
    let mut tx = db.write().await?;
    query!(tx, outbox::cancel_all())?;
    tx.commit().await?;
    writer.stop().await;
    done.await?;
    Ok(())
}
