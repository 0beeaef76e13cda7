//! The example's fairness tests, from `demo/fairness.toml`.

use anyhow::{Context, Result};
use commonfront_domain::Micros;
use commonfront_store::Tx;
use commonfront_web::slices::fairness::example::{self, Example};

use super::Files;

/// Puts the example's fairness tests into the database; `speaker` knows who speaks for whom.
pub(super) async fn put(
    tx: &mut Tx,
    now: Micros,
    speaker: &(dyn Fn(&str) -> Option<(i64, i64)> + Sync),
) -> Result<()> {
    let file = Files::get("fairness.toml").context("The example has no fairness tests")?;
    let example: Example = toml::from_str(&String::from_utf8_lossy(&file.data))?;
    example::put(tx, &example, now, speaker).await?;
    Ok(())
}
