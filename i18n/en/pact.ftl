### pact
# used: audience-*
pact-room-parts = Parts of the pact room
pact-room-overview = Overview
audience-legend = Who sees this
audience-own = Only my organisation
audience-chosen = My organisation and the parties I choose
audience-parties = All parties
audience-public = Everybody, on the public page
pact-overview-people = Together { $n ->
    [one] { $shown } person represented
   *[other] { $shown } people represented
}
pact-parties = The parties
pact-parties-none = No organisation has been added to the coalition yet.
pact-party-people = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}
# used: audit-kind-pact-* audit-kind-mandate-* audit-field-*
audit-kind-pact-begun = Began a draft of a pact
audit-kind-pact-saved = Saved a draft of a pact
audit-kind-pact-circulated = Circulated a version of a pact
audit-kind-pact-commented = Commented on a pact
audit-kind-pact-settled = Settled comments on a pact
audit-kind-pact-opened = Opened a pact for signing
audit-kind-pact-signed = Signed a pact
audit-kind-pact-notice = Gave notice to leave a pact
audit-kind-pact-published = Published a pact
audit-kind-mandate-given = Authorised somebody to sign or vote
audit-kind-mandate-ended = Ended somebody’s authority to sign or vote
audit-field-pact = Pact
audit-field-clause = Clause
audit-field-entry = Entry
audit-field-clauses = Clauses
audit-field-leaves = Leaves on
audit-field-mandate = Authority

pact-room-text = Text and signatures
# used: pact-phase-* pact-mandate-* pact-kind-* pact-rule-* pact-did-*
pact-phase-draft = Draft
pact-phase-signing = Open for signing
pact-phase-in-force = In force
pact-phase-ended = Ended
pact-phase = State
pact-now = Where it stands
pact-untitled = A pact without a title
pact-begin = Begin a pact
pact-none = No pact yet
pact-none-words = A pact says what the organisations want together and what they promise one another, for how long, and how they decide.
pact-none-1 = The coalition’s secretary writes a draft and circulates it.
pact-none-2 = The parties comment on it clause by clause, until all agree.
pact-none-3 = It is opened for signing. Each organisation’s authorised officer signs here.
pact-not-circulated = Not circulated yet
pact-version = Version { $shown }
pact-version-out = Version { $shown } is with the parties.
pact-versions = Versions
pact-signatories-count =
    { $n ->
        [one] { $shown } party stands by it
       *[other] { $shown } parties stand by it
    }

pact-mandates = Who may sign and vote
pact-mandates-words = Only those whom you authorise here sign a pact, or vote, in your organisation’s name. Both can be taken back at any time; what was done stays.
pact-mandates-done = It is changed.
pact-mandate-sign = Signs for us
pact-mandate-vote = Votes for us
pact-mandate-since = Since { $day }
pact-mandate-give = Authorise
pact-mandate-end = End
pact-no-mandate = Your organisation’s admin says who may sign for it.

pact-title = Title
pact-preamble = Preamble
pact-place = Place
pact-clauses = Clauses
pact-kind = Kind
pact-kind-clause = Clause
pact-kind-commitment = Commitment
pact-heading = Heading
pact-body = Text
pact-its-place = place
pact-clause-number = Clause { $shown }
pact-clause-field = { $clause }: { $field }
pact-clause-gone = { $clause }, taken out
pact-clause-only = Signed by { $who }.
pact-add-clause = Add a clause
pact-add-commitment = Add a commitment
pact-from = First day
pact-until = Last day
pact-notice-days = Days of notice to leave
pact-decide = How the parties decide, unless a proposal says otherwise
pact-votes = Votes
pact-quorum = Quorum, in hundredths of the parties
pact-days = Days of notice for a proposal
pact-hours = Hours of notice when urgent
pact-edit = Write the pact
pact-save-go = Save and read
pact-fault-long = Shorten this to { $shown } characters.
pact-fault-number = Type a number from 0 to { $shown }.
pact-fault-until = The last day can’t be before the first.
pact-fault-collision = Somebody else has saved the draft meanwhile. Below is what you typed; saving now puts it in place of theirs.
pact-unready = Before it can be circulated:
pact-unready-title = Give it a title.
pact-unready-clauses = Write at least one clause.
pact-unready-clause = Give clause { $shown } a heading and a text.

pact-did-saved = The draft is saved.
pact-did-circulated = The parties have this version before them.
pact-did-said = Your comment is there for all parties to read.
pact-did-settled = These comments are settled.
pact-did-opened = The pact is open for signing. Its text can’t change any more.
pact-did-signed = Your organisation has signed.
pact-did-notice = Notice is given. All parties are told.
pact-did-published = The pact is on the public page.
pact-changed-since = The draft has changed since the parties saw it.
pact-nobody-saw = Only you see this draft. Circulate it, so that the parties can read and comment.
pact-note = What is new, in a sentence
pact-circulate = Circulate
pact-open = Open for signing
pact-open-words = All parties have this version before them. Once it is open for signing, its text stays as it is, to the letter.
pact-publish = Publish
pact-publish-words = The pact is signed, and not public yet. Publishing it shows the text, the signatories, their officers and limits to everybody.
pact-renew = Renew
pact-sign = Sign
pact-leave = Give notice
pact-see-public = Public page
pact-file = Download the signed file
pact-difference = See what changed
pact-difference-from = What changed since version { $shown }
pact-waiting = Not signed: { $who }

pact-say-open = Comment
pact-say = Comment, for all parties to read
pact-say-go = Send
pact-said =
    { $n ->
        [one] { $shown } comment
       *[other] { $shown } comments
    }
pact-settle = Settled
pact-settled = { $n ->
   *[other] settled
}

pact-sign-title = Sign the pact
pact-sign-words = What you type here becomes part of the pact’s list and can’t be changed afterwards. When the pact is public, so are the names, the place and the limits.
pact-sign-clauses = What your organisation signs
pact-sign-clauses-hint = All of it, unless you take clauses out. Your organisation is bound only by the clauses that it signs.
pact-signed-already = signed already
pact-officer = Name of the officer who signs
pact-officer-title = Title
pact-date = Date
pact-sign-place = Place
pact-sign-witnesses = Witnesses, if there are any
pact-witness = Name
pact-witness-title = Title
pact-limits = Limits
pact-sign-limits = Limits that the law sets your organisation
pact-sign-limits-hint = They go with every call to your organisation, for example: “support before or after work”.
pact-sign-sure = I am authorised to sign for { $organisation }, and I have read the text.
pact-sign-go = Sign in its name
pact-fault-clauses = Choose at least one clause.
pact-fault-date = Type the day of the signature: today or earlier.
pact-fault-sure = Tick this to go on.
pact-fault-text = This page is of another text. Read the pact again.

pact-leave-title = Give notice to leave the pact
pact-leave-period =
    { $n ->
        [0] The pact asks for no period of notice.
        [one] The pact asks for { $shown } day of notice.
       *[other] The pact asks for { $shown } days of notice.
    }
pact-leave-day = Your organisation leaves on { $day }.
pact-leave-until = Until then it is a party: it can be called on, and it votes.
pact-leave-past = Its signature stays in the list, with the day on which it left.
pact-leave-why = What the other parties are to know
pact-leave-sure = I am authorised to give notice for { $organisation }.
pact-leave-go = Give notice

pact-term = { $from } to { $until }
pact-rules = Term and rules
pact-rule-place = Made in { $place }.
pact-rule-term = In force from { $term }.
pact-rule-notice =
    { $n ->
        [0] A party can leave by written notice, at once.
        [one] A party can leave by written notice, after { $shown } day.
       *[other] A party can leave by written notice, after { $shown } days.
    }
pact-rule-consensus = Decisions are taken by consensus: nobody objects.
pact-rule-majority = Decisions are taken by more than half of the votes.
pact-rule-two-thirds = Decisions are taken by two thirds of the votes.
pact-rule-unanimity = Decisions are taken when all agree.
pact-rule-weighted = Votes weigh as many people as an organisation represents.
pact-rule-each = Each organisation has one vote.
pact-rule-quorum =
    { $n ->
       *[other] At least { $shown }% of the parties take part.
    }
pact-rule-days =
    { $n ->
        [one] A proposal is made known { $shown } day before its vote ends.
       *[other] A proposal is made known { $shown } days before its vote ends.
    }
pact-rule-hours =
    { $n ->
        [one] When it is urgent, { $shown } hour is enough.
       *[other] When it is urgent, { $shown } hours are enough.
    }

pact-signatories = Signatories
pact-signatories-none = Nobody has signed yet.
pact-nobody = nobody
pact-list-and = { $first } and { $last }
pact-person = { $name }, { $title }
pact-people-as-of = { $people }, as of { $day }
pact-signed-at = Signed on { $day }, { $place }
pact-signed-only = Signed clauses { $numbers } only.
pact-witnesses = { $n ->
   *[other] Witnessed by { $names }
}
pact-late = Joined later
pact-leaves = Has given notice; leaves on { $day }
pact-left = Left on { $day }
pact-gone = Signed, and have left
pact-calendar-ends = { $title }: last day

pact-nav = The pact
pact-kicker = { $phase }, { $term }
pact-description = What the organisations of the { $site } promise one another, and who signed it.
pact-total =
    { $n ->
        [one] people, represented by { $shown } organisation that signed
       *[other] people, represented by { $shown } organisations that signed
    }
pact-method = The total is the sum of what each organisation states for itself; the oldest figure is of { $day }. Somebody who belongs to two of the unions is counted twice.
pact-proof = Proof
pact-hash-words = The text’s fingerprint. It changes with any letter or comma of either language.
pact-proof-words = Anybody can check that nothing was changed since it was signed. Download the file, and run, without a network:
pact-hash = SHA-256 of the text
pact-key = Public key that signed the list (Ed25519)
pact-others = Other pacts
pact-public-none = No pact has been signed yet
pact-public-none-words = When the organisations sign one, its text and its signatories will be here.
pact-together = What the parties do together

pact-wait-nothing = Nothing waits for your organisation here.
pact-wait-until = The first closes { $moment }
pact-wait-votes = { $n ->
    [one] vote waits for your organisation’s ballot
   *[other] votes wait for your organisation’s ballot
}
pact-wait-calls = { $n ->
    [one] call for support waits for your answer
   *[other] calls for support wait for your answer
}
pact-wait-unread = { $n ->
    [one] announcement that nobody of your organisation has read
   *[other] announcements that nobody of your organisation has read
}
pact-next = What comes next
pact-next-none = The calendar is empty from today on.
pact-none-in-force = No pact is in force yet; until then all organisations of the coalition act together.
pact-has-not-signed = Has not signed the pact that is in force.
