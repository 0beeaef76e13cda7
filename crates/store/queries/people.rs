//! People of an organisation and the index that they are found by.
