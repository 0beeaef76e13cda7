//! Rows: collective agreements, their provisions and threats to them, and services that were contracted out.
