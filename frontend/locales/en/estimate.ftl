estimate-title = Estimate a donation
estimate-lead = Say where your equipment is and how much you have. You will see straight away which workshops can take it, with no account.
estimate-near = Where is the equipment?
estimate-near-hint = A postcode or the name of the town. For example 33130 or Bègles.
estimate-gift = Who is donating?
estimate-gift-hint = The law is different for companies and public bodies.
estimate-gift-company-gift = Company or charity, without a tax receipt
estimate-gift-company-patronage = Company, with a tax receipt
estimate-gift-public-free-gift = Public body: town hall, hospital, state school…
estimate-about-gift-company-gift = Any accredited workshop can receive your donation.
estimate-about-gift-company-patronage = Only workshops that can issue a receipt are shown (French tax code, article 238 bis).
estimate-about-gift-public-free-gift = Only entitled workshops can receive a public donation (code on public property, article L3212-2).
estimate-what = How many devices?
estimate-what-hint = Leave empty what you are not giving. A rough number is enough.
estimate-button = Show workshops
estimate-kept = We do not keep anything you enter here.
estimate-answer = { $count ->
    [0] No workshop can take this equipment in { $place } today
    [one] One workshop can take this equipment in { $place }
   *[other] { $count } workshops can take this equipment in { $place }
}
estimate-for = For { $units }.
estimate-counted-from = There are several towns with that name. We measured from { $place }, the largest or the one you chose. A different one?
estimate-table = The workshops, nearest first
estimate-column-workshop = Workshop
estimate-column-distance = Distance
estimate-column-collection = Collection
estimate-column-delay = Usual time
estimate-column-receipt = Tax receipt
estimate-column-weight = Weight
estimate-free-always = Free
estimate-free = Free, from { $from } devices
estimate-not-free = Free from { $from } devices; below that, to be agreed with the workshop
estimate-free-unknown = The workshop has not said; it will tell you before it comes
estimate-delay = { $days ->
    [0] The same day
    [one] { $days } day
   *[other] { $days } days
} from registration to collection (median of { $count } collections)
estimate-delay-unknown = Not measured yet
estimate-receipt-yes = Can issue one
estimate-receipt-no = Cannot issue one: this workshop is not an eligible body
estimate-receipt-not-needed = Does not apply to a public donation
estimate-more = { $count ->
    [one] One more workshop, further away, can take it as well.
   *[other] { $count } more workshops, further away, can take it as well.
}
estimate-order = When you register the batch, we offer it to the first workshop on the list. It has { $days } working days to answer. If it declines or does not reply, we ask the next one.
estimate-none = What you can do
estimate-remedy-split = { $count ->
    [one] Split it into several batches: one workshop covers this area, but not for so many devices at once.
   *[other] Split it into several batches: { $count } workshops cover this area, but not for so many devices at once.
}
estimate-remedy-receipt = { $count ->
    [one] Donate without a receipt: one nearby workshop could then take your equipment.
   *[other] Donate without a receipt: { $count } nearby workshops could then take your equipment.
}
estimate-remedy-declare = Register the batch anyway: if nobody takes it, we will write to you with other ways to donate.
estimate-remedy-call = Call us and we will look for one with you.
estimate-without-receipt = Search without a tax receipt
estimate-receipt = The tax receipt
estimate-receipt-public = A public body does not get a tax receipt. Its free donations are limited to €300 per device (code on public property, article D3212-3).
estimate-receipt-none = You are not asking for a receipt. If you change your mind, choose “Company, with a tax receipt” before you register: the choice cannot be changed afterwards.
estimate-effect = What your donation could save
estimate-avoided = If all these devices are used for one more year, they avoid { $weight } of CO₂e.
estimate-weight = Together they weigh about { $weight }, based on devices already weighed in workshops.
estimate-weight-unknown = We do not know their weight yet: too few devices of this type have been weighed.
estimate-receipt-patronage = The workshop fills in the official receipt 2041-MEC-SD (Cerfa 16216).
estimate-not-weighed = not measured yet
estimate-effect-table = By type of device, for one more year of use
estimate-declare = Register this equipment
estimate-declare-note = What you entered is carried over. You need a donor account.
estimate-models = Sample documents
estimate-models-text = This is what you will sign and what you will receive. Ask your lawyers to read them before you register.
estimate-models-kind = PDF

error-estimate-place-missing = Say where the equipment is: a postcode or the name of the town.
error-estimate-place-without-point = We cannot place “{ $place }” on the map. Try a town nearby, or call us.
error-estimate-gift-unknown = Choose who is donating from the list.
error-estimate-number = Enter a whole number with no comma or sign, for example 12. Leave it empty for zero.
error-estimate-nothing = Enter at least one device: we cannot look for a workshop without a quantity.
error-estimate-too-many = { $count } devices is more than one batch can hold ({ $limit }). Enter a first batch, or call us and we will organise the collection with you.
error-units-unreadable = We cannot read these quantities. Start again from the estimate, or send your list.
error-terms-number = Enter a whole number between 1 and { $limit }, or leave it empty.
error-terms-crossed = This number is above the largest batch you take. Lower it, or raise the other.

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
    [one] { $count } phone
   *[other] { $count } phones
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
units-note = Estimate of { $date }, to be confirmed
units-file = estimate.csv

parts-terms = Set your collection terms
terms-title = Your collection terms
terms-lead = Donors see them before they register a batch. The clearer they are, the fewer unsuitable batches you will be offered.
terms-radius = This workshop collects up to { $radius } km away. To change this radius, call us.
terms-free-from = From how many devices is collection free?
terms-free-from-hint = Enter 1 if it is always free. Leave empty if you would rather not say.
terms-largest-lot = What is the most you take at once?
terms-largest-lot-hint = Larger batches are not offered to you. Leave empty if there is no limit.
terms-save = Save my terms
terms-done = Your terms are saved. Donors see them from now on.
terms-next = Changes apply to future batches. Those you have accepted do not change.
terms-empty-title = No workshops registered
terms-empty-text = Terms are set for each workshop. Call us to register yours.

model-author = Rebond, sample document
model-footer = Sample: this document does not bind anyone.
model-note = SAMPLE. This document shows what the original looks like. It does not bind anyone until both parties have completed, read and signed it.
model-donor = The donor
model-workshop = The workshop
model-blank-name = Name: ____________________
model-blank-siret = SIRET: ____________________
model-blank-signature = ____________________
model-example = example
model-agreement-title = Donation agreement, sample
model-agreement-heading-object = 1. What is given
model-agreement-text-object = The donor gives the workshop the equipment on the attached list. Both parties count together at collection, then the workshop counts on arrival. Each difference is recorded with its reason.
model-agreement-heading-basis = 2. Legal basis
model-agreement-text-basis = Tick: free donation by a public body (code of public property, articles L3212-2 and D3212-3, at most €300 a device); corporate patronage (French tax code, article 238 bis); gift of a company without a receipt.
model-agreement-heading-destination = 3. What the equipment may become
model-agreement-text-destination = The donor’s wishes follow each device. What a public body gives for free goes to people in need, given or sold within the price limits of the decree of 7 November 2022. It is never sold to other buyers.
model-agreement-heading-collection = 4. The collection
model-agreement-text-collection = Date: __________. Place: __________. The workshop collects the equipment on the terms it announced. Before then, the donor removes start-up passwords, account locks and remote management, and confirms that nothing is leased.
model-agreement-heading-erasure = 5. The erasure
model-agreement-text-erasure = Each disk is erased in line with NIST SP 800-88 rev. 2 (September 2025), or destroyed. Tick the place: at the donor’s; at the workshop after sealed transport; disk kept by the donor. The workshop hands over the proof for each disk.
model-agreement-heading-data = 6. Personal data (GDPR, article 28)
model-agreement-text-data = The donor is the controller; the workshop is its processor for erasure only. The workshop acts on written instructions, keeps confidentiality, protects the disks, does not subcontract without agreement, reports any breach without delay, helps the donor answer data subjects, erases everything, proves the erasure and accepts audits.
model-agreement-heading-receipt = 7. The tax receipt
model-agreement-text-receipt = For corporate patronage, the workshop provides receipt 2041-MEC-SD (Cerfa 16216) if it is an eligible body. The donor sets the value and is responsible for it.
model-agreement-heading-end = 8. End
model-agreement-text-end = The donor can withdraw until collection. After collection, the donation is final.
model-slip-title = Collection slip, sample
model-slip-text = Both parties sign on the spot. The real slip shows the batch’s reference, the date, the addresses and the serial numbers from your list. The workshop prints it before it comes.
model-certificate-title = Certificate of erasure, example
model-certificate-text = This is what the proof of an erased disk shows. The values are made up. Real proofs are in each device’s passport.
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
model-certificate-value-destination = Refurbished
model-certificate-field-hash = Hash of the report
model-certificate-value-hash = example, without value
model-certificate-source = NIST SP 800-88 revision 2 (September 2025): clear, purge, destroy. Purge suits disks that leave their owner.
