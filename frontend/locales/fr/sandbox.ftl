sandbox-title = Entraînez-vous sans risque
sandbox-lead = Tout est fictif ici : les organismes, les appareils, les foyers. Prenez un rôle et faites tout ce qu’il peut faire. Personne n’est prévenu, aucun message ne part.
sandbox-mailbox = Lire les messages envoyés
sandbox-mailbox-note = Les courriels que les personnages auraient reçus.
sandbox-take = Prendre ce rôle
sandbox-current = Votre rôle actuel

persona-role-donor = Donatrice ou donateur
persona-role-refurbisher = Atelier de reconditionnement
persona-role-buyer = Acheteuse ou acheteur public
persona-role-buyer2 = Deuxième acheteur
persona-role-buyer3 = Troisième acheteur
persona-role-mediator = Médiation numérique
persona-role-lead = Animation de territoire
persona-role-funder = Financement
persona-role-operator = Opérateur national
persona-role-applicant = Atelier candidat
persona-role-operator2 = Second agent de l’opérateur
persona-try-donor = Déclarez un lot à partir d’un tableau, puis suivez-le jusqu’à l’atelier.
persona-try-refurbisher = Acceptez un lot, testez et effacez les appareils, publiez-les, et expédiez ceux qui sont attendus.
persona-try-buyer = Cherchez du matériel près de chez vous, ouvrez une commande groupée, et signez vos bons de commande.
persona-try-buyer2 = Rejoignez une commande groupée avec votre quantité et votre lieu de livraison, et certifiez vos livraisons.
persona-try-buyer3 = Rejoignez la même commande, quittez-la avant de vous engager, et certifiez vos livraisons.
persona-try-mediator = Demandez un appareil pour un foyer, répondez quand un appareil est proposé, et notez les remises.
persona-try-lead = Décidez d’une session d’attribution, lancez une campagne de collecte, et ouvrez une commande groupée pour vos communes.
persona-try-funder = Regardez ce que deviennent les appareils et les chiffres, avec leurs sources.
persona-try-operator = Lancez une session d’attribution, décidez de celles qui attendent, et voyez les tâches qui ont échoué.
persona-try-applicant = Complétez votre dossier de référencement, joignez les preuves et déposez-le.
persona-try-operator2 = Confirmez ce qu’un collègue propose : à deux, un atelier est référencé ou refusé.

mailbox-title = Messages envoyés
mailbox-lead = Au bac à sable, les courriels restent ici au lieu de partir.
mailbox-empty = Aucun message pour l’instant
mailbox-empty-text = Prenez un rôle et agissez : chaque courriel que Rebond aurait envoyé apparaîtra ici.
mailbox-to = À { $recipient }
mailbox-back = Tous les messages
mail-from = De
mail-to = À
mail-sent = Envoyé

sandbox-group-give = Donner
sandbox-group-renew = Remettre en état
sandbox-group-buy = Acheter ensemble
sandbox-group-help = Aider un foyer
sandbox-group-steer = Piloter
sandbox-waiting = Ce qui attend maintenant :
sandbox-nothing = Rien n’attend ce rôle en ce moment. Avancez dans le temps, ou jouez un autre rôle : la suite viendra.
sandbox-more = { $count ->
    [one] Et une autre chose sur son bureau.
   *[other] Et { $count } autres choses sur son bureau.
}
sandbox-tour = Suivre la visite guidée ({ $count } étapes)
sandbox-tour-again = Reprendre la visite guidée
sandbox-was-reset = Le bac à sable vient d’être remis à zéro : vous avez été déconnecté et tout a repris son état de départ. Choisissez un rôle pour continuer.

clock-title = Avancer dans le temps
clock-today = Nous sommes le { $date }.
clock-about = Passez les jours pour voir ce qui arrive aux échéances : les propositions sans réponse vont au suivant, les commandes groupées ferment, les rappels partent. La date avance pour tout le monde et ne recule pas.
clock-day = D’un jour
clock-week = D’une semaine
clock-next = Jusqu’à la prochaine échéance
clock-next-is = Prochaine échéance : { $date }. { $title } ({ $who }).
clock-moved = Nous sommes maintenant le { $date }. Ce qui était arrivé à échéance est fait, ou se fait à l’instant.

reset-card-title = Tout recommencer
reset-about = Rend au bac à sable son premier état, pour tout le monde : les organismes, les appareils, les messages et la date d’exercice.
reset-link = Remettre le bac à sable à zéro
reset-last = Dernière remise à zéro : { $date }.
reset-title = Remettre le bac à sable à zéro ?
reset-back = Revenir au bac à sable
reset-lead = Tout ce qui a été fait ici sera perdu, pour tout le monde. Rien ne pourra être récupéré.
reset-lost = Ce qui sera perdu
reset-lost-acts = { $count ->
    [0] Aucun geste n’a été fait ici depuis le départ.
    [one] Un geste fait ici depuis le départ.
   *[other] { $count } gestes faits ici depuis le départ.
}
reset-lost-mails = { $count ->
    [0] Aucun message n’attend dans la boîte.
    [one] Un message de la boîte d’envoi.
   *[other] { $count } messages de la boîte d’envoi.
}
reset-lost-people = { $count ->
    [0] Personne n’est connecté en ce moment.
    [one] Une personne connectée, qui sera déconnectée et prévenue.
   *[other] { $count } personnes connectées, qui seront déconnectées et prévenues.
}
reset-lost-date = La date d’exercice : nous serons de nouveau le { $date }.
reset-then = Le bac à sable sera fermé moins d’une minute, puis il s’ouvrira comme au premier jour.
reset-do = Oui, remettre à zéro
reset-cancel = Non, garder tel quel
resetting-title = Le bac à sable se remet à zéro
resetting-text = Cela prend moins d’une minute. Vous n’avez rien à faire.
resetting-then = Tout reprendra son état de départ. Les personnes connectées devront choisir de nouveau leur rôle.
resetting-look = Voir si c’est prêt
resetting-failed = La remise à zéro s’est arrêtée en chemin
resetting-failed-text = Le bac à sable reste fermé tant qu’elle n’est pas terminée. Relancez-la ; si elle s’arrête encore, appelez-nous.
resetting-again = Relancer la remise à zéro
sandbox-console = Bac à sable : ouvrez { $address } et choisissez un personnage. Ou connectez-vous avec l’adresse d’un personnage et le mot de passe « { $password } ».
sandbox-goes-on = Prenez le personnage marqué « Prendre et continuer » : il vous mène à la page que vous demandiez.
sandbox-go-on = Continuer
sandbox-take-and-go-on = Prendre et continuer
sandbox-goes-on-kept = Prenez le personnage marqué « Prendre et continuer » : ce que vous avez écrit est repris.
