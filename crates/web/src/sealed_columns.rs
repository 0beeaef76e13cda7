//! Where sealed values lie: what `commonfront keys rotate` seals anew. A new column of bytes has its line
//! here, in one list or the other; a story fails until it has.
//!
//! No sealed value may lie within another: the inner one would stay sealed with a key that is forgotten.

use commonfront_store::reseal::{OwnedBy, SealedColumn};
use commonfront_vault::COALITION;

const fn coalitions(table: &'static str, column: &'static str, row: &'static [&'static str]) -> SealedColumn {
    SealedColumn { table, column, owner: OwnedBy::One(COALITION), key: row, row }
}

const fn organisations(
    table: &'static str,
    key: &'static [&'static str],
    row: &'static [&'static str],
) -> SealedColumn {
    SealedColumn { table, column: "sealed", owner: OwnedBy::Column("organisation_id"), key, row }
}

const fn by_entry(table: &'static str, owner: OwnedBy) -> SealedColumn {
    SealedColumn { table, column: "sealed", owner, key: &["entry"], row: &["entry"] }
}

/// Every column that holds sealed values, with what their rows are found by, and what names them where they
/// are sealed. A row that is not named as it says here stops a rotation, and loses nothing.
pub const SEALED: &[SealedColumn] = &[
    coalitions("signatures", "sealed", &["action_id", "fingerprint"]),
    coalitions("mailbox", "sealed", &["outbox_id"]),
    coalitions("staff", "sealed", &["fingerprint"]),
    coalitions("staff", "totp", &["fingerprint"]),
    coalitions("staff", "pending_totp", &["fingerprint"]),
    coalitions("pact_comments", "sealed", &["pact_id", "staff_id", "created_at"]),
    coalitions("fraud_batches", "sealed", &["id"]),
    coalitions("paper_sheets", "sealed", &["entry_key"]),
    coalitions("paper_scans", "sealed", &["sheet_id", "piece"]),
    by_entry("announcements", OwnedBy::One(COALITION)),
    by_entry("thread_replies", OwnedBy::One(COALITION)),
    by_entry("incidents", OwnedBy::Column("organisation_id")),
    organisations("people", &["number"], &["number"]),
    organisations("people_labels", &["kind", "key"], &["kind", "key"]),
    organisations("people_notes", &["id"], &["staff_id", "created_at"]),
    organisations("reports", &["id"], &["staff_id", "created_at"]),
    organisations("people_segments", &["id"], &[]),
    organisations("people_undo", &["id"], &[]),
    organisations("imports", &["id"], &["id"]),
    organisations("import_memory", &["key"], &["key"]),
    organisations("calendar_feeds", &["id"], &[]),
    SealedColumn {
        table: "import_parts",
        column: "sealed",
        owner: OwnedBy::Through {
            column: "import_id",
            table: "imports",
            key: "id",
            owner: "organisation_id",
        },
        key: &["import_id", "part"],
        row: &["import_id", "part"],
    },
];

/// The columns of bytes that are not sealed: keyed hashes, sets of numbers, the wrapped keys themselves, and what is
/// public.
pub const NOT_SEALED: &[(&str, &str)] = &[
    ("signatures", "fingerprint"),
    ("mail_slots", "fingerprint"),
    ("data_keys", "wrapped"),
    ("staff", "fingerprint"),
    ("staff_recovery_codes", "code"),
    ("staff_sessions", "token"),
    ("sign_in_failures", "what"),
    ("paper_sheets", "entry_key"),
    ("announcements", "entry"),
    ("thread_replies", "entry"),
    ("incidents", "entry"),
    ("people", "fingerprint"),
    ("people_index", "members"),
    ("calendar_feeds", "token"),
    ("suppressions", "fingerprint"),
    ("tombstones", "fingerprint"),
    // Campaigns' pictures, which everybody sees.
    ("pictures", "large"),
    ("pictures", "small"),
];
