### editor
# used: audit-kind-campaign-* audit-field-*
audit-kind-campaign-created = Began a campaign
audit-kind-campaign-saved = Saved a draft
audit-kind-campaign-restored = Put an earlier version back into the draft
audit-kind-campaign-deleted = Threw a draft away
audit-kind-campaign-published = Published a campaign
audit-kind-campaign-scheduled = Scheduled a campaign
audit-kind-campaign-unscheduled = Cancelled a schedule
audit-kind-campaign-not-published = Could not publish a scheduled campaign

audit-field-campaign = Campaign
audit-field-version = Version of the draft
audit-field-revision = Revision
audit-field-scheduled = By its schedule
audit-field-publish-at = To be published
audit-field-problems = Things to mend

editor-english = English
editor-french = French
editor-yes = yes
editor-no = no
editor-cancel = Cancel
editor-to-do = To do
editor-by-command-line = from files, by the command line
editor-by-coalition = the coalition
editor-by-nobody = somebody who is no longer here

# The list
editor-campaign = Campaign
editor-status = Status
editor-signatures = Signatures
editor-changed = Last change
editor-new = New campaign
editor-status-draft = Draft
editor-status-published = Published
editor-status-changed = Published, with changes not yet published
editor-scheduled-for = Scheduled for { $moment }
editor-count-published =
    { $n ->
        [one] { $shown } published
       *[other] { $shown } published
    }
editor-count-drafts =
    { $n ->
        [one] { $shown } draft
       *[other] { $shown } drafts
    }
editor-empty = No campaign yet
editor-empty-words = A campaign is a page with a story, and actions that people can take: a petition, a pledge, a list to join.
editor-empty-1 = Give it a title. Most of the rest is filled in for you, in both languages.
editor-empty-2 = Write its lead and its story, and look at the preview.
editor-empty-3 = Publish it, now or at a time that you choose.

# A new one
editor-new-first = Your first campaign can be public in a few minutes.
editor-new-words = It begins with a petition, words of consent for each organisation, and an accent colour. You can change all of it before anybody sees it.
editor-new-slug = The last part of its address. Left empty, it is made from the title.
editor-new-go = Begin
editor-unread-title = Give it a title in at least one language.

# The editor
editor-part-placard = The placard
editor-part-action = The action
editor-part-words = Its words
editor-open-page = Open the page
editor-preview = Preview
editor-preview-in = Preview in { $language }
editor-preview-banner = This is the draft. The form sends nothing.
editor-preview-back = Go on writing
editor-save = Save draft
editor-publish-go = Publish…
editor-saved-at = Draft saved on { $moment }, { $who }.
editor-not-drafted = The same as what is public.
editor-not-saved-yet = Changed on this page. It is not saved yet.
editor-did-created = The draft is there. Its lead and its story are still to be written.
editor-did-saved = The draft is saved. What is public has not changed.
editor-did-merged = Somebody else saved meanwhile. Both changes are in the draft.
editor-did-published = It is public.
editor-did-scheduled = It is scheduled. What is saved until then goes out with it.
editor-did-unscheduled = The schedule is cancelled.
editor-did-restored = An earlier version is in the draft. What is public has not changed.
editor-did-deleted = The draft is gone.
editor-did-no-preview = There is nothing to preview before the campaign has an action.
editor-undo = Undo
editor-notice-scheduled = It will be published on { $moment }, with what is saved until then.
editor-notice-failed = It was to be published on { $moment }, and could not be: something has to be mended first. See the list below, then publish or schedule it again.
editor-notice-moved = What is public has changed since this draft was begun. Before you publish, look at the difference.
editor-collision-title = Somebody else has changed the same words
editor-collision = Saved meanwhile: { $who }. Nothing is lost: the form holds what you typed, together with their changes to other fields. Below is what would change for them if you save now.
editor-mend = Before this can be kept
editor-missing = missing
editor-problems =
    { $n ->
        [one] { $shown } thing to mend before it can be published
       *[other] { $shown } things to mend before it can be published
    }
editor-count =
    { $n ->
        [0] none
       *[other] { $shown }
    }
editor-up = Up
editor-down = Down
editor-remove = Remove
editor-edit = Edit
editor-bring-back = Bring back
editor-added = added:
editor-removed = taken away:
editor-delete = Throw this draft away
editor-delete-sure = Yes, throw it away. It cannot be brought back.

editor-field-title = Title
editor-field-headline = Headline
editor-field-kicker = Line above the title
editor-field-lead = Lead
editor-field-story = Story
editor-field-slug = Short name in the address
editor-field-key = Short name
editor-field-languages = Languages
editor-field-accent = Accent colour
editor-field-hero = Picture
editor-field-hero-alt = What the picture shows
editor-field-hashtag = Hashtag
editor-field-main-action = Main action
editor-field-actions = Actions
editor-field-priorities = Priorities
editor-field-updates = News
editor-field-consents = Consents
editor-field-kind = Kind
editor-field-summary = Summary
editor-field-effort = Time it takes
editor-field-heading = Heading of the form
editor-field-button = Button
editor-field-thanks = Thanks
editor-field-goals = Goals
editor-field-comments = Comments
editor-field-commitments = Commitments
editor-field-date = Date
editor-field-time = Time
editor-field-text = Text
editor-kind-petition = Petition
editor-kind-pledge = Pledge
editor-kind-list = List to join
editor-in-priority = Priority { $item }: { $field }
editor-in-update = News { $item }: { $field }
editor-in-commitment = Commitment { $item }: { $field }
editor-in-consent = Consent, { $item }
editor-in-action = “{ $action }”: { $field }
editor-in-language = { $field }, { $language }

editor-hint-kicker = A few words: who, or what it is about.
editor-hint-lead = What is at stake, in a paragraph. It stands beside the form and on cards elsewhere.
editor-hint-story = Markdown: ## heading, **bold**, > quotation, [link](https://…), footnotes as [^1].
editor-hint-hero = A JPEG, PNG or WebP, 12 MB at most. 1600 pixels of width or more look best. It is kept with the next save; where and when it was taken is removed from it.
editor-hint-hero-alt = One sentence for those who don’t see it. It is read aloud.
editor-hero-choose = Choose a picture
editor-hero-replace = Put another in its place
editor-hero-remove = Remove the picture
editor-hint-effort = In a few words, such as “1 minute”.
editor-hint-languages = In each language that is ticked, every text has to be there before it is published.
editor-field-ends = Last day
editor-field-retention_months = Months until signatures are made anonymous
editor-hint-ends = After it nobody can sign any more. May stay empty.
editor-hint-retention = Counted from the last day; the campaign’s page says so. The numbers stay.
editor-hint-hashtag = Without the # sign. May stay empty.
editor-hint-slug = a to z, 0 to 9 and hyphens. It can no longer change once it is published.
editor-hint-slug-fixed = It is public, and can no longer change.
editor-hint-actions = The form of the main action stands on the campaign’s page. “Edit” saves this page first.
editor-hint-retired = People may have signed these. They are no longer shown, their signatures still count, and their signers still reach their own pages.
editor-hint-consents = One box for each organisation, with exactly these words. Words that the public has seen never change: if you change them here, they get a new version when you save, and whoever agreed to the earlier version agreed to that one. Empty words: no box.
editor-hint-goals = Rising numbers, with semicolons between: 100; 500; 1000
editor-hint-commitments = What one commits to by a pledge: each is a box to tick.
editor-hint-revisions = “Bring back” puts a revision into the draft. It is public again only once you publish it.
editor-action = Action
editor-retired = No longer shown
editor-main-action = main
editor-add-action = Add: { $kind }
editor-add-priority = Add a priority
editor-add-update = Add news
editor-add-commitment = Add a commitment
editor-priority = Priority { $item }
editor-priority-title = In a few words
editor-priority-text = What it means
editor-update = News { $item }
editor-commitment = Commitment { $item }
editor-commitment-text = What one commits to
editor-comments = Signers may add a comment. A moderator reads it before it is shown.
editor-accent-good = It can be read on our paper.
editor-accent-weak = It cannot be read on our paper. The nearest that can is { $near }.
editor-consent-text = Words beside the box
editor-consent-none = No box: there are no words.
editor-consent-first = Version 1, not public yet.
editor-consent-same = Version { $version }, as the public sees it.
editor-consent-next = Version { $version }: the words have changed. Whoever agreed to version { $before } agreed to that one.

# What has to be mended
editor-problem-name = Use a to z, 0 to 9 and inner hyphens, at most 60. Some names the server keeps for itself.
editor-problem-reserved = The server keeps this name for its own pages.
editor-problem-twice = “{ $name }” stands twice.
editor-problem-no-text = The text in { $language } is missing.
editor-problem-too-long = The text in { $language } is longer than { $max } characters.
editor-problem-contrast = { $colour } cannot be read on our paper. The nearest that can is { $near }.
editor-problem-no-language = Tick at least one language.
editor-problem-hashtag = Letters, digits and _ only, without the #.
editor-problem-no-action = “{ $name }” is not there.
editor-problem-main-action = Choose the main action among the campaign’s actions.
editor-problem-organisation = No organisation of the coalition has this name.
editor-problem-version = Words that the public has seen cannot change; save to give them a new version.
editor-problem-goals = Goals have to rise, from 1 up.
editor-problem-no-commitment = A pledge needs at least one commitment.
editor-problem-commitments = Only a pledge has commitments.
editor-unread-date = Give a date, such as 2026-11-24.
editor-unread-colour = Give a colour as # and six digits, such as #a3122a.
editor-unread-goals = Give whole numbers, with semicolons between.
editor-unread-taken = This short name is taken.
editor-unread-not-a-picture = This file is not a JPEG, PNG or WebP picture. Save it as one of these and choose it again.
editor-unread-picture-large = This file is longer than 12 MB. Choose a smaller one.
editor-unread-picture-pixels = This picture has more than 50 million pixels, or more than 12,000 on a side. Make it smaller and choose it again.
editor-unread-picture-damaged = This picture is damaged or breaks off too early. Choose another, or save it anew.
editor-unread-picture-gone = The picture has waited for more than a day without being saved, and is gone. Choose it again.
editor-unread-no-picture = Choose the picture that these words are about, or take the words away.

# Publishing
editor-publish = Publish
editor-publish-now = Publish now
editor-publish-first = It becomes public at once, in the languages below. Its short name can no longer change then.
editor-publish-again = Visitors see the changes below at once.
editor-publish-problems = Something has to be mended before it can be published.
editor-publish-moved = It has changed since you opened this page. Please look at what would be published now.
editor-publish-when = Give a date and a time that are still to come, within two years.
editor-note = Note
editor-note-hint = For colleagues, in the list of revisions. May stay empty.
editor-schedule = Publish later
editor-schedule-zone = Date and time in Toronto. There it is now { $now }.
editor-schedule-go = Schedule
editor-schedule-cancel = Cancel the schedule
editor-what-changes = What changes for the public
editor-nothing-new = Nothing to publish
editor-nothing-new-words = The draft says what is public already.
editor-go-on = Go on writing
editor-no-coalition = The coalition has no name yet
editor-no-coalition-words = Before anything is public, people have to know who publishes it, and by which address they can be reached.
editor-no-coalition-go = Name the coalition

# Revisions
editor-revisions = Revisions
editor-revision = Revision { $shown }
editor-revision-head = Revision
editor-revision-first = The first
editor-the-draft = The draft
editor-what-changed = What changed
editor-by = By
editor-public-now = Public now
editor-was-public = Was public
editor-compare = Compare
editor-compare-with = with
editor-compare-draft = Compare the draft with what is public
editor-show-difference = Show the difference
editor-difference = { $from } → { $to }
editor-and-more =
    { $n ->
        [one] and { $shown } more
       *[other] and { $shown } more
    }
editor-fields-differ =
    { $n ->
        [0] They say the same.
        [one] { $shown } field differs; the rest is the same.
       *[other] { $shown } fields differ; the rest is the same.
    }
