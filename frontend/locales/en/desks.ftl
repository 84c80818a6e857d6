desk-title = To do
desk-empty = Nothing to do right now.
desk-reader = What your organisation needs to do will appear here. You can read everything; to act, ask your organisation’s administrator for the agent role.
desk-others = What others are doing for you
desk-coming-prepared = { $reference }: { $workshop } is preparing the device and will send it by { $date }.
desk-coming-sent = { $reference }: the device is on its way from { $workshop }.
desk-session-waits = { $who } needs to decide on allocation round { $reference }: it may offer devices for your requests.
desk-start-donor = When a batch needs your answer, it will appear here. To start, register equipment to donate.
desk-start-refurbisher = When you are offered a batch or a device needs work, it will appear here.
desk-start-buyer = When a purchase order needs your signature, it will appear here. To start, open a pooled order.
desk-start-mediation-structure = When a device is offered for a household, it will appear here. To start, make a request.
desk-start-prescriber = When a situation needs confirming, it will appear here.
desk-start-territorial-lead = When requests are waiting for an allocation, they will appear here.
desk-start-funder = See what becomes of the devices, with the source of each figure.
desk-start-operator = When requests are waiting for an allocation, they will appear here.
desk-start-button-donor = Register a batch
desk-start-button-refurbisher = See batches
desk-start-button-buyer = Open a pooled order
desk-start-button-mediation-structure = Make a request
desk-start-button-prescriber = See figures
desk-start-button-territorial-lead = See allocation rounds
desk-start-button-funder = See figures
desk-start-button-operator = See allocation rounds
jobs-title = Failed jobs
jobs-waiting = { $count ->
    [0] No job is scheduled.
    [one] One job is scheduled: it will run by itself when its time comes.
   *[other] { $count } jobs are scheduled, some of them months ahead. Each runs by itself when its time comes.
}
jobs-empty = No failed job.
jobs-empty-text = A job that fails eight times in a row is put here, with the reason.
due-today = today
due-before = before { $date }
due-late = late since { $date }
due-on = on { $date }
due-was-on = was due on { $date }
desk-waiting-commune = { $count ->
    [one] One thing needs your attention at your town hall.
   *[other] { $count } things need your attention at your town hall.
}
desk-waiting-public = { $count ->
    [one] One thing needs your attention at your organisation.
   *[other] { $count } things need your attention at your organisation.
}
desk-waiting-company = { $count ->
    [one] One thing needs your attention at your company.
   *[other] { $count } things need your attention at your company.
}
desk-waiting-workshop = { $count ->
    [one] One thing needs your attention at your workshop.
   *[other] { $count } things need your attention at your workshop.
}
desk-waiting-structure = { $count ->
    [one] One thing needs your attention at your organisation.
   *[other] { $count } things need your attention at your organisation.
}
desk-waiting-territory = { $count ->
    [one] One thing needs your attention in your territory.
   *[other] { $count } things need your attention in your territory.
}
desk-waiting-platform = { $count ->
    [one] One thing needs your attention in your team.
   *[other] { $count } things need your attention in your team.
}
desk-waiting-organisation = { $count ->
    [one] One thing needs your attention at your organisation.
   *[other] { $count } things need your attention at your organisation.
}
desk-more = { $count ->
    [one] And one more: it is in your lists.
   *[other] And { $count } more: they are in your lists.
}
highlight-lot-button = See this batch
highlight-lot = Your latest batch, { $reference }
highlight-pool = Pooled order “{ $title }”
highlight-pool-button = See this order
highlight-pool-price = As of today, the average price offered is { $price } including VAT.
highlight-bench = Your workshop today
highlight-bench-button = See all devices
highlight-requests = Your requests
highlight-requests-button = See all requests
highlight-runs = Allocations in your territory
highlight-runs-button = See the rounds
highlight-runs-sentence = Of the { $requests } requests in your last rounds, { $served } were offered a device.
highlight-platform = The platform today
highlight-platform-calls = calls to make
highlight-platform-late = overdue calls
highlight-platform-failed = failed jobs
highlight-platform-waiting = scheduled jobs, which run automatically
highlight-funder = What becomes of the devices
highlight-funder-button = See the figures and their sources
highlight-funder-reused = devices back in use
highlight-funder-households = households equipped
highlight-funder-avoided = of CO₂ avoided by one more year of use
highlight-pool-sentence = { $members ->
    [one] One member so far.
   *[other] { $members } members.
} { $until }
highlight-pool-closes = It closes { $when }.
jobs-file = jobs
jobs-search-hint = Type of job, or words from the reason
jobs-column-kind = Job
jobs-column-at = Set aside on
jobs-column-reason = Reason
jobs-count = { $count ->
    [0] No failed job.
    [one] One failed job.
   *[other] { $count } failed jobs.
}
