opinion-title = Give feedback
opinion-about = Your feedback is about: { $page }
opinion-question = How did it go?
opinion-answer-easy = Easy
opinion-answer-medium = OK
opinion-answer-hard = Hard
opinion-sentence = What should change, or stay the same?
opinion-sentence-hint = One sentence is enough. Do not include names, numbers or addresses: a person reads it, then it may be published.
opinion-button = Send feedback
opinion-privacy = We do not keep who you are or the day: only the month and the page. The sentence is erased after a year.
opinion-help = Do you need an answer? Call us:
opinion-thanks-title = Thank you
opinion-thanks-text = Your answer has been counted. If you wrote a sentence, a person will read it before it is published.
opinion-thanks-stats = See all feedback and usage figures
error-opinion-answer = Choose an answer: easy, OK or hard.
error-opinion-wrong-state = This comment has already been dealt with. Go back to the list.

feedback-title = Feedback to review
feedback-lead = Each comment is read before it is published. The answer has already been counted.
feedback-waiting = To read
feedback-published = Published
feedback-none = No comments are waiting.
feedback-none-text = When someone writes a comment with their feedback, it will appear here.
feedback-published-none = No comments have been published.
feedback-published-none-text = Comments you publish appear here, and on the service usage page.
feedback-publish = Publish
feedback-set-aside = Erase the comment
feedback-done-publish = The comment has been published.
feedback-done-set-aside = The comment has been erased. The answer still counts.
feedback-todo = { $count ->
    [one] One comment needs to be read.
   *[other] { $count } comments need to be read.
}
feedback-todo-detail = It came with feedback given without an account. Read it before publishing it.
feedback-todo-button = Read

page-name-home = the home page
page-name-catalogue = the search for equipment
page-name-give = “Give”
page-name-buy = “Buy together”
page-name-help = “Help a household”
page-name-figures = “Figures”
page-name-callback = “Request a callback”
page-name-follow = “Track with a code”
page-name-stats = the service usage page
page-name-desk = the desk
page-name-offer = an offer
page-name-device = a device’s page

stats-title = How the service is used
stats-lead = What was done, how long it took and what people think of it. Everything is calculated from what happened.
stats-source = Source: Rebond’s records, over 12 months. Calculated on { $date }.
stats-json = The same figures as JSON
stats-csv = as CSV
stats-activity = What was done
stats-picture = { $title }, month by month: the numbers are in the table below.
stats-table = Read the table
stats-month = Month
stats-count = Number
stats-title-lots = Batches donated
stats-sentence-lots = { $count ->
    [one] In twelve months, one batch was registered.
   *[other] In twelve months, { $count } batches were registered.
}
stats-title-devices = Devices refurbished
stats-sentence-devices = { $count ->
    [one] In twelve months, one device was refurbished.
   *[other] In twelve months, { $count } devices were refurbished.
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
stats-time-lots = Half of batches reach the workshop within { $days } days of being registered ({ $of } batches).
stats-no-time-lots = From registering a batch to its arrival: too few batches to say.
stats-time-orders = Half of orders arrive within { $days } days of being signed ({ $of } orders).
stats-no-time-orders = From signing an order to its arrival: too few orders to say.
stats-time-requests = Half of households receive their device within { $days } days of their request ({ $of } requests).
stats-no-time-requests = From the request to the handover: too few requests to say.
stats-calls-title = Callbacks
stats-calls = { $due ->
    [one] One person asked for a callback. We called on time { $kept } times.
   *[other] { $due } people asked for a callback. We called on time { $kept } times.
}
stats-calls-none = Nobody has asked for a callback yet.
stats-opinions-title = Feedback
stats-opinions = { $count ->
    [one] One answer received, { $easy } of them “easy”.
   *[other] { $count } answers received, { $easy } of them “easy”.
}
stats-opinions-none = Too little feedback to show.
stats-by-page = Feedback by page
stats-by-month = Feedback by month
stats-page = Page
stats-few = A row with fewer than five answers is not shown: it could reveal who answered.
stats-sentences = What people write
stats-no-visitors = Visitors are not counted: there are no trackers and no analytics here.
page-name-estimate = “Estimate a donation”
page-name-sign-in = “Sign in”
page-name-lots = “My donations”
page-name-new-lot = “Register a batch”
page-name-lot = a batch’s page
page-name-find-us = “Where to find us”
page-name-glossary = the glossary
page-name-sandbox = the practice site’s roles
page-name-desk-page = a desk page
page-name-other = another page of the site
