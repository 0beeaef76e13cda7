//! Campaigns and actions, written on the desk.
