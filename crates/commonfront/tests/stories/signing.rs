//! Signing: by form and by API, once per person, with consents as they were worded.

use commonfront_domain::comment::Verdict;
use commonfront_store::query;
use commonfront_testkit::{person, stories};
use serde_json::json;

use crate::{PROCLAMATION, SIGNATURES, sign, sign_and_confirm, with};

stories! {
    async fn sign_confirm_be_counted_change_display_withdraw_be_uncounted(app) {
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        let signed = sign(&app, PROCLAMATION, person("amina@example.org")).await;
        assert_eq!((signed.status, signed.location()), (303, "/en/keep-it-public/proclamation/thanks"));
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        let visitor = app.browser();
        assert!(!visitor.get(PROCLAMATION).await.body.contains("Amina"), "nobody is shown before she confirms");

        let link = app.link_to("amina@example.org").await;
        let done = visitor.post(&format!("{link}/confirm"), &[]).await;
        assert_eq!((done.status, done.location()), (303, format!("{link}?done=confirm").as_str()));
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        let page = visitor.get(PROCLAMATION).await.body;
        assert!(page.contains("<b>Amina</b>, Ottawa"), "{page}");
        assert!(!page.contains("Diallo"));

        let display = |name: &str| vec![("display".to_owned(), name.to_owned())];
        visitor.post(&format!("{link}/display"), &display("full_name")).await;
        assert!(visitor.get(PROCLAMATION).await.body.contains("<b>Amina Diallo</b>"));
        visitor.post(&format!("{link}/display"), &display("nothing")).await;
        assert!(!visitor.get(PROCLAMATION).await.body.contains("Amina"));

        visitor.post(&format!("{link}/withdraw"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 1]);
        let mine = visitor.get(&link).await.body;
        assert!(mine.contains("does not count") && !mine.contains("Diallo"), "{mine}");
        app.prove_counters().await;
    }

    async fn a_second_signature_from_the_same_mailbox_counts_once_and_tells_nobody(app) {
        let link = sign_and_confirm(&app, "amina.diallo@gmail.com").await;
        let first = sign(&app, PROCLAMATION, person("someone.else@example.org")).await;
        for variant in ["AminaDiallo@gmail.com", "amina.diallo+again@googlemail.com", "amina.diallo@gmail.com"] {
            let again = sign(&app, PROCLAMATION, with(person(variant), "given_name", "Mallory")).await;
            assert_eq!((again.status, again.location(), &again.body), (first.status, first.location(), &first.body));
        }
        assert_eq!(app.counts("proclamation").await, [1, 1, 0, 0]);
        let mine = app.browser().get(&link).await.body;
        assert!(mine.contains("Amina Diallo") && !mine.contains("Mallory"), "a repeat changes nothing");

        app.wait_seconds(3600);
        sign(&app, PROCLAMATION, person("amina.diallo+again@gmail.com")).await;
        let mails = app.mails_to("amina.diallo@gmail.com").await;
        let (subject, text) = mails.last().unwrap();
        assert_eq!(subject, "Your signature: The proclamation");
        assert!(text.contains("already") && text.contains(&link), "{text}");
        assert!(app.mails_to("amina.diallo+again@gmail.com").await.is_empty(), "the link goes to its owner's address only");
    }

    async fn the_api_takes_json_and_answers_in_the_persons_language(app) {
        let body = json!({
            "given_name": "Élodie", "family_name": "Tremblay", "email_address": "elodie@example.org",
            "postal_code": "P3E 5P9", "display": "full_name", "language": "fr", "consent": ["apwo:1"],
        });
        let answer = app.browser().post_json(SIGNATURES, &body).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        assert_eq!(answer.json()["status"], "pending");
        assert!(answer.json()["message"].as_str().unwrap().contains("courriel"));
        let mails = app.mails_to("elodie@example.org").await;
        assert!(mails[0].0.starts_with("À confirmer"), "{}", mails[0].0);
        assert!(mails[0].1.contains("/fr/my/"));
    }

    async fn each_consent_is_kept_with_its_very_words(app) {
        let page = app.browser().get("/fr/keep-it-public/proclamation").await.body;
        assert_eq!(page.matches("name=\"consent\"").count(), 3);
        assert!(!page.contains("name=\"consent\" value=\"apwo:1\" checked"), "no box is ticked beforehand");
        let fields = with(person("odile@example.org"), "consent", "apwo:1");
        assert_eq!(sign(&app, "/fr/keep-it-public/proclamation", fields).await.status, 303);
        let link = app.link_to("odile@example.org").await;
        let id = commonfront_domain::keys::Keys::link_number(link.rsplit('/').next().unwrap()).unwrap();
        let mut conn = app.app.db.read().await.unwrap();
        let consents = query!(conn, signing::consents(id)).unwrap();
        let [consent] = consents.as_slice() else { panic!("{consents:?}") };
        assert_eq!((consent.organisation.as_str(), consent.version, consent.language.as_str()), ("apwo", 1, "fr"));
        assert_eq!((consent.source.as_str(), consent.withdrawn_at), ("form", None));
        assert!(consent.given_at > 0 && page.contains(&consent.wording.replace('\'', "&#39;")), "{}", consent.wording);
        drop(conn);

        app.browser().post(&format!("{link}/withdraw"), &[]).await;
        let mut conn = app.app.db.read().await.unwrap();
        let consents = query!(conn, signing::consents(id)).unwrap();
        assert!(consents[0].withdrawn_at.is_some());
    }

    async fn who_signs_again_after_withdrawing_starts_anew(app) {
        let link = sign_and_confirm(&app, "amina@example.org").await;
        app.browser().post(&format!("{link}/withdraw"), &[]).await;
        app.wait_seconds(3600);
        sign(&app, PROCLAMATION, with(person("amina@example.org"), "given_name", "Aminata")).await;
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        let link = app.link_to("amina@example.org").await;
        app.browser().post(&format!("{link}/confirm"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        assert!(app.browser().get(PROCLAMATION).await.body.contains("<b>Aminata</b>"));
        app.prove_counters().await;
    }

    async fn a_comment_appears_only_after_somebody_has_read_it(app) {
        let fields = with(person("amina@example.org"), "comment", "Our clinic is <ours>.\r\nKeep it.");
        sign(&app, PROCLAMATION, fields).await;
        let link = app.link_to("amina@example.org").await;
        let visitor = app.browser();
        visitor.post(&format!("{link}/confirm"), &[]).await;
        assert!(!visitor.get(PROCLAMATION).await.body.contains("Our clinic"));
        assert!(visitor.get(&link).await.body.contains("not read by a moderator yet"));

        let id = commonfront_domain::keys::Keys::link_number(link.rsplit('/').next().unwrap()).unwrap();
        let review = |verdict| commonfront_store::Change::Review { id, verdict };
        app.app.writer.change(review(Verdict::Shown)).await.unwrap();
        let page = visitor.get(PROCLAMATION).await.body;
        assert!(page.contains("Our clinic is &#60;ours&#62;."), "{page}");
        app.app.writer.change(review(Verdict::Refused)).await.unwrap();
        assert!(!visitor.get(PROCLAMATION).await.body.contains("Our clinic"));
    }

    async fn a_pledge_keeps_the_commitments_and_wants_one_at_least(app) {
        let page = "/en/keep-it-public/equality-pledge";
        let refused = sign(&app, page, person("amina@example.org")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Tick at least one commitment"));
        let first = refused.body.split("name=\"commitments\" value=\"").nth(1).unwrap();
        let key = first.split('"').next().unwrap();
        let signed = sign(&app, page, with(person("amina@example.org"), "commitments", key)).await;
        assert_eq!(signed.status, 303);
        assert_eq!(app.counts("equality-pledge").await, [0, 1, 0, 0]);
    }
}
