### The tools' first page, and the job-loss calculator
# used: tools-jobs-* tools-fairness-* tools-words-* jobs-term-* jobs-field-* jobs-missing-* jobs-place-* jobs-in-* jobs-amount-* jobs-per-* jobs-pace-* jobs-example-*
nav-tools = Tools
tools-title = Tools
tools-kicker = For campaigners, journalists and everybody who wants to check
tools-lead = Three instruments for an argument that holds: every figure has its source, every assumption is open, every result has a link of its own.
tools-promise = Nothing that you type here is stored. Each result lies in its link, and nowhere else.
tools-jobs-name = The job-loss calculator
tools-jobs-question = What would this cut cost in jobs?
tools-jobs-lead = Jobs in the service and beyond it, low, central and high, with the working and what published studies say.
tools-fairness-name = The Fairness Test
tools-fairness-question = Does this budget pass?
tools-fairness-lead = Who wins and who loses by a budget, scored in the open, with the page cited.
tools-words-name = Words That Work
tools-words-question = How do we say it?
tools-words-lead = Phrases that help and phrases that hurt, answers to hostile questions, and a check of your draft.

jobs-title = What would this cut cost in jobs?
jobs-title-fault = To mend: { $title }
jobs-lead = Public spending is somebody’s pay, somebody’s order book and somebody’s shopping. Say what is cut, and see what goes with it: low, central and high.
jobs-form = The cut
jobs-where = What is cut?
jobs-field-place = Where
jobs-field-service = Whose service
jobs-service-hint = Services can be told apart for Ontario. Elsewhere the answer is the range of published studies.
jobs-government-provincial = Provincial government
jobs-government-municipal = Cities, towns and counties
jobs-government-federal = Federal government
jobs-government-community = Paid for by governments
jobs-how-large = How large is the cut?
jobs-kind-dollars = In dollars
jobs-kind-positions = In positions
jobs-field-kind = In dollars or positions
jobs-field-amount = Amount
jobs-field-unit = Counted in
jobs-amount-dollar = dollars
jobs-amount-million = millions
jobs-amount-billion = billions
jobs-field-per = That is
jobs-per-year = a year
jobs-per-total = in all
jobs-field-prices = In dollars of
jobs-field-positions = Positions announced
jobs-field-years = Years (1 to 10)
jobs-field-pace = It comes
jobs-pace-once = all at once
jobs-pace-steps = in equal steps
jobs-field-payroll = Pay (%)
jobs-field-purchases = Purchases and services bought in (%)
jobs-field-transfers = Money to people (%)
jobs-field-capital = Building and equipment (%)
jobs-field-wear = Wear of buildings and equipment (%)
jobs-field-pack = Coefficients
jobs-field-studies = Studies
jobs-mix = What does the cut consist of?
jobs-mix-hint = Leave this empty and the cut is taken as the service usually spends. Or fill in what you know: together it has to be 100. Wear is what accounts call amortization; nobody is employed by it in that year.
jobs-usual = usual: { $percent }%
jobs-argue = Argue with it
jobs-argue-hint = Every figure of the model, with its range in brackets. Put your own in its place; yours is taken as exact. The result then says that it is made with your assumptions.
jobs-argue-jobs = Jobs per million dollars
jobs-argue-pay = Pay per dollar
jobs-argue-gdp = GDP per dollar
jobs-argue-doubt = How far the model may be off
jobs-argue-other = Money to people, and building
jobs-ours = ours: { $range }
jobs-go = Show what it costs
jobs-examples = Begin with an example
jobs-example-hospitals = A billion less a year for Ontario’s hospitals
jobs-example-schools = 2,000 positions fewer in Ontario’s schools, colleges and universities
jobs-example-cities = 150 million dollars less for Ontario’s cities and towns, in three steps
jobs-example-quebec = Half a billion less in Quebec, as published studies see it
jobs-how = How it works
jobs-how-words = The calculator follows the money through Statistics Canada’s table of how Ontario’s economy hangs together: who is paid by a service, from whom it buys, and what those households and suppliers buy in turn. Every step is shown, with its source, and you can put your own figure in place of any of ours.
jobs-how-not = It is an estimate, not a forecast, and never a single number. It does not say what else a government might do with the money.

jobs-missing-place = Choose a province, or Canada.
jobs-missing-service = Choose a service.
jobs-missing-amount = Say how much is cut.
jobs-missing-positions = Say how many positions go.
jobs-fault-title = This can’t be reckoned yet
jobs-fault-help = Mend the fields that are named and ask again.
jobs-fault-number = Write a number, such as 250 or 2.5.
jobs-fault-nothing = Write a number above zero. This calculator is for cuts, not for new spending.
jobs-fault-whole = Write a whole number.
jobs-fault-long = That is too long for a number.
jobs-fault-unknown = Choose one of the list.
jobs-fault-pack = This version of the figures is not here. The link may have been made by another server, or copied in part.
jobs-fault-amount = At most { $most } a year.
jobs-fault-outside = Between { $least } and { $most }.
jobs-fault-all = That is more in a year than the province spends in all: { $amount } in { $year }.
jobs-fault-employed = There are not that many public employees: { $number } in { $year }.
jobs-fault-hundred = The five shares have to add to 100. They add to { $sum }.

jobs-money-dollars = { $amount }
jobs-money-million = { $amount } million
jobs-money-millions = { $amount } million
jobs-money-billion = { $amount } billion
jobs-money-billions = { $amount } billion
jobs-cut-year = { $amount } a year
jobs-cut-total = { $amount } over { $years } years
jobs-cut-steps = { $amount } a year, reached in { $years } steps,
jobs-cut-positions = { $n ->
    [one] { $shown } position
   *[other] { $shown } positions
}
jobs-headline = { $n ->
    [one] About { $central } job
   *[other] About { $central } jobs
}
jobs-headline-studies = { $n ->
    [one] { $low } to { $high } job
   *[other] { $low } to { $high } jobs
}
jobs-headline-one-study = { $n ->
    [one] About { $low } job
   *[other] About { $low } jobs
}
jobs-said-cut = Cutting { $cut } from { $service } { $place }
jobs-said-cut-only = Cutting { $cut } { $place }
jobs-said-dollars = { $n ->
    [one] A cut of { $cut } to { $service } { $place } would cost about { $central } job: between { $low } and { $high }.
   *[other] A cut of { $cut } to { $service } { $place } would cost about { $central } jobs: between { $low } and { $high }.
}
jobs-said-positions = { $n ->
    [one] Cutting { $cut } from { $service } { $place } would cost about { $central } job in all: between { $low } and { $high }.
   *[other] Cutting { $cut } from { $service } { $place } would cost about { $central } jobs in all: between { $low } and { $high }.
}
jobs-said-dollars-yours = { $n ->
    [one] With your assumptions, a cut of { $cut } to { $service } { $place } would cost about { $central } job: between { $low } and { $high }.
   *[other] With your assumptions, a cut of { $cut } to { $service } { $place } would cost about { $central } jobs: between { $low } and { $high }.
}
jobs-said-positions-yours = { $n ->
    [one] With your assumptions, cutting { $cut } from { $service } { $place } would cost about { $central } job in all: between { $low } and { $high }.
   *[other] With your assumptions, cutting { $cut } from { $service } { $place } would cost about { $central } jobs in all: between { $low } and { $high }.
}
jobs-said-beyond = About { $direct } of them are public; about { $beyond } are mostly private: suppliers, and the places where people spend their pay.
jobs-said-beyond-community = About { $direct } of them are in the community services themselves; about { $beyond } are at suppliers and in the places where people spend their pay.
jobs-said-studies = { $n ->
    [one] Going by published studies, a cut of { $cut } { $place } would cost between about { $low } and { $high } job.
   *[other] Going by published studies, a cut of { $cut } { $place } would cost between about { $low } and { $high } jobs.
}
jobs-said-one-study = { $n ->
    [one] Going by the one published study that tells, a cut of { $cut } { $place } would cost about { $low } job in all.
   *[other] Going by the one published study that tells, a cut of { $cut } { $place } would cost about { $low } jobs in all.
}
jobs-said-nothing = No published study says what a cut of { $cut } { $place } would cost.
jobs-prices = In dollars of { $year }. At the prices of the table, those of { $pack }, that is { $amount } a year.
jobs-prices-only = In dollars of { $year }.
jobs-yours = With your assumptions
jobs-studies-only = Published studies only: there are no coefficients for this place yet
jobs-result = The answer
jobs-newer = Made with { $pack }. This page will always show these numbers.
jobs-newer-link = Show it with the newest figures
jobs-parts = Where the jobs are
jobs-what = What
jobs-low = Low
jobs-central = Central
jobs-high = High
jobs-part-direct = In the service: public jobs
jobs-part-direct-community = In the community services
jobs-part-beyond = Beyond it: mostly private jobs
jobs-part-indirect = at suppliers
jobs-part-induced = where households spend less
jobs-part-total = Together
jobs-key-direct = in the service (public)
jobs-key-direct-community = in the service
jobs-key-indirect = at suppliers
jobs-key-induced = where households spend
jobs-parts-table = Jobs that are not there while the cut is in force
jobs-parts-note = Full-time and part-time jobs. Low and high take every figure at its lowest or highest at once, so the truth is likelier to lie inside than at an end.
jobs-year = Year { $year }
jobs-years = Year by year
jobs-years-table = Jobs that are not there in each year
jobs-years-note = The years are not to be added up: it is mostly the same jobs that are missing each year.
jobs-more = What else goes
jobs-more-table = Income and scale
jobs-more-gdp = GDP a year, millions of dollars of { $year }
jobs-more-pay = Wages and benefits a year, millions of dollars of { $year }
jobs-more-thousand = Jobs for each thousand people employed in the province
jobs-more-district = { $n ->
    [one] Jobs in the one riding
   *[other] Jobs in an average riding, if they fell evenly on all { $shown }
}
jobs-more-note = The figures do not say in which towns the jobs would go. The average riding only gives the scale: a real cut falls harder on places with a hospital, a campus or an office.
jobs-studies = What published studies would say
jobs-studies-lead = The same cut, at the jobs per million dollars that others have published, adjusted for prices. They differ because they treat a cut differently: that is why we give a range.
jobs-studies-thousand = { $n ->
    [one] For each thousand people employed there, that is { $range } job.
   *[other] For each thousand people employed there, that is { $range } jobs.
}
jobs-studies-table = The same cut by published studies
jobs-study = Study
jobs-study-jobs = Jobs
jobs-study-rate = Per million dollars of { $year }
jobs-gdp-table = GDP that a dollar of public spending carries
jobs-gdp-per-dollar = Per dollar
jobs-studies-note = { $pack }. Rates are turned into today’s dollars by the consumer price index. Pale bars are for a single kind of spending and are not part of the range. “Second-hand” means taken from a transcription or a quotation, not read in the study itself.
jobs-this-calculator = This calculator
jobs-this-calculator-note = Inside the province only, at the mix of spending given above.
jobs-from-to = { $low } to { $high }
jobs-working = Show the working
jobs-working-lead = Made with: { $pack }. First the formula, then the same with its central numbers. The range in brackets takes every number in it at its lowest or highest at once.
jobs-terms = The numbers and their sources
jobs-term-yours = yours
jobs-unit-jobs = { $n ->
    [one] { $number } job
   *[other] { $number } jobs
}
jobs-uncertainty = How the range is reckoned
jobs-uncertainty-words = Each figure has a range: half of its last printed digit, and a stated judgement of how far reality may lie from a fixed model. Every line rises or falls steadily with each of its figures, so its lowest and highest values are exact. Lines are then added all low or all high. That makes the whole range rather too wide than too narrow. It is not a margin of error in the sense of a poll.
jobs-left-out = What is left out
jobs-left-out-words = The model is linear: ten times the cut is ten times the loss. It knows no limits of capacity, no change of wages or prices, nothing outside of the province, and not what is done with the money instead. Economists argue about how much households’ lost spending counts; its range is therefore the widest, and you can set it to zero.
jobs-sources = Sources
jobs-status-read = Read in the source.
jobs-status-quoted = Quoted in evidence or debate.
jobs-status-second-hand = Second-hand.
jobs-status-judgement = Our judgement.
jobs-share = Keep it, share it
jobs-link = Link to this result
jobs-copy = Copy the link
jobs-copied = Copied
jobs-embed = To put it into your own page
jobs-picture = Picture
jobs-embedded = As it looks there
jobs-embed-link = The working, the sources and your own figures
jobs-link-note = The link holds the question and the version of the figures. It shows the same numbers for ever.

jobs-place-on = Ontario
jobs-place-qc = Quebec
jobs-place-bc = British Columbia
jobs-place-ab = Alberta
jobs-place-mb = Manitoba
jobs-place-sk = Saskatchewan
jobs-place-ns = Nova Scotia
jobs-place-nb = New Brunswick
jobs-place-nl = Newfoundland and Labrador
jobs-place-pe = Prince Edward Island
jobs-place-ca = All of Canada
jobs-in-on = in Ontario
jobs-in-qc = in Quebec
jobs-in-bc = in British Columbia
jobs-in-ab = in Alberta
jobs-in-mb = in Manitoba
jobs-in-sk = in Saskatchewan
jobs-in-ns = in Nova Scotia
jobs-in-nb = in New Brunswick
jobs-in-nl = in Newfoundland and Labrador
jobs-in-pe = in Prince Edward Island
jobs-in-ca = in Canada

jobs-term-jobs-direct = jobs in the service per million dollars
jobs-term-jobs-indirect = jobs at suppliers per million dollars
jobs-term-jobs-induced = jobs from household spending per million dollars
jobs-term-pay-direct = pay in the service per dollar
jobs-term-pay-indirect = pay at suppliers per dollar
jobs-term-pay-induced = pay from household spending per dollar
jobs-term-gdp-direct = GDP in the service per dollar
jobs-term-gdp-indirect = GDP at suppliers per dollar
jobs-term-gdp-induced = GDP from household spending per dollar
jobs-term-model-direct = doubt about the service (1 = as in the table)
jobs-term-model-indirect = doubt about suppliers (1 = as in the table)
jobs-term-model-induced = doubt about household spending (0 = none counted)
jobs-term-follow = share of supplies that goes with positions (0 to 1)
jobs-term-transfers-jobs = jobs per million dollars of money to people
jobs-term-transfers-gdp = GDP per dollar of money to people
jobs-term-transfers-pay = pay per dollar of money to people
jobs-term-capital-jobs = jobs per million dollars of building
jobs-term-capital-gdp = GDP per dollar of building
jobs-term-capital-pay = pay per dollar of building
jobs-term-amount = the amount, in millions
jobs-term-years = the years
jobs-term-index-from = prices in the year of the amount
jobs-term-index-to = prices in the year of the table
jobs-term-payroll = share of pay
jobs-term-purchases = share of purchases
jobs-term-transfers = share of money to people
jobs-term-capital = share of building
jobs-term-wear = share of wear
jobs-term-positions = positions
jobs-term-employed = thousands of people employed
jobs-term-districts = ridings
jobs-term-yearly = the cut in a year, at its full size
jobs-term-cut = the cut at the prices of the table
jobs-term-payroll-cut = pay that goes with the positions
jobs-term-direct = jobs in the service
jobs-term-indirect = jobs at suppliers
jobs-term-induced = jobs where households spend less
jobs-term-total = jobs together
jobs-term-gdp-in-service = GDP in the service
jobs-term-gdp-at-suppliers = GDP at suppliers
jobs-term-gdp-in-households = GDP where households spend less
jobs-term-gdp = GDP together
jobs-term-pay-in-service = pay in the service
jobs-term-pay-at-suppliers = pay at suppliers
jobs-term-pay-in-households = pay where households spend less
jobs-term-pay = pay together
jobs-term-per-thousand = jobs for each thousand employed
jobs-term-per-district = jobs in an average riding
