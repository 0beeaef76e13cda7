//! Confirming: what a mailed link does, what it does not, and how often mail goes out.

use commonfront_domain::clock::{DAY, HOUR};
use commonfront_testkit::{person, stories};

use crate::{PROCLAMATION, sign, sign_and_confirm, with};

stories! {
    async fn a_mail_scanner_that_opens_every_link_changes_nothing(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        let link = app.link_to("amina@example.org").await;
        let scanner = app.browser();
        let page = scanner.get(&link).await;
        assert!(page.is_ok() && page.header("cache-control").contains("no-store"));
        for what in ["confirm", "display", "withdraw", "not-me", "resend"] {
            for method in ["GET", "HEAD"] {
                let opened = scanner.send(method, &format!("{link}/{what}"), None, Vec::new()).await;
                assert_eq!(opened.status, 302, "{method} {what}");
            }
        }
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        assert_eq!(app.mails_to("amina@example.org").await.len(), 1);
    }

    async fn an_address_gets_one_mail_an_hour_whatever_is_posted(app) {
        for page in [PROCLAMATION, PROCLAMATION, "/fr/keep-it-public/join", PROCLAMATION] {
            assert_eq!(sign(&app, page, person("victim@example.org")).await.status, 303);
        }
        assert_eq!(app.mails_to("victim@example.org").await.len(), 1);
        app.wait(HOUR - 60_000_000);
        assert_eq!(app.mails_to("victim@example.org").await.len(), 1, "the second signature's mail waits its hour");
        app.wait(60_000_000);
        assert_eq!(app.mails_to("victim@example.org").await.len(), 2, "then the second signature's mail goes");
    }

    async fn one_link_confirms_all_that_wait_for_the_same_address(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        sign(&app, "/en/keep-it-public/join", person("amina@example.org")).await;
        sign(&app, "/en/keep-it-public/join", person("Amina@example.org")).await;
        let link = app.link_to("amina@example.org").await;
        let page = app.browser().get(&link).await;
        assert!(page.body.contains("These wait for you, too"));
        let (_, rest) = page.body.split_once("name=\"also\" value=\"").unwrap();
        let also = vec![("also".to_owned(), rest.split('"').next().unwrap().to_owned())];
        app.browser().post(&format!("{link}/confirm"), &also).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        assert_eq!(app.counts("join").await, [1, 0, 0, 0]);

        // From there she reaches her other signature, too.
        let page = app.browser().get(&link).await.body;
        let (_, rest) = page.split_once("Your other signatures").unwrap();
        let other = rest.split('"').find(|part| part.starts_with("/en/my/")).unwrap();
        app.browser().post(&format!("{other}/withdraw"), &[]).await;
        assert_eq!(app.counts("join").await, [0, 0, 0, 1]);
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
    }

    async fn a_link_can_not_confirm_what_is_not_its_owners(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        sign(&app, "/en/keep-it-public/join", person("other@example.org")).await;
        let (link, other) = (app.link_to("amina@example.org").await, app.link_to("other@example.org").await);
        let id = commonfront_domain::keys::Keys::link_number(other.rsplit('/').next().unwrap()).unwrap();
        let also = vec![("also".to_owned(), id.to_string())];
        app.browser().post(&format!("{link}/confirm"), &also).await;
        assert_eq!(app.counts("join").await, [0, 1, 0, 0]);
        // Nor does a tag on the same mailbox open what another spelling of it signed.
        sign(&app, "/en/keep-it-public/join", person("amina+join@example.org")).await;
        assert!(!app.browser().get(&link).await.body.contains("name=\"also\""));
    }

    async fn what_waits_takes_on_what_its_owner_types_and_links_to_another_spelling_die(app) {
        let consents = with(person("alice+elsewhere@example.org"), "consent", "apwo:1");
        sign(&app, PROCLAMATION, with(consents, "given_name", "Mallory")).await;
        let theirs = app.link_to("alice+elsewhere@example.org").await;
        sign(&app, PROCLAMATION, with(person("alice@example.org"), "given_name", "Alice")).await;
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        assert_eq!(app.browser().get(&theirs).await.status, 404, "it would show somebody else's data");
        app.wait(HOUR);
        let hers = app.link_to("alice@example.org").await;
        let page = app.browser().get(&hers).await.body;
        assert!(page.contains("Alice Diallo") && !page.contains("Mallory") && !page.contains("lang=\"en\">Yes"));

        // Signing again under the same spelling keeps the link that is in the mailbox already.
        sign(&app, PROCLAMATION, with(person("Alice@example.org"), "given_name", "Alix")).await;
        assert!(app.browser().get(&hers).await.body.contains("Alix Diallo"));
        app.browser().post(&format!("{hers}/confirm"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        app.prove_counters().await;
    }

    async fn a_mail_that_waits_for_its_hour_can_not_be_pushed_aside(app) {
        sign(&app, PROCLAMATION, person("b.ob@gmail.com")).await;
        sign(&app, "/en/keep-it-public/join", person("bob@gmail.com")).await;
        let page = "/en/keep-it-public/equality-pledge";
        let pledge = app.browser().get(page).await.body;
        let (_, rest) = pledge.split_once("name=\"commitments\" value=\"").unwrap();
        let key = rest.split('"').next().unwrap();
        sign(&app, page, with(person("b.ob@gmail.com"), "commitments", key)).await;
        app.wait(HOUR);
        assert_eq!(app.mails_to("bob@gmail.com").await.len(), 1);
        app.wait(HOUR);
        assert_eq!(app.mails_to("b.ob@gmail.com").await.len(), 2);
    }

    async fn nothing_that_a_stranger_typed_is_relayed(app) {
        let mut fields = with(person("victim@example.org"), "given_name", "Buy-my-pills");
        fields = with(fields, "comment", "Cheap watches, call me");
        sign(&app, PROCLAMATION, fields).await;
        let (subject, text) = app.mails_to("victim@example.org").await.remove(0);
        for typed in ["Buy-my-pills", "Diallo", "watches", "K1N"] {
            assert!(!subject.contains(typed) && !text.contains(typed), "{typed} in {text}");
        }
        assert!(text.contains("100 Example Street"), "the law asks for a postal address: {text}");
    }

    async fn this_was_not_me_ends_it_and_keeps_the_mailbox_in_peace(app) {
        sign(&app, PROCLAMATION, person("victim@example.org")).await;
        let link = app.link_to("victim@example.org").await;
        app.browser().post(&format!("{link}/not-me"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        app.wait(2 * DAY);
        sign(&app, PROCLAMATION, person("victim@example.org")).await;
        app.sweep().await;
        assert_eq!(app.mails_to("victim@example.org").await.len(), 1);
        app.wait(29 * DAY);
        sign(&app, PROCLAMATION, person("victim@example.org")).await;
        assert_eq!(app.mails_to("victim@example.org").await.len(), 2, "she may change her mind");
        app.prove_counters().await;
    }

    async fn a_link_is_mailed_again_to_its_own_address_and_nobody_learns_whether(app) {
        sign_and_confirm(&app, "amina@example.org").await;
        app.wait(HOUR);
        let ask = |address: &str| vec![("email_address".to_owned(), address.to_owned())];
        let known = app.browser().post("/en/find", &ask("Amina@example.org")).await;
        let unknown = app.browser().post("/en/find", &ask("nobody@example.org")).await;
        assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
        assert_eq!(app.wait_for_mails("amina@example.org", 2).await.len(), 2);
        assert!(app.mails_to("nobody@example.org").await.is_empty());
        let bad = app.browser().post("/fr/find", &ask("nobody")).await;
        assert_eq!(bad.status, 422);
        assert!(bad.body.contains("nom@exemple.ca") && bad.body.contains("value=\"nobody\""));
    }

    async fn what_nobody_confirms_runs_out_and_is_erased(app) {
        sign(&app, PROCLAMATION, person("amina@example.org")).await;
        let link = app.link_to("amina@example.org").await;
        app.wait(13 * DAY);
        app.sweep().await;
        assert_eq!(app.counts("proclamation").await, [0, 1, 0, 0]);
        app.wait(2 * DAY);
        app.sweep().await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        app.browser().post(&format!("{link}/confirm"), &[]).await;
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);
        let page = app.browser().get(&link).await.body;
        assert!(page.contains("does not count") && !page.contains("Diallo"));
        app.prove_counters().await;
    }

    async fn a_made_up_link_opens_nothing(app) {
        let visitor = app.browser();
        for token in ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2f..", "é"] {
            assert_eq!(visitor.get(&format!("/en/my/{token}")).await.status, 404, "{token}");
            assert_eq!(visitor.post(&format!("/en/my/{token}/confirm"), &[]).await.status, 404, "{token}");
        }
    }

    async fn confirming_twice_counts_once(app) {
        let link = sign_and_confirm(&app, "amina@example.org").await;
        assert_eq!(app.browser().post(&format!("{link}/confirm"), &[]).await.status, 303);
        assert_eq!(app.counts("proclamation").await, [1, 0, 0, 0]);
        assert_eq!(app.browser().post(&format!("{link}/resend"), &[]).await.status, 303);
        assert_eq!(app.mails_to("amina@example.org").await.len(), 1, "not within the hour");
    }
}
