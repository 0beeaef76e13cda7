//! An organisation's logo: brought at the desk, shown on the pact, kept with the documents.

use commonfront_domain::Role;
use commonfront_domain::clock::DAY;
use commonfront_testkit::{Answer, Browser, TestApp, stories};
use commonfront_web::slices::campaigns::{documents::Documents, files};
use image::ImageFormat;

use crate::desk_hero::picture;

const PAGE: &str = "/desk/organisations/apwo/logo";

/// Sends the form as a browser does.
async fn send(who: &Browser, page: &str, action: &str, file: &[u8]) -> Answer {
    let mut body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"do\"\r\n\r\n{action}\r\n\
         --edge\r\ncontent-disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n\r\n"
    )
    .into_bytes();
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    who.send("POST", page, Some("multipart/form-data; boundary=edge"), body).await
}

fn logo(colour: [u8; 3]) -> Vec<u8> {
    picture(1200, 600, colour, ImageFormat::Png)
}

/// The name of the organisation's picture, if it has one.
async fn name(app: &TestApp) -> Option<String> {
    let all = Documents::export(&app.app.db).await.unwrap().unwrap();
    let party = all.coalition.organisations.into_iter().find(|party| party.slug == "apwo").unwrap();
    party.logo.map(|logo| logo.picture)
}

stories! {
    async fn a_logo_is_brought_replaced_and_taken_away(app) {
        let admin = app.staff(Role::Admin, "apwo").await;
        // The demonstration's has one.
        send(&admin, PAGE, "remove", b"").await;
        assert!(admin.get(PAGE).await.body.contains("Until there is one"));
        let saved = send(&admin, PAGE, "", &logo([9, 90, 90])).await;
        assert_eq!(saved.location(), format!("{PAGE}?done"), "{}", saved.body);
        let first = name(&app).await.unwrap();
        let page = admin.get(PAGE).await.body;
        assert!(page.contains(&format!("src=\"/pictures/{first}-800.jpg\" width=\"800\" height=\"400\"")), "{page}");
        let shown = app.browser().get(&format!("/pictures/{first}-800.jpg")).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"));
        // What is said of the organisation besides changes nothing of it.
        let form = admin.get("/desk/organisations/apwo").await;
        assert!(form.body.contains(&format!("href=\"{PAGE}\"")));
        send(&admin, PAGE, "", &logo([90, 9, 9])).await;
        let second = name(&app).await.unwrap();
        assert_ne!(first, second);
        // The one that nothing shows is forgotten after a day or two, the other is not.
        for _ in 0..2 {
            app.wait(2 * DAY);
            app.sweep().await;
        }
        for (name, status) in [(&first, 404), (&second, 200)] {
            assert_eq!(app.browser().get(&format!("/pictures/{name}-800.jpg")).await.status, status);
        }
        let admin = app.staff(Role::Admin, "apwo").await;
        let removed = send(&admin, PAGE, "remove", b"").await;
        assert_eq!(removed.location(), format!("{PAGE}?done"));
        assert_eq!(name(&app).await, None);
    }

    async fn what_is_no_picture_is_refused_by_name_and_another_unions_logo_stays(app) {
        let admin = app.staff(Role::Admin, "apwo").await;
        let before = name(&app).await;
        assert!(before.is_some());
        for (file, words) in [(&b"<svg onload=alert(1)>"[..], "not a JPEG, PNG or WebP"), (b"", "Choose a file first.")] {
            let refused = send(&admin, PAGE, "", file).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(words) && refused.body.contains("A picture of the logo: "), "{}", refused.body);
        }
        assert_eq!(name(&app).await, before);
        let other = app.staff(Role::Admin, "sigo").await;
        assert_eq!(other.get(PAGE).await.status, 404);
        assert_eq!(send(&other, PAGE, "", &logo([1, 2, 3])).await.status, 404);
        assert_eq!(app.staff(Role::Campaigner, "apwo").await.get(PAGE).await.status, 403);
        assert_eq!(name(&app).await, before);
    }

    async fn logos_go_out_with_the_documents_and_come_back_the_same(app) {
        let admin = app.staff(Role::Admin, "apwo").await;
        send(&admin, PAGE, "", &logo([9, 90, 90])).await;
        let all = Documents::export(&app.app.db).await.unwrap().unwrap();
        let folder = tempfile::tempdir().unwrap();
        files::write_all(&all, folder.path()).unwrap();
        assert!(folder.path().join("logos/apwo.jpg").exists());
        assert_eq!(files::read(folder.path()).unwrap(), all);
        send(&admin, PAGE, "remove", b"").await;
        let without = Documents::export(&app.app.db).await.unwrap().unwrap();
        files::write_all(&without, folder.path()).unwrap();
        assert!(!folder.path().join("logos/apwo.jpg").exists());
        std::fs::write(folder.path().join("logos/apwo.jpg"), b"no picture").unwrap();
        assert!(files::read(folder.path()).unwrap_err().to_string().contains("apwo.jpg: is not a JPEG"));
    }
}
