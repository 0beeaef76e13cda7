### paper
# used: paper-field-*
# used: paper-show-*
# used: audit-kind-*
paper-title = Paper sheets
paper-sheets-n =
    { $n ->
        [one] { $shown } sheet
       *[other] { $shown } sheets
    }
paper-signatures-n =
    { $n ->
        [one] { $shown } signature
       *[other] { $shown } signatures
    }
paper-action = Action
paper-every-action = All actions
paper-show = Which
paper-show-all = All sheets
paper-show-counted = Counted
paper-show-voided = Void
paper-filter = Show
paper-newest-first = Newest first.
paper-sheet = Sheet
paper-sheet-title = Sheet { $shown }
paper-state = State
paper-counted = Counted
paper-voided = Void
paper-scanned = with a scan
paper-entered-by = Entered by
paper-pages = Pages
paper-next = Next 50
paper-none = No sheets yet
paper-none-words = Signatures on paper count too. Enter how many stand on each sheet; whose they are stays on the paper.
paper-how-1 = Count the signatures of a sheet that can be read.
paper-how-2 = Enter the number, who counted, where and when; add a scan if you have one.
paper-how-3 = The public count shows them at once, as paper.
paper-none-fit = No sheet fits
paper-none-fit-words = There may be some for other actions.
paper-show-every = Show all sheets
paper-enter = Enter a sheet
paper-enter-lead = It counts as soon as it is entered.
paper-enter-button = Enter the sheet
paper-cancel = Cancel
paper-field-signatures = Signatures
paper-signatures-hint = Only those that can be read
paper-field-counted-on = Counted on
paper-field-place = Place
paper-place-hint = Where people signed: Sudbury, market
paper-field-counted-by = Counted by
paper-counted-by-hint = The name of who can answer for the number
paper-field-number = Number on the sheet
paper-number-hint = If it has one: 12, or 12–19 for a pile
paper-field-note = Note
paper-scan = Scan
paper-scan-hint = PDF, JPEG or PNG, at most 20 MB. It is kept encrypted.
paper-scan-size = { $kind }, { $size } KB
paper-download = Download the scan
paper-remove-scan = Remove the scan that is there
paper-entered = Entered
paper-changed = Corrected
paper-by = { $name }, { $when }
paper-reason = Reason
paper-correct = Correct
paper-save = Save
paper-void = Declare void
paper-void-words = Its signatures leave the count at once. The sheet stays in the list, struck through, with the reason.
paper-void-button = Declare void
paper-done-entered = Entered: the public count has followed.
paper-done-corrected = Corrected: the public count has followed.
paper-done-voided = Declared void: the public count has followed.
paper-done-csv =
    { $n ->
        [one] { $shown } sheet entered: the public count has followed.
       *[other] { $shown } sheets entered: the public count has followed.
    }
paper-fault-missing = { $field }: please fill this in.
paper-fault-too-long = { $field }: please use at most { $most } characters.
paper-fault-forbidden = { $field }: please use letters and ordinary punctuation.
paper-fault-number = Signatures: enter a whole number from 1 to 100,000.
paper-fault-day = Counted on: enter a day, such as 2026-11-21, that is not in the future.
paper-fault-scope = Choose an action.
paper-fault-scan-size = Scan: the file is larger than 20 MB. Choose it again, smaller.
paper-fault-scan-kind = Scan: the file is neither a PDF nor a JPEG or PNG image, whatever its name says.
paper-fault-changed = Somebody has changed this sheet in the meantime. Compare, then save again.
paper-fault-reason = Say why, in at most 1,000 characters.
paper-csv = Enter from a file
paper-csv-lead = Many sheets from one CSV file. It is tried first; nothing is written until you say so.
paper-csv-file = CSV file
paper-csv-hint = A line for each sheet; the first line names the columns date, place, counted_by, signatures and, if you like, sheet and note. At most 1 MB.
paper-csv-text = or paste the lines here
paper-csv-try = Try it
paper-csv-again = Mend and try again
paper-csv-trial = Nothing has been written yet. This is what the file holds:
paper-csv-sheets = sheets that can be entered
paper-csv-signatures = signatures on them
paper-csv-wrong = lines to mend
paper-csv-mend =
    { $n ->
        [one] { $shown } line has to be mended before anything is entered. You can do it below.
       *[other] { $shown } lines have to be mended before anything is entered. You can do it below.
    }
paper-csv-enter =
    { $n ->
        [one] Enter { $shown } sheet
       *[other] Enter { $shown } sheets
    }
paper-csv-lines = All lines; those to mend come first.
paper-csv-cut = The first 100 lines; those to mend come first.
paper-csv-line = Line
paper-csv-fault = To mend
paper-csv-missing = Choose a file, or paste its lines.
paper-csv-too-long = The file is longer than 1 MB. Cut it into several.
paper-csv-too-many = There are more than { $most } sheets. Cut the file into several.
paper-csv-broken = The file can’t be read as CSV. Check its quotation marks.
paper-csv-empty = The file names its columns but holds no sheet.
paper-csv-columns = The first line has to name the columns; missing: { $missing }.
audit-kind-sheet-entered = Entered a sheet of signatures on paper
audit-kind-sheets-entered = Entered sheets from a file
audit-kind-sheet-corrected = Corrected a sheet
audit-kind-sheet-voided = Declared a sheet void
