listings-title = Mes offres
listings-tabs = Offres par état
listings-state-published = En vente
listings-state-sold-out = Épuisée
listings-state-paused = En pause
listings-state-archived = Terminée
listings-by-force = Mise en pause parce que votre référencement est suspendu. Elle reviendra avec lui.
listings-ready = { $count ->
    [one] { $count } appareil prêt attend une destination.
   *[other] { $count } appareils prêts attendent une destination.
}
listings-ready-link = Voir les appareils prêts
listings-empty = Aucune offre ici
listings-empty-text = Une offre réunit des appareils de même modèle, de même état et de même prix. Elle naît quand vous publiez un appareil prêt.
listings-empty-button = Publier un appareil prêt
listings-column-listing = Offre
listings-column-state = État
listings-column-stock = En stock
listings-column-promised = Promis
listings-column-price = Prix TTC
listings-column-actions = Actions
listings-pause = Mettre en pause
listings-resume = Remettre en vente
listings-more = Changer le prix ou terminer
listings-price-new = Nouveau prix TTC
listings-price-change = Changer le prix
listings-archive = Terminer l’offre
listings-done-pause = L’offre { $reference } est en pause. Ce qui est promis reste à livrer.
listings-done-resume = L’offre { $reference } est de nouveau en vente.
listings-done-archive = L’offre { $reference } est terminée. Ses appareils sont de nouveau prêts.
listings-done-price = L’offre { $reference } est maintenant à { $price }. Ce qui est déjà promis garde son prix.
listings-todo-ready = { $count ->
    [one] { $count } appareil prêt attend une destination
   *[other] { $count } appareils prêts attendent une destination
}
listings-todo-ready-detail = À la vente, ou à la solidarité : l’origine de chaque appareil dit ce qui est permis.
listings-todo-ready-button = Choisir leur destination
listings-todo-forced = { $count ->
    [one] { $count } offre est en pause, car votre référencement est suspendu
   *[other] { $count } offres sont en pause, car votre référencement est suspendu
}
listings-todo-forced-detail = Ce qui est promis reste à livrer. Les offres reviendront quand le référencement sera rétabli.
listings-todo-forced-button = Voir ces offres

publish-title = Choisir une destination
publish-to = Où va cet appareil ?
publish-to-sale = À la vente
publish-to-sale-about = Il entre au catalogue : communes, écoles et associations l’achètent ensemble.
publish-to-solidarity = À la solidarité
publish-to-solidarity-about = Il attend un foyer accompagné par une structure de médiation. Il sera donné.
publish-for-sale = Si vous le vendez
publish-price = Prix TTC d’un appareil
publish-price-hint = Par exemple 265 ou 199,90.
publish-vat = TVA
publish-vat-normal = TVA à 20 % sur tout le prix
publish-vat-normal-about = La facture montre la TVA.
publish-vat-normal-usual = La facture montre la TVA. Cet appareil a été donné : c’est l’usage.
publish-vat-margin = TVA sur la marge
publish-vat-margin-usual = La facture ne montre pas de TVA (article 297 A du code général des impôts). Cet appareil a été acheté ou repris : c’est l’usage, si le vendeur n’a pas facturé de TVA.
publish-vat-margin-about = Pour du matériel d’occasion acheté à qui ne facture pas de TVA. La facture ne montre pas de TVA (article 297 A du code général des impôts).
publish-warranty = Garantie commerciale
publish-warranty-hint = De 0 à 120 mois.
publish-months = mois
publish-words = Titre de l’offre
publish-words-hint = La marque et le modèle suffisent. La loi interdit « comme neuf » et « état neuf ».
publish-description = Précisions
publish-refurbished = Toutes les fonctions sont bonnes : l’offre dira « reconditionné ».
publish-reused = Une fonction au moins n’est pas bonne ou pas testée : l’offre dira « réemployé ».
publish-bench = Ouvrir sa fiche à l’atelier
publish-send = Publier
publish-done-sale = { $reference } est en vente.
publish-done-solidarity = { $reference } attend maintenant un foyer.
publish-fact-grade = État
publish-fact-memory = Mémoire
publish-fact-storage = Stockage

offer-fact-category = Type
offer-fact-brand = Marque
offer-fact-model = Modèle
offer-fact-processor = Processeur
offer-fact-memory = Mémoire
offer-fact-storage = Stockage
offer-fact-screen = Écran
offer-fact-system = Système
offer-fact-keyboard = Clavier
offer-fact-charger = Chargeur
offer-fact-battery = Batterie
offer-inches = { $inches } pouces
offer-yes = Fourni
offer-no = Non fourni
offer-battery = Au moins { $percent } % de sa capacité d’origine
offer-vat-normal = Prix TTC, TVA de 20 % comprise et récupérable selon votre statut.
offer-vat-margin = Prix TTC. Régime particulier des biens d’occasion : la TVA n’est pas indiquée sur la facture.
offer-paused = Cette offre est en pause : on ne peut pas la commander en ce moment.
offer-archived = Cette offre est terminée.
offer-sold-out = Tous les appareils de cette offre sont vendus ou promis.
offer-pool = Ajouter à une commande groupée
offer-distance-from = Distance comptée depuis { $place }

facet-category = Type
facet-grade = État
facet-memory = Mémoire
facet-brand = Marque
facet-department = Département
facet-memory-option = { $size } ou plus
sort-relevance = Les plus pertinents
sort-distance = Les plus proches
sort-price = Prix croissant
sort-price-desc = Prix décroissant
sort-newest = Les plus récents
radius-option = { $radius } km
radius-all = Toute la France
chip-words = « { $words } »
chip-near = { $place }, { $radius } km
chip-near-all = Depuis { $place }
chip-price = Jusqu’à { $price }

error-listing-wrong-state = Cette offre n’est pas dans un état qui permet cette action. Rechargez la page pour voir où elle en est.
error-listing-state-unknown = Cet état n’existe pas. Les états sont : draft, published, paused, archived.
error-listing-already-open = Vous avez déjà une offre identique à ce prix ({ $reference }). Publiez vos appareils dans celle-là, ou choisissez un autre prix.
error-listing-still-promised = { $count ->
    [one] Un appareil de cette offre est promis à un acheteur. Livrez-le d’abord, ou mettez l’offre en pause.
   *[other] { $count } appareils de cette offre sont promis à des acheteurs. Livrez-les d’abord, ou mettez l’offre en pause.
}
error-price-required = Une vente demande un prix. Écrivez le prix d’un appareil, toutes taxes comprises.
error-price-out-of-range = Le prix doit être compris entre 0,01 € et 100 000 €. Corrigez-le.
error-price-unreadable = Nous ne lisons pas ce prix. Écrivez-le comme 265 ou 199,90.
error-warranty-out-of-range = La garantie va de 0 à { $limit } mois. Corrigez-la.
error-warranty-unreadable = Écrivez la garantie en mois, comme 12 ou 24.
error-title-length = Le titre doit compter de 1 à { $limit } caractères. Raccourcissez-le ou complétez-le.
error-description-length = Les précisions tiennent en { $limit } caractères. Raccourcissez-les.
error-words-like-new = « { $words } » laisse croire que l’appareil est neuf : la loi l’interdit pour un appareil d’occasion (code de la consommation, article R.122-4). Décrivez plutôt son état : très bon, bon ou correct.
error-words-not-refurbished = « Reconditionné » demande que toutes les fonctions aient été testées et soient bonnes (code de la consommation, article R.122-4). Écrivez « réemployé », ou terminez les tests.
error-device-not-ready-tests = { $reference } n’est pas prêt : ses tests manquent. Testez-le à l’atelier, puis publiez-le.
error-device-not-ready-erasure = { $reference } n’est pas prêt : l’effacement de ses données n’est pas prouvé. Enregistrez la preuve d’effacement de chaque support, puis publiez-le.
error-device-not-ready-final-tests = { $reference } n’est pas prêt : ses derniers tests ou sa réparation manquent. Terminez-les, donnez-lui une note, puis publiez-le.
error-device-not-ready-readiness = { $reference } a sa note mais n’est pas encore déclaré prêt. Déclarez-le prêt à l’atelier, puis publiez-le.
error-device-not-ready-sale-grade = { $reference } n’a pas d’état esthétique qui permet de le vendre. Donnez-lui A, B ou C à l’atelier, ou proposez-le à la solidarité.
error-device-already-published = { $reference } a déjà une destination. Retirez-le d’abord de la vente ou de la solidarité si vous voulez en changer.
error-device-in-quarantine = { $reference } est mis de côté. Levez le doute à l’atelier, puis publiez-le.
error-device-has-left = { $reference } n’est plus à l’atelier : il ne peut plus être publié.
error-device-not-published = { $reference } n’est ni en vente ni à la solidarité : il n’y a rien à retirer.
error-device-promised = { $reference } est promis à quelqu’un. Il ne peut être retiré que si la promesse prend fin.
error-device-unknown = { $reference } n’est pas un appareil de votre atelier. Vérifiez la référence sur son étiquette.
error-references-required = Indiquez au moins une référence d’appareil.
error-too-many-devices = On publie au plus { $limit } appareils à la fois. Envoyez-les en plusieurs fois.
error-destination-unknown = Dites où va cet appareil : à la vente ou à la solidarité.
error-vat-regime-unknown = Choisissez le régime de TVA : normal ou sur la marge.
error-place-unknown = Nous ne trouvons pas « { $place } ». Essayez un code postal ou le nom complet de la commune.
error-search-category = « { $value } » n’est pas un type de matériel. Les types sont : { $allowed }.
error-search-grade = « { $value } » n’est pas un état. Les états sont A, B et C.
error-search-whole-number = Écrivez un nombre entier, zéro ou plus, sans unité.
error-search-near-for-radius = Un rayon demande un lieu : ajoutez « near » avec un code postal, un code INSEE ou « latitude,longitude ».
error-search-near-for-distance = Le tri par distance demande un lieu : ajoutez « near » avec un code postal, un code INSEE ou « latitude,longitude ».
error-search-radius = Le rayon est un nombre de kilomètres entre 0 et 20 000. Corrigez-le.
error-search-sort = Le tri est relevance, distance, price, price_desc ou newest.
error-search-limit = Le nombre de résultats par page va de 1 à 100.
error-search-after = Cette page de résultats n’existe plus ou appartient à une autre recherche. Reprenez la recherche au début.
error-search-too-much = Cette recherche est trop longue ou impossible : 500 caractères et 100 valeurs par filtre au plus. Raccourcissez-la.
listing-desk-over = Offre { $reference }
listing-desk-public = Voir la page publique
listing-desk-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
listing-desk-site = Part de
listing-desk-units = Appareils de cette offre
listing-desk-column-device = Appareil
listing-desk-column-state = Où il en est
listing-desk-column-place = Lieu
listing-desk-elsewhere = hors de vos lieux
listing-desk-price-hint = Ce qui est déjà promis garde son prix.
listing-desk-archive-text = L’offre quitte le catalogue pour de bon. Ses appareils sont de nouveau prêts : vous leur choisissez une autre destination.
listing-desk-now-draft = Cette offre n’est pas encore au catalogue.
listing-desk-now-published = { $count ->
    [one] Un appareil est en vente au catalogue.
   *[other] { $count } appareils sont en vente au catalogue.
}
listing-desk-now-sold-out = Tout est vendu ou promis. L’offre revient d’elle-même au catalogue quand vous publiez un appareil pareil.
listing-desk-now-paused = Cette offre n’est plus visible au catalogue. Remettez-la en vente quand vous voulez.
listing-desk-now-forced = Cette offre est en pause parce que votre référencement est suspendu. Elle reviendra avec lui. Appelez-nous pour savoir ce qui manque.
listing-desk-now-archived = Cette offre est terminée.
listing-desk-promised = { $count ->
    [one] Un appareil est promis à un acheteur : il reste à livrer, et l’offre ne peut pas être terminée avant.
   *[other] { $count } appareils sont promis à des acheteurs : ils restent à livrer, et l’offre ne peut pas être terminée avant.
}
listing-step-published = Publication
listing-step-for-sale = En vente
listing-step-ended = Fin de l’offre
listing-step-archived = Offre terminée
listing-event-publish = L’offre entre au catalogue.
listing-event-pause = L’offre est mise en pause.
listing-event-resume = L’offre est remise en vente.
listing-event-pause-by-force = L’offre est mise en pause : le référencement est suspendu.
listing-event-resume-after-force = L’offre est remise en vente avec le référencement.
listing-event-archive = L’offre est terminée.
listing-event-price = Le prix passe de { $from } à { $to }.
listings-file = offres
listings-search-hint = Modèle, titre ou référence de l’offre
listings-grade = État esthétique
listings-sold-out = Épuisées seulement
listings-sort-created = Création
listings-column-reference = Référence
listings-column-published = Publiée le
listings-count = { $count ->
    [one] Une offre
   *[other] { $count } offres
}, { $open ->
    [0] aucune en vente.
    [one] dont une en vente.
   *[other] dont { $open } en vente.
}
listings-count-here = { $count ->
    [0] Aucune offre.
    [one] Une offre.
   *[other] { $count } offres.
}
listings-batch-pause = { $count ->
    [one] Une offre est en pause. Ce qui est promis reste à livrer.
   *[other] { $count } offres sont en pause. Ce qui est promis reste à livrer.
}
listings-batch-resume = { $count ->
    [one] Une offre est de nouveau en vente.
   *[other] { $count } offres sont de nouveau en vente.
}
error-search-system = « { $value } » n’est pas un système que l’on peut demander. Les systèmes sont : { $allowed }.
