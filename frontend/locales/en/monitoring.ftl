measured-title = Your figures
measured-lead = What the records say of your work, from { $from } to { $to }. Each figure leads to what it counts.
measured-first = You read these figures { $days } days before the operator and the public. An error put right in time never reaches them.
measured-method = The figures are made anew every night over twelve months, from the records. The reuse rate counts the devices sold, given or lent among those sold, given, lent, dismantled or recycled; a device that came back is no longer counted, and weight only counts devices that were weighed. A delay is the number of days within which half of the cases ended.
measured-proofs = Proofs of erasure refused
measured-proofs-source = { $refused } refused or taken back since, of { $reports } received
measured-to-collection = From declaration to collection
measured-to-receipt = From collection to reception
measured-to-outcome = From reception to outcome
measured-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
measured-delay-source = { $count ->
    [one] nine cases of ten within { $ninth }, of one case counted
   *[other] nine cases of ten within { $ninth }, of { $count } cases counted
}
measured-differences = Differences at reception
measured-differences-source = { $missing } units missing and { $extra } more, of { $declared } declared; lines that differ: { $different } of { $kinds }; counts contested: { $disputed } of { $parts }
measured-tickets = After-sales cases
measured-not-measured = Not measured
measured-tickets-source = no after-sales case is kept here yet: this is not zero
measured-not-enough = Too few cases
measured-few = { $count } counted; published from { $least } on
behind-see-outcomes = See the devices counted
behind-see-proofs = See the proofs counted
behind-see-collections = See the collections counted
behind-see-receptions = See the receptions counted
behind-title-outcomes = The devices counted
behind-title-proofs = The proofs of erasure counted
behind-title-collections = The collections counted
behind-title-receptions = The receptions counted
behind-file-outcomes = devices-counted
behind-file-proofs = proofs-counted
behind-file-collections = collections-counted
behind-file-receptions = receptions-counted
behind-lead-outcomes = The devices sold, given, lent, dismantled or recycled over twelve months, with the days since their reception or their last return.
behind-lead-proofs = Each proof of erasure received over twelve months. A proof taken back since as false counts as refused; one of a life that ended stays good.
behind-lead-collections = The lots collected over twelve months, with the days since their declaration.
behind-lead-receptions = The lots received over twelve months: the days since the collection, and what the count found other than the list.
behind-count-outcomes = { $count ->
    [one] One device counted.
   *[other] { $count } devices counted.
}
behind-count-proofs = { $count ->
    [one] One proof counted.
   *[other] { $count } proofs counted.
}
behind-count-collections = { $count ->
    [one] One collection counted.
   *[other] { $count } collections counted.
}
behind-count-receptions = { $count ->
    [one] One reception counted.
   *[other] { $count } receptions counted.
}
behind-day = Day
behind-days = Days taken
behind-grams = Weight (g)
behind-verdict = Judgement
behind-accepted = Accepted
behind-refused = Refused
behind-lot = Lot
behind-declared = Declared
behind-missing = Missing
behind-extra = More
behind-lines = Lines that differ
behind-contested = Count
behind-was-contested = Contested
behind-none = Nothing is counted yet.
behind-none-text = What counts for this figure will appear here the night after.
behind-back = Back to your figures
