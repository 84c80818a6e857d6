
purpose-school = School or studies
purpose-job-search = Looking for work
purpose-rights = Benefits and paperwork
purpose-health = Health
purpose-isolation = Keeping in touch with people
purpose-other = Something else
criterion-minimum-social = A minimum income benefit (RSA, AAH, ASPA, ASS…)
criterion-qf-band = The family quotient (quotient familial)
criterion-reste-a-vivre = Money left to live on (reste à vivre)
criterion-prescription = A referral from another organisation
criterion-other = None of these documents
urgency-ordinary = No particular date
urgency-high = There is a date coming up
urgency-critical = A right or a place is about to be lost
agreement-spoken = The text was read aloud and the person said yes
agreement-written = The person signed the printed text, which we keep
agreement-mandate = The person gave us written authority to act
accessibility-large-screen = A screen of 15 inches or more
accessibility-screen-reader = A screen reader installed
accessibility-large-text = Large text and strong contrast
accessibility-large-keys = A keyboard with large keys
accessibility-clear-sound = Loud, clear sound, or captions
accessibility-easy-pointer = A mouse for either hand

request-state-draft = Draft
request-state-submitted = Filed
request-state-information-needed = Information needed
request-state-eligible = Eligible
request-state-refused = Refused
request-state-waiting = Waiting
request-state-proposed = Device offered
request-state-accepted = Device accepted
request-state-ready-for-hand-over = Ready to hand over
request-state-handed-over = Handed over
request-state-followed-up = Followed up
request-state-closed = Closed
request-state-withdrawn = Withdrawn
request-state-anonymised = Anonymised

requests-title = Household requests
requests-new = Make a request
requests-tabs = Requests by status
requests-column-reference = Request
requests-column-equipment = Equipment
requests-column-since = Filed on
requests-column-state = Status
requests-empty = No requests yet
requests-empty-text = Here you track the requests you make for households, from start to handover. No name or date of birth is kept.
requests-filed = Request { $reference } has been sent and is waiting for a device. Give this code to the family: { $code }.
requests-refused = Request { $reference } has been refused: this household has already received what it is entitled to. It can ask again from { $day }.

new-request-title = Ask for equipment for a household
new-request-lead = Six short parts, numbered 1 to 6. Read the expected wait to the person first.
new-request-wait = Expected wait near you
new-request-rules = How requests are ranked
new-request-step-equipment = 1. The equipment
new-request-step-place = 2. The place
new-request-step-use = 3. What it is for
new-request-step-criterion = 4. The situation
new-request-step-household = 5. The household
new-request-step-agreement = 6. The person’s consent
new-request-send = Send the request

wait-next-run = { $available ->
    [0] No device available.
    [one] One device available.
   *[other] { $available } devices available.
} One will be offered in the next allocation round.
wait-weeks = { $weeks ->
    [one] Wait: about { $weeks } week,
   *[other] Wait: about { $weeks } weeks,
} based on the last 12. This is today’s estimate ({ $today }): it may change. { $waiting ->
    [0] No request is waiting,
    [one] One request is waiting,
   *[other] { $waiting } requests are waiting,
} { $available ->
    [0] no device is available.
    [one] one device is available.
   *[other] { $available } devices are available.
}
wait-unknown = { $waiting ->
    [0] No devices for now. We cannot say yet how long the wait is.
    [one] No devices available, { $waiting } request waiting. We cannot say yet how long the wait is.
   *[other] No devices available, { $waiting } requests waiting. We cannot say yet how long the wait is.
}

request-category = What does the household need?
request-memory = Minimum memory
request-memory-hint = Only if a particular use needs it: the more you ask for, the longer the wait.
request-memory-unit = GB
request-accessibility = What the equipment must offer
request-accessibility-hint = This is about the equipment. Do not mention the person’s health.
request-note = A note about the equipment
request-note-hint = Never a name, a number or an address. For example “AZERTY keyboard”.
request-site = Where will the person collect it?
request-commune = The household’s town
request-commune-hint = Name, postcode or INSEE code. Leave empty if it is the town where they will collect it.
request-use = What is it mainly for?
request-urgency = Is there a date?
request-criterion = Which document did you see?
request-criterion-hint = One is enough. Look at it, do not keep a copy.
request-criterion-seen-on = Seen on
request-household-size = People in the household
request-adults-text = Names and dates of birth are only used to check that a household does not ask twice. They are turned into an encrypted fingerprint at once; Rebond does not keep them. Enter at least one adult, or your own pseudonym for the household.
request-adult = Adult { $number }
request-first-name = First name
request-last-name = Last name
request-birth-date = Date of birth
request-birth-date-hint = For example 12/06/1985
request-pseudonym = Your pseudonym for this household
request-pseudonym-hint = If you do not enter an adult. At least six letters or digits, always the same for this household.
request-consent-intro = Read this aloud.
request-consent-1 = We are asking for a refurbished device for you. It is free.
request-consent-2 = We record how many people you are, your town, what the device is for and which document we saw. We do not keep your name or date of birth.
request-consent-3 = Public rules decide who comes first. A person checks the decision. You can ask why, and challenge it.
request-consent-4 = You can say no, today or later. We will then erase what we know about your household at once. A device you have already been given is still yours: only your household’s encrypted fingerprint is kept, for 3 years. It makes no difference to the help we give you.
request-agreement-kind = How did the person agree?
request-agreement = The person has understood and agrees

request-title = Request { $reference }
request-now-draft = This request has not been sent yet.
request-now-submitted = The request is being checked.
request-now-information-needed = Something is missing: complete the request.
request-now-eligible = The request is eligible. It is joining the waiting list.
request-now-refused = This household has already received what it is entitled to. It can ask again from { $until }.
request-now-waiting = The request is waiting. It takes part in every allocation round and gains points each week. You will get a message as soon as a device is offered.
request-now-proposed = A device is being held for this household. Answer before { $until }, or it goes to another household. Whatever happens, the request keeps its place.
request-now-accepted = You accepted the device. Let the household know: you will tell them when to come.
request-now-ready-for-hand-over = The device has arrived. Make an appointment with the person and hand it over.
request-now-handed-over = The household has had its device since { $day }. Ask how it is going in three months.
request-now-followed-up = You asked how it is going. The request can be closed.
request-now-closed = Finished. Everything is anonymised two years after closing.
request-now-withdrawn = Consent was withdrawn. Nothing about the household is kept here.
request-now-anonymised = The retention period is over. Nothing about the household is kept here.
request-step-filed = Request
request-step-waiting = Waiting
request-step-proposed = Offer
request-step-accepted = Delivery
request-step-ready = Handover
request-step-handed-over = Follow-up
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
family-slip-page = Online, enter the code at this address: { $page }
family-slip-call = By phone, give the code: { $phone }, { $hours }.
family-slip-then = { $place } will call you as soon as there is a suitable device. It is free.
family-slip-wait = Expected wait, as of { $date }
request-decline = Decline
request-decline-reason = Why is it not suitable?
request-decline-hint = In a few words, nothing personal. For example “screen too small”.
request-receive = Confirm it has arrived
request-hand-over = Record the handover
request-handed-over-on = Handed over on
request-collected = Enter the day the household received it. We will record the collection and the arrival on your word.
request-collected-summary = Did you collect it from the workshop yourself?
request-given-summary = Have you already handed it over?
request-given = Enter the day the household received it. We will record the arrival too.
request-coming-prepared = { $workshop } is preparing the device and will send it by { $date }. You will get a message when it leaves.
request-coming-sent = { $workshop } has sent the device. Confirm that it has arrived as soon as you have it.
request-coming-not = The delivery from { $workshop } did not work out. Call the workshop, or give the device back below: the request keeps its place.
request-coming-call = The workshop’s phone number: { $phone }.
request-lacks-screen-and-keyboard = This computer comes without a screen or keyboard. Before you accept, ask whether the household has them. If not, ask for a screen too and find a keyboard, or decline: the request keeps its place.
request-lacks-screen = This computer comes without a screen. Before you accept, ask whether the household has one. If not, ask for a screen too, or decline: the request keeps its place.
request-lacks-keyboard = This computer comes without a keyboard. Before you accept, ask whether the household has one. If not, find one, or decline: the request keeps its place.
request-ask-screen = Also ask for a screen for this household
request-worth = { $points ->
    [0] No points
    [one] { $points } point
   *[other] { $points } points
}
request-household-worth = { $points } points per person, up to { $most } people.
new-request-points = Where the points come from
new-request-points-text = Points decide who comes first. They come from the number of people, the use, the document seen, the date, and waiting: { $week } points per week. Nothing else counts.
request-follow-up = Record that you followed up
request-close = Close the request
request-device = The device
request-why = What the latest round decided
request-withdraw-summary = The person withdraws their consent
request-withdraw-text = What we know about the household is erased at once, and its code stops working. A device on hold goes to someone else. A device already handed over stays with the household: only an encrypted fingerprint is kept, for 3 years. This cannot be undone.
request-withdraw-question = Erase the request?
request-withdraw = Erase the request
request-done-accept = Device accepted: the workshop has been told and is preparing to send it.
request-done-decline = The device has been given back. The request keeps its place.
request-done-receive = Arrival recorded. You can make an appointment.
request-done-hand-over = The handover has been recorded. Thank you.
request-done-follow-up = The follow-up has been recorded.
request-done-close = The request has been closed.
request-done-withdraw = The request has been erased. Nothing about the household is kept here.
request-fact-place = Place of handover
request-fact-household = Household
request-fact-persons = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
request-fact-use = Use
request-fact-criterion = Document seen
request-fact-urgency = Date
request-fact-memory = Memory requested
request-fact-accessibility = Must have
request-fact-note = Note about the equipment
request-fact-agreement = Consent
request-fact-since = Filed on
request-fact-memory-device = Memory
request-fact-screen = Screen
request-fact-keyboard = Keyboard
request-comes-with = Included
request-comes-without = Not included: needs to be found separately
request-fact-distance = Distance
request-fact-transfer = Delivery
request-fact-grade = Cosmetic grade
request-event-submit = The request was sent.
request-event-approve = The rules were checked: the request is eligible.
request-event-refuse = The request was refused.
request-event-queue = The request is waiting for a device.
request-event-propose = A device was offered.
request-event-return = The device was given back; the request keeps its place.
request-event-accept = The device was accepted.
request-event-arrive = The device has arrived.
request-event-requeue = The device will not come; the request keeps its place.
request-event-hand-over = The device was handed over to the household.
request-event-follow-up = The household was asked how it is going.
request-event-close = The request was closed.
request-event-withdraw = Consent was withdrawn and everything was erased.
request-event-anonymise = The request was anonymised.
request-event-ask-information = Information was requested.
request-event-answer = The information was given.

points-for-household-size = { $count ->
    [one] { $points } points for { $count } person
   *[other] { $points } points for { $count } people
}
points-for-purpose = { $points } points for the intended use
points-for-criterion = { $points } points for the document seen
points-for-urgency = { $points } points for urgency
points-for-waiting = { $count ->
    [one] { $points } points for { $count } week of waiting
   *[other] { $points } points for { $count } weeks of waiting
}

decision-only-one = A device { $distance } away, the only suitable one ({ $fitting } in the territory).
decision-nearest = A device { $distance } away: none of the { $fitting } suitable ones is nearer.
decision-shared = A device { $distance } away out of { $fitting } suitable ones: a nearer one goes to another request, so that total travel is shortest.
decision-no-device = Waiting: no device of this type is available.
decision-not-enough-memory = { $count ->
    [one] Waiting: { $count } device of this kind is available, without enough memory.
   *[other] Waiting: { $count } devices of this kind are available, none with enough memory.
}
decision-too-far = Waiting: the nearest suitable device is { $distance } away, beyond the maximum distance.
decision-others-first = { $fitting ->
    [one] Waiting: the suitable device goes to a request with a higher ranking, with { $points } points.
   *[other] Waiting: the { $fitting } suitable devices go to requests ranked higher; the last of them has { $points } points.
}
decision-tie = Waiting: { $fitting } devices were suitable. With { $points } points each, the shortest distance decided, then the earliest request.
decision-beyond-run = Waiting: a round looks at the { $count } requests with the most points. This one will be in a later round.

runs-title = Allocation rounds
runs-waiting = { $count ->
    [0] No rounds are waiting for your decision.
    [one] { $count } round is waiting for your decision.
   *[other] { $count } rounds are waiting for your decision.
}
runs-launch = Start a round
runs-launch-text = The calculation makes suggestions; nothing is promised until you approve.
runs-department = Territory
runs-department-hint = One round for the whole territory gives the shortest distances.
runs-compute = Calculate
runs-list = Rounds, newest first
runs-empty = No rounds yet
runs-empty-text = A round matches waiting requests with available devices, and explains each decision.
runs-column-reference = Round
runs-column-computed = Calculated on
runs-column-place = Where
runs-column-requests = Requests
runs-column-served = Offered a device
runs-column-state = Status
runs-all-own = All your territory
runs-all-country = All of France
runs-place = { $name } ({ $code })
runs-whole-territory = The whole territory ({ $organisation })
runs-territory-missing = Your organisation has not been given a département yet. Call { $phone } and we will add it.
run-state-computed = To be approved
run-state-validated = Approved
run-state-discarded = Discarded
run-title = Round { $reference }
run-heading = Who receives what, and why
run-legal-notice = This decision is prepared by a calculation (article L311-3-1 of the French code on relations between the public and the administration). A person approves it. Anyone can ask for the rules and how they affected a request, and challenge the decision or the ranking.
run-decide = Decide
run-decide-text = Approving holds the devices and notifies the advisers. A device promised in the meantime is left out; the rest goes ahead.
run-read = I have read the decisions on this page
run-to-decision = Read the decisions first
run-fact-computed = Calculated on
run-validate = Approve the round
run-discard = Discard this round
run-decisions = Decisions, by rank
run-decisions-empty = No requests were waiting.
run-decision = { $rank }. { $reference }, { $points } points
run-served = Offered a device
run-waits = Waiting
run-effect-proposed = The adviser has been notified.
run-effect-device-taken = The device was promised or changed in the meantime: the request is still waiting.
run-effect-request-changed = The request was no longer waiting.
run-effect-not-accredited = The organisation is no longer accredited: the request is still waiting.
run-fact-requests = Requests considered
run-fact-devices = Devices considered
run-fact-served = Requests offered a device
run-fact-points = Points covered
run-fact-distance = Total distance
run-fact-rules = Rules
run-fact-rules-version = version { $version }
run-fact-hash = Fingerprint
run-done-compute = Round { $reference } has been calculated. Read it, then decide.
run-done-validate = The round has been approved. The advisers have been notified.
run-done-discard = The round has been discarded.

proposals-title = Devices to send
proposals-empty = No devices to send
proposals-empty-text = When an adviser accepts one of your devices for a household, it appears here with the delivery address. To start, offer ready devices to households.
proposals-devices = See my workshop
proposals-lead = Households are waiting for them.
proposals-for = For request { $reference }, to be sent to: { $place }.
proposals-before = Send before { $day }.
proposals-prepare = To prepare:
proposals-ship = Record that it has been sent
proposals-shipped = Recorded. The organisation will confirm when it arrives.

rules-title = Who comes first
rules-lead = The rules are the same for everyone. Anyone can redo the calculation by hand.
rules-points = Points
rules-points-text = Each request gets points. Nothing else about a household counts.
rules-table = Points, version { $version } of the rules
rules-column-reason = Reason
rules-column-points = Points
rules-row-person = Each person in the household, up to { $count }
rules-row-criterion = A document was seen
rules-row-week = Each full week of waiting, with no limit
rules-choice = Then devices are matched, always in the same way
rules-choice-1 = Devices are shared out to cover as many points as possible.
rules-choice-2 = Among those options, we choose the one where devices travel least overall.
rules-choice-3 = If there is still a tie, the earliest request gets the device that was recorded first.
rules-radius = A device is suitable if it is the right type and has the memory asked for. It must be within { $radius } km.
rules-fair = A fair share
rules-fair-text = A household can receive one device of each type for every { $persons } people in { $months } months, across all organisations. Declining or not replying never costs a household its place.
rules-person = A person decides
rules-replay = Each round keeps its data and its fingerprint: it can be recalculated with the same result.

todo-proposal = Answer the offer of a device for { $reference }
todo-proposal-button = Answer
todo-receive = Confirm that the device for { $reference } has arrived
todo-receive-button = Confirm
todo-hand-over = Hand over the device for { $reference }
todo-hand-over-button = Hand over
todo-ship = Send { $title } ({ $device })
todo-ship-detail = A household at { $place } is waiting for it.
todo-ship-button = See delivery
todo-run = Decide on round { $reference }
todo-run-detail = { $count ->
    [one] { $count } request would get a device.
   *[other] { $count } requests would get a device.
}
todo-run-button = Read the round

mail-proposed-subject = { $count ->
    [one] A device is offered for a household
   *[other] { $count } devices are offered for households
}
mail-proposed-text = Hello,

    { $count ->
        [one] A device is held for this request:
       *[other] Devices are held for these requests:
    }
    { $references }

    Open each address to answer before { $until }. After that, the device goes to another household and the request keeps its place.
mail-accepted-subject = A household is waiting for { $device }
mail-accepted-text = Hello,

    A adviser accepted your device { $title } ({ $device }).
    Send it to { $place }, { $address }, then record that it has left here:
    { $page }
mail-reminder-subject = { $reference } is waiting for your answer
mail-reminder-text = Hello,

    A device is still held for request { $reference }. Answer before { $until }, or it goes to another household.
    { $page }
mail-lapsed-subject = { $reference }: time to answer is over
mail-lapsed-text = Hello,

    Nobody answered in time for request { $reference }. The device goes to other households. The request is still waiting and keeps its place.
    { $page }
mail-shipped-subject = { $reference }: the device is on its way
mail-shipped-text = Hello,

    { $workshop } has sent the device for request { $reference }. As soon as you have it, confirm that it has arrived here:
    { $page }
mail-called-off-subject = { $reference }: the device will not come
mail-called-off-text = Hello,

    The device meant for request { $reference } can no longer be handed over. The request is still waiting, keeps its place, and will be in the next round.
    { $page }

error-request-wrong-state = This request is no longer at that step. Reload the page to see its status.
error-proposal-wrong-state = This offer has already been answered. Reload the page to see how.
error-run-wrong-state = This round has already been decided. Start another if needed.
error-proposal-lapsed = The time to answer is over: the device was given back. The request keeps its place and will be in the next round.
error-proposal-not-accepted = No device has been accepted for this request. Accept an offer first.
error-proposed-device-changed = This device is no longer available: it was set aside. Decline it; the request keeps its place.
error-household-already-waiting = There is already an open request for this household and this equipment, here or at another organisation. Wait until it ends, or ask for something else.
error-household-equipped = This household has already received what it is entitled to for this equipment. It can ask again from { $day }.
error-device-not-arrived = The device has not reached you: it has not been recorded as sent. Call the workshop.
error-text-holds-nir = This text contains digits that look like a social security number. Remove them: Rebond never keeps any.
error-text-holds-email = This text contains an email address. Remove it: do not include anything that identifies a person.
error-text-holds-telephone = This text contains a phone number. Remove it: do not include anything that identifies a person.
error-choice-unknown = This answer does not exist. Choose one of these: { $allowed }.
error-date-in-future = This date has not come yet. Check the day and the year.
error-date-too-old = This date is too long ago. Check the year.
error-date-before-request = The handover cannot be before the request. Check the date.
error-date-before-acceptance = The handover cannot be before the device was accepted. Check the date.
error-hand-over-day-required = Enter the day of the handover, for example “today”. Nothing has been recorded.
error-birth-date-required = Enter each adult’s date of birth, for example 12/06/1985.
error-adult-name-required = Enter each adult’s first and last name, in letters.
error-adults-too-many = There are more adults than people in the household ({ $size }). Correct one of them.
error-household-key-required = Enter at least one adult, or your pseudonym for the household. It is turned into an encrypted fingerprint: no name is kept.
error-pseudonym-too-short = Enter at least { $least } letters or digits, and 60 characters at most.
error-agreement-required = The person’s consent is needed. Read the text to them, then tick the box.
error-agreement-kind-required = Choose how the person agreed: it is the proof that will be kept.
error-use-required = Choose what the device will mainly be used for: it counts towards the points.
error-criterion-required = Choose the document you saw, or “None of these documents”: it counts towards the points.
error-household-size-required = Enter how many people live in the household: it counts towards the points.
error-place-required = You have several places: choose the one where the device will go.
error-mediation-place-unknown = This is not one of your organisation’s places. Choose one from the list.
error-commune-unknown = We cannot find this town. Enter its name, postcode or INSEE code.
error-department-unknown = This département does not exist. Enter its code, such as 33, 2A or 974.
error-territory-other = This département is not in your territory ({ $allowed }). Choose one of yours, or call the organisation in charge of it.
error-territory-missing = Your organisation has not been given a département yet. Call the operator, who will add it.
error-run-not-read = Read the decisions, then tick the box before approving.
error-text-too-long = This text is too long: { $longest } characters at most.
error-number-out-of-range = Enter a whole number from { $least } to { $most }.
request-step-closed = Closing
request-step-refused = Request refused
request-step-withdrawn = Consent withdrawn
request-step-anonymised = Request anonymised
request-call-off-summary = The device will not arrive, or is not suitable
request-call-off-text = The device is given back and the workshop is notified. The request goes back to waiting and keeps its place.
request-call-off-reason = What is wrong?
request-call-off-hint = In a few words, nothing personal. For example “arrived broken”.
request-call-off = Give this device back
request-done-call-off = The device has been given back. The request keeps its place.
run-step-computed = Calculation
run-step-decided = A person’s decision
run-step-discarded = Round discarded
run-now-computed = The calculation is done. Nothing is promised until a person decides.
run-now-validated = The round has been approved. The advisers have been notified and will answer for each device.
run-now-discarded = The round has been discarded. The requests will be in the next one.
run-event-compute = The round was calculated.
run-event-validate = The round was approved.
run-event-discard = The round was discarded.
proposals-shipment = Track the delivery
requests-file = requests
requests-search-hint = Reference of the request
requests-from = Asked from
requests-to = Asked until
requests-column-handed = Handed over on
requests-count = { $count ->
    [one] One request
   *[other] { $count } requests
}, { $waiting ->
    [0] none is waiting for your answer.
    [one] one of which is waiting for your answer.
   *[other] { $waiting } of which are waiting for your answer.
}
requests-count-here = { $count ->
    [0] No request.
    [one] One request.
   *[other] { $count } requests.
}
runs-file = allocation-rounds
runs-search-hint = Reference of the round
runs-tabs = Rounds by state
runs-from = Calculated from
runs-to = Calculated until
transfers-file = transfers
transfers-tabs = Deliveries by status
transfers-tab-under-way = In progress
transfers-tab-declined = Declined
transfers-tab-withdrawn = Withdrawn
transfers-from = Offered from
transfers-to = Offered until
transfers-column-device = Device
transfers-column-title = Model
transfers-column-request = Request
transfers-column-state = Status
transfers-column-before = Send before
transfers-column-made = Offered on
transfers-count = { $count ->
    [0] No transfer.
    [one] One transfer.
   *[other] { $count } transfers.
}
transfer-state-proposed = waiting for an answer
transfer-state-accepted = accepted
transfer-state-declined = declined
transfer-state-lapsed = no answer
transfer-state-withdrawn = withdrawn
transfers-tab-given = Handed over
proposal-unproven = The proof of its erasure is taken back.
