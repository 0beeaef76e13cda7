### imports
# used: imports-state-* imports-field-* imports-fault-* export-part-* export-basis-* audit-kind-* audit-field-*
imports-title = Import people
imports-steps = Steps
imports-step-file = File
imports-step-columns = Columns and consent
imports-step-rehearsal = Rehearsal
imports-step-done = Done
imports-file = A list as CSV
imports-file-hint = From Excel: “Save as”, then “CSV UTF-8”. One person a line, the names of the columns in the first. An export from listmonk, Action Network, Keila or Pytition is read as it is. Up to 512 MB.
imports-read = Read the file
imports-unusable = The file was not read, and nothing of it was kept
imports-unusable-empty = There is nothing in the file. Choose the file with your list.
imports-unusable-workbook = This is a workbook. Open it in your spreadsheet and save the list as CSV, then choose that file.
imports-unusable-document = This is a document, not a list. Open your list in a spreadsheet and save it as CSV, then choose that file.
imports-unusable-no-addresses = We found no e-mail addresses in the file. It needs a column with them; save it as CSV from your spreadsheet.
imports-unusable-too-large = The file is larger than 512 MB. Split it and bring the pieces one after another.
imports-earlier = Earlier imports
imports-none = Nothing has been imported yet. Bring a list: nothing is written before you have seen what would happen.
imports-head-file = File
imports-head-status = Status
imports-head-read = Lines read
imports-head-added = New
imports-head-updated = Known
imports-head-refused = Refused
imports-state-receiving = being received
imports-state-to-match = waits for an answer
imports-state-checking = being rehearsed
imports-state-checked = waits for an answer
imports-state-running = being taken in
imports-state-done = done
imports-state-given-up = dropped
imports-state-broken-off = broke off
imports-match-intro = “{ $file }” has about { $records } lines. Say what each column holds; we have guessed where we could.
imports-origin = It looks like an export from { $product }.
imports-columns = Columns
imports-head-column = Column
imports-head-samples = The first values
imports-head-holds = Holds
imports-head-own-name = Name of the field
imports-holds = “{ $column }” holds
imports-own-name = Name of the field for “{ $column }”
imports-own-name-hint = The name of the field counts only where a column holds a field of your own. Leave out what no campaign needs: social insurance numbers, dates of birth.
imports-column-number = Column { $shown }
imports-field-email = E-mail address
imports-field-given-name = First name
imports-field-family-name = Last name
imports-field-full-name = Full name
imports-field-postal-code = Postal code
imports-field-language = Language
imports-field-tags = Tags
imports-field-notes = Notes
imports-field-status = Status of subscription
imports-field-unsubscribed = Unsubscribed (yes or date)
imports-field-consented-at = Date of consent
imports-field-membership-ends = End of membership
imports-field-attributes = Attributes (JSON)
imports-field-custom = Field of your own
imports-field-ignore = Leave out
imports-all-of-them = For all of them
imports-language = Language
imports-language-hint = Of those of whom the file does not say.
imports-tags = Tags
imports-tags-hint = Separate several by commas, for example “steward, Local 42”.
imports-consent = Consent
imports-basis = Why may we write to them?
imports-express = They agreed
imports-express-hint = Express consent: on paper, on a form, in person. It has no end. Say below where the proof is.
imports-membership = They are members, or were
imports-membership-hint = Implied consent: under Canada’s anti-spam law it ends two years after the membership does.
imports-proof = If they agreed: how, when, where, and where is the proof?
imports-proof-hint = For example “Paper forms from the convention of May 2025, cabinet 3 at the Sudbury office”.
imports-ends = If they are members: when does the membership end, or when did it?
imports-ends-hint = For those of whom the file does not say.
imports-still = They are members now; no end is known
imports-rehearse = Rehearse the import
imports-drop = Drop it
imports-stop = Stop here
imports-lack-email = Say which column holds the e-mail addresses.
imports-lack-twice = Two columns hold the same. Choose one, and leave the other out or give it a name of its own.
imports-lack-own-name = Give each field of your own a name, up to 60 characters.
imports-lack-language = Choose English or French.
imports-lack-tag = A tag has up to 60 characters, and there are up to 50 of them.
imports-lack-basis = Choose why we may write to these people.
imports-lack-proof = Say how, when and where they agreed, and where the proof is.
imports-lack-proof-short = Write up to 1,000 characters, without special characters.
imports-lack-end = Give the day on which the membership ends, or tick that no end is known; not both.
imports-lack-ended = The membership ended more than two years ago: the consent that it implied has run out, so we may not write to these people.
imports-checking = Rehearsing “{ $file }”
imports-checking-hint = Nothing is written yet. You may leave this page; it goes on by itself.
imports-running = Taking in “{ $file }”
imports-running-hint = You may leave this page; it goes on by itself. If you stop it, who has been taken in stays.
imports-progress-checking = { $n ->
   *[other] { $done } of about { $total } lines looked over
}
imports-progress-running = { $n ->
   *[other] { $done } of { $total } lines taken in
}
imports-checked-intro = Nothing has been written yet. This is what would happen:
imports-done-intro = { $n ->
    [one] One person was taken in or brought up to date.
   *[other] { $shown } people were taken in or brought up to date.
  }
imports-given-up-intro = This import was dropped. The file is forgotten; whoever had been taken in before that is still here.
imports-broken-off-intro = This import broke off, because the file could not be read on. Bring it again: whoever is here already is not added twice.
imports-sum-added = { $n ->
    [one] person is new
   *[other] people are new
  }
imports-sum-updated = { $n ->
    [one] person is known
   *[other] people are known
  }
imports-sum-updated-hint = What we lack of them is filled in and tags are added; nothing is overwritten.
imports-sum-kept-out = { $n ->
    [one] person stays out
   *[other] people stay out
  }
imports-sum-kept-out-hint = They have unsubscribed or had themselves erased, and stay so whatever the file says.
imports-sum-unsubscribed = { $n ->
    [one] person is unsubscribed by the file
   *[other] people are unsubscribed by the file
  }
imports-sum-unsubscribed-hint = The file says that they do not want mail. They get none, and no import brings them back.
imports-sum-faulty = { $n ->
    [one] line can’t be taken
   *[other] lines can’t be taken
  }
imports-faults = What is wrong in the file
imports-head-line = Line
imports-head-problem = Problem
imports-head-outcome = What becomes of it
imports-outcome-refused = Not taken
imports-outcome-left-out = Taken without this
imports-faults-more = There is more: the first 10,000 of each kind are in the file below.
imports-faults-download = Download the problems (CSV)
imports-faults-file = problems
imports-start = { $n ->
    [one] Take one person in
   *[other] Take { $shown } people in
  }
imports-back = Change columns or consent
imports-see = See these people
imports-another = All imports
imports-fault-missing-email = There is no e-mail address.
imports-fault-not-an-address = This is not an e-mail address.
imports-fault-name-too-long = The name is too long.
imports-fault-not-a-name = This is not a name.
imports-fault-not-a-postal-code = This is not a Canadian postal code.
imports-fault-unknown-language = This is neither English nor French.
imports-fault-unknown-status = This status says neither yes nor no.
imports-fault-not-a-date = This is not a date. Write 2026-05-31.
imports-fault-ambiguous-date = Day and month can’t be told apart. Write 2026-05-31.
imports-fault-tag-too-long = A tag has more than 60 characters.
imports-fault-too-many-tags = There are more than 50 tags.
imports-fault-text-too-long = The text is too long.
imports-fault-forbidden-character = There is a character that can’t be used.
imports-fault-too-many-fields = There are more than 200 fields.
imports-fault-not-json = This is not a JSON object.
imports-fault-extra-cells = The line has more cells than there are columns.
imports-fault-too-many-columns = The line has more than 200 columns.
imports-fault-cell-too-long = A cell is too long.
imports-fault-record-too-long = The line is too long.
imports-fault-nul-byte = The line holds a byte that is no text.
imports-fault-unclosed-quote = A quotation mark is opened and never closed.
imports-fault-consent-ran-out = The membership ended more than two years ago: the consent has run out.
export-title = Export people
export-people = { $n ->
    [one] One person
   *[other] { $shown } people
  }
export-everybody = The file holds everybody your organisation has.
export-segment = The file holds the people of your present selection.
export-unsubscribed-too = Those who have unsubscribed are in it with their status: write to none of them.
export-parts = What of each person?
export-part-email = E-mail address
export-part-given-name = First name
export-part-family-name = Last name
export-part-postal-code = Postal code
export-part-language = Language
export-part-tags = Tags
export-part-custom = Your own fields
export-part-status = Status of subscription
export-part-basis = Basis of consent, and until when
export-part-since = Since when
export-format = Which file?
export-csv-hint = For a spreadsheet; nothing in it is taken for a formula.
export-json-hint = For a program.
export-noted = The audit log notes that you took this file, when, and how many people are in it.
export-do = Export
export-cancel = Cancel
export-lack-parts = Choose at least one thing to export.
export-lack-format = Choose CSV or JSON.
export-head-basis = Basis of consent
export-head-basis-until = Consent runs out
export-head-since = Since
export-basis-form = on a form here
export-basis-express = express
export-basis-membership = membership
export-file = people
audit-kind-import-started = Had a file of people taken in
audit-kind-import-done = A file of people was taken in
audit-kind-import-given-up = Dropped a file of people
audit-kind-people-exported = Exported people
audit-field-import = Import
audit-field-added = New
audit-field-updated = Known
audit-field-kept-out = Stayed out
audit-field-unsubscribed = Unsubscribed by the file
audit-field-faulty = Lines refused
audit-field-people = People
audit-field-format = Format
