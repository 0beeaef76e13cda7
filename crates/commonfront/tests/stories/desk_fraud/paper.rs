//! Signatures on paper: a form sent twice, sheets from a file, a scan.

use super::*;

stories! {
    async fn a_form_that_is_sent_twice_is_one_sheet(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let entry = secretary.get("/desk/paper/new").await.hidden("entry");
        let values = [
            ("entry", entry.as_str()), ("scope", SCOPE), ("signatures", "7"), ("counted_on", "2026-11-20"),
            ("place", "Sudbury"), ("counted_by", "Jonas Okafor"),
        ];
        let first = upload(&secretary, "/desk/paper/new", &values, None).await;
        let second = upload(&secretary, "/desk/paper/new", &values, None).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert!(first.location().starts_with(second.location()));
        assert_eq!(app.counts("proclamation").await, [0, 0, 7, 0]);
        let future = upload(&secretary, "/desk/paper/new", &[("entry", &entry), ("counted_on", "2026-11-30")], None).await;
        assert_eq!(future.status, 422);
        assert!(future.body.contains("not in the future") && future.body.contains("Choose an action"), "{}", future.body);
    }

    async fn sheets_come_from_a_file_after_a_trial(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let entry = secretary.get("/desk/paper/csv").await.hidden("entry");
        let file = "date,place,counted_by,signatures,note\n2026-11-20,Sudbury,Ana Roy,30,\n2026-11-20,Timmins,Ana Roy,many,\n2026-12-24,,Ana Roy,3,\n";
        let try_it = |text: &'static str, step: &'static str| {
            let (secretary, entry) = (secretary.clone(), entry.clone());
            async move {
                let values = [("entry", entry.as_str()), ("scope", SCOPE), ("step", step), ("text", text)];
                upload(&secretary, "/desk/paper/csv", &values, None).await
            }
        };
        let tried = upload(&secretary, "/desk/paper/csv", &[("entry", &entry), ("scope", SCOPE)], Some(("file", file.as_bytes()))).await;
        assert_eq!(tried.status, 422);
        assert!(tried.body.contains("2 lines have to be mended") && tried.body.contains(">3</th>"), "{}", tried.body);
        assert!(tried.body.contains("Timmins,Ana Roy,many"), "nothing is lost: {}", tried.body);
        assert_eq!(try_it("date,place,counted_by,signatures\n2026-11-20,A,B,x\n", "enter").await.status, 422);
        assert!(try_it("a;b\n1;2\n", "").await.body.contains("missing: date, place, counted_by, signatures"));
        assert_eq!(try_it(" ", "").await.status, 422);
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);

        const GOOD: &str = "Date;Lieu;Compté par;Signatures\n2026-11-20;Sudbury;Ana Roy;30\n2026-11-20;Timmins;Ana Roy;12\n";
        let tried = try_it(GOOD, "").await;
        assert!(tried.is_ok() && tried.body.contains("Enter 2 sheets"), "{}", tried.body);
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0], "a trial writes nothing");
        let entered = try_it(GOOD, "enter").await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        assert_eq!(try_it(GOOD, "enter").await.status, 303);
        assert_eq!(app.counts("proclamation").await, [0, 0, 42, 0], "sent twice, entered once");
        assert!(secretary.get(entered.location()).await.body.contains("2 sheets entered"));
        app.prove_counters().await;
    }

    async fn a_scan_comes_back_as_it_was_and_can_not_be_read_in_the_database(app) {
        let secretary = app.staff(Role::Secretary, "").await;
        let fake = enter_sheet(&secretary, "3", Some(b"<script>%PDF-</script>")).await;
        assert_eq!(fake.status, 422);
        assert!(fake.body.contains("neither a PDF nor") && fake.body.contains("value=\"Jonas Okafor\""), "{}", fake.body);
        assert_eq!(app.counts("proclamation").await, [0, 0, 0, 0]);

        let mut scan = b"%PDF-1.7\nsigned by Amina Diallo\n".to_vec();
        scan.resize(2_500_000, b'.');
        let entered = enter_sheet(&secretary, "3", Some(&scan)).await;
        assert_eq!(entered.status, 303, "{}", entered.body);
        let (sheet, _) = entered.location().split_once('?').unwrap();
        let back = secretary.get(&format!("{sheet}/scan")).await;
        assert_eq!(back.body.as_bytes(), scan);
        assert_eq!(back.header("content-type"), "application/pdf");
        assert!(back.header("content-disposition").starts_with("attachment; filename=\"sheet-"));
        assert_eq!(back.header("x-content-type-options"), "nosniff");
        let bytes = crate::at_rest::bytes_at_rest(&app).await;
        for typed in ["Amina Diallo", "Jonas Okafor", "Sudbury, market", "%PDF-"] {
            assert!(!bytes.windows(typed.len()).any(|window| window == typed.as_bytes()), "{typed}");
        }

        scan.resize(21 * 1024 * 1024, b'.');
        let long = enter_sheet(&secretary, "3", Some(&scan)).await;
        assert_eq!(long.status, 422);
        assert!(long.body.contains("larger than 20 MB"));
        assert_eq!(app.counts("proclamation").await, [0, 0, 3, 0]);
    }
}
