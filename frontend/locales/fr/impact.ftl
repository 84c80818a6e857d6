category-multifunction-printer = Imprimante multifonction
figure-reused = { $count ->
    [one] appareil a retrouvé un usage
   *[other] appareils ont retrouvé un usage
}
figure-households = { $count ->
    [one] foyer équipé
   *[other] foyers équipés
}
figure-avoided = de CO₂e évités par une année d’usage de plus
figure-computed = Calculé à partir des événements des appareils, le { $date }
figure-avoided-source = ADEME (2022) pour les portables et les téléphones ; notre estimation d’après ADEME, Impact CO2 (juin 2026) pour le reste
factor-avoided-co2e-per-year = CO₂e évité par année d’usage de plus : { $category }
factor-avoided-materials-per-year = Matières évitées par année d’usage de plus : { $category }
factor-construction = Fabrication : { $category }
factor-assembly-distribution = Assemblage et distribution : { $category }
factor-use-per-year = Usage, par année : { $category }
factor-standard-life = Durée de vie habituelle : { $category }
factor-end-of-life = Fin de vie : { $category }
unit-kg-co2e = kg CO₂e
unit-kg = kg
unit-year = ans
