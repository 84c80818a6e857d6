catalogue-found-any = { $count ->
    [0] Aucune offre
    [one] { $count } offre
   *[other] { $count } offres
}
catalogue-found-laptop = { $count ->
    [0] Aucune offre d’ordinateur portable
    [one] { $count } offre d’ordinateur portable
   *[other] { $count } offres d’ordinateurs portables
}
catalogue-found-desktop = { $count ->
    [0] Aucune offre d’ordinateur fixe
    [one] { $count } offre d’ordinateur fixe
   *[other] { $count } offres d’ordinateurs fixes
}
catalogue-found-screen = { $count ->
    [0] Aucune offre d’écran
    [one] { $count } offre d’écran
   *[other] { $count } offres d’écrans
}
catalogue-found-smartphone = { $count ->
    [0] Aucune offre de téléphone
    [one] { $count } offre de téléphone
   *[other] { $count } offres de téléphones
}
catalogue-found-tablet = { $count ->
    [0] Aucune offre de tablette
    [one] { $count } offre de tablette
   *[other] { $count } offres de tablettes
}
catalogue-found-printer = { $count ->
    [0] Aucune offre d’imprimante
    [one] { $count } offre d’imprimante
   *[other] { $count } offres d’imprimantes
}
catalogue-found-other = { $count ->
    [0] Aucune offre d’autre matériel
    [one] { $count } offre d’autre matériel
   *[other] { $count } offres d’autre matériel
}
catalogue-within = à moins de { $radius } km de { $place }
catalogue-from = en partant de { $place }
catalogue-counts = Une offre compte un ou plusieurs appareils pareils.
catalogue-households = Vous ne pouvez pas acheter ? Un foyer reçoit un appareil gratuitement, par une structure près de chez lui.
catalogue-households-link = Un ordinateur pour moi
catalogue-radius = À moins de
catalogue-place-unknown = Nous ne trouvons pas « { $place } ». Essayez un code postal, ou le nom complet de la commune.
catalogue-filter = Affiner la recherche
catalogue-skip-facets = Aller aux résultats
catalogue-more-options = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
catalogue-price-max = Prix maximum
catalogue-apply = Appliquer les filtres
catalogue-sort = Trier :
catalogue-sort-apply = Trier
catalogue-empty = Rien ne correspond pour l’instant
catalogue-empty-text = Enlevez un filtre, écrivez moins de mots, ou cherchez plus loin.
catalogue-empty-all = Voir tout le catalogue
catalogue-empty-pool = Vous pouvez aussi dire votre besoin dans une commande groupée.
catalogue-widen-question = Rien ne convient ?
catalogue-widen = Élargir à { $radius } km ({ $count })
catalogue-widen-all = Chercher dans toute la France ({ $count })
catalogue-map = Carte des résultats

map-zoom-in = Agrandir la carte
map-zoom-out = Réduire la carte
map-close = Fermer
map-marker = { $town }, nombre d’offres : { $count }
map-source = Contours : IGN

listing-warranty = Garantie { $months } mois
listing-warranty-none = Sans garantie
listing-insertion = entreprise d’insertion
listing-insertion-text = Cet atelier est une entreprise d’insertion. Il forme et emploie des gens qui sont loin de l’emploi.
listing-tax = TTC
listing-aided = { $price } avec l’aide
listing-available = { $count ->
    [0] Épuisé
    [one] { $count } disponible
   *[other] { $count } disponibles
}
listing-back = Revenir aux résultats
listing-buy-note = On achète par commande groupée. Les besoins se réunissent. Chacun signe ensuite son bon de commande.
listing-facts = Caractéristiques
listing-reference = Référence de l’offre :
listing-orders = Commandes groupées ouvertes près d’ici
listing-seller = L’atelier
listing-passports = Passeports
listing-passports-text = Chaque appareil a le sien : effacement, tests, réparations.
listing-aside = Prix et atelier
listing-several = Un même besoin peut être servi par plusieurs offres : un atelier n’a pas à tout avoir.
catalogue-found-units = { $count ->
    [one] { $count } appareil
   *[other] { $count } appareils
}
catalogue-department = Vous vouliez dire le département ?
catalogue-department-link = Chercher dans tout le département { $name }
catalogue-quantity-min = Appareils par offre, au moins
facet-system = Système
chip-quantity = { $count } appareils au moins par offre
catalogue-map-shows = La carte et la liste montrent les offres de cette page : { $offers ->
    [one] une offre
   *[other] { $offers } offres
}, { $places ->
    [one] un lieu
   *[other] { $places } lieux
}.
