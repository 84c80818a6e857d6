error-pooled-order-wrong-state = The pooled order is not at the step that allows this. Open its page: it shows what is possible now.
error-participant-wrong-state = Your participation does not allow this: you are committed already, or you have left. Reload the page to see where you stand.
error-purchase-order-wrong-state = The purchase order is not at the step that allows this. Reload the page to see where it stands.
error-pooled-order-joining-closed = This pooled order takes no more needs: it is not open, or its closing day has passed. Call its coordinator, or open your own.
error-pooled-order-not-participant = Your organisation takes no part in this pooled order. Join it while it is open.
error-pooled-order-nothing-allocated = Nothing was found for your organisation in this order: there is nothing to commit to. The page says why.
error-pooled-order-commitment-late = The day to commit has passed: the equipment is no longer held. Call the coordinator, or join another order.
error-pooled-order-too-many-participants = This order has 200 members, the most it can have. Open a second order with the others.
error-pooled-order-coordinator-required = Only the coordinator of the pooled order may do this. Call them: their name is on the page.
error-purchase-order-signature-late = The day to sign has passed: the equipment is no longer held. Join another order, or call us.
error-purchase-order-reserves-needed = Units are missing: write what is missing as reserves, so that the supplier knows.
error-purchase-order-line-unknown = This line is not in the purchase order. Reload the page.
error-purchase-order-received-out-of-range = The number received must be between zero and the number ordered.
error-delivery-site-unknown = This place is not one of your organisation. Choose one from the list.
error-delivery-site-needed = Say where to deliver: your organisation has several places, or none.
error-pooled-order-listing-unknown = This listing does not exist or is no longer visible. Choose another in the catalogue.
error-closing-day-passed = The closing day must be to come. Choose a day after today, for example 12/3/27.
error-closing-day-too-far = The closing day is too far: one year at most.
error-closing-day-not-later = The new day must come after the old one.
error-pooled-order-date-unreadable = This date cannot be read. Write it like 12/3/27.
error-pooled-order-words-too-long = This text is too long. Shorten it.
error-pooled-order-words-not-plain = This text holds invisible characters. Type it again.
error-need-line-needed = Say at least one need: a category of equipment.
error-need-lines-too-many = A pooled order has 20 needs at most. Make two of them.
error-need-line-unknown = This need is not in this order. Reload the page.
error-need-line-twice = This need is written twice. Keep one quantity.
error-need-category-unknown = This category does not exist. Choose one from the list.
error-need-grade-unknown = The grade is A, B or C. Choose one, or leave it empty.
error-need-memory-out-of-range = Memory is in gigabytes, from 1 to 4096. For example: 8.
error-need-price-out-of-range = The price must be between one cent and €100,000.
error-need-price-unreadable = This price cannot be read. Write it like 250 or 249.90.
error-pooled-order-number-unreadable = This number cannot be read. Write a whole number, for example 12.
error-need-quantity-out-of-range = The quantity must be between 1 and 10,000.
error-need-tolerance-out-of-range = The tolerance must be between zero and 10,000.
error-need-quantity-needed = Say how many you need, for one need at least.
error-need-quantity-names-no-line = This order has several needs: give a quantity for each.
error-pooled-order-minimum-out-of-range = The minimum must be between 1 and one million.
pooled-order-usual-title = Pooled order: { $what }
purchase-order-not-signed = The purchase order was not signed in time.
mail-pooled-order-confirmed-subject = “{ $title }” is confirmed
mail-pooled-order-confirmed-text =
    Good day,
    The pooled order “{ $title }” is closed: { $wanted } devices wanted, for a minimum of { $minimum }. It is confirmed.
    The coordinator is now looking for equipment near you. You have nothing to do: we will write when there is a proposal.
    { $address }
mail-pooled-order-too-few-subject = “{ $title }” did not reach its minimum
mail-pooled-order-too-few-text =
    Good day,
    The pooled order “{ $title }” is closed: { $wanted } devices wanted, { $minimum } were needed. It is cancelled. You are bound to nothing.
    You may join another one, or look in the catalogue.
    { $address }
mail-pooled-order-sourced-subject = A proposal for “{ $title }”: answer in time
mail-pooled-order-sourced-text =
    Good day,
    { $units } devices are held for you in the pooled order “{ $title }”, for { $total } tax included.
    Read the proposal and commit before { $until }. Without an answer the equipment goes back on sale.
    { $address }
mail-purchase-order-signed-subject = { $reference } is signed: please confirm
mail-purchase-order-signed-text =
    Good day,
    { $other } has signed purchase order { $reference }: { $units } devices, { $total } tax included.
    Confirm it, then prepare the shipment.
    { $address }
mail-purchase-order-shipped-subject = { $reference } is on its way
mail-purchase-order-shipped-text =
    Good day,
    { $units } devices of purchase order { $reference } are on their way from { $other }.
    When they arrive, count them, try a few, then certify the delivery.
    { $address }
mail-purchase-order-certified-subject = { $reference } is certified
mail-purchase-order-certified-text =
    Good day,
    { $other } has certified the delivery of purchase order { $reference }. { $reserves }
    { $address }
mail-purchase-order-no-reserves = There are no reserves.
mail-purchase-order-reserves = Reserves: { $reserves }
mail-purchase-order-cancelled-subject = { $reference } is cancelled
mail-purchase-order-cancelled-text =
    Good day,
    { $other } has cancelled purchase order { $reference }. The reason given: { $reason }
    The equipment goes back on sale.
    { $address }
pooled-orders-title = Pooled orders
pooled-orders-start = Open a pooled order
pooled-orders-empty = You have no pooled order yet
pooled-orders-empty-text = Together you say once what you need, and the workshops nearby answer together. Open an order, or join one below: saying a need binds you to nothing.
pooled-orders-mine = My pooled orders
pooled-orders-open = Open near you
pooled-orders-open-none = No other pooled order is open near you at the moment.
pooled-orders-open-text = At most { $reach } km from your delivery place, the nearest first. You may join each of them until it closes.
pooled-orders-column-title = Order
pooled-orders-column-state = Where it stands
pooled-orders-column-wanted = Wanted
pooled-orders-column-closes = Closes
pooled-orders-column-coordinator = Coordinator
pooled-orders-column-distance = Nearest member
pooled-order-progress = { $wanted ->
    [one] { $wanted } device wanted, minimum { $minimum }
   *[other] { $wanted } devices wanted, minimum { $minimum }
}
pooled-order-new = Open a pooled order
pooled-order-new-text = Say what is needed and until when others may join you. Nothing is published before you open the order.
pooled-order-new-next = You will read the order again on its page, then open it to the other buyers.
pooled-order-save-draft = Save the draft
pooled-order-field-title = Name of the order
pooled-order-field-title-hint = For example: Schools of Entre-deux-Mers
pooled-order-field-closes = Closing day
pooled-order-field-closes-hint = Like 12/3/27. Without a day, in 14 days. Leave councils the time to meet.
pooled-order-field-new-closing = New closing day
pooled-order-field-minimum = Minimum, all together
pooled-order-field-minimum-hint = Below it at the closing, the order is cancelled and nobody is bound. You may put the closing off before.
pooled-order-field-site = Delivery place
pooled-order-field-site-hint = For your own devices.
pooled-order-units = devices
pooled-order-gigabytes = GB
pooled-order-need = Need { $number }
pooled-order-field-category = Equipment
pooled-order-add-need = Add need { $number }
pooled-order-field-label = What it is for, or which model
pooled-order-field-label-hint = For example: the school’s computer room, or “ThinkPad T480, or the like”. The words are for readers: the search follows the fields below.
pooled-order-field-memory = Memory, at least
pooled-order-field-grade = Looks, at least
pooled-order-any-grade = Any will do
pooled-order-field-ceiling = Highest price of one device
pooled-order-field-ceiling-hint = Tax included. Dearer offers will be left out.
pooled-order-field-quantity = How many for you
pooled-order-field-quantity-hint = If you say so, you take part at once.
pooled-order-created = The draft is saved. Read it, then open the order.
pooled-order-over = Pooled order { $reference }
pooled-order-coordinated-by = Coordinated by { $name }
pooled-order-state-draft = draft
pooled-order-state-scheduled = opens soon
pooled-order-state-open = open
pooled-order-state-closed = closed
pooled-order-state-confirmed = confirmed
pooled-order-state-extended = extended
pooled-order-state-cancelled-below-minimum = cancelled, minimum not reached
pooled-order-state-sourcing = being sourced
pooled-order-state-sourced = without a proposal
pooled-order-state-collecting-commitments = waiting for commitments
pooled-order-state-ordered = ordered
pooled-order-state-settled = settled
pooled-order-step-draft = Preparation
pooled-order-step-needs = Collecting needs
pooled-order-step-sourcing = Choice of workshops
pooled-order-step-commitments = Commitments
pooled-order-step-delivery = Orders and deliveries
pooled-order-now-draft = Only you see this draft. Open it so that other buyers can join until { $closes }.
pooled-order-now-scheduled = The order will open on its day. It closes on { $closes }.
pooled-order-now-open = Buyers say what they need until { $closes }, { $left }. It binds nobody.
pooled-order-now-extended = The order is extended until { $closes }, { $left }.
pooled-order-now-closed = The order is closed.
pooled-order-now-confirmed = The minimum is reached. The coordinator now looks for equipment near the members.
pooled-order-now-cancelled-below-minimum = The minimum was not reached when it closed. Nobody is bound.
pooled-order-now-sourcing = Equipment is being looked for.
pooled-order-now-sourced = Nothing has been found so far; the reasons are below. The coordinator may look again.
pooled-order-now-collecting-commitments = The equipment is held. Each member commits before { $until }, or leaves.
pooled-order-now-ordered = The purchase orders are made. Each member follows its own until delivery.
pooled-order-now-settled = Everything is settled.
pooled-order-open = Open to buyers
pooled-order-close = Close now
pooled-order-source = Look for equipment
pooled-order-leave = Leave the order
pooled-order-read-and-commit = Read and commit
pooled-order-my-orders = My purchase orders
pooled-order-join = Join the order
pooled-order-change-needs = Change my quantities
pooled-order-join-button = Join the order
pooled-order-save-needs = Save my quantities
pooled-order-binds-nothing = Saying a need binds you to nothing: you will commit later, with prices known, or not.
pooled-order-tolerance = { $what }: difference accepted
pooled-order-with-tolerance = { $units } (give or take { $tolerance })
pooled-order-found = Equipment found
pooled-order-unserved = What is missing, and why
pooled-order-needs = Needs
pooled-order-members = { $count ->
    [one] One member
   *[other] { $count } members
}
pooled-order-no-members = Nobody takes part yet.
pooled-order-extend = Leave more time
pooled-order-extend-button = Put off the closing
pooled-order-column-need = Need
pooled-order-column-asked = Asked for
pooled-order-column-wanted = Quantity
pooled-order-column-member = Member
pooled-order-column-standing = Where it stands
pooled-order-column-offer = Offer
pooled-order-column-supplier = Workshop
pooled-order-column-units = Quantity
pooled-order-column-price = Unit price, tax included
pooled-order-column-distance = Distance
pooled-order-column-reason = Reason
pooled-order-fact-coordinator = Coordinator
pooled-order-fact-form = Legal form
pooled-order-fact-closes = Closing
pooled-order-fact-commit-by = Commit before
pooled-order-form-simple = simple: each buyer orders for itself
pooled-order-opened = The order is open: buyers can join it.
pooled-order-extended = The closing is put off.
pooled-order-joined = Your quantities are saved. They do not bind you yet.
pooled-order-left = You have left the order.
pooled-order-closed = The order is closed. The members are told.
pooled-order-sourced = { $count ->
    [one] { $count } device found and held. See below.
   *[other] { $count } devices found and held. See below.
}
pooled-order-committed = { $count ->
    [one] Your purchase order is ready: read and sign it.
   *[other] Your { $count } purchase orders are ready: read and sign them.
}
pooled-commit-title = Read before committing
pooled-commit-lines = What is held for you
pooled-commit-binds = { $count ->
    [one] By committing you ask for a purchase order in your name. Your organisation is bound once it is signed.
   *[other] By committing you ask for { $count } purchase orders in your name, one for each workshop. Your organisation is bound once they are signed.
}
pooled-commit-next = Then your signatory signs; the workshop confirms and ships; you certify what arrived.
pooled-commit-button = Commit
pooled-commit-back = Back to the pooled order
need-memory = { $memory } GB at least
need-grade = “{ $grade }” at least
need-ceiling = { $price } at most
participant-state-intention = intention, not bound
participant-state-committed = committed
participant-state-left = left
unserved-no-stock = No offers, or not enough left, with this system, memory and condition
unserved-above-ceiling = Offers above the highest price
unserved-out-of-reach = Offers too far from the delivery place
unserved-not-committed = No commitment in time
unserved-left = The member left
unserved-cancelled = Purchase order cancelled
unserved-not-delivered = Missing at the delivery
sales-title = Sales
sales-empty = No sales yet
sales-empty-text = When a buyer has chosen your devices, its purchase order will be here. To be found, publish listings.
sales-start = See my listings
purchase-orders-title = Purchase orders
purchase-orders-empty = No purchase orders yet
purchase-orders-empty-text = A purchase order is made when you commit in a pooled order.
purchase-orders-start = See pooled orders
purchase-orders-column-reference = Purchase order
purchase-orders-column-other = With
purchase-orders-column-state = Where it stands
purchase-order-column-reference-word = Reference
purchase-order-title = Purchase order { $reference }
purchase-order-state-proposed = to be signed
purchase-order-state-signed = signed
purchase-order-state-confirmed = confirmed
purchase-order-state-preparing = being prepared
purchase-order-state-shipped = on its way
purchase-order-state-delivered = delivered
purchase-order-state-certified = certified
purchase-order-state-closed = closed
purchase-order-state-cancelled = cancelled
purchase-order-state-disputed = disputed
purchase-order-step-signature = Signature
purchase-order-step-confirmation = Confirmation
purchase-order-step-shipment = Shipment
purchase-order-step-certification = Certification
purchase-order-now-buyer-proposed = Read this order and have it signed before { $until }. Then the workshop will confirm it.
purchase-order-now-buyer-signed = It is signed. The workshop must now confirm.
purchase-order-now-buyer-confirmed = The workshop has confirmed and prepares the shipment.
purchase-order-now-buyer-preparing = The workshop prepares the shipment.
purchase-order-now-buyer-shipped = The equipment is on its way. When it arrives, count it and certify the delivery.
purchase-order-now-buyer-delivered = The equipment has arrived. Count it and certify the delivery.
purchase-order-now-buyer-certified = The delivery is certified. The equipment is yours.
purchase-order-now-buyer-closed = Everything is done.
purchase-order-now-buyer-cancelled = This purchase order is cancelled. Nothing is owed.
purchase-order-now-buyer-disputed = The delivery is contested. Call the workshop, then certify what arrived.
purchase-order-now-supplier-proposed = The buyer must sign before { $until }. The equipment is held until then.
purchase-order-now-supplier-signed = The buyer has signed. Confirm that you will deliver.
purchase-order-now-supplier-confirmed = Prepare the devices, then say when they leave.
purchase-order-now-supplier-preparing = Prepare the devices, then say when they leave.
purchase-order-now-supplier-shipped = The equipment is on its way. The buyer will certify on arrival.
purchase-order-now-supplier-delivered = The equipment has arrived. The buyer will certify.
purchase-order-now-supplier-certified = The buyer has certified the delivery. You may invoice.
purchase-order-now-supplier-closed = Everything is done.
purchase-order-now-supplier-cancelled = This purchase order is cancelled. The equipment is back on sale.
purchase-order-now-supplier-disputed = The buyer contests the delivery. Call them.
purchase-order-read-and-sign = Read and sign
purchase-order-confirm = Confirm the order
purchase-order-ship = The equipment leaves
purchase-order-pdf = Purchase order
purchase-order-certify = Certify the delivery
purchase-order-certify-text = Write what you counted. What is missing stays with the workshop and is not owed.
purchase-order-received = received
purchase-order-reserves = Reserves
purchase-order-reserves-hint = What is missing or wrong. Needed when a device is missing.
purchase-order-certify-button = Certify what arrived
purchase-order-lines = Equipment ordered
purchase-order-devices = Devices
purchase-order-to-pack = Devices to pack
purchase-order-cancel = Cancel this purchase order
purchase-order-cancel-reason = Reason for cancelling
purchase-order-cancel-hint = The other side will read it. The equipment goes back on sale.
purchase-order-cancel-button = Cancel the purchase order
purchase-order-column-description = Description
purchase-order-column-vat = VAT
purchase-order-column-total = Total, tax included
purchase-order-column-received = Received
purchase-order-column-device = Device
purchase-order-column-place = Where it is
purchase-order-vat-margin = margin scheme
purchase-order-vat-normal = { $rate }% VAT included
purchase-order-margin-words = Special scheme – second-hand goods (article 297 A of the French tax code): VAT is not shown.
purchase-order-fact-total = Total, tax included
purchase-order-fact-vat = of which VAT at { $rate }%
purchase-order-fact-delivery = Delivery
purchase-order-fact-pooled-order = Pooled order
purchase-order-see-pooled-order = See the pooled order
purchase-order-fact-sign-by = To be signed before
purchase-order-fact-signed = Signature
purchase-order-fact-shipment = Delivery note { $reference }
purchase-order-signed-by = Signed by { $name } on { $date }
purchase-order-signed = The purchase order is signed. The workshop is told.
purchase-order-confirmed = The order is confirmed. Prepare the shipment.
purchase-order-shipped = The shipment is recorded. The buyer is told.
purchase-order-certified = The delivery is certified. The workshop is told.
purchase-order-cancelled = The purchase order is cancelled. The other side is told.
purchase-sign-title = Read and sign { $reference }
purchase-sign-binds = By signing, your organisation orders this equipment at these prices. You may still cancel until it is shipped.
purchase-sign-next = The workshop then confirms and ships. Payment follows certification, by administrative order for a public body.
purchase-sign-button = Sign the purchase order
purchase-sign-back = Back to the purchase order
purchase-document-siret = SIRET { $siret }
purchase-document-made = Made on { $date } within a pooled purchase of simple form: the buyer orders for itself.
purchase-document-buyer = Buyer
purchase-document-supplier = Supplier
purchase-document-payment = Payment after service rendered, within the legal term. For a public body: by administrative order, on an electronic invoice sent to the buyer’s SIRET.
purchase-document-sign-here = Name, capacity, date and signature
purchase-document-confirmed = Confirmed on { $date }
purchase-document-for-buyer = For the buyer
purchase-document-for-supplier = For the supplier
purchase-document-before-vat = Total before the VAT shown
purchase-document-to-pay = Total to pay
todo-purchase-order-size = { $units ->
    [one] { $units } device, { $total } tax included
   *[other] { $units } devices, { $total } tax included
}
todo-sign-purchase-order = Sign purchase order { $reference }
todo-certify-purchase-order = Count and certify the delivery of { $reference }
todo-certify-button = Certify
todo-confirm-purchase-order = Confirm purchase order { $reference }
todo-ship-purchase-order = Prepare and ship { $reference }
todo-commit = Commit in “{ $title }”
todo-open-pooled-order = Open the pooled order “{ $title }”, it closes on { $until }
todo-source-pooled-order = Look for the equipment of “{ $title }”, closed on { $until }
todo-pooled-order-closes = The pooled order “{ $title }” closes on { $until }
todo-see = See
happened-pooled-order-create = The draft is saved.
happened-pooled-order-open = The order is open to buyers.
happened-pooled-order-extend = The closing is put off.
happened-pooled-order-join = A member says what it needs.
happened-pooled-order-leave = A member leaves the order.
happened-pooled-order-close = The order is closed.
happened-pooled-order-source = Equipment is looked for.
happened-pooled-order-commit = A member commits.
happened-pooled-order-end-commitments = The time to commit is over.
happened-pooled-order-order = Each member has answered: the purchase orders are made.
happened-pooled-order-settle = Everything is delivered or over.
happened-purchase-order-create = The purchase order is made.
happened-purchase-order-sign = The buyer signs the purchase order.
happened-purchase-order-confirm = The workshop confirms the order.
happened-purchase-order-ship = The equipment leaves the workshop.
happened-purchase-order-certify = The buyer certifies what arrived.
happened-purchase-order-cancel = The purchase order is cancelled.
happened-purchase-order-prepare = The workshop prepares the equipment.
happened-purchase-order-deliver = The equipment arrives.
happened-purchase-order-dispute = The buyer contests the delivery.
happened-purchase-order-close = Everything is over.
pooled-order-step-cancelled = Cancelled, minimum not met
purchase-order-step-cancelled = Purchase order cancelled
purchase-order-heading = { $count ->
    [one] { $count } device, { $total }
   *[other] { $count } devices, { $total }
}
purchase-order-read = Read the purchase order
purchase-order-ask-to-sign = Only a signatory of your organisation can sign this purchase order:
pooled-order-read = Read what was found
pooled-order-ask-to-commit = Only a signatory can commit your organisation:
purchase-sign-over = This purchase order can no longer be signed: it is signed already, cancelled, or the last day has passed.
purchase-orders-file = purchase-orders
sales-file = sales
purchase-orders-search-hint = Reference, such as BC-2026-000412
purchase-orders-tabs = Purchase orders by state
purchase-orders-from = Created from
purchase-orders-to = Created until
purchase-orders-sort-created = Creation
purchase-orders-column-due = Next step
purchase-orders-column-signed = Signed on
purchase-orders-column-shipped = Shipped on
purchase-orders-column-certified = Certified on
purchase-orders-count = { $count ->
    [one] One purchase order
   *[other] { $count } purchase orders
}, { $waiting ->
    [0] none waits for your signature.
    [one] one of which waits for your signature.
   *[other] { $waiting } of which wait for your signature.
}
sales-count = { $count ->
    [one] One sale
   *[other] { $count } sales
}, { $waiting ->
    [0] none waits for your confirmation.
    [one] one of which waits for your confirmation.
   *[other] { $waiting } of which wait for your confirmation.
}
purchase-orders-count-here = { $count ->
    [0] No purchase order.
    [one] One purchase order.
   *[other] { $count } purchase orders.
}
purchase-orders-batch-confirm = Confirm
purchase-orders-batch-confirmed = { $count ->
    [one] One purchase order is confirmed: prepare its shipment.
   *[other] { $count } purchase orders are confirmed: prepare their shipments.
}
pooled-orders-file = pooled-orders
pooled-orders-search-hint = Title or reference, such as CG-2026-000012
pooled-orders-tabs = Orders by state
pooled-orders-from = Closes from
pooled-orders-to = Closes until
pooled-orders-column-reference = Reference
pooled-orders-column-members = Members
pooled-orders-column-minimum = Minimum
pooled-orders-count = { $count ->
    [one] One pooled order
   *[other] { $count } pooled orders
}, { $open ->
    [0] none open.
    [one] one of which is open.
   *[other] { $open } of which are open.
}
pooled-orders-count-here = { $count ->
    [0] No pooled order.
    [one] One pooled order.
   *[other] { $count } pooled orders.
}
need-system-windows-11 = Windows 11
need-system-linux = Linux
need-distance = { $distance } km away at most
error-need-system-unknown = This system is not offered. Choose one from the list, or leave it empty.
error-need-distance-out-of-range = The distance is in kilometres, from 1 to 300. For example: 50.
particulars-no-system = no system
particulars-memory = { $size } memory
particulars-storage = { $size } storage
purchase-order-column-particulars = What it is
pooled-order-field-system = System wanted
pooled-order-field-system-hint = Devices with another system are left out. If there are too few, the page will say so.
pooled-order-any-system = Any
pooled-order-field-distance = Greatest distance
pooled-order-field-distance-hint = From the workshop to your delivery place. Left empty: 300 km.
pooled-order-kilometres = km
pooled-order-found-rule = How it is chosen: first, serve as many of the devices asked for as possible. Then, the lowest price, counting { $cents } cents per kilometre and device. At an equal price the nearest offer wins. One further away comes first if its price makes up for the road. Nothing comes from more than { $reach } km away.
pooled-order-tolerance-hint = By how much the number may change. For example 2: if you want 10, anything from 8 to 12 will do.
pooled-order-like-offer = { $title }, or the like
pooled-order-from-offer = The first need is filled from the offer
pooled-order-from-offer-text = Change what you like: the wider the need, the more likely it is to be met.
pooled-order-join-instead = Join an open order instead
pooled-order-join-instead-text = These orders already ask for such equipment. Otherwise, fill in the form to open your own.
pooled-order-edit = Change the draft
pooled-order-change = Change
pooled-order-close-question = Close this order now?
pooled-order-close-happens-met = Nobody will be able to join any more. { $wanted } devices are asked for, with a minimum of { $minimum }: it will be confirmed and the members told.
pooled-order-close-happens-missed = The minimum is not reached ({ $wanted } of { $minimum }): the order will be cancelled for everybody and the members told. To wait, put the closing off instead.
pooled-order-close-yes = Close the order
pooled-order-leave-question = Leave this order?
pooled-order-leave-happens = Your quantities will be taken out. You may join again while it is open.
pooled-order-leave-happens-coordinator = Your quantities will be taken out, but you remain its coordinator: the order goes on for the other members.
pooled-order-leave-happens-held = What is held for you will be on sale again. You cannot come back. If nobody is left in the order, it is cancelled.
pooled-order-leave-yes = Leave the order
pooled-order-state-came-to-nothing = cancelled
pooled-order-step-came-to-nothing = Cancelled, nothing was bought
pooled-order-now-left-by-all = The order is cancelled: all its members left it. The equipment is on sale again and nothing is owed.
pooled-order-now-came-to-nothing = The order is cancelled: nothing was bought. The reasons are below, member by member. Nothing is owed.
pooled-order-fact-closed = Closed on
pooled-order-closed-early = { $date } (planned for { $planned })
purchase-order-broken = Line { $number }: of which arrived broken
purchase-order-broken-hint = Count them among those received, too. They will be written into the reserves.
purchase-order-broken-next = A broken device is under the workshop’s warranty: it is mended or replaced. Call { $supplier }.
purchase-order-broken-reserve = Line { $number }, { $what }: { $count } broken on arrival.
error-purchase-order-broken-out-of-range = The number broken must be between zero and the number received.
purchase-order-certify-line = Line { $number }: { $what }
happened-pooled-order-rewrite = The draft is changed.
mail-unit-withdrawn-subject = { $reference }: a device is set aside
mail-unit-withdrawn-text =
    Hello,
    Device { $device }, held for { $reference }, is set aside: the proof of its erasure is taken back. It will not be delivered until it is erased again.
    Nothing is asked of you. At the delivery, count what comes: what is missing is not owed.
    { $address }
