catalogue-found-any = { $count ->
    [0] Aucun appareil
    [one] { $count } appareil
   *[other] { $count } appareils
}
catalogue-found-laptop = { $count ->
    [0] Aucun ordinateur portable
    [one] { $count } ordinateur portable
   *[other] { $count } ordinateurs portables
}
catalogue-found-desktop = { $count ->
    [0] Aucun ordinateur fixe
    [one] { $count } ordinateur fixe
   *[other] { $count } ordinateurs fixes
}
catalogue-found-screen = { $count ->
    [0] Aucun écran
    [one] { $count } écran
   *[other] { $count } écrans
}
catalogue-found-smartphone = { $count ->
    [0] Aucun téléphone
    [one] { $count } téléphone
   *[other] { $count } téléphones
}
catalogue-found-tablet = { $count ->
    [0] Aucune tablette
    [one] { $count } tablette
   *[other] { $count } tablettes
}
catalogue-found-printer = { $count ->
    [0] Aucune imprimante
    [one] { $count } imprimante
   *[other] { $count } imprimantes
}
catalogue-found-other = { $count ->
    [0] Aucun autre matériel
    [one] { $count } autre matériel
   *[other] { $count } autres matériels
}
catalogue-within = à moins de { $radius } km de { $place }
catalogue-from = en partant de { $place }
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
catalogue-map-same = La carte et la liste montrent la même chose.

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
