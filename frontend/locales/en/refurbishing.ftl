check-power = Power on and off
check-screen = Screen
check-hinges = Hinges and case
check-keyboard = Keyboard
check-touchpad = Touchpad
check-battery = Battery
check-charger = Charges with a charger
check-ports = Ports
check-wifi = Wi-Fi
check-bluetooth = Bluetooth
check-network = Wired network
check-camera = Camera
check-microphone = Microphone
check-sound = Sound
check-storage-health = Storage health
check-memory = Memory
check-cooling = Fans and temperature
check-touch = Touch screen
check-buttons = Buttons
check-calls = Calls and mobile data
check-video-output = Video output
check-video-inputs = Video inputs
check-stand = Stand
check-print = Printing
check-paper-feed = Paper feed
check-scan = Scanning
check-main-function = Main function
check-result-passed = Good
check-result-failed = Bad
check-result-not-applicable = Not applicable

storage-with-serial = { $storage }, no. { $serial }
storage-without-serial = { $storage } no. { $place } of the device, serial number unknown
storage-erased-line = { $method }, { $tool }, on { $date }
storage-status-waiting = To be erased
storage-status-erased = Erased
storage-status-destroyed = Destroyed
storage-status-removed = Removed
storage-status-failed = Failed
storage-status-revoked = Proof withdrawn
evidence-refusal-exit-status = The evidence has been kept, but the tool ended with an error: some data may remain. Erase again, or destroy the disk.
evidence-refusal-not-verified = The evidence has been kept, but the disk was not read back: nothing shows that it is empty. Erase again with verification, or destroy the disk.

bench-title = Workshop
bench-search-hint = Reference on the label, serial or inventory number, brand or model
bench-count-everywhere = { $count ->
    [one] Nothing in this tab; { $count } device found by searching in all tabs
   *[other] Nothing in this tab; { $count } devices found by searching in all tabs
}
bench-tabs = Devices by stage
bench-stage-to-test = To test
bench-stage-to-erase = To erase
bench-stage-to-repair = Being repaired
bench-stage-to-grade = To grade
bench-stage-ready = Ready
bench-stage-offered = Offered
bench-stage-set-aside = Set aside
bench-stage-out = In use
bench-stage-ended = Finished
bench-column-reference = Reference
bench-column-title = Device
bench-column-serial = Serial number
bench-column-state = Status
bench-column-grade = Cosmetic grade
bench-column-received = Received on
bench-empty-title = The workshop is empty
bench-empty-text = Devices appear here when you record the arrival of a batch: each one then gets its reference and label.
bench-empty-button = See batches offered and received

bench-step-received = Arrival
bench-step-tests = Tests
bench-step-erasure = Erasure
bench-step-grade = Grade
bench-step-ready = Ready
bench-step-life = New life

bench-tests-title = Test
bench-tests-text = Answer for each function. A device with untested functions cannot be called “refurbished”.
bench-tests-button = Record the tests
bench-tests-all-good = The rest is good
bench-tests-all-good-first = Everything is good
bench-words-link = What “reused” and “refurbished” mean
bench-tests-all-good-hint = “Everything is good” and “The rest is good” record as good the checks that you did not answer. A charger that you say is missing is not counted as good.
bench-storage-found = Storage found
bench-storage-found-hint = No storage was registered. We assume a computer, phone or tablet has one.
bench-storage-kind = Kind of storage
bench-storage-size = Capacity
bench-gigabytes = GB
bench-storage-serial = Serial number of the storage
bench-no-storage = This device has no storage
bench-no-storage-hint = You have opened it, or you are sure: no erasure will be required.
bench-learned = What you found
bench-battery = Battery health
bench-keyboard = Keyboard language
bench-battery-hint = As a percentage of its original capacity
bench-system-hint = As it will be handed over, for example “Linux Mint 22”
bench-keyboard-hint = For example “AZERTY”
bench-charger = Does it come with a charger?
bench-note = Comment

bench-erase-title = Erase the data
bench-erase-text = One proof for each disk. Without it, the device cannot leave.
bench-erase-which = Which storage?
bench-erase-serial = Serial number read by the tool
bench-erase-serial-hint = As shown in the tool’s report. If it is already filled in, compare it and correct it if different.
bench-erase-method = Method
bench-erase-tool = Tool
bench-erase-tool-hint = For example “nwipe”, or the machine that destroyed the disk
bench-erase-version = Version of the tool
bench-erase-version-hint = The proof says what the disk was erased with: without a version it proves nothing. The report shows it. Leave it empty for a destruction.
bench-erase-started = Started
bench-erase-ended = Ended
bench-erase-exit = Exit code
bench-erase-exit-hint = 0 means it ended without error. Leave it empty for a destruction.
bench-erase-verified = Was the disk read back to check, or seen destroyed?
bench-erase-operator = Operator
bench-erase-operator-hint = You, if left empty
bench-erase-report = The tool’s report
bench-erase-report-hint = The file is kept with the evidence. 1 MB at most.
bench-erase-button = Record the evidence

bench-grade-title = Grade
bench-grade-text = The grade is about appearance. Very good, good or fair: the device is ready straight away. For parts: it is kept for parts.
bench-grade-which = Cosmetic grade
bench-grade-button = Record the grade
bench-weight-hint = In grams, if you weighed it

bench-ready-button = Publish this device
bench-release-reason = What did you check?
bench-release-button = Put back into work
bench-listing = See its listing

bench-storages = Disks
bench-removal = A disk was removed
bench-removal-text = A disk that was removed does not need proof here: say where it is.
bench-removal-which = Which storage?
bench-removal-reason = Where is it, and why?
bench-removal-hint = For example “kept by the donor, slip 12”
bench-removal-button = Record the removal
bench-ends = Repair, set aside, parts or recycling
bench-ends-which = What becomes of this device?
bench-ends-reason = Why?
bench-ends-hint = A few words, kept in the history
bench-ends-button = Record
bench-end-repair = To repair
bench-end-about-repair = It stays at the workshop and will be tested again.
bench-end-quarantine = To set aside
bench-end-about-quarantine = There is a doubt: it does not move until the doubt is cleared.
bench-end-parts = For parts
bench-end-about-parts = Final. Its disks must be erased, destroyed or removed.
bench-end-recycle = For recycling
bench-end-about-recycle = Final. Its disks must be erased, destroyed or removed.
bench-fact-serial = Serial number
bench-fact-inventory = Inventory number
bench-fact-destination = Where it may go
bench-fact-failed = Checks to repair
bench-destination-sale = Sale or households
bench-destination-solidarity = Households only
bench-document-label = Label to print
bench-document-passport = Public passport of the device
bench-document-report = Erasure report of { $date }
bench-donor = Donor
bench-label-title = Label of device { $reference }
bench-label-line = Scan this code: passport and help
bench-label-code = Address of the passport of device { $reference }

bench-done-received = Recorded for { $reference }.
bench-done-under-test = Recorded for { $reference }.
bench-done-returned = Recorded for { $reference }.
bench-done-to-wipe = The tests of { $reference } have been recorded. Its data now needs to be erased.
bench-done-wiping = The evidence has been accepted. { $reference } has one more disk to erase.
bench-done-wiped = All data on { $reference } has been erased. Give it a grade.
bench-done-wipe-failed = The erasure of { $reference } failed. Try again, or destroy the disk.
bench-done-storage-destroyed = The storage of { $reference } has been destroyed. Grade the device.
bench-done-no-storage = { $reference } holds no data. Give it a grade.
bench-done-repairing = { $reference } is being repaired. Test it again afterwards.
bench-done-testing = The tests of { $reference } have been recorded. Give it a grade.
bench-done-graded = The grade of { $reference } has been recorded.
bench-done-ready = { $reference } is ready for a new life.
bench-done-listed = { $reference } is on sale again.
bench-done-reserved = { $reference } is reserved again.
bench-done-sold = { $reference } is sold.
bench-done-in-solidarity-pool = { $reference } is offered to households again.
bench-done-proposed = { $reference } is offered to a household again.
bench-done-given = { $reference } has been given.
bench-done-available-for-loan = { $reference } can be lent again.
bench-done-lent = { $reference } is on loan.
bench-done-in-use = { $reference } is in use.
bench-done-quarantined = { $reference } is set aside.
bench-done-lost = { $reference } is reported lost.
bench-done-stolen = { $reference } is reported stolen.
bench-done-for-parts = { $reference } is kept for its parts.
bench-done-recycled = { $reference } has been recycled.

bench-todo-to-test = { $count ->
    [one] { $count } device needs testing
   *[other] { $count } devices need testing
}
bench-todo-to-erase = { $count ->
    [one] { $count } device needs erasing
   *[other] { $count } devices need erasing
}
bench-todo-to-repair = { $count ->
    [one] { $count } device is being repaired
   *[other] { $count } devices are being repaired
}
bench-todo-to-grade = { $count ->
    [one] { $count } device needs grading
   *[other] { $count } devices need grading
}
bench-todo-set-aside = { $count ->
    [one] { $count } device is set aside
   *[other] { $count } devices are set aside
}
bench-todo-detail-to-test = Every check on the list, then the erasure.
bench-todo-detail-to-erase = One proof for each disk.
bench-todo-detail-to-repair = Test them again once repaired.
bench-todo-detail-to-grade = Grade their appearance, and they are ready.
bench-todo-detail-set-aside = Clear the doubt, or decide what becomes of them.
bench-todo-button-to-test = Test
bench-todo-button-to-erase = Erase
bench-todo-button-to-repair = See repairs
bench-todo-button-to-grade = Grade
bench-todo-button-set-aside = Check

error-bench-tests-first = This device needs testing. Record the tests first, then try again.
error-bench-erasure-first = The data on this device needs erasing. Record evidence for each disk, or say that it was removed, then try again.
error-bench-repair-first = This device is being repaired. Test it again, or grade it, once that is done.
error-bench-grade-first = This step is done: the device needs a grade. Grade it, send it for repair, or say what becomes of it.
error-bench-already-ready = This device is already ready. Publish it, or test it again if something changed.
error-bench-offered = This device is offered for sale, to a household or for loan. Withdraw it first, or set it aside.
error-bench-set-aside = This device has been set aside. Clear the doubt and put it back into work first.
error-bench-out = This device has left the workshop. It has to come back first.
error-bench-ended = This device has reached the end of its life: nothing can be added to it.
error-checks-required = Say what you tested: a result for each check, or “all is good”. An empty form proves nothing.
error-check-unknown = There is no check “{ $check }”. Use the codes from the list given with the device.
error-storages-recorded = { $count ->
    [one] A disk is recorded for this device. If it is no longer there, record its removal first, with the reason.
   *[other] { $count } disks are recorded for this device. If they are no longer there, record their removal first, with the reason.
}
error-bench-storages-left = { $count ->
    [one] A disk in this device has not been erased, destroyed or removed. Record evidence of its erasure or its removal, then try again.
   *[other] { $count } disks in this device have not been erased, destroyed or removed. Record evidence of their erasure or their removal, then try again.
}
error-charger-contradicts = You said the charger is missing, but also that it works. Correct one of the two answers.
error-working-contradicts-tests = At least one check failed, so the device cannot be said to work fully. Test it again after repair, or leave this out.
error-bench-promised = This device has been promised to someone. Release that promise first, or call us.
error-grade-required = Choose a grade: very good (A), good (B), fair (C) or for parts (P).
error-field-required = Answer this question.
error-bench-text-too-long = This text is too long: { $longest } characters at most.
error-text-unreadable = This text contains unreadable characters. Type it again without copying.
error-bench-number-out-of-range = This number must be between { $least } and { $most }.
error-number-unreadable = Enter a whole number, such as 16.
error-moment-unreadable = Enter the day and the time, such as “22/11/2026 14:05”.
error-storages-too-many = That is more disks than a device can hold: { $most } at most.
error-storages-and-none = You say there is no storage, but you describe one. Keep one of the two.
error-storage-kind-unknown = There is no such type of storage. Use ssd, nvme, hdd, flash or unknown.
error-storage-unknown = This storage is not one of this device’s. Choose one from its page.
error-storage-ambiguous = Several disks need erasing: say which one, by its id or its serial number.
error-storage-gone = This disk has already been removed or destroyed.
error-base64-malformed = We cannot read this report as base64.
error-report-too-large = This report is over 1 MB. Send the tool’s file, without pictures.
error-hash-malformed = A SHA-256 fingerprint has 64 hexadecimal digits.
error-hash-differs = This fingerprint does not match the report you sent. Check that it is the right file.
error-evidence-ended-before-start = The end must be after the start. Check both times.
error-evidence-in-future = The end is in the future. Check the date and the tool’s clock.
error-evidence-before-return = This erasure dates from before the device came back: it has been used since. Erase it again.
error-evidence-too-fast = A disk of this size cannot be overwritten that quickly: it takes at least { $seconds } seconds. Check the method and the times.
error-evidence-too-long = No erasure takes more than 7 days. Check the dates.
error-evidence-other-serial = This is not the serial number of the recorded disk. Check that it is the right report and the right device.
error-evidence-serial-required = We do not know the serial number of this disk. Copy the one read by the tool.
error-evidence-storage-gone = This disk was removed or destroyed: it no longer needs evidence.
error-evidence-report-reused = This report has already been used as proof for another disk, or was withdrawn. Each erasure needs its own report.
error-evidence-before-reception = This erasure ended more than a year before the device reached the workshop: it proves nothing. Erase this disk again, or check the dates and the tool’s clock.
error-evidence-too-old = This date is too long ago: the tool’s clock was probably wrong. Set it, or enter the correct times.
error-evidence-times-reused = A disk with the same serial number, erased at the same times, is already recorded elsewhere: an erasure proves one disk only. Check the serial number and the times.
error-evidence-report-says-failed = The attached report says that the erasure failed: “{ $line }”. Attach the right report, or give the tool’s exit status and erase again.
error-evidence-report-aborted = The report says that the erasure was broken off: “{ $line }”. Run it to its end, then attach the new report.
error-evidence-report-truncated = This report stops before its end: the tool’s summary is missing. Attach the whole file, as the tool wrote it.
error-evidence-report-partial = The report says that the erasure is not complete: { $done } of { $total }. Erase the whole storage, or destroy it.
error-evidence-report-nothing-erased = This report tells of no erasure of this storage: “{ $line }”. Erase it, then attach the report of that erasure.
error-evidence-report-hidden-area = Sectors stayed hidden from the tool (HPA or DCO): “{ $line }”. Make them visible, erase again, or destroy the storage.
error-evidence-report-not-verified = By the report, nothing was read back after the erasure. Run it again with a verification, or destroy the storage.
error-evidence-report-partly-verified = By the report, only a part of the storage was read back: “{ $line }”. Read all of it back, then attach the new report.
error-evidence-report-exit-status = By the report, the command ended with status { $status }: it did not succeed. Look for the cause, erase again, or destroy the storage.
error-evidence-report-contradicts-itself = This report contradicts itself: “{ $one }” and “{ $other }”. Attach the file as the tool wrote it, without retouching.
error-evidence-report-other-serial = This report is about storage { $read }, and this one is recorded as { $said }. Attach the right report, or choose the right device.
error-evidence-report-other-tool = You write “{ $said }”, and the report comes from { $read }. Write that tool’s name, or attach the right report.
error-evidence-report-other-version = You write version { $said }, and the report says { $read }. Copy the report’s, or attach the right one.
error-evidence-report-other-capacity = This storage is recorded with { $said } GB, and the report reads { $read }. Check that it is the right report, or correct the capacity with new tests.
error-evidence-report-other-hours = You write { $said } (universal time), and the report says { $read }. Copy the report’s hours, or attach that erasure’s report.
error-evidence-report-other-duration = By your hours the erasure took { $said } seconds, and the report says { $read }. Copy the beginning and the end from the report.
error-evidence-report-other-method = You write the method { $said }, and the report shows { $read } (clear: written over; purge: erased by the storage itself). Choose the report’s.
error-evidence-report-names-no-storage = This report does not give the serial number of this storage: it may be another one’s. Attach a report that holds that number.
error-evidence-report-unrecognised = This file is not a report of { $tool } as that tool writes it. Attach its log as text, whole and without retouching.
error-evidence-overwrite-not-purge = { $tool } writes the storage over: for flash that is no purge, since spare cells keep data. Erase it with its own command (hdparm or nvme), or destroy it.
error-evidence-method-too-weak = Writing flash over is not enough before it changes hands: spare cells keep data. Erase it with its own command (hdparm or nvme), or destroy it.
error-evidence-tool-lies = Version { $version } of { $tool } announced erasures that were none (published on { $published }, { $source }). Take a later version or another tool, and erase again.
error-evidence-tool-unlikely = This is not the name of a tool. Write it without command signs, for example “nwipe” or “workshop shredder”.
bench-over = Device { $reference }
bench-tests-again = Test again
bench-fact-place = Place
bench-now-received = The device has arrived at the workshop. Test it.
bench-now-under-test = The tests have begun. Finish them.
bench-now-returned = The device has come back. Test it again: earlier proof of erasure no longer counts.
bench-now-to-wipe = Its data needs to be erased. Record the proof for each disk.
bench-now-wiping = One disk still needs to be erased.
bench-now-wipe-failed = An erasure failed. Start again with another tool, or destroy the disk.
bench-now-wiped = Its data has been erased. Grade it.
bench-now-storage-destroyed = Its storage has been destroyed. Grade it.
bench-now-no-storage = It holds no data. Grade it.
bench-now-repairing = The device is being repaired. Then test it again: the new tests replace the earlier ones.
bench-now-testing = The final tests are done. Grade it.
bench-now-graded = The device is graded. Record the grade to make it ready.
bench-now-ready = The device is ready. Put it on sale or offer it to households, as its origin allows.
bench-now-listed = The device is for sale. You can act once it is sold or taken off sale.
bench-now-reserved = The device has been promised to a buyer. Follow its purchase order under “Sales”.
bench-now-in-solidarity-pool = The device is waiting for a household. An allocation round will match it.
bench-now-proposed = The device has been promised to a household. Send it as soon as the organisation accepts.
bench-now-available-for-loan = The device can be lent.
bench-now-sold = The device has been sold: its new life has begun.
bench-now-given = The device has been given: its new life has begun.
bench-now-in-use = The device is in use.
bench-now-lent = The device is on loan.
bench-now-quarantined = The device has been set aside. Clear the doubt before it goes back; if a proof of erasure is missing, record it first.
bench-now-lost = The device is reported lost. If it is found, call us.
bench-now-stolen = The device is reported stolen. If it is found, call us.
bench-now-for-parts = The device is kept for parts. Its life has ended.
bench-now-recycled = The device has been recycled. Its life has ended.
bench-file = devices
bench-count = { $count ->
    [one] One device
   *[other] { $count } devices
}, { $waiting ->
    [0] none is waiting for you.
    [one] one of which is waiting for you.
   *[other] { $waiting } of which are waiting for you.
}
bench-count-here = { $count ->
    [0] No device.
    [one] One device.
   *[other] { $count } devices.
}
bench-received-from = Received from
bench-received-to = Received until
bench-column-inventory = Donor’s inventory number
bench-column-memory = Memory (GB)
bench-batch-labels = Print the labels
bench-batch-price = Price of each, VAT included
bench-batch-sale = Put up for sale
bench-batch-solidarity = Keep for households
bench-labels-title = { $count ->
    [one] One label
   *[other] { $count } labels
}
bench-batch-done-sale = { $count ->
    [one] One device is for sale.
   *[other] { $count } devices are for sale.
}
bench-batch-done-solidarity = { $count ->
    [one] One device is kept for households.
   *[other] { $count } devices are kept for households.
}
error-batch-price-required = To put devices up for sale, say the price of each, VAT included, then try again.
bench-erase-command = Command
bench-erase-command-hint = As you typed it, for example “hdparm --security-erase p /dev/sda”.
revoke-link = Take back a proof of erasure
revoke-title = Take back a proof of erasure
revoke-none = No proof of erasure stands for this device: there is nothing to take back.
revoke-text = The proof will be worth nothing, for good. The device is set aside until its storage is erased again or destroyed.
revoke-text-promised = The proof will be worth nothing, for good. The device is set aside, the promise that holds it ends, and we write to whoever waited for it.
revoke-text-out = The proof will be worth nothing, for good. The device has left the workshop: we write to the organisation that holds it.
revoke-which = Which proof?
revoke-proof = { $storage }: { $tool }, on { $date }
revoke-reason = Why
revoke-reason-hint = What shows that the proof is false. The organisation that holds the device will read it.
revoke-button = Take this proof back
revoke-done = The proof of { $reference } is taken back. Whoever holds the device is told.
mail-evidence-revoked-subject = { $device }: a proof of erasure is taken back
mail-evidence-revoked-text =
    Hello,
    A proof of erasure of { $title } ({ $device }) is taken back: { $tool }. The reason given: { $reason }
    The device is set aside. Erase its storage again or destroy it, then hand in the new proof:
    { $page }
mail-evidence-revoked-out-text =
    Hello,
    A proof of erasure of { $title } ({ $device }) is taken back: { $tool }. The reason given: { $reason }
    Data of an earlier owner may be left on it. Do not look for them: call us, we will have the device erased.
    { $page }
