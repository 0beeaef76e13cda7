//! Campaigns written at the desk: drafts, previews, publishing, schedules, revisions.

use commonfront_domain::{Language, Role};
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::campaigns::{documents::Documents, files};

use crate::with;

pub(crate) type Form = Vec<(String, String)>;

pub(crate) const BEDS: &str = "/desk/campaigns/seven-hundred-beds";

pub(crate) fn pairs(fields: &[(&str, &str)]) -> Form {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn unescaped(text: &str) -> String {
    let entities = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
    entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(rest.split('"').next()?))
}

/// What a browser would send of the page's editing form, without any button.
pub(crate) fn form(page: &Answer) -> Form {
    let (_, form) =
        page.body.split_once("data-editor>").unwrap_or_else(|| panic!("no form in {}", page.body));
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for part in form.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("input") {
            let kind = attribute(tag, "type").unwrap_or_default();
            if !matches!(kind.as_str(), "checkbox" | "radio") || tag.ends_with(" checked") {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            let text = part.split_once('>').unwrap().1;
            fields.push((name, unescaped(text.strip_prefix('\n').unwrap_or(text))));
        }
    }
    fields
}

pub(crate) fn button(mut form: Form, value: &str) -> Form {
    form.push(("do".into(), value.into()));
    form
}

pub(crate) fn value<'f>(form: &'f Form, name: &str) -> &'f str {
    form.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// Begins a campaign in both languages; gives back the form of its editor.
pub(crate) async fn begin(writer: &Browser) -> Form {
    let title = pairs(&[("title.en", "Seven hundred beds"), ("title.fr", "Sept cents lits"), ("slug", "")]);
    let begun = writer.post("/desk/campaigns/new", &title).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    assert_eq!(begun.location(), format!("{BEDS}?did=created"));
    form(&writer.get(BEDS).await)
}

/// What is still missing from a new campaign.
pub(crate) fn filled(form: Form) -> Form {
    let form = with(form, "lead.en", "Beds close because nobody is hired.");
    let form = with(form, "lead.fr", "Des lits ferment faute de personnel.");
    let form = with(form, "story.en", "## What happened\n\nIn **2024** they closed 212 beds.");
    with(form, "story.fr", "## Ce qui s’est passé\n\nEn **2024**, on a fermé 212 lits.")
}

/// Publishes what the draft says now.
pub(crate) async fn publish(writer: &Browser, page: &str) -> Answer {
    let looked = writer.get(&format!("{page}/publish")).await;
    assert!(looked.is_ok(), "{}", looked.body);
    let fields = [("version", looked.hidden("version")), ("revision", looked.hidden("revision"))];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    writer.post(&format!("{page}/publish"), &button(fields.into(), "now")).await
}

/// Begins, fills and publishes a campaign.
pub(crate) async fn published(app: &TestApp) -> Browser {
    let writer = app.staff(Role::Campaigner, "apwo").await;
    let form = begin(&writer).await;
    let saved = writer.post(BEDS, &button(filled(form), "publish")).await;
    assert_eq!(saved.location(), format!("{BEDS}/publish"), "{}", saved.body);
    let done = publish(&writer, BEDS).await;
    assert_eq!(done.location(), format!("{BEDS}?did=published"), "{}", done.body);
    writer
}

stories! {
    async fn a_campaigner_writes_in_both_languages_saves_half_and_publishes_within_minutes(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let visitor = app.browser();
        let form = begin(&writer).await;
        assert_eq!(value(&form, "title.fr"), "Sept cents lits");
        assert!(value(&form, "consents.aopp.fr").contains("Alliance"), "{form:?}");
        // Half a draft is kept, and says what is missing.
        let half = with(form, "lead.en", "Beds close because nobody is hired.");
        let saved = writer.post(BEDS, &button(half, "save")).await;
        assert_eq!(saved.location(), format!("{BEDS}?did=saved"));
        let page = writer.get(BEDS).await;
        assert!(page.body.contains("3 things to mend before it can be published"), "{}", page.body);
        assert!(page.body.contains(&format!("href=\"{BEDS}#story.fr\"")));
        assert_eq!(value(&self::form(&page), "lead.en"), "Beds close because nobody is hired.");
        assert_eq!(visitor.get("/en/seven-hundred-beds").await.status, 404);
        let refused = publish_raw(&writer, &page).await;
        assert_eq!(refused.status, 422);
        // The rest, and it is public.
        let rest = filled(self::form(&page));
        assert_eq!(writer.post(BEDS, &button(rest, "save")).await.status, 303);
        let done = publish(&writer, BEDS).await;
        assert_eq!(done.location(), format!("{BEDS}?did=published"), "{}", done.body);
        let english = visitor.get("/en/seven-hundred-beds").await;
        assert!(english.body.contains("Seven hundred beds") && english.body.contains("<strong>2024</strong>"));
        assert!(visitor.get("/fr/seven-hundred-beds").await.body.contains("Sept cents lits"));
        assert!(visitor.get("/fr/seven-hundred-beds/petition").await.body.contains("Signez la pétition"));
        let list = writer.get("/desk/campaigns").await;
        assert!(list.body.contains("Seven hundred beds") && list.body.contains("2 published"), "{}", list.body);
        assert!(list.body.contains("Robin Tremblay"));
    }

    async fn a_signature_on_what_was_written_here_counts(app) {
        published(&app).await;
        let signed = crate::sign(&app, "/en/seven-hundred-beds/petition", commonfront_testkit::person("amina@example.org")).await;
        assert_eq!(signed.status, 303, "{}", signed.body);
    }

    async fn what_is_written_shows_only_once_it_is_published(app) {
        let writer = published(&app).await;
        let visitor = app.browser();
        let page = writer.get(BEDS).await;
        let changed = with(form(&page), "title.en", "Eight hundred beds");
        assert_eq!(writer.post(BEDS, &button(changed, "save")).await.status, 303);
        assert!(!visitor.get("/en/seven-hundred-beds").await.body.contains("Eight hundred"));
        let list = writer.get("/desk/campaigns").await.body;
        assert!(list.contains("Eight hundred beds") && list.contains("changes not yet published"));
        let preview = writer.get(&format!("{BEDS}/preview/en")).await;
        assert!(preview.body.contains("Eight hundred beds") && preview.body.contains(" inert"), "{}", preview.body);
        assert!(writer.get(&format!("{BEDS}/preview/fr/petition")).await.body.contains("Signez la pétition"));
        let colours = writer.get(&format!("{BEDS}/preview/colours.css")).await;
        assert!(colours.body.contains("--accent:#1f5fa8"), "{}", colours.body);
        assert_eq!(visitor.get(&format!("{BEDS}/preview/en")).await.status, 303);
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        assert!(visitor.get("/en/seven-hundred-beds").await.body.contains("Eight hundred"));
        // Published: the short name stays, whatever is sent.
        let renamed = with(form(&writer.get(BEDS).await), "slug", "other");
        assert_eq!(writer.post(BEDS, &button(renamed, "save")).await.location(), format!("{BEDS}?did=saved"));
    }

    async fn two_who_write_at_once_lose_nothing(app) {
        let first = app.staff_named(Role::Campaigner, "apwo", "Maya Lindqvist", Language::En).await;
        let second = app.staff_named(Role::Campaigner, "apwo", "Jonas Okafor", Language::En).await;
        let stranger = app.staff_named(Role::Campaigner, "sigo", "Ana Roy", Language::En).await;
        begin(&first).await;
        let [mine, yours, theirs] = [&first, &second, &stranger].map(|browser| browser.get(BEDS));
        let (mine, yours, theirs) = (form(&mine.await), form(&yours.await), form(&theirs.await));
        let mine = with(mine, "lead.en", "Maya’s words stand first.");
        assert_eq!(first.post(BEDS, &button(mine, "save")).await.status, 303);
        // Other fields: both changes are kept at once.
        let yours = with(yours, "lead.fr", "Les mots de Jonas.");
        let saved = second.post(BEDS, &button(yours.clone(), "save")).await;
        assert_eq!(saved.location(), format!("{BEDS}?did=merged"), "{}", saved.body);
        // The same field: the form comes back with both.
        let theirs = with(theirs, "lead.en", "Ana has other words.");
        let back = stranger.post(BEDS, &button(theirs, "save")).await;
        assert_eq!(back.status, 409);
        assert!(back.body.contains("Somebody else has changed the same words"));
        assert!(back.body.contains("Maya’s") && back.body.contains("Ana has"), "{}", back.body);
        // Another union's people are not named.
        assert!(back.body.contains("APWO") && !back.body.contains("Okafor"), "{}", back.body);
        let again = form(&back);
        assert_eq!(value(&again, "lead.en"), "Ana has other words.");
        assert_eq!(value(&again, "lead.fr"), "Les mots de Jonas.");
        assert_eq!(stranger.post(BEDS, &button(again, "save")).await.location(), format!("{BEDS}?did=saved"));
        let now = form(&first.get(BEDS).await);
        assert_eq!(value(&now, "lead.en"), "Ana has other words.");
        assert_eq!(value(&now, "lead.fr"), "Les mots de Jonas.");
        // Somebody gives it another name while another still writes under the old one.
        let late = form(&second.get(BEDS).await);
        let renamed = with(now, "slug", "more-beds");
        assert_eq!(first.post(BEDS, &button(renamed, "save")).await.location(), "/desk/campaigns/more-beds?did=saved");
        let late = with(late, "hashtag", "#Lits700");
        assert_eq!(second.post(BEDS, &button(late, "save")).await.location(), "/desk/campaigns/more-beds?did=merged");
        assert_eq!(value(&form(&first.get("/desk/campaigns/more-beds").await), "hashtag"), "Lits700");
    }

    async fn problems_name_their_fields_in_the_persons_language(app) {
        let writer = app.staff_named(Role::Campaigner, "apwo", "Marie Roy", Language::Fr).await;
        let form = begin(&writer).await;
        let page = writer.post(BEDS, &button(form, "priorities.add")).await;
        assert!(page.is_ok() && page.body.contains("Rien n’est encore enregistré"), "{}", page.body);
        let typed = with(self::form(&page), "priorities.0.title.en", "Seven hundred");
        let typed = with(with(typed, "accent", "#ffcc00"), "hashtag", "a b");
        let saved = writer.post(BEDS, &button(typed, "save")).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = writer.get(BEDS).await.body;
        for words in [
            "Priorité 1\u{a0}: Titre</a> – Le texte en français manque.",
            "Récit</a> – Le texte en anglais manque.",
            "#ffcc00 n’est pas lisible sur notre papier",
            "Mot-clic</a> – Seulement des lettres",
            "#priorities.0.title.fr\"",
            "français, manquant",
        ] {
            assert!(page.contains(words), "{words} in {page}");
        }
        // What even a draft can't keep comes back as it was typed.
        let bad = with(with(self::form(&writer.get(BEDS).await), "accent", "rouge"), "slug", "Pas un nom");
        let back = writer.post(BEDS, &button(bad, "save")).await;
        assert_eq!(back.status, 422);
        assert!(back.body.contains("value=\"rouge\"") && back.body.contains("value=\"Pas un nom\""), "{}", back.body);
    }

    async fn lists_are_filled_moved_and_emptied_by_plain_buttons(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let mut form = begin(&writer).await;
        for name in ["one", "two"] {
            let page = writer.post(BEDS, &button(form, "priorities.add")).await;
            form = self::form(&page);
            let last = form.iter().filter(|(name, _)| name.ends_with("title.en") && name.starts_with("priorities")).count() - 1;
            form = with(form, &format!("priorities.{last}.title.en"), name);
        }
        let form = self::form(&writer.post(BEDS, &button(form, "priorities.1.up")).await);
        assert_eq!(value(&form, "priorities.0.title.en"), "two");
        let form = self::form(&writer.post(BEDS, &button(form, "priorities.1.remove")).await);
        assert_eq!(value(&form, "priorities.1.title.en"), "");
        let form = self::form(&writer.post(BEDS, &button(form, "updates.add")).await);
        assert_eq!(value(&form, "updates.0.date"), "2026-11-21");
        // An action is made and opened; its page has its own form.
        let added = writer.post(BEDS, &button(form, "add.pledge")).await;
        assert_eq!(added.location(), format!("{BEDS}/actions/pledge"), "{}", added.body);
        let pledge = format!("{BEDS}/actions/pledge");
        let form = self::form(&writer.get(&pledge).await);
        let form = self::form(&writer.post(&pledge, &button(form, "commitments.add")).await);
        let form = with(with(form, "commitments.1.text.en", "I will write."), "commitments.1.text.fr", "J’écrirai.");
        let form = with(with(form, "slug", "promise"), "goals", "many");
        let back = writer.post(&pledge, &button(form, "save")).await;
        assert_eq!(back.status, 422);
        assert!(back.body.contains("Give whole numbers") && back.body.contains("value=\"many\"") && back.body.contains("value=\"promise\""), "{}", back.body);
        let form = with(self::form(&back), "goals", "10; 1 000");
        let saved = writer.post(&pledge, &button(form, "save")).await;
        assert_eq!(saved.location(), format!("{BEDS}/actions/promise?did=saved"), "{}", saved.body);
        let form = self::form(&writer.get(&format!("{BEDS}/actions/promise")).await);
        assert_eq!(value(&form, "goals"), "10; 1000");
        assert_eq!(value(&form, "commitments.1.text.fr"), "J’écrirai.");
        assert_eq!(value(&self::form(&writer.get(BEDS).await), "actions.1"), "promise");
    }

    async fn changed_words_of_a_consent_are_a_new_version(app) {
        let writer = published(&app).await;
        let old = form(&writer.get(BEDS).await);
        let words = value(&old, "consents.apwo.en").to_owned();
        let changed = with(old, "consents.apwo.en", "Yes, write to me.");
        writer.post(BEDS, &button(changed, "save")).await;
        assert!(writer.get(BEDS).await.body.contains("Version 2: the words have changed"));
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        let page = app.browser().get("/en/seven-hundred-beds").await.body;
        assert!(page.contains("value=\"apwo:2\"") && page.contains("value=\"aopp:1\""), "{page}");
        // Back to the first words: what version 2 says stays as it is.
        let back = with(form(&writer.get(BEDS).await), "consents.apwo.en", &words);
        writer.post(BEDS, &button(back, "save")).await;
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        assert!(app.browser().get("/en/seven-hundred-beds").await.body.contains("value=\"apwo:3\""));
    }

    async fn a_retired_action_is_not_shown_and_its_signers_keep_their_page(app) {
        let link = crate::sign_and_confirm(&app, "amina@example.org").await;
        let writer = app.staff(Role::Secretary, "").await;
        const PAGE: &str = "/desk/campaigns/keep-it-public";
        let form = self::form(&writer.get(PAGE).await);
        let page = writer.post(PAGE, &button(form, "actions.0.remove")).await;
        assert!(page.body.contains("No longer shown"), "{}", page.body);
        assert_eq!(writer.post(PAGE, &button(self::form(&page), "save")).await.status, 303);
        let done = publish(&writer, PAGE).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let visitor = app.browser();
        assert_eq!(visitor.get(crate::PROCLAMATION).await.status, 404);
        assert!(visitor.get("/en/keep-it-public").await.is_ok());
        assert!(visitor.get(&link).await.is_ok());
        assert!(writer.get("/desk/campaigns").await.body.contains("data-label=\"Signatures\">1<"));
        // It goes out to files and comes in again.
        let folder = tempfile::tempdir().unwrap();
        let all = Documents::export(&app.app.db).await.unwrap().unwrap();
        files::write_all(&all, folder.path()).unwrap();
        assert_eq!(files::read(folder.path()).unwrap().campaigns[0].actions.len(), 3);
        let page = writer.post(PAGE, &button(self::form(&writer.get(PAGE).await), "actions.back.proclamation")).await;
        writer.post(PAGE, &button(self::form(&page), "save")).await;
        assert_eq!(publish(&writer, PAGE).await.status, 303);
        assert!(visitor.get(crate::PROCLAMATION).await.is_ok());
    }

    async fn who_may_not_write_does_not(app) {
        published(&app).await;
        for role in [Role::Reader, Role::Moderator] {
            let reader = app.staff_named(role, "aopp", "Ana Roy", Language::En).await;
            let list = reader.get("/desk/campaigns").await;
            assert!(list.is_ok() && list.body.contains("Seven hundred beds"));
            assert!(!list.body.contains("/desk/campaigns/new") && !list.body.contains("Robin Tremblay"), "{}", list.body);
            for page in ["/new", "/seven-hundred-beds", "/seven-hundred-beds/publish", "/seven-hundred-beds/revisions", "/seven-hundred-beds/difference?from=1&to=1", "/seven-hundred-beds/actions/petition"] {
                assert_eq!(reader.get(&format!("/desk/campaigns{page}")).await.status, 403, "{page}");
            }
            for page in ["/new", "/seven-hundred-beds", "/seven-hundred-beds/publish", "/seven-hundred-beds/restore", "/seven-hundred-beds/delete", "/seven-hundred-beds/actions/petition"] {
                let fields = pairs(&[("title.en", "Mine"), ("do", "now"), ("sure", "1"), ("revision", "1")]);
                assert_eq!(reader.post(&format!("/desk/campaigns{page}"), &fields).await.status, 403, "{page}");
            }
            assert_eq!(reader.post("/desk/preview", &pairs(&[("text", "x")])).await.status, 403);
        }
        let stranger = app.browser();
        assert_eq!(stranger.post(BEDS, &pairs(&[("do", "save")])).await.status, 303);
        assert!(stranger.get("/desk/campaigns").await.location().starts_with("/desk/sign-in"));
        let other_site = app.staff(Role::Campaigner, "apwo").await.with_header("sec-fetch-site", "cross-site");
        assert_eq!(other_site.post(BEDS, &pairs(&[("do", "save")])).await.status, 403);
        assert!(app.browser().get("/en/seven-hundred-beds").await.body.contains("Seven hundred beds"));
    }

    async fn nothing_that_is_typed_runs(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let evil = "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://evil.example/p.png) </textarea><b onclick=\"x\">";
        let form = with(filled(begin(&writer).await), "story.en", evil);
        let form = with(with(form, "title.en", "\"><script>alert(2)</script>"), "lead.en", "</p><script>alert(3)</script>");
        assert_eq!(writer.post(BEDS, &button(form, "save")).await.status, 303);
        let harmless = |body: &str, page: &str| {
            for bad in ["<script>alert", "href=\"javascript:", "<b onclick", "<img"] {
                assert!(!body.contains(bad), "{bad} on {page}: {body}");
            }
        };
        for page in ["", "/preview/en", "/publish"] {
            let answer = writer.get(&format!("{BEDS}{page}")).await;
            assert!(answer.is_ok(), "{page}");
            harmless(&answer.body, page);
        }
        assert_eq!(value(&self::form(&writer.get(BEDS).await), "story.en"), evil);
        let live = writer.post("/desk/preview", &pairs(&[("text", evil)])).await;
        assert!(live.is_ok());
        harmless(&live.body, "live");
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        harmless(&app.browser().get("/en/seven-hundred-beds").await.body, "public");
        harmless(&writer.get("/desk/campaigns").await.body, "list");
        harmless(&writer.get(&format!("{BEDS}/revisions")).await.body, "revisions");
    }

    async fn too_long_a_story_is_refused_kindly(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let form = begin(&writer).await;
        let refused = writer.post(BEDS, &button(with(form.clone(), "story.en", &"a".repeat(1024 * 1024)), "save")).await;
        assert_eq!(refused.status, 413);
        assert!(refused.body.contains("too long"), "{}", refused.body);
        // What is too long to be shown, and not to be sent, is kept and said beside its field.
        let long = with(form, "story.en", &"a ".repeat(100_001));
        assert_eq!(writer.post(BEDS, &button(long, "save")).await.status, 303);
        let page = writer.get(BEDS).await.body;
        assert!(page.contains("longer than 200,000 characters"));
        // Control characters and other spellings do no harm.
        let odd = with(self::form(&writer.get(BEDS).await), "story.en", "a\u{0}b\u{202e}c e\u{301}\r\nd");
        assert_eq!(writer.post(BEDS, &button(odd, "save")).await.status, 303);
        assert_eq!(value(&self::form(&writer.get(BEDS).await), "story.en"), "abc é\nd");
        let many: Form = (0..2500).map(|i| (format!("priorities.{i}.title.en"), String::new())).collect();
        assert_eq!(writer.post(BEDS, &many).await.status, 400);
    }

    async fn a_new_campaign_needs_a_title_and_a_free_name(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let none = writer.post("/desk/campaigns/new", &pairs(&[("title.en", " ")])).await;
        assert_eq!(none.status, 422);
        assert!(none.body.contains("Give it a title in at least one language"));
        for (slug, words) in [("keep-it-public", "is taken"), ("desk", "keeps for itself"), ("new", "keeps for itself"), ("É", "keeps for itself")] {
            let fields = pairs(&[("title.en", "Mine"), ("slug", slug)]);
            let refused = writer.post("/desk/campaigns/new", &fields).await;
            assert_eq!(refused.status, 422, "{slug}");
            assert!(refused.body.contains(words) && refused.body.contains("value=\"Mine\""), "{slug}: {}", refused.body);
        }
        for location in ["/desk/campaigns/gardons-l-eau", "/desk/campaigns/gardons-l-eau-2"] {
            let made = writer.post("/desk/campaigns/new", &pairs(&[("title.fr", "Gardons l’eau")])).await;
            assert_eq!(made.location(), format!("{location}?did=created"));
        }
        // A draft that nobody has published can be thrown away.
        let page = writer.get("/desk/campaigns/gardons-l-eau-2").await;
        let sure = [("version".to_owned(), page.hidden("version")), ("sure".to_owned(), "1".to_owned())];
        let gone = writer.post("/desk/campaigns/gardons-l-eau-2/delete", &sure).await;
        assert_eq!(gone.location(), "/desk/campaigns?did=deleted");
        assert_eq!(writer.get("/desk/campaigns/gardons-l-eau-2").await.status, 404);
    }
}

/// Tries to publish what can't be.
async fn publish_raw(writer: &Browser, page: &Answer) -> Answer {
    let fields = [("version", &*page.hidden("version")), ("revision", "0"), ("do", "now")];
    writer.post(&format!("{BEDS}/publish"), &pairs(&fields)).await
}
