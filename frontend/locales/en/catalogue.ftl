catalogue-found-any = { $count ->
    [0] No listings
    [one] { $count } listing
   *[other] { $count } listings
}
catalogue-found-laptop = { $count ->
    [0] No laptop listings
    [one] { $count } laptop listing
   *[other] { $count } laptop listings
}
catalogue-found-desktop = { $count ->
    [0] No desktop listings
    [one] { $count } desktop listing
   *[other] { $count } desktop listings
}
catalogue-found-screen = { $count ->
    [0] No screen listings
    [one] { $count } screen listing
   *[other] { $count } screen listings
}
catalogue-found-smartphone = { $count ->
    [0] No phone listings
    [one] { $count } phone listing
   *[other] { $count } phone listings
}
catalogue-found-tablet = { $count ->
    [0] No tablet listings
    [one] { $count } tablet listing
   *[other] { $count } tablet listings
}
catalogue-found-printer = { $count ->
    [0] No printer listings
    [one] { $count } printer listing
   *[other] { $count } printer listings
}
catalogue-found-other = { $count ->
    [0] No other equipment listings
    [one] { $count } other equipment listing
   *[other] { $count } other equipment listings
}
catalogue-within = within { $radius } km of { $place }
catalogue-from = starting from { $place }
catalogue-counts = A listing is one or more identical devices.
catalogue-households = Cannot afford one? Households can get a device for free, through an organisation near them.
catalogue-households-link = A computer for me
catalogue-radius = Within
catalogue-place-unknown = We cannot find “{ $place }”. Try a postcode, or the full name of the town.
catalogue-filter = Narrow the search
catalogue-skip-facets = Skip to results
catalogue-more-options = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
catalogue-price-max = Maximum price
catalogue-apply = Apply filters
catalogue-sort = Sort by:
catalogue-sort-apply = Sort
catalogue-empty = No results for now
catalogue-empty-text = Remove a filter, use fewer words, or search further away.
catalogue-empty-all = See the whole catalogue
catalogue-empty-pool = You can also state your need in a pooled order.
catalogue-widen-question = Nothing suitable?
catalogue-widen = Widen to { $radius } km ({ $count })
catalogue-widen-all = Search all of France ({ $count })
catalogue-map = Map of the results

map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-close = Close
map-marker = { $town }, listings: { $count }
map-source = Outlines: IGN

listing-warranty = { $months } months’ warranty
listing-warranty-none = No warranty
listing-insertion = social enterprise
listing-insertion-text = This workshop is a social enterprise: it trains and employs people who struggle to find work.
listing-tax = incl. VAT
listing-aided = { $price } with aid
listing-available = { $count ->
    [0] Sold out
    [one] { $count } available
   *[other] { $count } available
}
listing-back = Back to the results
listing-buy-note = You buy through a pooled order. Needs are combined. Each buyer then signs its own purchase order.
listing-facts = Specification
listing-reference = Listing reference:
listing-orders = Open pooled orders nearby
listing-seller = The workshop
listing-passports = Passports
listing-passports-text = Each device has its own: erasure, tests and repairs.
listing-aside = Price and workshop
listing-several = One need can be filled from several offers: no workshop has to have it all.
catalogue-found-units = { $count ->
    [one] { $count } device
   *[other] { $count } devices
}
catalogue-department = Did you mean the département?
catalogue-department-link = Search all of the département { $name }
catalogue-quantity-min = Devices per offer, at least
facet-system = System
chip-quantity = At least { $count } devices per offer
catalogue-map-shows = The map and the list show the offers of this page: { $offers ->
    [one] one offer
   *[other] { $offers } offers
}, { $places ->
    [one] one place
   *[other] { $places } places
}.
