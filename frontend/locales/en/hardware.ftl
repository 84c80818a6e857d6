# What machines say of themselves
hardware-title = What the machine says
hardware-add = Add a hardware report
hardware-file = Reports to add
hardware-file-hint = lshw (with -json), dmidecode, smartctl, hwinfo or inxi: one or several files, 4 MB each. Network addresses are crossed out before they are kept.
hardware-add-button = Add these reports
hardware-parts = Parts of the machine
hardware-column-part = Part
hardware-column-what = Which one
hardware-column-serial = Serial number
hardware-column-health = Health
hardware-part-storage = Storage
hardware-part-memory = Memory
hardware-part-board = Board
hardware-part-processor = Processor
hardware-part-battery = Battery
hardware-health-good = good
hardware-health-watch = to be watched
hardware-health-failing = failing
hardware-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
hardware-reallocated = { $count ->
    [one] { $count } sector replaced
   *[other] { $count } sectors replaced
}
hardware-wear = { $percent }% worn
hardware-mebibytes = { $count } MB
hardware-inches = { $inches } inches
hardware-fact-machine = Machine
hardware-fact-serial = Its serial number
hardware-fact-board = Board
hardware-fact-processor = Processor read
hardware-fact-battery = Battery read
hardware-fact-screen = Screen resolution
hardware-fact-firmware = Firmware
hardware-fact-interfaces = Network
hardware-fact-tools = Read by
hardware-battery-percent = { $percent }%
hardware-battery-energy = { $full } Wh of { $design }
hardware-battery-cycles = { $count ->
    [one] { $count } cycle
   *[other] { $count } cycles
}
hardware-interfaces = { $count ->
    [one] { $count } network card
   *[other] { $count } network cards
}
hardware-note-placeholder-serial = The machine tells no serial number: its maker left it blank. Read it on the label.
hardware-note-placeholder-board = The board tells no serial number.
hardware-note-placeholder-uuid = The machine tells no identifier of its own.
hardware-note-time-unreadable = The date of a report cannot be read; the day it was added counts.
hardware-note-time-impossible = The date of a report cannot be true: the machine’s clock was not set.
hardware-note-hours-impossible = A storage counts more hours than there can be; that count is left out.
hardware-note-cut = A report holds more parts than a machine has; the first ones are kept.
hardware-missing-storage = The storage no. { $serial } is no longer in the machine. If it was taken out, say so above.
hardware-changes = Parts changed
hardware-came = { $part } came: { $what }
hardware-went = { $part } went: { $what }
hardware-differences = What differs from the record
hardware-take = What should be taken from the machine?
hardware-take-hint = What you do not tick stays as recorded.
hardware-take-button = Take these values
hardware-difference = { $field }: { $read }
hardware-difference-known = The record says: { $known }
hardware-field-category = Category
hardware-field-brand = Brand
hardware-field-model = Model
hardware-field-serial = Serial number
hardware-field-processor = Processor
hardware-field-memory = Memory
hardware-field-screen = Screen
hardware-field-battery = Battery
hardware-document = Hardware report of { $date }
hardware-done = { $count ->
    [one] The report was added.
   *[other] { $count } reports were added.
}
hardware-done-again = { $count ->
    [one] This report was there already; nothing changed.
   *[other] These { $count } reports were there already; nothing changed.
}
hardware-done-filled = The record was completed: { $fields }.
hardware-done-changes = { $count ->
    [one] One part changed.
   *[other] { $count } parts changed.
}
hardware-done-alike = Another device seems to be the same machine: say whether it is.
hardware-done-taken = { $count ->
    [one] The machine’s value stands in the record.
   *[other] { $count } of the machine’s values stand in the record.
}
hardware-drop-title = Hardware reports
hardware-drop-text = Drop the reports of several machines, one file for each. Each goes to the device that bears its number.
hardware-drop-placed = Where these reports went
hardware-drop-back = Back to the workshop
hardware-drop-open = Drop hardware reports
hardware-placed-added = was added to
hardware-placed-known = was there already:
hardware-placed-several = may be about several devices. Add it from the page of the right one:
hardware-placed-nobody = is about no device that you hold. Receive its lot first: the lot’s origin says where the device may go. Then add this report from the device’s page.
hardware-placed-nobody-but = is about no device known by its number. If it is one of these, received without a number, add the report from its page:

# A machine received twice
merge-title = The same machine?
merge-which = What are these two devices?
merge-why = Why?
merge-why-hint = For example “board replaced in March, same case”
merge-button = Save
merge-state-proposed = { $own } and { $other } seem to be the same machine, received twice.
merge-state-refused = { $own } and { $other } are two machines: somebody said so.
merge-state-undone = { $own } and { $other } were joined, then parted.
merge-state-kept = { $other } is joined to this device: it is the same machine.
merge-state-absorbed = This device is joined to { $other }, which goes on: it is the same machine.
merge-choice-merge = The same machine: { $own } goes on
merge-choice-merge-other = The same machine: { $other } goes on
merge-choice-refuse = Two machines
merge-choice-undo = Two machines after all
merge-about-merge = { $other } is set aside and keeps its history. You can go back.
merge-about-merge-other = { $own } is set aside and keeps its history. You can go back.
merge-about-refuse = You will not be asked again.
merge-about-undo = Each goes on from where it was.
merge-reason-uuid = They tell the same identifier.
merge-reason-board = They have the same board.
merge-reason-serial = They bear the same serial number.
merge-reason-storage = { $count ->
    [one] One storage is the same.
   *[other] { $count } storages are the same.
}
merge-reason-memory = { $count ->
    [one] One memory module is the same.
   *[other] { $count } memory modules are the same.
}
merge-reason-interface = { $count ->
    [one] One network card is the same.
   *[other] { $count } network cards are the same.
}
merge-serials = Serial numbers: { $own } here, { $other } there.
merge-no-serial = none
merge-done-merge = Noted: { $other } is joined to { $kept }, which goes on.
merge-done-refuse = Noted: { $kept } and { $other } are two machines.
merge-done-undo = Noted: { $kept } and { $other } are two devices again.

# Refusals
error-hardware-file-required = Choose at least one report.
error-hardware-empty = The file “{ $file }” is empty. Run the tool again and add its result.
error-hardware-too-large = The file “{ $file }” is over 4 MB. Send the report of one machine.
error-hardware-binary = The file “{ $file }” is no text. Save what the tool writes as text or JSON.
error-hardware-broken = The file “{ $file }” breaks off or is wrong at line { $line }. Run the tool again and add the whole file.
error-hardware-unknown-tool = The file “{ $file }” comes from no known tool. Use lshw -json, dmidecode, smartctl -x, hwinfo or inxi -Fxxx.
error-hardware-says-nothing = The file “{ $file }” says nothing of the machine. Run the tool as administrator, then add the new file.
error-hardware-two-machines = “{ $file }” and “{ $other }” are about two machines. Add each to its device.
error-hardware-other-machine = This report is about another machine (no. { $serial }) than this device’s (no. { $known }). Add it to the page of the right device.
error-hardware-new-storage = The machine holds an unknown storage (no. { $serial }) that was not erased. Put the device back to its tests first, then add the report.
error-too-many-files = Send { $limit } files at most at once.
error-bench-merged = This device is joined to another one: work on the other, or part them first.
error-merge-unknown = Nothing says that these two devices are one machine. Add a hardware report to each first.
error-merge-decided = That is decided already. Reload the page to see what was.
error-merge-promised = { $reference } is promised to somebody: it cannot be joined to another. Wait for the promise to end, or call the helpline.
error-merge-offered = { $reference } is on offer now. Take it off sale, or out of solidarity, first.
error-merge-ended = { $reference } has left the workshop, or its life has ended: it can no longer be joined to another.
error-merge-chained = { $reference } is already joined to a third device. Part them first.
error-merge-data-left = { $reference } holds a storage that was not erased. Erase it first, or choose that { $reference } goes on.
error-merge-origin = The origin of { $reference } leaves fewer destinations: it must be the one that goes on. Choose “{ $reference } goes on”.
