lots-title = My donations
lots-new = Register a batch
lots-empty-title = No batches yet
lots-empty-text = A batch is the equipment you donate together, from one place. Send your list, even if it is not perfect: we read it and look for a workshop near you.
lots-column-reference = Reference
lots-column-state = Status
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
lot-part-state-disputed = count disputed
lot-part-state-processing = being refurbished
lot-part-state-closed = finished
lot-part-state-unplaced = no workshop
lot-part-state-cancelled = withdrawn
lot-step-declared = Registered
lot-step-workshop = Looking for a workshop
lot-step-collection = Collection
lot-step-reception = Arrival at the workshop
lot-step-refit = Refurbished
lot-units = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
lot-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
lot-over = Batch { $reference }
lot-title = { $units }, { $site }
lot-outcomes = Where your devices are
lot-workshop = Workshop
lot-paper-inventory = The list you sent, which only you can open
lot-fact-site = Place
lot-fact-basis = On what basis
lot-fact-wish = Donor’s wish
part-fact-wish = What the donor wishes
lot-fact-content = Content
lot-fact-declared = Registered on
lot-fact-collection = Collection
lot-fact-counted = Counted at the workshop
lot-next-declared = We are looking for a workshop near you.
lot-next-offered = We are looking for a workshop near you. Answer before { $date }.
lot-next-accepted = { $refurbisher } is taking this batch and will soon suggest a collection date. Keep the equipment in the same place.
lot-next-collected = The batch is on its way to { $refurbisher }, who will count each device.
lot-next-received = The batch has been counted. The workshop is erasing, testing and repairing each device.
lot-next-disputed = You contest this count. The workshop will answer, then the batch goes on.
lot-next-disputed-answer = The workshop contests this count. Answer it here, then the batch goes on.
lot-next-closed = Every device in this batch has found a new use. Thank you.
lot-next-unplaced = No nearby workshop can take this batch at the moment. Nothing is lost: here is what you can do.
lot-next-cancelled = You withdrew this batch. You can register the same list again at any time.
lot-ways-title = Other ways to donate
lot-next-collection-planned = Workshop “{ $refurbisher }” collects the lot on { $date }. The hour is to be agreed with it.
lot-search-again = Look for a workshop again
lot-cancel-title = Withdraw this batch
lot-cancel-text = You can withdraw the batch until it is collected. The workshop will be told.
lot-cancel-question = Withdraw this batch?
lot-cancel = Yes, withdraw this batch
lot-done-declared = Batch { $reference } is registered. We are looking for a workshop near you.
lot-done-searched = We are looking for a workshop again.
lot-done-cancelled = The batch is withdrawn.
lot-step-cancelled = Batch withdrawn
lot-step-planned = planned for { $date }
lot-event-declare = The batch was registered.
lot-event-cancel = The batch is withdrawn.
lot-event-give-up = No nearby workshop can take the batch.
lot-event-search-again = Workshops are asked again.
lot-event-plan-collection = The collection is planned for { $date }.
lot-event-replan-collection = The collection was moved to { $date }.
lot-event-receive = The workshop counted { $units }.
lot-event-dispute = The count is disputed.
lot-event-settle-dispute = Donor and workshop agreed on the count.
lot-event-start-processing = Work on the first device started.
lot-happened-offered = The batch was offered to { $refurbisher }, { $distance } away.
lot-happened-accepted = { $refurbisher } accepted the batch.
lot-happened-declined = { $refurbisher } could not take the batch.
lot-event-collect = The workshop has collected the lot.
lot-event-close = The workshop has finished working on the lot.
lot-happened-expired = { $refurbisher } did not answer in time.
lot-happened-withdrawn = The offer to { $refurbisher } was withdrawn.
lot-column-what = Device
lot-column-category = Kind
lot-column-details = Details
lot-column-quantity = Quantity
lot-column-line = Line of the file
lot-column-remarks = Remarks
category-one-laptop = Laptops
category-one-desktop = Desktops
category-one-screen = Screens
category-one-smartphone = Phones
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
new-lot-title = Register a batch
new-lot-lead = Send your list, or only say how many you give. We show you what we understood, and then you decide.
new-lot-file = Your list of equipment
new-lot-file-hint = A CSV or XLSX file: an export from GLPI, OCS or Snipe-IT, or your own spreadsheet. 20 MB at most.
new-lot-site = Where is the equipment?
new-lot-site-hint = The workshop will collect it from this address.
new-lot-basis = On what legal basis are you donating?
new-lot-basis-hint = It decides who can receive the equipment and what can be done with it.
new-lot-wish = What would you like to become of it?
new-lot-wish-hint = Your choice follows each device all the way.
new-lot-read-hint = Nothing is registered until you have checked it.
legal-basis-public-free-gift = Free donation by a public body
legal-basis-company-patronage = Corporate patronage, with a tax receipt
legal-basis-company-gift = Company donation, without a receipt
legal-basis-purchase = Sale to the workshop
legal-basis-take-back = Taken back by the workshop that sold it
about-legal-basis-public-free-gift = Code on public property, article L3212-2: only entitled organisations can receive it, and it goes to people in need. Never sold to buyers; €300 per device at most.
about-legal-basis-company-patronage = French tax code, article 238 bis: only workshops that can issue a receipt are asked. You set the value yourself.
about-legal-basis-company-gift = Any accredited workshop can receive it. You do not claim a tax reduction.
about-legal-basis-purchase = The workshop buys the equipment; you agree on the price together.
about-legal-basis-take-back = The workshop takes back what it sold you.
wish-solidarity-only = For households only
wish-sale-allowed = It may be sold
wish-mixed = The workshop chooses
about-wish-solidarity-only = Given, or sold at a reduced price, to people in need.
about-wish-sale-allowed = The workshop can sell it to fund its work, for example to town halls or schools.
about-wish-mixed = Some given, some sold.
refusals-title = What to correct in the list
refusals-caption = Rejected lines, with what to correct
refusals-line = Line
refusals-column = Column
refusals-what = What to correct
preview-title = Here is what we understood
preview-understood = We understood { $lines }, that is { $units }.
preview-same-as = You have already registered this file: it is batch { $reference }. It will not be registered twice.
preview-same-open = Open batch { $reference }
preview-declare = Register this batch
preview-declare-hint = We will then offer it to the nearest workshop that can receive it. You can withdraw it until it is collected.
preview-other-file = Choose another file
preview-facts = The batch, before you register it
preview-refused = { $count ->
    [one] { $count } line to correct
   *[other] { $count } lines to correct
}
preview-notes = About this file
preview-refused-text = Some lines are not in the lot. Mend them in your file and send it again, or declare the lot without them.
preview-note-line = Line { $line }: { $note }
preview-columns = Your columns
preview-columns-caption = Columns of the file
preview-column-heading = Your heading
preview-column-meaning = Understood as
preview-column-sample = For example
preview-column-left-aside = ignored
preview-column-unknown = not understood, ignored
preview-columns-change = Change what a column means
preview-columns-change-text = Say what each column holds. We read your file again, and remember your choices for your next files with the same headings.
preview-columns-read = Read again with these columns
preview-columns-done = Your file was read again with your columns. Check what we understood.
preview-columns-remembered = As the last time: your columns are read as you chose for a file with the same headings.
preview-columns-kept = Your columns are read as you chose. This choice will serve for your next files with the same headings.
preview-columns-forget = Forget these choices
preview-columns-forgotten = Your choices are forgotten. The file was read again as we understand it.
lot-event-read-again = File read again with other columns
lot-event-begin = Draft begun line by line
lot-event-add-lines = Lines added
error-lines-empty = Send at least one line that says which device it is.
error-lines-too-many = Send at most { $limit } lines at once; the next ones are added to the same draft.
error-lines-none-good = None of these lines can be kept. Give each a model or a designation, and a true serial number or none.
error-line-key = Line { $line } must have a key of its own, of 1 to 64 characters, that no other line sent with it has.
preview-lines = Your devices
preview-more = { $count ->
    [one] And { $count } more line, understood too.
   *[other] And { $count } more lines, understood too.
}
parts-title = Batches offered and received
parts-tabs = Batches by step
parts-tab-offered = To answer
parts-tab-to-fetch = To collect
parts-tab-to-count = To count
parts-tab-received = Received
parts-empty-title = No batches here
parts-empty-text = Batches donated near your workshop are offered to you, nearest first. You get a message for each offer.
parts-column-donor = Donor
parts-column-distance = Distance
parts-column-due = Due
part-title = { $units }, { $donor }
part-state-to-answer = waiting for your answer
part-next-answer = { $donor } is donating this batch { $distance } from your workshop. Answer before { $date }.
part-next-collect = You are collecting this batch on { $date }.
part-next-offered = The time to answer is over: this batch goes to another workshop.
part-next-accepted = This batch is yours. Agree on a date with the donor, then record it here.
part-next-collection-planned = The collection is planned.
part-next-collected = You have the batch, or it is on its way. Count each device.
part-next-received = The batch has been counted. Put the labels on, then take each device to the bench.
part-next-disputed = You contest this count. The donor will answer, then the batch goes on.
part-next-disputed-answer = The donor contests this count. Answer here, then the batch goes on.
part-next-processing = Work on the devices has started.
part-next-draft = This batch has not been registered yet.
part-next-declared = This batch is looking for a workshop.
part-next-unplaced = This batch has no workshop.
part-next-cancelled = The donor withdrew this batch.
part-accept = Take this batch
part-next-closed = The work on this lot is finished.
part-decline-title = You cannot take it?
part-decline-reason = Why?
part-decline-text = In a few words
part-decline = Leave this batch to another workshop
decline-reason-full = No space or no staff at the moment
decline-reason-too-far = Too far
decline-reason-not-our-equipment = Not the type of equipment we work on
decline-reason-other = Another reason
part-planned-for = Day of the collection
part-replan-for = Another day
part-plan = Plan the collection
part-replan = Change the day
part-collect = It has been collected
part-count-title = Count the batch
part-column-expected = Expected
part-column-counted = Counted
part-column-reason = Reason for the difference
part-reason-for = Reason for the difference, line { $line }, { $title }
part-no-difference = No difference
part-receive = Finish receiving
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
part-lines = What the batch contains
part-done-accepted = The batch is yours. The donor has been told.
part-done-declined = Recorded. The batch is offered to another workshop.
part-done-planned = The collection is planned. The donor has been told.
part-done-collected = The batch is collected. Count it when it arrives.
part-done-received = The batch has been received. Each device has its reference.
labels-title = Labels of batch { $reference }
labels-serial = No. { $serial }
labels-code = Code of device { $reference }
slip-title = Collection slip of batch { $reference }
slip-from = Collected from
slip-to = Taken to
slip-units = Registered
slip-column-what = Device
slip-column-serial = Serial number
slip-column-declared = Registered
slip-column-taken = Taken
slip-more = { $count ->
    [one] And { $count } more line, on the batch’s page.
   *[other] And { $count } more lines, on the batch’s page.
}
slip-sign-donor = For the donor, name, date and signature
slip-sign-workshop = For the workshop, name, date and signature
todo-lot-draft = Finish registering batch { $reference }
todo-lot-draft-button = Check and register
todo-lot-unplaced = No workshop can take batch { $reference }: choose what to do next
todo-lot-unplaced-button = See other options
todo-lot-prepare = Get batch { $reference } ready for collection
todo-lot-open = Open the batch
todo-part-offered = Answer the offer of batch { $reference }
todo-part-accepted = Agree on a date to collect batch { $reference }
todo-part-planned = Collect batch { $reference }
todo-part-collected = Count batch { $reference }
todo-part-button-offered = See the batch
todo-part-button-accepted = Plan the collection
todo-part-button-collection-planned = Open the batch
todo-part-button-collected = Count
mail-lot-offered-subject = { $donor } is offering a batch to your workshop
mail-lot-offered-text = Hello,

    { $donor } is donating { $units } { $distance } from your workshop (batch { $reference }).
    Answer before { $until }: after that, the batch is offered to another workshop.

    { $address }
mail-lot-accepted-subject = A workshop is taking your batch { $reference }
mail-lot-accepted-text = Hello,

    { $refurbisher } is taking { $lot }. It will soon suggest a collection date.

    { $address }
mail-lot-collection-subject = Your batch { $reference } will be collected on { $day }
mail-lot-collection-text = Hello,

    Collection is planned on { $day } for { $lot }. Get the equipment and chargers ready, and make sure someone is there.

    { $address }
mail-lot-unplaced-subject = Your batch { $reference } has no workshop yet
mail-lot-unplaced-text = Hello,

    No nearby workshop can take { $lot } at the moment. There are other ways to donate: they are on the batch’s page, and we can look for one with you.

    { $address }
mail-lot-received-subject = Your batch { $reference } has arrived
mail-lot-received-text = Hello,

    { $counted ->
        [one] The workshop counted { $counted } device
       *[other] The workshop counted { $counted } devices
    } of your batch { $reference }.
    { $differences ->
        [0] Everything is as you registered it.
        [one] One line differs from your list.
       *[other] { $differences } lines differ from your list.
    }

    { $address }
mail-lot-cancelled-subject = Batch { $reference } is withdrawn
mail-lot-cancelled-text = Hello,

    { $donor } withdrew batch { $reference }. You do not need to do anything.
error-lot-part-wrong-state = This batch is no longer at a step that allows this. Reload the page to see what is possible now.
error-lot-part-state-unknown = There is no such step. Choose one from the list.
error-offer-expired = The time to answer is over: the batch has been offered to another workshop. You will be offered others.
error-offer-closed = This offer is no longer open: it was answered or withdrawn. Look at your other batches.
error-inventory-already-declared = You have already registered this file: it is batch { $reference }. Open it under “My donations”, or send another file.
error-inventory-no-good-line = None of the lines in this list can be used. Correct the lines shown, then send the file again.
error-lot-too-many-units = This batch has more than { $limit } devices. Split your list into several files.
error-inventory-missing = Choose the file that holds your list, or write how many you give of each kind of device.
error-column-meaning-unknown = There is no such meaning of a column. Choose one of the list.
error-columns-unreadable = The columns cannot be read. Write them in JSON: an object that gives each heading its meaning, such as “model”.
error-legal-basis-not-yours = This legal basis is not yours: the free gift belongs to public bodies, patronage and company gifts to companies. Choose another.
error-legal-basis-unknown = There is no such legal basis. Choose one from the list.
error-wish-unknown = There is no such option. Choose one from the list.
error-site-unknown = This place is not one of yours. Choose one from the list of your places.
error-site-required = Say where the equipment is: choose one of your places.
error-multipart-expected = Send the list as a file of a form (multipart/form-data).
error-decline-reason-unknown = Say why, by choosing one of the reasons.
error-date-unreadable = This date does not exist or we cannot read it. Enter it like 3/12/2026.
error-collection-too-far = This date is too far ahead: { $days } days at most.
error-collection-in-the-future = This date is in the future. To plan a collection, enter it as the planned date.
error-collection-day-needed = Enter a date from today onwards, for example 3/12/2026.
error-collection-day-past = This date has passed. Enter today’s date or a later one, for example 3/12/2026.
error-decline-text-too-long = This explanation is too long: { $longest } characters at most.
error-line-unknown = This line is not in this batch. Use the lines shown on the batch’s page.
error-line-counted-twice = This line is counted twice. Keep one number.
error-count-out-of-range = Enter a whole number, from 0 to 50,000, and 50,000 in all for a lot.
error-difference-needs-reason = The count is different from what was expected: say why.
error-difference-reason-unknown = There is no such reason. Choose one from the list.
error-no-labels-yet = Labels are available once the batch has been received. Count it first.
error-no-slip-yet = The collection slip is available once you have accepted the batch.
lots-file = donated-lots
lots-tabs = Batches by status
lots-search-hint = Reference of the batch, such as LOT-2026-000012
lots-from = From
lots-to = Until
lots-column-basis = On what basis
lots-column-refused = Lines refused
lots-count = { $count ->
    [one] One batch
   *[other] { $count } batches
}, { $waiting ->
    [0] none is waiting for your answer.
    [one] one of which is waiting for your answer.
   *[other] { $waiting } of which are waiting for your answer.
}
lots-count-here = { $count ->
    [0] No batch.
    [one] One batch.
   *[other] { $count } batches.
}
parts-file = workshop-lots
parts-sort-created = Date of the offer
parts-column-counted = Counted
parts-count = { $count ->
    [one] One batch
   *[other] { $count } batches
}, { $waiting ->
    [0] none is waiting for your answer.
    [one] one of which is waiting for your answer.
   *[other] { $waiting } of which are waiting for your answer.
}
parts-batch-reason = If you decline, why?
parts-batch-accept = Accept
parts-batch-decline = Decline
parts-batch-accepted = { $count ->
    [one] One batch is accepted: agree on a date to collect it.
   *[other] { $count } batches are accepted: agree on dates to collect them.
}
parts-batch-declined = { $count ->
    [one] One batch is declined: the next workshop is asked.
   *[other] { $count } batches are declined: the next workshops are asked.
}
mail-lot-declared-subject = Your batch { $reference } has been registered
mail-lot-declared-text = Hello,

    Your batch { $reference } is registered: { $units }.
    We offer it to the nearest workshop that can receive it. It has { $days } working days to answer; without an answer, we ask the next one.
    We will write to you as soon as a workshop takes it, or if none does. You can withdraw the batch until it is collected.
    Questions? Call us: { $telephone }.

    { $address }
new-lot-lead-counted = You give { $units }. Say where the equipment is and on what basis you give it. You read it over, then you decide.
new-lot-continue = Continue
preview-title-counted = Check before you register
preview-title-refused = { $lines ->
    [one] { $lines } line understood
   *[other] { $lines } lines understood
}, { $refused } to correct
preview-counted = You are giving { $units }. The workshop records the models on arrival; there is nothing else to fill in.
preview-other-units = Change the quantities
preview-totals = { $count ->
    [one] One line of totals is ignored: it is not counted as a device.
   *[other] { $count } lines of totals are ignored: they do not count as devices.
}
preview-year-only = Where only the year or month of purchase is known, we use its first day.
lot-line-no-serial = No serial number: the workshop will record it.
lot-receipt-title = The tax receipt
lot-receipt-text = The workshop that receives the batch gives you receipt 2041-MEC-SD (Cerfa 16216) once the equipment has been counted. You set the value of the donation: the workshop copies it and does not estimate it. No receipt a month after the count? Ask the workshop for it, or call us.
lot-receipt-model = Model donation agreement (PDF)
new-lot-ways = Two ways, as you like. If you send a list, the list is what counts.
new-lot-counts = Without a list: how many do you give?
new-lot-counts-hint = Write a number beside what you give, leave the rest empty. The workshop notes the models on arrival.
new-lot-replaces = What you send replaces the list of draft { $reference }, which keeps its reference.
preview-refused-see = { $count ->
    [one] See the line to mend
   *[other] See the { $count } lines to mend
}
preview-held = { $count ->
    [one] One device of this list is already in lot { $reference }, which you declared. Do not declare it twice.
   *[other] { $count } devices of this list are already in lot { $reference }, which you declared. Do not declare them twice.
}
preview-held-open = Open that lot
preview-delete = Delete this draft
preview-delete-text = Nothing is declared. The list and its file are erased; you can send it again whenever you like.
lot-delete-open = Delete…
lot-delete-question = Delete this draft?
lot-delete = Yes, delete
lot-done-deleted = Draft { $reference } is deleted.
lot-event-replace-list = Another list replaces the first.
lot-line-bought = bought on { $date }
lot-line-bought-year = bought in { $year }
lot-cancel-open = Withdraw…
lot-counted-otherwise = { $declared } declared, { $counted } counted at the workshop
lot-outcomes-see = See the list of these devices
lot-next-collection-at = Workshop “{ $refurbisher }” collects the lot on { $date } at { $hour }.
lot-next-closed-some = { $count ->
    [one] The work is finished. The device has not found what comes next yet.
   *[other] The work is finished. { $settled } devices of { $count } have found what comes next; you see where the others are under “Where your devices are”.
}
lot-prepare-title = Get the lot ready
lot-prepare-locks = Remove the codes that lock a device: BIOS password, Apple, Google or Microsoft accounts.
lot-prepare-management = Take each device out of your remote management tool (MDM).
lot-prepare-chargers = Keep chargers and cables with the devices.
lot-prepare-data = Leave the disks in place: the workshop erases them and gives you the proof.
lot-prepare-somebody = Have somebody there to open the door.
lot-another-day-title = Ask for another day
lot-another-day = Call workshop “{ $refurbisher }” on { $telephone } and give the reference { $reference }. It changes the date, and you get a message.
lot-another-day-house = Call us and give the reference { $reference }: we tell workshop “{ $refurbisher }”. It changes the date, and you get a message.
new-lot-typed-beside = Your list counts alone. What you had typed is not in this lot: { $units }. If the list does not hold it, add it to the list, or declare a second lot.
lots-waiting = To finish:
given-title = The devices you gave
given-file = given-devices
given-tabs = Devices by place
given-search-hint = Reference, serial or inventory number, brand, model
given-column-lot = Lot
given-column-data = Data
given-column-inventory = Inventory no.
given-column-received = Received at the workshop on
given-data-erased = erased on { $date }
given-data-destroyed = disk removed or destroyed on { $date }
given-data-none = no disk
given-data-not-yet = not erased yet
given-back = Back to lot { $reference }
given-empty-title = No device yet
given-empty-text = Your devices appear here once a workshop has received and counted them.
given-count = { $count ->
    [0] No device.
    [one] One device.
   *[other] { $count } devices.
}
patronage-value = You set the value of the gift, on your own responsibility. The code takes the cost price of the goods (article 238 bis, 1). For equipment already written off, ask your accountant: the tax administration explains the sum in the BOFiP (BOI-BIC-RICI-20-30-10-20).
patronage-ceilings = You take { $rate } % of the value off your tax, then { $above } % beyond { $threshold } of gifts in the year. The gifts of a financial year count up to { $cap }, or up to { $share } % of turnover if that is more; the rest is carried forward for { $years } financial years. Source: { $source }, rules in force on { $date }.
part-planned-hint = For example 3/12/2026, or 3/12/2026 at 14:30 if the hour is agreed with the donor.
new-lot-on-the-way-title = { $count ->
    [one] A file is still on its way
   *[other] { $count } files are still on their way
}
new-lot-on-the-way = { $name }: { $received } of { $size } have arrived. Choose that file again below, then continue: the sending resumes where it stopped. If nothing more comes, it is deleted after a day.
new-lot-on-the-way-whole = { $name } has arrived in full. You do not have to send it again.
new-lot-on-the-way-use = Continue with this file
new-lot-on-the-way-remove = Delete this file
new-lot-upload = The file { $name } ({ $size }) has arrived in full. You do not have to send it again: fill in the rest, then continue.
upload-removed = The file is deleted.
upload-cut = The connection is lost. What has arrived is kept: leave this page open, the sending will resume by itself.
upload-resumed = The sending resumes where it stopped.
upload-lines-read = Reading: [done] of [whole] lines
upload-lines-kept = Saving: [done] of [whole] lines
error-sha256-malformed = A SHA-256 hash is written with 64 hexadecimal digits. Compute it over the bytes, then send it again.
error-upload-name = The name of the file is missing. Write it as it is on your computer.
error-upload-size = A file has at least one byte. Check that your file is not empty, then announce its size.
error-uploads-too-many = You already have { $limit } files on their way. Finish one, or delete it from the page “Register a batch”.
error-upload-part-too-large = This part is too large: 4 MiB at most. Send parts of one MiB.
error-upload-part-too-small = This part is too small: at least 64 KiB, except the last one. Send parts of one MiB.
error-upload-part-damaged = This part was damaged on its way: its hash is not the one announced. Send it again.
error-upload-part-beyond = This part goes beyond the end of the announced file. Ask how far the file has got, then resume from there.
error-upload-other-offset = The file has got to byte { $received }. Resume from there.
error-upload-finished = A batch already came of this file. Open it from your batches.
error-upload-incomplete = The file has not arrived in full: { $received } of { $size } bytes. Send the rest, then try again.
error-upload-damaged = What arrived is not the file that was announced: it changed while it was sent, or was damaged. Send it again from the beginning.
error-upload-being-read = This file is being read. Wait a moment: the batch will appear among your batches.
