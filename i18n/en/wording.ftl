### words that work
# used: words-kind-* words-kinds-* words-lead-* words-field-* words-claim-* words-standing-* words-status-* words-origin-* words-band-* words-missing-* audit-kind-*
words-title = Words that work
words-kicker = A guide for people who speak up
words-lead = What to say, what to leave unsaid, and why. Answers to hostile questions, speeches that you may give as they are, and facts with their sources.
words-check-go = Check a draft of yours
words-card-go = Pocket card, to print
words-search = Search the guide
words-search-go = Search
words-kinds = Kinds of entries
words-all = Everything
words-found = { $n ->
    [one] { $shown } entry found
   *[other] { $shown } entries found
  }
words-nothing = Nothing in the guide fits
words-nothing-words = Try another word, or the beginning of one; accents make no difference.
words-see-all = { $n ->
    [one] See { $shown }
   *[other] See all { $shown }
  }
words-kinds-pair = Say it this way
words-kinds-question = Hostile questions
words-kinds-frame = Whole stories
words-kinds-speech = Speeches
words-kinds-fact = Key facts
words-kind-pair = Pair
words-kind-question = Question
words-kind-frame = Frame
words-kind-speech = Speech
words-kind-fact = Fact
words-lead-pair = A phrase that works against us, one that works, and the reason.
words-lead-question = Three steps: hear the question, build a bridge, answer with something that can be checked.
words-lead-frame = A value, what stands against it, who decided, what would help, and one thing to do.
words-lead-speech = By length and audience. Take what is true of you, and change the rest.
words-lead-fact = Each with its source. When a claim no longer stands, it leaves this page.
words-avoid = Avoid
words-use = Say
words-also = Found in these forms too, and in their inflections:
words-open = Open
words-minutes = { $n ->
    [one] { $shown } minute
   *[other] { $shown } minutes
  }
words-meta = { $owner }. Written { $dated }, to be looked at again by { $review }.
words-method = Written for this coalition, in English and in French, each by itself. Most of it is judgement, and says so; where something was tested or stands on a source, the entry names it.
words-card-title = Pocket card
words-card-lead = Print it on one sheet, double-sided if you like, and cut along the lines.
words-check-title = Check a draft
words-check-lead = Paste what you want to say. You see which phrases work against you, which figures have no source, how hard it is to read, and what may be missing. Nothing is kept.
words-check-desk-lead = With your organisation’s own guide and claims. Nothing is kept.
words-draft = Your draft
words-draft-hint = Up to 200,000 characters. Markdown is understood; footnotes count as sources.
words-written-in = Written in
words-english = English
words-french = French
words-check-button = Check the words
words-check-these = Check the words
words-check-elsewhere = Check them on a page of its own
words-fault-empty = Paste a text first.
words-fault-long = This draft has { $has } characters; { $most } can be checked at once. It is still here, whole: cut it in parts and check one after the other.
words-found-title = What was found
words-your-draft = Your draft, with marks
words-size = { $words }, { $sentences }.
words-n-words = { $n ->
    [one] { $shown } word
   *[other] { $shown } words
  }
words-n-sentences = { $n ->
    [one] { $shown } sentence
   *[other] { $shown } sentences
  }
words-line = line { $shown }
words-clean = No phrase to avoid, and no figure without something behind it.
words-found-phrases = { $n ->
    [one] { $shown } phrase to avoid
   *[other] { $shown } phrases to avoid
  }
words-more-found = { $n ->
    [one] One more is not listed.
   *[other] { $shown } more are not listed.
  }
words-in-the-guide = In the guide
words-found-figures = Figures to look at
words-figure-bare = No live claim has this figure, and no footnote stands in its sentence. Where is it from?
words-figure-stale = It stands on a claim that does not stand now ({ $standing }): { $claim }
words-reference-stale = The text refers to { $claim }, which does not stand now: { $standing }.
words-reference-unknown = The text refers to { $claim }, and there is no such claim.
words-found-reading = How it reads
words-band-very-easy = A child of eleven can read it.
words-band-easy = Everybody can read it.
words-band-plain = Most adults can read it, if they want to.
words-band-demanding = It is demanding: some will put it down.
words-band-hard = It is hard: most will put it down.
words-formula-english = Flesch–Kincaid grade { $number }, { $length } words in a sentence on average. The grade is about the year of school that it asks for.
words-formula-french = Kandel–Moles { $number }, { $length } words in a sentence on average. 100 is very easy, 0 is very hard.
words-long = { $n ->
    [one] { $shown } sentence of more than 30 words
   *[other] { $shown } sentences of more than 30 words
  }
words-found-frame = What may be missing
words-missing-value = A value: what you and the listener both care for.
words-missing-problem = The problem: what stands against it, in a person’s life.
words-missing-cause = The cause: who decided, and what led to it.
words-missing-solution = The solution: what would put it right.
words-missing-action = An action: one thing that the listener can do.
words-frame-hint = A hint by single words, no more. You may well have said it in others.
words-stand = { $n ->
    [one] { $shown } figure stands on a claim
   *[other] { $shown } figures stand on claims
  }
words-stand-hint = The number is the claim’s, or a rounding of it. That it means the same is for you to see.
words-how = What it looks for, and what it can’t see
words-how-phrases = Phrases of the guide in any inflection, over line breaks, with or without accents. It can’t tell whether you are quoting somebody.
words-how-figures = Amounts, shares and counts above twelve that are no claim’s figure and have no footnote. Years, dates, times, telephone numbers and ordinals ask for nothing.
words-how-reading = English by the Flesch–Kincaid grade, French by Kandel and Moles. Both count words and syllables, and know nothing of sense.
words-how-frame = Signs of the five parts of a story. A hint, no more.
words-note-under-review = (We are looking at this figure again.)
words-note-retired = (We no longer use this figure.)
words-desk-lead = The guide as your organisation has it. What you change here changes nothing for others, unless you keep the coalition’s.
words-parts = Parts of the guide
words-tab-guide = The guide
words-tab-claims = Claims
words-tab-check = Check a draft
words-public-page = Public page
words-new = New entry
words-new-title = New: { $kind }
words-entry = Entry
words-kind = Kind
words-from = From
words-review = To be looked at by
words-overdue = overdue
words-origin-shipped = As it ships
words-origin-coalition = The coalition’s
words-origin-own = Your organisation’s
words-hidden = Taken out
words-hidden-words = These are not shown and not looked for. Open one to bring it back.
words-is-hidden = Taken out
words-done-saved = Saved. The checker uses it from now on.
words-done-claim = Saved. The checker and every note use it from now on.
words-done-hidden = Taken out. It is neither shown nor looked for.
words-done-restored = What stood there before stands there again.
words-due = { $n ->
    [one] { $shown } entry should have been looked at again by now.
   *[other] { $shown } entries should have been looked at again by now.
  }
words-trouble = { $n ->
    [one] { $shown } place uses a claim that no longer stands.
   *[other] { $shown } places use claims that no longer stand.
  }
words-trouble-look = Look
words-field-title = Title
words-field-value = Value
words-field-problem = Problem
words-field-cause = Cause
words-field-solution = Solution
words-field-action = Action
words-field-avoid = Avoid
words-field-also = Other forms to find
words-field-unless = Except within
words-field-use = Say instead
words-field-why = Why
words-field-context = Where it matters
words-field-question = Question
words-field-bridge = Bridge
words-field-answer = Answer
words-field-minutes = Minutes
words-field-audience = Audience
words-field-text = Text
words-field-claim = Claim
words-field-owner = Who looks after it
words-field-evidence = Evidence
words-field-review = Look at it again by
words-field-reason = Reason
words-hint-avoid = Several with a slash between spaces: red tape / regulatory burden. Inflections are found by themselves.
words-hint-also = With | between. … stands for up to three words: hold … hostage.
words-hint-unless = Phrases within which it is no fault, with | between.
words-hint-claim = The claim’s short name, as in [claim:short-name].
words-hint-owner = A function or a team, not a person’s name.
words-hint-evidence = What makes you believe that it works. If it is judgement, say so.
words-hint-review = After that day the entry is shown as overdue.
words-hint-reason = Why your organisation says it in another way. Only your own staff see it.
words-save = Save
words-save-words = Kept for your organisation only, or for everybody if you keep the coalition’s guide.
words-cancel = Cancel
words-hide = Take out
words-restore = Back to what was there before
words-fault-missing = Fill this in.
words-fault-too-long = At most { $shown } characters.
words-fault-minutes = A whole number from 1 to 120.
words-fault-review = Give a day that is still to come.
words-fault-claim = There is no claim with this short name.
words-fault-changed = Somebody changed this in the meantime. What you typed is still here: open the page in another window, compare, and save again.
words-fault-link = An address that begins with https://
words-fault-figure = “{ $figure }” can’t be read as a figure.
words-fault-figures = At most { $shown } figures.
words-fault-dated = Give the day of the source, not one to come.
words-claims = Claims
words-claims-lead = The facts that campaigns use, each with its figures, its source and the day on which somebody has to look again.
words-new-claim = New claim
words-no-claims = No claims
words-no-claims-words = A claim is a fact with a source. Texts refer to it, the checker knows its figures, and when it no longer stands you see every place that uses it.
words-n-claims = { $n ->
    [one] { $shown } claim
   *[other] { $shown } claims
  }
words-claim = Claim
words-status = Status
words-used = Used in
words-used-in = { $n ->
    [one] Used in { $shown } place
   *[other] Used in { $shown } places
  }
words-used-nowhere = No text refers to it yet.
words-refer = To refer to it in a text, write
words-standing-live = Stands
words-standing-under-review = Under review
words-standing-retired = Retired
words-standing-expired = Expired
words-status-live = Texts may use it.
words-status-under-review = Somebody doubts it. Its notes say so, and every place that uses it is listed.
words-status-retired = It is no longer used. Its notes say so, and every place that uses it is listed.
words-claim-text = The fact, in a sentence
words-claim-source = Source: publisher, title, date, table
words-claim-link = Where to open it
words-claim-figures = Figures
words-claim-dated = Date of the source
words-claim-review = Look at it again by
words-hint-claim-review = After that day the claim has expired until somebody has looked.
words-hint-figures = One a line, as 13,065 $ or 20.4 % or 7.4 billion $ or 16258260. A rounding of it in a text is recognised.
words-save-claim-words = Texts that refer to it show its new source at once.
words-not-yours = This claim is the coalition’s; its secretary can change it.
words-places = { $n ->
    [one] { $shown } place to look at
   *[other] { $shown } places to look at
  }
words-places-words = They refer to a claim that does not stand now, or is not there.
words-place = Place
words-place-seen = Seen by
words-place-what = What is the matter
words-place-public = everybody
words-place-draft = staff
words-place-campaign = Campaign
words-place-action = Action of a campaign
words-place-statement = Joint statement
audit-kind-guide-entry-written = Wrote an entry of the guide to words
audit-kind-guide-entry-hidden = Took an entry out of the guide to words
audit-kind-guide-entry-restored = Brought back an entry of the guide to words
audit-kind-claim-written = Wrote a claim
