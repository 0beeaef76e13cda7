### moderation
# used: audit-kind-*
moderation-title =
    { $n ->
        [one] { $shown } comment to read
       *[other] { $shown } comments to read
    }
moderation-nothing = Nothing to read
moderation-lead = Oldest first. The writer is not told of a refusal; her signature counts either way.
moderation-views = Comments
moderation-waiting = To read
moderation-decided = Decided
moderation-decided-lead = Latest first. You can change your mind at any time.
moderation-action = Action
moderation-every-action = All actions
moderation-language = Language
moderation-every-language = Both languages
moderation-english = English
moderation-french = French
moderation-filter = Show
moderation-none-fit = No comment fits
moderation-none-fit-words = There may be some in other actions, or in the other language.
moderation-show-all = Show all
moderation-all-read = All comments have been read
moderation-all-read-words = What people write when they sign comes here once they have confirmed, and appears on the page only when somebody has approved it.
moderation-see-decided = See what was decided
moderation-none-decided = Nothing has been decided yet
moderation-none-decided-words = Comments that were approved or refused stay here, so that you can change your mind.
moderation-choose = Choose the comment “{ $comment }”
moderation-not-shown = Wishes not to be shown
moderation-not-shown-words = Her comment stays hidden even when it is approved, unless she changes how she is shown.
moderation-approve = Approve
moderation-refuse = Refuse
moderation-chosen = The comments ticked:
moderation-approve-chosen = Approve them
moderation-refuse-chosen = Refuse them
moderation-undo = Undo
moderation-key-approve = approve
moderation-key-refuse = refuse
moderation-key-move = next, previous
moderation-key-undo = undo
moderation-keys-on = Keys on
moderation-pages = Pages
moderation-waiting-n =
    { $n ->
        [one] { $shown } waits
       *[other] { $shown } wait
    }
moderation-first = From the oldest
moderation-next = Next
moderation-next-decided = Earlier decisions
moderation-is-shown = Shown
moderation-is-refused = Refused
moderation-decided-by = by { $name }, { $when }
moderation-decided-elsewhere = by another organisation, { $when }
moderation-refuse-after-all = Refuse after all
moderation-approve-after-all = Approve after all
moderation-wait-again = Back to the queue
moderation-done-shown = Approved: “{ $comment }”
moderation-done-refused = Refused: “{ $comment }”
moderation-done-shown-many =
    { $n ->
        [one] { $shown } comment approved.
       *[other] { $shown } comments approved.
    }
moderation-done-refused-many =
    { $n ->
        [one] { $shown } comment refused.
       *[other] { $shown } comments refused.
    }
moderation-done-waiting =
    { $n ->
        [one] { $shown } comment waits to be read again.
       *[other] { $shown } comments wait to be read again.
    }
moderation-done-none = Nothing has changed: no comment was ticked, or somebody else was quicker.
audit-kind-comments-approved = Approved comments
audit-kind-comments-refused = Refused comments
audit-kind-comments-reopened = Put comments back in the queue
