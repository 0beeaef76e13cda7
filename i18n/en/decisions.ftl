### decisions
# used: decisions-outcome-* decisions-rule-* decisions-weighting-* decisions-of-* decisions-choice-* audit-kind-* audit-field-*
decisions-heading = Decisions
decisions-new = New proposal
decisions-none = Nothing has been put to the vote yet
decisions-none-words = A proposal says what the parties should decide. It is voted on by the rule that the pact gives, with its quorum and its notice; the count explains itself.
decisions-none-open = No vote is open now.
decisions-now = Open votes
decisions-past = Decided
decisions-newest-first = Newest first
decisions-proposal = Proposal
decisions-outcome = Outcome
decisions-by = Proposed by
decisions-pages = Pages
decisions-older = Older ones
decisions-cancel = Cancel
decisions-waiting = { $n ->
    [one] { $shown } vote waits for your organisation
   *[other] { $shown } votes wait for your organisation
}
decisions-waits-for-you = Your organisation has not voted
decisions-urgent = urgent
decisions-open = Open
decisions-closed = Closed
decisions-withdrawn = Withdrawn
decisions-closes = Closes { $when }
decisions-closed-at = { $when }
decisions-outcome-adopted = Adopted
decisions-outcome-rejected = Not adopted
decisions-outcome-no-quorum = No quorum
decisions-outcome-no-notice = Lack of notice
decisions-outcome-adopted-words = The proposal is adopted.
decisions-outcome-rejected-words = The proposal is not adopted: the rule was not met.
decisions-outcome-no-quorum-words = Nothing is decided: too few replied.
decisions-outcome-no-notice-words = Nothing is decided, for lack of notice: the electors had the text for too short a time.
decisions-what = What is to be decided
decisions-when = Until when
decisions-how = How it is decided
decisions-who = Who decides
decisions-title = Title
decisions-text = Text
decisions-english = English
decisions-french = French
decisions-languages-hint = One language is enough; where the other is missing, this one stands for it. Markdown works: **bold**, lists, links.
decisions-is-urgent = It is urgent.
decisions-urgent-hint = { $short } of notice are then enough. If more than half of the organisations that reply find that it is not urgent, it fails for lack of notice.
decisions-field-closes = The vote closes
decisions-closes-hint = An ordinary proposal needs { $ordinary } of notice, from now to the close.
decisions-rule = Rule
decisions-rule-consensus = Consensus
decisions-rule-majority = Majority
decisions-rule-two-thirds = Two thirds
decisions-rule-unanimity = Unanimity
decisions-weighting = Votes weigh
decisions-weighting-one-each = One organisation, one vote
decisions-weighting-by-members = By the people represented
decisions-quorum = Quorum, per cent
decisions-quorum-of = Of
decisions-of-one-each = the organisations
decisions-of-by-members = the people they represent
decisions-terms-hint = What stands here is what the pact gives. Abstentions count for the quorum, neither for nor against.
decisions-who-hint = Whoever sees the proposal votes on it. The list is fixed when the vote opens; an organisation that leaves before the close no longer counts.
decisions-opens-now = The vote opens at once, and the organisations are told.
decisions-open-vote = Open the vote
decisions-days = { $n ->
    [one] { $shown } day
   *[other] { $shown } days
}
decisions-hours = { $n ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
decisions-fault-title = Give it a title.
decisions-fault-text = Write the text.
decisions-fault-empty = Write something here.
decisions-fault-long = { $n ->
    [one] At most { $shown } character fits here.
   *[other] At most { $shown } characters fit here.
}
decisions-fault-forbidden = There is a character in this text that can’t be used.
decisions-fault-quorum = Write a quorum from 0 to 100.
decisions-fault-close = Choose a day and an hour for the close.
decisions-fault-close-late = A vote may be open for a year at most.
decisions-fault-close-soon = That is too soon: the parties are owed { $notice } of notice. Choose { $from } or later, or say that it is urgent.
decisions-fault-close-urgent = That is too soon even for an urgent proposal: it needs { $notice } of notice. Choose { $from } or later.
decisions-fault-electors = Choose at least one other organisation to decide with.
decisions-fault-amended = The text was amended while you were here. Read it again below, then send.
decisions-fault-same = Nothing differs from the text as it stands.
decisions-fault-choice = Choose what your organisation says.
decisions-fault-reason = Say what your objection is, so that the others can answer it.
decisions-fault-minutes-changed = Somebody else wrote the minutes meanwhile. Their text stands above.
decisions-ballot = Ballot
decisions-ballot-of = The ballot of { $name }
decisions-ballot-cast = Cast our ballot
decisions-ballot-change = Change our ballot
decisions-what-say = What does your organisation say?
decisions-choice-yes = Yes
decisions-choice-no = No
decisions-choice-abstain = Abstention
decisions-choice-block = Objection
decisions-hint-block = Stands in the way of a consensus. Say why.
decisions-hint-abstain = Recorded. Counts for the quorum, neither for nor against.
decisions-hint-abstain-unanimity = Recorded. Unanimity needs a yes from everybody.
decisions-reason = Reason
decisions-reason-hint = The parties that vote read it at once; it stands in the minutes.
decisions-not-urgent = We don’t find this urgent
decisions-not-urgent-hint = If more than half of the organisations that reply say so, the proposal fails for lack of notice, whatever the votes.
decisions-cast = Cast the ballot
decisions-own = Your organisation’s ballot: { $said }. It can be changed until the close.
decisions-not-authorised = Your organisation may vote here. Somebody whom it authorised has to cast its ballot.
decisions-opened = Opened
decisions-closing = Closes
decisions-version = Text
decisions-version-fact = version { $version }, since { $when }
decisions-version-title = Version { $shown }
decisions-versions = Earlier texts
decisions-quorum-fact = Quorum
decisions-quorum-organisations = { $percent } % of the organisations
decisions-quorum-people = { $percent } % of the people represented
decisions-notice-short = { $notice }, as urgent
decisions-notice-long = { $notice }
decisions-so-far = So far
decisions-result = Result
decisions-explained = How this was counted
decisions-numbers = The votes in numbers
decisions-said = Said
decisions-organisation = Organisation
decisions-organisations = Organisations
decisions-people = People
decisions-said-yes = Yes
decisions-said-no = No
decisions-said-abstain = Abstained
decisions-said-nothing = No ballot
decisions-sum = { $yes } yes + { $no } no + { $abstained } abstained + { $missing } without a ballot = { $all } organisations
decisions-sum-people = { $yes } yes + { $no } no + { $abstained } abstained + { $missing } without a ballot = { $all } people represented
decisions-met = Met
decisions-not-met = Not met
decisions-step-electorate = Electors
decisions-step-electorate-words = { $frozen } at the opening − { $left } that left before the close = { $electors }
decisions-step-ballots = Ballots
decisions-ballots-cast = { $n ->
    [one] { $shown } cast
   *[other] { $shown } cast
}
decisions-ballots-counted = { $n ->
    [one] { $shown } that counts
   *[other] { $shown } that count
}
decisions-ballots-replaced = { $n ->
    [one] { $shown } replaced by a later one
   *[other] { $shown } replaced by later ones
}
decisions-ballots-earlier = { $n ->
    [one] { $shown } on an earlier text
   *[other] { $shown } on an earlier text
}
decisions-ballots-late = { $n ->
    [one] { $shown } too late
   *[other] { $shown } too late
}
decisions-ballots-departed = { $n ->
    [one] { $shown } of an organisation that left
   *[other] { $shown } of organisations that left
}
decisions-step-notice = Notice
decisions-notice-ordinary = { $needed } needed, { $given } given
decisions-notice-urgent = Urgent: { $needed } needed, { $given } given. Found not urgent by { $objections } of { $replied } that replied, which is not more than half.
decisions-notice-denied = Found not urgent by { $objections } of { $replied } that replied, more than half. So the ordinary notice applies: { $needed } needed, { $given } given.
decisions-step-quorum = Quorum
decisions-step-quorum-organisations = { $percent } % of { $all } organisations, that is { $needed }; replied: { $replied }
decisions-step-quorum-people = { $percent } % of { $all } people represented, that is { $needed }; replied: { $replied }
decisions-step-votes = Votes
decisions-step-consensus = At least one yes and no objection; yes: { $yes }, objections: { $objections }
decisions-step-majority = More than half of { $cast } yes and no, that is { $needed }; yes: { $yes }
decisions-step-two-thirds = Two thirds of { $cast } yes and no, that is { $needed }; yes: { $yes }
decisions-step-unanimity = A yes from everybody, that is { $needed }; yes: { $yes }
decisions-electors = The organisations that vote
decisions-electors-words = Ballots are open among those who vote
decisions-cast-at = Cast
decisions-cast-by = by { $name }
decisions-left = left on { $when }
decisions-done-opened = The vote is open, and the organisations are told.
decisions-done-cast = The ballot is cast.
decisions-done-amended = The text is amended. Everybody votes anew.
decisions-done-offered = The amendment waits for whoever made the proposal.
decisions-done-declined = The amendment is declined.
decisions-done-too-late = It was amended or closed meanwhile. Nothing was changed by you.
decisions-done-outdated = The text has changed since this amendment was offered, so it can’t be accepted as it is.
decisions-amend = Amend
decisions-amend-do = Amend the text
decisions-amend-offer = Offer an amendment
decisions-amend-offer-do = Offer the amendment
decisions-amend-own = A changed text is voted on anew: ballots on the old one no longer count, and { $notice } of notice begin again. The vote then closes { $close }.
decisions-amend-other = Whoever made the proposal accepts or declines your amendment. If it is accepted, everybody votes anew.
decisions-note = What it changes, and why
decisions-note-hint = A sentence or two for the others.
decisions-amendments = Amendments
decisions-amendment-by = Offered by { $name }
decisions-amendment-waits = Waits for an answer.
decisions-amendment-accepted = Accepted.
decisions-amendment-declined = Declined.
decisions-amendment-outdated = The text has changed since.
decisions-amendment-accept = Accept; vote anew
decisions-amendment-decline = Decline
decisions-withdraw = Withdraw the proposal
decisions-withdraw-words = The vote ends without an outcome. What was said stays on record.
decisions-minutes = Minutes
decisions-minutes-none = No minutes have been written yet. The text, the count and the ballots above stand by themselves.
decisions-minutes-write = Write the minutes
decisions-minutes-hint = Each time you keep them they become a new version; the earlier ones stay.
decisions-minutes-keep = Keep the minutes
decisions-minutes-written = Written { $when }
decisions-minutes-earlier = Earlier version.
decisions-calendar = Vote closes: { $title }
audit-kind-decision-opened = Put a proposal to the vote
audit-kind-decision-amended = Amended a proposal
audit-kind-decision-withdrawn = Withdrew a proposal
audit-kind-decision-closed = A vote closed
audit-kind-ballot-cast = Cast the organisation’s ballot
audit-kind-amendment-offered = Offered an amendment
audit-kind-amendment-declined = Declined an amendment
audit-kind-minutes-written = Wrote minutes
audit-field-decision = Decision
audit-field-outcome = Outcome
