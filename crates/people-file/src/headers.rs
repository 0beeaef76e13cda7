//! What columns are called: in unions' own spreadsheets, in English and French, and in the files of
//! other products.

use commonfront_domain::Language;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::column::Column;
use crate::origin::Origin;

/// A name without case, accents, spaces and punctuation: `Prénom (usuel)` is `prenomusuel`.
pub(crate) fn key(name: &str) -> String {
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How surely a name means its column; where two columns of a file mean the same, the surer one is it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sureness {
    /// It says so in full: `Courriel personnel` beside `Courriel`.
    Exact,
    /// The usual name.
    Usual,
    /// Only if there is nothing better: an address at work is read by the employer.
    Last,
}

/// The column that a [`key`] means in a file of this origin.
pub(crate) fn known(key: &str, origin: Origin) -> Option<(Column, Sureness)> {
    let column = match (origin, key) {
        (Origin::Listmonk, "attributes" | "attribs") | (Origin::Keila, "data") => Column::Attributes,
        (Origin::Listmonk | Origin::ActionNetwork, "uuid" | "createdat" | "updatedat") => Column::Ignore,
        (Origin::Pytition, "confirmed") => Column::Status,
        _ => return by_name(key),
    };
    Some((column, Sureness::Exact))
}

fn by_name(key: &str) -> Option<(Column, Sureness)> {
    let usual = match key {
        "courrielpersonnel" | "personalemail" | "emailpersonal" | "homeemail" | "emailhome"
        | "courrieldomicile" | "courriel1" | "email1" | "email1value" => {
            return Some((Column::Email, Sureness::Exact));
        }
        "courrieltravail"
        | "courrielautravail"
        | "courrielprofessionnel"
        | "workemail"
        | "emailwork"
        | "businessemail"
        | "professionalemail" => return Some((Column::Email, Sureness::Last)),
        "nomdefamille" | "lastname" | "familyname" | "surname" | "lname" | "last" | "family"
        | "patronyme" | "lastnames" | "nomsdefamille" => Column::FamilyName,
        "email"
        | "emailaddress"
        | "emails"
        | "mail"
        | "courriel"
        | "courriels"
        | "adressecourriel"
        | "adressedecourriel"
        | "courrierelectronique"
        | "adresseelectronique"
        | "adresseemail"
        | "adressemail"
        | "mel"
        | "emailaddresses"
        | "subscriberemail" => Column::Email,
        "prenom" | "prenoms" | "prenomusuel" | "firstname" | "firstnames" | "givenname" | "givennames"
        | "fname" | "first" | "given" | "forename" => Column::GivenName,
        "name" | "nom" | "fullname" | "nomcomplet" | "nometprenom" | "nomprenom" | "prenometnom"
        | "prenomnom" | "displayname" | "membername" | "nomdumembre" | "nomaffiche" | "contactname"
        | "lastnamefirstname" => Column::FullName,
        "codepostal" | "postalcode" | "postcode" | "postal" | "zip" | "zipcode" | "zippostal"
        | "zippostalcode" | "postalzip" | "postalcodezip" | "postalzipcode" | "cp" | "homepostalcode" => {
            Column::PostalCode
        }
        "langue"
        | "language"
        | "lang"
        | "languages"
        | "langues"
        | "preferredlanguage"
        | "languagepreferred"
        | "languagepreference"
        | "languepreferee"
        | "langueprivilegiee"
        | "languedecorrespondance"
        | "correspondencelanguage"
        | "languageofcorrespondence"
        | "locale"
        | "can2preferredlanguage" => Column::Language,
        "tags" | "tag" | "usertags" | "etiquettes" | "etiquette" | "motscles" | "libelles" | "labels"
        | "groups" | "groupes" | "categories" | "can2usertags" | "tagnames" => Column::Tags,
        "notes" | "note" | "comments" | "comment" | "commentaires" | "commentaire" | "remarks"
        | "remarques" | "remarque" => Column::Notes,
        "status"
        | "statut"
        | "subscriptionstatus"
        | "emailstatus"
        | "mailstatus"
        | "statutcourriel"
        | "statutdabonnement"
        | "subscribed"
        | "issubscribed"
        | "abonne"
        | "abonnee"
        | "abonnement"
        | "subscribedtomailinglist"
        | "optin"
        | "optedin"
        | "emailoptin"
        | "consent"
        | "consentement"
        | "newsletter"
        | "infolettre"
        | "can2subscriptionstatus" => Column::Status,
        "unsubscribed"
        | "unsubscribe"
        | "desabonne"
        | "desabonnee"
        | "desabonnement"
        | "desinscrit"
        | "desinscrite"
        | "optout"
        | "optedout"
        | "emailoptout"
        | "hasoptedoutofemail"
        | "donotemail"
        | "donotcontact"
        | "donotmail"
        | "nepascontacter"
        | "nepasecrire"
        | "nepasenvoyer"
        | "blocked"
        | "blocklisted"
        | "bounced"
        | "unsubscribedat"
        | "unsubtime"
        | "datededesabonnement" => Column::Unsubscribed,
        "consentedat"
        | "consentedon"
        | "consentdate"
        | "dateofconsent"
        | "dateconsentement"
        | "datedeconsentement"
        | "datedabonnement"
        | "optindate"
        | "optintime"
        | "subscribedat"
        | "subscribedon"
        | "subscriptiondate"
        | "signupdate"
        | "datedinscription"
        | "can2subscriptiondate" => Column::ConsentedAt,
        "membershipends"
        | "membershipend"
        | "membershipenddate"
        | "membershipendson"
        | "membershipexpires"
        | "membershipexpiry"
        | "membershipexpirydate"
        | "memberuntil"
        | "membershipuntil"
        | "endofmembership"
        | "findadhesion"
        | "findeladhesion"
        | "datedefindadhesion"
        | "datedefindeladhesion"
        | "membrejusquau"
        | "expirationdeladhesion"
        | "findaffiliation" => Column::MembershipEnds,
        // What no campaign has any use for is not taken unless somebody asks for it.
        "sin"
        | "nas"
        | "ssn"
        | "socialinsurancenumber"
        | "numerodassurancesociale"
        | "dateofbirth"
        | "birthdate"
        | "dob"
        | "birthday"
        | "datedenaissance"
        | "password"
        | "motdepasse"
        | "ipaddress"
        | "adresseip"
        | "optinip"
        | "confirmip" => Column::Ignore,
        _ => return None,
    };
    Some((usual, Sureness::Usual))
}

/// What a column is called in a file of our own. [`known`] finds it again.
pub(crate) fn title(column: &Column, language: Language) -> &str {
    let (en, fr) = match column {
        Column::Email => ("Email", "Courriel"),
        Column::GivenName => ("First name", "Prénom"),
        Column::FamilyName => ("Last name", "Nom de famille"),
        Column::FullName => ("Full name", "Nom complet"),
        Column::PostalCode => ("Postal code", "Code postal"),
        Column::Language => ("Language", "Langue"),
        Column::Tags => ("Tags", "Étiquettes"),
        Column::Notes => ("Notes", "Notes"),
        Column::Status => ("Status", "Statut"),
        Column::Unsubscribed => ("Unsubscribed", "Désabonné"),
        Column::ConsentedAt => ("Consented on", "Date de consentement"),
        Column::MembershipEnds => ("Membership ends", "Fin de l’adhésion"),
        Column::Attributes => ("Attributes", "Attributes"),
        Column::Custom(name) => (name.as_str(), name.as_str()),
        Column::Ignore => ("", ""),
    };
    match language {
        Language::En => en,
        Language::Fr => fr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        for name in ["Prénom", "PRE\u{301}NOM", " prénom :", "_Prenom_", "Ｐｒéｎｏｍ*"] {
            assert_eq!(key(name), "prenom", "{name}");
        }
        assert_eq!(key("Désabonné(e)"), "desabonnee");
        assert_eq!(key("No. de membre"), "nodemembre");
        assert_eq!(key(" — "), "");
    }

    #[test]
    fn what_we_write_we_know_again() {
        for column in [
            Column::Email,
            Column::GivenName,
            Column::FamilyName,
            Column::FullName,
            Column::PostalCode,
            Column::Language,
            Column::Tags,
            Column::Notes,
            Column::Status,
            Column::Unsubscribed,
            Column::ConsentedAt,
            Column::MembershipEnds,
        ] {
            for language in Language::ALL {
                let found = known(&key(title(&column, language)), Origin::Unknown);
                assert_eq!(found.map(|(column, _)| column), Some(column.clone()), "{column:?}");
            }
        }
    }
}
