error-pooled-order-wrong-state = The pooled order is not at the step that allows this. Open its page: it shows what is possible now.
error-participant-wrong-state = Your participation does not allow this: you are committed already, or you have left. Reload the page to see where you stand.
error-purchase-order-wrong-state = The purchase order is not at the step that allows this. Reload the page to see where it stands.
error-pooled-order-joining-closed = This pooled order takes no more needs: it is not open, or its closing day has passed. Call its coordinator, or start your own.
error-pooled-order-not-participant = Your organisation takes no part in this pooled order. Join it while it is open.
error-pooled-order-nothing-allocated = Nothing was found for your organisation in this order: there is nothing to commit to. The page says why.
error-pooled-order-commitment-late = The day to commit has passed: the equipment is no longer held. Call the coordinator, or join another order.
error-pooled-order-too-many-participants = This order has 200 members, the most it can have. Start a second order with the others.
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
