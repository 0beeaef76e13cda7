//! Campaigns that are over: nobody signs any more, and after a time nobody is known any more.

use commonfront_domain::clock::{DAY, timestamp};
use commonfront_store::query;
use commonfront_testkit::{TestApp, person, stories};
use commonfront_web::slices::campaigns::documents::Documents;
use serde_json::json;

use super::{consent, held};
use crate::{PROCLAMATION, SIGNATURES, sign};

/// Lets the demonstration's campaign end in so many days, its signatures kept for a month.
async fn ends_in(app: &TestApp, days: i64) {
    let mut documents = Documents::export(&app.app.db).await.unwrap().unwrap();
    let day = timestamp(app.app.clock.now() + days * DAY).to_zoned(jiff::tz::TimeZone::UTC).date();
    for campaign in &mut documents.campaigns {
        (campaign.ends, campaign.retention_months) = (Some(day), Some(1));
    }
    documents.import(&app.app.db, app.app.clock.now()).await.unwrap();
    app.app.refresh().await.unwrap();
}

stories! {
    async fn after_its_last_day_nobody_signs_any_more(app) {
        let token = app.browser().form_token(PROCLAMATION).await;
        ends_in(&app, 2).await;
        assert!(app.browser().get(PROCLAMATION).await.body.contains("1 month after the campaign’s last day"));
        assert_eq!(sign(&app, PROCLAMATION, person("amina@example.org")).await.status, 303);
        app.wait(4 * DAY);
        for page in [PROCLAMATION, "/en/keep-it-public", "/fr/keep-it-public/join"] {
            let page = app.browser().get(page).await.body;
            assert!(!page.contains("name=\"email_address\""), "{page}");
            assert!(page.contains("This campaign ended on") || page.contains("Cette campagne a pris fin le"), "{page}");
        }
        let json = json!({"given_name": "Jo", "family_name": "Roy", "email_address": "jo@example.org",
            "postal_code": "K1N 6N5"});
        assert_eq!(app.browser().post_json(SIGNATURES, &json).await.status, 410);
        let mut fields = person("jo@example.org");
        fields.push(("form_token".into(), token));
        let late = app.browser().post(PROCLAMATION, &fields).await;
        assert!([410, 422].contains(&late.status), "{}", late.status);
        // What was signed in time can still be confirmed.
        let link = app.link_to("amina@example.org").await;
        app.browser().post(&format!("{link}/confirm"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
    }

    async fn signatures_become_anonymous_when_the_campaign_said_so(app) {
        let link = consent(&app, "amina@example.org", &["apwo"]).await;
        ends_in(&app, 1).await;
        app.wait(20 * DAY);
        app.sweep().await;
        assert!(app.browser().get(&link).await.body.contains("Amina Diallo"), "not yet");
        app.wait(20 * DAY);
        app.sweep().await;
        app.sweep().await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        app.prove_counters().await;
        assert!(!app.browser().get(PROCLAMATION).await.body.contains("Amina"));
        assert_eq!(app.browser().get(&link).await.location(), format!("{link}/record"));
        let id = commonfront_domain::keys::Keys::link_number(link.rsplit('/').next().unwrap()).unwrap();
        let mut conn = app.app.db.read().await.unwrap();
        assert!(query!(conn, signing::get(id)).unwrap().unwrap().sealed.is_empty());
        drop(conn);
        app.carry().await;
        let kept = held(&app, "apwo", "amina@example.org").await.expect("who consented to a union stays with it");
        let mut conn = app.app.db.read().await.unwrap();
        let organisation = app.organisation("apwo").await;
        let ledger = query!(conn, people::ledger(organisation, kept.number)).unwrap();
        assert_eq!(ledger.len(), 1, "with the proof of it");
    }
}
