//! What a record's page says, line by line, in plain words.

use commonfront_domain::Language;
use commonfront_domain::campaign::Campaign;
use commonfront_domain::counting::Status;
use commonfront_domain::person::{Basis, MailStatus};
use commonfront_domain::signing::Display;
use commonfront_store::rows::rights::GivenRow;

use super::record::{Holder, Record, Signed};
use crate::catalog::Snapshot;
use crate::i18n::T;
use crate::slices::signing::panel::organisation_name;

/// A field that has to be mended.
pub struct Fault {
    /// Its name.
    pub field: &'static str,
    /// What to do.
    pub message: String,
}

/// Something that is held: what it is, and what it says.
pub struct Line {
    /// What it is.
    pub term: String,
    /// What it says.
    pub text: String,
}

/// A signature.
pub struct SignatureView {
    /// What was signed.
    pub title: String,
    /// What is held.
    pub lines: Vec<Line>,
}

/// An organisation's record.
pub struct HolderView {
    /// Its short name.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What is held.
    pub lines: Vec<Line>,
    /// Notes, with their days.
    pub notes: Vec<Line>,
    /// Whether there is a consent, or mail, to be ended.
    pub may_withdraw: bool,
}

/// A consent.
pub struct ConsentView {
    /// To whom.
    pub organisation: String,
    /// The exact words.
    pub wording: String,
    /// The words' language.
    pub language: String,
    /// When, where, and until when.
    pub lines: Vec<Line>,
    /// The organisation, if the consent can be taken back here and not beside its record.
    pub withdraw: Option<String>,
}

/// Lines, those left out that say nothing.
struct Lines(T, Vec<Line>);

impl Lines {
    fn add(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.1.push(Line { term: self.0.get(key).to_owned(), text });
        }
    }
}

fn title(t: T, snapshot: &Snapshot, action: i64) -> String {
    snapshot.action_by_id(action).map_or_else(String::new, |(campaign, action)| {
        let (campaign, action) = (campaign.document.title.get(t.0), action.document.title.get(t.0));
        t.with_all("rights-of-campaign", &[("action", action), ("campaign", campaign)])
    })
}

fn language(t: T, tag: &str) -> &'static str {
    t.get(match Language::from_tag(tag) {
        Some(Language::En) => "staff-english",
        Some(Language::Fr) => "staff-french",
        None => "rights-unknown",
    })
}

/// A signature in words.
pub fn signature(t: T, snapshot: &Snapshot, signed: &Signed) -> SignatureView {
    let Signed { row, signer } = signed;
    let mut lines = Lines(t, Vec::new());
    lines.add("mine-name", format!("{} {}", signer.given_name, signer.family_name));
    lines.add("field-email-address", signer.email_address.as_str());
    lines.add("field-postal-code", signer.postal_code.as_str());
    let comment_state = t.get(match row.comment_status {
        2 => "comment-shown",
        3 => "comment-refused",
        _ => "comment-waiting",
    });
    if let Some(comment) = &signer.comment {
        lines.add("field-comment", format!("{comment} ({comment_state})"));
    }
    lines.add(
        "field-display",
        t.get(match Display::from_number(row.display) {
            Display::Nothing => "display-nothing",
            Display::FirstNameTown => "display-first-name-town",
            Display::FullName => "display-full-name",
        }),
    );
    lines.add("mine-signed-on", t.day(row.created_at));
    lines.add(
        "rights-counts",
        match (Status::from_number(row.status), row.confirmed_at) {
            (Some(Status::Pending), _) => t.get("rights-counts-pending").to_owned(),
            (Some(Status::Confirmed), Some(at)) => t.with("rights-counts-since", "date", &t.day(at)),
            _ => t.get("rights-counts-not").to_owned(),
        },
    );
    lines.add("rights-language", language(t, &row.language));
    SignatureView { title: title(t, snapshot, row.action_id), lines: lines.1 }
}

fn basis(t: T, basis: Basis) -> &'static str {
    t.get(match basis {
        Basis::Form => "rights-basis-form",
        Basis::Express => "rights-basis-express",
        Basis::Membership => "rights-basis-membership",
    })
}

/// An organisation's record in words.
pub fn holder(t: T, snapshot: &Snapshot, holder: &Holder, consents: &[GivenRow]) -> HolderView {
    let Holder { held, notes, imports, .. } = holder;
    let (person, mut lines) = (&held.person, Lines(t, Vec::new()));
    lines.add("mine-name", format!("{} {}", person.given_name, person.family_name));
    lines.add("field-email-address", person.email_address.as_str());
    lines.add("field-postal-code", person.postal_code.as_str());
    lines.add("rights-language", language(t, held.language.tag()));
    lines.add("rights-tags", person.tags.join(", "));
    for (name, value) in &person.custom {
        lines.1.push(Line { term: name.clone(), text: value.clone() });
    }
    let signed: Vec<String> = person.signed.iter().map(|&id| title(t, snapshot, id)).collect();
    lines.add("rights-signed", signed.join("\n"));
    let mut why = vec![basis(t, held.standing.basis).to_owned()];
    for import in imports {
        let day = t.day(import.at);
        let basis = import.basis.map_or("", |one| basis(t, one));
        why.push(t.with_all("rights-import", &[("date", &day), ("basis", basis), ("proof", &import.proof)]));
    }
    if let Some(until) = held.basis_until {
        why.push(t.with("rights-basis-until", "date", &t.day(until)));
    }
    lines.add("rights-basis", why.join("\n"));
    lines.add(
        "rights-mail",
        t.get(match held.standing.mail_status {
            MailStatus::Subscribed => "rights-mail-subscribed",
            MailStatus::Unsubscribed => "rights-mail-unsubscribed",
            MailStatus::Undeliverable => "rights-mail-undeliverable",
        }),
    );
    lines.add("rights-since", t.day(held.standing.created_at));
    lines.add("rights-changed", t.day(held.updated_at));
    let stands =
        consents.iter().any(|one| one.organisation_id == holder.organisation && one.withdrawn_at.is_none());
    HolderView {
        slug: holder.slug.clone(),
        name: organisation_name(snapshot, &holder.slug, t.0),
        lines: lines.1,
        notes: notes.iter().map(|(text, at)| Line { term: t.day(*at), text: text.clone() }).collect(),
        may_withdraw: stands || held.standing.mail_status == MailStatus::Subscribed,
    }
}

/// A consent in words.
pub fn consent(t: T, snapshot: &Snapshot, given: &GivenRow, holders: &[Holder]) -> ConsentView {
    let mut lines = Lines(t, Vec::new());
    let organisation = snapshot.organisation(&given.organisation);
    lines.add("rights-consent-given", t.day(given.given_at));
    lines.add(
        "rights-consent-where",
        match given.source.as_str() {
            "form" => t.with("rights-source-form", "action", &title(t, snapshot, given.action_id)),
            _ => t.with("rights-source-other", "action", &title(t, snapshot, given.action_id)),
        },
    );
    let version = t.number(given.version);
    let words = [("version", version.as_str()), ("language", language(t, &given.language))];
    lines.add("rights-consent-version", t.with_all("rights-consent-version-words", &words));
    let left = organisation.and_then(|organisation| organisation.left);
    lines.add(
        "rights-consent-state",
        match (given.withdrawn_at, left) {
            (Some(at), _) => t.with("rights-consent-withdrawn", "date", &t.day(at)),
            (None, Some(day)) => t.with("rights-consent-left", "date", &t.date(day)),
            (None, None) if given.state == 0 => t.get("rights-consent-waits").to_owned(),
            (None, None) => t.get("rights-consent-stands").to_owned(),
        },
    );
    let held = holders.iter().any(|holder| holder.organisation == given.organisation_id);
    let open = given.withdrawn_at.is_none() && left.is_none() && !held;
    ConsentView {
        organisation: organisation_name(snapshot, &given.organisation, t.0),
        wording: given.wording.clone(),
        language: given.language.clone(),
        lines: lines.1,
        withdraw: open.then(|| given.organisation.clone()),
    }
}

/// How long a campaign keeps its signatures, if it has said so.
#[must_use]
pub fn promise(t: T, campaign: &Campaign) -> Option<String> {
    let months = t.num("rights-months", i64::from(campaign.retention_months?));
    Some(match campaign.ends {
        None => t.with("rights-retention", "months", &months),
        Some(day) => t.with_all("rights-retention-ends", &[("months", &months), ("date", &t.date(day))]),
    })
}

/// How long the campaigns keep the signatures of a record.
pub fn retention(t: T, snapshot: &Snapshot, record: &Record) -> Vec<String> {
    let concerned = |campaign: &&crate::catalog::CampaignEntry| {
        let mine = |one: &Signed| {
            snapshot.action_by_id(one.row.action_id).is_some_and(|(of, _)| of.id == campaign.id)
        };
        record.signatures.iter().any(mine)
    };
    let campaigns = snapshot.campaigns.iter().filter(concerned);
    let lines = campaigns.filter_map(|campaign| {
        let promise = promise(t, &campaign.document)?;
        let title = campaign.document.title.get(t.0);
        Some(t.with_all("rights-retention-of", &[("campaign", title), ("promise", &promise)]))
    });
    lines.collect()
}
