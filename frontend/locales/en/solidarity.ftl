
purpose-school = School or studies
purpose-job-search = Looking for work
purpose-rights = Rights and paperwork
purpose-health = Health
purpose-isolation = Keeping in touch with people
purpose-other = Something else
criterion-minimum-social = A minimum social benefit (RSA, AAH, ASPA, ASS…)
criterion-qf-band = The family quotient
criterion-reste-a-vivre = What is left to live on
criterion-prescription = A request from another structure
criterion-other = None of these
urgency-ordinary = No particular date
urgency-high = A date is near
urgency-critical = A right or a place is about to be lost
agreement-spoken = The text was read aloud and the person said yes
agreement-written = The person signed the printed text, which we keep
agreement-mandate = The person gave us a mandate
accessibility-large-screen = A screen of 15 inches or more
accessibility-screen-reader = A screen reader set up
accessibility-large-text = Large letters and strong contrast
accessibility-large-keys = A keyboard with large keys
accessibility-clear-sound = Loud, clear sound, or captions
accessibility-easy-pointer = A mouse for either hand

request-state-draft = Draft
request-state-submitted = Filed
request-state-information-needed = To be completed
request-state-eligible = Eligible
request-state-refused = Refused
request-state-waiting = Waiting
request-state-proposed = Device proposed
request-state-accepted = Device accepted
request-state-ready-for-hand-over = Ready to hand over
request-state-handed-over = Handed over
request-state-followed-up = Followed up
request-state-closed = Closed
request-state-withdrawn = Withdrawn
request-state-anonymised = Anonymised

requests-title = Household requests
requests-new = File a request
requests-tabs = Requests by step
requests-column-reference = Request
requests-column-equipment = Equipment
requests-column-since = Filed on
requests-column-state = Step
requests-empty = No request yet
requests-empty-text = Here you follow the requests you file for households, from filing to hand-over. A request takes three minutes and keeps neither name nor birth date.
requests-filed = Request { $reference } is filed and waiting for a device. Give this code to the family: { $code }.
requests-refused = Request { $reference } is refused: this household has already received what it may. It may ask again from { $day }.

new-request-title = Ask for equipment for a household
new-request-lead = Six short parts, numbered 1 to 6. First read the expected wait to the person.
new-request-wait = The expected wait around you
new-request-rules = How requests are put in order
new-request-step-equipment = 1. The equipment
new-request-step-place = 2. The place
new-request-step-use = 3. What it will be for
new-request-step-criterion = 4. The situation
new-request-step-household = 5. The household
new-request-step-agreement = 6. The person’s agreement
new-request-send = File the request

wait-next-run = { $available ->
    [0] No device available.
    [one] One device available.
   *[other] { $available } devices available.
} A proposal will follow at the next allocation run.
wait-weeks = { $weeks ->
    [one] Wait: about { $weeks } week,
   *[other] Wait: about { $weeks } weeks,
} going by the last twelve. This is the estimate on { $today }: it may change. { $waiting ->
    [0] No request is waiting,
    [one] One request is waiting,
   *[other] { $waiting } requests are waiting,
} { $available ->
    [0] no device is available.
    [one] one device is available.
   *[other] { $available } devices are available.
}
wait-unknown = { $waiting ->
    [0] No device for now. We cannot say yet how long the wait is.
    [one] No free device, { $waiting } request waiting. We cannot say yet how long the wait is.
   *[other] No free device, { $waiting } requests waiting. We cannot say yet how long the wait is.
}

request-category = What does the household need?
request-memory = Memory, at least
request-memory-hint = Only when a precise use needs it: the more you ask, the longer the wait.
request-memory-unit = GB
request-accessibility = What the equipment must offer
request-accessibility-hint = This is a quality of the equipment. Say nothing of the person’s health.
request-note = A word on the equipment
request-note-hint = Never a name, a number or an address. Example: “AZERTY keyboard”.
request-site = Where will the person come for it?
request-commune = The household’s commune
request-commune-hint = Name, postal code or INSEE code. Empty: the commune of the meeting place.
request-use = What will it be for first?
request-urgency = Is there a date?
request-criterion = Which document did you see?
request-criterion-hint = One is enough. Look at it, keep no copy.
request-criterion-seen-on = Seen on
request-household-size = Persons in the household
request-adults-text = Name and birth date serve only to check that a household does not ask twice. They become an encrypted fingerprint at once; Rebond does not keep them. Give one adult at least, or your pseudonym for the household.
request-adult = Adult { $number }
request-first-name = First name
request-last-name = Last name
request-birth-date = Date of birth
request-birth-date-hint = Example: 12/06/1985
request-pseudonym = Your pseudonym for this household
request-pseudonym-hint = If you give no adult. At least six letters or digits, always the same for this household.
request-consent-intro = Read this text aloud.
request-consent-1 = We ask for a refurbished device for you. It is free.
request-consent-2 = We note how many you are, your commune, what the device is for and which document we saw. We keep neither your name nor your date of birth.
request-consent-3 = Public rules say who comes first. A person checks the decision. You may ask why, and contest it.
request-consent-4 = You may say no, today or later. We then erase what we know of your household at once. A device already handed over remains yours: only its encrypted fingerprint is kept, for three years. It makes no difference to the help we give you.
request-agreement-kind = How did the person agree?
request-agreement = The person has understood and agrees

request-title = Request { $reference }
request-now-draft = This request is not filed yet.
request-now-submitted = The request is being checked.
request-now-information-needed = Something is missing: complete the request.
request-now-eligible = The request is eligible. It joins those that wait.
request-now-refused = This household has already received what it may. It may ask again from { $until }.
request-now-waiting = The request waits. It takes part in every allocation run and gains points each week. You will get a message as soon as a device is proposed.
request-now-proposed = A device is held for this household. Answer before { $until }, or it goes to another household. The request keeps its rank whatever happens.
request-now-accepted = The workshop sends the device to your place. Confirm its arrival, then hand it over.
request-now-ready-for-hand-over = The device is at your place. Make an appointment with the person and hand it over.
request-now-handed-over = The household has had its device since { $day }. Ask how it goes in three months.
request-now-followed-up = You asked how it goes. The request can be closed.
request-now-closed = It is done. Everything is anonymised two years after closing.
request-now-withdrawn = The agreement was taken back. Nothing of the household is kept here.
request-now-anonymised = Its time is over. Nothing of the household is kept here.
request-step-filed = Filing
request-step-waiting = Wait
request-step-proposed = Proposal
request-step-accepted = Shipment
request-step-ready = Hand-over
request-step-handed-over = Asking how it goes
request-accept = Accept this device
request-give-code = Give this code to the family:
request-slip = Print their slip (PDF)
request-points = { $count ->
    [0] The request has no points yet.
    [one] The request has one point today.
   *[other] The request has { $count } points today.
}
family-slip-title = Your request: { $what }
family-slip-code = Your code: { $code }
family-slip-what = This code tells you how your request is going. Keep this slip.
family-slip-page = On the internet, enter the code at this address: { $page }
family-slip-call = By telephone, give the code: { $phone }, { $hours }.
family-slip-then = { $place } will call you as soon as a suitable device is found. It is free of charge.
request-decline = Decline
request-decline-reason = Why does it not fit?
request-decline-hint = In a few words, nothing personal. Example: “screen too small”.
request-receive = Confirm its arrival
request-hand-over = Record the hand-over
request-handed-over-on = Handed over on
request-collected = If you fetched the device at the workshop, record the hand-over: the collection is noted on your word.
request-follow-up = Note that you asked how it goes
request-close = Close the request
request-device = The device
request-why = What the latest run decided
request-withdraw-summary = The person takes the agreement back
request-withdraw-text = What we know of the household is erased at once, and its code no longer says anything. A device on hold goes to others. A device already handed over stays with the household: only an encrypted fingerprint is kept, for three years. This cannot be undone.
request-withdraw-question = Erase the request?
request-withdraw = Erase the request
request-done-accept = Device accepted: the workshop has been told and is preparing the shipment.
request-done-decline = The device is given back. The request keeps its rank.
request-done-receive = The arrival is noted. You can make an appointment.
request-done-hand-over = The hand-over is recorded. Thank you.
request-done-follow-up = The follow-up is recorded.
request-done-close = The request is closed.
request-done-withdraw = The request is erased. Nothing about the household is kept here.
request-fact-place = Place of hand-over
request-fact-household = Household
request-fact-persons = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
request-fact-use = Use
request-fact-criterion = Document seen
request-fact-urgency = Date
request-fact-memory = Memory asked for
request-fact-accessibility = To offer
request-fact-note = Word on the equipment
request-fact-agreement = Agreement
request-fact-since = Filed on
request-fact-memory-device = Memory
request-fact-screen = Screen
request-fact-keyboard = Keyboard
request-comes-with = Included
request-comes-without = Not included: to be found separately
request-fact-distance = Distance
request-fact-transfer = Shipment
request-fact-grade = Cosmetic grade
request-event-submit = The request is filed.
request-event-approve = The rules are checked: the request is eligible.
request-event-refuse = The request is refused.
request-event-queue = The request waits for a device.
request-event-propose = A device is proposed.
request-event-return = The device is given back, the rank is kept.
request-event-accept = The device is accepted.
request-event-arrive = The device has arrived at the place of hand-over.
request-event-requeue = The device will not come, the rank is kept.
request-event-hand-over = The device is handed over to the household.
request-event-follow-up = The household was asked how it goes.
request-event-close = The request is closed.
request-event-withdraw = The agreement is taken back, everything is erased.
request-event-anonymise = The request is anonymised.
request-event-ask-information = Something is asked.
request-event-answer = The answer is given.

points-for-household-size = { $count ->
    [one] { $points } points for { $count } person
   *[other] { $points } points for { $count } persons
}
points-for-purpose = { $points } points for the intended use
points-for-criterion = { $points } points for the document seen
points-for-urgency = { $points } points for urgency
points-for-waiting = { $count ->
    [one] { $points } points for { $count } week of waiting
   *[other] { $points } points for { $count } weeks of waiting
}

decision-only-one = A device { $distance } away, the only one that fits ({ $fitting } in the territory).
decision-nearest = A device { $distance } away: none of the { $fitting } that fit is nearer.
decision-shared = A device { $distance } away among { $fitting } that fit: a nearer one goes to another request, so that all journeys together are shortest.
decision-no-device = Waits: no device of this kind is available.
decision-not-enough-memory = { $count ->
    [one] Waits: { $count } device of this kind is available, without the memory asked for.
   *[other] Waits: { $count } devices of this kind are available, none has the memory asked for.
}
decision-too-far = Waits: the nearest device that would fit is { $distance } away, beyond the distance allowed.
decision-others-first = { $fitting ->
    [one] Waits: the device that fitted goes to a request that comes first, with { $points } points.
   *[other] Waits: the { $fitting } devices that fitted go to requests that come first; the last of them has { $points } points.
}
decision-tie = Waits: { $fitting } devices fitted. At { $points } points everywhere, the shortest journey, then the earliest request, decided.
decision-beyond-run = Waits: a run looks at the { $count } requests with the most points. This one will be in a later run.

runs-title = Allocation runs
runs-waiting = { $count ->
    [0] No run waits for your decision.
    [one] { $count } run waits for your decision.
   *[other] { $count } runs wait for your decision.
}
runs-launch = Launch a run
runs-launch-text = The computation proposes; nothing is promised before you validate.
runs-department = Territory
runs-department-hint = One run for the whole territory gives the shortest journeys.
runs-compute = Compute
runs-list = Runs, newest first
runs-empty = No run yet
runs-empty-text = A run brings together the requests that wait and the devices available, and explains each decision.
runs-column-reference = Run
runs-column-computed = Computed on
runs-column-place = Where
runs-column-requests = Requests
runs-column-served = Served
runs-column-state = State
runs-all-own = All of your territory
runs-all-country = The whole of France
runs-place = { $name } ({ $code })
runs-whole-territory = The whole territory ({ $organisation })
runs-territory-missing = No département is entrusted to your organisation yet. Call { $phone }: we will add it.
run-state-computed = To be validated
run-state-validated = Validated
run-state-discarded = Set aside
run-title = Run { $reference }
run-heading = Who receives what, and why
run-legal-notice = This decision is prepared by a computation (article L311-3-1 of the French code on relations between the public and the administration). A person validates it. Anyone may ask for the rules and their effect on a request, and contest the decision or the rank.
run-decide = Decide
run-decide-text = Validating holds the devices and tells the mediators. A device promised meanwhile is left out; the rest stands.
run-read = I have read the decisions on this page
run-to-decision = Read the decisions first
run-fact-computed = Computed on
run-validate = Validate the run
run-discard = Set this run aside
run-decisions = Decisions, by rank
run-decisions-empty = No request was waiting.
run-decision = { $rank }. { $reference }, { $points } points
run-served = Served
run-waits = Waits
run-effect-proposed = The mediator has been told.
run-effect-device-taken = The device was promised or changed meanwhile: the request still waits.
run-effect-request-changed = The request no longer waited.
run-effect-not-accredited = The structure is no longer listed: the request still waits.
run-fact-requests = Requests looked at
run-fact-devices = Devices looked at
run-fact-served = Requests served
run-fact-points = Points served
run-fact-distance = Journeys, in all
run-fact-rules = Rules
run-fact-rules-version = version { $version }
run-fact-hash = Fingerprint
run-done-compute = Run { $reference } is computed. Read it, then decide.
run-done-validate = The run is validated. The mediators have been told.
run-done-discard = The run is set aside.

proposals-title = Devices to transfer
proposals-empty = No device to transfer
proposals-empty-text = When a mediator accepts one of your devices for a household, it appears here with the address to send it to. Put devices that are ready into the solidarity pool to begin.
proposals-devices = See my workshop
proposals-lead = Households wait for them.
proposals-for = For request { $reference }, to be handed over at { $place }.
proposals-before = To be sent before { $day }.
proposals-prepare = To prepare:
proposals-ship = Note its departure
proposals-shipped = The departure is noted. The structure will confirm the arrival.

rules-title = Who comes first
rules-lead = These rules are the same for all. Anyone can redo the computation by hand.
rules-points = Points
rules-points-text = Each request receives points. Nothing else of a household counts.
rules-table = Points, version { $version } of the rules
rules-column-reason = What for
rules-column-points = Points
rules-row-person = Each person of the household, up to { $count }
rules-row-criterion = A document was seen
rules-row-week = Each full week of waiting, without limit
rules-choice = Then a choice, always the same
rules-choice-1 = Devices go so that the total of points served is the greatest possible.
rules-choice-2 = Among those choices, the one where devices travel least, all together.
rules-choice-3 = If equals remain, the earliest request receives the device that was recorded first.
rules-radius = A device fits if it is of the right kind and has the memory asked for. It must be { $radius } km away at most.
rules-fair = A fair share
rules-fair-text = A household receives at most one device of each kind per { $persons } persons in { $months } months, all structures together. A refusal or a silence never costs a rank.
rules-person = A person decides
rules-replay = Each run keeps its data and its fingerprint: it can be computed again with the same result.

todo-proposal = Answer the device proposed for { $reference }
todo-proposal-button = Answer
todo-receive = Confirm the arrival of the device for { $reference }
todo-receive-button = Confirm
todo-hand-over = Hand over the device for { $reference }
todo-hand-over-button = Hand over
todo-ship = Send { $title } ({ $device })
todo-ship-detail = A household waits for it at { $place }.
todo-ship-button = See the shipment
todo-run = Decide on run { $reference }
todo-run-detail = { $count ->
    [one] { $count } request would be served.
   *[other] { $count } requests would be served.
}
todo-run-button = Read the run

mail-proposed-subject = { $count ->
    [one] A device is proposed for a household
   *[other] { $count } devices are proposed for households
}
mail-proposed-text = Hello,

    { $count ->
        [one] A device is held for this request:
       *[other] Devices are held for these requests:
    }
    { $references }

    Open each address to answer, before { $until }. After that day the device goes to another household and the request keeps its rank.
mail-accepted-subject = A household waits for { $device }
mail-accepted-text = Hello,

    A mediator accepted your device { $title } ({ $device }).
    Send it to { $place }, { $address }, then note its departure here:
    { $page }
mail-reminder-subject = { $reference } waits for your answer
mail-reminder-text = Hello,

    A device is still held for request { $reference }. Answer before { $until }, or it goes to another household.
    { $page }
mail-lapsed-subject = { $reference }: the time to answer is over
mail-lapsed-text = Hello,

    Nobody answered in time for request { $reference }. The device goes back to other households. The request still waits and keeps its rank.
    { $page }
mail-called-off-subject = { $reference }: the device will not come
mail-called-off-text = Hello,

    The device meant for request { $reference } can no longer be handed over. The request still waits, keeps its rank, and will be in the next run.
    { $page }

error-request-wrong-state = This request is no longer at that step. Reload the page to see where it stands.
error-proposal-wrong-state = This proposal has already been answered. Reload the page to see how.
error-run-wrong-state = This run is already decided. Launch another if needed.
error-proposal-lapsed = The time to answer is over: the device was given back. The request keeps its rank and will be in the next run.
error-proposal-not-accepted = No device is accepted for this request. Accept a proposal first.
error-proposed-device-changed = This device is no longer available: it was set aside. Decline it; the request keeps its rank.
error-household-already-waiting = A request is already open for this household and this equipment, here or in another structure. Wait for its end, or ask for something else.
error-household-equipped = This household has already received what it may for this equipment. It may ask again from { $day }.
error-device-not-arrived = The device has not arrived at your place: its departure is not noted. Call the workshop.
error-text-holds-nir = This text holds digits that look like a social security number. Remove them: Rebond never keeps any.
error-text-holds-email = This text holds an e-mail address. Remove it: write nothing here that points to a person.
error-text-holds-telephone = This text holds a telephone number. Remove it: write nothing here that points to a person.
error-choice-unknown = This answer does not exist. Choose among: { $allowed }.
error-date-in-future = This date is in the future. Check the year, in four digits.
error-date-too-old = This date is too long ago. Check the year.
error-date-before-request = The hand-over cannot come before the request. Check the date.
error-birth-date-required = Give the date of birth of each adult, like 12/06/1985.
error-adult-name-required = Give the first and last name of each adult, in letters.
error-adults-too-many = There are more adults than persons in the household ({ $size }). Correct one or the other.
error-household-key-required = Give one adult at least, or your pseudonym for the household. It becomes an encrypted fingerprint: no name is kept.
error-pseudonym-too-short = Write at least { $least } letters or digits, and 60 characters at most.
error-agreement-required = The person’s agreement is needed. Read the text to them, then tick the box.
error-use-required = Choose what the device will mainly be used for: the answer counts towards the points.
error-criterion-required = Choose the document you saw, or “None of these”: the answer counts towards the points.
error-household-size-required = Write how many people live in the household: the number counts towards the points.
error-place-required = You have several places: choose the one where the device will go.
error-mediation-place-unknown = This place is not a mediation place of your structure. Choose one from the list.
error-commune-unknown = This commune cannot be found. Write its name, its postal code or its INSEE code.
error-department-unknown = This département does not exist. Write its code, such as 33, 2A or 974.
error-territory-other = This département is not in your territory ({ $allowed }). Choose one of yours, or call the organisation that steers it.
error-territory-missing = No département is entrusted to your organisation yet. Call the operator, who will add it.
error-run-not-read = Read the decisions, then tick the box before validating.
error-text-too-long = This text is too long: { $longest } characters at most.
error-number-out-of-range = Write a whole number from { $least } to { $most }.
request-step-closed = Closing
request-step-refused = Request refused
request-step-withdrawn = Agreement taken back
request-step-anonymised = Request anonymised
request-call-off-summary = The device will not come, or will not do
request-call-off-text = The device is given back and the workshop is told. The request waits again and keeps its rank.
request-call-off-reason = What is the matter?
request-call-off-hint = In a few words, nothing personal. Example: “arrived broken”.
request-call-off = Give this device back
request-done-call-off = The device is given back. The request keeps its rank.
run-step-computed = Calculation
run-step-decided = A person’s decision
run-step-discarded = Run set aside
run-now-computed = The calculation is done. Nothing is promised before a person decides.
run-now-validated = The run is validated. The mediators are told and answer for each device.
run-now-discarded = The run is set aside. The requests take part in the next one.
run-event-compute = The run is computed.
run-event-validate = The run is validated.
run-event-discard = The run is set aside.
proposals-shipment = Follow the shipment
requests-file = requests
requests-search-hint = Reference of the request
requests-from = Asked from
requests-to = Asked until
requests-column-handed = Handed over on
requests-count = { $count ->
    [one] One request
   *[other] { $count } requests
}, { $waiting ->
    [0] none waits for your answer.
    [one] one of which waits for your answer.
   *[other] { $waiting } of which wait for your answer.
}
requests-count-here = { $count ->
    [0] No request.
    [one] One request.
   *[other] { $count } requests.
}
runs-file = runs
runs-search-hint = Reference of the run
runs-tabs = Runs by state
runs-from = Computed from
runs-to = Computed until
transfers-file = transfers
transfers-tabs = Transfers by state
transfers-tab-under-way = Under way
transfers-tab-declined = Declined
transfers-tab-withdrawn = Withdrawn
transfers-from = Proposed from
transfers-to = Proposed until
transfers-column-device = Device
transfers-column-title = Model
transfers-column-request = Request
transfers-column-state = State
transfers-column-before = To be sent before
transfers-column-made = Proposed on
transfers-count = { $count ->
    [0] No transfer.
    [one] One transfer.
   *[other] { $count } transfers.
}
transfer-state-proposed = answer awaited
transfer-state-accepted = accepted
transfer-state-declined = declined
transfer-state-lapsed = no answer
transfer-state-withdrawn = withdrawn
transfers-tab-given = Handed over
proposal-unproven = The proof of its erasure is taken back.
