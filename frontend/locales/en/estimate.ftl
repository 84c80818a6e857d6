estimate-title = Estimate a donation
estimate-lead = Say where your equipment is and how much you have. You see at once which workshops can take it, without an account.
estimate-near = Where is the equipment?
estimate-near-hint = A postal code or the name of the town. For instance 33130 or Bègles.
estimate-gift = In what capacity do you give?
estimate-gift-hint = The law is not the same for a company and for a public body.
estimate-gift-company-gift = Company or association, without a tax receipt
estimate-gift-company-patronage = Company, with a tax receipt
estimate-gift-public-free-gift = Administration, town hall, hospital, public school
estimate-about-gift-company-gift = Any accredited workshop may receive your gift.
estimate-about-gift-company-patronage = Only workshops that may issue a receipt are shown (French tax code, article 238 bis).
estimate-about-gift-public-free-gift = Only entitled workshops receive a public gift (code of public property, article L3212-2).
estimate-what = How many devices?
estimate-what-hint = Leave empty what you do not give. A rough number is enough.
estimate-button = Show the workshops
estimate-kept = We keep nothing of what you write here.
estimate-answer = { $count ->
    [0] No workshop can take this equipment in { $place } today
    [one] One workshop can take this equipment in { $place }
   *[other] { $count } workshops can take this equipment in { $place }
}
estimate-for = For { $units }.
estimate-counted-from = What you wrote names several towns. We counted from { $place }, the largest or the one you chose. Another one?
estimate-table = The workshops, nearest first
estimate-column-workshop = Workshop
estimate-column-distance = Distance
estimate-column-collection = Collection
estimate-column-delay = Usual delay
estimate-column-receipt = Tax receipt
estimate-column-weight = Weight
estimate-free-always = Free
estimate-free = Free, from { $from } devices
estimate-not-free = Free from { $from } devices; below, to be agreed with the workshop
estimate-free-unknown = The workshop has not said; it tells you before it comes
estimate-delay = { $days ->
    [0] The same day
    [one] { $days } day
   *[other] { $days } days
} from declaration to collection (median of { $count } collections)
estimate-delay-unknown = Not measured yet
estimate-receipt-yes = May issue one
estimate-receipt-no = May not issue one: this workshop is not a body of general interest
estimate-receipt-not-needed = Does not apply to a public gift
estimate-more = { $count ->
    [one] One more workshop, further away, can take it too.
   *[other] { $count } more workshops, further away, can take it too.
}
estimate-order = When you declare the lot, we offer it to the first of the list. It has { $days } working days to answer. If it declines or stays silent, we ask the next one.
estimate-none = What you can do
estimate-remedy-split = { $count ->
    [one] Make several lots: one workshop comes here, but not for so many devices at once.
   *[other] Make several lots: { $count } workshops come here, but not for so many devices at once.
}
estimate-remedy-receipt = { $count ->
    [one] Give without a receipt: then one nearby workshop can take your equipment.
   *[other] Give without a receipt: then { $count } nearby workshops can take your equipment.
}
estimate-remedy-declare = Declare the lot all the same: if nobody takes it, we write to you with the other ways of giving.
estimate-remedy-call = Call us: we search with you.
estimate-without-receipt = Look without a tax receipt
estimate-receipt = The tax receipt
estimate-receipt-patronage = The workshop fills in the official receipt 2041-MEC-SD (Cerfa 16216).
estimate-receipt-public = A public body receives no tax receipt. Its free gift is bounded: at most €300 a device (code of public property, article D3212-3).
estimate-receipt-none = You ask for no receipt. If you change your mind, choose “Company, with a tax receipt” before you declare: afterwards the choice follows the lot.
estimate-effect = What your gift may avoid
estimate-avoided = If all these devices serve one more year, they avoid { $weight } of CO₂e.
estimate-weight = Together they weigh about { $weight }, going by the devices already weighed in the workshops.
estimate-weight-unknown = Their weight is not measured yet: too few devices of this kind have been weighed.
estimate-not-weighed = not measured yet
estimate-effect-table = By kind of device, for one more year of use
estimate-declare = Declare this equipment
estimate-declare-note = What you wrote is carried over. You need a donor’s account.
estimate-models = The documents, as models
estimate-models-text = This is what you will sign and what you will receive. Have your lawyers read them before you declare.
estimate-models-kind = PDF

error-estimate-place-missing = Say where the equipment is: a postal code or the name of the town.
error-estimate-place-without-point = We cannot place “{ $place }” on the map. Try a town nearby, or call us.
error-estimate-gift-unknown = Choose in what capacity you give, from the list.
error-estimate-number = Write a whole number, without comma or sign: 12 for instance. Leave it empty for zero.
error-estimate-nothing = Give at least one device: without a quantity we cannot look for a workshop.
error-estimate-too-many = { $count } devices are more than one lot may hold ({ $limit }). Count a first lot, or call us: we organise the collection with you.
error-units-unreadable = These quantities cannot be read. Start again from the estimate, or send your list.
error-terms-number = Write a whole number between 1 and { $limit }, or leave it empty.
error-terms-crossed = This number is above the largest lot that you take. Lower it, or raise the other.

units-of-laptop = { $count ->
    [one] { $count } laptop
   *[other] { $count } laptops
}
units-of-desktop = { $count ->
    [one] { $count } desktop computer
   *[other] { $count } desktop computers
}
units-of-screen = { $count ->
    [one] { $count } screen
   *[other] { $count } screens
}
units-of-smartphone = { $count ->
    [one] { $count } telephone
   *[other] { $count } telephones
}
units-of-tablet = { $count ->
    [one] { $count } tablet
   *[other] { $count } tablets
}
units-of-printer = { $count ->
    [one] { $count } printer
   *[other] { $count } printers
}
units-of-server = { $count ->
    [one] { $count } server
   *[other] { $count } servers
}
units-of-network = { $count ->
    [one] { $count } network device
   *[other] { $count } network devices
}
units-of-peripheral = { $count ->
    [one] { $count } accessory
   *[other] { $count } accessories
}
units-of-other = { $count ->
    [one] { $count } other device
   *[other] { $count } other devices
}
units-note = Estimate of { $date }, to be specified
units-file = estimate.csv

parts-terms = Say on which terms you collect
terms-title = Your terms of collection
terms-lead = Donors see them before they declare a lot. The clearer they are, the fewer lots reach you that do not suit you.
terms-radius = This workshop collects up to { $radius } km away. To change this radius, call us.
terms-free-from = From how many devices do you come for free?
terms-free-from-hint = Write 1 if it is always free. Leave empty to announce nothing.
terms-largest-lot = How many devices do you take at most at once?
terms-largest-lot-hint = Larger lots are not offered to you. Leave empty if there is no limit.
terms-save = Save my terms
terms-done = Your terms are saved. Donors see them from now on.
terms-next = A change holds for the lots to come. Those you accepted do not change.
terms-empty-title = No workshop is registered
terms-empty-text = Terms are set workshop by workshop. Call us to register yours.

model-author = Rebond, model
model-footer = Model: this document binds nobody.
model-note = MODEL. This document shows what the original looks like. It binds nobody until both parties have completed, read and signed it.
model-donor = The donor
model-workshop = The workshop
model-blank-name = Name: ____________________
model-blank-siret = SIRET: ____________________
model-blank-signature = ____________________
model-example = example
model-agreement-title = Donation agreement, model
model-agreement-heading-object = 1. What is given
model-agreement-text-object = The donor gives the workshop the equipment of the attached list. Both parties count together at the collection, then the workshop counts on arrival. Each difference is written down with its reason.
model-agreement-heading-basis = 2. On which ground
model-agreement-text-basis = Tick: free gift of a public body (code of public property, articles L3212-2 and D3212-3, at most €300 a device); corporate patronage (French tax code, article 238 bis); gift of a company without a receipt.
model-agreement-heading-destination = 3. What the equipment may become
model-agreement-text-destination = The donor’s wish follows each device. The free gift of a public body goes to people in need, given or sold under the ceilings of the decree of 7 November 2022. It is never sold to other buyers.
model-agreement-heading-collection = 4. The collection
model-agreement-text-collection = Date: __________. Place: __________. The workshop fetches the equipment on the terms it announced. Before that day the donor removes start-up passwords, account locks and remote management. The donor confirms that nothing is leased.
model-agreement-heading-erasure = 5. The erasure
model-agreement-text-erasure = Each storage is erased according to NIST SP 800-88 rev. 2 (September 2025), or destroyed. Tick the place: at the donor’s; at the workshop after a sealed transport; drive kept by the donor. The workshop hands over the proof for each storage.
model-agreement-heading-data = 6. Personal data (GDPR, article 28)
model-agreement-text-data = The donor is the controller; the workshop is its processor for the erasure alone. The workshop acts on written instruction, keeps confidentiality, protects the storages, entrusts nothing to a third party without agreement, gives notice of a breach without delay, helps the donor to answer persons, erases everything, proves the erasure and accepts an audit.
model-agreement-heading-receipt = 7. The tax receipt
model-agreement-text-receipt = In case of patronage, the workshop hands over the receipt 2041-MEC-SD (Cerfa 16216) if it is an eligible body. The value is set by the donor, who answers for it.
model-agreement-heading-end = 8. End
model-agreement-text-end = The donor may withdraw until the collection. After the collection the gift is final.
model-slip-title = Collection slip, model
model-slip-text = Both parties sign on the spot. The real slip carries the lot’s reference, the date, the addresses and the serial numbers of your list. The workshop prints it before it comes.
model-certificate-title = Certificate of erasure, example
model-certificate-text = This is what the proof of an erased storage says. The values are invented. The real proofs are in each device’s passport.
model-certificate-field-machine = Device
model-certificate-value-machine = Laptop Example 14
model-certificate-field-machine-serial = Serial number of the device
model-certificate-value-machine-serial = EXAMPLE-0001
model-certificate-field-drive = Storage: make, model, type
model-certificate-value-drive = Example SSD 256 GB
model-certificate-field-drive-serial = Serial number of the storage
model-certificate-value-drive-serial = STORAGE-0001
model-certificate-field-method = Method (NIST SP 800-88 rev. 2)
model-certificate-value-method = Purge
model-certificate-field-tool = Tool and version
model-certificate-value-tool = Example tool 1.0
model-certificate-field-exit = Exit status of the tool
model-certificate-value-exit = 0 (succeeded)
model-certificate-field-verification = Verification
model-certificate-value-verification = Read again after erasure: nothing was found
model-certificate-field-times = Start and end
model-certificate-value-times = 12 October 2026, from 9:05 to 9:47
model-certificate-field-operator = Operator
model-certificate-value-operator = Example technician
model-certificate-field-validator = Checked by
model-certificate-value-validator = Example workshop head
model-certificate-field-destination = Destination
model-certificate-value-destination = Made fit again
model-certificate-field-hash = Hash of the report
model-certificate-value-hash = example, without value
model-certificate-source = NIST SP 800-88 revision 2 (September 2025): clear, purge, destroy. Purge suits storages that leave their owner.
