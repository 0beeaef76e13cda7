//! Stories of people who come in a file: what is taken of them, what is left out, and what refuses them.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use commonfront_domain::Language;
use commonfront_people_file::{
    Column, MAX_TAGS, PeopleReader, Problem, Record, Row, RowFault, read_row, recognise, sniff,
};
use jiff::civil::date;

/// Everybody in a file, by its own header.
fn people(file: &str) -> Vec<Result<Row, Vec<RowFault>>> {
    let mut reader = PeopleReader::new(file.as_bytes(), sniff(file.as_bytes()));
    let columns = recognise(reader.headers().unwrap());
    let mut record = Record::default();
    let mut people = Vec::new();
    while reader.read(&mut record).unwrap() {
        people.push(read_row(&columns, &record));
    }
    people
}

fn person(file: &str) -> Row {
    people(file).remove(0).unwrap()
}

fn names(row: &Row) -> (Option<&str>, Option<&str>) {
    (row.given_name.as_ref().map(|name| name.as_str()), row.family_name.as_ref().map(|name| name.as_str()))
}

fn custom(row: &Row) -> Vec<(&str, &str)> {
    let mut fields: Vec<_> = row.custom.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.sort();
    fields
}

fn problems(faults: &[RowFault]) -> Vec<(Column, Problem)> {
    faults.iter().map(|fault| (fault.column.clone(), fault.problem)).collect()
}

#[test]
fn a_member_comes_whole_out_of_her_unions_spreadsheet() {
    let row = person(
        "Courriel;Prénom;Nom;Code postal;Langue;Étiquettes;Remarques;Consentement;Date de consentement;Fin de l'adhésion;Section locale\r\n\
         amina@example.org;Amina;Côté-Roy;k1n6n5;français;infirmière, déléguée;\"Parle aussi\nl'arabe\";oui;2024-05-31;31/12/2026;79\r\n",
    );
    assert_eq!(row.email.as_str(), "amina@example.org");
    assert_eq!(names(&row), (Some("Amina"), Some("Côté-Roy")));
    assert_eq!(row.postal_code.as_ref().unwrap().as_str(), "K1N 6N5");
    assert_eq!(row.language, Some(Language::Fr));
    assert_eq!(row.tags, ["infirmière", "déléguée"]);
    assert_eq!(row.notes.as_deref(), Some("Parle aussi\nl'arabe"));
    assert_eq!((row.consented_at, row.membership_ends), (Some(date(2024, 5, 31)), Some(date(2026, 12, 31))));
    assert_eq!(custom(&row), [("Section locale", "79")]);
    assert!(!row.unsubscribed && row.left_out.is_empty());
    assert_eq!(format!("{row:?}"), "Row", "nothing of her is printed");
}

#[test]
fn somebody_who_left_listmonk_stays_left() {
    let all = people(
        "uuid,email,name,attributes,status,created_at,updated_at\n\
         1,a@b.co,Amina Roy,\"{\"\"local\"\": \"\"79\"\", \"\"steward\"\": true, \"\"lists\"\": [1]}\",enabled,2024,2024\n\
         2,c@d.co,\"Ng, Li\",{},blocklisted,2024,2024\n\
         3,e@f.co,,,disabled,2024,2024\n",
    );
    let all: Vec<_> = all.into_iter().map(Result::unwrap).collect();
    assert_eq!(all.iter().map(|row| row.unsubscribed).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(custom(&all[0]), [("local", "79"), ("steward", "true")]);
    assert_eq!(names(&all[1]), (Some("Li"), Some("Ng")));
}

#[test]
fn activists_come_from_action_network_with_their_tags() {
    let all = people(
        "email,first_name,last_name,zip_code,language,can2_user_tags,can2_subscription_status,can2_sms_status\n\
         a@b.co,Amina,Roy,K1N6N5,en,\"Nurse, Steward, Nurse\",subscribed,\n\
         c@d.co,Li,Ng,90210,es,,bouncing,unsubscribed\n",
    );
    let (first, second) = (all[0].as_ref().unwrap(), all[1].as_ref().unwrap());
    assert_eq!(
        (first.tags.as_slice(), first.unsubscribed),
        (["Nurse", "Steward"].map(String::from).as_slice(), false)
    );
    assert!(second.unsubscribed, "a foreign postal code does not make her forgotten");
    assert_eq!(
        problems(&second.left_out),
        [(Column::PostalCode, Problem::NotAPostalCode), (Column::Language, Problem::UnknownLanguage)]
    );
    assert_eq!(custom(second), [("can2_sms_status", "unsubscribed")]);
}

#[test]
fn contacts_come_from_keila_and_signers_from_pytition() {
    let all = people(
        "Email,First name,Last name,Data,Status,External ID\n\
         a@b.co,Joël,Roy,\"{\"\"foo\"\":\"\"bar\"\"}\",active,17\nc@d.co,,,,unreachable,\n",
    );
    assert_eq!(custom(all[0].as_ref().unwrap()), [("External ID", "17"), ("foo", "bar")]);
    assert!(all[1].as_ref().unwrap().unsubscribed);

    let all = people(
        "first_name,last_name,phone,email,subscribed_to_mailinglist,confirmed\n\
         A,B,613 555-0100,a@b.co,True,True\nC,D,,c@d.co,False,True\nE,F,,e@f.co,True,False\n",
    );
    let all: Vec<_> = all.into_iter().map(|row| row.unwrap().unsubscribed).collect();
    assert_eq!(all, [false, true, true], "who did not agree, or never confirmed, is not written to");
}

#[test]
fn whoever_has_no_usable_address_is_refused_with_all_that_is_wrong() {
    let all = people("Email,First name,Postal code\n,Amina,K1N 6N5\nnope,www.spam.example,90210\n");
    assert_eq!(problems(all[0].as_ref().unwrap_err()), [(Column::Email, Problem::MissingEmail)]);
    assert_eq!(
        problems(all[1].as_ref().unwrap_err()),
        [
            (Column::Email, Problem::NotAnAddress),
            (Column::GivenName, Problem::NotAName),
            (Column::PostalCode, Problem::NotAPostalCode),
        ]
    );
    assert_eq!(all[1].as_ref().unwrap_err()[0].to_string(), "not an e-mail address");
    let all = people("First name,Local\nAmina,79\n");
    assert_eq!(problems(all[0].as_ref().unwrap_err()), [(Column::Email, Problem::MissingEmail)]);
}

#[test]
fn an_unreadable_end_of_membership_is_not_a_membership_without_end() {
    let all = people(
        "Email,Membership ends,Status\na@b.co,03/04/2024,\nb@b.co,soon,subscribed\nc@b.co,soon,unsubscribed\n",
    );
    assert_eq!(problems(all[0].as_ref().unwrap_err()), [(Column::MembershipEnds, Problem::AmbiguousDate)]);
    assert_eq!(problems(all[1].as_ref().unwrap_err()), [(Column::MembershipEnds, Problem::NotADate)]);
    assert!(all[2].as_ref().unwrap().unsubscribed, "her no counts, whatever else is wrong");

    let row = person("Email,Consent date\na@b.co,03/04/2024\n");
    assert_eq!(problems(&row.left_out), [(Column::ConsentedAt, Problem::AmbiguousDate)]);
}

#[test]
fn a_no_in_any_column_is_a_no() {
    let all = people("Courriel,Désabonné(e),Infolettre\na@b.co,non,oui\nb@b.co,oui,oui\nc@b.co,,non\n");
    let all: Vec<_> = all.into_iter().map(|row| row.unwrap().unsubscribed).collect();
    assert_eq!(all, [false, true, true]);
}

#[test]
fn what_is_too_long_or_too_much_is_left_out_and_said() {
    let tags: Vec<_> = (0..MAX_TAGS + 5).map(|n| format!("t{n}")).collect();
    let row = person(&format!(
        "Email,First name,Tags,Local,Notes\na@b.co,{},\"{}\",{},{}\n",
        "x".repeat(81),
        tags.join(";"),
        "y".repeat(1001),
        "z".repeat(4001)
    ));
    assert_eq!(
        problems(&row.left_out),
        [
            (Column::GivenName, Problem::NameTooLong),
            (Column::Tags, Problem::TooManyTags),
            (Column::Custom("Local".into()), Problem::TextTooLong),
            (Column::Notes, Problem::TextTooLong),
        ]
    );
    assert_eq!((row.tags.len(), row.custom.len(), row.notes), (MAX_TAGS, 0, None));

    let row = person(&format!("Email,Tags\na@b.co,\"ok| {} |\u{1b}[31m\"\n", "x".repeat(61)));
    assert_eq!(row.tags, ["ok"]);
    assert_eq!(
        problems(&row.left_out),
        [(Column::Tags, Problem::TagTooLong), (Column::Tags, Problem::ForbiddenCharacter)]
    );
}

#[test]
fn a_shifted_row_is_pointed_out() {
    let row = person("Email,First name,Local\na@b.co,Amina,79\n");
    assert!(row.left_out.is_empty());
    let row = people("Email,First name,Local\nc@d.co,Li,79\na@b.co,Roy, Amina,79\n").remove(1).unwrap();
    assert_eq!(problems(&row.left_out), [(Column::Ignore, Problem::ExtraCells)]);
}

#[test]
fn the_whole_name_fills_in_only_where_the_parts_are_missing() {
    let all = people("Email,Full name,First name,Last name\na@b.co,X Y,Amina,Roy\nb@b.co,Li van Ng,,\n");
    assert_eq!(names(all[0].as_ref().unwrap()), (Some("Amina"), Some("Roy")));
    assert_eq!(names(all[1].as_ref().unwrap()), (Some("Li van"), Some("Ng")));
}
