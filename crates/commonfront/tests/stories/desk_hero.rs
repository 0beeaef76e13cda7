//! A campaign's picture: brought at the desk, shown to everybody, kept with the document that names it.

use std::io::Cursor;

use commonfront_domain::clock::HOUR;
use commonfront_domain::{Language, Role};
use commonfront_media::MAX_BYTES;
use commonfront_store::Db;
use commonfront_testkit::{Answer, Browser, Empty, TestApp, stories};
use commonfront_web::slices::campaigns::{documents::Documents, files};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::campaigns::demo;
use crate::desk_editor::{BEDS, Form, begin, button, filled, form, publish, published, value};
use crate::with;

/// A picture of so many pixels in one colour, as a file.
pub fn picture(width: u32, height: u32, colour: [u8; 3], format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::from(RgbImage::from_pixel(width, height, Rgb(colour)));
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A photo of a phone: lying on its side, and saying where it was taken.
fn photo() -> Vec<u8> {
    let jpeg = picture(900, 1200, [180, 60, 40], ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"N 45 25.2 W 75 41.9 GPSSECRET");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// Sends the editor's form as a browser does, with a file.
async fn send(writer: &Browser, page: &str, form: &Form, name: &str, file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in form.iter().filter(|(field, _)| field != "hero") {
        let part = format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = format!("--edge\r\ncontent-disposition: form-data; name=\"hero\"; filename=\"{name}\"\r\n");
    body.extend(head.into_bytes());
    body.extend(b"content-type: image/jpeg\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    writer.send("POST", page, Some("multipart/form-data; boundary=edge"), body).await
}

/// A form with words about the picture.
fn described(form: Form) -> Form {
    with(
        with(form, "hero.alt.en", "Nurses before a closed ward"),
        "hero.alt.fr",
        "Des infirmières devant une unité fermée",
    )
}

/// A published campaign with a picture; gives back the picture's name too.
async fn with_picture(app: &TestApp) -> (Browser, String) {
    let writer = published(app).await;
    let form = described(form(&writer.get(BEDS).await));
    let saved = send(
        &writer,
        BEDS,
        &button(form, "save"),
        "a.png",
        &picture(2000, 1000, [9, 90, 90], ImageFormat::Png),
    )
    .await;
    assert_eq!(saved.location(), format!("{BEDS}?did=saved"), "{}", saved.body);
    assert_eq!(publish(&writer, BEDS).await.status, 303);
    let name = value(&self::form(&writer.get(BEDS).await), "hero.picture").to_owned();
    (writer, name)
}

stories! {
    async fn a_photo_is_brought_described_and_shown_to_everybody_without_its_place(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let empty = filled(begin(&writer).await);
        assert_eq!(value(&empty, "hero.picture"), "");
        let saved = send(&writer, BEDS, &button(empty, "save"), "IMG 0042 (copy).jpeg", &photo()).await;
        assert_eq!(saved.location(), format!("{BEDS}?did=saved"), "{}", saved.body);
        // It is there, upright, and waits for its words.
        let page = writer.get(BEDS).await;
        let filled = form(&page);
        let name = value(&filled, "hero.picture").to_owned();
        assert!(page.body.contains(&format!("src=\"/pictures/{name}-1600.jpg\"")), "{}", page.body);
        assert!(page.body.contains("width=\"1200\" height=\"900\"") && page.body.contains("1200 × 900"));
        assert!(page.body.contains("2 things to mend") && page.body.contains(&format!("{BEDS}#hero.alt.fr")), "{}", page.body);
        let looked = writer.get(&format!("{BEDS}/publish")).await;
        assert!(looked.body.contains("What the picture shows"), "{}", looked.body);
        // Described: first in the preview, then in public.
        assert_eq!(writer.post(BEDS, &button(described(filled), "save")).await.status, 303);
        assert!(writer.get(&format!("{BEDS}/preview/en")).await.body.contains("alt=\"Nurses before a closed ward\""));
        assert_eq!(publish(&writer, BEDS).await.location(), format!("{BEDS}?did=published"));
        let visitor = app.browser();
        let page = visitor.get("/fr/seven-hundred-beds").await.body;
        let hero = page.split("<img").nth(1).unwrap().split('>').next().unwrap();
        assert!(hero.contains("alt=\"Des infirmières devant une unité fermée\"") && !hero.contains("lazy"), "{hero}");
        assert!(hero.contains(&format!("srcset=\"/pictures/{name}-800.jpg 800w, /pictures/{name}-1600.jpg 1200w\"")), "{hero}");
        assert!(page.contains(&format!("og:image\" content=\"{}/pictures/{name}-1600.jpg\"", app.app.settings.base_url)), "{page}");
        assert!(visitor.get("/en/seven-hundred-beds/petition").await.body.contains("summary_large_image"));
        for most in ["1600", "800"] {
            let file = visitor.get(&format!("/pictures/{name}-{most}.jpg")).await;
            assert!(file.is_ok() && file.header("content-type") == "image/jpeg");
            assert!(file.header("cache-control").contains("immutable") && file.header("x-content-type-options") == "nosniff");
            assert!(!file.body.contains("GPSSECRET") && !file.body.contains("Exif"));
        }
        for path in [format!("/pictures/{name}-900.jpg"), format!("/pictures/{name}.jpg"), format!("/pictures/{}-800.jpg", "0".repeat(32)), "/pictures/%27-800.jpg".into()] {
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
    }

    async fn what_is_not_taken_comes_back_in_words_with_everything_that_was_typed(app) {
        let (writer, name) = with_picture(&app).await;
        let typed = with(form(&writer.get(BEDS).await), "title.en", "Typed <meanwhile>");
        let mut broken = photo();
        broken.truncate(broken.len() / 2);
        let mut many = picture(8, 8, [0; 3], ImageFormat::Jpeg);
        let frame = many.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
        many[frame + 5..frame + 9].copy_from_slice(&[0x3a, 0x98, 0x3a, 0x98]);
        for (file, words) in [
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(), "not a JPEG, PNG or WebP"),
            (b"GIF89a\x01\0\x01\0".to_vec(), "not a JPEG, PNG or WebP"),
            (vec![0xff; MAX_BYTES + 5_000_000], "longer than 12 MB"),
            (many, "50 million pixels"),
            (broken, "damaged"),
        ] {
            let answer = send(&writer, BEDS, &button(typed.clone(), "save"), "x.jpg", &file).await;
            assert_eq!(answer.status, 422, "{words}");
            assert!(answer.body.contains("id=\"hero-error\"") && answer.body.contains("href=\"#hero\""), "{}", answer.body);
            assert!(answer.body.contains(words), "{words}: {}", answer.body);
            let back = form(&answer);
            assert_eq!(value(&back, "title.en"), "Typed <meanwhile>");
            assert_eq!(value(&back, "hero.picture"), name);
            assert_eq!(value(&back, "hero.alt.en"), "Nurses before a closed ward");
        }
        let french = app.staff_named(Role::Campaigner, "aopp", "Inès", Language::Fr).await;
        let answer = send(&french, BEDS, &button(form(&french.get(BEDS).await), "save"), "x", b"%PDF-1.7").await;
        assert!(answer.body.contains("n’est pas une image JPEG, PNG ou WebP"), "{}", answer.body);
    }

    async fn a_picture_stays_chosen_while_something_else_is_mended(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let wrong = with(described(begin(&writer).await), "ends", "tomorrow");
        let back = send(&writer, BEDS, &button(wrong, "save"), "a.webp", &picture(40, 30, [200; 3], ImageFormat::WebP)).await;
        assert_eq!(back.status, 422);
        let kept = form(&back);
        assert_eq!(value(&kept, "hero.picture").len(), 32, "{kept:?}");
        // A button on a list loses nothing either; and it is in the draft once it is saved.
        let longer = writer.post(BEDS, &button(with(kept, "ends", ""), "priorities.add")).await;
        let saved = writer.post(BEDS, &button(form(&longer), "save")).await;
        assert_eq!(saved.location(), format!("{BEDS}?did=saved"), "{}", saved.body);
        assert!(writer.get(BEDS).await.body.contains("width=\"40\" height=\"30\""));
    }

    async fn words_without_a_picture_are_kept_and_asked_about(app) {
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let answer = writer.post(BEDS, &button(described(begin(&writer).await), "save")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("Choose the picture that these words are about"), "{}", answer.body);
        assert_eq!(value(&form(&answer), "hero.alt.fr"), "Des infirmières devant une unité fermée");
        // A name that is nobody's, or no name at all.
        for name in ["0".repeat(32), "../../etc".into(), "' OR 1=1".into()] {
            let forged = with(form(&writer.get(BEDS).await), "hero.picture", &name);
            let answer = writer.post(BEDS, &button(forged, "save")).await;
            assert!(answer.status == 422 && answer.body.contains("is gone"), "{name}: {}", answer.body);
        }
    }

    async fn a_picture_is_replaced_removed_and_brought_back(app) {
        let (writer, first) = with_picture(&app).await;
        let visitor = app.browser();
        let saved = send(&writer, BEDS, &button(form(&writer.get(BEDS).await), "save"), "b", &picture(64, 48, [1, 2, 3], ImageFormat::Png)).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let second = value(&form(&writer.get(BEDS).await), "hero.picture").to_owned();
        assert_ne!(second, first);
        let public = visitor.get("/en/seven-hundred-beds").await.body;
        assert!(public.contains(&first) && !public.contains(&second));
        // What would change is shown, not spelt.
        let difference = writer.get(&format!("{BEDS}/difference?from=2&to=draft")).await.body;
        assert!(difference.contains(&format!("src=\"/pictures/{first}-1600.jpg\"")), "{difference}");
        assert!(difference.contains(&format!("src=\"/pictures/{second}-1600.jpg\"")) && difference.contains("<h3>Picture</h3>"));
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        // Taken away: first on the page, then saved.
        let without = writer.post(BEDS, &button(form(&writer.get(BEDS).await), "hero.remove")).await;
        assert!(without.body.contains("Not saved yet") || without.body.contains("not saved"), "{}", without.body);
        assert_eq!(value(&form(&without), "hero.picture"), "");
        assert_eq!(writer.post(BEDS, &button(form(&without), "save")).await.status, 303);
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        let public = visitor.get("/en/seven-hundred-beds").await.body;
        assert!(!public.contains("/pictures/") && public.contains("content=\"summary\""));
        // A revision brings its picture back.
        let restored = writer.post(&format!("{BEDS}/restore"), &[("revision".into(), "2".into())]).await;
        assert_eq!(restored.status, 303);
        assert_eq!(value(&form(&writer.get(BEDS).await), "hero.picture"), first);
    }

    async fn two_who_write_at_once_lose_neither_picture_nor_words(app) {
        let (writer, first) = with_picture(&app).await;
        let other = app.staff(Role::Campaigner, "aopp").await;
        let (mine, theirs) = (form(&writer.get(BEDS).await), form(&other.get(BEDS).await));
        let red = picture(50, 40, [250, 0, 0], ImageFormat::Png);
        assert_eq!(send(&writer, BEDS, &button(mine.clone(), "save"), "r", &red).await.status, 303);
        let words = with(theirs, "hero.alt.en", "A closed ward");
        let merged = other.post(BEDS, &button(words, "save")).await;
        assert_eq!(merged.location(), format!("{BEDS}?did=merged"), "{}", merged.body);
        let now = form(&writer.get(BEDS).await);
        assert_eq!(value(&now, "hero.alt.en"), "A closed ward");
        assert_ne!(value(&now, "hero.picture"), first);
        // Both bring a picture: the second sees it.
        let blue = picture(50, 40, [0, 0, 250], ImageFormat::Png);
        let collided = send(&other, BEDS, &button(mine, "save"), "b", &blue).await;
        assert_eq!(collided.status, 409);
        assert_eq!(collided.body.matches("desk-diff-picture").count(), 2, "{}", collided.body);
        let decided = other.post(BEDS, &button(form(&collided), "save")).await;
        assert_eq!(decided.status, 303, "{}", decided.body);
    }

    async fn it_goes_out_with_the_files_and_comes_in_as_the_same(app) {
        let (_, name) = with_picture(&app).await;
        let folder = tempfile::tempdir().unwrap();
        let all = Documents::export(&app.app.db).await.unwrap().unwrap();
        files::write_all(&all, folder.path()).unwrap();
        let campaign = folder.path().join("campaigns/seven-hundred-beds");
        let toml = std::fs::read_to_string(campaign.join("campaign.toml")).unwrap();
        assert!(toml.contains("[hero") && toml.contains("Nurses before") && !toml.contains(&name), "{toml}");
        let read = files::read(folder.path()).unwrap();
        assert_eq!(read, all);
        // Into another server, and out of it again.
        let empty = Empty::new(app.kind).await;
        let db = Db::open(&empty.url).await.unwrap();
        db.migrate().await.unwrap();
        read.import(&db, 0).await.unwrap();
        assert_eq!(Documents::export(&db).await.unwrap().unwrap(), all);
        db.close().await;
        // A picture without its words, words without their picture, and what is no picture.
        let image = std::fs::read(campaign.join("hero.jpg")).unwrap();
        std::fs::write(campaign.join("hero.jpg"), &image[..200]).unwrap();
        assert!(files::read(folder.path()).unwrap_err().to_string().contains("hero.jpg: is damaged"));
        std::fs::remove_file(campaign.join("hero.jpg")).unwrap();
        assert!(files::read(folder.path()).unwrap_err().to_string().contains("needs this picture"));
        let bare = std::fs::read_to_string(campaign.join("campaign.toml")).unwrap();
        let (before, after) = bare.split_once("[hero").unwrap();
        let after = after.split_once("\n[[").map_or(String::new(), |(_, rest)| format!("[[{rest}"));
        std::fs::write(campaign.join("campaign.toml"), format!("{before}{after}")).unwrap();
        std::fs::write(campaign.join("hero.jpg"), &image).unwrap();
        assert!(files::read(folder.path()).unwrap_err().to_string().contains("needs [hero]"));
        // Written again without it, nothing of it is left.
        let mut without = all;
        without.campaigns.iter_mut().for_each(|campaign| campaign.hero = None);
        without.pictures.remove(&name);
        files::write_all(&without, folder.path()).unwrap();
        assert_eq!(files::read(folder.path()).unwrap(), without);
    }

    async fn a_picture_that_nothing_names_is_gone_after_a_day_and_others_stay(app) {
        let (writer, used) = with_picture(&app).await;
        let typed = with(form(&writer.get(BEDS).await), "ends", "tomorrow");
        let back = send(&writer, BEDS, &button(typed, "save"), "c", &picture(30, 30, [7; 3], ImageFormat::Png)).await;
        let waiting = form(&back);
        let unused = value(&waiting, "hero.picture").to_owned();
        // Besides the logos of the demonstration.
        let logos = i64::try_from(demo().pictures.len()).unwrap();
        let pictures = async || app.number("SELECT COUNT(*) FROM pictures").await - logos;
        app.wait(23 * HOUR);
        app.sweep().await;
        assert_eq!(pictures().await, 2);
        app.wait(2 * HOUR);
        app.sweep().await;
        assert_eq!(pictures().await, 1);
        assert_eq!(app.browser().get(&format!("/pictures/{unused}-800.jpg")).await.status, 404);
        // Whoever left the page open is told. Her session is over by now.
        let writer = app.staff(Role::Campaigner, "apwo").await;
        let late = writer.post(BEDS, &button(with(waiting, "ends", ""), "save")).await;
        assert!(late.status == 422 && late.body.contains("is gone. Choose it again"), "{}", late.body);
        // Only a revision names it now, and it stays.
        let without = with(form(&writer.get(BEDS).await), "hero.picture", "");
        let without = with(with(without, "hero.alt.en", ""), "hero.alt.fr", "");
        assert_eq!(writer.post(BEDS, &button(without, "save")).await.status, 303);
        assert_eq!(publish(&writer, BEDS).await.status, 303);
        for _ in 0..3 {
            app.wait(25 * HOUR);
            app.sweep().await;
        }
        assert!(app.browser().get(&format!("/pictures/{used}-800.jpg")).await.is_ok());
    }
}
