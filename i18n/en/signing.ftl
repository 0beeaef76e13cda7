count-have-signed =
    { $n ->
        [one] has signed
       *[other] have signed
    }
count-progress-label = Signatures on the way to { $shown }
count-to-go =
    { $n ->
        [one] { $shown } to go
       *[other] { $shown } to go
    }
count-next-goal = to the next goal of { $shown }
count-goal-reached = The goal of { $shown } is reached
count-waiting =
    { $n ->
        [0] none waiting to confirm
       *[other] { $shown } waiting to confirm
    }
count-table-title = How we count
count-table-caption = Every signature stands in one of these rows, and is counted once.
count-confirmed = Confirmed
count-confirmed-means = confirmed by the signer from her own mailbox
count-paper = On paper
count-paper-means = signed on paper and counted by hand
count-pending = Waiting
count-pending-means = not confirmed yet, so not counted yet
count-removed = Removed
count-removed-means = had counted, then taken back by the signer or found invalid
field-given-name = First name
field-family-name = Last name
field-email-address = E-mail
field-email-address-hint = not your work address
field-postal-code = Postal code
field-commitments = I commit to
field-comment = In your own words
field-comment-hint = optional; shown once it has been read
field-display = How you are shown in public
field-consent = May they write to you?
field-trap = Leave this empty
display-nothing = Not at all
display-first-name-town = First name and town
display-full-name = Full name
form-promise = We mail you a link to confirm. Your employer never sees this.
form-data-link = What happens to your data
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
thanks-open-mail = Open the mail we have just sent you, and confirm. Only then are you counted.
thanks-demo-mailbox = Open the demonstration’s mailbox
thanks-no-mail = No mail after a few minutes?
thanks-no-mail-help = Look among unwanted mail. To keep anyone from flooding your mailbox, we write at most once an hour; a link we sent you earlier works for this signature too.
thanks-find-link = Ask for the link again
thanks-next = While you are here
mine-kicker = Your signature
mine-pending = Is this your signature?
mine-pending-lead = Confirm that you have signed “{ $action }”. Opening this page has changed nothing.
mine-confirm = Confirm my signature
mine-also-pending = These wait for you, too:
mine-confirm-others = Confirm these
mine-confirmed = Thank you. You are counted.
mine-confirmed-lead = Your signature under “{ $action }” is confirmed.
mine-ended = This signature does not count
mine-ended-lead = The signature under “{ $action }” was taken back or ran out, and what we held of it is gone. You can sign again at any time.
mine-back-to-campaign = To the campaign
mine-display-save = Save
mine-kept = What we keep
mine-name = Name
mine-signed-on = Signed on
mine-leave = Take it back
mine-leave-words = Your signature no longer counts, your consents end, and your name, addresses and comment are erased at once.
mine-withdraw = Withdraw my signature
mine-not-me = This wasn’t me
mine-not-me-words = “This wasn’t me” does the same, and keeps us from writing to you about signatures for 30 days.
mine-resend = Mail me this link again
comment-waiting = not read by a moderator yet
comment-shown = shown
comment-refused = not shown
done-confirm = Your signature is confirmed.
done-display = Saved.
done-withdraw = Your signature is taken back.
done-not-me = Sorry for the trouble. The signature is gone, and we leave you in peace.
done-resend = The link is on its way, unless we have written to you within the hour.
find-title = Find my signature
find-words = Enter the address you signed with. We mail its private link: to confirm, to change how you are shown, or to withdraw.
find-button = Mail me my link
find-sent-title = Look into your mailbox
find-sent-words = If this address has signed something here, its link is on the way. We write at most once an hour.
letter-hello = Hello,
letter-confirm-subject = Please confirm: { $action }
letter-confirm-lead = somebody has signed “{ $action }” with this address. If that was you, please confirm, so that you are counted.
letter-confirm-button = Confirm my signature
letter-already-subject = Your signature: { $action }
letter-already-lead = you have signed “{ $action }” already, and you are counted. Thank you! Here is your private link, should you need it.
letter-already-button = Open my signature
letter-open = Open this page:
letter-page-does = There you can also change how you are shown, or take your signature back. The link is yours alone; please do not pass it on.
letter-not-you = If it was not you, open the page and choose “This wasn’t me”, or simply do nothing: what is not confirmed is never counted, and is soon erased.
letter-sender = You get this mail because this address was entered on a campaign page of { $name }.
