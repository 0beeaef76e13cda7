### rights
rights-kicker = Your record
rights-title = Everything held about you
rights-lead = This is all that is held here about { $address }.
rights-spelling = Did you also use another spelling of your address, with a dot or a tag? Ask for the link to that one.
rights-signatures =
    { $n ->
        [one] Your signature
       *[other] Your { $shown } signatures
    }
rights-of-campaign = { $action } ({ $campaign })
rights-unknown = not known
rights-counts = In the count
rights-counts-pending = not yet: it waits for you to confirm it
rights-counts-since = since { $date }
rights-counts-not = no
rights-language = Language
rights-holders = Unions that hold a record of you
rights-holders-none = None. No union has your name, your address or your e-mail.
rights-tags = Tags
rights-signed = Signed with your consent
rights-note = Note by the union’s staff, { $date }
rights-basis = Why you are held
rights-basis-form = You ticked this union’s box on a form here.
rights-basis-express = You agreed elsewhere, and the union says it can prove it.
rights-basis-membership = You are, or were, a member of the union.
rights-basis-until = This ends on { $date }.
rights-import = Brought in from the union’s own list on { $date }. { $basis } { $proof }
rights-mail = E-mail from this union
rights-mail-subscribed = allowed
rights-mail-unsubscribed = stopped: the union may not write to you
rights-mail-undeliverable = stopped: your mailbox does not take it
rights-since = Held since
rights-changed = Last changed
rights-withdraw = End my consent to { $organisation }
rights-withdraw-words = The union stops writing to you at once. If it knows you only from a form here, your record is removed; your signature still counts.
rights-consents = Your consents, word for word
rights-consent-words = What you agreed to
rights-consent-given = Given on
rights-consent-where = Where
rights-consent-version = Wording
rights-consent-version-words = version { $version }, in { $language }
rights-consent-state = Now
rights-consent-withdrawn = ended on { $date }
rights-consent-left = this union left the coalition on { $date } and took your record with it; ask the union itself
rights-consent-waits = begins when you confirm your signature
rights-consent-stands = in force
rights-source-form = on the form of “{ $action }”
rights-source-other = sent to us for “{ $action }” by another page
rights-seen = Who can see this
rights-seen-words = You, by this link. Each union: its own record of you, and no other union’s. The coalition’s moderators: your comment with your first name, until they have decided about it. In public: only what you chose.
rights-long = How long it is kept
rights-long-words = Until you end it here, or until the campaign’s own time is up.
rights-months =
    { $n ->
        [one] { $shown } month
       *[other] { $shown } months
    }
rights-retention = Signatures are made anonymous { $months } after the campaign has ended.
rights-retention-ends = Signatures are made anonymous { $months } after the campaign’s last day, { $date }.
rights-retention-of = { $campaign } { $promise }
rights-correct = Correct it
rights-correct-words = What you save here replaces your name and postal code in every signature and in every union’s record above.
rights-download = Take it with you
rights-download-words = One file (JSON) with all of the above, for you to keep or to hand on.
rights-download-button = Download my record
rights-erase = Erase all of it
rights-erase-words = The next page says exactly what will happen before anything does.
rights-erase-link = Erase everything about me
rights-contact = Something is wrong or missing? Write to { $address }; a person answers.
rights-done-correct = Corrected everywhere.
rights-done-withdraw = Your consent has ended.
rights-erase-title = Erase everything?
rights-erase-lead = Here is what happens to everything held about { $address }:
rights-erase-signatures = Your name, address, postal code and comments are erased from every signature. One that you have confirmed still counts, as nobody’s; one that waits is gone.
rights-erase-unions = Every union’s record of you is erased, with its notes. All consents end.
rights-erase-hash = A scrambled mark of your mailbox stays, which nobody can turn back into your address. It keeps you from being counted twice, and keeps every later import from bringing you back.
rights-erase-again = You can sign again at any time, if you wish.
rights-erase-final = This cannot be undone. Backups made before today hold your record until they are replaced.
rights-erase-button = Erase everything
rights-erase-back = No, go back
rights-erased-title = Erased
rights-erased-done = Your name, address, postal code and comments are gone from every signature and every union’s record. All your consents have ended.
rights-erased-count = What you had confirmed still counts, without you.
rights-erased-kept = A scrambled mark of your mailbox stays, so that nobody is counted twice and no import brings you back.
rights-erased-copies = Backups made before today hold your record until they are replaced.
rights-nothing-title = Nothing is held here
rights-nothing-words = This link leads to nothing any more: what it was for has been erased.
rights-nothing-else = If you have signed or been added since, ask for a new link with your e-mail address.
rights-letter-subject = Your record, as you asked
rights-letter-lead = Somebody, probably you, has asked what is held about this address. A union of our campaign has it on its list. This link shows you everything.
rights-letter-button = See my record
rights-letter-does = There you can also correct it, download it, stop the union’s e-mail, or erase everything. The link works for 30 days and is yours alone; please do not pass it on.
rights-letter-not-you = If it was not you, you need do nothing.
rights-letter-sender = You are receiving this e-mail because this address was entered on a page of { $name }.
