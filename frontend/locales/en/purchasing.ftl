error-pooled-order-wrong-state = The pooled order is not at a step that allows this. Open its page to see what is possible now.
error-participant-wrong-state = You cannot do this: you have already committed, or you have left. Reload the page to see your status.
error-purchase-order-wrong-state = The purchase order is not at a step that allows this. Reload the page to see its status.
error-pooled-order-joining-closed = This pooled order is no longer accepting needs: it is not open, or its closing date has passed. Call its coordinator, or open your own.
error-pooled-order-not-participant = Your organisation is not part of this pooled order. Join it while it is open.
error-pooled-order-nothing-allocated = Nothing was found for your organisation in this order, so there is nothing to commit to. The page explains why.
error-pooled-order-commitment-late = The deadline to commit has passed: the equipment is no longer held. Call the coordinator, or join another order.
error-pooled-order-too-many-participants = This order has 200 members, which is the maximum. Open a second order with the others.
error-pooled-order-coordinator-required = Only the coordinator of the pooled order can do this. Call them: their name is on the page.
error-purchase-order-signature-late = The deadline to sign has passed: the equipment is no longer held. Join another order, or call us.
error-purchase-order-reserves-needed = Items are missing: describe what is missing as reservations, so that the supplier knows.
error-purchase-order-line-unknown = This line is not in the purchase order. Reload the page.
error-purchase-order-received-out-of-range = The number received must be between zero and the number ordered.
error-delivery-site-unknown = This is not one of your organisation’s places. Choose one from the list.
error-delivery-site-needed = Say where to deliver: your organisation has several places, or none.
error-pooled-order-listing-unknown = This listing does not exist or is no longer visible. Choose another in the catalogue.
error-closing-day-passed = The closing date must be in the future. Choose a date after today, for example 12/3/27.
error-closing-day-too-far = The closing date is too far away: one year at most.
error-closing-day-not-later = The new date must be after the old one.
error-pooled-order-date-unreadable = We cannot read this date. Enter it like 12/3/27.
error-pooled-order-words-too-long = This text is too long. Shorten it.
error-pooled-order-words-not-plain = This text contains invisible characters. Type it again.
error-need-line-needed = Enter at least one need: a category of equipment.
error-need-lines-too-many = A pooled order can have 20 needs at most. Split it in two.
error-need-line-unknown = This need is not in this order. Reload the page.
error-need-line-twice = This need is entered twice. Keep one quantity.
error-need-category-unknown = This category does not exist. Choose one from the list.
error-need-grade-unknown = The grade is A, B or C. Choose one, or leave it empty.
error-need-memory-out-of-range = Memory is in gigabytes, from 1 to 4096. For example: 8.
error-need-price-out-of-range = The price must be between one cent and €100,000.
error-need-price-unreadable = We cannot read this price. Enter it like 250 or 249.90.
error-pooled-order-number-unreadable = We cannot read this number. Enter a whole number, for example 12.
error-need-quantity-out-of-range = The quantity must be between 1 and 10,000.
error-need-tolerance-out-of-range = The tolerance must be between zero and 10,000.
error-pooled-order-minimum-out-of-range = The minimum is a whole number, from 1 to 1,000,000. For example: 10.
error-need-quantity-needed = Say how many you need, for at least one need.
error-need-quantity-names-no-line = This order has several needs: enter a quantity for each.
pooled-order-usual-title = Pooled order: { $what }
purchase-order-not-signed = The purchase order was not signed in time.
mail-pooled-order-confirmed-subject = “{ $title }” is confirmed
mail-pooled-order-confirmed-text =
    Hello,
    The pooled order “{ $title }” is closed: { $wanted } devices wanted, for a minimum of { $minimum }. It is confirmed.
    The coordinator is now looking for equipment near you. You do not need to do anything: we will write to you when there is an offer.
    { $address }
mail-pooled-order-too-few-subject = “{ $title }” did not reach its minimum
mail-pooled-order-too-few-text =
    Hello,
    The pooled order “{ $title }” is closed: { $wanted } devices wanted, { $minimum } were needed. It is cancelled. You are not committed to anything.
    You can join another one, or look in the catalogue.
    { $address }
mail-pooled-order-sourced-subject = An offer for “{ $title }”: answer before { $until }
mail-pooled-order-sourced-text =
    Hello,
    { $units ->
        [one] One device is
       *[other] { $units } devices are
    } held for you in the pooled order “{ $title }”, for { $total } including VAT.
    Check the offer and commit before { $until }. If you do not answer, the equipment goes back on sale.
    { $address }
mail-purchase-order-signed-subject = { $reference } is signed: please confirm
mail-purchase-order-signed-text =
    Hello,
    { $other } has signed purchase order { $reference }: { $units ->
        [one] one device
       *[other] { $units } devices
    }, { $total } including VAT.
    Confirm it, then prepare the shipment.
    { $address }
mail-purchase-order-confirmed-subject = { $reference } is confirmed
mail-purchase-order-confirmed-text =
    Hello,
    { $other } has confirmed purchase order { $reference } and prepares the shipment, before { $until }.
    You will get a mail when the equipment leaves. The signed order can be downloaded here:
    { $address }
mail-purchase-order-shipped-subject = { $reference } is on its way
mail-purchase-order-shipped-text =
    Hello,
    { $units ->
        [one] One device of purchase order { $reference } is on its way from { $other }. When it arrives, try it, then certify the delivery.
       *[other] { $units } devices of purchase order { $reference } are on their way from { $other }. When they arrive, count them, try a few, then certify the delivery.
    }
    { $address }
mail-purchase-order-certified-subject = { $reference } is certified
mail-purchase-order-certified-text =
    Hello,
    { $other } has certified the delivery of purchase order { $reference }. { $reserves }
    { $address }
mail-purchase-order-no-reserves = There are no reservations.
mail-purchase-order-reserves = Reservations: { $reserves }
mail-purchase-order-cancelled-subject = { $reference } is cancelled
mail-purchase-order-cancelled-text =
    Hello,
    { $other } has cancelled purchase order { $reference }. The reason given: { $reason }
    The equipment goes back on sale.
    { $address }
pooled-orders-title = Pooled orders
pooled-orders-start = Open a pooled order
pooled-orders-empty = You have no pooled order yet
pooled-orders-empty-text = You say together what you need, and nearby workshops answer together. Open an order, or join one below: stating a need does not commit you to anything.
pooled-orders-mine = My pooled orders
pooled-orders-open = Open near you
pooled-orders-open-none = No other pooled orders are open near you at the moment.
pooled-orders-open-text = Within { $reach } km of your delivery address, nearest first. You can join each one until it closes.
pooled-orders-column-title = Order
pooled-orders-column-state = Status
pooled-orders-column-wanted = Wanted
pooled-orders-column-closes = Closes
pooled-orders-column-coordinator = Coordinator
pooled-orders-column-distance = Nearest member
pooled-order-progress = { $wanted ->
    [one] { $wanted } device wanted, minimum { $minimum }
   *[other] { $wanted } devices wanted, minimum { $minimum }
}
pooled-order-new = Open a pooled order
pooled-order-new-text = Say what is needed and how long others have to join you. Nothing is published until you open the order.
pooled-order-new-next = You will check the order on its page, then open it to other buyers.
pooled-order-save-draft = Save the draft
pooled-order-field-title = Name of the order
pooled-order-field-title-hint = For example: Schools of Entre-deux-Mers. Without a name, it takes that of the first need.
pooled-order-field-closes = Closing date
pooled-order-field-closes-hint = For example 12/3/27. If empty, in 14 days. Allow time for councils to meet.
pooled-order-field-new-closing = New closing date
pooled-order-field-minimum = Minimum for the whole order
pooled-order-field-minimum-hint = If it is not reached at closing, the order is cancelled and nobody is committed. You can extend the closing date before then.
pooled-order-field-site = Delivery address
pooled-order-field-site-hint = For your own devices.
pooled-order-units = devices
pooled-order-gigabytes = GB
pooled-order-need = Need { $number }
pooled-order-field-category = Equipment
pooled-order-add-need = Add need { $number }
pooled-order-field-label = What it is for, or which model
pooled-order-field-label-hint = For example: the school’s computer room, or “ThinkPad T480 or similar”. This is for readers: the search uses the fields below.
pooled-order-field-memory = Minimum memory
pooled-order-field-grade = Minimum appearance
pooled-order-any-grade = Any
pooled-order-field-ceiling = Maximum price per device
pooled-order-field-ceiling-hint = Including VAT. More expensive offers will be left out.
pooled-order-field-quantity = How many for you
pooled-order-field-quantity-hint = If you enter a number, you take part straight away.
pooled-order-created = The draft has been saved. Check it, then open the order.
pooled-order-over = Pooled order { $reference }
pooled-order-coordinated-by = Coordinated by { $name }
pooled-order-state-draft = draft
pooled-order-state-scheduled = opens soon
pooled-order-state-open = open
pooled-order-state-closed = closed
pooled-order-state-confirmed = confirmed
pooled-order-state-extended = extended
pooled-order-state-cancelled-below-minimum = cancelled, minimum not reached
pooled-order-state-sourcing = looking for equipment
pooled-order-state-sourced = nothing found
pooled-order-state-collecting-commitments = waiting for commitments
pooled-order-state-ordered = ordered
pooled-order-state-settled = settled
pooled-order-step-draft = Draft
pooled-order-step-needs = Collecting needs
pooled-order-step-sourcing = Choosing workshops
pooled-order-step-commitments = Commitments
pooled-order-step-delivery = Orders and deliveries
pooled-order-now-draft = Only you can see this draft. Open it so that other buyers can join until { $closes }.
pooled-order-now-scheduled = The order opens on its date. It closes on { $closes }.
pooled-order-now-open = Buyers say what they need until { $closes }, { $left }. It does not commit anyone.
pooled-order-now-extended = The order has been extended until { $closes }, { $left }.
pooled-order-now-closed = The order is closed.
pooled-order-now-confirmed = The minimum has been reached. The coordinator is now looking for equipment near the members.
pooled-order-now-cancelled-below-minimum = The minimum was not reached by closing. Nobody is committed.
pooled-order-now-sourcing = We are looking for equipment.
pooled-order-now-sourced = Nothing has been found so far; the reasons are below. The coordinator can look again.
pooled-order-now-collecting-commitments = The equipment is being held. Each member commits before { $until }, or leaves.
pooled-order-now-ordered = The purchase orders are ready. Each member follows its own until delivery.
pooled-order-now-settled = Everything is finished.
pooled-order-open = Open to buyers
pooled-order-close = Close now
pooled-order-source = Look for equipment
pooled-order-leave = Leave the order
pooled-order-read-and-commit = Check and commit
pooled-order-my-orders = My purchase orders
pooled-order-join = Join the order
pooled-order-change-needs = Change my quantities
pooled-order-join-button = Join the order
pooled-order-save-needs = Save my quantities
pooled-order-binds-nothing = Stating a need does not commit you to anything: you decide later, once prices are known.
pooled-order-tolerance = { $what }: difference you can accept
pooled-order-with-tolerance = { $units } (give or take { $tolerance })
pooled-order-found = Equipment found
pooled-order-unserved = What is missing, and why
pooled-order-needs = Needs
pooled-order-members = { $count ->
    [one] One member
   *[other] { $count } members
}
pooled-order-no-members = Nobody has joined yet.
pooled-order-extend = Allow more time
pooled-order-extend-button = Extend the closing date
pooled-order-column-need = Need
pooled-order-column-asked = Requested
pooled-order-column-wanted = Quantity
pooled-order-column-member = Member
pooled-order-column-standing = Status
pooled-order-column-offer = Offer
pooled-order-column-supplier = Workshop
pooled-order-column-units = Quantity
pooled-order-column-price = Unit price, including VAT
pooled-order-column-distance = Distance
pooled-order-column-reason = Reason
pooled-order-fact-coordinator = Coordinator
pooled-order-fact-form = Type
pooled-order-fact-closes = Closing
pooled-order-fact-commit-by = Commit before
pooled-order-form-simple = simple: each buyer orders for itself
pooled-order-opened = The order is open: buyers can join it.
pooled-order-extended = The closing date has been extended.
pooled-order-joined = Your quantities have been saved. They do not commit you yet.
pooled-order-left = You have left the order.
pooled-order-closed = The order is closed. The members have been notified.
pooled-order-sourced = { $count ->
    [one] { $count } device found and held. See below.
   *[other] { $count } devices found and held. See below.
}
pooled-order-committed = { $count ->
    [one] Your purchase order is ready: check and sign it.
   *[other] Your { $count } purchase orders are ready: check and sign them.
}
pooled-commit-title = Check before you commit
pooled-commit-lines = What is held for you
pooled-commit-binds = { $count ->
    [one] By committing, you ask for a purchase order in your name. Your organisation is committed once it is signed.
   *[other] By committing, you ask for { $count } purchase orders in your name, one for each workshop. Your organisation is committed once they are signed.
}
pooled-commit-next = Your signatory then signs; the workshop confirms and ships; you certify what arrived.
pooled-commit-button = Commit
pooled-commit-back = Back to the pooled order
need-memory = at least { $memory } GB
need-grade = at least “{ $grade }”
need-ceiling = { $price } at most
participant-state-intention = interested, not committed
participant-state-committed = committed
participant-state-left = left
unserved-no-stock = No offers, or not enough left, with this system, memory and condition
unserved-above-ceiling = Offers above the maximum price
unserved-out-of-reach = Offers too far from the delivery address
unserved-not-committed = Not committed in time
unserved-left = The member left
unserved-cancelled = Purchase order cancelled
unserved-not-delivered = Missing on delivery
sales-title = Sales
sales-empty = No sales yet
sales-empty-text = When a buyer has chosen your devices, its purchase order will appear here. Publish listings so that buyers can find you.
sales-start = See my listings
purchase-orders-title = Purchase orders
purchase-orders-empty = No purchase orders yet
purchase-orders-empty-text = A purchase order is created when you commit in a pooled order.
purchase-orders-start = See pooled orders
purchase-orders-column-reference = Purchase order
purchase-orders-column-other = With
purchase-orders-column-state = Status
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
purchase-order-now-buyer-proposed = Check this order and have it signed before { $until }. The workshop will then confirm it.
purchase-order-now-buyer-signed = It is signed. The workshop has to confirm before { $until }. You will get a mail when it confirms, then when the equipment leaves.
purchase-order-now-buyer-confirmed = The workshop has confirmed. It sends the equipment before { $until }; you will get a mail when it leaves.
purchase-order-now-buyer-preparing = The workshop is preparing the delivery.
purchase-order-now-buyer-shipped = The equipment is on its way. When it arrives, count it and certify the delivery.
purchase-order-now-buyer-delivered = The equipment has arrived. Count it and certify the delivery.
purchase-order-now-buyer-certified = The delivery has been certified. The equipment is yours.
purchase-order-now-buyer-closed = Everything is finished.
purchase-order-now-buyer-cancelled = This purchase order is cancelled. Nothing is owed.
purchase-order-now-buyer-disputed = The delivery is disputed. Call the workshop, then certify what arrived.
purchase-order-now-supplier-proposed = The buyer must sign before { $until }. The equipment is held until then.
purchase-order-now-supplier-signed = The buyer has signed. Confirm that you will deliver.
purchase-order-now-supplier-confirmed = Prepare the devices, then record when they leave.
purchase-order-now-supplier-preparing = Prepare the devices, then record when they leave.
purchase-order-now-supplier-shipped = The equipment is on its way. The buyer will certify on arrival.
purchase-order-now-supplier-delivered = The equipment has arrived. The buyer will certify.
purchase-order-now-supplier-certified = The buyer has certified the delivery. You can send your invoice.
purchase-order-now-supplier-closed = Everything is finished.
purchase-order-now-supplier-cancelled = This purchase order is cancelled. The equipment is back on sale.
purchase-order-now-supplier-disputed = The buyer disputes the delivery. Call them.
purchase-order-read-and-sign = Check and sign
purchase-order-confirm = Confirm the order
purchase-order-ship-question = Is the equipment leaving now?
purchase-order-ship-happens = It is recorded as sent today and the buyer is told by e-mail. This cannot be undone.
purchase-order-ship-yes = Yes, it is leaving
purchase-order-ship = Record that the equipment has left
purchase-order-pdf = Purchase order
purchase-order-certify = Certify the delivery
purchase-order-certify-text = Enter what you counted. Anything missing stays with the workshop and you do not owe it.
purchase-order-received = received
purchase-order-reserves = Reservations
purchase-order-reserves-hint = What is missing or wrong. Required when a device is missing.
purchase-order-certify-button = Certify what arrived
purchase-order-lines = Equipment ordered
purchase-order-devices = Devices
purchase-order-to-pack = Devices to pack
purchase-order-cancel = Cancel this purchase order
purchase-order-cancel-reason = Reason for cancelling
purchase-order-cancel-hint = The other party will read it. The equipment goes back on sale.
purchase-order-cancel-button = Cancel the purchase order
purchase-order-column-description = Description
purchase-order-column-vat = VAT
purchase-order-column-total = Total, including VAT
purchase-order-column-received = Received
purchase-order-column-device = Device
purchase-order-column-place = Where it is
purchase-order-vat-margin = margin scheme
purchase-order-vat-normal = { $rate }% VAT included
purchase-order-margin-words = Special scheme – second-hand goods (article 297 A of the French tax code): VAT is not shown.
purchase-order-fact-total = Total, including VAT
purchase-order-fact-vat = of which VAT at { $rate }%
purchase-order-fact-delivery = Delivery
purchase-order-fact-pooled-order = Pooled order
purchase-order-see-pooled-order = See the pooled order
purchase-order-fact-sign-by = Sign before
purchase-order-fact-signed = Signature
purchase-order-fact-shipment = Delivery note { $reference }
purchase-order-signed-by = Signed by { $name } on { $date }
purchase-sign-binds = By signing, your organisation orders this equipment at these prices. Until the equipment has left, you can still cancel this order, with a reason.
purchase-order-signed = The purchase order has been signed. The workshop has been notified.
purchase-order-confirmed = The order has been confirmed. Prepare the delivery.
purchase-order-shipped = Recorded as sent. The buyer has been notified.
purchase-order-certified = The delivery has been certified. The workshop has been notified.
purchase-order-cancelled = The purchase order has been cancelled. The other party has been notified.
purchase-sign-title = Check and sign { $reference }
purchase-sign-next = The workshop then confirms and ships. Payment follows certification, by administrative order for a public body.
purchase-sign-button = Sign the purchase order
purchase-sign-back = Back to the purchase order
purchase-document-siret = SIRET { $siret }
purchase-document-made = Made on { $date } within a pooled order of simple form: the buyer orders for itself.
purchase-document-buyer = Buyer
purchase-document-supplier = Supplier
purchase-document-payment = Payment after delivery is certified, within the legal time limit. For a public body: by administrative order, on an electronic invoice sent to the buyer’s SIRET.
purchase-document-sign-here = Name, position, date and signature
purchase-document-confirmed = Confirmed on { $date }
purchase-document-for-buyer = For the buyer
purchase-document-for-supplier = For the supplier
purchase-document-before-vat = Total before the VAT shown
purchase-document-to-pay = Total to pay
todo-purchase-order-size = { $units ->
    [one] { $units } device, { $total } including VAT
   *[other] { $units } devices, { $total } including VAT
}
todo-sign-purchase-order = Sign purchase order { $reference }
todo-certify-purchase-order = Count and certify the delivery of { $reference }
todo-certify-button = Certify
todo-confirm-purchase-order = Confirm purchase order { $reference }
todo-ship-purchase-order = Prepare and ship { $reference }
todo-commit = Commit to “{ $title }”
todo-open-pooled-order = Open the pooled order “{ $title }”, which closes on { $until }
todo-source-pooled-order = Find equipment for “{ $title }”, closed on { $until }
todo-pooled-order-closes = The pooled order “{ $title }” closes on { $until }
todo-see = See
happened-pooled-order-create = The draft was saved.
happened-pooled-order-open = The order was opened to buyers.
happened-pooled-order-extend = The closing date was extended.
happened-pooled-order-join = A member said what it needs.
happened-pooled-order-leave = A member left the order.
happened-pooled-order-close = The order was closed.
happened-pooled-order-source = A search for equipment was made.
happened-pooled-order-commit = A member committed.
happened-pooled-order-end-commitments = The deadline to commit passed.
happened-pooled-order-order = Every member answered: the purchase orders were created.
happened-pooled-order-settle = Everything is delivered or finished.
happened-purchase-order-create = The purchase order was created.
happened-purchase-order-sign = The buyer signed the purchase order.
happened-purchase-order-confirm = The workshop confirmed the order.
happened-purchase-order-ship = The equipment left the workshop.
happened-purchase-order-certify = The buyer certified what arrived.
happened-purchase-order-cancel = The purchase order was cancelled.
happened-purchase-order-prepare = The workshop started preparing the equipment.
happened-purchase-order-deliver = The equipment arrived.
happened-purchase-order-dispute = The buyer disputed the delivery.
happened-purchase-order-close = Everything is finished.
pooled-order-step-cancelled = Cancelled, minimum not met
purchase-order-step-cancelled = Purchase order cancelled
purchase-order-heading = { $count ->
    [one] { $count } device, { $total }
   *[other] { $count } devices, { $total }
}
purchase-order-read = View the purchase order
purchase-order-ask-to-sign = Only a signatory of your organisation can sign this purchase order:
pooled-order-read = See what was found
pooled-order-ask-to-commit = Only a signatory can commit your organisation:
purchase-sign-over = This purchase order can no longer be signed: it is already signed, cancelled, or past its deadline.
purchase-orders-file = purchase-orders
sales-file = sales
purchase-orders-search-hint = Reference, such as BC-2026-000412
purchase-orders-tabs = Purchase orders by status
purchase-orders-from = Created from
purchase-orders-to = Created until
purchase-orders-sort-created = Date created
purchase-orders-column-due = Next step
purchase-orders-column-signed = Signed on
purchase-orders-column-shipped = Shipped on
purchase-orders-column-certified = Certified on
purchase-orders-count = { $count ->
    [one] One purchase order
   *[other] { $count } purchase orders
}, { $waiting ->
    [0] none is waiting for your signature.
    [one] one of which is waiting for your signature.
   *[other] { $waiting } of which are waiting for your signature.
}
sales-count = { $count ->
    [one] One sale
   *[other] { $count } sales
}, { $waiting ->
    [0] none is waiting for your confirmation.
    [one] one of which is waiting for your confirmation.
   *[other] { $waiting } of which are waiting for your confirmation.
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
pooled-orders-tabs = Orders by status
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
need-distance = within { $distance } km
error-need-system-unknown = This system is not offered. Choose one from the list, or leave it empty.
error-need-distance-out-of-range = The distance is in kilometres, from 1 to 300. For example: 50.
particulars-no-system = no system
particulars-memory = { $size } memory
particulars-storage = { $size } storage
pooled-order-field-system = System wanted
pooled-order-field-system-hint = Devices with another system are left out. If there are too few, the page will tell you.
pooled-order-any-system = Any
pooled-order-field-distance = Maximum distance
pooled-order-field-distance-hint = From the workshop to your delivery address. If empty: 300 km.
pooled-order-kilometres = km
pooled-order-found-rule = How equipment is chosen: first, as many of the requested devices as possible. Then the lowest price, counting { $cents } cents per kilometre and device. At an equal price, the nearest offer wins. A more distant offer comes first if its price makes up for the journey. Nothing comes from more than { $reach } km away.
pooled-order-tolerance-hint = How much the number can vary. For example 2: if you want 10, anything from 8 to 12 is fine.
pooled-order-like-offer = { $title }, or similar
pooled-order-from-offer = The first need has been filled in from the offer
pooled-order-from-offer-text = Change anything you like: the broader the need, the more likely it is to be met.
pooled-order-join-instead = Join an open order instead
pooled-order-join-instead-text = These orders already ask for similar equipment. Otherwise, fill in the form to open your own.
pooled-order-edit = Change the draft
pooled-order-change = Change
pooled-order-close-question = Close this order now?
pooled-order-close-happens-met = Nobody will be able to join after this. { $wanted } devices are requested, with a minimum of { $minimum }: the order will be confirmed and the members notified.
pooled-order-close-happens-missed = The minimum has not been reached ({ $wanted } of { $minimum }): the order will be cancelled for everyone and the members notified. To wait, extend the closing date instead.
pooled-order-close-yes = Close the order
pooled-order-leave-question = Leave this order?
pooled-order-leave-happens = Your quantities will be removed. You can join again while it is open.
pooled-order-leave-happens-coordinator = Your quantities will be removed, but you remain the coordinator: the order continues for the other members.
pooled-order-leave-happens-held = What is held for you will go back on sale. You cannot rejoin. If nobody is left in the order, it is cancelled.
pooled-order-leave-yes = Leave the order
pooled-order-state-came-to-nothing = cancelled
pooled-order-step-came-to-nothing = Cancelled, nothing was bought
pooled-order-now-left-by-all = The order is cancelled: all its members left. The equipment is back on sale and nothing is owed.
pooled-order-now-came-to-nothing = The order is cancelled: nothing was bought. The reasons are below, member by member. Nothing is owed.
pooled-order-fact-closed = Closed on
pooled-order-closed-early = { $date } (planned for { $planned })
purchase-order-broken = Line { $number }: of which arrived broken
purchase-order-broken-hint = Include them in the number received. They will be added to the reservations.
purchase-order-broken-next = A broken device is covered by the workshop’s warranty: it will be repaired or replaced. Call { $supplier }.
purchase-order-broken-reserve = Line { $number }, { $what }: { $count } broken on arrival.
error-purchase-order-broken-out-of-range = The number broken must be between zero and the number received.
purchase-order-certify-line = Line { $number }: { $what }
pooled-order-discard = Delete the draft
pooled-order-discard-question = Delete this draft?
pooled-order-discard-happens = Nobody else has seen it. What you wrote there will be lost.
pooled-order-discard-yes = Delete the draft
pooled-order-discarded = The draft is deleted.
happened-pooled-order-discard = The draft is deleted.
pooled-order-fact-own-total = Your total, tax included
purchase-order-delivery-who = Who delivers
purchase-order-delivery-who-text = The workshop, to your place of delivery.
purchase-order-delivery-when = When
purchase-order-delivery-when-text = The workshop has { $confirm } days to confirm, then { $ship } days to ship. Agree on the day with it.
purchase-order-delivery-cost = Cost of delivery
purchase-order-delivery-cost-text = None is counted in this total. If the workshop asks for one, agree on it before you sign.
purchase-sign-as = You sign as { $name }, signatory of { $organisation }.
purchase-sign-lead = Supplier: { $supplier }.
purchase-sign-call = A question about the delivery? Call { $supplier }:
purchase-order-signed-next = The purchase order is signed and the workshop is told. { $count ->
    [one] One is left to sign, { $reference }: here it is.
   *[other] { $count } are left to sign. Here is the next, { $reference }.
}
pooled-order-join-quantity = How many devices for “{ $what }”
happened-pooled-order-rewrite = The draft was changed.
mail-unit-withdrawn-subject = { $reference }: a device is set aside
mail-unit-withdrawn-text =
    Hello,
    Device { $device }, held for { $reference }, is set aside: the proof of its erasure is taken back. It will not be delivered until it is erased again.
    Nothing is asked of you. At the delivery, count what comes: what is missing is not owed.
    { $address }
