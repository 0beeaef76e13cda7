### People
# used: audit-kind-*
people-total = { $n ->
    [0] Nobody
    [one] { $shown } person
   *[other] { $shown } people
}
people-export = Export
people-import = Import people
people-undo = Undo
people-empty-title = This is where your people will be
people-empty-words = Everybody who signs with your union’s consent appears here, with the words that she agreed to. You can also bring a list that you already have; those who once unsubscribed stay unsubscribed.
people-search = Name, e-mail or @domain
people-search-do = Search
people-show = Show
people-more-conditions = More conditions
people-has-tag = With the tag
people-has-not-tag = Without the tag
people-has-signed = Signed
people-has-not-signed = Has not signed
people-has-field = Own field
people-in-area = Postal code begins with
people-came-in = Came in the month
people-held-by = Held because of
people-remove-condition = Remove:
people-keep-as = Keep these conditions as a segment
people-keep = Keep
people-none-title = Nobody meets all of this
people-none-words = Remove a condition, or search for the beginning of a name: two letters are enough.
people-everybody = Show everybody
people-sort-newest = Newest first
people-sort-oldest = Oldest first
people-sort-name = By name
people-only-yours = You see your own organisation’s people only.
people-choose = Choose
people-choose-one = Choose { $name }
people-name = Name
people-town = Town
people-mail = Mail
people-tags = Tags
people-since = Since
people-picked = chosen
people-all-found = { $n ->
    [one] The one found
   *[other] All { $shown } found, not only this page
}
people-tag = Tag
people-tag-do = Add tag
people-untag-do = Remove tag
people-unsubscribe-do = No more mail
people-pages = Pages
people-next = Next page
people-mail-yes = May be mailed
people-mail-no = Unsubscribed
people-mail-undeliverable = Mail comes back
people-in-english = In English
people-in-french = In French
people-english = English
people-french = French
people-basis = Held because of
people-basis-form = consent on a form here
people-basis-express = consent given elsewhere
people-basis-membership = membership
people-basis-until = Implied consent until
people-condition-tag = Tag: { $value }
people-condition-field = { $value }
people-condition-signed = Signed: { $value }
people-condition-area = Postal code { $value }…
people-condition-month = Came in { $value }
people-condition-import = Import { $value }
people-condition-domain = Address at { $value }
people-condition-plain = { $value }
people-condition-words = “{ $value }”
people-condition-not = Not: { $condition }
people-done-tag = { $n ->
    [one] The tag was added to { $shown } person.
   *[other] The tag was added to { $shown } people.
}
people-done-untag = { $n ->
    [one] The tag was removed from { $shown } person.
   *[other] The tag was removed from { $shown } people.
}
people-done-unsubscribe = { $n ->
    [one] { $shown } person gets no more mail.
   *[other] { $shown } people get no more mail.
}
people-done-undone = It is as it was before.
people-done-gone = The record is removed. Nothing is held of this person any more, and no import brings her back.
people-done-none = Nothing had to be changed.
people-done-many = { $n ->
   *[other] That is more than { $shown } people. Narrow the list down first.
}
people-done-label = Please write a short text on one line.
people-here-since = Here since { $day }
people-correct = Correct
people-consents = Consents
people-consents-none = No consent stands behind this record.
people-consents-kept = Each line is kept as it was given; nothing is overwritten.
people-when = When
people-what = What
people-how = How
people-consent-given = Consent given
people-consent-ended = Withdrawn on { $day }
people-wording = The words shown
people-source-form = Signing form, confirmed by mail
people-source-api = Another site, confirmed by mail
people-ground-import = Came in a file on { $day }. Ground: { $basis }.
people-notes = Notes
people-note-new = A new note
people-note-hint = She may ask to see it. Write what you would say to her.
people-note-keep = Keep the note
people-note-remove = Remove
people-note-by-import = from a file
people-alike = Perhaps the same person
people-alike-compare = Compare
people-facts = Facts
people-given-name = First name
people-family-name = Last name
people-address = E-mail
people-postal-code = Postal code
people-language = Language
people-tag-add = Add a tag
people-tag-add-do = Add
people-tag-remove = Remove the tag { $tag }
people-rights = Her rights
people-rights-words = Removing takes her out of your organisation’s people. Her signatures are hers: she takes them back herself.
people-remove = Remove
people-remove-title = Remove { $name }?
people-remove-1 = Your organisation then holds nothing of her: no name, no address, no notes, no tags.
people-remove-2 = No import of yours brings her back. She can consent again herself.
people-remove-3 = This can’t be undone.
people-remove-do = Remove her record
people-cancel = Cancel
people-save = Save
people-faults = Please mend this first
people-new-field = A field of your own
people-new-value = What it says
people-fault-name = Please write a name: letters, on one line, no web address.
people-fault-taken = Another person here has this address. Open her record and compare the two.
people-fault-stale = Somebody else has changed this record meanwhile. What you typed is still here; look it over and save again.
people-fault-field = Please write a name and a value, each on one line.
people-fault-note = Please write a note of at most 4,000 characters.
people-did-correct = The record is corrected.
people-did-tag = The tag is added.
people-did-untag = The tag is removed.
people-did-note = The note is kept.
people-did-note-remove = The note is removed.
people-did-unsubscribe = She gets no more mail.
people-did-merge = The two records are one now.
people-merge-title = Are these one person?
people-merge-intro = What is missing is filled in, tags and consents are joined, nothing is overwritten. The second record goes. You can undo it.
people-merge-what = What
people-merge-left = What would be left
people-merge-other = Keep the other one
people-merge-do = Make them one
people-segments-words = Kept by your organisation, counted now.
people-segments-new = Choose conditions
people-segments-empty = No segment yet
people-segments-empty-words = Search and filter your people, then keep the conditions under a name. Each segment is counted anew whenever you look.
people-segment = Segment
people-segment-forget = Forget
people-segment-forget-one = Forget the segment { $name }
audit-kind-people-tagged = Put a tag to people
audit-kind-people-untagged = Took a tag from people
audit-kind-people-unsubscribed = Stopped mail to people
audit-kind-people-undone = Undid a change of people
audit-kind-people-merged = Made two records one
audit-kind-person-corrected = Corrected a record
audit-kind-person-noted = Wrote a note about a person
audit-kind-person-note-removed = Removed a note about a person
audit-kind-person-removed = Removed a person
audit-kind-segment-kept = Kept a segment
audit-kind-segment-removed = Forgot a segment
