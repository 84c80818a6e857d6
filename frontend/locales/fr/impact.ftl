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
figure-computed = calculé à partir des événements des appareils, le { $date }
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
reuse-title = Taux de réemploi
reuse-warned-text = Depuis le { $date }, votre taux est sous 50 % avec au moins 100 appareils comptés. C’est un avertissement automatique : personne n’a rien décidé. L’opérateur le lira le { $shown } s’il tient encore, puis vos observations avant toute décision.
reuse-in-units = Réemploi en nombre
reuse-in-mass = Réemploi en poids
reuse-in-units-source = { $reused } appareils vendus, donnés ou prêtés, sur { $units } comptés
reuse-in-mass-source = { $reused } vendus, donnés ou prêtés, sur { $grams } ; { $weighed } appareils pesés
reuse-reference = Référence
reuse-device = Appareil
reuse-outcome = Ce qu’il est devenu
reuse-refurbisher = Reconditionneur
reuse-listed = Référencement
reuse-outcomes = Appareils comptés
reuse-warning = Avertissement
reuse-warned = Depuis le { $date }
reuse-not-warned = Aucun
reuse-percent = { $value } %
reuse-todo = Votre taux de réemploi est de { $rate }, sous le seuil de 50 %.
reuse-todo-detail = C’est un avertissement automatique : voyez les appareils comptés.
reuse-todo-button = Voir mes chiffres
reuse-todo-operator = { $count ->
    [one] Un reconditionneur est sous 50 % de réemploi.
   *[other] { $count } reconditionneurs sont sous 50 % de réemploi.
}
reuse-todo-operator-detail = L’avertissement est automatique ; la suite est à votre décision.
reuse-todo-operator-button = Voir les dossiers
refurbishers-title = Chiffres des reconditionneurs
refurbishers-lead = Mesuré chaque nuit sur douze mois ; vous lisez ce que chaque reconditionneur a lu il y a { $days } jours. Sous 50 % de réemploi avec au moins 100 appareils comptés, il est averti ; la décision reste à une personne.
refurbishers-none = Rien n’est encore mesuré.
refurbishers-none-text = La première mesure a lieu au démarrage, puis chaque nuit.
mail-reuse-warning-subject = Votre taux de réemploi est sous 50 %
mail-reuse-warning-text = Bonjour,

    sur les douze derniers mois, votre taux de réemploi est de { $units } en nombre d’appareils et de { $mass } en poids. Le référencement demande au moins 50 %.

    C’est un avertissement automatique : rien n’est décidé. L’opérateur l’apprendra dans { $days } jours s’il tient encore. Voyez les appareils comptés, et dites-nous ce qui manque ou ce qui l’explique :
    { $address }
mail-reuse-operator-subject = { $name } : taux de réemploi sous 50 %
mail-reuse-operator-text = Bonjour,

    le taux de réemploi de { $name } sur douze mois est de { $units } en nombre d’appareils et de { $mass } en poids. L’organisation en est avertie depuis { $days } jours. La suite est à votre décision :
    { $address }
accreditation-state-draft = En préparation
accreditation-state-submitted = Déposé
accreditation-state-in-review = À l’étude
accreditation-state-changes-requested = À compléter
accreditation-state-accredited = Référencé
accreditation-state-refused = Refusé
accreditation-state-renewal-due = À renouveler
accreditation-state-expired = Échu
accreditation-state-suspended = Suspendu
accreditation-state-withdrawn = Retiré
refurbishers-file = ateliers
refurbishers-search-hint = Nom de l’atelier
refurbishers-warned = Avertis seulement
refurbishers-count = { $count ->
    [one] Un atelier
   *[other] { $count } ateliers
}, { $warned ->
    [0] aucun averti.
    [one] dont un averti.
   *[other] dont { $warned } avertis.
}
