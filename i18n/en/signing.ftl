count-have-signed =
    { $n ->
        [one] has signed
       *[other] have signed
    }
count-progress-label = Signatures on the way to { $shown }
count-to-go =
    { $n ->
        [one] { $shown } more
       *[other] { $shown } more
    }
count-next-goal = to reach { $shown }
count-goal-reached = The goal of { $shown } has been reached
count-waiting =
    { $n ->
        [0] none waiting to confirm
       *[other] { $shown } waiting to confirm
    }
count-table-title = How we count
count-table-caption = Each signature is in only one of these rows, and is counted once.
count-confirmed = Confirmed
count-confirmed-means = confirmed by the signer from their own mailbox
count-paper = On paper
count-paper-means = signed on paper and counted by hand
count-pending = Waiting
count-pending-means = not confirmed yet, so not counted yet
count-removed = Removed
count-removed-means = taken back by their signers after they had counted, or found invalid
field-given-name = First name
field-family-name = Last name
field-email-address = E-mail
field-email-address-hint = not your work address
field-postal-code = Postal code
field-commitments = My commitments
field-comment = In your own words
field-comment-hint = optional; shown once it has been read
field-display = How you are shown in public
field-consent = Who may write to you?
field-trap = Leave this empty
display-nothing = Not at all
display-first-name-town = First name and town
display-full-name = Full name
form-promise = We will e-mail you a link to confirm. Your employer never sees this.
form-data-link = What happens to your data
form-closed = This campaign ended on { $date }, so nothing more can be signed. Thank you to everyone who did.
form-errors =
    { $n ->
        [one] One field needs your attention:
       *[other] { $shown } fields need your attention:
    }
form-once-more = Please press the button once more. Nothing you typed is lost.
fault-given-name-missing = Enter your first name.
fault-family-name-missing = Enter your last name.
fault-email-address-missing = Enter your e-mail address.
fault-postal-code-missing = Enter your postal code.
fault-commitments-missing = Tick at least one commitment.
fault-not-an-address = Enter an e-mail address like name@example.ca.
fault-not-a-postal-code = Enter a Canadian postal code like K1N 6N5.
fault-no-comment = This action takes no comments.
fault-consent-unknown = The wording of a consent box has changed. Please read the boxes again.
fault-too-long = { $field }: please use at most { $max } characters.
fault-forbidden = { $field }: please use letters and ordinary punctuation, without web addresses.
fault-unknown-choice = { $field }: please choose one of the answers shown.
thanks-title = One step left
thanks-open-mail = Open the e-mail we have just sent you, and confirm. Only then are you counted.
thanks-demo-mailbox = Open the demonstration’s mailbox
thanks-no-mail = No e-mail after a few minutes?
thanks-no-mail-help = Check your junk mail. To keep anyone from flooding your mailbox, we write at most once an hour; a link we sent you earlier works for this signature too.
thanks-find-link = Ask for the link again
thanks-next = While you are here
mine-kicker = Your signature
mine-pending = Is this your signature?
mine-pending-lead = Confirm that you have signed “{ $action }”. Just opening this page has changed nothing.
mine-confirm = Confirm my signature
mine-also-pending = These wait for you, too:
mine-confirm-others = Confirm these
mine-confirmed = Thank you. You are counted.
mine-confirmed-lead = Your signature on “{ $action }” is confirmed.
mine-ended = This signature does not count
mine-ended-lead = The signature on “{ $action }” was taken back or has expired, and what we held of it has been erased. You can sign again at any time.
mine-back-to-campaign = Back to the campaign
mine-display-save = Save
mine-kept = What we keep
mine-name = Name
mine-signed-on = Signed on
mine-leave = Change your mind
mine-leave-words = If you withdraw your signature, it no longer counts, your consents end, and your name, contact details and comment are erased at once.
mine-withdraw = Withdraw my signature
mine-not-me = This wasn’t me
mine-not-me-words = “This wasn’t me” does the same, and we will not write to you about signatures for 30 days.
mine-resend = E-mail me this link again
comment-waiting = not read by a moderator yet
comment-shown = shown
comment-refused = not shown
done-confirm = Your signature is confirmed.
done-display = Saved.
done-withdraw = Your signature has been withdrawn.
done-not-me = Sorry for the trouble. The signature has been erased, and we will leave you in peace.
done-resend = The link is on its way, unless we have written to you within the last hour.
find-title = Find my signature
find-words = Enter the e-mail address you signed with, or that one of our unions writes to. We will send it a private link to see everything held about you, to change it, or to withdraw.
find-button = E-mail me my link
find-sent-title = Check your e-mail
find-sent-words = If this address has signed something here, or stands on the list of one of our unions, a private link is on its way to it. We write at most once an hour.
letter-hello = Hello,
letter-confirm-subject = Please confirm: { $action }
letter-confirm-lead = Somebody has signed “{ $action }” with this address. If that was you, please confirm, so that you are counted.
letter-confirm-button = Confirm my signature
letter-already-subject = Your signature: { $action }
letter-already-lead = You have already signed “{ $action }”, and you are counted. Thank you! Here is your private link, should you need it.
letter-already-button = Open my signature
letter-open = Open this page:
letter-page-does = There you can also change how you are shown, or take your signature back. The link is yours alone; please do not pass it on.
letter-not-you = If it was not you, open the page and choose “This wasn’t me”, or simply do nothing: a signature that is not confirmed is never counted, and is soon erased.
letter-sender = You are receiving this e-mail because this address was entered on a campaign page of { $name }.
mine-signed-as = Signed as { $name }.
mine-others = Your other signatures
mine-invalid = This signature was found invalid
mine-invalid-lead = The coalition found that the signature on “{ $action }” should not count: it looked as though no person had made it herself. We keep what it holds so that a mistake can be put right.
mine-invalid-object = Is it yours, and real? Then please object: write to
mine-leave-invalid-words = You can have your name, contact details and comment erased at once. The signature then stays out of the count.
mine-erase = Erase what you hold of me
mine-record = Everything held about you, and what you can do about it
