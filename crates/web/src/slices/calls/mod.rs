//! Calls for support, what each party answers, what each did for its commitments, and reports of pressure.
