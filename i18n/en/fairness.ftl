### the fairness test of budgets
# used: fairness-in-* fairness-part-* fairness-outcome-* fairness-confidence-* fairness-standing-* audit-kind-*
fairness-a-number = A number:
fairness-adds = Adds
fairness-adopt = Put our name to it
fairness-adopt-hint = If something of it is changed later, the names of the other organisations come off, until they put them to it again.
fairness-adopted-by = Adopted by { $names }.
fairness-adopters = Adopted by
fairness-all = The whole
fairness-answer = Answer
fairness-answered = of the weight answered
fairness-answered-short = Answered
fairness-answers = What was answered
fairness-assessor = Assessor
fairness-bring = Bring a rubric
fairness-bring-lead = A rubric of your own, or a new version of one. Ours stands below to begin with. Once it is kept, it is never changed: a change is a new version. Everybody can read it from then on, with the name of your organisation.
fairness-by-dimension = By dimension
fairness-cancel = Cancel
fairness-card-title = { $title }: { $word }
fairness-closed = Score first, then look
fairness-closed-words = Each assessor scores on her own. What others answered is shown to you once you have handed in your sheet, or once the test is opened for settling.
fairness-column-criterion = Criterion
fairness-column-standing = How it stands
fairness-compare = Compare years and provinces
fairness-compare-do = Compare
fairness-compare-each = Question by question
fairness-compare-key = The line marks the points that are needed. A faint bar is the result so far of a test that lacks evidence: it rests on other questions than its neighbours’, so it is no ranking.
fairness-compare-lead = The same questions, asked of different budgets. Points by different rubrics are never put side by side.
fairness-compare-left-out = { $n ->
    [one] { $shown } test is left out: it was scored by another rubric.
   *[other] { $shown } tests are left out: they were scored by another rubric.
}
fairness-compare-none = There is nothing to compare yet.
fairness-compare-none-words = As soon as two budgets have been tested by the same rubric, they stand here side by side.
fairness-compare-which = Which tests?
fairness-confidence-low = not very sure
fairness-confidence-medium = fairly sure
fairness-confidence-high = sure
fairness-desk-lead = Several people score a budget, each on her own; what they disagree about is settled in the open; the report card is published with the dissent and the government’s reply.
fairness-desk-none = No budget has been tested yet
fairness-desk-none-words = A fairness test takes a rubric, a budget, and two or three people who read it.
fairness-did-adopted = Your organisation’s name stands under the test.
fairness-did-begun = The test is begun. Assessors can score now.
fairness-did-brought = The rubric is kept.
fairness-did-changed = The changes are kept.
fairness-did-disowned = Your organisation’s name was taken from the test.
fairness-did-dissent = Your dissent is kept.
fairness-did-handed-in = Your sheet is handed in. You can now see what others answered.
fairness-did-opened = Scoring is over. Settle what is disputed.
fairness-did-published = The report card is public.
fairness-did-removed = The test was removed.
fairness-did-replied = The reply is kept.
fairness-did-saved = Your sheet is kept; only you see it until you hand it in.
fairness-did-settled = It is settled. Whoever answered otherwise can say why.
fairness-did-withdrawn = The report card is no longer public. Mend what needs mending and publish it again.
fairness-dimension = Dimension
fairness-disown = Take our name from it
fairness-disputed = The assessors disagree.
fairness-dissent = Dissent
fairness-dissent-of = Dissent of { $name }:
fairness-dissent-says = { $n ->
    [one] { $points } point, “{ $answer }”
   *[other] { $points } points, “{ $answer }”
}
fairness-dissent-words = Your answer differs from what was settled. It stays on the report card, with what you say here.
fairness-dissents = { $n ->
    [one] { $shown } dissent
   *[other] { $shown } dissents
}
fairness-edit = Change the description
fairness-evidence = Evidence:
fairness-example = Example
fairness-example-words = This shows how the test works, on public figures. It is no finding of any organisation.
fairness-fault-anchors = { $at }: give the four answers, worth 100, 67, 33 and 0 points, in this order, and no scale.
fairness-fault-answer = Choose an answer; “no evidence found” is one too.
fairness-fault-choose = Choose one of the answers.
fairness-fault-coverage = The coverage limit is a whole number from 1 to 100.
fairness-fault-dimension = { $at }: its dimension is not in the list of dimensions.
fairness-fault-empty-dimension = The dimension { $at } has no question.
fairness-fault-flat = { $at }: the scale begins where it ends.
fairness-fault-gate-weight = { $at }: a gate has no weight.
fairness-fault-link = Give an address that begins with https://
fairness-fault-many = At most 60 dimensions and 60 questions.
fairness-fault-missing = { $at }: the { $part } is missing ({ $language }).
fairness-fault-name = “{ $at }” can’t be a short name: use a to z, 0 to 9 and hyphens, 40 at most.
fairness-fault-narrower = Others have begun to score, or have seen the scores: it can’t be taken from them.
fairness-fault-no-weight = { $at }: a question that is no gate needs a weight.
fairness-fault-nothing = There is no question that counts.
fairness-fault-number = Write a number, such as 12 or -3.5.
fairness-fault-one-language = Fill this in, in one language at least.
fairness-fault-page = Say where it can be read: document, table, section or page.
fairness-fault-pass-mark = The pass mark is a whole number from 1 to 100.
fairness-fault-same = The short name { $at } is there twice.
fairness-fault-scale = { $at }: give a scale (zero and full), and no answers in words.
fairness-fault-shift = The shift is a whole number from 0 to 90.
fairness-fault-taken = There is a rubric { $name } already. Give this one the next version number.
fairness-fault-threshold = { $at }: a gate, and only a gate, has a threshold from 1 to 100.
fairness-fault-too-long = { $at }: the { $part } is too long.
fairness-fault-unreadable = Line { $line }: { $message }
fairness-fault-version = The version is a whole number from 1.
fairness-fault-weights = The weights add up to { $shown }, and not to 100.
fairness-fault-year = Give the year in which the budget’s year begins, from 1990 to 2099.
fairness-field-about = What readers should know
fairness-field-by = Who replied, and when
fairness-field-confidence = How sure are you?
fairness-field-dissent = Why you hold to your answer
fairness-field-edition = Edition
fairness-field-example = An example
fairness-field-jurisdiction = Whose budget?
fairness-field-link = Where it can be read
fairness-field-note = Why this answer
fairness-field-page = Where it can be read
fairness-field-reason = Why this answer counts
fairness-field-reply = What the government said
fairness-field-rubric = The rubric, as TOML
fairness-field-title = The document
fairness-field-year = Which year?
fairness-firm = How firm is it?
fairness-firm-leaving-none = { $n ->
    [one] It stands too if the { $shown } question is left out.
   *[other] It stands too if any one of the { $shown } questions is left out.
}
fairness-firm-leaving-some = It would be another verdict without { $names }.
fairness-firm-numbers = The numbers behind it
fairness-firm-range = { $n ->
   *[other] Nine of ten weightings give between { $low } and { $high } points.
}
fairness-firm-weights = The verdict stands under { $share } of { $draws } other weightings, each weight moved by up to { $shift } up or down.
fairness-gate-failed = Gate failed
fairness-gate-held = Gate held
fairness-gate-open = Gate not assessed
fairness-government = The government’s reply
fairness-hand-in = Hand in
fairness-hand-in-words = Once handed in, your sheet can’t be changed: that is what makes it independent.
fairness-hint-about = Limits of the figures, what was left out and why.
fairness-hint-by = A name or an office, and the day.
fairness-hint-edition = As tabled, as amended, as carried out: with its date.
fairness-hint-example = Says clearly that this is no finding of the organisations.
fairness-hint-link = An address that begins with https://
fairness-hint-page = Document, table, section or page, so that anybody finds it.
fairness-hint-rubric = It can’t be changed later.
fairness-hint-title = As it is printed on its cover.
fairness-hint-toml = All that is wrong is told at once; nothing you typed is lost.
fairness-hint-year = 2023 for the year 2023–24.
fairness-hist = Each column: how many of the 10,000 weightings gave so many points. The line is the pass mark.
fairness-hist-label = Points under other weightings
fairness-how = How it works
fairness-in-on = Ontario
fairness-in-qc = Quebec
fairness-in-bc = British Columbia
fairness-in-ab = Alberta
fairness-in-sk = Saskatchewan
fairness-in-mb = Manitoba
fairness-in-nb = New Brunswick
fairness-in-ns = Nova Scotia
fairness-in-pe = Prince Edward Island
fairness-in-nl = Newfoundland and Labrador
fairness-in-yt = Yukon
fairness-in-nt = Northwest Territories
fairness-in-nu = Nunavut
fairness-in-ca = Canada
fairness-key-band = nine of ten other weightings
fairness-key-mark = needed to pass
fairness-key-mean = this budget
fairness-kind-gate = Gate: whoever fails it fails the test.
fairness-kind-numeric = Measured on a scale.
fairness-kind-ordinal = One of four answers.
fairness-lead = Does a budget narrow the gap between those who have much and those who have little, or does it widen it? Questions that anybody can check, answered with the page where it stands.
fairness-left-out = With one question left out
fairness-left-to-settle = { $n ->
    [one] { $shown } question is left to settle.
   *[other] { $shown } questions are left to settle.
}
fairness-made = How this was made
fairness-made-by = Test by { $name }.
fairness-needed = points needed to pass
fairness-new = Test a budget
fairness-new-lead = Which budget, by which rubric. Assessors score as soon as it is begun.
fairness-no-evidence = No evidence found
fairness-no-reply = None so far.
fairness-nobody = Nobody yet
fairness-none = No report card has been published yet.
fairness-none-words = As soon as a budget has been tested, its report card stands here, with every score and its source.
fairness-not-applicable = Doesn’t apply
fairness-not-assessed = Not assessed
fairness-open = Open for settling
fairness-open-words = Ends the scoring: nobody can hand in a sheet afterwards, and all see all answers.
fairness-outcome-pass = Passes
fairness-outcome-fail = Fails
fairness-outcome-insufficient-evidence = Not enough evidence
fairness-own-rule = The rule is our own. Those who first asked for a fairness test, in 2012, said what it should ask and published no scoring rule; so we say ours openly, with every weight.
fairness-owner = Owner
fairness-part-title = title
fairness-part-about = description
fairness-part-name = name
fairness-part-question = question
fairness-part-evidence = evidence
fairness-part-anchor = answer
fairness-part-unit = unit
fairness-percent = { $number }%
fairness-picture = Picture
fairness-points = Points
fairness-points-of-100 = points of 100
fairness-public-page = The public page
fairness-publish = Publish
fairness-published-on = Published on { $day }.
fairness-question = Question
fairness-questions = Questions
fairness-quoted = “{ $words }”
fairness-ready = Nothing is disputed: it can be published.
fairness-remove = Remove the test
fairness-remove-words = The test goes with every sheet. It can’t be brought back.
fairness-reply = Keep the reply
fairness-reply-words = Word for word, as it came. It is printed beside the answers.
fairness-rubric = Rubric
fairness-rubric-by = Brought by { $name }.
fairness-rubric-from = From
fairness-rubric-name = Name and version: { $name }.
fairness-rubrics = Rubrics
fairness-rule = The rule
fairness-rule-all = Every question, answer and weight
fairness-rule-firm = To see how firm a verdict is, 10,000 other weightings are tried, in which each weight is moved by itself by up to { $shift } up or down; then each question is left out once. The weightings are the same each time.
fairness-rule-gates = Gates have no weight. A budget that fails one fails the test, whatever its points; one that nobody could assess leaves the test without a verdict.
fairness-rule-rounding = Several people score, each on her own, and cite where it stands. What they disagree about is settled with a reason, and dissent is printed. Numbers are rounded down to a tenth: they never look better than they are.
fairness-rule-words = Each answer is worth 0 to 100 points. The result is their weighted mean; { $mark } points are needed to pass. Questions that don’t apply are left out. If less than { $limit } of the weight could be answered, there is no verdict: not enough evidence.
fairness-ruler = { $n ->
    [one] { $points } point of 100; { $mark } are needed to pass
   *[other] { $points } points of 100; { $mark } are needed to pass
}
fairness-save = Save
fairness-save-sheet = Save for later
fairness-says-coverage = There is no verdict: { $share } of the weight was answered, and { $limit } is needed.
fairness-says-gate-open = { $n ->
    [one] There is no evidence for a gate: { $gates }.
   *[other] There is no evidence for some gates: { $gates }.
}
fairness-says-gates = { $n ->
    [one] The budget fails at a gate: { $gates }.
   *[other] The budget fails at these gates: { $gates }.
}
fairness-says-mean = { $n ->
   *[other] It reaches { $points } of 100 points; { $mark } are needed to pass.
}
fairness-says-pass = { $n ->
   *[other] The budget passes: it reaches { $points } of 100 points, { $mark } are needed, and no gate failed.
}
fairness-says-so-far = { $n ->
   *[other] What was answered comes to { $points } of 100 points; { $mark } would be needed.
}
fairness-scale-rises = { $zero } or less: 0 points. { $full } or more: 100 points. Straight in between.
fairness-scale-falls = { $zero } or more: 0 points. { $full } or less: 100 points. Straight in between.
fairness-score-it = Score it
fairness-scored-by = Scored, each on her own, by { $names }.
fairness-scoring-words = Assessors score, each on her own.
fairness-see-public = See the report card
fairness-settle = Settle it
fairness-settle-words = Choose the answer that counts and say why. Answers that differ stay on the report card as dissent.
fairness-settled = Settled:
fairness-settled-because = Settled because
fairness-sheet = Your sheet
fairness-sheet-go-on = Go on with your sheet
fairness-sheet-lead = Answer each question from the documents, not from opinion, and say where it stands. “No evidence found” is an honest answer. Nobody sees your sheet before you hand it in.
fairness-sheets = { $n ->
    [one] { $shown } sheet is handed in.
   *[other] { $shown } sheets are handed in.
}
fairness-so-far = so far
fairness-source = Source
fairness-standing-open = Not assessed
fairness-standing-agreed = Agreed
fairness-standing-disputed = Disputed
fairness-standing-settled = Settled
fairness-state = State
fairness-state-published = Published
fairness-state-scoring = Being scored
fairness-state-settling = Being settled
fairness-step-begin = Say which budget is tested, and by which rubric.
fairness-step-publish = Publish the report card, with dissent and the government’s reply.
fairness-step-score = Two or three people score, each on her own, with the page.
fairness-step-settle = Settle what they disagree about, with a reason.
fairness-test = Test
fairness-tests = Report cards
fairness-the-rubric = The rubric
fairness-threshold = { $n ->
    [one] Fails below { $shown } point.
   *[other] Fails below { $shown } points.
}
fairness-title = Fairness Test
fairness-tools = Tools
fairness-try = Take the test yourself
fairness-try-beside = Your points beside the published ones
fairness-try-lead = Answer what you know; leave out what you don’t. Your result appears beside the published one. Nothing is kept: your answers stand in the address, which you may pass on.
fairness-try-link = You answered { $share } of the weight. This page’s address holds your answers: keep it or pass it on.
fairness-try-mine = Yours
fairness-try-other = { $n ->
    [one] The published verdict is another: “{ $word }”, { $points } point.
   *[other] The published verdict is another: “{ $word }”, { $points } points.
}
fairness-try-same = { $n ->
    [one] The published verdict is the same: “{ $word }”, { $points } point.
   *[other] The published verdict is the same: “{ $word }”, { $points } points.
}
fairness-try-show = Show my result
fairness-try-theirs = Published
fairness-try-title = { $title }: take the test yourself
fairness-try-unknown = I don’t know
fairness-try-yours = Your result
fairness-verdict = Verdict
fairness-verdict-then = Verdict then
fairness-weight = Weight
fairness-weight-of = { $n ->
    [one] Weight { $shown }
   *[other] Weight { $shown }
}
fairness-weightings = Weightings
fairness-weights-caption = How much each dimension counts, of 100
fairness-with-the-program = Comes with the program
fairness-withdraw = Withdraw the report card
fairness-withdraw-words = It leaves the public page until it is published again.
fairness-you = You
fairness-yours-given = Yours is among them.
audit-kind-fairness-test-begun = Began a fairness test
audit-kind-fairness-test-changed = Changed a fairness test
audit-kind-fairness-sheet-handed-in = Handed in a sheet of scores
audit-kind-fairness-test-opened = Opened a fairness test for settling
audit-kind-fairness-settled = Settled a question of a fairness test
audit-kind-fairness-dissent = Wrote down a dissent
audit-kind-fairness-reply-kept = Kept a government’s reply
audit-kind-fairness-test-published = Published a fairness test
audit-kind-fairness-test-withdrawn = Withdrew a fairness test
audit-kind-fairness-test-removed = Removed a fairness test
audit-kind-fairness-test-adopted = Put the organisation’s name to a fairness test
audit-kind-fairness-test-disowned = Took the organisation’s name from a fairness test
audit-kind-fairness-rubric-brought = Brought a rubric
