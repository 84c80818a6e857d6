desk-title = À faire
desk-empty = Rien n’attend pour le moment.
desk-reader = Ce qui attendra votre organisme sera ici. Vous pouvez tout lire ; pour agir, demandez le rôle d’agent à l’administrateur de votre organisme.
desk-others = Ce que d’autres font pour vous
desk-coming-prepared = { $reference } : l’atelier « { $workshop } » prépare l’appareil et l’envoie au plus tard le { $date }.
desk-coming-sent = { $reference } : l’appareil est en route, envoyé par { $workshop }.
desk-session-waits = { $who } doit décider de la session d’attribution { $reference } : elle peut proposer des appareils pour vos demandes.
desk-start-donor = Quand un lot demandera votre réponse, il sera ici. Pour commencer, déclarez du matériel à donner.
desk-start-refurbisher = Quand un lot vous sera proposé ou qu’un appareil attendra une étape, ce sera ici.
desk-start-buyer = Quand un bon de commande attendra votre signature, il sera ici. Pour commencer, ouvrez une commande groupée.
desk-start-mediation-structure = Quand un appareil sera proposé à un foyer, ce sera ici. Pour commencer, faites une demande.
desk-start-prescriber = Quand une situation sera à confirmer, elle sera ici.
desk-start-territorial-lead = Quand des demandes attendront une attribution, ce sera ici.
desk-start-funder = Regardez ce que deviennent les appareils, avec les sources de chaque chiffre.
desk-start-operator = Quand des demandes attendront une attribution, ce sera ici.
desk-start-button-donor = Déclarer un lot
desk-start-button-refurbisher = Voir les lots
desk-start-button-buyer = Ouvrir une commande groupée
desk-start-button-mediation-structure = Faire une demande
desk-start-button-prescriber = Voir les chiffres
desk-start-button-territorial-lead = Voir les sessions d’attribution
desk-start-button-funder = Voir les chiffres
desk-start-button-operator = Voir les sessions d’attribution
jobs-title = Tâches en échec
jobs-waiting = { $count ->
    [0] Aucune tâche n’attend.
    [one] Une tâche est programmée : elle se fera seule, à son heure.
   *[other] { $count } tâches sont programmées, parfois pour dans des mois. Chacune se fait seule, à son heure.
}
jobs-empty = Aucune tâche en échec.
jobs-empty-text = Une tâche qui échoue huit fois de suite est mise de côté ici, avec sa raison.
due-today = aujourd’hui
due-before = avant le { $date }
due-late = en retard depuis le { $date }
due-on = le { $date }
due-was-on = c’était le { $date }
desk-waiting-commune = { $count ->
    [one] Une chose attend votre commune.
   *[other] { $count } choses attendent votre commune.
}
desk-waiting-public = { $count ->
    [one] Une chose attend votre administration.
   *[other] { $count } choses attendent votre administration.
}
desk-waiting-company = { $count ->
    [one] Une chose attend votre entreprise.
   *[other] { $count } choses attendent votre entreprise.
}
desk-waiting-workshop = { $count ->
    [one] Une chose attend votre atelier.
   *[other] { $count } choses attendent votre atelier.
}
desk-waiting-structure = { $count ->
    [one] Une chose attend votre structure.
   *[other] { $count } choses attendent votre structure.
}
desk-waiting-territory = { $count ->
    [one] Une chose attend votre territoire.
   *[other] { $count } choses attendent votre territoire.
}
desk-waiting-platform = { $count ->
    [one] Une chose attend votre équipe.
   *[other] { $count } choses attendent votre équipe.
}
desk-waiting-organisation = { $count ->
    [one] Une chose attend votre organisme.
   *[other] { $count } choses attendent votre organisme.
}
desk-more = { $count ->
    [one] Et une autre chose : elle est dans vos listes.
   *[other] Et { $count } autres : elles sont dans vos listes.
}
highlight-lot = Votre dernier lot, { $reference }
highlight-lot-button = Voir ce lot
highlight-pool = Commande groupée « { $title } »
highlight-pool-button = Voir cette commande
highlight-pool-price = À ce jour, le prix moyen proposé est de { $price } TTC.
highlight-bench = Votre atelier aujourd’hui
highlight-bench-button = Voir tous les appareils
highlight-requests = Vos demandes
highlight-requests-button = Voir toutes les demandes
highlight-runs = Les attributions de votre territoire
highlight-runs-button = Voir les sessions
highlight-runs-sentence = Sur les { $requests } demandes examinées par vos dernières sessions, { $served } ont reçu une proposition.
highlight-platform = La plateforme aujourd’hui
highlight-platform-calls = appels à rendre
highlight-platform-late = appels en retard
highlight-platform-failed = tâches en échec
highlight-platform-waiting = tâches programmées, faites seules à leur heure
highlight-funder = Ce que deviennent les appareils
highlight-funder-button = Voir les chiffres et leurs sources
highlight-funder-reused = appareils remis en service
highlight-funder-households = foyers équipés
highlight-funder-avoided = de CO₂ évitées pour un an d’usage de plus
highlight-pool-sentence = { $members ->
    [one] Un seul membre pour l’instant.
   *[other] { $members } membres.
} { $until }
highlight-pool-closes = Elle ferme { $when }.
jobs-file = taches
jobs-search-hint = Genre de tâche, ou mots de la raison
jobs-column-kind = Tâche
jobs-column-at = Mise de côté le
jobs-column-reason = Raison
jobs-count = { $count ->
    [0] Aucune tâche en échec.
    [one] Une tâche en échec.
   *[other] { $count } tâches en échec.
}
