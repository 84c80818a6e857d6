catalogue-found-any = { $count ->
    [0] No offer
    [one] { $count } offer
   *[other] { $count } offers
}
catalogue-found-laptop = { $count ->
    [0] No offer of laptops
    [one] { $count } offer of laptops
   *[other] { $count } offers of laptops
}
catalogue-found-desktop = { $count ->
    [0] No offer of desktop computers
    [one] { $count } offer of desktop computers
   *[other] { $count } offers of desktop computers
}
catalogue-found-screen = { $count ->
    [0] No offer of screens
    [one] { $count } offer of screens
   *[other] { $count } offers of screens
}
catalogue-found-smartphone = { $count ->
    [0] No offer of phones
    [one] { $count } offer of phones
   *[other] { $count } offers of phones
}
catalogue-found-tablet = { $count ->
    [0] No offer of tablets
    [one] { $count } offer of tablets
   *[other] { $count } offers of tablets
}
catalogue-found-printer = { $count ->
    [0] No offer of printers
    [one] { $count } offer of printers
   *[other] { $count } offers of printers
}
catalogue-found-other = { $count ->
    [0] No offer of other equipment
    [one] { $count } offer of other equipment
   *[other] { $count } offers of other equipment
}
catalogue-within = within { $radius } km of { $place }
catalogue-from = starting from { $place }
catalogue-radius = Within
catalogue-place-unknown = We cannot find “{ $place }”. Try a postcode, or the full name of the town.
catalogue-filter = Narrow the search
catalogue-skip-facets = Go to the results
catalogue-more-options = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
catalogue-price-max = Highest price
catalogue-apply = Apply the filters
catalogue-sort = Sort:
catalogue-sort-apply = Sort
catalogue-empty = Nothing matches for now
catalogue-empty-text = Remove a filter, write fewer words, or look further away.
catalogue-empty-all = See the whole catalogue
catalogue-empty-pool = You can also state your need in a pooled order.
catalogue-widen-question = Nothing suits?
catalogue-widen = Widen to { $radius } km ({ $count })
catalogue-widen-all = Search all of France ({ $count })
catalogue-map = Map of the results

map-zoom-in = Enlarge the map
map-zoom-out = Reduce the map
map-close = Close
map-marker = { $town }, number of listings: { $count }
map-source = Outlines: IGN

listing-warranty = { $months } months’ warranty
listing-warranty-none = No warranty
listing-insertion = social-insertion enterprise
listing-insertion-text = This workshop is a social-insertion enterprise: it trains and employs people far from work.
listing-tax = incl. tax
listing-aided = { $price } with aid
listing-available = { $count ->
    [0] Sold out
    [one] { $count } available
   *[other] { $count } available
}
listing-back = Back to the results
listing-buy-note = One buys through a pooled order. Needs come together. Each then signs a purchase order of its own.
listing-facts = Specification
listing-reference = Listing reference:
listing-orders = Open pooled orders near here
listing-seller = The workshop
listing-passports = Passports
listing-passports-text = Each device has its own: erasure, tests, repairs.
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
