# La règle des offres : quel atelier est sollicité, et pourquoi ; ce qu’un atelier peut prendre.

lost-page-regle-des-offres = Comment un atelier est choisi
lot-event-divide = Le lot est réparti : le premier atelier n’a pas la place pour tout.
lot-event-come-of = Cette part est proposée à un autre atelier.
lot-event-cancel-rest = Ce qui n’était pas enlevé est retiré.
lot-pieces-title = Les ateliers de ce lot
lot-pieces-text = Aucun atelier n’avait la place pour tout. Chaque part a son atelier, son enlèvement et son comptage.
lot-piece = Part n° { $number }
part-piece = Votre part de ce lot
mail-lot-whole = votre lot { $reference }
mail-lot-piece = une part de votre lot { $reference } ({ $units })
lot-event-release = L’atelier ne peut plus recevoir ce lot. Un autre est cherché.
error-preferred-unknown = Cet atelier ne peut pas recevoir ce lot ici. Choisissez-en un dans la liste, ou laissez le choix à la règle.
error-offer-units = Écrivez un nombre d’appareils entre 1 et 50 000.
error-offer-line = Ligne { $line }, colonne « { $column } » : un nombre entier est attendu. Corrigez-le.

mail-lot-released-subject = Un autre atelier est cherché pour votre lot { $reference }
mail-lot-released-text = Bonjour,

    { $refurbisher } ne peut plus recevoir { $lot }. L’enlèvement prévu est annulé. Nous cherchons tout de suite un autre atelier : vous n’avez rien à faire.

    { $address }
mail-part-released-subject = Le lot { $reference } ne vient plus chez vous
mail-part-released-text = Bonjour,

    Le lot { $reference }, que vous aviez accepté, est proposé à un autre atelier. { $rule }

    Ne l’enlevez pas. Ce que vous avez déjà enlevé reste chez vous.

offer-rule-title = Comment un atelier est choisi
offer-rule-lead = Chaque lot est proposé à un atelier, puis au suivant. L’ordre vient d’une règle publique. Les mêmes chiffres donnent toujours le même ordre.
offer-rule-description = La règle des offres de lots : les étapes, les points, l’équité, un exemple et de quoi refaire un calcul.
offer-rule-version = Version de la règle : { $version }. Elle est gardée avec chaque offre.
offer-order-title = L’ordre, étape par étape
offer-step-allowed = On garde les ateliers référencés, assez proches, que l’origine du lot permet et pour qui le lot, ou une part, n’est pas trop grand. Qui a décliné ce lot n’est plus sollicité.
offer-step-preferred = L’atelier préféré du donateur vient en premier, s’il a de la place.
offer-step-room = Viennent ensuite ceux qui ont la place pour tout le lot cette semaine, puis pour une partie, puis les autres.
offer-step-divided = Un lot de { $large } appareils ou plus se partage : ce qui ne trouve pas de place chez le premier est proposé au suivant. Chaque part garde au moins { $smallest } appareils, et un lot a { $parts } parts au plus.
offer-step-behind = Parmi eux, un atelier qui a pris moins de { $percent } % de sa part passe devant. Il faut que sa part atteigne une semaine de travail. S’il y en a plusieurs, le plus en retard d’abord.
offer-step-points = Les autres suivent selon leurs points, sur 100. À égalité, le plus proche d’abord.
offer-points-title = Le calcul des points
offer-formula-distance = Distance, { $most } points : { $most } × (rayon − distance) ÷ rayon.
offer-formula-room = Place, { $most } points : { $most } × appareils qui trouvent place ÷ appareils du lot. La moitié si l’atelier n’a rien déclaré.
offer-formula-answers = Réponses, { $most } points : { $most } × (lots pris + 1) ÷ (lots proposés + 2), sur 12 mois.
offer-formula-delay = Délai, { $most } points : tous jusqu’à { $soon } jours, aucun à partir de { $late } jours, en proportion entre les deux. La moitié si le délai n’est pas mesuré.
offer-points-whole = Chaque ligne est arrondie au point inférieur ; une moitié est arrondie au-dessus.
offer-due-title = La part de chacun
offer-due = À chaque lot pris, ses appareils sont répartis en pensée entre les ateliers qui avaient autant de place que lui. Chacun compte pour ce qu’il peut prendre par semaine ({ $usual } s’il ne l’a pas dit). La somme est sa part dans le département. Un lot confié par choix du donateur ne compte pas.
offer-answer-title = La réponse
offer-answer-text = L’atelier a 5 jours ouvrés pour répondre. S’il décline, il dit pourquoi. Sans réponse, le suivant est sollicité.
offer-example-title = Un exemple, calculé
offer-example-text = B passe devant : il a pris 300 appareils sur une part de 500, soit 60 %. A suit avec 93 points, puis C avec 54.
offer-again-title = Le calcul, refait
offer-again-units = Nombre d’appareils du lot
offer-again-lines = Les ateliers, un par ligne
offer-again-hint = Nom ; distance et rayon en mètres ; appareils par semaine (vide si non dit) ; appareils qui trouvent place ; lots proposés ; lots pris ; jours de délai (vide si non mesuré) ; part en millièmes d’appareil ; appareils pris. Ajoutez une étoile à la fin pour l’atelier préféré.
offer-again-send = Refaire le calcul
offer-table = Les ateliers, dans l’ordre
offer-column-workshop = Atelier
offer-column-turn = Rang obtenu par
offer-column-distance = Distance
offer-column-room = Place
offer-column-answers = Réponses
offer-column-delay = Délai
offer-column-total = Points
offer-column-share = Pris sur sa part
offer-share-none = rien encore
offer-turn-preferred = le choix du donateur
offer-turn-behind = sa part en retard
offer-turn-points = ses points
offer-room-whole = place pour tout
offer-room-part = place pour une partie
offer-room-full = complet cette semaine
offer-figure-distance = distance
offer-figure-radius = rayon
offer-figure-weekly = appareils par semaine
offer-figure-fits = appareils qui trouvent place
offer-figure-asked = lots proposés
offer-figure-taken = lots pris
offer-figure-delay = jours de délai
offer-figure-due = part
offer-figure-share = appareils pris
offer-why-preferred = { $workshop } est sollicité en premier : le donateur l’a choisi et il a de la place.
offer-why-behind = { $workshop } est sollicité en premier : il n’a pris que { $share } de sa part dans ce département.
offer-why-points = { $workshop } est sollicité en premier, avec { $points } points sur 100.
offer-why-among = { $count ->
    [one] Un seul atelier pouvait recevoir ce lot.
   *[other] { $count } ateliers pouvaient recevoir ce lot.
}
offer-yours = Votre atelier
offer-other = Atelier n° { $number }
offer-why-title = Pourquoi cet atelier
offer-why-title-own = Pourquoi ce lot vous est proposé
offer-why-again = Refaire le calcul avec ces chiffres

new-lot-preferred = Atelier préféré
new-lot-preferred-hint = Il est sollicité en premier s’il peut recevoir le lot et s’il a de la place.
new-lot-preferred-none = Laisser la règle choisir
new-lot-shares-title = Ce que sont devenus les lots passés
new-lot-shares-lead = Appareils des donateurs de votre genre, selon le souhait du donateur.
new-lot-shares-wish = Souhait
new-lot-shares-given = Donnés
new-lot-shares-sold = Vendus
new-lot-shares-lent = Prêtés
new-lot-shares-parts = Pièces
new-lot-shares-recycled = Recyclés
new-lot-shares-none = pas assez d’appareils
new-lot-shares-counted = Sur { $count } appareils qui ont leur issue.

capacity-title = Ce que votre atelier peut prendre
capacity-lead = Les lots vont d’abord à qui a de la place. Ce que vous écrivez est public.
capacity-weekly = Appareils par semaine
capacity-weekly-hint = Écrivez 0 pour ce que vous ne prenez pas. Laissez vide pour ne rien annoncer : rien ne limite alors les lots proposés.
capacity-erasure = Comment vous effacez les données
capacity-hours = Horaires d’ouverture
capacity-hours-hint = Comme vous le diriez : 9 h - 12 h, 14 h - 17 h. Laissez vide un jour fermé. Ces horaires sont publics.
benches-column-hours = Horaires
capacity-erasure-clear = Effacement simple (Clear)
capacity-erasure-purge = Effacement complet (Purge)
capacity-erasure-destroy = Destruction du support (Destroy)
capacity-save = Enregistrer
capacity-done = C’est enregistré. Les prochains lots en tiennent compte.
capacity-closed = Vous ne prenez plus aucun appareil : aucun lot ne vous sera proposé. Changez un nombre pour en recevoir de nouveau.
capacity-next = Un changement vaut pour les prochains lots. Ceux que vous avez acceptés ne changent pas.
capacity-free = Encore { $free } cette semaine
capacity-link = Ce que votre atelier peut prendre chaque semaine
capacity-terms-link = Vos conditions d’enlèvement
error-capacity-number = Écrivez un nombre entier entre 0 et { $limit }, ou laissez vide.
error-capacity-category = Cette catégorie n’existe pas. Prenez-en une de la liste.
error-erasure-method-unknown = Cette méthode n’existe pas. Choisissez clear, purge ou destroy.

benches-title = Les ateliers référencés
benches-lead = Où ils sont, jusqu’où ils viennent, ce qu’ils peuvent encore prendre cette semaine et comment ils effacent les données.
benches-description = La liste publique des ateliers de reconditionnement référencés, avec leur place libre.
benches-list = Ateliers
benches-column-workshop = Atelier
benches-column-radius = Vient jusqu’à
benches-column-free = Place libre cette semaine
benches-column-erasure = Effacement
benches-free-one = { $category } : { $free } sur { $weekly }
benches-unsaid = non déclaré
benches-closed = ne prend pas de nouveaux lots
benches-none = Aucun atelier n’est référencé pour l’instant.
benches-next = Voir les ateliers suivants
benches-rule = Comment un atelier est choisi
lost-page-ateliers = Les ateliers référencés
benches-map-title = Place libre dans les ateliers, par département
benches-map-about = { $count ->
    [one] Un département a de la place.
   *[other] { $count } départements ont de la place.
}
benches-map-shape = { $name } : { $count }
benches-map-caption = Place libre cette semaine, au { $date }
benches-map-devices = Appareils
