//! Which product a file seems to come from, by the names of its columns.

use serde::{Deserialize, Serialize};

use crate::headers::key;

/// Which product a file seems to come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// listmonk: `email`, `name`, `attributes` to import; with `uuid`, `status`, `created_at` and
    /// `updated_at` as exported.
    Listmonk,
    /// Action Network: a report or an upload, known by its `can2_` columns, or by a `uuid` beside
    /// `first_name`, `last_name` and `zip_code`.
    ActionNetwork,
    /// Keila: `Email`, `First name`, `Last name`, `Data`, `Status`, `External ID`, and no others.
    Keila,
    /// Pytition: a petition's signatures, with `subscribed_to_mailinglist`.
    Pytition,
    /// A spreadsheet, or a product not known here.
    Unknown,
}

impl Origin {
    /// The product by the names of the file's columns.
    #[must_use]
    pub fn of<S: AsRef<str>>(headers: &[S]) -> Self {
        Self::of_keys(&headers.iter().map(|header| key(header.as_ref())).collect::<Vec<_>>())
    }

    /// The product by names that are [`key`]s already.
    pub(crate) fn of_keys(keys: &[String]) -> Self {
        let has = |names: &[&str]| names.iter().all(|name| keys.iter().any(|key| key == name));
        let only = |names: &[&str]| keys.iter().all(|key| names.contains(&key.as_str()));
        if keys.iter().any(|key| key.starts_with("can2"))
            || has(&["uuid", "email", "firstname", "lastname", "zipcode"])
        {
            Self::ActionNetwork
        } else if has(&["email", "subscribedtomailinglist"]) {
            Self::Pytition
        } else if has(&["email", "name", "attributes"]) || has(&["uuid", "email", "name", "status"]) {
            Self::Listmonk
        } else if only(&["email", "firstname", "lastname", "data", "status", "externalid"])
            && (has(&["email", "data"]) || has(&["email", "externalid"]))
        {
            Self::Keila
        } else {
            Self::Unknown
        }
    }

    /// The product's own name; nothing if it is not known.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Listmonk => Some("listmonk"),
            Self::ActionNetwork => Some("Action Network"),
            Self::Keila => Some("Keila"),
            Self::Pytition => Some("Pytition"),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Origin {
        Origin::of(&header.split(',').collect::<Vec<_>>())
    }

    #[test]
    fn each_product_is_known_by_its_columns() {
        for (header, origin) in [
            ("uuid,email,name,attributes,status,created_at,updated_at", Origin::Listmonk),
            ("email,name,attributes", Origin::Listmonk),
            (
                "uuid,first_name,last_name,email,Phone Number,can2_user_city,zip_code,can2_user_tags,can2_subscription_status",
                Origin::ActionNetwork,
            ),
            ("email,first_name,last_name,zip_code,uuid,language", Origin::ActionNetwork),
            ("Email,First name,Last name,Data,Status", Origin::Keila),
            ("Email,External ID", Origin::Keila),
            ("first_name,last_name,phone,email,subscribed_to_mailinglist,confirmed", Origin::Pytition),
            ("Email,First name,Last name,Status", Origin::Unknown),
            ("Courriel,Nom,Prénom", Origin::Unknown),
            ("", Origin::Unknown),
        ] {
            assert_eq!(of(header), origin, "{header}");
        }
    }
}
