# Waste
waste-title = Waste handed on
waste-file = waste-handed-on
waste-section = Handed on as waste
waste-record = Record what is handed on
waste-what = What?
waste-what-hint = For example “battery” or “case and board”. Leave empty for the whole device.
waste-whole = the whole device
waste-weight = Weight
waste-code = Waste code
waste-source = Codes of the European list of waste: annex of decision 2000/532/EC, as of 1 June 2015. A star means hazardous.
waste-receiver = To whom?
waste-receiver-hint = The collector or the producer organisation, with its town
waste-day = Which day?
waste-day-hint = For example 12/3/26, or yesterday
waste-proof-file = Proof
waste-proof-hint = Collection slip or consignment note, as PDF or photo, 5 MB at most.
waste-proof = Proof
waste-button = Save
waste-all = All that the workshop handed on
waste-done = It was recorded, with its proof.
waste-open = Waste handed on
waste-search-hint = Receiver or part
waste-from = Handed on from
waste-to = Handed on until
waste-column-handed = Day
waste-column-reference = Device
waste-column-title = Model
waste-column-what = What
waste-column-code = Waste code
waste-column-weight = Weight
waste-column-receiver = Receiver
waste-column-proof = Proof
waste-count = { $count ->
    [0] Nothing handed on.
    [one] Once, { $weight } in all.
   *[other] { $count } times, { $weight } in all.
}
waste-empty-title = Nothing handed on yet
waste-empty-text = When a device is kept for its parts or recycled, its page records what of it is handed on, with weight, code, receiver and proof.
waste-empty-button = See the devices that ended
waste-code-line = { $code }, { $words }
waste-code-160213 = equipment of firms with hazardous components
waste-code-160214 = other equipment of firms
waste-code-160215 = hazardous components taken out
waste-code-160216 = other components taken out
waste-code-200133 = batteries, some of them hazardous
waste-code-200134 = other batteries
waste-code-200135 = equipment of households with hazardous components
waste-code-200136 = other equipment of households
error-waste-not-ended = Only a device kept for its parts or recycled gives waste. Choose that end on its page first.
error-waste-code-unknown = This waste code is none of those for equipment. Choose one from the list, for example 20 01 36.
error-waste-day-ahead = That day has not come yet. Give the day it was handed on.
error-waste-day-before = That day is before the device was received. Give the day it was handed on.
error-waste-proof-too-large = The proof is over 5 MB. Send a lighter PDF or photo.
