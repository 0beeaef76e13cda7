//! Where sealed values lie: what `commonfront keys rotate` seals anew. A new column of bytes has its line
//! here, in one list or the other; a story fails until it has.

use commonfront_store::reseal::{OwnedBy, SealedColumn};
use commonfront_vault::COALITION;

/// Every column that holds sealed values.
pub const SEALED: &[SealedColumn] = &[
    // commonfront_domain::Signer::row
    SealedColumn {
        table: "signatures",
        column: "sealed",
        owner: OwnedBy::One(COALITION),
        row: &["action_id", "fingerprint"],
    },
    SealedColumn { table: "mailbox", column: "sealed", owner: OwnedBy::One(COALITION), row: &["outbox_id"] },
];

/// The columns of bytes that are not sealed: keyed hashes, and the wrapped keys themselves.
pub const NOT_SEALED: &[(&str, &str)] =
    &[("signatures", "fingerprint"), ("mail_slots", "fingerprint"), ("data_keys", "wrapped")];
