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
figure-computed = Computed from the devices’ events, on { $date }
figure-avoided-source = ADEME (2022) for laptops and phones; our estimate after ADEME, Impact CO2 (June 2026) for the rest
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
