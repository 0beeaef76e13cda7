### statements
# used: audit-kind-* audit-field-*
statements-heading = Statements
statements-lead = A name stands beneath a text only if its owner approved that very text.
statements-new = New statement
statements-none = Nothing has been written together yet
statements-none-words = Draft a statement to the public or a message to government, send it to the parties, and publish it with the names of those that approve.
statements-statement = Statement
statements-state = State
statements-draft = Draft
statements-waiting = Waiting for approvals
statements-published = Published
statements-aside = Set aside
statements-to = Addressed to
statements-by = Drafted by
statements-approved = Approved
statements-of = { $names } of { $asked }
statements-waits-for-you = Your organisation has not answered
statements-to-public = The public
statements-to-public-hint = A statement that everybody reads.
statements-to-government = An office of government
statements-to-government-hint = A message that is published and can be printed as a letter.
statements-office = Which office
statements-office-hint = Only for a message to government, such as “The President of the Treasury Board”.
statements-campaign = Published beside
statements-no-campaign = The coalition’s own page
statements-save-words = Nobody sees a draft but your organisation.
statements-save = Save the text
statements-edit = Change the text
statements-edit-warning = { $n ->
    [one] { $shown } organisation has approved this text. A change makes a new version, which has to be approved anew.
   *[other] { $shown } organisations have approved this text. A change makes a new version, which has to be approved anew.
}
statements-fault-office = Name the office that it is addressed to.
statements-fault-changed = Somebody else changed the text meanwhile. Open it again.
statements-fault-other-text = The text has changed meanwhile. What stands here now is another text; read it before you go on.
statements-fault-answer = Choose what your organisation says.
statements-fault-reason = Say why, so that the text can be mended.
statements-text = The text
statements-about = About it
statements-hash = SHA-256 of the text:
statements-hash-words = The fingerprint of this very text in both languages. An approval is for it, and for no other.
statements-letter = Print as a letter
statements-letter-nameless = No organisation has approved this text yet.
statements-answer = Approve or decline
statements-answer-change = Change our answer
statements-answer-of = The answer of { $name }
statements-what-say = May your organisation’s name stand beneath this text?
statements-approve = We approve this text
statements-approve-hint = Your organisation’s name appears when it is published. A changed text would be asked about anew.
statements-decline = We decline
statements-decline-hint = Your organisation’s name does not appear.
statements-reason-hint = The parties that are asked read it. It is never public.
statements-answer-send = Send the answer
statements-answers = Answers
statements-answers-words = On the text as it stands now
statements-answer-head = Answer
statements-when = When
statements-said-yes = Approved
statements-said-no = Declined
statements-said-nothing = No answer yet
statements-approvals = { $n ->
    [one] { $shown } approval
   *[other] { $shown } approvals
}
statements-send = Send it to be approved
statements-send-more = Who is asked
statements-send-words = Those that you choose see the text, each other’s answers and reasons. Your own organisation approves like any other.
statements-send-do = Ask them
statements-publish = Publish
statements-publish-now = Publish with these names
statements-with-names = { $n ->
    [one] With this name
   *[other] With these { $shown } names
}
statements-without = Not named
statements-nameless = No organisation has approved this very text, so there is nobody to publish it.
statements-place = It will stand beside: { $place }
statements-is-public = This text is public.
statements-outdated = An earlier text is public; this one is not, until it is published.
statements-see = See the public page
statements-withdraw = Take our name back
statements-withdraw-words = From then on your organisation’s name is gone from the public page, which says when it was changed. You can approve again later.
statements-set-aside = Set it aside
statements-set-aside-words = It is not gone on with. If it is public, it no longer is.
statements-done-written = The draft is saved. Send it to be approved below.
statements-done-rewritten = This is a new version. Nobody has approved it yet.
statements-done-moved = It is kept where it stands beside.
statements-done-sent = The parties are asked.
statements-done-approved = Your organisation approves this text.
statements-done-declined = Your organisation declines.
statements-done-published = It is published.
statements-done-name = Your organisation’s name is taken back.
statements-done-nobody = Choose at least one other organisation to ask.
statements-public-title = Joint statements
statements-public-kicker = Joint statement
statements-public-none = The coalition has not published a statement yet.
statements-public-all = All joint statements
statements-addressed = to { $office }
statements-public-names = { $n ->
    [one] Approved by { $shown } organisation
   *[other] Approved by { $shown } organisations
}
statements-public-nameless = No organisation’s name stands beneath it any more.
statements-public-approved = Each of them approved this very text.
statements-public-changed = What stands here last changed
audit-kind-statement-written = Wrote a statement’s text
audit-kind-statement-sent = Asked for a statement’s approval
audit-kind-statement-approved = Approved a statement’s text
audit-kind-statement-declined = Declined a statement
audit-kind-statement-name-withdrawn = Took the organisation’s name from a statement
audit-kind-statement-published = Published a statement
audit-kind-statement-set-aside = Set a statement aside
audit-field-statement = Statement
