measured-title = Vos chiffres
measured-lead = Ce que les événements disent de votre travail, du { $from } au { $to }. Chaque chiffre mène à ce qu’il compte.
measured-first = Vous lisez ces chiffres { $days } jours avant l’opérateur et le public. Une erreur corrigée à temps ne leur paraît donc jamais.
measured-method = Les chiffres sont refaits chaque nuit sur douze mois, à partir des événements. Le taux de réemploi compte les appareils vendus, donnés ou prêtés parmi ceux qui ont été vendus, donnés, prêtés, démontés ou recyclés ; un appareil revenu n’est plus compté, et le poids ne compte que les appareils pesés. Un délai est le nombre de jours en deçà duquel la moitié des cas se sont terminés.
measured-proofs = Preuves d’effacement refusées
measured-proofs-source = { $refused } refusées ou retirées depuis, sur { $reports } reçues
measured-to-collection = De la déclaration à la collecte
measured-to-receipt = De la collecte à la réception
measured-to-outcome = De la réception à la décision
measured-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
measured-delay-source = { $count ->
    [one] neuf cas sur dix en { $ninth } au plus, sur un cas compté
   *[other] neuf cas sur dix en { $ninth } au plus, sur { $count } cas comptés
}
measured-differences = Écarts à la réception
measured-differences-source = { $missing } unités en moins et { $extra } en plus, sur { $declared } déclarées ; lignes en écart : { $different } sur { $kinds } ; comptes contestés : { $disputed } sur { $parts }
measured-tickets = Dossiers après-vente
measured-not-measured = Non mesuré
measured-tickets-source = aucun dossier après-vente n’est encore tenu ici : ce n’est pas zéro
measured-not-enough = Trop peu de cas
measured-few = { $count } comptés ; publié à partir de { $least }
behind-see-outcomes = Voir les appareils comptés
behind-see-proofs = Voir les preuves comptées
behind-see-collections = Voir les collectes comptées
behind-see-receptions = Voir les réceptions comptées
behind-title-outcomes = Les appareils comptés
behind-title-proofs = Les preuves d’effacement comptées
behind-title-collections = Les collectes comptées
behind-title-receptions = Les réceptions comptées
behind-file-outcomes = appareils-comptes
behind-file-proofs = preuves-comptees
behind-file-collections = collectes-comptees
behind-file-receptions = receptions-comptees
behind-lead-outcomes = Les appareils vendus, donnés, prêtés, démontés ou recyclés sur douze mois, avec les jours passés depuis leur réception ou leur dernier retour.
behind-lead-proofs = Chaque preuve d’effacement reçue sur douze mois. Une preuve retirée depuis comme fausse compte comme refusée ; celle d’une vie terminée reste bonne.
behind-lead-collections = Les lots collectés sur douze mois, avec les jours passés depuis leur déclaration.
behind-lead-receptions = Les lots reçus sur douze mois : les jours passés depuis la collecte, et ce que le comptage a trouvé d’autre que la liste.
behind-count-outcomes = { $count ->
    [one] Un appareil compté.
   *[other] { $count } appareils comptés.
}
behind-count-proofs = { $count ->
    [one] Une preuve comptée.
   *[other] { $count } preuves comptées.
}
behind-count-collections = { $count ->
    [one] Une collecte comptée.
   *[other] { $count } collectes comptées.
}
behind-count-receptions = { $count ->
    [one] Une réception comptée.
   *[other] { $count } réceptions comptées.
}
behind-day = Jour
behind-days = Jours passés
behind-grams = Poids (g)
behind-verdict = Jugement
behind-accepted = Acceptée
behind-refused = Refusée
behind-lot = Lot
behind-declared = Déclarées
behind-missing = Manquantes
behind-extra = En plus
behind-lines = Lignes en écart
behind-contested = Compte
behind-was-contested = Contesté
behind-none = Rien n’est encore compté.
behind-none-text = Ce qui compte pour ce chiffre paraîtra ici la nuit qui suit.
behind-back = Revenir à vos chiffres
