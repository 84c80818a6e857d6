lots-title = My donated lots
lots-new = Declare a lot
lots-empty-title = No lot yet
lots-empty-text = A lot is the equipment you give together, from one place. Send your list, even if it is imperfect: we read it and look for a workshop near you.
lots-column-reference = Reference
lots-column-state = Where it stands
lots-column-units = Devices
lots-column-date = Date
lot-state-draft = draft
lot-state-searching = looking for a workshop
lot-state-unplaced = no workshop
lot-state-placed = workshop found
lot-state-collected = on its way to the workshop
lot-state-received = received by the workshop
lot-state-closed = finished
lot-state-cancelled = withdrawn
lot-part-state-draft = draft
lot-part-state-declared = looking for a workshop
lot-part-state-offered = offered to a workshop
lot-part-state-accepted = accepted
lot-part-state-collection-planned = collection planned
lot-part-state-collected = collected
lot-part-state-received = received and counted
lot-part-state-disputed = count contested
lot-part-state-processing = being made fit
lot-part-state-closed = finished
lot-part-state-unplaced = no workshop
lot-part-state-cancelled = withdrawn
lot-step-declared = Declaration
lot-step-workshop = Looking for a workshop
lot-step-collection = Collection
lot-step-reception = Reception at the workshop
lot-step-refit = Made fit again
lot-units = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
lot-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
lot-over = Lot { $reference }
lot-title = { $units }, { $site }
lot-outcomes = Where your devices are
lot-workshop = Workshop
lot-paper-inventory = The list you sent
lot-fact-site = Place
lot-fact-basis = Legal basis
lot-fact-wish = Donor’s wish
part-fact-wish = What the donor wishes
lot-fact-content = Content
lot-fact-declared = Declared on
lot-fact-collection = Collection
lot-fact-counted = Counted at the workshop
lot-next-declared = We are looking for a workshop near you.
lot-next-offered = We are looking for a workshop near you. Answer before { $date }.
lot-next-accepted = { $refurbisher } takes this lot and will soon propose a day to collect it. Keep the equipment in the same place.
lot-next-collection-planned = { $refurbisher } comes for the lot on { $date }. Prepare the equipment, its chargers and someone to open the door.
lot-next-collected = The lot is on its way to { $refurbisher }, who will count each device.
lot-next-received = The lot is counted. The workshop erases, tests and mends each device.
lot-next-disputed = The count is contested. The side that did not contest answers here, then the lot goes on.
lot-next-closed = Each device of this lot has found what comes next. Thank you.
lot-next-unplaced = No workshop nearby takes this lot at the moment. Nothing is lost: here is what you can do.
lot-next-cancelled = You withdrew this lot. You can declare the same list again whenever you like.
lot-ways-title = Other ways to give
lot-way-drop-off = Bring the equipment to a workshop or a collection point yourself.
lot-way-campaign = Wait for the next collection campaign in your area.
lot-way-group = Join your lot with a neighbour’s: a workshop travels more readily for two lots.
lot-way-eco = Hand equipment that is too old to an eco-organisation.
lot-search-again = Look for a workshop again
lot-cancel-title = Withdraw this lot
lot-cancel-text = Until the lot is collected, you can withdraw it. The workshop is told.
lot-cancel-question = Withdraw this lot?
lot-cancel = Yes, withdraw this lot
lot-done-declared = Lot { $reference } is declared. We are looking for a workshop near you.
lot-done-searched = We are looking for a workshop again.
lot-done-cancelled = The lot is withdrawn.
lot-step-cancelled = Lot withdrawn
lot-step-planned = planned for { $date }
preview-give-up = Give up this draft
preview-give-up-text = Nothing is declared. The list stays among your lots, marked as withdrawn; you can send it again whenever you like.
lot-event-declare = The lot is declared.
lot-event-cancel = The lot is withdrawn.
lot-event-give-up = No workshop nearby takes the lot.
lot-event-search-again = Workshops are asked again.
lot-event-plan-collection = The collection is planned for { $date }.
lot-event-replan-collection = The collection is put off to { $date }.
lot-event-collect = The lot leaves the place it came from.
lot-event-receive = The workshop counted { $units }.
lot-event-dispute = The count is contested.
lot-event-settle-dispute = Donor and workshop agree on the count.
lot-event-start-processing = The first device goes on the bench.
lot-event-close = Each device has found what comes next.
lot-happened-offered = The lot is offered to { $refurbisher }, { $distance } away.
lot-happened-accepted = { $refurbisher } takes the lot.
lot-happened-declined = { $refurbisher } cannot take the lot.
lot-happened-expired = { $refurbisher } did not answer in time.
lot-happened-withdrawn = The offer to { $refurbisher } is taken back.
lot-column-what = Device
lot-column-category = Kind
lot-column-details = Details
lot-column-quantity = Quantity
lot-column-line = Line of the file
lot-column-remarks = Remarks
category-one-laptop = Laptops
category-one-desktop = Desktops
category-one-screen = Screens
category-one-smartphone = Telephones
category-one-tablet = Tablets
category-one-printer = Printers
category-one-server = Servers
category-one-network = Network equipment
category-one-peripheral = Accessories
category-one-other = Other devices
lot-storage-ssd = SSD
lot-storage-nvme = SSD
lot-storage-hdd = hard disk
lot-storage-flash = storage
lot-storage-unknown = disk
new-lot-title = Declare a lot
new-lot-lead = Send your list as it is: we read it, show you what we understood, and then you decide.
new-lot-file = Your list of equipment
new-lot-file-hint = A CSV or XLSX file: an export from GLPI, OCS or Snipe-IT, or a hand-made sheet. At most 20 MB.
new-lot-site = Where is the equipment?
new-lot-site-hint = The workshop will collect it at this address.
new-lot-basis = On what basis do you give?
new-lot-basis-hint = It decides who may receive the equipment and what it may become.
new-lot-wish = What do you wish it to become?
new-lot-wish-hint = Your wish follows each device to the end.
new-lot-read = Read the list
new-lot-read-hint = Nothing is declared before you have checked it.
legal-basis-public-free-gift = Free gift of a public body
legal-basis-company-patronage = Corporate patronage, with a tax receipt
legal-basis-company-gift = Company gift, without a receipt
legal-basis-purchase = Sale to the workshop
legal-basis-take-back = Taken back by the workshop that sold it
about-legal-basis-public-free-gift = General code of public property, article L3212-2: only entitled bodies receive it, and it goes to people who need it. Never sold to buyers; at most €300 a device.
about-legal-basis-company-patronage = General tax code, article 238 bis: only workshops that can issue a receipt are asked. You set the value yourself.
about-legal-basis-company-gift = Any listed workshop may receive it. You ask for no tax reduction.
about-legal-basis-purchase = The workshop buys the equipment; you agree on the price together.
about-legal-basis-take-back = The workshop takes back what it had sold you.
wish-solidarity-only = For households only
wish-sale-allowed = It may be sold
wish-mixed = The workshop chooses
about-wish-solidarity-only = Given, or sold at a solidarity price, to people who need it.
about-wish-sale-allowed = The workshop may sell to live from its work, to town halls or schools for example.
about-wish-mixed = Some given, some sold.
refusals-title = What to mend in the list
refusals-caption = Refused lines, with what to mend
refusals-line = Line
refusals-column = Column
refusals-what = To mend
preview-title = Here is what we understood
preview-understood = We understood { $lines }, that is { $units }.
preview-same-as = You have already declared this same file: it is lot { $reference }. It is not declared twice.
preview-same-open = Open lot { $reference }
preview-declare = Declare this lot
preview-declare-hint = Then we offer the lot to the nearest workshop that may receive it. You can withdraw it until it is collected.
preview-other-file = Choose another file
preview-facts = The lot, before it is declared
preview-refused = { $count ->
    [one] { $count } line to mend
   *[other] { $count } lines to mend
}
preview-refused-text = These lines are not in the lot. Mend them in your file and send it again, or declare the lot without them.
preview-notes = Worth knowing about this file
preview-note-line = Line { $line }: { $note }
preview-columns = Your columns
preview-columns-caption = Columns of the file
preview-column-heading = Your heading
preview-column-meaning = Understood as
preview-column-sample = For example
preview-column-left-aside = left aside
preview-column-unknown = not understood, left aside
preview-lines = Your devices
preview-more = { $count ->
    [one] And { $count } more line, understood too.
   *[other] And { $count } more lines, understood too.
}
parts-title = Lots offered and received
parts-tabs = Lots by step
parts-tab-offered = To answer
parts-tab-to-fetch = To collect
parts-tab-to-count = To count
parts-tab-received = Received
parts-empty-title = No lot here
parts-empty-text = Lots given near your workshop are offered to you, nearest first. You get a message for each offer.
parts-column-donor = Donor
parts-column-distance = Distance
parts-column-due = Due
part-title = { $units }, { $donor }
part-state-to-answer = yours to answer
part-next-answer = { $donor } gives this lot { $distance } from your workshop. Answer before { $date }.
part-next-collect = You collect this lot on { $date }.
part-next-offered = The time to answer is over: this lot goes to another workshop.
part-next-accepted = This lot is yours. Agree on a day with the donor, then note it here.
part-next-collection-planned = The collection is planned.
part-next-collected = The lot is with you or on its way. Count each device.
part-next-received = The lot is counted. Stick the labels on, then take each device to the bench.
part-next-disputed = The count is contested. The side that did not contest answers here, then the lot goes on.
part-next-processing = The devices of this lot are on the bench.
part-next-closed = Each device of this lot has found what comes next.
part-next-draft = This lot is not declared yet.
part-next-declared = This lot is looking for a workshop.
part-next-unplaced = This lot has no workshop.
part-next-cancelled = The donor withdrew this lot.
part-accept = Take this lot
part-decline-title = You cannot take it?
part-decline-reason = Why?
part-decline-text = In a few words
part-decline = Leave this lot to another workshop
decline-reason-full = No room or no hands at the moment
decline-reason-too-far = Too far
decline-reason-not-our-equipment = Not the equipment we work on
decline-reason-other = Another reason
part-planned-for = Day of the collection
part-replan-for = Another day
part-plan = Plan the collection
part-replan = Change the day
part-collect = It is collected
part-count-title = Count the lot
part-column-expected = Expected
part-column-counted = Counted
part-column-reason = Why it differs
part-reason-for = Reason of the difference, line { $line }, { $title }
part-no-difference = No difference
part-receive = End the reception
part-receive-hint = Each counted device gets a reference and a label.
difference-reason-missing-at-pickup = Missing at the collection
difference-reason-not-listed = There, but not on the list
difference-reason-broken-in-transport = Broken on the way
difference-reason-donor-kept = Kept by the donor
difference-reason-other = Another reason
part-fact-differences = Count
part-differences = What differs from the list
part-paper-slip = Collection slip
part-paper-labels = Labels of the devices
part-devices = Devices received
part-devices-more = { $count ->
    [one] See { $count } more device at the bench
   *[other] See the { $count } other devices at the bench
}
part-column-reference = Reference
part-column-serial = Serial number
part-lines = What the lot contains
part-done-accepted = The lot is yours. The donor is told.
part-done-declined = Noted. The lot is offered to another workshop.
part-done-planned = The collection is planned. The donor is told.
part-done-collected = The lot is collected. Count it when it arrives.
part-done-received = The reception has ended. Each device has its reference.
labels-title = Labels of lot { $reference }
labels-serial = No. { $serial }
labels-code = Code of device { $reference }
slip-title = Collection slip of lot { $reference }
slip-from = Collected from
slip-to = Taken to
slip-units = Declared
slip-column-what = Device
slip-column-serial = Serial number
slip-column-declared = Declared
slip-column-taken = Taken
slip-more = { $count ->
    [one] And { $count } more line, on the lot’s page.
   *[other] And { $count } more lines, on the lot’s page.
}
slip-sign-donor = For the donor, name, date and signature
slip-sign-workshop = For the workshop, name, date and signature
todo-lot-draft = Finish declaring lot { $reference }
todo-lot-draft-button = Check and declare
todo-lot-unplaced = No workshop takes lot { $reference }: choose what comes next
todo-lot-unplaced-button = See the other ways
todo-lot-prepare = Prepare lot { $reference } for its collection
todo-lot-open = Open the lot
todo-part-offered = Answer the offer of lot { $reference }
todo-part-accepted = Agree on a day to collect lot { $reference }
todo-part-planned = Collect lot { $reference }
todo-part-collected = Count lot { $reference }
todo-part-button-offered = See the lot
todo-part-button-accepted = Plan the collection
todo-part-button-collection-planned = Open the lot
todo-part-button-collected = Count
mail-lot-offered-subject = { $donor } offers a lot to your workshop
mail-lot-offered-text = Hello,

    { $donor } gives { $units } { $distance } from your workshop (lot { $reference }).
    Answer before { $until }: after that day, the lot is offered to another workshop.

    { $address }
mail-lot-accepted-subject = A workshop takes your lot { $reference }
mail-lot-accepted-text = Hello,

    { $refurbisher } takes your lot { $reference }. The workshop will soon propose a day to collect it.

    { $address }
mail-lot-collection-subject = Your lot { $reference } will be collected on { $day }
mail-lot-collection-text = Hello,

    Your lot { $reference } will be collected on { $day }. Prepare the equipment and its chargers, and someone to open the door.

    { $address }
mail-lot-unplaced-subject = Your lot { $reference } has no workshop yet
mail-lot-unplaced-text = Hello,

    No workshop nearby takes your lot { $reference } at the moment. There are other ways to give: they are on the lot’s page, and we can search with you.

    { $address }
mail-lot-received-subject = Your lot { $reference } has arrived
mail-lot-received-text = Hello,

    { $counted ->
        [one] The workshop counted { $counted } device
       *[other] The workshop counted { $counted } devices
    } of your lot { $reference }.
    { $differences ->
        [0] Everything is as you declared it.
        [one] One line differs from your list.
       *[other] { $differences } lines differ from your list.
    }

    { $address }
mail-lot-cancelled-subject = Lot { $reference } is withdrawn
mail-lot-cancelled-text = Hello,

    { $donor } withdrew lot { $reference }. You have nothing to do.
error-lot-part-wrong-state = This lot is no longer at the step that allows this. Reload the page: it shows what is possible now.
error-lot-part-state-unknown = There is no such step. Choose one from the list.
error-offer-expired = The time to answer is over: the lot is offered to another workshop. Other lots will be offered to you.
error-offer-closed = This offer is no longer open: it was answered or taken back. Look at your other lots.
error-inventory-already-declared = You have already declared this same file: it is lot { $reference }. Open it under “My donated lots”, or send another file.
error-inventory-missing = Choose the file that holds your list of equipment.
error-inventory-no-good-line = Not one line of this list can be kept. Mend the lines that are shown, then send the file again.
error-lot-too-many-units = This lot has more than { $limit } devices. Split your list into several files.
error-legal-basis-not-yours = This legal basis is not yours: the free gift belongs to public bodies, patronage and company gifts to companies. Choose another.
error-legal-basis-unknown = There is no such legal basis. Choose one from the list.
error-wish-unknown = There is no such wish. Choose one from the list.
error-site-unknown = This place is not one of yours. Choose one from the list of your places.
error-site-required = Say where the equipment is: choose one of your places.
error-multipart-expected = Send the list as a file of a form (multipart/form-data).
error-decline-reason-unknown = Say why, by choosing one of the reasons.
error-date-unreadable = This date does not exist or cannot be read. Write it like 3/12/2026.
error-collection-too-far = This day is too far ahead: at most { $days } days.
error-collection-in-the-future = This day has not passed yet. To plan a collection, give its day as the planned day.
error-collection-day-needed = Give a day to come, for example 3/12/2026.
error-collection-day-past = This day has passed. Give today’s date or a day to come, for example 3/12/2026.
error-decline-text-too-long = This explanation is too long: { $longest } characters at most.
error-line-unknown = This line is not in this lot. Take the lines that the lot’s page shows.
error-line-counted-twice = This line is counted twice. Keep one number.
error-count-out-of-range = Write a whole number, from 0 to 10,000.
error-difference-needs-reason = The count differs from what was expected: say why.
error-difference-reason-unknown = There is no such reason. Choose one from the list.
error-no-labels-yet = Labels exist once the lot is received. Count it first.
error-no-slip-yet = The collection slip exists once you have taken the lot.
lots-file = donated-lots
lots-tabs = Lots by state
lots-search-hint = Reference of the lot, such as LOT-2026-000012
lots-from = From
lots-to = Until
lots-column-basis = Legal basis
lots-column-refused = Lines refused
lots-count = { $count ->
    [one] One lot
   *[other] { $count } lots
}, { $waiting ->
    [0] none waits for your answer.
    [one] one of which waits for your answer.
   *[other] { $waiting } of which wait for your answer.
}
lots-count-here = { $count ->
    [0] No lot.
    [one] One lot.
   *[other] { $count } lots.
}
parts-file = workshop-lots
parts-sort-created = Date of the offer
parts-column-counted = Counted
parts-count = { $count ->
    [one] One lot
   *[other] { $count } lots
}, { $waiting ->
    [0] none waits for your answer.
    [one] one of which waits for your answer.
   *[other] { $waiting } of which wait for your answer.
}
parts-batch-reason = If you decline, why?
parts-batch-accept = Accept
parts-batch-decline = Decline
parts-batch-accepted = { $count ->
    [one] One lot is accepted: agree on a day to fetch it.
   *[other] { $count } lots are accepted: agree on days to fetch them.
}
parts-batch-declined = { $count ->
    [one] One lot is declined: the next workshop is asked.
   *[other] { $count } lots are declined: the next workshops are asked.
}
mail-lot-declared-subject = Your lot { $reference } is declared
mail-lot-declared-text = Hello,

    Your lot { $reference } is declared: { $units }.
    We offer it to the nearest workshop that can receive it. It has { $days } working days to answer; without an answer, we ask the next one.
    We write to you as soon as a workshop takes it, or if none does. You can withdraw the lot until it is collected.
    A question? Call us: { $telephone }.

    { $address }
new-lot-lead-counted = Say where the equipment is and on what legal basis you give it. You read it over, then you decide.
new-lot-continue = Continue
preview-title-counted = Read it over before you declare
preview-title-refused = { $lines ->
    [one] { $lines } line understood
   *[other] { $lines } lines understood
}, { $refused } to correct
preview-counted = You give { $units }. The workshop notes the models on arrival; you have nothing else to write.
preview-other-units = Change the quantities
preview-totals = { $count ->
    [one] One line of totals is left aside: it does not count as a device.
   *[other] { $count } lines of totals are left aside: they do not count as devices.
}
preview-year-only = Where only the year or the month of purchase is known, the date kept is its first day.
lot-line-no-serial = No serial number: the workshop will note it.
lot-receipt-title = The tax receipt
lot-receipt-text = The workshop that receives the lot gives you the receipt 2041-MEC-SD (Cerfa 16216) once the equipment is counted. You set the value of the gift: the workshop copies it and does not estimate it. No receipt a month after the count? Ask the workshop for it, or call us.
lot-receipt-model = The model gift agreement (PDF)
