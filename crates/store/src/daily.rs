//! What is counted by the day: kept beside the counters, in their transaction; one row per batch, day, action
//! and source, nothing per signature.

use commonfront_domain::Micros;
use commonfront_domain::clock::{HOUR, day_of_hour};

use crate::rows::CounterRow;
use crate::{Result, Tx, query};

/// The end of the name of the migration that made the table, after which it is filled from the signatures that
/// are there.
pub(crate) const MIGRATION: &str = "_daily.sql";
/// The source of signatures on paper.
pub const PAPER: &str = "paper";

/// How a day is moved.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    action_id: i64,
    day: i64,
    source: String,
    signed: i64,
    confirmed: i64,
}

/// The days' changes of one transaction.
#[derive(Debug, Default)]
pub(crate) struct Days {
    /// The last hour that was asked for and its day: a batch is of one hour, as a rule.
    hour: Option<(i64, i64)>,
    /// Few: searched one after another.
    days: Vec<Day>,
}

impl Days {
    fn day(&mut self, hour: i64) -> i64 {
        match self.hour {
            Some((known, day)) if known == hour => day,
            _ => {
                let day = day_of_hour(hour);
                self.hour = Some((hour, day));
                day
            }
        }
    }

    fn of(&mut self, action_id: i64, source: &str, hour: i64) -> Option<&mut Day> {
        let day = self.day(hour);
        let same = |there: &Day| there.action_id == action_id && there.day == day && there.source == source;
        if let Some(i) = self.days.iter().position(same) {
            return self.days.get_mut(i);
        }
        self.days.push(Day { action_id, day, source: source.to_owned(), ..Day::default() });
        self.days.last_mut()
    }

    /// A signature was made.
    pub(crate) fn signed(&mut self, action_id: i64, source: &str, at: Micros) {
        if let Some(day) = self.of(action_id, source, at.div_euclid(HOUR)) {
            day.signed += 1;
        }
    }

    /// So many signatures more count, or fewer.
    pub(crate) fn confirmed(&mut self, action_id: i64, source: &str, at: Micros, change: i64) {
        if let Some(day) = self.of(action_id, source, at.div_euclid(HOUR)) {
            day.confirmed += change;
        }
    }

    /// After the counters, whose rows keep two nodes in order.
    pub(crate) async fn write(mut self, tx: &mut Tx) -> Result<()> {
        self.days.sort();
        for Day { action_id, day, source, signed, confirmed } in &self.days {
            if (*signed, *confirmed) != (0, 0) {
                query!(tx, daily::add(*day, *action_id, source, *signed, *confirmed))?;
            }
        }
        Ok(())
    }
}

/// Moves an action's count of signatures on paper; gives back where its counters stand.
///
/// # Errors
/// The database can't write.
pub async fn count_paper(tx: &mut Tx, action_id: i64, change: i64, at: Micros) -> Result<CounterRow> {
    let counters = query!(tx, paper::count(action_id, change))?;
    let mut days = Days::default();
    days.confirmed(action_id, PAPER, at, change);
    days.write(tx).await?;
    Ok(counters)
}

/// Fills the days from what is there: once, when the table is new.
pub(crate) async fn fill(tx: &mut Tx) -> Result<()> {
    let mut days = Days::default();
    for row in query!(tx, daily::made())? {
        if let Some(day) = days.of(row.action_id, &row.source, row.hour) {
            day.signed += row.signatures;
        }
    }
    let standing = query!(tx, daily::confirmed())?;
    for row in standing.into_iter().chain(query!(tx, daily::on_paper())?) {
        if let Some(day) = days.of(row.action_id, &row.source, row.hour) {
            day.confirmed += row.signatures;
        }
    }
    days.write(tx).await
}
