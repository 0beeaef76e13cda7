//! Rows: the pact itself: its text, its versions, who signed; and the room at the desk that the parties share.
