category-multifunction-printer = Multifunction printer
figure-reused = { $count ->
    [one] device is used again
   *[other] devices are used again
}
figure-households = { $count ->
    [one] household equipped
   *[other] households equipped
}
figure-avoided = of CO₂e avoided by one more year of use
figure-computed = calculated from device records on { $date }
figure-avoided-source = ADEME (2022) for laptops and phones; our estimate based on ADEME, Impact CO2 (June 2026) for the rest
factor-avoided-co2e-per-year = CO₂e avoided per further year of use: { $category }
factor-avoided-materials-per-year = Materials avoided per further year of use: { $category }
factor-construction = Construction: { $category }
factor-assembly-distribution = Assembly and distribution: { $category }
factor-use-per-year = Use, per year: { $category }
factor-standard-life = Usual life: { $category }
factor-end-of-life = End of life: { $category }
unit-kg-co2e = kg CO₂e
unit-kg = kg
unit-year = years
reuse-title = Reuse rate
reuse-warned-text = Since { $date }, your rate has been under 50% with at least 100 devices counted. This is an automatic warning: nobody has decided anything. The operator will read it on { $shown } if it still stands, then your comments before any decision.
reuse-in-units = Reuse in devices
reuse-in-mass = Reuse in weight
reuse-in-units-source = { $reused } devices sold, given or lent, of { $units } counted
reuse-in-mass-source = { $reused } sold, given or lent, of { $grams }; { $weighed } devices weighed
reuse-reference = Reference
reuse-device = Device
reuse-outcome = What became of it
reuse-refurbisher = Refurbisher
reuse-listed = Accreditation
reuse-outcomes = Devices counted
reuse-warning = Warning
reuse-warned = Since { $date }
reuse-not-warned = None
reuse-percent = { $value }%
reuse-todo = Your reuse rate is { $rate }, below the minimum of 50%.
reuse-todo-detail = This is an automatic warning: see the devices counted.
reuse-todo-button = See my figures
reuse-todo-operator = { $count ->
    [one] One refurbisher is under 50% reuse.
   *[other] { $count } refurbishers are under 50% reuse.
}
reuse-todo-operator-detail = The warning is automatic; what happens next is your decision.
reuse-todo-operator-button = See the files
refurbishers-title = Figures of refurbishers
refurbishers-lead = Measured every night over twelve months; you read what each refurbisher read { $days } days ago. Under 50% reuse with at least 100 devices counted, it is warned; a person makes the decision.
refurbishers-none = Nothing has been measured yet.
refurbishers-none-text = The first measurement is made at the start, then every night.
mail-reuse-warning-subject = Your reuse rate is under 50%
mail-reuse-warning-text = Hello,

    over the last twelve months, your reuse rate is { $units } in devices and { $mass } in weight. Accreditation asks for at least 50%.

    This is an automatic warning: nothing is decided. The operator will learn of it in { $days } days if it still stands. See the devices counted, and tell us what is missing or explains it:
    { $address }
mail-reuse-operator-subject = { $name }: reuse rate under 50%
mail-reuse-operator-text = Hello,

    the reuse rate of { $name } over twelve months is { $units } in devices and { $mass } in weight. The organisation has been warned for { $days } days. What happens next is your decision:
    { $address }
accreditation-state-draft = Draft
accreditation-state-submitted = Submitted
accreditation-state-in-review = In review
accreditation-state-changes-requested = Information needed
accreditation-state-accredited = Accredited
accreditation-state-refused = Refused
accreditation-state-renewal-due = To be renewed
accreditation-state-expired = Expired
accreditation-state-suspended = Suspended
accreditation-state-withdrawn = Withdrawn
refurbishers-file = refurbishers
refurbishers-search-hint = Name of the refurbisher
refurbishers-warned = Warned only
refurbishers-count = { $count ->
    [one] One refurbisher
   *[other] { $count } refurbishers
}, { $warned ->
    [0] none warned.
    [one] one of which is warned.
   *[other] { $warned } of which are warned.
}
