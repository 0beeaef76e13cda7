### desk: the dashboard
# used: desk-source-*
# used: desk-mostly-*
# used: desk-guide-*

desk-waits = What waits for you
desk-nothing-waits = Nothing waits for you
desk-nothing-words = Everything is read, answered and published. What comes in next will stand here.
desk-since = Since { $moment }
desk-next = { $moment }
desk-tried = Tried on { $moment }; its page says what has to be mended
desk-wait-comments = { $n ->
    [one] comment waits to be read
   *[other] comments wait to be read
}
desk-wait-imports = { $n ->
    [one] import waits for your answer
   *[other] imports wait for your answer
}
desk-wait-importing = { $n ->
    [one] import is under way
   *[other] imports are under way
}
desk-wait-batches = { $n ->
    [one] batch of signatures is not finished
   *[other] batches of signatures are not finished
}
desk-wait-failed = { $n ->
    [one] campaign could not be published at its time
   *[other] campaigns could not be published at their time
}
desk-wait-drafts = { $n ->
    [one] campaign has changes that are not public yet
   *[other] campaigns have changes that are not public yet
}
desk-wait-scheduled = { $n ->
    [one] campaign will be published by itself
   *[other] campaigns will be published by themselves
}

desk-of-campaign = Figures of which campaign
desk-all-campaigns = All campaigns
desk-today = Today
desk-signed-today = { $n ->
    [one] signature was made today
   *[other] signatures were made today
}
desk-confirmed-today = { $n ->
    [one] was confirmed today
   *[other] were confirmed today
}
desk-pending-now = { $n ->
    [one] waits for its signer to confirm
   *[other] wait for their signers to confirm
}
desk-sources = Where they come from
desk-source = Source
desk-share = Share
desk-source-form = The form on our pages
desk-source-api = Other sites and apps, by the API
desk-source-paper = Paper
desk-source-other = Elsewhere
desk-mostly-form = Most people sign by the form on our pages.
desk-mostly-api = Most people sign on other sites and in apps.
desk-mostly-paper = Most people sign on paper.
desk-mostly-other = Most signatures come from elsewhere.
desk-days = Day by day
desk-thirty-days = { $n ->
    [one] signature was confirmed in the last thirty days.
   *[other] signatures were confirmed in the last thirty days.
}
desk-bars-label = Confirmed signatures day by day, { $from } to { $to }; at most { $most } on one day. The table below has the numbers.
desk-key-day = a day
desk-key-today = today, so far
desk-numbers = The numbers
desk-days-caption = The last thirty days, newest first. Who takes a signature back is subtracted on that day.
desk-day = Day
desk-signed = Signed
desk-confirmed = Confirmed
desk-on-paper = On paper
desk-since-start = Since the start
desk-since-year = The last twelve months
desk-supporters = { $n ->
    [one] signature counts, confirmed or on paper.
   *[other] signatures count, confirmed or on paper.
}
desk-week = { $n ->
    [0] None is new in the last seven days.
    [one] One is new in the last seven days.
   *[other] { $shown } are new in the last seven days.
}
desk-curve-label = Signatures that count, { $from } to { $to }, now { $total }. The table below has the numbers.
desk-months-caption = Month by month, newest first
desk-month = Month
desk-new = New
desk-total = Total
desk-by-action = Action by action
desk-action = Action
desk-pending = Waiting
desk-removed = Removed
desk-nobody = Nobody has signed yet
desk-nobody-words = The first signature starts the count. Share the page where you are known: the first ten people come by asking.
desk-see-campaign = See the campaign
desk-your-people = Your organisation’s people
desk-all-people = All people
desk-people-count = { $n ->
    [one] person has agreed to hear from you
   *[other] people have agreed to hear from you, or are your members
}
desk-people-words = Only your organisation sees them.

desk-guide = To your first campaign
desk-guide-words = Most people do it before lunch. In any order; nothing is public before the last step.
desk-guide-done = Done
desk-guide-open = To do
desk-guide-coalition = Say who you are
desk-guide-coalition-words = The coalition’s name in both languages, its postal address and an address to write to.
desk-guide-organisations = Add the organisations
desk-guide-organisations-words = Each party to the coalition: its name, whom it represents, its colours.
desk-guide-staff = Invite your colleagues
desk-guide-staff-words = Each gets a role, and sees no other organisation’s people.
desk-guide-mail = See that mail goes out
desk-guide-mail-words = Done as soon as the mail server has taken the first letter: an invitation will do.
desk-guide-mail-held = Let mail go out
desk-guide-mail-held-words = Letters are being held: set mail.transport to "smtp" in the server’s configuration. Until then nobody can confirm a signature.
desk-guide-campaign = Write your first campaign
desk-guide-campaign-words = A headline of few words, three to six priorities with their sources, and what you ask people to do.
desk-guide-publish = Publish it
desk-guide-publish-words = You see the page as visitors will before it is public.
desk-guide-wait = The first campaign is being prepared
desk-guide-wait-words = Once it is public, its figures will stand here.
