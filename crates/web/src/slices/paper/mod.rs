//! Signatures on paper: sheets, who counted them, and the scan.

pub mod csv;
pub mod list;
pub mod scan;
pub mod sheet;
mod upload;
