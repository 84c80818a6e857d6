
purpose-school = L’école, les études
purpose-job-search = La recherche d’emploi
purpose-rights = Les droits et les démarches
purpose-health = La santé
purpose-isolation = Garder le lien avec ses proches
purpose-other = Autre chose
criterion-minimum-social = Un minimum social (RSA, AAH, ASPA, ASS…)
criterion-qf-band = Le quotient familial
criterion-reste-a-vivre = Le reste à vivre
criterion-prescription = La demande d’une autre structure
criterion-other = Aucune de ces pièces
urgency-ordinary = Pas de date particulière
urgency-high = Une date approche
urgency-critical = Un droit ou une place va se perdre
agreement-spoken = Le texte a été lu à voix haute et la personne a dit oui
agreement-written = La personne a signé le texte imprimé, que nous gardons
agreement-mandate = La personne nous a donné un mandat
accessibility-large-screen = Un écran de 15 pouces ou plus
accessibility-screen-reader = Un lecteur d’écran installé
accessibility-large-text = De grands caractères et un fort contraste
accessibility-large-keys = Un clavier à grosses touches
accessibility-clear-sound = Un son fort et clair, ou des sous-titres
accessibility-easy-pointer = Une souris pour l’une ou l’autre main

request-state-draft = Brouillon
request-state-submitted = Déposée
request-state-information-needed = À compléter
request-state-eligible = Recevable
request-state-refused = Refusée
request-state-waiting = En attente
request-state-proposed = Appareil proposé
request-state-accepted = Appareil accepté
request-state-ready-for-hand-over = Prêt à remettre
request-state-handed-over = Remis au foyer
request-state-followed-up = Suivi fait
request-state-closed = Close
request-state-withdrawn = Retirée
request-state-anonymised = Anonymisée

requests-title = Demandes des foyers
requests-new = Déposer une demande
requests-tabs = Demandes par étape
requests-column-reference = Demande
requests-column-equipment = Matériel
requests-column-since = Déposée le
requests-column-state = Étape
requests-empty = Aucune demande pour l’instant
requests-empty-text = Ici se suivent les demandes que vous déposez pour des foyers, du dépôt à la remise. Une demande prend une dizaine de minutes avec la personne. Elle ne garde ni nom ni date de naissance.
requests-filed = La demande { $reference } est déposée. Elle attend un appareil. Donnez ce code à la famille : { $code }.
requests-refused = La demande { $reference } est refusée : ce foyer a déjà reçu ce qu’il peut recevoir. Il pourra redemander à partir du { $day }.

new-request-title = Demander du matériel pour un foyer
new-request-lead = Six courtes parties, numérotées de 1 à 6. Lisez d’abord à la personne l’attente prévue.
new-request-wait = L’attente prévue autour de chez vous
new-request-rules = Comment sont départagées les demandes
new-request-step-equipment = 1. Le matériel
new-request-step-place = 2. Le lieu
new-request-step-use = 3. À quoi il servira
new-request-step-criterion = 4. La situation
new-request-step-household = 5. Le foyer
new-request-step-agreement = 6. L’accord de la personne
new-request-send = Déposer la demande

wait-next-run = { $available ->
    [0] Aucun appareil disponible.
    [one] Un appareil disponible.
   *[other] { $available } appareils disponibles.
} Proposition à la prochaine session d’attribution.
wait-weeks = { $weeks ->
    [one] Environ { $weeks } semaine,
   *[other] Environ { $weeks } semaines,
} au rythme des douze dernières. C’est l’estimation du { $today } : elle peut changer. { $waiting ->
    [0] Aucune demande n’attend,
    [one] Une demande attend,
   *[other] { $waiting } demandes attendent,
} { $available ->
    [0] aucun appareil n’est disponible.
    [one] un appareil est disponible.
   *[other] { $available } appareils sont disponibles.
}
wait-unknown = { $waiting ->
    [0] Aucun appareil pour l’instant. Nous ne savons pas encore dire combien de temps il faut attendre.
    [one] Aucun appareil libre, { $waiting } demande en attente. Nous ne savons pas encore dire combien de temps il faut attendre.
   *[other] Aucun appareil libre, { $waiting } demandes en attente. Nous ne savons pas encore dire combien de temps il faut attendre.
}

request-category = De quoi le foyer a-t-il besoin ?
request-memory = Mémoire vive, au moins
request-memory-hint = À remplir seulement si un usage précis la demande : plus vous demandez, plus l’attente est longue.
request-memory-unit = Go
request-accessibility = Ce que le matériel doit offrir
request-accessibility-hint = C’est une qualité du matériel. Ne dites rien de la santé de la personne.
request-note = Un mot sur le matériel
request-note-hint = Jamais de nom, de numéro ni d’adresse. Exemple : « Clavier AZERTY ».
request-site = Où la personne viendra-t-elle le chercher ?
request-commune = Commune du foyer
request-commune-hint = Nom, code postal ou code INSEE. Laissez vide si c’est la commune du lieu d’accueil.
request-use = À quoi servira-t-il d’abord ?
request-urgency = Y a-t-il une date ?
request-criterion = Quelle pièce avez-vous vue ?
request-criterion-hint = Une seule suffit. Regardez-la, n’en gardez pas de copie.
request-criterion-seen-on = Vue le
request-household-size = Nombre de personnes du foyer
request-adults-text = Le nom et la date de naissance servent seulement à vérifier qu’un foyer ne demande pas deux fois. Ils deviennent aussitôt une empreinte chiffrée ; Rebond ne les garde pas. Indiquez au moins un adulte, ou votre pseudonyme pour le foyer.
request-adult = Adulte { $number }
request-first-name = Prénom
request-last-name = Nom
request-birth-date = Date de naissance
request-birth-date-hint = Exemple : 12/06/1985
request-pseudonym = Votre pseudonyme pour ce foyer
request-pseudonym-hint = Si vous ne donnez pas d’adulte. Au moins six lettres ou chiffres, toujours le même pour ce foyer.
request-consent-intro = Lisez ce texte à voix haute.
request-consent-1 = Nous demandons pour vous un appareil remis en état. Il est gratuit.
request-consent-2 = Nous notons combien vous êtes, votre commune, à quoi servira l’appareil et quelle pièce nous avons vue. Nous ne gardons ni votre nom ni votre date de naissance.
request-consent-3 = Des règles publiques disent qui passe en premier. Une personne vérifie la décision. Vous pouvez demander pourquoi, et la contester.
request-consent-4 = Vous pouvez dire non, aujourd’hui ou plus tard. Nous effaçons alors tout de suite ce que nous savons de votre foyer. Un appareil déjà remis reste à vous : seule l’empreinte chiffrée de votre foyer est gardée, trois ans. Cela ne change rien à l’aide que nous vous donnons.
request-agreement-kind = Comment la personne a-t-elle donné son accord ?
request-agreement = La personne a compris et elle est d’accord

request-title = Demande { $reference }
request-now-draft = Cette demande n’est pas encore déposée.
request-now-submitted = La demande est en cours de vérification.
request-now-information-needed = Il manque une information : complétez la demande.
request-now-eligible = La demande est recevable. Elle rejoint celles qui attendent.
request-now-refused = Ce foyer a déjà reçu ce qu’il peut recevoir. Il pourra redemander à partir du { $until }.
request-now-waiting = La demande attend. Elle passe à chaque session d’attribution et gagne des points chaque semaine. Vous recevrez un message dès qu’un appareil sera proposé.
request-now-proposed = Un appareil est réservé pour ce foyer. Répondez avant le { $until }, sinon il ira à un autre foyer. Le rang de la demande est gardé quoi qu’il arrive.
request-now-accepted = Vous avez accepté l’appareil. Prévenez le foyer : vous lui direz quand venir.
request-now-ready-for-hand-over = L’appareil est chez vous. Prenez rendez-vous avec la personne et remettez-le.
request-now-handed-over = Le foyer a son appareil depuis le { $day }. Prenez des nouvelles dans trois mois.
request-now-followed-up = Vous avez pris des nouvelles. Il reste à clore la demande.
request-now-closed = C’est fini. Tout sera anonymisé deux ans après la clôture.
request-now-withdrawn = L’accord a été retiré. Plus rien du foyer n’est gardé ici.
request-now-anonymised = Le temps de conservation est passé. Plus rien du foyer n’est gardé ici.
request-step-filed = Dépôt
request-step-waiting = Attente
request-step-proposed = Proposition
request-step-accepted = Envoi
request-step-ready = Remise au foyer
request-step-handed-over = Prise de nouvelles
request-accept = Accepter cet appareil
request-give-code = Donnez ce code à la famille :
request-slip = Imprimer son papier (PDF)
request-points = { $count ->
    [0] La demande n’a encore aucun point.
    [one] La demande a un point aujourd’hui.
   *[other] La demande a { $count } points aujourd’hui.
}
family-slip-title = Votre demande : { $what }
family-slip-code = Votre code : { $code }
family-slip-what = Ce code dit où en est votre demande. Gardez ce papier.
family-slip-page = Sur internet, écrivez le code à cette adresse : { $page }
family-slip-call = Au téléphone, dites le code : { $phone }, { $hours }.
family-slip-then = Votre structure, { $place }, vous appelle dès qu’un appareil convient. C’est gratuit.
family-slip-wait = Attente prévue, au { $date }
request-decline = Décliner
request-decline-reason = Pourquoi ne convient-il pas ?
request-decline-hint = En quelques mots, rien de personnel. Exemple : « écran trop petit ».
request-receive = Confirmer l’arrivée
request-hand-over = Enregistrer la remise
request-handed-over-on = Remis le
request-collected = Écrivez le jour où le foyer l’a reçu. Le retrait à l’atelier et l’arrivée seront notés sur votre parole.
request-collected-summary = Vous l’avez retiré vous-même à l’atelier ?
request-given-summary = Vous l’avez déjà remis au foyer ?
request-given = Écrivez le jour où le foyer l’a reçu. L’arrivée sera notée aussi.
request-coming-prepared = L’atelier « { $workshop } » prépare l’appareil et l’envoie au plus tard le { $date }. Vous recevrez un message quand il partira.
request-coming-sent = L’atelier « { $workshop } » a envoyé l’appareil : il est en route. Confirmez son arrivée dès qu’il est chez vous.
request-coming-not = L’envoi de { $workshop } n’a pas abouti. Appelez l’atelier, ou rendez l’appareil ci-dessous : la demande garde son rang.
request-coming-call = Le téléphone de l’atelier : { $phone }.
request-lacks-screen-and-keyboard = Cet ordinateur arrive sans écran ni clavier. Avant d’accepter, demandez au foyer s’il en a. Sinon, demandez aussi un écran et prévoyez un clavier, ou refusez : la demande garde son rang.
request-lacks-screen = Cet ordinateur arrive sans écran. Avant d’accepter, demandez au foyer s’il en a un. Sinon, demandez aussi un écran, ou refusez : la demande garde son rang.
request-lacks-keyboard = Cet ordinateur arrive sans clavier. Avant d’accepter, demandez au foyer s’il en a un. Sinon, prévoyez-en un, ou refusez : la demande garde son rang.
request-ask-screen = Demander aussi un écran pour ce foyer
request-worth = { $points ->
    [0] Ne donne pas de point
    [one] { $points } point
   *[other] { $points } points
}
request-household-worth = { $points } points par personne, jusqu’à { $most } personnes.
new-request-points = D’où viennent les points
new-request-points-text = Les points disent qui passe en premier. Ils viennent du nombre de personnes, de l’usage, de la pièce vue, de la date, et de l’attente : { $week } points par semaine. Rien d’autre ne compte.
request-follow-up = Noter que des nouvelles ont été prises
request-close = Clore la demande
request-device = L’appareil
request-why = Ce qu’a décidé la dernière session
request-withdraw-summary = La personne retire son accord
request-withdraw-text = Ce que nous savons du foyer est effacé tout de suite, et son code ne dit plus rien. Un appareil réservé est rendu à d’autres. Un appareil déjà remis reste au foyer : seule une empreinte chiffrée est gardée, trois ans. C’est définitif.
request-withdraw-question = Effacer la demande ?
request-withdraw = Effacer la demande
request-done-accept = Appareil accepté : l’atelier est prévenu et prépare l’envoi.
request-done-decline = L’appareil est rendu. La demande garde son rang.
request-done-receive = L’arrivée est notée. Vous pouvez prendre rendez-vous.
request-done-hand-over = La remise est enregistrée. Merci.
request-done-follow-up = Les nouvelles sont notées.
request-done-close = La demande est close.
request-done-withdraw = La demande est effacée. Rien du foyer n’est gardé ici.
request-fact-place = Lieu de remise
request-fact-household = Foyer
request-fact-persons = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
request-fact-use = Usage
request-fact-criterion = Pièce vue
request-fact-urgency = Date
request-fact-memory = Mémoire demandée
request-fact-accessibility = À offrir
request-fact-note = Mot sur le matériel
request-fact-agreement = Accord
request-fact-since = Déposée le
request-fact-memory-device = Mémoire
request-fact-screen = Écran
request-fact-keyboard = Clavier
request-comes-with = Fourni avec
request-comes-without = Non fourni : à prévoir
request-fact-distance = Distance
request-fact-transfer = Envoi
request-fact-grade = État esthétique
request-event-submit = La demande est déposée.
request-event-approve = Les règles sont vérifiées : la demande est recevable.
request-event-refuse = La demande est refusée.
request-event-queue = La demande attend un appareil.
request-event-propose = Un appareil est proposé.
request-event-return = L’appareil est rendu, le rang est gardé.
request-event-accept = L’appareil est accepté.
request-event-arrive = L’appareil est arrivé au lieu de remise.
request-event-requeue = L’appareil ne viendra pas, le rang est gardé.
request-event-hand-over = L’appareil est remis au foyer.
request-event-follow-up = Des nouvelles ont été prises.
request-event-close = La demande est close.
request-event-withdraw = L’accord est retiré, tout est effacé.
request-event-anonymise = La demande est anonymisée.
request-event-ask-information = Une information est demandée.
request-event-answer = L’information est donnée.

points-for-household-size = { $count ->
    [one] { $points } points pour { $count } personne
   *[other] { $points } points pour { $count } personnes
}
points-for-purpose = { $points } points pour l’usage prévu
points-for-criterion = { $points } points pour la pièce vue
points-for-urgency = { $points } points pour l’urgence
points-for-waiting = { $count ->
    [one] { $points } points pour { $count } semaine d’attente
   *[other] { $points } points pour { $count } semaines d’attente
}

decision-only-one = Un appareil à { $distance }, le seul qui convient ({ $fitting } sur le territoire).
decision-nearest = Un appareil à { $distance } : aucun des { $fitting } qui conviennent n’est plus près.
decision-shared = Un appareil à { $distance } parmi { $fitting } qui conviennent : un plus proche va à une autre demande, pour que tous les trajets ensemble soient les plus courts.
decision-no-device = Attend : aucun appareil de cette sorte n’est disponible.
decision-not-enough-memory = { $count ->
    [one] Attend : { $count } appareil de cette sorte est disponible, sans la mémoire demandée.
   *[other] Attend : { $count } appareils de cette sorte sont disponibles, aucun n’a la mémoire demandée.
}
decision-too-far = Attend : l’appareil qui conviendrait le plus proche est à { $distance }, au-delà de la distance permise.
decision-others-first = { $fitting ->
    [one] Attend : l’appareil qui convenait va à une demande plus prioritaire, qui a { $points } points.
   *[other] Attend : les { $fitting } appareils qui convenaient vont à des demandes plus prioritaires ; la moins prioritaire a { $points } points.
}
decision-tie = Attend : { $fitting } appareils convenaient. À { $points } points partout, le trajet le plus court puis la demande la plus ancienne ont décidé.
decision-beyond-run = Attend : une session regarde les { $count } demandes qui ont le plus de points. Celle-ci passera à une prochaine.

runs-title = Sessions d’attribution
runs-waiting = { $count ->
    [0] Aucune session n’attend votre décision.
    [one] { $count } session attend votre décision.
   *[other] { $count } sessions attendent votre décision.
}
runs-launch = Lancer une session
runs-launch-text = Le calcul propose, rien n’est promis avant votre validation.
runs-department = Territoire
runs-department-hint = Une seule session pour tout le territoire donne les trajets les plus courts.
runs-compute = Calculer
runs-list = Sessions, la plus récente d’abord
runs-empty = Aucune session pour l’instant
runs-empty-text = Une session rapproche les demandes qui attendent et les appareils disponibles, et explique chaque décision.
runs-column-reference = Session
runs-column-computed = Calculée le
runs-column-place = Où
runs-column-requests = Demandes
runs-column-served = Servies
runs-column-state = État
runs-all-own = Tout votre territoire
runs-all-country = Toute la France
runs-place = { $name } ({ $code })
runs-whole-territory = Tout le territoire ({ $organisation })
runs-territory-missing = Aucun département n’est encore confié à votre organisme. Appelez le { $phone } : nous l’ajouterons.
run-state-computed = À valider
run-state-validated = Validée
run-state-discarded = Écartée
run-title = Session { $reference }
run-heading = Qui reçoit quoi, et pourquoi
run-legal-notice = Cette décision est préparée par un calcul (article L311-3-1 du code des relations entre le public et l’administration). Une personne la valide. Chacun peut demander les règles, leur effet sur sa demande, et contester la décision ou son rang.
run-decide = Décider
run-decide-text = En validant, vous réservez les appareils et prévenez les médiateurs. Un appareil promis entre-temps est laissé de côté, le reste tient.
run-read = J’ai lu les décisions de cette page
run-to-decision = Lire d’abord les décisions
run-fact-computed = Calculée le
run-validate = Valider la session
run-discard = Écarter cette session
run-decisions = Décisions, par rang
run-decisions-empty = Aucune demande n’attendait.
run-decision = { $rank }. { $reference }, { $points } points
run-served = Servie
run-waits = Attend
run-effect-proposed = Le médiateur est prévenu.
run-effect-device-taken = L’appareil a été promis ou a changé entre-temps : la demande attend encore.
run-effect-request-changed = La demande n’attendait plus.
run-effect-not-accredited = La structure n’est plus référencée : la demande attend encore.
run-fact-requests = Demandes regardées
run-fact-devices = Appareils regardés
run-fact-served = Demandes servies
run-fact-points = Points servis
run-fact-distance = Trajets, en tout
run-fact-rules = Règles
run-fact-rules-version = version { $version }
run-fact-hash = Empreinte
run-done-compute = La session { $reference } est calculée. Lisez-la, puis décidez.
run-done-validate = La session est validée. Les médiateurs sont prévenus.
run-done-discard = La session est écartée.

proposals-title = Appareils à transférer
proposals-empty = Aucun appareil à transférer
proposals-empty-text = Quand un médiateur accepte un de vos appareils pour un foyer, il apparaît ici avec l’adresse où l’envoyer. Mettez des appareils prêts dans le don solidaire pour commencer.
proposals-devices = Voir mon atelier
proposals-lead = Des foyers les attendent.
proposals-for = Pour la demande { $reference }, à envoyer à : { $place }.
proposals-before = À envoyer avant le { $day }.
proposals-prepare = À préparer :
proposals-ship = Noter le départ
proposals-shipped = Le départ est noté. La structure confirmera l’arrivée.

rules-title = Qui passe en premier
rules-lead = Ces règles sont les mêmes pour tous. Chacun peut refaire le calcul à la main.
rules-points = Des points
rules-points-text = Chaque demande reçoit des points. Rien d’autre d’un foyer ne compte.
rules-table = Points, version { $version } des règles
rules-column-reason = Pour quoi
rules-column-points = Points
rules-row-person = Chaque personne du foyer, jusqu’à { $count }
rules-row-criterion = Une pièce a été vue
rules-row-week = Chaque semaine entière d’attente, sans limite
rules-choice = Puis un choix, toujours le même
rules-choice-1 = Les appareils sont répartis pour que le total des points servis soit le plus grand possible.
rules-choice-2 = Parmi ces choix, celui où les appareils font le moins de route, tous ensemble.
rules-choice-3 = S’il reste des égalités, la demande la plus ancienne reçoit l’appareil enregistré le premier.
rules-radius = Un appareil convient s’il est de la bonne sorte et s’il a la mémoire demandée. Il doit être à { $radius } km au plus.
rules-fair = Chacun sa part
rules-fair-text = Un foyer reçoit au plus un appareil de chaque sorte pour { $persons } personnes en { $months } mois, toutes structures ensemble. Un refus ou un silence ne fait jamais perdre son rang.
rules-person = Une personne décide
rules-replay = Chaque session garde ses données et son empreinte : on peut la recalculer et trouver le même résultat.

todo-proposal = Répondez à l’appareil proposé pour { $reference }
todo-proposal-button = Répondre
todo-receive = Confirmez l’arrivée de l’appareil pour { $reference }
todo-receive-button = Confirmer
todo-hand-over = Remettez l’appareil pour { $reference }
todo-hand-over-button = Remettre
todo-ship = Envoyez { $title } ({ $device })
todo-ship-detail = Un foyer l’attend à { $place }.
todo-ship-button = Voir l’envoi
todo-run = Décidez de la session { $reference }
todo-run-detail = { $count ->
    [one] { $count } demande serait servie.
   *[other] { $count } demandes seraient servies.
}
todo-run-button = Lire la session

mail-proposed-subject = { $count ->
    [one] Un appareil est proposé pour un foyer
   *[other] { $count } appareils sont proposés pour des foyers
}
mail-proposed-text = Bonjour,

    { $count ->
        [one] Un appareil est réservé pour cette demande :
       *[other] Des appareils sont réservés pour ces demandes :
    }
    { $references }

    Ouvrez chaque adresse pour répondre, avant le { $until }. Passé ce jour, l’appareil ira à un autre foyer et la demande gardera son rang.
mail-accepted-subject = Un foyer attend { $device }
mail-accepted-text = Bonjour,

    Un médiateur a accepté votre appareil { $title } ({ $device }).
    Envoyez-le à { $place }, { $address }, puis notez son départ ici :
    { $page }
mail-reminder-subject = { $reference } attend votre réponse
mail-reminder-text = Bonjour,

    Un appareil est toujours réservé pour la demande { $reference }. Répondez avant le { $until }, sinon il ira à un autre foyer.
    { $page }
mail-lapsed-subject = { $reference } : le temps de réponse est passé
mail-lapsed-text = Bonjour,

    Personne n’a répondu à temps pour la demande { $reference }. L’appareil est rendu à d’autres foyers. La demande attend toujours et garde son rang.
    { $page }
mail-shipped-subject = { $reference } : l’appareil est en route
mail-shipped-text = Bonjour,

    L’atelier « { $workshop } » a envoyé l’appareil de la demande { $reference }. Dès qu’il est chez vous, confirmez son arrivée ici :
    { $page }
mail-called-off-subject = { $reference } : l’appareil ne viendra pas
mail-called-off-text = Bonjour,

    L’appareil prévu pour la demande { $reference } ne peut plus être remis. La demande attend toujours, garde son rang, et passera à la prochaine session.
    { $page }

error-request-wrong-state = Cette demande n’en est plus à cette étape. Rechargez la page pour voir où elle en est.
error-proposal-wrong-state = Cette proposition a déjà reçu une réponse. Rechargez la page pour voir laquelle.
error-run-wrong-state = Cette session est déjà décidée. Lancez-en une autre s’il le faut.
error-proposal-lapsed = Le temps de réponse est passé : l’appareil est rendu. La demande garde son rang et passera à la prochaine session.
error-proposal-not-accepted = Aucun appareil n’est accepté pour cette demande. Acceptez d’abord une proposition.
error-proposed-device-changed = Cet appareil n’est plus disponible : il a été mis de côté. Déclinez-le, la demande garde son rang.
error-household-already-waiting = Une demande est déjà ouverte pour ce foyer et ce matériel, ici ou dans une autre structure. Attendez qu’elle aboutisse, ou demandez autre chose.
error-household-equipped = Ce foyer a déjà reçu ce qu’il peut recevoir pour ce matériel. Il pourra redemander à partir du { $day }.
error-device-not-arrived = L’appareil n’est pas arrivé chez vous : son départ n’est pas noté. Appelez l’atelier.
error-text-holds-nir = Ce texte contient une suite de chiffres qui ressemble à un numéro de sécurité sociale. Retirez-la : Rebond n’en garde jamais.
error-text-holds-email = Ce texte contient une adresse électronique. Retirez-la : ne notez ici rien qui désigne une personne.
error-text-holds-telephone = Ce texte contient un numéro de téléphone. Retirez-le : ne notez ici rien qui désigne une personne.
error-choice-unknown = Cette réponse n’existe pas. Choisissez parmi : { $allowed }.
error-date-in-future = Cette date n’est pas encore passée. Vérifiez le jour et l’année.
error-date-too-old = Cette date est trop ancienne. Vérifiez l’année.
error-date-before-request = La remise ne peut pas précéder la demande. Vérifiez la date.
error-date-before-acceptance = La remise ne peut pas précéder l’acceptation de l’appareil. Vérifiez la date.
error-hand-over-day-required = Écrivez le jour de la remise, par exemple « aujourd’hui ». Rien n’a été enregistré.
error-birth-date-required = Indiquez la date de naissance de chaque adulte, comme 12/06/1985.
error-adult-name-required = Indiquez le prénom et le nom de chaque adulte, en lettres.
error-adults-too-many = Il y a plus d’adultes que de personnes dans le foyer ({ $size }). Corrigez l’un ou l’autre.
error-household-key-required = Indiquez au moins un adulte, ou votre pseudonyme pour le foyer. Cela devient une empreinte chiffrée : aucun nom n’est gardé.
error-pseudonym-too-short = Écrivez au moins { $least } lettres ou chiffres, et 60 caractères au plus.
error-agreement-required = Il faut l’accord de la personne. Lisez-lui le texte, puis cochez la case.
error-agreement-kind-required = Choisissez comment la personne a donné son accord : c’est la preuve qui sera gardée.
error-use-required = Choisissez à quoi l’appareil servira d’abord : la réponse compte dans les points.
error-criterion-required = Choisissez la pièce que vous avez vue, ou « Aucune de ces pièces » : la réponse compte dans les points.
error-household-size-required = Écrivez combien de personnes vivent dans le foyer : le nombre compte dans les points.
error-place-required = Vous avez plusieurs lieux d’accueil : choisissez celui où l’appareil ira.
error-mediation-place-unknown = Ce lieu n’est pas un lieu d’accueil de votre structure. Choisissez-en un dans la liste.
error-commune-unknown = Cette commune est introuvable. Écrivez son nom, son code postal ou son code INSEE.
error-department-unknown = Ce département n’existe pas. Écrivez son code, comme 33, 2A ou 974.
error-territory-other = Ce département n’est pas dans votre territoire ({ $allowed }). Choisissez l’un des vôtres, ou appelez l’organisme qui l’anime.
error-territory-missing = Aucun département n’est encore confié à votre organisme. Appelez l’opérateur : il l’ajoutera.
error-run-not-read = Lisez les décisions, puis cochez la case avant de valider.
error-text-too-long = Ce texte est trop long : { $longest } caractères au plus.
error-number-out-of-range = Écrivez un nombre entier entre { $least } et { $most }.
request-step-closed = Clôture
request-step-refused = Demande refusée
request-step-withdrawn = Accord retiré
request-step-anonymised = Demande anonymisée
request-call-off-summary = L’appareil ne viendra pas ou ne convient pas
request-call-off-text = L’appareil est rendu et l’atelier est prévenu. La demande attend de nouveau et garde son rang.
request-call-off-reason = Que se passe-t-il ?
request-call-off-hint = En quelques mots, sans rien de personnel. Exemple : « arrivé en panne ».
request-call-off = Rendre cet appareil
request-done-call-off = L’appareil est rendu. La demande garde son rang.
run-step-computed = Calcul
run-step-decided = Décision d’une personne
run-step-discarded = Session écartée
run-now-computed = Le calcul est fait. Rien n’est promis avant la décision d’une personne.
run-now-validated = La session est validée. Les médiateurs sont prévenus et répondent pour chaque appareil.
run-now-discarded = La session est écartée. Les demandes passeront à la prochaine.
run-event-compute = La session est calculée.
run-event-validate = La session est validée.
run-event-discard = La session est écartée.
proposals-shipment = Suivre l’envoi
requests-file = demandes
requests-search-hint = Référence de la demande
requests-from = Demandé à partir du
requests-to = Demandé jusqu’au
requests-column-handed = Remis le
requests-count = { $count ->
    [one] Une demande
   *[other] { $count } demandes
}, { $waiting ->
    [0] aucune n’attend votre réponse.
    [one] dont une attend votre réponse.
   *[other] dont { $waiting } attendent votre réponse.
}
requests-count-here = { $count ->
    [0] Aucune demande.
    [one] Une demande.
   *[other] { $count } demandes.
}
runs-file = sessions
runs-search-hint = Référence de la session
runs-tabs = Sessions par état
runs-from = Calculée à partir du
runs-to = Calculée jusqu’au
transfers-file = transferts
transfers-tabs = Transferts par état
transfers-tab-under-way = En cours
transfers-tab-declined = Refusés
transfers-tab-withdrawn = Retirés
transfers-from = Proposé à partir du
transfers-to = Proposé jusqu’au
transfers-column-device = Appareil
transfers-column-title = Modèle
transfers-column-request = Demande
transfers-column-state = État
transfers-column-before = À envoyer avant
transfers-column-made = Proposé le
transfers-count = { $count ->
    [0] Aucun transfert.
    [one] Un transfert.
   *[other] { $count } transferts.
}
transfer-state-proposed = réponse attendue
transfer-state-accepted = accepté
transfer-state-declined = refusé
transfer-state-lapsed = sans réponse
transfer-state-withdrawn = retiré
transfers-tab-given = Remis
proposal-unproven = La preuve de son effacement est retirée.
