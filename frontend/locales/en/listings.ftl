listings-title = My listings
listings-tabs = Listings by status
listings-state-published = On sale
listings-state-sold-out = Sold out
listings-state-paused = Paused
listings-state-archived = Ended
listings-by-force = Paused because your accreditation is suspended. It will return when your accreditation does.
listings-ready = { $count ->
    [one] { $count } ready device needs a destination.
   *[other] { $count } ready devices need a destination.
}
listings-ready-link = See the ready devices
listings-empty = No listings here
listings-empty-text = A listing groups devices of the same model, condition and price. It starts when you publish a ready device.
listings-empty-button = Publish a ready device
listings-column-listing = Listing
listings-column-state = Status
listings-column-stock = In stock
listings-column-promised = Promised
listings-column-price = Price incl. VAT
listings-column-actions = Actions
listings-pause = Pause
listings-resume = Put back on sale
listings-more = Change the price or end it
listings-price-new = New price incl. VAT
listings-price-change = Change the price
listings-archive = End the listing
listings-done-pause = Listing { $reference } is paused. What has been promised must still be delivered.
listings-done-resume = Listing { $reference } is on sale again.
listings-done-archive = Listing { $reference } has ended. Its devices are ready again.
listings-done-price = Listing { $reference } now costs { $price }. What is already promised keeps its price.
listings-todo-ready = { $count ->
    [one] { $count } ready device needs a destination
   *[other] { $count } ready devices need a destination
}
listings-todo-ready-detail = For sale, or for households: what is allowed depends on where each device came from.
listings-todo-ready-button = Choose where they go
listings-todo-forced = { $count ->
    [one] { $count } listing is paused, because your accreditation is suspended
   *[other] { $count } listings are paused, because your accreditation is suspended
}
listings-todo-forced-detail = What has been promised must still be delivered. The listings come back when the accreditation does.
listings-todo-forced-button = See these listings

publish-title = Choose where it goes
publish-to = Where does this device go?
publish-to-sale = For sale
publish-to-sale-about = It goes in the catalogue: towns, schools and charities buy it together.
publish-to-solidarity = For households
publish-to-solidarity-about = It is kept for a household supported by an organisation. It will be given for free.
publish-for-sale = If you sell it
publish-price = Price of one device, incl. VAT
publish-price-hint = For example 265 or 199.90.
publish-vat = VAT
publish-vat-normal = 20% VAT on the whole price
publish-vat-normal-about = The invoice shows VAT.
publish-vat-normal-usual = The invoice shows VAT. This device was given: this is usual.
publish-vat-margin = VAT on the margin
publish-vat-margin-usual = The invoice shows no VAT (French tax code, article 297 A). This device was bought or taken back: this is usual if the seller charged no VAT.
publish-vat-margin-about = For second-hand equipment bought from someone who charges no VAT. The invoice shows no VAT (French tax code, article 297 A).
publish-warranty = Commercial warranty
publish-warranty-hint = From 0 to 120 months.
publish-months = months
publish-words = Title of the listing
publish-words-hint = Brand and model are enough. “Like new” and similar wording is against the law.
publish-description = Details
publish-refurbished = All functions work: the listing will say “refurbished”.
publish-reused = At least one function is faulty or untested: the listing will say “reused”.
publish-bench = Open it at the bench
publish-send = Publish
publish-done-sale = { $reference } is on sale.
publish-done-solidarity = { $reference } now is waiting for a household.
publish-fact-grade = Condition
publish-fact-memory = Memory
publish-fact-storage = Storage

offer-fact-category = Type
offer-fact-brand = Brand
offer-fact-model = Model
offer-fact-processor = Processor
offer-fact-memory = Memory
offer-fact-storage = Storage
offer-fact-screen = Screen
offer-fact-system = System
offer-fact-keyboard = Keyboard
offer-fact-charger = Charger
offer-fact-battery = Battery
offer-inches = { $inches } inches
offer-yes = Included
offer-no = Not included
offer-battery = At least { $percent }% of its original capacity
offer-vat-normal = Price including 20% VAT, which you may recover depending on your status.
offer-vat-margin = Price including VAT. Special scheme for second-hand goods: the invoice shows no VAT.
offer-paused = This listing is paused: it cannot be ordered for now.
offer-archived = This listing has ended.
offer-sold-out = All devices of this listing are sold or promised.
offer-pool = Add to a pooled order
offer-distance-from = Distance from { $place }

facet-category = Type
facet-grade = Condition
facet-memory = Memory
facet-brand = Brand
facet-department = Département
facet-memory-option = { $size } or more
sort-relevance = Most relevant
sort-distance = Nearest
sort-price = Cheapest first
sort-price-desc = Most expensive first
sort-newest = Newest
radius-option = { $radius } km
radius-all = All of France
chip-words = “{ $words }”
chip-near = { $place }, { $radius } km
chip-near-all = From { $place }
chip-price = Up to { $price }

error-listing-wrong-state = The listing’s current status does not allow this. Reload the page to see its status.
error-listing-state-unknown = There is no such status. Use draft, published, paused or archived.
error-listing-already-open = You already have the same listing at this price ({ $reference }). Publish your devices in that one, or choose another price.
error-listing-still-promised = { $count ->
    [one] One device of this listing is promised to a buyer. Deliver it first, or pause the listing.
   *[other] { $count } devices of this listing are promised to buyers. Deliver them first, or pause the listing.
}
error-price-required = A sale needs a price. Enter the price of one device, all taxes included.
error-price-out-of-range = The price must be between €0.01 and €100,000. Correct it.
error-price-unreadable = We cannot read this price. Enter it like 265 or 199.90.
error-warranty-out-of-range = The warranty goes from 0 to { $limit } months. Correct it.
error-warranty-unreadable = Enter the warranty in months, for example 12 or 24.
error-title-length = The title must have 1 to { $limit } characters. Shorten or complete it.
error-description-length = The details fit in { $limit } characters. Shorten them.
error-words-like-new = “{ $words }” suggests that the device is new: the law forbids it for a used device (French consumer code, article R.122-4). Describe its condition instead: very good, good or fair.
error-words-not-refurbished = “Refurbished” means all functions were tested and work (French consumer code, article R.122-4). Write “reused”, or finish the tests.
error-device-not-ready-tests = { $reference } is not ready: its tests are missing. Test it at the bench, then publish it.
error-device-not-ready-erasure = { $reference } is not ready: the erasure of its data is not proven. Record the evidence of erasure of each storage, then publish it.
error-device-not-ready-final-tests = { $reference } is not ready: its last tests or its repair are missing. Finish them, grade it, then publish it.
error-device-not-ready-readiness = { $reference } has its grade but was not registered ready yet. Register it ready at the bench, then publish it.
error-device-not-ready-sale-grade = { $reference } has no grade that allows it to be sold. Give it A, B or C at the bench, or offer it to households.
error-device-already-published = { $reference } already has a destination. Take it off sale or away from households first if you want to change it.
error-device-in-quarantine = { $reference } is set aside. Clear the doubt at the bench, then publish it.
error-device-has-left = { $reference } is no longer at the workshop: it cannot be published any more.
error-device-not-published = { $reference } is not for sale or for households: there is nothing to take off.
error-device-promised = { $reference } has been promised to someone. It can only be taken off if that promise ends.
error-device-unknown = { $reference } is not a device of your workshop. Check the reference on its label.
error-references-required = Give at least one device reference.
error-too-many-devices = At most { $limit } devices are published at once. Send them in several calls.
error-destination-unknown = Say where this device goes: for sale or for households.
error-vat-regime-unknown = Choose the VAT regime: normal or margin.
error-place-unknown = We cannot find “{ $place }”. Try a postcode or the full name of the town.
error-search-category = “{ $value }” is not a type of equipment. The types are: { $allowed }.
error-search-grade = “{ $value }” is not a condition. The conditions are A, B and C.
error-search-whole-number = Enter a whole number, zero or more, without a unit.
error-search-near-for-radius = A radius needs a place: add “near” with a postcode, an INSEE code or “latitude,longitude”.
error-search-near-for-distance = Sorting by distance needs a place: add “near” with a postcode, an INSEE code or “latitude,longitude”.
error-search-radius = The radius is a number of kilometres between 0 and 20,000. Correct it.
error-search-sort = The sort is relevance, distance, price, price_desc or newest.
error-search-limit = The number of results per page goes from 1 to 100.
error-search-after = This page of results is gone or belongs to another search. Start the search again.
error-search-too-much = This search is too long or impossible: at most 500 characters and 100 values per filter. Shorten it.
listing-desk-over = Listing { $reference }
listing-desk-public = See the public page
listing-desk-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
listing-desk-site = Leaves from
listing-desk-units = Devices of this listing
listing-desk-column-device = Device
listing-desk-column-state = Where it stands
listing-desk-column-place = Place
listing-desk-elsewhere = not at one of your sites
listing-desk-price-hint = Devices already promised keep their price.
listing-desk-archive-text = The listing leaves the catalogue for good. Its devices are ready again, and you can choose where else they go.
listing-desk-now-draft = This listing is not in the catalogue yet.
listing-desk-now-published = { $count ->
    [one] One device is for sale in the catalogue.
   *[other] { $count } devices are for sale in the catalogue.
}
listing-desk-now-sold-out = Everything is sold or promised. The listing comes back to the catalogue by itself when you publish a device like these.
listing-desk-now-paused = This listing is no longer visible in the catalogue. Put it back on sale whenever you like.
listing-desk-now-forced = This listing is paused because your accreditation is suspended. It will return when your accreditation does. Call us to find out what is missing.
listing-desk-now-archived = This listing has ended.
listing-desk-promised = { $count ->
    [one] One device is promised to a buyer: it must still be delivered, and the listing cannot end before then.
   *[other] { $count } devices are promised to buyers: they must still be delivered, and the listing cannot end before then.
}
listing-step-published = Publication
listing-step-for-sale = For sale
listing-step-ended = End of the listing
listing-step-archived = Listing ended
listing-event-publish = The listing enters the catalogue.
listing-event-pause = The listing is paused.
listing-event-resume = The listing is back on sale.
listing-event-pause-by-force = The listing is paused: the accreditation is suspended.
listing-event-resume-after-force = The listing is back on sale with the accreditation.
listing-event-archive = The listing has ended.
listing-event-price = The price goes from { $from } to { $to }.
listings-file = listings
listings-search-hint = Model, title or reference of the listing
listings-grade = Appearance
listings-sold-out = Sold out only
listings-sort-created = Date created
listings-column-reference = Reference
listings-column-published = Published on
listings-count = { $count ->
    [one] One listing
   *[other] { $count } listings
}, { $open ->
    [0] none are for sale.
    [one] one of which is for sale.
   *[other] { $open } of which are for sale.
}
listings-count-here = { $count ->
    [0] No listing.
    [one] One listing.
   *[other] { $count } listings.
}
listings-batch-pause = { $count ->
    [one] One listing is paused. What has been promised must still be delivered.
   *[other] { $count } listings are paused. What has been promised must still be delivered.
}
listings-batch-resume = { $count ->
    [one] One listing is for sale again.
   *[other] { $count } listings are for sale again.
}
error-search-system = “{ $value }” is not a system that one can ask for. The systems are: { $allowed }.
