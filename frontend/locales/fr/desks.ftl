desk-title = À faire
desk-empty = Rien n’attend pour le moment.
desk-reader = Ce qui attendra votre organisme sera ici. Vous pouvez tout lire ; pour agir, demandez le rôle d’agent à l’administrateur de votre organisme.
desk-waiting = { $count ->
    [one] Une chose attend { $organisation }.
   *[other] { $count } choses attendent { $organisation }.
}
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
    [one] Une tâche attend son tour.
   *[other] { $count } tâches attendent leur tour.
}
jobs-empty = Aucune tâche en échec.
jobs-empty-text = Une tâche qui échoue huit fois de suite est mise de côté ici, avec sa raison.
due-today = aujourd’hui
due-before = avant { $date }
due-late = en retard depuis { $date }
due-on = { $date }
due-was-on = c’était { $date }
