//! `commonfront staff …`: who may come to the desk, from the terminal. This is how the first one gets in.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use commonfront_domain::audit::Event;
use commonfront_domain::{Clock, EmailAddress, Language, PersonName, Role};
use commonfront_store::rows::staff::StaffRow;
use commonfront_store::{Db, query};
use commonfront_vault::Vault;
use commonfront_web::keyring;
use commonfront_web::letters::About;
use commonfront_web::slices::staff::accounts::{self, DISABLED, INVITED, Newcomer};
use commonfront_web::slices::staff::{audit, letter};

use crate::commands::print;
use crate::config::Config;
use crate::secrets::{self, Secrets};
use crate::system::{SystemClock, SystemEntropy};

/// What can be done about staff.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Invite somebody: prints the link, and mails it once the server runs
    ///
    /// The first one is a secretary, who then does the rest on the page:
    /// `commonfront staff invite --email maya@union.example --name "Maya Lindqvist" --role secretary`
    Invite {
        /// Where the invitation goes
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// Her name
        #[arg(long)]
        name: String,
        /// secretary, admin, campaigner, moderator or reader
        #[arg(long)]
        role: String,
        /// The short name of her organisation; a secretary has none
        #[arg(long, value_name = "SLUG")]
        organisation: Option<String>,
        /// en or fr
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Print everybody who works here
    List,
    /// Shut somebody out, at once
    Disable {
        /// Her address
        email: String,
    },
    /// Invite somebody anew: password, second step and recovery codes have to be set up again
    Reset {
        /// Her address
        email: String,
    },
}

struct Opened {
    db: Db,
    vault: Vault,
    secrets: Secrets,
    base_url: String,
}

/// Opens everything; on a fresh server it is made.
async fn open(path: &Path) -> Result<Opened> {
    let config = Config::load(path)?;
    let db = Db::open(&config.database.url)
        .await
        .context("The database can't be opened; `commonfront doctor` says more")?;
    db.migrate().await.context("The database can't be brought up to date")?;
    let secrets = secrets::load_or_make(&config.secrets.master_key_file)?;
    let vault = Vault::new(Arc::new(SystemEntropy));
    keyring::load(&db, &secrets.wrapping, &vault).await?;
    Ok(Opened { db, vault, secrets, base_url: config.server.base_url.0 })
}

/// Does what the command line says.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn run(path: &Path, command: Staff) -> Result<()> {
    let opened = open(path).await?;
    match command {
        Staff::Invite { email, name, role, organisation, language } => {
            invite(&opened, &email, &name, &role, organisation.as_deref(), &language).await?;
        }
        Staff::List => list(&opened).await?,
        Staff::Disable { email } => {
            let row = find(&opened, &email).await?;
            let now = SystemClock.now();
            let mut tx = opened.db.write().await?;
            query!(tx, staff::set_state(row.id, DISABLED))?;
            query!(tx, staff::end_sessions(row.id, 0))?;
            let event = Event::StaffDisabled { staff: row.id };
            audit::write_as(&mut tx, 0, row.organisation_id, now, &event).await?;
            tx.commit().await?;
            print("Shut out; her sessions have ended.\n");
        }
        Staff::Reset { email } => {
            let row = find(&opened, &email).await?;
            let now = SystemClock.now();
            let mut tx = opened.db.write().await?;
            query!(tx, staff::invite(row.id, now))?;
            query!(tx, staff::drop_recovery_codes(row.id))?;
            query!(tx, staff::end_sessions(row.id, 0))?;
            query!(tx, outbox::put(About::Invitation as i64, row.id, now, now))?;
            let event = Event::StaffReset { staff: row.id };
            audit::write_as(&mut tx, 0, row.organisation_id, now, &event).await?;
            tx.commit().await?;
            let language = Language::from_tag(&row.language).unwrap_or(Language::En);
            tell_link(&opened, row.id, now, language);
        }
    }
    opened.db.close().await;
    Ok(())
}

fn tell_link(opened: &Opened, id: i64, invited_at: i64, language: Language) {
    let link = letter::link(&opened.base_url, &opened.secrets.keys, id, invited_at, language);
    print(&format!("The invitation can be taken up once, within 72 hours:\n{link}\n"));
}

async fn find(opened: &Opened, email: &str) -> Result<StaffRow> {
    let email = EmailAddress::parse(email).context("That is not an e-mail address")?;
    let fingerprint = opened.secrets.keys.fingerprint(&email);
    let mut conn = opened.db.read().await?;
    query!(conn, staff::find(&fingerprint))?.context("Nobody with this address works here")
}

async fn invite(
    opened: &Opened,
    email: &str,
    name: &str,
    role: &str,
    organisation: Option<&str>,
    language: &str,
) -> Result<()> {
    let email = EmailAddress::parse(email).context("--email is not an e-mail address")?;
    let name = PersonName::parse(name).context("--name is not a name")?;
    let role =
        Role::from_name(role).context("--role is one of: secretary, admin, campaigner, moderator, reader")?;
    let language = Language::from_tag(language).context("--language is en or fr")?;
    let mut conn = opened.db.read().await?;
    let all = query!(conn, campaigns::organisations())?;
    drop(conn);
    let organisation_id = match (role.of_an_organisation(), organisation) {
        (false, None) => 0,
        (false, Some(_)) => bail!("A secretary belongs to the coalition: leave --organisation out"),
        (true, None) => bail!("--organisation is needed for this role"),
        (true, Some(slug)) => match all.iter().find(|row| row.slug == slug) {
            Some(row) => row.id,
            None if all.is_empty() => bail!(
                "There is no organisation yet. Invite a secretary first, who adds them on the page; or bring them by `commonfront campaign import DIR`"
            ),
            None => {
                let known: Vec<&str> = all.iter().map(|row| row.slug.as_str()).collect();
                bail!("No organisation has this short name; there are: {}", known.join(", "))
            }
        },
    };
    let new = Newcomer {
        fingerprint: opened.secrets.keys.fingerprint(&email),
        email,
        name: name.as_str().to_owned(),
        role,
        organisation_id,
        language,
    };
    let now = SystemClock.now();
    let mut tx = opened.db.write().await?;
    let Some(id) = accounts::put(&mut tx, &opened.vault, &new, now).await? else {
        bail!("This address is known already; `commonfront staff reset` invites anew")
    };
    query!(tx, outbox::put(About::Invitation as i64, id, now, now))?;
    let event =
        Event::StaffInvited { staff: id, role, organisation: organisation.unwrap_or_default().to_owned() };
    audit::write_as(&mut tx, 0, organisation_id, now, &event).await?;
    tx.commit().await?;
    tell_link(opened, id, now, language);
    Ok(())
}

async fn list(opened: &Opened) -> Result<()> {
    let mut conn = opened.db.read().await?;
    let rows = query!(conn, staff::all())?;
    if rows.is_empty() {
        print("Nobody yet; `commonfront staff invite --help` says how.\n");
    }
    for row in rows {
        let staff = accounts::open(&opened.vault, &row)?;
        let state = match row.state {
            INVITED => "invited",
            DISABLED => "shut out",
            _ => "active",
        };
        let organisation = if staff.organisation.is_empty() { "-" } else { &staff.organisation };
        let (role, name, email) = (staff.role.name(), &staff.name, &staff.email);
        print(&format!("{role:<11} {organisation:<12} {state:<9} {name} <{email}>\n"));
    }
    Ok(())
}
