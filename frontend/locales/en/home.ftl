home-page = Computers deserve a second life
home-title = Computers deserve a second life. Households are waiting for them.
home-lead = Companies and public bodies give equipment, social-enterprise workshops refurbish it, towns buy together and households get what they need.
home-what = What are you looking for?
home-what-example = Laptop
home-where = Near
home-where-example = Bègles or 33130
home-search = Search
home-available = { $count ->
    [one] { $count } device for sale today to public bodies and charities, in { $departements } ({ $offers }).
   *[other] { $count } devices for sale today to public bodies and charities, in { $departements } ({ $offers }).
}
home-departements = { $count ->
    [one] { $count } département
   *[other] { $count } départements
}
home-offers = { $count ->
    [one] { $count } listing
   *[other] { $count } listings
}
home-nothing = No device is on sale yet. The first ones are coming soon.
home-nearby = { $count ->
    [0] No device for sale within 30 km of { $place } today.
    [one] { $count } device for sale within 30 km of { $place } today.
   *[other] { $count } devices for sale within 30 km of { $place } today.
}
home-doors = What would you like to do?
home-give = Upload your inventory as it is. We find a workshop near you, every disk is erased with proof, and you can see what becomes of your equipment.
home-give-link = Register a batch: 10 minutes
home-buy = Join a pooled order near you, or open one. Needs are combined. Each town signs its own purchase order and is delivered locally.
home-buy-link = See open orders
home-help = Digital advisers and social workers: ask for a device for a family without revealing their private life.
home-help-link = Make a request with the person
home-mine-title = A computer for me
home-mine = No computer, and you cannot afford one? An organisation near you can ask for one with you. It is free.
home-mine-link = I need a computer for myself
home-figures = What has already been reused
home-figures-link = See all figures and their sources
home-journey = Every device, tracked from start to finish
home-journey-given = Given
home-journey-given-text = An organisation registers its equipment. A nearby workshop accepts it and collects it.
home-journey-fit = Refurbished
home-journey-fit-text = Each device is tested, erased with proof, repaired and graded. It gets a passport.
home-journey-useful = Back in use
home-journey-useful-text = Bought by a town, or given to a household. Where it came from decides where it can go.
home-journey-followed = Tracked
home-journey-followed-text = A label shows its history and who to call if it breaks down.

map-title = Devices available by département
map-about = Map of France where each département is darker the more devices it offers. { $count ->
    [one] Only one département offers any.
   *[other] { $count } départements offer some.
} The table that follows gives the same numbers.
map-shape = { $name }: { $count ->
    [0] no device
    [one] { $count } device
   *[other] { $count } devices
}
map-range = { $from } to { $to }
map-more = { $from } or more
map-caption = Devices for sale by département, { $date }. Source: Rebond.
map-as-table = View as a table
map-departement = Département
map-devices = Devices

explain-aside = Good to know
explain-call = Talk to someone

give-title = Give equipment
give-lead = Your computers, screens and phones can be used again. Register them with the file you already have: an accredited workshop will collect them.
give-action = Register a batch
give-estimate = Estimate a donation (no account needed)
give-action-note = 10 minutes, with your inventory
give-next = What happens next
give-step-declare = You upload your inventory
give-step-declare-text = An export from GLPI, OCS or Snipe-IT, or a plain spreadsheet. We show you what we understood, line by line, and what needs correcting.
give-step-offer = A nearby workshop accepts
give-step-offer-text = Your batch is offered to accredited workshops, nearest first. If one declines, it says why and the next one is asked.
give-step-collect = The equipment is collected and counted
give-step-collect-text = On arrival, each item is checked against your inventory. Any difference is recorded, with the reason.
give-step-wipe = Every disk is erased, with proof
give-step-wipe-text = Method, tool, serial number and verification: no device leaves until every disk has proof of erasure or a record of destruction.
give-step-follow = You track each device
give-step-follow-text = Refurbished, sold, allocated or recycled: its passport shows it, with dates.
give-workshops = { $count ->
    [one] accredited workshop receives batches today.
   *[other] accredited workshops receive batches today.
}
give-accepted = What you can give
give-accepted-text = Laptops, desktop computers, screens, phones, tablets and printers. Even if they are old or broken: what cannot be reused is kept for parts or recycled.
give-destination = You choose where it goes
give-destination-text = What a public body gives away goes to people in need and is never sold in a shop. For everything else, your choice is recorded and respected.

buy-title = Buy together
buy-lead = A small town can get the same equipment as a large one. Join a pooled order, or open your own.
buy-action = Open a pooled order
buy-catalogue = See available equipment
buy-orders = Open orders
buy-orders-none = No orders are open today. Open the first one: your neighbours can join it.
buy-order-by = { $count ->
    [0] Opened by { $coordinator }
    [one] Opened by { $coordinator }, { $count } participant
   *[other] Opened by { $coordinator }, { $count } participants
}
buy-order-progress = { $wanted ->
    [one] { $wanted } device wanted, minimum { $minimum }
   *[other] { $wanted } devices wanted, minimum { $minimum }
}
buy-order-closes = Closes { $date }, { $when }.
buy-how = How it works
buy-step-need = You say what you need
buy-step-need-text = A quantity, a use, a maximum price and a delivery address. It is an expression of interest: it does not commit you.
buy-step-close = The order closes on the date shown
buy-step-close-text = If the minimum is reached, the order is confirmed. If not, it is cancelled and you owe nothing. The coordinator can extend the closing date.
buy-step-source = Equipment is chosen by price and distance
buy-step-sign-text = One order per participant and workshop, with prices line by line. Nothing is ordered without the signature of a signatory of your organisation.
buy-step-source-text = Listings are compared on price and distance, and the devices are set aside for you.
buy-step-sign = Each buyer signs their own purchase order
buy-step-certify = You receive the equipment and certify delivery
buy-step-certify-text = When it arrives, you certify the delivery and note any reservations.
buy-who = Who it is for
buy-who-text = Local authorities, schools, France Services centres, charities and support organisations.

help-title = Help a household
help-lead = A refurbished computer, phone or tablet, given to a household that has none. It is free.
help-action = File a request
help-action-note = About 10 minutes with the person, for support organisations only.
help-next = What happens next
help-step-ask = You file the request with the person
help-step-ask-text = What they need it for, the size of the household, their town. They agree, and you record it.
help-step-allocate = Devices are allocated fairly
help-step-allocate-text = An allocation round looks at all requests together. A person checks and approves it. Every decision is explained, even when it means waiting.
help-step-accept = You receive an offer
help-step-accept-text = A device is held for this household. You accept or decline it; they keep their place if you decline.
help-step-hand = You hand over the device
help-step-hand-text = It is delivered to your organisation. You hand it over in person and record the date.
help-person = Looking for a computer for yourself?
help-person-text = It is free: you pay nothing. An organisation near you makes the request with you: a digital adviser, a social centre or a France Services centre. You get a code to track your request, and you will be called when there is a suitable device.
help-person-places = Find a place near me
help-adviser = Are you supporting a household?
help-adviser-text = Ask for a device for them. We need to know their situation, not their name.
help-wait = How long is the wait?
help-wait-around = Around { $place }, for a request made today:
help-wait-everywhere = On average across France, for a request made today:
help-wait-weeks = { $weeks ->
    [one] About a week
   *[other] About { $weeks } weeks
}
help-wait-next = Possible now: a device is free
help-wait-unknown = We do not know yet
help-wait-how = Estimate of { $date }, based on waiting requests, available devices and those allocated in the last 12 weeks. It may change.
help-wait-button = Show the wait here
help-person-call = Need help finding a place? Call
help-private = The family stays anonymous
help-private-text = The name and date of birth are used to work out a fingerprint for the household, then forgotten: we do not keep them. No social security number, no scanned documents. What we know about the household is erased as soon as consent is withdrawn, or 24 months after the request is closed. After a device is handed over, the household’s fingerprint is kept for 3 years.
help-fair = The same rule for everyone
help-fair-text = Most points first, then distance. Two equal requests are always ranked in the same way, and the calculation can be run again.

figures-title = The figures, and where they come from
figures-lead = No figure is typed in: each one is calculated from what happened to the devices. Calculated on { $date }.
figures-reused = Devices back in use
figures-reused-none = No devices have been sold or handed over yet. This table will fill up automatically.
figures-reused-note = Devices sold, given or lent. Each saving is counted only once.
figures-category = Category
figures-bar = Share, as a bar
figures-devices = Devices
figures-avoided = CO₂e avoided
figures-available = { $count ->
    [one] { $count } device for sale today, in { $departements }.
   *[other] { $count } devices for sale today, in { $departements }.
}
figures-offer = What is available, by département
figures-offer-text = A device counts in the département where it is stored, as long as it is for sale and not being held for anyone.
figures-method = How we calculate
figures-method-text = Where ADEME publishes a value for each extra year of use, we use it. Otherwise we estimate it from manufacture and assembly, as the share that one year is of the usual lifetime. The table shows which figures are estimates. Replacement parts and transport are not yet deducted.
figures-estimated = (estimate)
figures-no-factor = no published value
figures-factors = Factors used
figures-factor = Factor
figures-value = Value
figures-source = Source
map-none = none
buy-bound = When is your organisation bound?
buy-bound-text = Your organisation is bound when a purchase order is signed, not before. Stating a need binds you to nothing: you may still leave the pooled order. Committing keeps your part and has your purchase orders made. You can no longer leave, but an order that nobody signs is not owed. A signed order can still be cancelled, with a reason, until the equipment has left. Only a signatory of your organisation may commit and sign.
buy-order-own = you take part
buy-order-place = Delivery: { $place }.
buy-order-distance = The nearest member is { $distance } from you.
