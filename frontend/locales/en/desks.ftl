desk-title = To do
desk-empty = Nothing is waiting for now.
desk-reader = What will wait for your organisation will stand here. You may read everything; to act, ask your organisation’s administrator for the role of agent.
desk-waiting = { $count ->
    [one] One thing is waiting for { $organisation }.
   *[other] { $count } things are waiting for { $organisation }.
}
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
    [0] No job is waiting.
    [one] One job is waiting for its turn.
   *[other] { $count } jobs are waiting for their turn.
}
jobs-empty = No failed job.
jobs-empty-text = A job that fails eight times in a row is set aside here, with its reason.
due-today = today
due-before = before { $date }
due-late = late since { $date }
due-on = { $date }
due-was-on = it was { $date }
