campaign-state-draft = Brouillon
campaign-state-published = Annoncée
campaign-state-running = En cours
campaign-state-ended = Terminée
campaign-state-closed = Bilan publié
campaign-state-cancelled = Annulée
campaign-point-state-asked = Réponse attendue
campaign-point-state-agreed = Ouvert
campaign-point-state-declined = Refusé
campaign-point-state-withdrawn = Retiré
campaign-round-state-asked = Réponse attendue
campaign-round-state-accepted = Confirmée
campaign-round-state-declined = Refusée
campaign-round-state-cancelled = Annulée
campaign-period = Du { $from } au { $to }
campaign-wishes = Recherché : { $goals }
campaign-month = { $month } { $year }
campaign-round-when = { $day }, { $hours }
campaign-progress = { $declared } déclarés sur { $wished } recherchés
campaign-side-lead = animation du territoire
campaigns-title = Campagnes de collecte
campaigns-lead = Lancez un appel au don sur votre territoire, avec des objectifs, des points de dépôt et des collectes groupées.
campaigns-new = Préparer une campagne
campaigns-shortage = Voir ce qui va manquer
campaigns-none = Aucune campagne pour l’instant
campaigns-none-text = Commencez par regarder ce qui va manquer : un bouton en fait un brouillon.
campaigns-column-title = Campagne
campaigns-column-period = Période
campaigns-column-state = État
campaigns-column-goals = Objectifs
campaigns-back = Revenir aux campagnes
campaign-back = Revenir à la campagne
call-title-new = Préparer une campagne
call-title-edit = Modifier la campagne
call-lead = Vous gardez d’abord un brouillon. Rien n’est public avant que vous ne le décidiez.
call-title = Titre
call-title-hint = 80 caractères au plus. Par exemple : Un ordinateur pour chaque collégien
call-words = Votre appel
call-words-hint = À qui vous vous adressez, pourquoi, et ce que deviennent les appareils.
call-from = Premier jour
call-to = Dernier jour
call-departments = Départements
call-departments-hint = Ceux que vous animez.
call-communes = Communes
call-communes-hint = Seulement si la campagne ne concerne pas tout le département. Une par ligne, par nom ou code postal.
call-goals = Objectifs
call-goals-hint = Combien d’appareils vous cherchez. Laissez vide ce que vous ne cherchez pas.
call-months = Objectif de chaque mois
call-months-hint = Toutes catégories ensemble. Si vous les remplissez, leur somme est celle des objectifs.
call-save = Enregistrer
campaign-over = Campagne de collecte
campaign-step-draft = Brouillon
campaign-step-published = Annoncée
campaign-step-running = En cours
campaign-step-ended = Terminée
campaign-step-closed = Bilan publié
campaign-step-cancelled = Annulée
campaign-now-draft = Vous seul voyez cette campagne. Quand elle est prête, publiez-la : les ateliers de votre territoire et les donateurs qui l’ont demandé sont prévenus.
campaign-now-published = La campagne est annoncée. Elle commence le { $from }.
campaign-now-running = La campagne est en cours jusqu’au { $to }.
campaign-now-ended = La campagne s’est terminée le { $to }. Écrivez son bilan : il est publié et envoyé à ceux qui ont participé.
campaign-now-closed = Le bilan est publié.
campaign-now-cancelled = La campagne est annulée. Ceux qui y participaient sont prévenus.
campaign-publish = Publier la campagne
campaign-edit = Modifier la campagne
campaign-public-page = Voir la page publique
campaign-add-point = Proposer un point de dépôt
campaign-add-round = Proposer une collecte groupée
campaign-cancel-open = Annuler la campagne
campaign-cancel-reason = Pourquoi
campaign-cancel-hint = Cette raison est publiée et envoyée à ceux qui participent.
campaign-cancel = Annuler la campagne
campaign-close-title = Écrire le bilan
campaign-close-words = Bilan
campaign-close-hint = Ce que la campagne a permis, et vos remerciements. Les chiffres du jour sont joints.
campaign-close = Publier le bilan
campaign-words = L’appel
campaign-goals = Objectifs
campaign-goals-what = Catégorie ou mois
campaign-goals-units = Appareils
campaign-points = Points de dépôt
campaign-points-none = Aucun point de dépôt. Proposez-en un : l’organisme qui le tient doit accepter.
campaign-rounds = Collectes groupées
campaign-rounds-none = Aucune collecte groupée. Proposez une date à un atelier : il doit accepter.
campaign-points-column-label = Lieu
campaign-points-column-holder = Tenu par
campaign-points-column-hours = Horaires
campaign-points-column-state = État
campaign-rounds-column-when = Date
campaign-rounds-column-workshop = Atelier
campaign-rounds-column-taken = Inscrits
campaign-rounds-column-state = État
campaign-fact-period = Période
campaign-fact-territory = Territoire
campaign-fact-goals = Recherché
campaign-event-draft = La campagne est préparée.
campaign-event-edit = La campagne est modifiée.
campaign-event-publish = La campagne est publiée.
campaign-event-cancel = La campagne est annulée.
campaign-event-close = Le bilan est publié.
campaign-done-draft = Le brouillon est gardé. Ajoutez des points de dépôt et des dates, puis publiez.
campaign-done-edit = La campagne est modifiée.
campaign-done-publish = La campagne est publiée. Les ateliers de votre territoire sont prévenus.
campaign-done-cancel = La campagne est annulée, et ceux qui y participaient sont prévenus.
campaign-done-close = Le bilan est publié, et ceux qui ont participé sont remerciés.
point-title-new = Proposer un point de dépôt
point-lead = Pour la campagne « { $campaign } ». L’organisme qui tient le lieu reçoit votre demande, et règle ses horaires en acceptant.
point-holder = Organisme qui tient le lieu
point-holder-hint = Son nom, ou son SIRET
point-label = Nom du lieu
point-label-hint = Par exemple : Accueil de la médiathèque
point-address = Adresse
point-address-hint = Numéro et rue
point-commune = Commune
point-hours = Horaires
point-hours-hint = Comme vous le diriez : 9 h - 12 h, 14 h - 17 h. Laissez vide un jour fermé.
point-by-appointment = Sur rendez-vous
point-by-appointment-hint = Les donateurs téléphonent avant de venir.
point-closed-on = Jours de fermeture
point-closed-on-hint = Par exemple : 24/12/2026, 31/12/2026. Les jours fériés sont déjà fermés.
point-takes = Ce que le point accepte
point-takes-these = Accepte : { $categories }
point-ask = Envoyer la demande
point-agree = Accepter et ouvrir le point
point-decline = Refuser
point-change = Enregistrer les horaires
point-withdraw-open = Retirer ce point de dépôt
point-withdraw-text = Le point disparaît de la page publique, et l’autre partie est prévenue.
point-withdraw = Retirer le point
point-over = Point de dépôt, { $campaign }
point-side-holder = tient le lieu
point-hours-and-appointment = { $hours }, et sur rendez-vous
point-appointment-only = Sur rendez-vous
point-call-first = Téléphonez avant de venir.
point-open = Ouvert jusqu’à { $until }.
point-opens = Ouvre { $day } à { $at }.
point-closed-today = Fermé aujourd’hui.
point-closed-now = Fermé en ce moment.
point-closed-days = Fermé : { $days }
point-done-asked = La demande est envoyée. Le point paraît dès que l’organisme accepte.
point-done-agreed = Le point de dépôt est ouvert avec ces horaires.
point-done-declined = Vous avez refusé. L’animation du territoire est prévenue.
point-done-withdrawn = Le point de dépôt est retiré.
campaign-point-now-asked = { $lead } demande à { $holder } de tenir ce point de dépôt.
campaign-point-now-agreed = { $holder } tient ce point. Il paraît sur la page de la campagne de { $lead }.
campaign-point-now-declined = { $holder } ne tient pas ce point. { $lead } peut en proposer un autre.
campaign-point-now-withdrawn = Ce point n’existe plus. { $holder } et { $lead } le savent.
campaign-point-event-ask = Le point est proposé.
campaign-point-event-agree = L’organisme accepte, avec ses horaires.
campaign-point-event-decline = L’organisme refuse.
campaign-point-event-withdraw = Le point est retiré.
round-title-new = Proposer une collecte groupée
round-lead = Pour la campagne « { $campaign } ». L’atelier accepte d’abord, puis les donateurs s’inscrivent jusqu’à ce que le camion soit plein.
round-workshop = Atelier
round-workshop-hint = Un atelier référencé : son nom, ou son SIRET
round-day = Jour
round-hours = Horaires
round-hours-hint = Par exemple : 9 h - 12 h
round-place = Lieu de rendez-vous
round-place-hint = Par exemple : Parking de la mairie
round-capacity = Appareils que la collecte peut prendre
round-capacity-hint = Les inscriptions s’arrêtent à ce nombre.
round-ask = Proposer à l’atelier
round-taken = { $taken } appareils inscrits sur { $capacity }
round-room = { $left } places sur { $capacity }
round-full = Complet
round-accept = Accepter cette date
round-decline-open = Refuser cette date
round-decline-reason = Pourquoi
round-decline = Refuser
round-sign-up-title = Inscrire vos appareils
round-sign-up = M’inscrire
round-sign-up-for = M’inscrire : { $when }
round-units = Nombre d’appareils
round-what = Lesquels
round-what-hint = Par exemple : 12 portables et 4 écrans
round-next = La prochaine collecte qui a de la place :
round-withdraw = Retirer mon inscription
round-withdraw-question = Retirer votre inscription ?
round-withdraw-text = Vos places sont rendues à d’autres, et l’atelier est prévenu.
round-cancel-open = Annuler cette collecte
round-cancel-hint = Cette raison est envoyée à ceux qui se sont inscrits.
round-cancel = Annuler la collecte
round-sign-ups = Inscriptions
round-column-donor = Donateur
round-column-phone = Téléphone
round-column-units = Quantité
round-column-what = Appareils
round-over = Collecte groupée, { $campaign }
round-side-workshop = atelier
round-fact-workshop = Atelier
round-fact-place = Lieu
round-fact-room = Places restantes
round-now-signed = Vous êtes inscrit pour { $units } appareils. Un rappel vous est envoyé la veille.
round-now-full = Cette collecte est complète.
campaign-round-now-asked = L’atelier n’a pas encore répondu. Les inscriptions ouvrent dès qu’il accepte.
campaign-round-now-accepted = L’atelier vient. Les donateurs s’inscrivent jusqu’à la veille.
campaign-round-now-declined = L’atelier ne vient pas : { $reason }
campaign-round-now-cancelled = La collecte est annulée : { $reason }
campaign-round-event-ask = La collecte est proposée à l’atelier.
campaign-round-event-accept = L’atelier accepte.
campaign-round-event-decline = L’atelier refuse.
campaign-round-event-cancel = La collecte est annulée.
campaign-round-event-sign-up = Un donateur s’inscrit.
campaign-round-event-withdraw = Un donateur retire son inscription.
campaign-round-suspended = L’atelier ne peut plus recevoir d’appareils en ce moment.
round-done-asked = La date est proposée à l’atelier. Les inscriptions ouvrent dès qu’il accepte.
round-done-accepted = Vous venez à cette collecte. Un rappel vous est envoyé la veille.
round-done-declined = Vous avez refusé. L’animation du territoire est prévenue.
round-done-cancelled = La collecte est annulée, et ceux qui s’étaient inscrits sont prévenus.
round-done-signed-up = Vous êtes inscrit. L’atelier le sait, et un rappel vous est envoyé la veille.
round-done-withdrawn = Votre inscription est retirée.
donor-campaigns-title = Campagnes près de chez vous
donor-campaigns-lead = Les appels au don de votre territoire. Donner par une campagne aide à tenir ses objectifs.
donor-campaigns-none = Aucune campagne près de chez vous
donor-campaigns-none-text = Vous pouvez déclarer un lot à tout moment : un atelier proche est sollicité.
donor-campaigns-places = Vos inscriptions aux collectes groupées
donor-campaigns-column-when = Date
donor-campaigns-column-place = Lieu
donor-campaigns-column-units = Quantité
donor-campaigns-column-state = État
donor-campaigns-told = Être prévenu des prochaines
donor-campaigns-follows = Vous avez demandé à recevoir un message quand une campagne s’ouvre sur votre territoire.
donor-campaigns-not-told = Nous ne vous écrivons pas sans votre accord. Voulez-vous un message quand une campagne s’ouvre sur votre territoire ?
donor-campaigns-follow = Me prévenir
donor-campaigns-unfollow = Ne plus me prévenir
donor-campaigns-followed = Vous serez prévenu de la prochaine campagne de votre territoire.
donor-campaigns-unfollowed = Vous ne recevrez plus ces messages.
new-lot-campaign = Campagne de collecte
new-lot-campaign-hint = Votre lot compte dans ses objectifs. Le reste ne change pas : un atelier proche est sollicité.
new-lot-campaign-none = Aucune
lot-campaign-title = Campagne de collecte
lot-campaign-hint = Choisir « Aucune » retire le lot de la campagne.
lot-campaign-choose = Enregistrer ce choix
lot-campaign-joined = Votre lot est donné par cette campagne. Merci.
lot-campaign-left = Votre lot n’est plus dans une campagne.
lot-event-join-campaign = Le lot est donné par une campagne de collecte.
lot-event-leave-campaign = Le lot n’est plus dans une campagne.
ways-joined = Ce lot est donné par la campagne
ways-points = Apporter vous-même
ways-points-none = Aucun point de dépôt à moins de 50 km. Un atelier peut aussi recevoir :
ways-campaigns = Donner par une campagne
ways-campaigns-none = Aucune campagne dans votre commune en ce moment.
ways-campaigns-told = Être prévenu de la prochaine
ways-rounds = Venir à une collecte groupée
ways-rounds-none = Aucune collecte groupée annoncée. Un voisin qui donne aussi ? Un atelier se déplace plus volontiers pour deux lots.
ways-eco = Confier à un éco-organisme
ways-eco-text = Pour du matériel trop ancien ou en panne. Deux éco-organismes sont agréés pour les déchets électriques des ménages et des professionnels. Effacez ou retirez d’abord les disques.
ways-eco-ecosystem = ecosystem : déchèteries, magasins, et enlèvement pour les professionnels
ways-eco-ecologic = Ecologic : collecte chez les professionnels et points d’apport
ways-eco-source = Agréments de l’État pour la filière des équipements électriques (code de l’environnement, R543-172 et suivants), à confirmer auprès d’eux.
give-campaigns-text = Des territoires cherchent du matériel : voyez lesquels, et où l’apporter près de chez vous.
public-campaigns-title = Campagnes de collecte
public-campaigns-description = Les appels au don de matériel informatique, leurs points de dépôt, leurs dates et leurs résultats.
public-campaigns-lead = Des territoires cherchent du matériel pour leurs habitants. Voici ce qu’ils cherchent, où l’apporter, et ce qui est déjà venu.
public-campaigns-search = Chercher près de chez moi
public-points-near = Où apporter, près de { $place }
public-points-none = Aucun point de dépôt à moins de 50 km en ce moment.
public-points-give = Donner du matériel autrement
public-campaigns-there = Campagnes à { $place }
public-campaigns-running = Campagnes en cours et annoncées
public-campaigns-none = Aucune campagne en ce moment
public-campaigns-none-text = Vous pouvez donner à tout moment : un atelier proche est sollicité.
public-campaigns-over = Campagnes terminées
points-map-heading = Points de dépôt par département
points-map-title = Points de dépôt ouverts, par département
points-map-about = { $count ->
    [one] Un département a un point de dépôt.
    *[other] { $count } départements ont des points de dépôt.
    }
points-map-caption = Points tenus par un organisme qui a accepté, le { $date }
points-map-count = Points de dépôt
points-map-shape = { $name } : { $count }
campaign-join = Participer
campaign-join-in = Participer : { $title }
campaign-chart = Appareils déclarés, par catégorie
campaign-figure-wished = Recherchés
campaign-figure-declared = Déclarés par des donateurs
campaign-figure-received = Reçus par un atelier
campaign-figure-fit = Remis en état
campaign-figure-given = Donnés, vendus ou prêtés
campaign-column-month = Mois
campaign-computed = Compté le { $date } à partir des lots et des événements des appareils ; chaque appareil compte une fois.
public-campaign-over = Campagne de collecte
public-campaign-description = { $title }, { $territory } : ce qui est recherché, où l’apporter, ce qui est venu.
public-campaign-now-draft = Cette campagne se prépare.
public-campaign-now-published = Elle commence le { $from }. Vous pouvez déjà déclarer un lot.
public-campaign-now-running = Elle est en cours jusqu’au { $to }.
public-campaign-now-ended = Elle s’est terminée le { $to }. Son bilan sera publié ici.
public-campaign-now-closed = Elle s’est terminée le { $to }. Merci à tous ceux qui ont participé.
public-campaign-now-cancelled = Elle est annulée.
public-campaign-reason = La raison : { $reason }
public-campaign-result = Bilan
public-campaign-closing = { $declared } appareils déclarés, { $received } reçus le jour du bilan
public-campaign-join-title = Participer
public-campaign-step-1 = Déclarez ce que vous donnez : une liste, ou des quantités.
public-campaign-step-2 = Un atelier vient chercher le lot ; ou apportez-le à un point de dépôt, ou à une collecte groupée.
public-campaign-step-3 = Les données sont effacées, et vous suivez chaque appareil jusqu’à son nouvel usage.
public-campaign-declare = Déclarer un lot pour cette campagne
public-campaign-progress = Où en est la campagne
public-campaign-table = Objectifs et résultats, par catégorie
public-campaign-months = Objectif de chaque mois
public-campaign-points-none = Aucun point de dépôt n’est ouvert.
public-campaign-rounds-none = Aucune collecte groupée n’est annoncée.
public-campaign-dates = Ajouter les dates à mon agenda (fichier ICS)
public-campaign-whom = Qui appelle
calendar-round = Collecte groupée, { $title }
shortage-title = Ce qui va manquer
shortage-lead = Prévision pour les trois prochains mois : { $territory }.
shortage-sentence = { $count ->
    [0] Rien ne devrait manquer.
    [one] Il devrait manquer un appareil.
    *[other] Il devrait manquer { $count } appareils.
    }
shortage-call = Préparer une campagne avec ces objectifs
shortage-call-hint = Un brouillon est créé. Vous le relisez avant de le publier.
shortage-chart = Appareils qui devraient manquer, par catégorie
shortage-table = Demandes et appareils, par catégorie
shortage-column-need = Ce qu’il faut
shortage-need = { $open } ouvertes et { $expected } attendues ({ $filed } en 12 semaines)
shortage-have = { $stock } en stock et { $coming } en chemin, à { $share } %
shortage-column-have = Disponibles en 3 mois
shortage-column-missing = Manquants
shortage-source = Calculé le { $date } à partir des demandes, des lots et des appareils du territoire
shortage-rule = Comment cette prévision est calculée
shortage-call-title = Collecte : { $territory }
shortage-call-words = Des foyers de notre territoire ({ $territory }) attendent un équipement. Donnez le matériel que vous n’utilisez plus : un atelier proche l’efface et le remet en état.
shortage-done = Un brouillon est prêt avec ces objectifs. Relisez-le, puis publiez-le.
forecast-title = Comment nous prévoyons ce qui va manquer
forecast-description = La règle de prévision des campagnes de collecte, avec un exemple.
forecast-lead = Une règle simple, la même partout, que chacun peut refaire.
forecast-need = Ce qu’il faut
forecast-need-text = Les demandes qui attendent un appareil, et celles qui viendront en 13 semaines au rythme des 12 dernières. On arrondit vers le haut.
forecast-have = Ce qu’il y a
forecast-have-text = Les appareils prêts et promis à personne, et une part de ceux qui sont en chemin : lots déclarés ou enlevés, appareils à l’atelier. On arrondit vers le bas.
forecast-share = La part remise en service
forecast-share-text = Sur douze mois, dans la même catégorie : appareils vendus, donnés ou prêtés, sur ceux dont le sort est connu. Avec moins de 20 sorts connus, nous prenons 50 %.
forecast-missing = Ce qui manque
forecast-missing-text = La différence, quand elle est positive, catégorie par catégorie. Elle devient l’objectif de la campagne.
forecast-example = Un exemple
forecast-example-open = Demandes ouvertes
forecast-example-filed = Demandes déposées en 12 semaines
forecast-example-expected = Demandes attendues en 13 semaines
forecast-example-need = Ce qu’il faut
forecast-example-stock = Appareils en stock
forecast-example-under-way = Appareils en chemin
forecast-example-share = Part remise en service
forecast-example-devices = Appareils attendus
forecast-example-have = Ce qu’il y a
forecast-answer = { $need } − { $have } = { $missing } appareils manquants
forecast-limits = Ce que la règle ne voit pas
forecast-limits-text = Les saisons, les appareils qui changent de territoire, et l’origine des lots, qui limite leurs destinataires. Une personne relit toujours les objectifs avant de publier.
paper-lettre-entreprises = Lettre aux entreprises
paper-lettre-administrations = Lettre aux administrations
paper-affiche-a4 = Affiche A4
paper-affiche-a3 = Affiche A3
paper-from = De la part de
paper-to = À l’attention de
paper-to-companies = La direction, ou le service informatique
paper-to-administrations = La direction générale des services, ou le service informatique
paper-greeting = Madame, Monsieur,
paper-opening = { $lead } organise la campagne « { $title } », du { $from } au { $to }, sur le territoire suivant : { $territory }. Nous cherchons : { $goals }.
paper-law-companies = Un don à un organisme d’intérêt général peut ouvrir droit à une réduction d’impôt (article 238 bis du code général des impôts). La valeur du don est fixée par vous, et le reçu est délivré par l’organisme qui le reçoit, s’il y est habilité.
paper-law-administrations = Les administrations peuvent donner le matériel dont elles n’ont plus l’usage, d’une valeur unitaire de 300 € au plus, aux associations et organismes que la loi désigne (articles L3212-2 et D3212-3 du code général de la propriété des personnes publiques). La loi du 15 novembre 2021 (REEN, article 16) leur demande d’orienter leur matériel réformé vers le réemploi.
paper-data = Vos données sont effacées par un atelier référencé, avec une preuve pour chaque disque.
paper-how = Pour participer, déclarez votre lot en quelques minutes : { $address }
paper-closing = Nous vous remercions de votre attention, et restons à votre disposition.
paper-qr = Participer
paper-qr-alternative = Code QR vers la page de la campagne
paper-column-place = Lieu
paper-column-address = Adresse
paper-column-hours = Horaires
paper-column-day = Jour
todo-campaign-draft = Publiez la campagne « { $title } » quand elle est prête
todo-campaign-draft-button = Relire la campagne
todo-campaign-ended = Écrivez le bilan de la campagne « { $title } »
todo-campaign-ended-button = Écrire le bilan
todo-campaign-point = Répondez : tiendrez-vous le point de dépôt « { $label } » ?
todo-campaign-point-detail = Vous réglez les horaires en acceptant.
todo-campaign-point-button = Répondre
todo-round-asked = Répondez à la collecte groupée proposée : { $place }
todo-round-asked-button = Répondre
todo-round-comes = Venez à la collecte groupée : { $place }
todo-round-bring = Apportez vos appareils à la collecte groupée : { $place }
todo-round-open = Voir la collecte
mail-campaign-published-subject = Une campagne de collecte s’ouvre : { $title }
mail-campaign-published-workshop =
    Bonjour,

    Une campagne de collecte est annoncée sur votre territoire : { $title }, du { $from } au { $to }. Objectifs : { $goals }.

    Des lots peuvent vous être proposés, et l’animation du territoire peut vous demander de venir à une collecte groupée.

    { $address }
mail-campaign-published-donor =
    Bonjour,

    Une campagne de collecte s’ouvre sur votre territoire : { $title }, du { $from } au { $to }. Objectifs : { $goals }.

    Pour participer : { $address }

    Vous recevez ce message parce que vous l’avez demandé. Vous pouvez l’arrêter depuis la page « Campagnes » de votre espace.
mail-campaign-cancelled-subject = Campagne annulée : { $title }
mail-campaign-cancelled-text =
    Bonjour,

    La campagne « { $title } » est annulée : { $reason }

    Vos lots déclarés ne changent pas : ils suivent leur chemin vers un atelier.

    { $address }
mail-campaign-closed-subject = Merci : le bilan de la campagne { $title }
mail-campaign-closed-text =
    Bonjour,

    La campagne « { $title } » est terminée : { $declared } appareils déclarés, { $received } reçus à ce jour.

    { $words }

    { $address }
mail-campaign-point-asked-subject = Tiendrez-vous un point de dépôt ? { $title }
mail-campaign-point-asked-text =
    Bonjour,

    { $lead } vous propose de tenir le point de dépôt « { $label } » pour la campagne « { $title } ».

    Vous répondez, et réglez les horaires, sur cette page : { $address }
mail-campaign-point-subject-asked = Point de dépôt : { $label }
mail-campaign-point-subject-agreed = Point de dépôt accepté : { $label }
mail-campaign-point-subject-declined = Point de dépôt refusé : { $label }
mail-campaign-point-subject-withdrawn = Point de dépôt retiré : { $label }
mail-campaign-point-text =
    Bonjour,

    Point de dépôt « { $label } », tenu par { $holder }, campagne « { $title } » : { $state }.

    { $address }
mail-campaign-round-asked-subject = Viendrez-vous à une collecte groupée, { $day } ?
mail-campaign-round-asked-text =
    Bonjour,

    { $lead } vous propose une collecte groupée pour la campagne « { $title } » : { $when }, { $place }, pour { $units } appareils au plus.

    Vous répondez sur cette page : { $address }
mail-campaign-round-subject-asked = Collecte groupée, { $day }
mail-campaign-round-subject-accepted = Collecte groupée confirmée, { $day }
mail-campaign-round-subject-declined = Collecte groupée refusée, { $day }
mail-campaign-round-subject-cancelled = Collecte groupée annulée, { $day }
mail-campaign-round-text =
    Bonjour,

    { $workshop } a répondu pour la collecte groupée ({ $when }) : { $state }. Raison donnée : { $reason }

    { $address }
mail-campaign-round-cancelled-text =
    Bonjour,

    La collecte groupée ({ $when }, { $place }) de la campagne « { $title } » est annulée : { $reason }

    Les autres dates et les points de dépôt : { $address }
mail-campaign-signed-subject-donor = Vous êtes inscrit à la collecte groupée, { $day }
mail-campaign-signed-subject-workshop = Une inscription à votre collecte groupée, { $day }
mail-campaign-signed-text-donor =
    Bonjour,

    { $donor } est inscrit à la collecte groupée de la campagne « { $title } » : { $when }, { $place }. Appareils : { $units } ({ $what }).

    Un rappel vous est envoyé la veille. Pour retirer votre inscription : { $address }
mail-campaign-signed-text-workshop =
    Bonjour,

    { $donor } s’inscrit à votre collecte groupée de la campagne « { $title } » : { $when }, { $place }. Appareils : { $units } ({ $what }).

    { $address }
mail-campaign-withdrawn-subject = Une inscription retirée à votre collecte groupée, { $day }
mail-campaign-withdrawn-text =
    Bonjour,

    { $donor } retire son inscription ({ $units } appareils) à votre collecte groupée de la campagne « { $title } ».

    { $address }
mail-campaign-reminder-subject = Demain : collecte groupée, { $day }
mail-campaign-reminder-donor =
    Bonjour,

    Vous apportez demain { $units } appareils à la collecte groupée de la campagne « { $title } » : { $when }, { $place }.

    { $address }
mail-campaign-reminder-workshop =
    Bonjour,

    Vous collectez demain { $units } appareils inscrits à la collecte groupée de la campagne « { $title } » : { $when }, { $place }.

    La liste : { $address }
nav-campaigns = Campagnes
lost-page-campagnes = Campagnes de collecte
lost-page-campagnes-regle-de-prevision = Règle de prévision des campagnes
error-campaign-answer-missing = Choisissez une réponse : accepter, refuser ou retirer.
error-campaign-answered = Une réponse a déjà été donnée, ou la date est passée. Rechargez la page pour voir où cela en est.
error-campaign-category = Cette catégorie n’existe pas. Choisissez parmi celles du formulaire.
error-campaign-closed-day = « { $value } » ne se lit pas comme un jour. Écrivez par exemple 24/12/2026, et séparez les jours par des virgules.
error-campaign-closing-words = Écrivez le bilan en quelques phrases.
error-campaign-commune-elsewhere = « { $value } » n’est pas dans les départements choisis. Retirez cette commune, ou cochez son département.
error-campaign-commune-unknown = Nous ne trouvons pas la commune « { $value } ». Écrivez son nom ou son code postal, une par ligne.
error-campaign-communes-many = Nommez { $most } communes au plus, ou laissez vide pour tout le département.
error-campaign-day = Ce jour ne se lit pas. Écrivez par exemple 12/1/2027.
error-campaign-departments = Choisissez au moins un département que vous animez.
error-campaign-elsewhere = Cette campagne ne concerne pas la commune du lot. Choisissez-en une autre, ou aucune.
error-campaign-ends-before = Le dernier jour vient avant le premier. Changez l’un des deux.
error-campaign-ends-past = Le dernier jour est déjà passé. Choisissez un jour à venir.
error-campaign-month = Ce mois n’est pas dans la période. Laissez-le vide, ou changez la période.
error-campaign-months-differ = Les objectifs des mois font { $months }, ceux des catégories { $goals }. Corrigez-les pour qu’ils soient égaux, ou laissez les mois vides.
error-campaign-no-goal = Donnez au moins un objectif : un nombre dans une catégorie.
error-campaign-no-territory = Vous n’animez encore aucun département. Appelez l’opérateur pour qu’il vous en confie un.
error-campaign-not-open = Cette campagne ou cette date ne prend plus d’inscription. Voyez les autres dates et les autres campagnes.
error-campaign-nothing-missing = Rien ne devrait manquer : il n’y a pas d’objectif à reprendre. Vous pouvez préparer une campagne vous-même.
error-campaign-organisation-several = Plusieurs organismes portent ce nom : { $names }. Écrivez le nom entier, ou le SIRET.
error-campaign-organisation-unknown = Nous ne trouvons pas cet organisme. Écrivez son nom tel qu’il est inscrit, ou son SIRET.
error-campaign-period-over = La période est déjà finie. Changez les dates avant de publier.
error-campaign-place-elsewhere = Cette commune n’est pas dans le territoire de la campagne. Choisissez-en une qui y est, ou changez la campagne.
error-campaign-point-address = Écrivez le numéro et la rue.
error-campaign-point-label = Donnez un nom au lieu.
error-campaign-point-never-open = Donnez des horaires, ou cochez « Sur rendez-vous ».
error-campaign-point-takes = Cochez au moins une catégorie.
error-campaign-reason = Écrivez pourquoi, en une phrase : elle est envoyée aux personnes concernées.
error-campaign-round-capacity = La collecte prend au moins un appareil. Écrivez un nombre.
error-campaign-round-full = Il ne reste que { $left } places. Réduisez votre nombre, ou choisissez une autre date.
error-campaign-round-hours = Écrivez un seul créneau, par exemple 9 h - 12 h.
error-campaign-round-outside = Ce jour n’est pas dans la période de la campagne. Changez le jour, ou la période.
error-campaign-round-past = Ce jour est passé, ou c’est aujourd’hui. Choisissez un jour à venir.
error-campaign-round-place = Écrivez où les donateurs viennent.
error-campaign-rounds-outside = Une collecte groupée prévue tombe hors de cette période. Annulez-la d’abord, ou gardez son jour dans la période.
error-campaign-sign-up-units = Inscrivez au moins un appareil.
error-campaign-sign-up-what = Dites en quelques mots quels appareils vous apportez.
error-campaign-signed-up = Vous êtes déjà inscrit à cette collecte. Pour changer, retirez votre inscription et recommencez.
error-campaign-title = Donnez un titre à la campagne.
error-campaign-too-long = Une campagne dure { $most } jours au plus. Avancez le dernier jour.
error-campaign-units = Ce nombre ne se lit pas. Écrivez un nombre entier, { $most } au plus.
error-campaign-unknown = Cette campagne n’existe pas. Choisissez-en une de la liste, ou aucune.
error-campaign-words = Écrivez votre appel en quelques phrases.
error-campaign-workshop-not-listed = Cet atelier n’est pas référencé en ce moment. Choisissez-en un qui l’est : la liste est sur la page « Ateliers ».
error-campaign-wrong-state = La campagne ou le lot n’en est plus là. Rechargez la page pour voir ce qui est possible.
