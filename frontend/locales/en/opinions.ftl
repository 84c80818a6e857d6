opinion-title = Give my opinion
opinion-about = Your opinion is about: { $page }
opinion-question = How did it go?
opinion-answer-easy = Easy
opinion-answer-medium = So-so
opinion-answer-hard = Hard
opinion-sentence = What should change, or stay?
opinion-sentence-hint = One sentence is enough. Write no name, number or address: a person reads the sentence, then everybody may.
opinion-button = Send my opinion
opinion-privacy = We keep neither who you are nor the day: only the month and the page. The sentence is erased after a year.
opinion-help = Do you need an answer? Call us:
opinion-thanks-title = Thank you
opinion-thanks-text = Your answer is counted. If you wrote a sentence, a person reads it before it is published.
opinion-thanks-stats = See all opinions and the figures of use
error-opinion-answer = Choose an answer: easy, so-so or hard.
error-opinion-wrong-state = This sentence has been dealt with already. Go back to the list.

feedback-title = Opinions to read
feedback-lead = Each sentence is read before it is published. The answer is counted already.
feedback-waiting = To read
feedback-published = Published
feedback-none = No sentence is waiting.
feedback-none-text = When somebody writes a sentence with an opinion, it will be here.
feedback-published-none = No sentence is published.
feedback-published-none-text = The sentences that you publish are here, and on the page of figures of use.
feedback-publish = Publish
feedback-set-aside = Erase the sentence
feedback-done-publish = The sentence is published.
feedback-done-set-aside = The sentence is erased. The answer still counts.
feedback-todo = { $count ->
    [one] One sentence waits to be read.
   *[other] { $count } sentences wait to be read.
}
feedback-todo-detail = It comes with an opinion given without an account. Read it before publishing it.
feedback-todo-button = Read

page-name-home = the first page
page-name-catalogue = the search for equipment
page-name-give = “Give”
page-name-buy = “Buy together”
page-name-help = “Help a household”
page-name-figures = “Figures”
page-name-callback = “Be called back”
page-name-follow = “Follow”
page-name-stats = the figures of use
page-name-desk = the desk
page-name-offer = an offer
page-name-device = a device’s page

stats-title = How the service is used
stats-lead = What was done, how long it took, and what people say of it. All of it is computed from what happened.
stats-source = Source: Rebond’s journal, over twelve months. Computed on { $date }.
stats-json = The same figures as JSON
stats-csv = as CSV
stats-activity = What was done
stats-picture = { $title }, month by month: the numbers are in the table below.
stats-table = Read the table
stats-month = Month
stats-count = Number
stats-title-lots = Lots given
stats-sentence-lots = { $count ->
    [one] In twelve months, one lot was declared.
   *[other] In twelve months, { $count } lots were declared.
}
stats-title-devices = Devices made fit again
stats-sentence-devices = { $count ->
    [one] In twelve months, one device was made fit again.
   *[other] In twelve months, { $count } devices were made fit again.
}
stats-title-orders = Purchase orders signed
stats-sentence-orders = { $count ->
    [one] In twelve months, one purchase order was signed.
   *[other] In twelve months, { $count } purchase orders were signed.
}
stats-title-requests = Requests for a household
stats-sentence-requests = { $count ->
    [one] In twelve months, one request was filed.
   *[other] In twelve months, { $count } requests were filed.
}
stats-title-handed = Devices handed to households
stats-sentence-handed = { $count ->
    [one] In twelve months, one household received its device.
   *[other] In twelve months, { $count } households received their device.
}
stats-times = How long it took
stats-time-lots = One lot in two reaches the workshop within { $days } days of its declaration ({ $of } lots).
stats-no-time-lots = From a lot’s declaration to its arrival: too few lots to tell.
stats-time-orders = One order in two arrives within { $days } days of its signature ({ $of } orders).
stats-no-time-orders = From an order’s signature to its arrival: too few orders to tell.
stats-time-requests = One household in two receives its device within { $days } days of its request ({ $of } requests).
stats-no-time-requests = From the request to the hand-over: too few requests to tell.
stats-calls-title = The telephone
stats-calls = { $due ->
    [one] One person asked to be called back. We called in time { $kept } times.
   *[other] { $due } people asked to be called back. We called in time { $kept } times.
}
stats-calls-none = Nobody has asked to be called back yet.
stats-opinions-title = Opinions
stats-opinions = { $count ->
    [one] One opinion received, { $easy } of them “easy”.
   *[other] { $count } opinions received, { $easy } of them “easy”.
}
stats-opinions-none = Too few opinions to show them.
stats-by-page = Opinions by page
stats-by-month = Opinions by month
stats-page = Page
stats-few = A line with fewer than five opinions is not shown: it could tell who answered.
stats-sentences = What people write
stats-no-visitors = Visitors are not counted: there is no tracker here, and no audience measurement.
page-name-estimate = “Estimate a gift”
page-name-sign-in = “Sign in”
page-name-lots = “My donated lots”
page-name-new-lot = “Declare a lot”
page-name-lot = the page of a lot
page-name-find-us = “Where to find us”
page-name-glossary = the glossary
page-name-sandbox = the personas of the practice ground
page-name-desk-page = a page of the desk
page-name-other = another page of the site
