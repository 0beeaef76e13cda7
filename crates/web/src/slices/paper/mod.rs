//! Signatures on paper: sheets, who counted them, and the scan.
