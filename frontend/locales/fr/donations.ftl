lots-title = Mes lots donnés
lots-new = Déclarer un lot
lots-empty-title = Aucun lot pour l’instant
lots-empty-text = Un lot, c’est le matériel que vous donnez ensemble, depuis un même lieu. Envoyez votre liste, même imparfaite : nous la lisons et nous cherchons un atelier près de chez vous.
lots-column-reference = Référence
lots-column-state = Où il en est
lots-column-units = Appareils
lots-column-date = Date
lot-state-draft = brouillon
lot-state-searching = recherche d’un atelier
lot-state-unplaced = sans atelier
lot-state-placed = atelier trouvé
lot-state-collected = parti vers l’atelier
lot-state-received = reçu par l’atelier
lot-state-closed = terminé
lot-state-cancelled = retiré
lot-part-state-draft = brouillon
lot-part-state-declared = recherche d’un atelier
lot-part-state-offered = proposé à un atelier
lot-part-state-accepted = accepté
lot-part-state-collection-planned = enlèvement prévu
lot-part-state-collected = enlevé
lot-part-state-received = reçu et compté
lot-part-state-disputed = comptage contesté
lot-part-state-processing = en remise en état
lot-part-state-closed = terminé
lot-part-state-unplaced = sans atelier
lot-part-state-cancelled = retiré
lot-step-declared = Déclaration
lot-step-workshop = Recherche d’un atelier
lot-step-collection = Enlèvement
lot-step-reception = Réception à l’atelier
lot-step-refit = Remise en état
lot-units = { $count ->
    [one] { $count } appareil
   *[other] { $count } appareils
}
lot-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
lot-over = Lot { $reference }
lot-title = { $units }, { $site }
lot-outcomes = Où sont vos appareils
lot-workshop = Atelier
lot-paper-inventory = La liste que vous avez envoyée, que vous seul pouvez ouvrir
lot-fact-site = Lieu
lot-fact-basis = À quel titre
lot-fact-wish = Votre souhait
part-fact-wish = Souhait du donateur
lot-fact-content = Contenu
lot-fact-declared = Déclaré le
lot-fact-collection = Enlèvement
lot-fact-counted = Comptés à l’atelier
lot-next-declared = Nous cherchons un atelier près de chez vous.
lot-next-offered = Nous cherchons un atelier près de chez vous. Réponse avant le { $date }.
lot-next-accepted = L’atelier « { $refurbisher } » prend ce lot et vous propose bientôt une date d’enlèvement. Gardez le matériel au même endroit.
lot-next-collection-planned = L’atelier « { $refurbisher } » vient chercher le lot le { $date }. L’heure est à convenir avec lui.
lot-next-collected = Le lot est en route vers l’atelier « { $refurbisher } », qui va compter chaque appareil.
lot-next-received = Le lot est compté. L’atelier efface, teste et remet en état chaque appareil.
lot-next-disputed = Vous contestez ce comptage. L’atelier va vous répondre, puis le lot suit son cours.
lot-next-disputed-answer = L’atelier conteste ce comptage. Répondez-lui ici, puis le lot suit son cours.
lot-next-closed = Chaque appareil de ce lot a trouvé sa suite. Merci.
lot-next-unplaced = Aucun atelier proche ne prend ce lot en ce moment. Rien n’est perdu : voici ce que vous pouvez faire.
lot-next-cancelled = Vous avez retiré ce lot. Vous pouvez déclarer la même liste de nouveau quand vous voulez.
lot-ways-title = Les autres façons de donner
lot-search-again = Chercher de nouveau un atelier
lot-cancel-title = Retirer ce lot
lot-cancel-text = Tant que le lot n’est pas enlevé, vous pouvez le retirer. L’atelier est prévenu.
lot-cancel-question = Retirer ce lot ?
lot-cancel = Oui, retirer ce lot
lot-done-declared = Le lot { $reference } est déclaré. Nous cherchons un atelier près de chez vous.
lot-done-searched = Nous cherchons de nouveau un atelier.
lot-done-cancelled = Le lot est retiré.
lot-step-cancelled = Lot retiré
lot-step-planned = prévu le { $date }
lot-event-declare = Le lot est déclaré.
lot-event-cancel = Le lot est retiré.
lot-event-give-up = Aucun atelier proche ne prend le lot.
lot-event-search-again = Des ateliers sont de nouveau sollicités.
lot-event-plan-collection = L’enlèvement est prévu le { $date }.
lot-event-replan-collection = L’enlèvement est reporté au { $date }.
lot-event-collect = L’atelier a enlevé le lot.
lot-event-receive = L’atelier a compté { $units }.
lot-event-dispute = Le comptage est contesté.
lot-event-settle-dispute = Donateur et atelier sont d’accord sur le comptage.
lot-event-start-processing = Le premier appareil passe à l’atelier.
lot-event-close = L’atelier a fini la remise en état du lot.
lot-happened-offered = Le lot est proposé à l’atelier « { $refurbisher } », à { $distance }.
lot-happened-accepted = L’atelier « { $refurbisher } » prend le lot.
lot-happened-declined = L’atelier « { $refurbisher } » ne peut pas prendre le lot.
lot-happened-expired = L’atelier « { $refurbisher } » n’a pas répondu à temps.
lot-happened-withdrawn = La proposition à l’atelier « { $refurbisher } » est retirée.
lot-column-what = Appareil
lot-column-category = Type
lot-column-details = Détails
lot-column-quantity = Quantité
lot-column-line = Ligne du fichier
lot-column-remarks = Remarques
category-one-laptop = Ordinateurs portables
category-one-desktop = Ordinateurs fixes
category-one-screen = Écrans
category-one-smartphone = Téléphones
category-one-tablet = Tablettes
category-one-printer = Imprimantes
category-one-server = Serveurs
category-one-network = Matériel de réseau
category-one-peripheral = Accessoires
category-one-other = Autres appareils
lot-storage-ssd = SSD
lot-storage-nvme = SSD
lot-storage-hdd = disque dur
lot-storage-flash = mémoire
lot-storage-unknown = disque
new-lot-title = Déclarer un lot
new-lot-lead = Envoyez votre liste, ou dites seulement combien vous donnez. Nous vous montrons ce que nous avons compris, puis vous décidez.
new-lot-file = Votre liste de matériel
new-lot-file-hint = Un fichier CSV ou XLSX : export de GLPI, d’OCS, de Snipe-IT, ou une feuille faite à la main. 20 Mo au plus.
new-lot-site = Où est le matériel ?
new-lot-site-hint = L’atelier viendra le chercher à cette adresse.
new-lot-basis = À quel titre donnez-vous ?
new-lot-basis-hint = Cela décide de qui peut recevoir le matériel et de ce qu’il peut devenir.
new-lot-wish = Que souhaitez-vous qu’il devienne ?
new-lot-wish-hint = Votre souhait suit chaque appareil jusqu’au bout.
new-lot-read-hint = Rien n’est déclaré avant que vous ayez relu.
legal-basis-public-free-gift = Don gratuit d’une administration
legal-basis-company-patronage = Mécénat d’entreprise, avec reçu fiscal
legal-basis-company-gift = Don d’entreprise, sans reçu
legal-basis-purchase = Vente à l’atelier
legal-basis-take-back = Reprise par l’atelier qui l’avait vendu
about-legal-basis-public-free-gift = Code général de la propriété des personnes publiques, article L3212-2 : seuls des organismes habilités reçoivent, et le matériel va à des personnes qui en ont besoin. Jamais vendu à des acheteurs ; 300 € au plus par appareil.
about-legal-basis-company-patronage = Code général des impôts, article 238 bis : seuls des ateliers qui peuvent délivrer un reçu sont sollicités. La valeur, c’est vous qui la fixez.
about-legal-basis-company-gift = Tout atelier référencé peut recevoir. Vous ne demandez pas de réduction d’impôt.
about-legal-basis-purchase = L’atelier vous achète le matériel ; vous convenez du prix ensemble.
about-legal-basis-take-back = L’atelier reprend ce qu’il vous avait vendu.
wish-solidarity-only = Seulement pour des foyers
wish-sale-allowed = La vente est possible
wish-mixed = L’atelier choisit
about-wish-solidarity-only = Donné, ou vendu à prix solidaire, à des personnes qui en ont besoin.
about-wish-sale-allowed = L’atelier peut vendre pour vivre de son travail, à des mairies ou à des écoles par exemple.
about-wish-mixed = Une partie donnée, une partie vendue.
refusals-title = Ce qui est à corriger dans la liste
refusals-caption = Lignes refusées, avec ce qu’il faut corriger
refusals-line = Ligne
refusals-column = Colonne
refusals-what = À corriger
preview-title = Voici ce que nous avons compris
preview-understood = Nous avons compris { $lines }, soit { $units }.
preview-same-as = Vous avez déjà déclaré ce même fichier : c’est le lot { $reference }. Il n’est pas déclaré deux fois.
preview-same-open = Ouvrir le lot { $reference }
preview-declare = Déclarer ce lot
preview-declare-hint = Ensuite, nous proposons le lot à l’atelier le plus proche qui peut le recevoir. Vous pourrez le retirer jusqu’à l’enlèvement.
preview-other-file = Choisir un autre fichier
preview-facts = Le lot, avant de le déclarer
preview-refused = { $count ->
    [one] { $count } ligne à corriger
   *[other] { $count } lignes à corriger
}
preview-refused-text = Certaines lignes ne sont pas dans le lot. Corrigez-les dans votre fichier et envoyez-le de nouveau, ou déclarez le lot sans elles.
preview-notes = À savoir sur ce fichier
preview-note-line = Ligne { $line } : { $note }
preview-columns = Vos colonnes
preview-columns-caption = Colonnes du fichier
preview-column-heading = Votre titre
preview-column-meaning = Compris comme
preview-column-sample = Par exemple
preview-column-left-aside = laissée de côté
preview-column-unknown = pas comprise, laissée de côté
preview-columns-change = Changer le sens d’une colonne
preview-columns-change-text = Dites ce que contient chaque colonne. Nous relisons votre fichier, et nous retenons vos choix pour vos prochains fichiers aux mêmes titres.
preview-columns-read = Relire avec ces colonnes
preview-columns-done = Votre fichier a été relu avec vos colonnes. Vérifiez ce que nous avons compris.
preview-columns-remembered = Comme la dernière fois : vos colonnes sont lues comme vous l’aviez choisi pour un fichier aux mêmes titres.
preview-columns-kept = Vos colonnes sont lues comme vous l’avez choisi. Ce choix servira pour vos prochains fichiers aux mêmes titres.
preview-columns-forget = Oublier ces choix
preview-columns-forgotten = Vos choix sont oubliés. Le fichier a été relu comme nous le comprenons.
lot-event-read-again = Fichier relu avec d’autres colonnes
lot-event-begin = Brouillon commencé ligne par ligne
lot-event-add-lines = Lignes ajoutées
error-lines-empty = Envoyez au moins une ligne qui dit de quel appareil il s’agit.
error-lines-too-many = Envoyez { $limit } lignes au plus à la fois ; les suivantes s’ajoutent au même brouillon.
error-lines-none-good = Aucune de ces lignes ne peut être gardée. Donnez à chacune un modèle ou une désignation, et un numéro de série vrai ou aucun.
error-line-key = La ligne { $line } doit porter une clé à elle, de 1 à 64 caractères, que nulle autre ligne du même envoi ne porte.
preview-lines = Vos appareils
preview-more = { $count ->
    [one] Et { $count } ligne de plus, comprise aussi.
   *[other] Et { $count } lignes de plus, comprises aussi.
}
parts-title = Lots proposés et reçus
parts-tabs = Lots par étape
parts-tab-offered = À répondre
parts-tab-to-fetch = À enlever
parts-tab-to-count = À compter
parts-tab-received = Reçus
parts-empty-title = Aucun lot ici
parts-empty-text = Les lots donnés près de votre atelier vous sont proposés, le plus proche d’abord. Vous recevez un message à chaque proposition.
parts-column-donor = Donateur
parts-column-distance = Distance
parts-column-due = Échéance
part-title = { $units }, { $donor }
part-state-to-answer = à vous de répondre
part-next-answer = { $donor } donne ce lot à { $distance } de votre atelier. Répondez avant le { $date }.
part-next-collect = Vous enlevez ce lot le { $date }.
part-next-offered = Le temps de répondre est passé : ce lot va être proposé à un autre atelier.
part-next-accepted = Ce lot est à vous. Convenez d’une date avec le donateur, puis notez-la ici.
part-next-collection-planned = L’enlèvement est prévu.
part-next-collected = Le lot est chez vous ou en route. Comptez chaque appareil.
part-next-received = Le lot est compté. Collez les étiquettes, puis passez chaque appareil à l’atelier.
part-next-disputed = Vous contestez ce comptage. Le donateur va vous répondre, puis le lot suit son cours.
part-next-disputed-answer = Le donateur conteste ce comptage. Répondez-lui ici, puis le lot suit son cours.
part-next-processing = Les appareils de ce lot sont à l’atelier.
part-next-closed = La remise en état de ce lot est finie.
part-next-draft = Ce lot n’est pas encore déclaré.
part-next-declared = Ce lot cherche un atelier.
part-next-unplaced = Ce lot n’a pas d’atelier.
part-next-cancelled = Le donateur a retiré ce lot.
part-accept = Prendre ce lot
part-decline-title = Vous ne pouvez pas le prendre ?
part-decline-reason = Pourquoi ?
part-decline-text = En quelques mots
part-decline = Laisser ce lot à un autre atelier
decline-reason-full = Plus de place ou plus de bras en ce moment
decline-reason-too-far = Trop loin
decline-reason-not-our-equipment = Ce n’est pas le matériel que nous traitons
decline-reason-other = Une autre raison
part-planned-for = Date de l’enlèvement
part-replan-for = Une autre date
part-plan = Prévoir l’enlèvement
part-replan = Changer la date
part-collect = C’est enlevé
part-count-title = Compter le lot
part-column-expected = Attendus
part-column-counted = Comptés
part-column-reason = Pourquoi la différence
part-reason-for = Raison de la différence, ligne { $line }, { $title }
part-no-difference = Aucune différence
part-receive = Terminer la réception
part-receive-hint = Chaque appareil compté reçoit une référence et une étiquette.
difference-reason-missing-at-pickup = Absent à l’enlèvement
difference-reason-not-listed = Présent, mais pas sur la liste
difference-reason-broken-in-transport = Cassé pendant le transport
difference-reason-donor-kept = Gardé par le donateur
difference-reason-other = Une autre raison
part-fact-differences = Comptage
part-differences = Ce qui diffère de la liste
part-paper-slip = Bon d’enlèvement
part-paper-labels = Étiquettes des appareils
part-devices = Appareils reçus
part-devices-more = { $count ->
    [one] Voir aussi { $count } autre appareil à l’atelier
   *[other] Voir aussi les { $count } autres appareils à l’atelier
}
part-column-reference = Référence
part-column-serial = Numéro de série
part-lines = Ce que contient le lot
part-done-accepted = Le lot est à vous. Le donateur est prévenu.
part-done-declined = C’est noté. Le lot est proposé à un autre atelier.
part-done-planned = L’enlèvement est prévu. Le donateur est prévenu.
part-done-collected = Le lot est enlevé. Comptez-le à son arrivée.
part-done-received = La réception est terminée. Chaque appareil a sa référence.
labels-title = Étiquettes du lot { $reference }
labels-serial = N° { $serial }
labels-code = Code de l’appareil { $reference }
slip-title = Bon d’enlèvement du lot { $reference }
slip-from = Enlevé chez
slip-to = Porté à
slip-units = Déclarés
slip-column-what = Appareil
slip-column-serial = Numéro de série
slip-column-declared = Déclarés
slip-column-taken = Enlevés
slip-more = { $count ->
    [one] Et { $count } ligne de plus, à lire sur la page du lot.
   *[other] Et { $count } lignes de plus, à lire sur la page du lot.
}
slip-sign-donor = Pour le donateur, nom, date et signature
slip-sign-workshop = Pour l’atelier, nom, date et signature
todo-lot-draft = Terminez la déclaration du lot { $reference }
todo-lot-draft-button = Relire et déclarer
todo-lot-unplaced = Aucun atelier ne prend le lot { $reference } : choisissez la suite
todo-lot-unplaced-button = Voir les autres façons
todo-lot-prepare = Préparez le lot { $reference } pour son enlèvement
todo-lot-open = Ouvrir le lot
todo-part-offered = Répondez à la proposition du lot { $reference }
todo-part-accepted = Convenez d’une date d’enlèvement pour le lot { $reference }
todo-part-planned = Enlevez le lot { $reference }
todo-part-collected = Comptez le lot { $reference }
todo-part-button-offered = Voir le lot
todo-part-button-accepted = Prévoir l’enlèvement
todo-part-button-collection-planned = Ouvrir le lot
todo-part-button-collected = Compter
mail-lot-offered-subject = { $donor } propose un lot à votre atelier
mail-lot-offered-text = Bonjour,

    { $donor } donne { $units } à { $distance } de votre atelier (lot { $reference }).
    Répondez avant le { $until } : après cette date, le lot est proposé à un autre atelier.

    { $address }
mail-lot-accepted-subject = Un atelier prend votre lot { $reference }
mail-lot-accepted-text = Bonjour,

    L’atelier « { $refurbisher } » prend { $lot }. L’atelier vous propose bientôt une date d’enlèvement.

    { $address }
mail-lot-collection-subject = Votre lot { $reference } sera enlevé le { $day }
mail-lot-collection-text = Bonjour,

    L’enlèvement est prévu le { $day } pour { $lot }. Préparez le matériel et ses chargeurs, et prévoyez une personne pour ouvrir.

    { $address }
mail-lot-unplaced-subject = Votre lot { $reference } n’a pas encore d’atelier
mail-lot-unplaced-text = Bonjour,

    Aucun atelier proche ne prend { $lot } en ce moment. D’autres façons de donner existent : elles sont sur la page du lot, et nous pouvons chercher avec vous.

    { $address }
mail-lot-received-subject = Votre lot { $reference } est arrivé
mail-lot-received-text = Bonjour,

    { $counted ->
        [one] L’atelier a compté { $counted } appareil
       *[other] L’atelier a compté { $counted } appareils
    } de votre lot { $reference }.
    { $differences ->
        [0] Tout est comme vous l’aviez déclaré.
        [one] Une ligne diffère de votre liste.
       *[other] { $differences } lignes diffèrent de votre liste.
    }

    { $address }
mail-lot-cancelled-subject = Le lot { $reference } est retiré
mail-lot-cancelled-text = Bonjour,

    { $donor } a retiré le lot { $reference }. Vous n’avez rien à faire.
error-lot-part-wrong-state = Ce lot n’est plus à l’étape qui permet cette action. Rechargez la page : elle montre ce qui est possible maintenant.
error-lot-part-state-unknown = Cette étape n’existe pas. Choisissez-en une parmi celles de la liste.
error-offer-expired = Le temps de répondre est passé : le lot est proposé à un autre atelier. D’autres lots vous seront proposés.
error-offer-closed = Cette proposition n’est plus ouverte : elle a reçu une réponse ou a été retirée. Regardez vos autres lots.
error-inventory-already-declared = Vous avez déjà déclaré ce même fichier : c’est le lot { $reference }. Ouvrez-le dans « Mes lots donnés », ou envoyez un autre fichier.
error-inventory-missing = Choisissez le fichier qui contient votre liste, ou écrivez combien vous donnez de chaque type d’appareil.
error-inventory-no-good-line = Aucune ligne de cette liste ne peut être gardée. Corrigez les lignes signalées, puis envoyez le fichier de nouveau.
error-column-meaning-unknown = Ce sens de colonne n’existe pas. Choisissez-en un dans la liste.
error-columns-unreadable = Les colonnes ne se lisent pas. Écrivez-les en JSON : un objet qui donne à chaque titre son sens, comme « model ».
error-lot-too-many-units = Ce lot dépasse { $limit } appareils. Partagez votre liste en plusieurs fichiers.
error-legal-basis-not-yours = Ce titre n’est pas le vôtre : le don gratuit est celui des administrations, le mécénat et le don d’entreprise celui des entreprises. Choisissez-en un autre.
error-legal-basis-unknown = Ce titre n’existe pas. Choisissez-en un dans la liste.
error-wish-unknown = Ce souhait n’existe pas. Choisissez-en un dans la liste.
error-site-unknown = Ce lieu n’est pas l’un des vôtres. Choisissez-en un dans la liste de vos lieux.
error-site-required = Dites où est le matériel : choisissez l’un de vos lieux.
error-multipart-expected = Envoyez la liste comme un fichier de formulaire (multipart/form-data).
error-decline-reason-unknown = Dites pourquoi, en choisissant l’une des raisons.
error-date-unreadable = Cette date n’existe pas ou n’est pas lisible. Écrivez-la comme 3/12/2026.
error-collection-too-far = Cette date est trop loin : { $days } jours au plus.
error-collection-in-the-future = Cette date n’est pas encore passée. Pour prévoir un enlèvement, donnez sa date comme date prévue.
error-collection-day-needed = Donnez une date à venir, par exemple 3/12/2026.
error-collection-day-past = Ce jour est passé. Donnez la date d’aujourd’hui ou une date à venir, par exemple 3/12/2026.
error-decline-text-too-long = Cette explication est trop longue : { $longest } caractères au plus.
error-line-unknown = Cette ligne n’est pas dans ce lot. Prenez les lignes que la page du lot montre.
error-line-counted-twice = Cette ligne est comptée deux fois. Gardez un seul nombre.
error-count-out-of-range = Écrivez un nombre entier, de 0 à 50 000, et 50 000 en tout pour un lot.
error-difference-needs-reason = Le nombre compté diffère du nombre attendu : dites pourquoi.
error-difference-reason-unknown = Cette raison n’existe pas. Choisissez-en une dans la liste.
error-no-labels-yet = Les étiquettes existent quand le lot est reçu. Comptez-le d’abord.
error-no-slip-yet = Le bon d’enlèvement existe quand vous avez pris le lot.
lots-file = lots-donnes
lots-tabs = Lots par état
lots-search-hint = Référence du lot, comme LOT-2026-000012
lots-from = À partir du
lots-to = Jusqu’au
lots-column-basis = À quel titre
lots-column-refused = Lignes refusées
lots-count = { $count ->
    [one] Un lot
   *[other] { $count } lots
}, { $waiting ->
    [0] aucun n’attend votre réponse.
    [one] dont un attend votre réponse.
   *[other] dont { $waiting } attendent votre réponse.
}
lots-count-here = { $count ->
    [0] Aucun lot.
    [one] Un lot.
   *[other] { $count } lots.
}
parts-file = lots-atelier
parts-sort-created = Date de la proposition
parts-column-counted = Comptés
parts-count = { $count ->
    [one] Un lot
   *[other] { $count } lots
}, { $waiting ->
    [0] aucun n’attend votre réponse.
    [one] dont un attend votre réponse.
   *[other] dont { $waiting } attendent votre réponse.
}
parts-batch-reason = Si vous refusez, pourquoi ?
parts-batch-accept = Accepter
parts-batch-decline = Refuser
parts-batch-accepted = { $count ->
    [one] Un lot est accepté : convenez d’une date d’enlèvement.
   *[other] { $count } lots sont acceptés : convenez des dates d’enlèvement.
}
parts-batch-declined = { $count ->
    [one] Un lot est refusé : l’atelier suivant est sollicité.
   *[other] { $count } lots sont refusés : les ateliers suivants sont sollicités.
}
mail-lot-declared-subject = Votre lot { $reference } est déclaré
mail-lot-declared-text = Bonjour,

    Votre lot { $reference } est déclaré : { $units }.
    Nous le proposons à l’atelier le plus proche qui peut le recevoir. Il a { $days } jours ouvrés pour répondre ; sans réponse, nous demandons au suivant.
    Nous vous écrivons dès qu’un atelier le prend, ou si aucun ne le prend. Vous pouvez retirer le lot jusqu’à son enlèvement.
    Une question ? Appelez-nous : { $telephone }.

    { $address }
new-lot-lead-counted = Vous donnez { $units }. Dites où est le matériel et à quel titre vous le donnez. Vous relisez, puis vous décidez.
new-lot-continue = Continuer
preview-title-counted = Relisez avant de déclarer
preview-title-refused = { $lines ->
    [one] { $lines } ligne comprise
   *[other] { $lines } lignes comprises
}, { $refused } à corriger
preview-counted = Vous donnez { $units }. L’atelier relève les modèles à l’arrivée ; vous n’avez rien d’autre à écrire.
preview-other-units = Changer les quantités
preview-totals = { $count ->
    [one] Une ligne de total est laissée de côté : elle ne compte pas comme un appareil.
   *[other] { $count } lignes de total sont laissées de côté : elles ne comptent pas comme des appareils.
}
preview-year-only = Quand seule l’année ou le mois d’achat est connu, la date retenue en est le premier jour.
lot-line-no-serial = Sans numéro de série : l’atelier le relève.
lot-receipt-title = Le reçu fiscal
lot-receipt-text = L’atelier qui reçoit le lot vous remet le reçu 2041-MEC-SD (Cerfa 16216), une fois le matériel compté. C’est vous qui fixez la valeur du don : l’atelier la recopie, il ne l’estime pas. Pas de reçu un mois après le comptage ? Demandez-le à l’atelier, ou appelez-nous.
lot-receipt-model = Le modèle de convention de don (PDF)
new-lot-ways = Deux façons de faire, au choix. Si vous envoyez une liste, c’est elle qui compte.
new-lot-counts = Sans liste : combien en donnez-vous ?
new-lot-counts-hint = Écrivez un nombre devant ce que vous donnez, laissez le reste vide. L’atelier relève les modèles à l’arrivée.
new-lot-replaces = Ce que vous envoyez remplace la liste du brouillon { $reference }, qui garde sa référence.
preview-refused-see = { $count ->
    [one] Voir la ligne à corriger
   *[other] Voir les { $count } lignes à corriger
}
preview-held = { $count ->
    [one] Un appareil de cette liste est déjà dans le lot { $reference }, que vous avez déclaré. Ne le déclarez pas deux fois.
   *[other] { $count } appareils de cette liste sont déjà dans le lot { $reference }, que vous avez déclaré. Ne les déclarez pas deux fois.
}
preview-held-open = Ouvrir ce lot
preview-delete = Supprimer ce brouillon
preview-delete-text = Rien n’est déclaré. La liste et son fichier sont effacés ; vous pouvez l’envoyer de nouveau quand vous voulez.
lot-delete-open = Supprimer…
lot-delete-question = Supprimer ce brouillon ?
lot-delete = Oui, supprimer
lot-done-deleted = Le brouillon { $reference } est supprimé.
lot-event-replace-list = Une autre liste remplace la première.
lot-line-bought = acheté le { $date }
lot-line-bought-year = acheté en { $year }
lot-cancel-open = Retirer…
lot-counted-otherwise = { $declared } déclarés, { $counted } comptés à l’atelier
lot-outcomes-see = Voir la liste de ces appareils
lot-next-collection-at = L’atelier « { $refurbisher } » vient chercher le lot le { $date } à { $hour }.
lot-next-closed-some = { $count ->
    [one] La remise en état est finie. L’appareil n’a pas encore trouvé sa suite.
   *[other] La remise en état est finie. { $settled } appareils sur { $count } ont trouvé leur suite ; vous voyez où sont les autres sous « Où sont vos appareils ».
}
lot-prepare-title = Préparez le lot
lot-prepare-locks = Retirez les codes qui bloquent l’appareil : mot de passe du BIOS, comptes Apple, Google ou Microsoft.
lot-prepare-management = Sortez chaque appareil de votre outil de gestion à distance (MDM).
lot-prepare-chargers = Gardez les chargeurs et les câbles avec les appareils.
lot-prepare-data = Laissez les disques en place : l’atelier les efface et vous en donne la preuve.
lot-prepare-somebody = Prévoyez une personne pour ouvrir.
lot-another-day-title = Demander une autre date
lot-another-day = Appelez l’atelier « { $refurbisher } » au { $telephone } et donnez la référence { $reference }. Il change la date, et vous recevez un message.
lot-another-day-house = Appelez-nous et donnez la référence { $reference } : nous prévenons l’atelier « { $refurbisher } ». Il change la date, et vous recevez un message.
new-lot-typed-beside = Votre liste compte seule. Ce que vous aviez écrit à la main n’est pas dans ce lot : { $units }. Si la liste ne le contient pas, ajoutez-le à la liste, ou déclarez un second lot.
lots-waiting = À terminer :
given-title = Les appareils que vous avez donnés
given-file = appareils-donnes
given-tabs = Appareils par endroit
given-search-hint = Référence, numéro de série ou d’inventaire, marque, modèle
given-column-lot = Lot
given-column-data = Données
given-column-inventory = N° d’inventaire
given-column-received = Reçu à l’atelier le
given-data-erased = effacées le { $date }
given-data-destroyed = disque retiré ou détruit le { $date }
given-data-none = aucun disque
given-data-not-yet = pas encore effacées
given-back = Retour au lot { $reference }
given-empty-title = Aucun appareil pour l’instant
given-empty-text = Vos appareils apparaissent ici quand un atelier les a reçus et comptés.
given-count = { $count ->
    [0] Aucun appareil.
    [one] Un appareil.
   *[other] { $count } appareils.
}
patronage-value = C’est vous qui fixez la valeur du don, sous votre responsabilité. Le code retient le coût de revient du bien (article 238 bis, 1). Pour du matériel déjà amorti, voyez avec votre comptable : l’administration explique le calcul au BOFiP (BOI-BIC-RICI-20-30-10-20).
patronage-ceilings = Vous retirez de l’impôt { $rate } % de la valeur, puis { $above } % au-delà de { $threshold } de dons dans l’année. Vos dons d’un exercice comptent jusqu’à { $cap }, ou jusqu’à { $share } % du chiffre d’affaires si c’est plus ; le reste se reporte sur { $years } exercices. Source : { $source }, règles en vigueur le { $date }.
part-planned-hint = Par exemple 3/12/2026, ou 3/12/2026 à 14 h 30 si l’heure est convenue avec le donateur.
new-lot-on-the-way-title = { $count ->
    [one] Un envoi n’est pas terminé
   *[other] { $count } envois ne sont pas terminés
}
new-lot-on-the-way = { $name } : { $received } sur { $size } sont arrivés. Choisissez de nouveau ce fichier ci-dessous, puis continuez : l’envoi reprend là où il en était. Sans nouvelle de vous, il est effacé au bout d’un jour.
new-lot-on-the-way-whole = { $name } est arrivé en entier. Vous n’avez pas à l’envoyer de nouveau.
new-lot-on-the-way-use = Continuer avec ce fichier
new-lot-on-the-way-remove = Effacer cet envoi
new-lot-upload = Le fichier { $name } ({ $size }) est arrivé en entier. Vous n’avez pas à l’envoyer de nouveau : complétez le reste, puis continuez.
upload-removed = L’envoi est effacé.
upload-cut = La connexion est coupée. Ce qui est arrivé est gardé : laissez cette page ouverte, l’envoi reprendra de lui-même.
upload-resumed = L’envoi reprend là où il en était.
upload-lines-read = Lecture : [done] lignes sur [whole]
upload-lines-kept = Enregistrement : [done] lignes sur [whole]
error-sha256-malformed = Une empreinte SHA-256 s’écrit avec 64 chiffres hexadécimaux. Calculez-la sur les octets, puis renvoyez-la.
error-upload-name = Le nom du fichier manque. Écrivez-le, tel qu’il est sur votre ordinateur.
error-upload-size = Un fichier a au moins un octet. Vérifiez que votre fichier n’est pas vide, puis annoncez sa taille.
error-uploads-too-many = Vous avez déjà { $limit } fichiers en cours d’envoi. Terminez-en un, ou effacez-le depuis la page « Déclarer un lot ».
error-upload-part-too-large = Ce morceau est trop grand : 4 Mio au plus. Envoyez des morceaux d’un Mio.
error-upload-part-too-small = Ce morceau est trop petit : 64 Kio au moins, sauf le dernier. Envoyez des morceaux d’un Mio.
error-upload-part-damaged = Ce morceau s’est abîmé en route : son empreinte n’est pas celle annoncée. Renvoyez-le.
error-upload-part-beyond = Ce morceau dépasse la fin du fichier annoncé. Demandez où en est l’envoi, puis reprenez de là.
error-upload-other-offset = L’envoi en est à l’octet { $received }. Reprenez de là.
error-upload-finished = Un lot est déjà né de ce fichier. Ouvrez-le depuis vos lots.
error-upload-incomplete = Le fichier n’est pas arrivé en entier : { $received } octets sur { $size }. Envoyez le reste, puis recommencez.
error-upload-damaged = Ce qui est arrivé n’est pas le fichier annoncé : il a changé pendant l’envoi, ou s’est abîmé. Envoyez-le de nouveau depuis le début.
error-upload-being-read = Ce fichier est en cours de lecture. Attendez un instant : le lot va paraître dans vos lots.
