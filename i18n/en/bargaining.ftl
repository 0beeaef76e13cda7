### bargaining
# used: audit-kind-* audit-field-* bargaining-status-* bargaining-subject-* bargaining-severity-* bargaining-state-* bargaining-contract-* bargaining-shown-* bargaining-did-*
bargaining-part = Bargaining
bargaining-lead = Our collective agreements, what is demanded of us, and what was given to contractors. Each party decides what the others see.
bargaining-pages = Pages of bargaining
bargaining-agreements = Agreements
bargaining-comparison = Comparison
bargaining-expiries = Expiry dates
bargaining-threats = Threats
bargaining-contracts = Contracted out
bargaining-save = Save
bargaining-cancel = Cancel
bargaining-change = Change
bargaining-remove = Remove
bargaining-remove-words = It disappears for everybody who sees it. This can’t be undone.
bargaining-facts = At a glance
bargaining-did-added = Added.
bargaining-did-changed = Saved.
bargaining-did-removed = Removed.
bargaining-did-noted = The new status is noted.
bargaining-shown-own = Only your organisation
bargaining-shown-chosen = Your organisation and { $names }
bargaining-shown-parties = All parties
bargaining-shown-public = Everybody
bargaining-money = ${ $amount }
bargaining-percent = { $number }%

bargaining-agreement = Agreement
bargaining-agreement-new = Add an agreement
bargaining-agreement-edit = Change the agreement
bargaining-agreements-none = No agreements yet
bargaining-agreements-none-words = Enter your unit, your employer and the term of your agreement. Then its provisions can be compared with those of the other parties, and its end stands in the calendar of whoever may see it.
bargaining-agreements-caption = Your own first, then those that the other parties show you
bargaining-party = Party
bargaining-people = People
bargaining-status = Bargaining
bargaining-until = Ends
bargaining-since = since { $day }
bargaining-sum-agreements = { $n ->
    [one] agreement
   *[other] agreements
}
bargaining-sum-people = { $n ->
    [one] person covered
   *[other] people covered
}
bargaining-sum-open = { $n ->
    [one] is not ratified
   *[other] are not ratified
}
bargaining-sum-ending = { $n ->
    [one] ends within a year
   *[other] end within a year
}
bargaining-ends-today = ends today
bargaining-ends-days = { $n ->
    [one] tomorrow
   *[other] in { $shown } days
}
bargaining-ends-months = { $n ->
    [one] in { $shown } month
   *[other] in { $shown } months
}
bargaining-ended-days = { $n ->
    [one] yesterday
   *[other] { $shown } days ago
}
bargaining-ended-months = { $n ->
    [one] { $shown } month ago
   *[other] { $shown } months ago
}
bargaining-calendar-end = Agreement ends: { $unit } ({ $employer })

bargaining-field-unit = Bargaining unit
bargaining-hint-unit = Whom the agreement covers, such as “Office and administrative staff”.
bargaining-field-employer = Employer
bargaining-field-people = People covered
bargaining-field-from = First day
bargaining-field-until = Last day
bargaining-field-status = How bargaining stands
bargaining-field-since = Since
bargaining-status-open = Open
bargaining-status-tentative-settlement = Tentative settlement
bargaining-status-agreement-in-principle = Agreement in principle
bargaining-status-ratification-vote = Ratification vote
bargaining-status-ratified = Ratified
bargaining-status-expired = Expired
bargaining-status-bridged = Bridged
bargaining-status-means-open = Bargaining goes on.
bargaining-status-means-tentative-settlement = The committees have settled; nobody has voted.
bargaining-status-means-agreement-in-principle = The main points are agreed; the text is being written.
bargaining-status-means-ratification-vote = The members are voting.
bargaining-status-means-ratified = It is in force.
bargaining-status-means-expired = Its term is over, and nothing has taken its place.
bargaining-status-means-bridged = Its term is over; its terms go on until there is another.
bargaining-history = How bargaining went
bargaining-note-status = Note a new status

bargaining-provisions = Provisions
bargaining-provisions-none = No provision has been entered yet.
bargaining-provision-new = Add a provision
bargaining-provision-edit = Change the provision
bargaining-field-subject = Subject
bargaining-field-clause = Clause
bargaining-hint-clause = Where it stands, such as “Article 12.03”.
bargaining-field-text = Text
bargaining-hint-text = The words of the agreement, as far as they matter here.
bargaining-subjects = Subjects
bargaining-subject-pay = Pay
bargaining-subject-pensions = Pensions
bargaining-subject-contracting-out = Contracting out
bargaining-subject-staffing = Staffing
bargaining-subject-safety = Health and safety
bargaining-subject-hours = Hours of work
bargaining-subject-leave = Leave
bargaining-subject-benefits = Benefits
bargaining-subject-discipline = Discipline
bargaining-subject-other = Other
bargaining-compare-this = compare

bargaining-comparison-title = Comparison: { $subject }
bargaining-comparison-lead = What our agreements say on one subject, side by side.
bargaining-comparison-none = No agreement that you may see has a provision on this subject.
bargaining-comparison-as-of = As of { $day }; only agreements that their parties show you.
bargaining-unsaid = no provision
bargaining-silent = Nothing entered on this subject
bargaining-covers = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}
bargaining-runs-until = until { $day }

bargaining-expiries-lead = When our agreements end: where we could be at the table together.
bargaining-expiries-chart = The terms
bargaining-expiries-table = In the order of their ends
bargaining-expiries-sentence = { $n ->
    [0] No agreement ends within a year.
    [one] { $shown } agreement ends within a year.
   *[other] { $shown } agreements end within a year.
}
bargaining-expiries-next = Next is { $name }, { $unit }, on { $day }.
bargaining-expiries-label = All terms stand in the table below.
bargaining-today = today, { $day }
bargaining-over = term is over

bargaining-threat = Threat
bargaining-threat-new = Note a threat
bargaining-threat-edit = Change the threat
bargaining-threats-lead = What employers demand, so that one table warns the next.
bargaining-threats-none = No threat has been noted
bargaining-threats-none-words = When an employer demands a concession, note who demands what. The parties that you show it to are told, and you can make a call for support of it.
bargaining-threats-open = They stand
bargaining-threats-past = Over
bargaining-threat-by = { $who }, since { $day }
bargaining-threat-to = To which of our agreements
bargaining-threat-to-none = No agreement that you may see is named.
bargaining-make-call = Make a call of it
bargaining-noted-by = Noted by
bargaining-field-demand = What is demanded
bargaining-hint-demand = In one line, such as “New hires leave the pension plan”.
bargaining-field-who = Who demands it
bargaining-hint-who = The employer, never a person’s name.
bargaining-field-severity = How grave it is
bargaining-field-words = What else is known
bargaining-field-state = What became of it
bargaining-severity-low = Low
bargaining-severity-serious = Serious
bargaining-severity-grave = Grave
bargaining-severity-means-low = To be watched.
bargaining-severity-means-serious = To be answered at the table.
bargaining-severity-means-grave = It concerns every party.
bargaining-state-open = It stands
bargaining-state-met = Answered
bargaining-state-withdrawn = Withdrawn
bargaining-state-conceded = Conceded

bargaining-contract-new = Note a contract
bargaining-contract-edit = Change the contract
bargaining-contracts-lead = Public services that were given to contractors: what was promised, what was found.
bargaining-contracts-none = Nothing has been noted
bargaining-contracts-none-words = Note which service went from whom to whom, what it was to cost, and what it was found to cost. What was found needs its source. What you show to everybody stands on a public page.
bargaining-promised = Promised
bargaining-found = Found
bargaining-promised-found = Promised and found
bargaining-difference = Difference
bargaining-differs = { $percent } from what was promised
bargaining-from-to = From whom to whom
bargaining-together-cases = { $n ->
    [one] In the one case where both are known:
   *[other] In the { $shown } cases where both are known:
}
bargaining-together = promised { $promised }, found { $found }.
bargaining-source = Source:
bargaining-csv = Download as a spreadsheet
bargaining-term = { $from } to { $until }
bargaining-term-from = Since { $from }
bargaining-term-until = Until { $until }
bargaining-costs-words = In whole dollars, over the same time. What was found needs who found it and a link to it.
bargaining-field-service = Service
bargaining-hint-service = Such as “Cleaning of four hospitals”.
bargaining-field-from-body = Public body
bargaining-field-to = Contractor
bargaining-field-number = Contract number
bargaining-field-worth = Worth of the contract, in dollars
bargaining-field-begin = Contract begins
bargaining-field-end = Contract ends
bargaining-field-term = Term
bargaining-field-contract-state = What became of it
bargaining-field-promised = Promised cost, in dollars
bargaining-hint-promised = What it was to cost the public.
bargaining-field-found = Found cost, in dollars
bargaining-hint-found = What it was found to cost.
bargaining-field-finding = What was found
bargaining-field-source = Source
bargaining-hint-source = Who found it, in which document.
bargaining-field-link = Link to the source
bargaining-contract-planned = Planned
bargaining-contract-running = Contracted out
bargaining-contract-ended = Contract is over
bargaining-contract-returned = Back in public hands
bargaining-contract-number = Contract { $number }.
bargaining-contract-worth = Worth { $amount }.
bargaining-contract-by = Noted by { $name }.
bargaining-public-kicker = The record
bargaining-public-title = Contracted out
bargaining-public-lead = Public services that were given to contractors: what it was to cost, what it was found to cost, and where that is written.
bargaining-public-none = Nothing stands here yet.
bargaining-public-method = Each entry is answered for by the organisation that noted it. Last changed on { $day }.

bargaining-fault-one-language = Write it in one language at least.
bargaining-fault-most = At most { $shown }, please.
bargaining-fault-years = Choose a day between 1950 and 2099.
bargaining-fault-future = This day has not come yet.
bargaining-fault-reversed = The last day comes before the first.
bargaining-fault-choose = Choose one.
bargaining-fault-link = Write an address such as https://news.example/story.
bargaining-fault-chosen = Choose at least one party, or show it only to your own.
bargaining-fault-source = What was found needs its source: who found it, and a link.

audit-kind-agreement-added = Entered a collective agreement
audit-kind-agreement-changed = Changed a collective agreement
audit-kind-agreement-removed = Removed a collective agreement
audit-kind-agreement-status = Noted how bargaining stands
audit-kind-provision-added = Entered a provision
audit-kind-provision-changed = Changed a provision
audit-kind-provision-removed = Removed a provision
audit-kind-threat-noted = Noted a threat
audit-kind-threat-changed = Changed a threat
audit-kind-threat-removed = Removed a threat
audit-kind-contract-noted = Noted a contract
audit-kind-contract-changed = Changed a contract
audit-kind-contract-removed = Removed a contract
audit-field-agreement = Agreement
audit-field-provision = Provision
audit-field-threat = Threat
audit-field-contract = Contract
audit-field-status = Status
