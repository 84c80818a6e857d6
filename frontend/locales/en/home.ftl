home-page = Computer equipment deserves a second life
home-title = Computer equipment deserves a second life. Households are waiting for it.
home-lead = Companies and public bodies give, inclusion workshops make fit again, towns buy together, families are equipped.
home-what = What are you looking for?
home-what-example = Laptop
home-where = Near
home-where-example = Bègles or 33130
home-search = Search
home-available = { $count ->
    [one] { $count } device available today in { $departements }.
   *[other] { $count } devices available today in { $departements }.
}
home-departements = { $count ->
    [one] { $count } département
   *[other] { $count } départements
}
home-nothing = No device is on sale yet. The first ones are coming soon.
home-nearby = { $count ->
    [0] No device for sale within 30 km of { $place } today.
    [one] { $count } device for sale within 30 km of { $place } today.
   *[other] { $count } devices for sale within 30 km of { $place } today.
}
home-doors = What would you like to do?
home-give = Drop your inventory as it is. We look for a workshop close by, each disk is erased with proof, and you follow what becomes of your equipment.
home-give-link = Declare a lot, 10 minutes
home-buy = Join a pooled order of your area, or open one. Needs come together. Each town signs its own purchase order and is delivered nearby.
home-buy-link = See the open orders
home-help = Digital adviser or social worker: ask for a device for a family, without revealing its private life.
home-help-link = File a request, 3 minutes
home-figures = What has already changed hands
home-figures-link = All figures and their sources
home-journey = From hand to hand, never lost from sight
home-journey-given = Given
home-journey-given-text = An organisation declares its equipment. A workshop close by accepts it and fetches it.
home-journey-fit = Made fit again
home-journey-fit-text = Each device is tested, erased with proof, graded, repaired. It receives a passport.
home-journey-useful = Useful again
home-journey-useful-text = Bought by a town, or allocated to a household. Where it came from decides where it goes.
home-journey-followed = Followed
home-journey-followed-text = A label tells its life, and says whom to call if it breaks down.

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
map-more = { $from } and more
map-caption = Devices on sale by département, on { $date }. Source: Rebond.
map-as-table = See as a table
map-departement = Département
map-devices = Devices

explain-aside = Good to know
explain-call = Talk to someone

give-title = Give equipment
give-lead = Your computers, screens and phones can serve again. Declare them with the file you already have: an accredited workshop fetches them.
give-action = Declare a lot
give-estimate = Estimate a donation, no account
give-action-note = 10 minutes, with your inventory
give-next = What happens next
give-step-declare = You drop your inventory
give-step-declare-text = An export from GLPI, OCS or Snipe-IT, or a plain spreadsheet. We show you what we understood, line by line, and what needs mending.
give-step-offer = A workshop close by accepts
give-step-offer-text = Your lot is offered to accredited workshops, nearest first. One that declines says why, and the next is asked.
give-step-collect = The equipment is collected and counted
give-step-collect-text = On arrival, each unit is compared with your inventory. Any difference is written down, with its reason.
give-step-wipe = Each disk is erased, with proof
give-step-wipe-text = Method, tool, serial number, verification: no device leaves without proof of erasure for each storage, or the record that it was destroyed.
give-step-follow = You follow each device
give-step-follow-text = Made fit, sold, allocated or recycled: its passport says so, date by date.
give-workshops = { $count ->
    [one] accredited workshop receives lots today.
   *[other] accredited workshops receive lots today.
}
give-accepted = What you can give
give-accepted-text = Laptops, desktop computers, screens, phones, tablets, printers. Even old, even broken: what cannot leave again serves as parts or is recycled.
give-destination = You choose the destination
give-destination-text = What a public body gives for free goes to people in need, never into a shop. For the rest, your wish is written down and respected.

buy-title = Buy together
buy-lead = A small town has access to the same equipment as a large one. Join a pooled order, or open your own.
buy-action = Open a pooled order
buy-catalogue = See the equipment available
buy-orders = Open orders
buy-orders-none = No order is open today. Open the first one: your neighbours can join it.
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
buy-step-need-text = A quantity, a use, a highest price, a place of delivery. It is an intention: it does not bind you.
buy-step-close = The order closes on the date given
buy-step-close-text = If the minimum is reached, it is confirmed. Otherwise it is cancelled, and you owe nothing. The coordinator may put the closing off before.
buy-step-source = Equipment is chosen by price and distance
buy-step-source-text = The workshops’ listings are compared on price and distance, and the devices are held.
buy-step-sign = Each signs their own purchase order
buy-step-sign-text = One order per participant and workshop, with prices line by line. Nothing is ordered without the signature of a signatory of your organisation.
buy-step-certify = You receive, you certify
buy-step-certify-text = On delivery, you certify that it was done, with your reserves if there are any.
buy-who = For whom?
buy-who-text = Local authorities, schools, France Services, associations, mediation structures.

help-title = Help a household
help-lead = Are you supporting a family without a computer? Ask for a device for them. We need their situation, not their name.
help-action = File a request
help-action-note = 3 minutes, for mediation structures only
help-next = What happens next
help-step-ask = You file the request with the person
help-step-ask-text = Their use, the size of the household, their town. They agree, and you record it.
help-step-allocate = Devices are allocated fairly
help-step-allocate-text = A session looks at all requests together. A person reads it over and validates it. Each decision is explained, even when it means waiting.
help-step-accept = You receive a proposal
help-step-accept-text = A device is held for this household. You accept or decline; declining does not lose their rank.
help-step-hand = You hand the device over
help-step-hand-text = It arrives at your structure. You hand it over in person and record the date.
help-person = Looking for a computer for yourself?
help-person-text = Solidarity devices go through a structure near you: a digital adviser, a social centre, a France Services. They file the request with you.
help-person-call = To find a place, call
help-private = The family stays anonymous here
help-private-text = Name and date of birth are used to work out a fingerprint, then forgotten: we do not keep them. No social security number, no scanned papers. What we know of the household is erased as soon as consent is withdrawn, or else 24 months after the request is closed. After a device is handed over, the fingerprint is kept for three years.
help-fair = One rule for all
help-fair-text = Total priority first, then distance. Two equal requests are always told apart in the same way, and the session can be replayed.

figures-title = The figures, and where they come from
figures-lead = No figure is typed in: all are computed from what happened to the devices. Computed on { $date }.
figures-reused = Devices that found a use again
figures-reused-none = No device has been sold or handed over yet. This table will fill by itself.
figures-reused-note = Devices sold, given or lent. The same gain is counted only once.
figures-category = Category
figures-bar = Share, as a drawing
figures-devices = Devices
figures-avoided = CO₂e avoided
figures-offer = What is available, by département
figures-offer-text = A device counts in the département of the site where it stands, as long as it is on sale and nobody has it held.
figures-method = The method
figures-method-text = Where ADEME publishes a value avoided per year of use, we take it. Otherwise we estimate it: manufacture and assembly, for the share that one year is of the usual life. The table says which figures are estimates. Replaced parts and transport are not yet taken off.
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
