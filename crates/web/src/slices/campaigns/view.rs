//! What the campaign pages show, made from the documents and the live counts.

use std::sync::Arc;

use commonfront_domain::counting::Counts;
use commonfront_domain::language::Language;
use commonfront_domain::places;
use commonfront_domain::postal_code::PostalCode;
use commonfront_domain::signing::Display;
use commonfront_store::query;
use commonfront_store::rows::SupporterRow;

use crate::app::App;
use crate::catalog::{ActionEntry, CampaignEntry, Snapshot};
use crate::error::WebError;
use crate::i18n::T;
use crate::sealed;

/// Signers shown on a page.
const SHOWN: i64 = 24;
/// Signers shown on a campaign's page.
const SHOWN_ON_CAMPAIGN: usize = 12;

/// A party to the coalition.
pub struct PartyView {
    /// Its short name, for its colour.
    pub slug: String,
    /// Its full name.
    pub name: String,
    /// What people call it.
    pub acronym: String,
}

/// A card that leads somewhere.
pub struct Card {
    /// Where to.
    pub href: String,
    /// The small line above.
    pub note: String,
    /// Its title.
    pub title: String,
    /// A sentence.
    pub text: String,
    /// How many have done it.
    pub count: String,
    /// The language's tag if it is not the page's.
    pub foreign: Option<&'static str>,
}

/// A piece of news.
pub struct UpdateView<'a> {
    /// For its address.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub html: &'a str,
    /// For machines.
    pub date: String,
    /// For people.
    pub shown_date: String,
}

/// A signer who chose to be shown.
pub struct Voice {
    /// As she chose.
    pub name: String,
    /// Her town, if she chose that.
    pub town: Option<&'static str>,
    /// Her comment, if a moderator let it through.
    pub comment: Option<String>,
    /// The comment's language if it is not the page's.
    pub foreign: Option<&'static str>,
}

/// A link that shares the page.
pub struct ShareLink {
    /// Where to.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// The parties, and how many people they represent.
#[must_use]
pub fn parties(snapshot: &Snapshot, t: T) -> (Vec<PartyView>, String) {
    let people: i64 = snapshot.parties().map(|o| o.people_represented).sum();
    let oldest = snapshot.parties().map(|o| o.as_of).min();
    let views = snapshot.parties().map(|o| PartyView {
        slug: o.slug.clone(),
        name: o.name.get(t.0).to_owned(),
        acronym: o.acronym.get(t.0).to_owned(),
    });
    let people = oldest.map_or_else(String::new, |date| {
        t.with_all("people-represented", &[("shown", &t.number(people)), ("date", &t.date(date))])
    });
    (views.collect(), people)
}

/// The card of an action.
#[must_use]
pub fn action_card(t: T, campaign: &CampaignEntry, action: &ActionEntry, counts: Counts) -> Card {
    let document = &action.document;
    Card {
        href: format!("/{}/{}/{}", t.0.tag(), campaign.document.slug, document.slug),
        note: document.effort.get(t.0).to_owned(),
        title: document.title.get(t.0).to_owned(),
        text: document.summary.get(t.0).to_owned(),
        count: t.num("card-count", counts.total()),
        foreign: None,
    }
}

/// The card of a campaign, in the other language where it has not this one.
#[must_use]
pub fn campaign_card(t: T, campaign: &CampaignEntry, counts: Counts) -> Card {
    let document = &campaign.document;
    let lang = if campaign.speaks(t.0) { t.0 } else { t.0.other() };
    Card {
        href: format!("/{}/{}", lang.tag(), document.slug),
        note: t.num("card-count", counts.total()),
        title: document.title.get(lang).to_owned(),
        text: document.lead.get(lang).to_owned(),
        count: String::new(),
        foreign: (lang != t.0).then(|| lang.tag()),
    }
}

/// The updates in one language.
#[must_use]
pub fn updates(t: T, campaign: &CampaignEntry) -> Vec<UpdateView<'_>> {
    let texts = campaign.document.updates.iter().zip(&campaign.updates_html);
    texts
        .map(|(update, html)| UpdateView {
            slug: &update.slug,
            title: update.title.get(t.0),
            html: html.get(t.0),
            date: update.date.to_string(),
            shown_date: t.date(update.date),
        })
        .collect()
}

/// A signer who chose to be shown. Its `Debug` prints nothing of the person.
#[derive(Clone)]
pub struct Supporter {
    given_name: String,
    family_name: String,
    postal_code: String,
    display: Display,
    comment: Option<String>,
    language: Option<Language>,
    confirmed_at: i64,
}

impl std::fmt::Debug for Supporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Supporter")
    }
}

impl Supporter {
    fn open(app: &App, action: i64, row: &SupporterRow) -> Result<Self, WebError> {
        let signer = sealed::open_signer(&app.vault, action, &row.fingerprint, &row.sealed)?;
        Ok(Self {
            given_name: signer.given_name,
            family_name: signer.family_name,
            postal_code: signer.postal_code,
            display: Display::from_number(row.display),
            comment: signer.comment.filter(|_| row.comment_status == 2),
            language: Language::from_tag(&row.language),
            confirmed_at: row.confirmed_at,
        })
    }
}

/// The latest signers of an action who chose to be shown: from memory, unless what is shown has changed.
///
/// # Errors
/// The database did not answer.
pub async fn supporters(app: &App, action: i64) -> Result<Arc<Vec<Supporter>>, WebError> {
    let (revision, known) = app.live.supporters(action);
    if let Some(rows) = known {
        return Ok(rows);
    }
    let mut conn = app.db.read().await?;
    let rows = query!(conn, signing::supporters(action, SHOWN))?;
    let opened = rows.into_iter().map(|row| Supporter::open(app, action, &row));
    let rows = Arc::new(opened.collect::<Result<Vec<_>, _>>()?);
    app.live.keep_supporters(action, revision, rows.clone());
    Ok(rows)
}

/// Signers as they chose to be shown.
#[must_use]
pub fn voices(t: T, rows: &[Supporter]) -> Vec<Voice> {
    rows.iter()
        .map(|row| {
            let town = PostalCode::parse(&row.postal_code).ok().and_then(|code| places::place(&code));
            Voice {
                name: match row.display {
                    Display::FullName => format!("{} {}", row.given_name, row.family_name),
                    _ => row.given_name.clone(),
                },
                town: (row.display == Display::FirstNameTown)
                    .then(|| town.map(|town| town.name(t.0)))
                    .flatten(),
                comment: row.comment.clone(),
                foreign: row.language.filter(|&lang| lang != t.0).map(Language::tag),
            }
        })
        .collect()
}

/// The latest signers of all of a campaign's actions.
///
/// # Errors
/// The database did not answer.
pub async fn campaign_voices(app: &App, t: T, campaign: &CampaignEntry) -> Result<Vec<Voice>, WebError> {
    let mut rows: Vec<Supporter> = Vec::new();
    for action in &campaign.actions {
        rows.extend(supporters(app, action.id).await?.iter().cloned());
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.confirmed_at));
    rows.truncate(SHOWN_ON_CAMPAIGN);
    Ok(voices(t, &rows))
}

/// Plain links that share an address: no script of anybody's, nothing is asked of another host.
#[must_use]
pub fn share(t: T, url: &str, title: &str, hashtag: Option<&str>) -> Vec<ShareLink> {
    let text = hashtag.map_or_else(|| title.to_owned(), |tag| format!("{title} #{tag}"));
    let encode = |parts: &[(&str, &str)]| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(parts);
        // Mail programs show a plus sign where a browser reads a space.
        query.finish().replace('+', "%20")
    };
    let both = format!("{text} {url}");
    [
        ("share-mail", format!("mailto:?{}", encode(&[("subject", title), ("body", &both)]))),
        ("share-text", format!("sms:?{}", encode(&[("body", &both)]))),
        ("share-whatsapp", format!("https://wa.me/?{}", encode(&[("text", &both)]))),
        ("share-facebook", format!("https://www.facebook.com/sharer/sharer.php?{}", encode(&[("u", url)]))),
        ("share-bluesky", format!("https://bsky.app/intent/compose?{}", encode(&[("text", &both)]))),
    ]
    .map(|(key, href)| ShareLink { href, label: t.get(key).to_owned() })
    .into()
}

/// Structured data for search engines (schema.org), made safe to stand in a page.
#[must_use]
pub fn json_ld(
    snapshot: &Snapshot,
    base_url: &str,
    url: &str,
    t: T,
    name: &str,
    description: &str,
) -> String {
    let members: Vec<_> = snapshot
        .parties()
        .map(|o| serde_json::json!({"@type": "Organization", "name": o.name.get(t.0), "alternateName": o.acronym.get(t.0)}))
        .collect();
    let data = serde_json::json!({
        "@context": "https://schema.org", "@type": "WebPage", "name": name, "description": description, "url": url,
        "inLanguage": t.0.locale().replace('_', "-"),
        "publisher": {"@type": "Organization", "name": snapshot.name(t.0), "url": base_url, "member": members},
    });
    data.to_string().replace('<', "\\u003c")
}
