//! People come from files and go out in files.
