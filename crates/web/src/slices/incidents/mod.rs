//! The log of incidents that touch rights and liberties.
