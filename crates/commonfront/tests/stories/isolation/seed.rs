//! What an organisation may have at the desk, one of each, under words that are nobody else's.

use commonfront_domain::{Language, Role};
use commonfront_testkit::{Browser, TestApp};

use crate::desk_imports::{EXPRESS, bring, imported};

/// The keys of what an organisation has, or of what nobody has.
#[derive(Clone, Debug)]
pub struct Ids {
    pub organisation: String,
    pub person: i64,
    pub note: i64,
    pub undo: i64,
    pub segment: i64,
    pub import: i64,
    pub waiting: i64,
    pub staff: i64,
    pub session: i64,
}

impl Ids {
    /// Of nobody's.
    pub fn nowhere() -> Self {
        let id = 987_654;
        let organisation = "nowhere".to_owned();
        Self {
            organisation,
            person: id,
            note: id,
            undo: id,
            segment: id,
            import: id,
            waiting: id,
            staff: id,
            session: id,
        }
    }
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn did(desk: &Browser, path: &str, pairs: &[(&str, &str)]) {
    let done = desk.post(path, &fields(pairs)).await;
    assert_eq!(done.status, 303, "{path}: {}", done.body);
}

/// Gives an organisation people, notes, tags, fields, segments, imports, faults, something to undo, entries
/// in its log and staff. `mark` is in every word of it; `people` have to be three at least.
pub async fn seed(app: &TestApp, organisation: &str, mark: &str, people: usize) -> Ids {
    let name = format!("Staffer {mark}staff");
    let staff = app.put_staff(Role::Admin, organisation, &name, Language::En).await;
    let desk = app.signed_in(staff).await;
    let mut file = format!("email,first name,last name,postal code,tags,{mark}field\n");
    for n in 0..people {
        // The second and the third share a name: the desk proposes to make them one.
        let family = n.min(2);
        file += &format!(
            "{mark}{n}@{mark}mail.example,{mark}given,{mark}family{family},X0A 0H0,{mark}tag,{mark}value\n"
        );
    }
    file += &format!("{mark} is no address,,,,,\n");
    let mut about = EXPRESS.to_vec();
    let proof = format!("Cards of {mark}proof");
    about[1].1 = &proof;
    let done = imported(app, &desk, file.as_bytes(), &about).await;
    let more = format!("email,{mark}head\nlast@{mark}mail.example,{mark}cell\n");
    let waiting = bring(&desk, &format!("{mark}file.csv"), more.as_bytes()).await;
    let id = |path: &str| path.rsplit('/').next().unwrap_or_default().parse::<i64>().expect("a number");
    let number = app.organisation(organisation).await;
    let newest = |table: &str| {
        let column = if table == "people" { "number" } else { "id" };
        format!("SELECT MAX({column}) FROM {table} WHERE organisation_id = {number}")
    };
    let person = app.number(&newest("people")).await;
    let record = format!("/desk/people/{person}");
    did(&desk, &format!("{record}/note"), &[("note", &format!("Spoke of {mark}note."))]).await;
    let segment = [("name", &*format!("Those of {mark}segment")), ("query", &format!("tag={mark}tag"))];
    did(&desk, "/desk/segments", &segment).await;
    did(&desk, &format!("/desk/people/{}/merge?with={}", person - 2, person - 1), &[]).await;
    did(&desk, &format!("{record}/tag"), &[("tag", &format!("{mark}tag two"))]).await;
    Ids {
        organisation: organisation.to_owned(),
        person,
        note: app.number(&newest("people_notes")).await,
        undo: app.number(&newest("people_undo")).await,
        segment: app.number(&newest("people_segments")).await,
        import: id(&done),
        waiting: id(waiting.location()),
        staff,
        session: app.number(&format!("SELECT MAX(id) FROM staff_sessions WHERE staff_id = {staff}")).await,
    }
}
