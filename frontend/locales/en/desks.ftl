desk-title = To do
desk-empty = Nothing is waiting for now.
desk-reader = What will wait for your organisation will stand here. You may read everything; to act, ask your organisation’s administrator for the role of agent.
desk-start-donor = When a lot needs your answer, it will be here. To begin, declare equipment to give.
desk-start-refurbisher = When a lot is offered to you or a device waits for a step, it will be here.
desk-start-buyer = When a purchase order waits for your signature, it will be here. To begin, open a pooled order.
desk-start-mediation-structure = When a device is proposed for a household, it will be here. To begin, file a request.
desk-start-prescriber = When a situation needs confirming, it will be here.
desk-start-territorial-lead = When requests wait for an allocation, it will be here.
desk-start-funder = See what becomes of the devices, with the source of each figure.
desk-start-operator = When requests wait for an allocation, it will be here.
desk-start-button-donor = Declare a lot
desk-start-button-refurbisher = See the lots
desk-start-button-buyer = Open a pooled order
desk-start-button-mediation-structure = File a request
desk-start-button-prescriber = See the figures
desk-start-button-territorial-lead = See the allocation runs
desk-start-button-funder = See the figures
desk-start-button-operator = See the allocation runs
jobs-title = Failed jobs
jobs-waiting = { $count ->
    [0] No job is scheduled.
    [one] One job is scheduled: it will run by itself when its time comes.
   *[other] { $count } jobs are scheduled, some of them months ahead. Each runs by itself when its time comes.
}
jobs-empty = No failed job.
jobs-empty-text = A job that fails eight times in a row is set aside here, with its reason.
due-today = today
due-before = before { $date }
due-late = late since { $date }
due-on = on { $date }
due-was-on = it was on { $date }
desk-waiting-commune = { $count ->
    [one] One thing waits for your town.
   *[other] { $count } things wait for your town.
}
desk-waiting-public = { $count ->
    [one] One thing waits for your administration.
   *[other] { $count } things wait for your administration.
}
desk-waiting-company = { $count ->
    [one] One thing waits for your company.
   *[other] { $count } things wait for your company.
}
desk-waiting-workshop = { $count ->
    [one] One thing waits for your workshop.
   *[other] { $count } things wait for your workshop.
}
desk-waiting-structure = { $count ->
    [one] One thing waits for your structure.
   *[other] { $count } things wait for your structure.
}
desk-waiting-territory = { $count ->
    [one] One thing waits for your territory.
   *[other] { $count } things wait for your territory.
}
desk-waiting-platform = { $count ->
    [one] One thing waits for your team.
   *[other] { $count } things wait for your team.
}
desk-waiting-organisation = { $count ->
    [one] One thing waits for your organisation.
   *[other] { $count } things wait for your organisation.
}
desk-more = { $count ->
    [one] And one more: it is in your lists.
   *[other] And { $count } more: they are in your lists.
}
highlight-lot = Your last lot, { $reference }
highlight-lot-button = See this lot
highlight-pool = Pooled order “{ $title }”
highlight-pool-button = See this order
highlight-pool-price = As of today, the average price offered is { $price } including VAT.
highlight-bench = Your workshop today
highlight-bench-button = See all devices
highlight-requests = Your requests
highlight-requests-button = See all requests
highlight-runs = The allocations of your territory
highlight-runs-button = See the runs
highlight-runs-sentence = Of the { $requests } requests that your last runs looked at, { $served } were offered a device.
highlight-platform = The platform today
highlight-platform-calls = calls to make
highlight-platform-late = calls late
highlight-platform-failed = failed jobs
highlight-platform-waiting = scheduled jobs, each run by itself on time
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
jobs-search-hint = Kind of job, or words of the reason
jobs-column-kind = Job
jobs-column-at = Set aside on
jobs-column-reason = Reason
jobs-count = { $count ->
    [0] No failed job.
    [one] One failed job.
   *[other] { $count } failed jobs.
}
