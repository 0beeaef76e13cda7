//! Staff for a story, signed in without ceremony: the row and the session are written straight into the
//! database.

use commonfront_domain::{EmailAddress, Language, Role};
use commonfront_store::query;
use commonfront_web::slices::staff::accounts::{self, ACTIVE, Newcomer};
use commonfront_web::slices::staff::session;

use crate::app::TestApp;
use crate::browser::Browser;

impl TestApp {
    /// The browser of somebody with a role in an organisation (`apwo`, `aopp`, `sigo`), signed in, in
    /// English. The secretary belongs to the coalition, whatever organisation is named.
    pub async fn staff(&self, role: Role, organisation: &str) -> Browser {
        self.staff_named(role, organisation, "Robin Tremblay", Language::En).await
    }

    /// As [`TestApp::staff`], with a name and a language.
    pub async fn staff_named(
        &self,
        role: Role,
        organisation: &str,
        name: &str,
        language: Language,
    ) -> Browser {
        let id = self.put_staff(role, organisation, name, language).await;
        self.signed_in(id).await
    }

    /// Makes somebody known who may sign in; gives back her number.
    pub async fn put_staff(&self, role: Role, organisation: &str, name: &str, language: Language) -> i64 {
        let unique = hex(&self.app.vault.random::<8>());
        let email = EmailAddress::parse(&format!("staff-{unique}@commonfront.example")).expect("an address");
        let organisation_id =
            if role.of_an_organisation() { self.organisation(organisation).await } else { 0 };
        let new = Newcomer {
            fingerprint: self.app.keys.fingerprint(&email),
            email,
            name: name.to_owned(),
            role,
            organisation_id,
            language,
        };
        let now = self.app.clock.now();
        let mut tx = self.app.db.write().await.expect("a transaction");
        let id =
            accounts::put(&mut tx, &self.app.vault, &new, now).await.expect("a row").expect("a new address");
        query!(tx, staff::set_state(id, ACTIVE)).expect("an active row");
        tx.commit().await.expect("a commit");
        id
    }

    /// A browser with a new session of a member of staff.
    pub async fn signed_in(&self, staff: i64) -> Browser {
        let mut tx = self.app.db.write().await.expect("a transaction");
        let now = self.app.clock.now();
        let token =
            session::begin(&mut tx, &self.app.vault, staff, "Firefox, Linux", now).await.expect("a session");
        tx.commit().await.expect("a commit");
        let name = session::cookie_name(&self.app.settings);
        self.browser().with_header("cookie", &format!("{name}={token}"))
    }

    /// An organisation's number.
    pub async fn organisation(&self, slug: &str) -> i64 {
        let mut conn = self.app.db.read().await.expect("a connection");
        let all = query!(conn, campaigns::organisations()).expect("the organisations");
        all.into_iter().find(|row| row.slug == slug).unwrap_or_else(|| panic!("no organisation {slug}")).id
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
