# The rule of offers: which workshop is asked, and why; what a workshop can take.

lost-page-regle-des-offres = How a workshop is chosen
lot-event-divide = The batch is shared: the first workshop has no room for all of it.
lot-event-come-of = This part is offered to another workshop.
lot-event-cancel-rest = What was not collected yet is withdrawn.
lot-pieces-title = The workshops of this batch
lot-pieces-text = No workshop had room for all of it. Each part has its own workshop, collection and count.
lot-piece = Part no. { $number }
part-piece = Your part of this batch
mail-lot-whole = your batch { $reference }
mail-lot-piece = a part of your batch { $reference } ({ $units })
lot-event-release = The workshop may no longer receive this lot. Another is being looked for.
error-preferred-unknown = This workshop cannot receive this lot here. Choose one in the list, or leave the choice to the rule.
error-offer-units = Write a number of devices between 1 and 50,000.
error-offer-line = Line { $line }, column “{ $column }”: a whole number is expected. Correct it.

mail-lot-released-subject = Another workshop is being looked for, for your lot { $reference }
mail-lot-released-text = Hello,

    { $refurbisher } may no longer receive { $lot }. The planned collection is cancelled. We are looking for another workshop at once: you have nothing to do.

    { $address }
mail-part-released-subject = Lot { $reference } no longer comes to you
mail-part-released-text = Hello,

    Lot { $reference }, which you had accepted, is offered to another workshop. { $rule }

    Do not collect it. What you have already collected stays with you.

offer-rule-title = How a workshop is chosen
offer-rule-lead = Each lot is offered to one workshop, then to the next. The order comes from a public rule. The same figures always give the same order.
offer-rule-description = The rule of lot offers: its steps, its points, fairness, an example and the means to work it out again.
offer-rule-version = Version of the rule: { $version }. It is kept with each offer.
offer-order-title = The order, step by step
offer-step-allowed = We keep the accredited workshops that are near enough, that the lot’s origin allows and for which the lot, or a part of it, is not too large. Who declined this lot is not asked again.
offer-step-preferred = The donor’s preferred workshop comes first, if it has room.
offer-step-room = Then come those with room for the whole lot this week, then for a part of it, then the others.
offer-step-divided = A batch of { $large } devices or more is shared: what finds no room at the first workshop is offered to the next. Each part keeps { $smallest } devices or more, and a batch has { $parts } parts at most.
offer-step-behind = Among them, a workshop that has taken less than { $percent }% of its share comes first. Its share must have reached a week’s work. If there are several, the one furthest behind.
offer-step-points = The others follow by their points, out of 100. With equal points, the nearest first.
offer-points-title = How points are reckoned
offer-formula-distance = Distance, { $most } points: { $most } × (radius − distance) ÷ radius.
offer-formula-room = Room, { $most } points: { $most } × devices that find room ÷ devices of the lot. Half if the workshop declared nothing.
offer-formula-answers = Answers, { $most } points: { $most } × (lots taken + 1) ÷ (lots offered + 2), over 12 months.
offer-formula-delay = Delay, { $most } points: all up to { $soon } days, none from { $late } days on, in proportion between. Half if the delay is not measured.
offer-points-whole = Each line is rounded down to the point; a half is rounded up.
offer-due-title = Each one’s share
offer-due = When a lot is taken, its devices are shared out in thought between the workshops with as much room as its taker. Each counts for what it can take in a week ({ $usual } if it has not said). The sum is its share in the department. A lot entrusted by its donor’s choice does not count.
offer-answer-title = The answer
offer-answer-text = The workshop has 5 working days to answer. If it declines, it says why. Without an answer, the next one is asked.
offer-example-title = An example, worked out
offer-example-text = B comes first: it took 300 devices of a share of 500, that is 60%. A follows with 93 points, then C with 54.
offer-again-title = The decision, worked out again
offer-again-units = Number of devices in the lot
offer-again-lines = The workshops, one a line
offer-again-hint = Name; distance and radius in metres; devices a week (empty if not said); devices that find room; lots offered; lots taken; days of delay (empty if not measured); share in thousandths of a device; devices taken. Add a star at the end for the preferred workshop.
offer-again-send = Work it out again
offer-table = The workshops, in order
offer-column-workshop = Workshop
offer-column-turn = Placed by
offer-column-distance = Distance
offer-column-room = Room
offer-column-answers = Answers
offer-column-delay = Delay
offer-column-total = Points
offer-column-share = Taken of its share
offer-share-none = nothing yet
offer-turn-preferred = the donor’s choice
offer-turn-behind = its share being behind
offer-turn-points = its points
offer-room-whole = room for all
offer-room-part = room for a part
offer-room-full = full this week
offer-figure-distance = distance
offer-figure-radius = radius
offer-figure-weekly = devices a week
offer-figure-fits = devices that find room
offer-figure-asked = lots offered
offer-figure-taken = lots taken
offer-figure-delay = days of delay
offer-figure-due = share
offer-figure-share = devices taken
offer-why-preferred = { $workshop } is asked first: the donor chose it and it has room.
offer-why-behind = { $workshop } is asked first: it has taken only { $share } of its share in this department.
offer-why-points = { $workshop } is asked first, with { $points } points out of 100.
offer-why-among = { $count ->
    [one] Only one workshop could receive this lot.
   *[other] { $count } workshops could receive this lot.
}
offer-yours = Your workshop
offer-other = Workshop no. { $number }
offer-why-title = Why this workshop
offer-why-title-own = Why this lot is offered to you
offer-why-again = Work it out again with these figures

new-lot-preferred = Preferred workshop
new-lot-preferred-hint = It is asked first if it may receive the lot and has room.
new-lot-preferred-none = Let the rule choose
new-lot-shares-title = What became of past lots
new-lot-shares-lead = Devices of donors of your kind, by the donor’s wish.
new-lot-shares-wish = Wish
new-lot-shares-given = Given
new-lot-shares-sold = Sold
new-lot-shares-lent = Lent
new-lot-shares-parts = Parts
new-lot-shares-recycled = Recycled
new-lot-shares-none = too few devices
new-lot-shares-counted = Of { $count } devices that have their outcome.

capacity-title = What your workshop can take
capacity-lead = Lots go first to who has room. What you write is public.
capacity-weekly = Devices a week
capacity-weekly-hint = Write 0 for what you do not take. Leave empty to say nothing: then nothing limits the lots offered.
capacity-erasure = How you erase data
capacity-hours = Opening hours
capacity-hours-hint = As you would say it: 9:00 - 12:00, 14:00 - 17:00. Leave a closed day empty. These hours are public.
benches-column-hours = Hours
capacity-erasure-clear = Simple erasure (Clear)
capacity-erasure-purge = Full erasure (Purge)
capacity-erasure-destroy = Destruction of the medium (Destroy)
capacity-save = Save
capacity-done = Saved. The next lots take it into account.
capacity-closed = You take no device any more: no lot will be offered to you. Change a number to receive some again.
capacity-next = A change counts for the next lots. Those you accepted do not change.
capacity-free = { $free } left this week
capacity-link = What your workshop can take each week
capacity-terms-link = Your collection terms
error-capacity-number = Write a whole number between 0 and { $limit }, or leave it empty.
error-capacity-category = This category does not exist. Take one from the list.
error-erasure-method-unknown = This method does not exist. Choose clear, purge or destroy.

benches-title = Accredited workshops
benches-lead = Where they are, how far they come, what they can still take this week and how they erase data.
benches-description = The public list of accredited refurbishing workshops, with their free room.
benches-list = Workshops
benches-column-workshop = Workshop
benches-column-radius = Comes as far as
benches-column-free = Free room this week
benches-column-erasure = Erasure
benches-free-one = { $category }: { $free } of { $weekly }
benches-unsaid = not declared
benches-closed = takes no new lots
benches-none = No workshop is accredited yet.
benches-next = See the next workshops
benches-rule = How a workshop is chosen
lost-page-ateliers = Accredited workshops
benches-map-title = Free room in workshops, by département
benches-map-about = { $count ->
    [one] One département has room.
   *[other] { $count } départements have room.
}
benches-map-shape = { $name }: { $count }
benches-map-caption = Free room this week, on { $date }
benches-map-devices = Devices
