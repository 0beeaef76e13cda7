//! The fairness test of budgets: the rubrics, independent scores, what was settled, and the report card.

pub mod about;
pub mod adopt;
pub mod bring;
pub mod card;
pub mod chart;
pub mod compare;
pub mod criterion;
pub mod documents;
pub mod example;
pub mod export;
pub mod forms;
pub mod list;
pub mod load;
pub mod places;
pub mod public;
pub mod report;
pub mod rubrics;
pub mod sheet;
pub mod show;
pub mod steps;
pub mod take;
pub mod typed;
pub mod words;
