### fraud
# used: fraud-category-*
# used: fraud-status-*
# used: audit-kind-*
fraud-title = Signatures that look wrong
fraud-lead = Find signatures that nobody made, and take them out of the count. All of it can be undone.
fraud-views = Signatures
fraud-tab-find = Find
fraud-tab-bursts = Bursts
fraud-tab-batches = Found invalid
fraud-faults = Please mend the following
fraud-pattern = Find signatures by a pattern
fraud-where = Where
fraud-all-actions = All actions of the campaign
fraud-status = Status
fraud-status-any = Waiting or confirmed
fraud-status-pending = Waiting for confirmation
fraud-status-confirmed = Confirmed
fraud-status-invalid = Found invalid
fraud-status-ended = Ended
fraud-domain = E-mail domain
fraud-domain-hint = What stands after the @: mailburst.example
fraud-text = Comment contains
fraud-text-hint = Accents and capitals make no difference
fraud-from = Signed from
fraud-until = and before
fraud-zone = Toronto time
fraud-network = Network
fraud-network-hint = Follow a network from a list; it is forgotten after a month
fraud-search = Search
fraud-start-over = Start over
fraud-how = How it works
fraud-how-words = Machines and pranksters leave traces: one mail provider, one network, one minute, one sentence.
fraud-how-1 = Say what the signatures have in common.
fraud-how-2 = Look at what was found. Names are shortened: nobody’s list is opened here.
fraud-how-3 = Find them invalid with a reason. The count and the public page follow at once, and it can be undone.
fraud-see-bursts = See the largest bursts
fraud-none = No signature fits
fraud-none-words = Try a wider pattern: fewer fields, a longer time, all actions.
fraud-stopped =
    { $n ->
        [one] Only the newest { $shown } comment was looked through. Narrow the time to look further back.
       *[other] Only the newest { $shown } comments were looked through. Narrow the time to look further back.
    }
fraud-found =
    { $n ->
        [one] { $shown } signature fits.
       *[other] { $shown } signatures fit.
    }
fraud-found-confirmed =
    { $n ->
        [one] { $shown } of them is confirmed.
       *[other] { $shown } of them are confirmed.
    }
fraud-newest-first = Newest first.
fraud-name = Name
fraud-signed = Signed
fraud-action = Action
fraud-comment = Comment
fraud-all-match =
    { $n ->
        [one] { $shown } signature fits
       *[other] All { $shown } that fit
    }
fraud-everything = Careful: nothing narrows this down. It is everything.
fraud-invalidate =
    { $n ->
        [one] Find { $shown } signature invalid…
       *[other] Find { $shown } signatures invalid…
    }
fraud-pages = Pages
fraud-next = Next 50
fraud-words-domain = e-mail at { $domain }
fraud-words-network = network { $network }
fraud-words-from = from { $when }
fraud-words-until = before { $when }
fraud-words-text = comment contains “{ $text }”
fraud-fault-scope = Choose a campaign or an action.
fraud-fault-domain = Enter a domain, for example mailburst.example.
fraud-fault-network = Choose a network from one of the lists.
fraud-fault-moment = Enter a day and a time.
fraud-fault-order = The end comes before the beginning.
fraud-fault-text = Use at most 100 characters.
fraud-bursts = Bursts
fraud-bursts-lead = Many signatures from one network in a short time.
fraud-bursts-how = What is a burst?
fraud-bursts-how-words = A machine signs faster than people do. But a union hall or a workplace is one network too: look before you decide. Networks are kept as a code for a month, never as an address.
fraud-at-least = At least
fraud-within = within minutes
fraud-fault-at-least = Enter a number from 2 to 100,000.
fraud-fault-minutes = Enter a number from 1 to 1,440.
fraud-no-burst = No burst in the last month
fraud-no-burst-words = Try a smaller number, or a longer time.
fraud-bursts-caption = Largest first.
fraud-began = Began
fraud-lasted = Lasted
fraud-seconds =
    { $n ->
        [one] { $shown } second
       *[other] { $shown } seconds
    }
fraud-minutes =
    { $n ->
        [one] { $shown } minute
       *[other] { $shown } minutes
    }
fraud-signatures = Signatures
fraud-to-do = To do
fraud-look = Look
fraud-look-at = Look at network { $network }
fraud-confirm-title =
    { $n ->
        [one] Find { $shown } signature invalid?
       *[other] Find { $shown } signatures invalid?
    }
fraud-confirm-found-by = Found by:
fraud-confirm-stopped = Only the newest comments were looked through; older ones that fit stay as they are.
fraud-confirm-falls = The public count of “{ $title }” goes from { $from } to { $to } at once.
fraud-confirm-falls-by =
    { $n ->
        [one] The public counts fall by { $shown } at once.
       *[other] The public counts fall by { $shown } at once.
    }
fraud-confirm-pending =
    { $n ->
        [one] { $shown } has not been confirmed yet; it can no longer be.
       *[other] { $shown } have not been confirmed yet; they can no longer be.
    }
fraud-confirm-removed = The public page says how many were removed.
fraud-confirm-people = The consents that came with them end: the people leave the organisations’ lists.
fraud-confirm-signers = Nobody is written to. Whoever opens her private link is told, and how to object.
fraud-confirm-undo = Nothing is erased: you can reinstate them under “Found invalid”.
fraud-category = Kind of reason
fraud-choose = Choose
fraud-category-machine = Made by a machine
fraud-category-same-person = The same person many times
fraud-category-not-real = Names or addresses that are not real
fraud-category-other = Another reason
fraud-reason = Why? In your own words
fraud-reason-hint = It is kept, encrypted, with the batch.
fraud-reason-label = Reason
fraud-fault-category = Choose the kind of reason.
fraud-fault-reason = Say why, in at most 1,000 characters.
fraud-fault-changed = The number has changed since you looked. Check it and confirm once more.
fraud-invalidate-sure =
    { $n ->
        [one] Find { $shown } signature invalid
       *[other] Find { $shown } signatures invalid
    }
fraud-cancel = Cancel
fraud-batches = Found invalid
fraud-batches-lead = What was taken out of the count, why, and by whom.
fraud-campaign = Campaign
fraud-every-campaign = All campaigns
fraud-show = Show
fraud-no-batch = Nothing has been found invalid
fraud-no-batch-words = When you find signatures invalid, each batch stands here with its reason, and can be reinstated.
fraud-batch = Batch
fraud-state = State
fraud-found-by = Found by
fraud-decided = Decided by
fraud-next-batches = Earlier batches
fraud-batch-unchosen = Broken off; nothing has changed
fraud-batch-underway = Under way
fraud-batch-stands = Invalid
fraud-batch-undoing = Being reinstated
fraud-batch-undone = Reinstated
fraud-batch-title =
    { $n ->
        [one] { $shown } signature found invalid
       *[other] { $shown } signatures found invalid
    }
fraud-continue = Continue
fraud-left =
    { $n ->
        [one] { $shown } is still to be changed. Open this page again to see how far it is; if nothing moves, press Continue.
       *[other] { $shown } are still to be changed. Open this page again to see how far it is; if nothing moves, press Continue.
    }
fraud-reinstate =
    { $n ->
        [one] Reinstate { $shown } signature
       *[other] Reinstate { $shown } signatures
    }
fraud-reinstate-words = Reinstated signatures are again what they were: confirmed ones count, waiting ones wait, and consents return to the organisations. Whoever took her signature back in the meantime stays away.
fraud-done-invalidated = Done: the count and the public page have followed.
fraud-done-reinstated = Done: they are again what they were.
fraud-was-invalidated = Found invalid
fraud-undone = Undone
fraud-undone-by = by { $name }, { $when }
fraud-was-reinstated = Reinstated
audit-kind-signatures-invalidated = Found signatures invalid
audit-kind-signatures-reinstated = Reinstated signatures
audit-kind-batch-continued = Continued an interrupted batch
