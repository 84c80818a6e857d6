error-pooled-order-wrong-state = La commande groupée n’en est pas à l’étape qui permet cette action. Ouvrez sa page : elle montre ce qui est possible maintenant.
error-participant-wrong-state = Votre participation ne permet pas cette action : vous êtes déjà engagé, ou vous avez quitté la commande. Rechargez la page pour voir où vous en êtes.
error-purchase-order-wrong-state = Le bon de commande n’en est pas à l’étape qui permet cette action. Rechargez la page pour voir où il en est.
error-pooled-order-joining-closed = Cette commande groupée ne prend plus de besoins : elle n’est pas ouverte, ou sa date de clôture est passée. Appelez son coordinateur, ou ouvrez la vôtre.
error-pooled-order-not-participant = Votre organisme ne participe pas à cette commande groupée. Rejoignez-la tant qu’elle est ouverte.
error-pooled-order-nothing-allocated = Rien n’a été trouvé pour votre organisme dans cette commande : il n’y a rien à quoi vous engager. La page dit pourquoi.
error-pooled-order-commitment-late = La date limite d’engagement est passée : le matériel n’est plus réservé. Appelez le coordinateur, ou rejoignez une autre commande.
error-pooled-order-too-many-participants = Cette commande a déjà 200 membres, le maximum. Ouvrez une deuxième commande avec ceux qui restent.
error-pooled-order-coordinator-required = Seul le coordinateur de la commande groupée peut faire cela. Appelez-le : son nom est sur la page.
error-purchase-order-signature-late = La date limite de signature est passée : le matériel n’est plus réservé. Rejoignez une autre commande, ou appelez-nous.
error-purchase-order-reserves-needed = Il manque des unités : écrivez en réserve ce qui manque, pour que le fournisseur le sache.
error-purchase-order-line-unknown = Cette ligne n’est pas dans le bon de commande. Rechargez la page.
error-purchase-order-received-out-of-range = Le nombre reçu doit être entre zéro et le nombre commandé.
error-delivery-site-unknown = Ce lieu n’est pas un lieu de votre organisme. Choisissez-en un dans la liste.
error-delivery-site-needed = Dites où livrer : votre organisme a plusieurs lieux, ou aucun.
error-pooled-order-listing-unknown = Cette offre n’existe pas ou n’est plus visible. Choisissez-en une autre dans le catalogue.
error-closing-day-passed = La date de clôture doit être à venir. Choisissez un jour après aujourd’hui, par exemple 12/3/27.
error-closing-day-too-far = La date de clôture est trop loin : un an au plus.
error-closing-day-not-later = La nouvelle date doit venir après l’ancienne.
error-pooled-order-date-unreadable = Cette date n’est pas lisible. Écrivez-la comme 12/3/27.
error-pooled-order-words-too-long = Ce texte est trop long. Raccourcissez-le.
error-pooled-order-words-not-plain = Ce texte contient des caractères invisibles. Réécrivez-le au clavier.
error-need-line-needed = Dites au moins un besoin : une catégorie de matériel.
error-need-lines-too-many = Une commande groupée a 20 besoins au plus. Faites-en deux.
error-need-line-unknown = Ce besoin n’est pas dans cette commande. Rechargez la page.
error-need-line-twice = Ce besoin est écrit deux fois. Gardez une seule quantité.
error-need-category-unknown = Cette catégorie n’existe pas. Choisissez-en une dans la liste.
error-need-grade-unknown = Le grade est A, B ou C. Choisissez-en un, ou laissez vide.
error-need-memory-out-of-range = La mémoire se dit en gigaoctets, de 1 à 4096. Par exemple : 8.
error-need-price-out-of-range = Le prix doit être entre un centime et 100 000 €.
error-need-price-unreadable = Ce prix n’est pas lisible. Écrivez-le comme 250 ou 249,90.
error-pooled-order-number-unreadable = Ce nombre n’est pas lisible. Écrivez un nombre entier, par exemple 12.
error-need-quantity-out-of-range = La quantité doit être entre 1 et 10 000.
error-need-tolerance-out-of-range = La tolérance doit être entre zéro et 10 000.
error-need-quantity-needed = Dites combien il vous en faut, pour un besoin au moins.
error-need-quantity-names-no-line = Cette commande a plusieurs besoins : donnez une quantité pour chacun.
error-pooled-order-minimum-out-of-range = Le minimum est un nombre entier, de 1 à 1 000 000. Par exemple : 10.
pooled-order-usual-title = Commande groupée : { $what }
purchase-order-not-signed = Le bon de commande n’a pas été signé à temps.
mail-pooled-order-confirmed-subject = « { $title } » est confirmée
mail-pooled-order-confirmed-text =
    Bonjour,
    La commande groupée « { $title } » est close : { $wanted } appareils demandés, pour un minimum de { $minimum }. Elle est confirmée.
    Le coordinateur cherche maintenant du matériel près de chez vous. Vous n’avez rien à faire : nous vous écrirons quand il y aura une proposition.
    { $address }
mail-pooled-order-too-few-subject = « { $title } » n’a pas atteint son minimum
mail-pooled-order-too-few-text =
    Bonjour,
    La commande groupée « { $title } » est close : { $wanted } appareils demandés, il en fallait { $minimum }. Elle est annulée. Vous n’êtes engagé à rien.
    Vous pouvez en rejoindre une autre, ou acheter au catalogue.
    { $address }
mail-pooled-order-sourced-subject = Proposition pour « { $title } » : répondez avant le { $until }
mail-pooled-order-sourced-text =
    Bonjour,
    { $units ->
        [one] Un appareil vous est réservé
       *[other] { $units } appareils vous sont réservés
    } dans la commande groupée « { $title } », pour { $total } TTC.
    Relisez la proposition et engagez-vous avant le { $until }. Sans réponse, le matériel sera remis en vente.
    { $address }
mail-purchase-order-signed-subject = { $reference } est signé : à confirmer
mail-purchase-order-signed-text =
    Bonjour,
    { $other } a signé le bon de commande { $reference } : { $units ->
        [one] un appareil
       *[other] { $units } appareils
    }, { $total } TTC.
    Confirmez-le, puis préparez l’envoi.
    { $address }
mail-purchase-order-confirmed-subject = { $reference } est confirmé
mail-purchase-order-confirmed-text =
    Bonjour,
    { $other } a confirmé le bon de commande { $reference } et prépare l’envoi, avant le { $until }.
    Vous recevrez un courriel au départ du matériel. Le bon signé est à télécharger ici :
    { $address }
mail-purchase-order-shipped-subject = { $reference } est en route
mail-purchase-order-shipped-text =
    Bonjour,
    { $units ->
        [one] Un appareil du bon de commande { $reference } est en route, envoyé par { $other }. À son arrivée, essayez-le, puis certifiez la livraison.
       *[other] { $units } appareils du bon de commande { $reference } sont en route, envoyés par { $other }. À leur arrivée, comptez-les, essayez-en quelques-uns, puis certifiez la livraison.
    }
    { $address }
mail-purchase-order-certified-subject = { $reference } est certifié
mail-purchase-order-certified-text =
    Bonjour,
    { $other } a certifié la livraison du bon de commande { $reference }. { $reserves }
    { $address }
mail-purchase-order-no-reserves = Il n’y a pas de réserve.
mail-purchase-order-reserves = Réserves : { $reserves }
mail-purchase-order-cancelled-subject = { $reference } est annulé
mail-purchase-order-cancelled-text =
    Bonjour,
    { $other } a annulé le bon de commande { $reference }. La raison donnée : { $reason }
    Le matériel est remis en vente.
    { $address }
pooled-orders-title = Commandes groupées
pooled-orders-start = Ouvrir une commande groupée
pooled-orders-empty = Vous n’avez pas encore de commande groupée
pooled-orders-empty-text = À plusieurs, vous dites ce qu’il vous faut une fois, et les ateliers proches répondent ensemble. Ouvrez une commande, ou rejoignez-en une ci-dessous : dire un besoin n’engage à rien.
pooled-orders-mine = Mes commandes groupées
pooled-orders-open = Ouvertes près de vous
pooled-orders-open-none = Aucune autre commande groupée n’est ouverte près de vous en ce moment.
pooled-orders-open-text = À { $reach } km au plus de votre lieu de livraison, les plus proches d’abord. Vous pouvez rejoindre chacune d’elles jusqu’à sa clôture.
pooled-orders-column-title = Commande
pooled-orders-column-state = Où elle en est
pooled-orders-column-wanted = Demandé
pooled-orders-column-closes = Clôture
pooled-orders-column-coordinator = Coordinateur
pooled-orders-column-distance = Membre le plus proche
pooled-order-progress = { $wanted ->
    [one] { $wanted } appareil demandé, minimum { $minimum }
   *[other] { $wanted } appareils demandés, minimum { $minimum }
}
pooled-order-new = Ouvrir une commande groupée
pooled-order-new-text = Dites ce qu’il faut et jusqu’à quand d’autres peuvent se joindre à vous. Rien n’est publié avant que vous n’ouvriez la commande.
pooled-order-new-next = Vous relirez la commande sur sa page, puis vous l’ouvrirez aux autres acheteurs.
pooled-order-save-draft = Enregistrer le brouillon
pooled-order-field-title = Nom de la commande
pooled-order-field-title-hint = Par exemple : Écoles de l’Entre-deux-Mers. Sans nom, ce sera celui du premier besoin.
pooled-order-field-closes = Date de clôture
pooled-order-field-closes-hint = Comme 12/3/27. Sans date, dans 14 jours. Laissez aux conseils le temps de se réunir.
pooled-order-field-new-closing = Nouvelle date de clôture
pooled-order-field-minimum = Minimum, tous ensemble
pooled-order-field-minimum-hint = En dessous à la clôture, la commande est annulée et personne n’est engagé. Vous pouvez reporter la clôture avant.
pooled-order-field-site = Lieu de livraison
pooled-order-field-site-hint = Pour vos propres appareils.
pooled-order-units = appareils
pooled-order-gigabytes = Go
pooled-order-need = Besoin { $number }
pooled-order-field-category = Matériel
pooled-order-add-need = Ajouter le besoin { $number }
pooled-order-field-label = À quoi il servira, ou quel modèle
pooled-order-field-label-hint = Par exemple : salle informatique de l’école, ou « ThinkPad T480, ou équivalent ». Les mots sont pour les lecteurs : la recherche suit les champs ci-dessous.
pooled-order-field-memory = Mémoire, au moins
pooled-order-field-grade = Aspect, au moins
pooled-order-any-grade = Tous conviennent
pooled-order-field-ceiling = Prix maximum d’un appareil
pooled-order-field-ceiling-hint = TTC. Les offres plus chères seront écartées.
pooled-order-field-quantity = Combien pour vous
pooled-order-field-quantity-hint = Si vous le dites, vous participez tout de suite.
pooled-order-created = Le brouillon est enregistré. Relisez-le, puis ouvrez la commande.
pooled-order-over = Commande groupée { $reference }
pooled-order-coordinated-by = Coordonnée par { $name }
pooled-order-state-draft = brouillon
pooled-order-state-scheduled = ouvre bientôt
pooled-order-state-open = ouverte
pooled-order-state-closed = close
pooled-order-state-confirmed = confirmée
pooled-order-state-extended = prolongée
pooled-order-state-cancelled-below-minimum = annulée, minimum non atteint
pooled-order-state-sourcing = recherche en cours
pooled-order-state-sourced = sans proposition
pooled-order-state-collecting-commitments = engagements attendus
pooled-order-state-ordered = commandée
pooled-order-state-settled = terminée
pooled-order-step-draft = Préparation
pooled-order-step-needs = Recueil des besoins
pooled-order-step-sourcing = Choix des ateliers
pooled-order-step-commitments = Engagements
pooled-order-step-delivery = Commandes et livraisons
pooled-order-now-draft = Vous seul voyez ce brouillon. Ouvrez-le pour que d’autres acheteurs le rejoignent jusqu’au { $closes }.
pooled-order-now-scheduled = La commande s’ouvrira à sa date. Elle fermera le { $closes }.
pooled-order-now-open = Les acheteurs disent ce qu’il leur faut jusqu’au { $closes }, { $left }. Cela n’engage à rien.
pooled-order-now-extended = La commande est prolongée jusqu’au { $closes }, { $left }.
pooled-order-now-closed = La commande est close.
pooled-order-now-confirmed = Le minimum est atteint. Le coordinateur cherche maintenant du matériel près des membres.
pooled-order-now-cancelled-below-minimum = Le minimum n’était pas atteint à la clôture. Personne n’est engagé.
pooled-order-now-sourcing = Du matériel est recherché.
pooled-order-now-sourced = Rien n’a été trouvé pour l’instant ; les raisons sont ci-dessous. Le coordinateur peut chercher à nouveau.
pooled-order-now-collecting-commitments = Le matériel est réservé. Chaque membre s’engage avant le { $until }, ou quitte la commande.
pooled-order-now-ordered = Les bons de commande sont faits. Chacun suit les siens jusqu’à la livraison.
pooled-order-now-settled = Tout est terminé.
pooled-order-open = Ouvrir aux acheteurs
pooled-order-close = Clore maintenant
pooled-order-source = Chercher le matériel
pooled-order-leave = Quitter la commande
pooled-order-read-and-commit = Relire et s’engager
pooled-order-my-orders = Mes bons de commande
pooled-order-join = Rejoindre la commande
pooled-order-change-needs = Changer mes quantités
pooled-order-join-button = Rejoindre la commande
pooled-order-save-needs = Enregistrer mes quantités
pooled-order-binds-nothing = Dire un besoin n’engage à rien : vous vous engagerez plus tard, prix connus, ou pas.
pooled-order-tolerance = { $what } : écart accepté
pooled-order-with-tolerance = { $units } (à { $tolerance } près)
pooled-order-found = Matériel trouvé
pooled-order-unserved = Ce qui manque, et pourquoi
pooled-order-needs = Besoins
pooled-order-members = { $count ->
    [one] Un membre
   *[other] { $count } membres
}
pooled-order-no-members = Personne ne participe encore.
pooled-order-extend = Laisser plus de temps
pooled-order-extend-button = Reporter la clôture
pooled-order-column-need = Besoin
pooled-order-column-asked = Demandé
pooled-order-column-wanted = Quantité
pooled-order-column-member = Membre
pooled-order-column-standing = Où il en est
pooled-order-column-offer = Offre
pooled-order-column-supplier = Atelier
pooled-order-column-units = Quantité
pooled-order-column-price = Prix unitaire TTC
pooled-order-column-distance = Distance
pooled-order-column-reason = Raison
pooled-order-fact-coordinator = Coordinateur
pooled-order-fact-form = Forme juridique
pooled-order-fact-closes = Clôture
pooled-order-fact-commit-by = S’engager avant le
pooled-order-form-simple = simple : chaque acheteur commande pour lui-même
pooled-order-opened = La commande est ouverte : les acheteurs peuvent la rejoindre.
pooled-order-extended = La clôture est reportée.
pooled-order-joined = Vos quantités sont enregistrées. Elles ne vous engagent pas encore.
pooled-order-left = Vous avez quitté la commande.
pooled-order-closed = La commande est close. Les membres sont prévenus.
pooled-order-sourced = { $count ->
    [one] { $count } appareil trouvé et réservé. Voyez le détail ci-dessous.
   *[other] { $count } appareils trouvés et réservés. Voyez le détail ci-dessous.
}
pooled-order-committed = { $count ->
    [one] Votre bon de commande est prêt : relisez-le et signez-le.
   *[other] Vos { $count } bons de commande sont prêts : relisez-les et signez-les.
}
pooled-commit-title = Relire avant de s’engager
pooled-commit-lines = Ce qui est réservé pour vous
pooled-commit-binds = { $count ->
    [one] En vous engageant, vous demandez un bon de commande à votre nom.
   *[other] En vous engageant, vous demandez { $count } bons de commande à votre nom, un par atelier.
}
pooled-commit-next = Ensuite, votre signataire signe ; l’atelier confirme et expédie ; vous certifiez ce qui est arrivé.
pooled-commit-button = S’engager
pooled-commit-back = Revenir à la commande groupée
need-memory = { $memory } Go au moins
need-grade = « { $grade } » au moins
need-ceiling = { $price } au plus
participant-state-intention = intention, sans engagement
participant-state-committed = engagé
participant-state-left = parti
unserved-no-stock = Pas, ou plus assez, d’offres qui aient ce système, cette mémoire et cet aspect
unserved-above-ceiling = Offres au-dessus du prix maximum
unserved-out-of-reach = Offres trop loin du lieu de livraison
unserved-not-committed = Pas d’engagement avant la date limite
unserved-left = Le membre a quitté la commande
unserved-cancelled = Bon de commande annulé
unserved-not-delivered = Manquait à la livraison
sales-title = Ventes
sales-empty = Aucune vente pour l’instant
sales-empty-text = Quand un acheteur aura choisi vos appareils, son bon de commande sera ici. Pour être trouvé, publiez des offres.
sales-start = Voir mes offres
purchase-orders-title = Bons de commande
purchase-orders-empty = Aucun bon de commande pour l’instant
purchase-orders-empty-text = Un bon de commande naît quand vous vous engagez dans une commande groupée.
purchase-orders-start = Voir les commandes groupées
purchase-orders-column-reference = Bon de commande
purchase-orders-column-other = Avec
purchase-orders-column-state = Où il en est
purchase-order-column-reference-word = Référence
purchase-order-title = Bon de commande { $reference }
purchase-order-state-proposed = à signer
purchase-order-state-signed = signé
purchase-order-state-confirmed = confirmé
purchase-order-state-preparing = en préparation
purchase-order-state-shipped = en route
purchase-order-state-delivered = livré
purchase-order-state-certified = certifié
purchase-order-state-closed = terminé
purchase-order-state-cancelled = annulé
purchase-order-state-disputed = contesté
purchase-order-step-signature = Signature
purchase-order-step-confirmation = Confirmation
purchase-order-step-shipment = Envoi
purchase-order-step-certification = Certification
purchase-order-now-buyer-proposed = Relisez ce bon et faites-le signer avant le { $until }. Ensuite l’atelier le confirmera.
purchase-order-now-buyer-signed = C’est signé. L’atelier doit confirmer avant le { $until }. Vous recevrez un courriel à sa confirmation, puis au départ du matériel.
purchase-order-now-buyer-confirmed = L’atelier a confirmé. Il envoie le matériel avant le { $until } ; vous recevrez un courriel au départ.
purchase-order-now-buyer-preparing = L’atelier prépare l’envoi.
purchase-order-now-buyer-shipped = Le matériel est en route. À son arrivée, comptez-le et certifiez la livraison.
purchase-order-now-buyer-delivered = Le matériel est arrivé. Comptez-le et certifiez la livraison.
purchase-order-now-buyer-certified = La livraison est certifiée. Le matériel est à vous.
purchase-order-now-buyer-closed = Tout est terminé.
purchase-order-now-buyer-cancelled = Ce bon de commande est annulé. Rien n’est dû.
purchase-order-now-buyer-disputed = La livraison est contestée. Appelez l’atelier, puis certifiez ce qui est arrivé.
purchase-order-now-supplier-proposed = L’acheteur doit signer avant le { $until }. Le matériel est réservé jusque-là.
purchase-order-now-supplier-signed = L’acheteur a signé. Confirmez que vous livrerez.
purchase-order-now-supplier-confirmed = Préparez les appareils, puis dites ici qu’ils partent.
purchase-order-now-supplier-preparing = Préparez les appareils, puis dites ici qu’ils partent.
purchase-order-now-supplier-shipped = Le matériel est en route. L’acheteur certifiera à l’arrivée.
purchase-order-now-supplier-delivered = Le matériel est arrivé. L’acheteur va certifier.
purchase-order-now-supplier-certified = L’acheteur a certifié la livraison. Vous pouvez facturer.
purchase-order-now-supplier-closed = Tout est terminé.
purchase-order-now-supplier-cancelled = Ce bon de commande est annulé. Le matériel est remis en vente.
purchase-order-now-supplier-disputed = L’acheteur conteste la livraison. Appelez-le.
purchase-order-read-and-sign = Relire et signer
purchase-order-confirm = Confirmer la commande
purchase-order-ship = Le matériel part
purchase-order-ship-question = Le matériel part-il maintenant ?
purchase-order-ship-happens = L’envoi est noté d’aujourd’hui et l’acheteur est prévenu par courriel. Vous ne pourrez plus revenir en arrière.
purchase-order-ship-yes = Oui, il part
purchase-order-pdf = Bon de commande
purchase-order-certify = Certifier la livraison
purchase-order-certify-text = Écrivez ce que vous avez compté. Ce qui manque restera à l’atelier et ne sera pas dû.
purchase-order-received = reçus
purchase-order-reserves = Réserves
purchase-order-reserves-hint = Ce qui manque ou ne va pas. Nécessaire s’il manque un appareil.
purchase-order-certify-button = Certifier ce qui est arrivé
purchase-order-lines = Matériel commandé
purchase-order-devices = Appareils
purchase-order-to-pack = Appareils à préparer
purchase-order-cancel = Annuler ce bon de commande
purchase-order-cancel-reason = Raison de l’annulation
purchase-order-cancel-hint = L’autre partie la lira. Le matériel sera remis en vente.
purchase-order-cancel-button = Annuler le bon de commande
purchase-order-column-description = Désignation
purchase-order-column-vat = TVA
purchase-order-column-total = Total TTC
purchase-order-column-received = Reçus
purchase-order-column-device = Appareil
purchase-order-column-place = Où il est
purchase-order-vat-margin = régime de la marge
purchase-order-vat-normal = TVA { $rate } % comprise
purchase-order-margin-words = Régime particulier – Biens d’occasion (article 297 A du code général des impôts) : la TVA n’est pas mentionnée.
purchase-order-fact-total = Total TTC
purchase-order-fact-vat = dont TVA à { $rate } %
purchase-order-fact-delivery = Livraison
purchase-order-fact-pooled-order = Commande groupée
purchase-order-see-pooled-order = Voir la commande groupée
purchase-order-fact-sign-by = À signer avant le
purchase-order-fact-signed = Signature
purchase-order-fact-shipment = Bordereau { $reference }
purchase-order-signed-by = Signé par { $name } le { $date }
purchase-order-signed = Le bon de commande est signé. L’atelier est prévenu.
purchase-order-confirmed = La commande est confirmée. Préparez l’envoi.
purchase-order-shipped = L’envoi est enregistré. L’acheteur est prévenu.
purchase-order-certified = La livraison est certifiée. L’atelier est prévenu.
purchase-order-cancelled = Le bon de commande est annulé. L’autre partie est prévenue.
purchase-sign-title = Relire et signer { $reference }
purchase-sign-binds = En signant, votre organisme commande ce matériel à ces prix. Tant que le matériel n’est pas parti, vous pourrez encore annuler ce bon, avec une raison.
purchase-sign-next = L’atelier confirme ensuite et expédie. Le paiement suit la certification, par mandat administratif si vous êtes une collectivité.
purchase-sign-button = Signer le bon de commande
purchase-sign-back = Revenir au bon de commande
purchase-document-siret = SIRET { $siret }
purchase-document-made = Établi le { $date } dans le cadre d’une commande groupée de forme simple : l’acheteur commande pour lui-même.
purchase-document-buyer = Acheteur
purchase-document-supplier = Fournisseur
purchase-document-payment = Paiement après service fait, dans le délai légal. Pour une personne publique : par mandat administratif, sur facture électronique adressée au SIRET de l’acheteur.
purchase-document-sign-here = Nom, qualité, date et signature
purchase-document-confirmed = Confirmé le { $date }
purchase-document-for-buyer = Pour l’acheteur
purchase-document-for-supplier = Pour le fournisseur
purchase-document-before-vat = Total hors TVA mentionnée
purchase-document-to-pay = Total à payer
todo-purchase-order-size = { $units ->
    [one] { $units } appareil, { $total } TTC
   *[other] { $units } appareils, { $total } TTC
}
todo-sign-purchase-order = Signez le bon de commande { $reference }
todo-certify-purchase-order = Comptez et certifiez la livraison de { $reference }
todo-certify-button = Certifier
todo-confirm-purchase-order = Confirmez le bon de commande { $reference }
todo-ship-purchase-order = Préparez et expédiez { $reference }
todo-commit = Engagez-vous dans « { $title } »
todo-open-pooled-order = Ouvrez la commande groupée « { $title } », elle fermera le { $until }
todo-source-pooled-order = Cherchez le matériel de « { $title } », close le { $until }
todo-pooled-order-closes = La commande groupée « { $title } » ferme le { $until }
todo-see = Voir
happened-pooled-order-create = Le brouillon est enregistré.
happened-pooled-order-open = La commande est ouverte aux acheteurs.
happened-pooled-order-extend = La clôture est reportée.
happened-pooled-order-join = Un membre dit ce qu’il lui faut.
happened-pooled-order-leave = Un membre quitte la commande.
happened-pooled-order-close = La commande est close.
happened-pooled-order-source = Le matériel est recherché.
happened-pooled-order-commit = Un membre s’engage.
happened-pooled-order-end-commitments = Le temps de s’engager est passé.
happened-pooled-order-order = Chaque membre a répondu : les bons de commande sont faits.
happened-pooled-order-settle = Tout est livré ou terminé.
happened-purchase-order-create = Le bon de commande est établi.
happened-purchase-order-sign = L’acheteur signe le bon de commande.
happened-purchase-order-confirm = L’atelier confirme la commande.
happened-purchase-order-ship = Le matériel part de l’atelier.
happened-purchase-order-certify = L’acheteur certifie ce qui est arrivé.
happened-purchase-order-cancel = Le bon de commande est annulé.
happened-purchase-order-prepare = L’atelier prépare le matériel.
happened-purchase-order-deliver = Le matériel arrive.
happened-purchase-order-dispute = L’acheteur conteste la livraison.
happened-purchase-order-close = Tout est terminé.
pooled-order-step-cancelled = Annulée, minimum non atteint
purchase-order-step-cancelled = Bon de commande annulé
purchase-order-heading = { $count ->
    [one] { $count } appareil, { $total }
   *[other] { $count } appareils, { $total }
}
purchase-order-read = Relire le bon de commande
purchase-order-ask-to-sign = Seule une personne signataire de votre organisme peut signer ce bon de commande :
pooled-order-read = Relire la proposition
pooled-order-ask-to-commit = Seule une personne signataire peut engager votre organisme :
purchase-sign-over = Ce bon de commande ne peut plus être signé : il est déjà signé, annulé, ou la date limite est passée.
purchase-orders-file = bons-de-commande
sales-file = ventes
purchase-orders-search-hint = Référence, comme BC-2026-000412
purchase-orders-tabs = Bons de commande par état
purchase-orders-from = Créé à partir du
purchase-orders-to = Créé jusqu’au
purchase-orders-sort-created = Création
purchase-orders-column-due = Prochaine étape
purchase-orders-column-signed = Signé le
purchase-orders-column-shipped = Expédié le
purchase-orders-column-certified = Certifié le
purchase-orders-count = { $count ->
    [one] Un bon de commande
   *[other] { $count } bons de commande
}, { $waiting ->
    [0] aucun n’attend votre signature.
    [one] dont un attend votre signature.
   *[other] dont { $waiting } attendent votre signature.
}
sales-count = { $count ->
    [one] Une vente
   *[other] { $count } ventes
}, { $waiting ->
    [0] aucune n’attend votre confirmation.
    [one] dont une attend votre confirmation.
   *[other] dont { $waiting } attendent votre confirmation.
}
purchase-orders-count-here = { $count ->
    [0] Aucun bon de commande.
    [one] Un bon de commande.
   *[other] { $count } bons de commande.
}
purchase-orders-batch-confirm = Confirmer
purchase-orders-batch-confirmed = { $count ->
    [one] Un bon de commande est confirmé : préparez l’envoi.
   *[other] { $count } bons de commande sont confirmés : préparez les envois.
}
pooled-orders-file = commandes-groupees
pooled-orders-search-hint = Titre ou référence, comme CG-2026-000012
pooled-orders-tabs = Commandes par état
pooled-orders-from = Ferme à partir du
pooled-orders-to = Ferme au plus tard le
pooled-orders-column-reference = Référence
pooled-orders-column-members = Membres
pooled-orders-column-minimum = Minimum
pooled-orders-count = { $count ->
    [one] Une commande groupée
   *[other] { $count } commandes groupées
}, { $open ->
    [0] aucune ouverte.
    [one] dont une ouverte.
   *[other] dont { $open } ouvertes.
}
pooled-orders-count-here = { $count ->
    [0] Aucune commande groupée.
    [one] Une commande groupée.
   *[other] { $count } commandes groupées.
}
need-system-windows-11 = Windows 11
need-system-linux = Linux
need-distance = à { $distance } km au plus
error-need-system-unknown = Ce système n’est pas proposé. Choisissez-en un dans la liste, ou laissez vide.
error-need-distance-out-of-range = La distance se dit en kilomètres, de 1 à 300. Par exemple : 50.
particulars-no-system = sans système
particulars-memory = mémoire { $size }
particulars-storage = stockage { $size }
pooled-order-field-system = Système voulu
pooled-order-field-system-hint = Les appareils qui ont un autre système seront écartés. S’il n’y en a pas assez, la page le dira.
pooled-order-any-system = N’importe lequel
pooled-order-field-distance = Distance maximum
pooled-order-field-distance-hint = Entre l’atelier et votre lieu de livraison. Sans réponse : 300 km.
pooled-order-kilometres = km
pooled-order-found-rule = Comment c’est choisi : d’abord, servir le plus d’appareils demandés. Ensuite, le prix le plus bas, en comptant { $cents } centimes par kilomètre et par appareil. À prix égal, l’offre la plus proche gagne. Une offre plus lointaine passe devant si son prix compense la route. Rien ne vient de plus de { $reach } km.
pooled-order-tolerance-hint = De combien le nombre peut changer. Par exemple 2 : si vous en voulez 10, de 8 à 12 vous vont.
pooled-order-like-offer = { $title }, ou équivalent
pooled-order-from-offer = Le premier besoin reprend l’offre
pooled-order-from-offer-text = Changez ce que vous voulez : plus le besoin est large, plus il a de chances d’être servi.
pooled-order-join-instead = Rejoindre plutôt une commande ouverte
pooled-order-join-instead-text = Ces commandes demandent déjà ce matériel. Sinon, remplissez le formulaire pour ouvrir la vôtre.
pooled-order-edit = Modifier le brouillon
pooled-order-change = Modifier
pooled-order-close-question = Clore cette commande maintenant ?
pooled-order-close-happens-met = Plus personne ne pourra la rejoindre. { $wanted } appareils sont demandés pour un minimum de { $minimum } : elle sera confirmée et les membres seront prévenus.
pooled-order-close-happens-missed = Le minimum n’est pas atteint ({ $wanted } sur { $minimum }) : la commande sera annulée pour tous et les membres seront prévenus. Pour attendre, reportez plutôt la clôture.
pooled-order-close-yes = Clore la commande
pooled-order-leave-question = Quitter cette commande ?
pooled-order-leave-happens = Vos quantités seront retirées. Vous pourrez la rejoindre à nouveau tant qu’elle est ouverte.
pooled-order-leave-happens-coordinator = Vos quantités seront retirées, mais vous restez son coordinateur : la commande continue pour les autres membres.
pooled-order-leave-happens-held = Le matériel réservé pour vous sera remis en vente. Vous ne pourrez pas revenir. Si plus personne n’est dans la commande, elle est annulée.
pooled-order-leave-yes = Quitter la commande
pooled-order-state-came-to-nothing = annulée
pooled-order-step-came-to-nothing = Annulée, rien n’a été acheté
pooled-order-now-left-by-all = La commande est annulée : tous ses membres l’ont quittée. Le matériel est remis en vente et rien n’est dû.
pooled-order-now-came-to-nothing = La commande est annulée : rien n’a été acheté. Les raisons sont ci-dessous, membre par membre. Rien n’est dû.
pooled-order-fact-closed = Close le
pooled-order-closed-early = { $date } (clôture prévue le { $planned })
purchase-order-broken = Ligne { $number } : dont arrivés en panne
purchase-order-broken-hint = Comptez-les aussi dans les appareils reçus. Ils seront écrits dans les réserves.
purchase-order-broken-next = Un appareil en panne est sous la garantie de l’atelier, qui le répare ou le remplace. Appelez { $supplier }.
purchase-order-broken-reserve = Ligne { $number }, { $what } : { $count } en panne à l’arrivée.
error-purchase-order-broken-out-of-range = Le nombre en panne doit être entre zéro et le nombre reçu.
purchase-order-certify-line = Ligne { $number } : { $what }
happened-pooled-order-rewrite = Le brouillon est modifié.
pooled-order-discard = Supprimer le brouillon
pooled-order-discard-question = Supprimer ce brouillon ?
pooled-order-discard-happens = Personne d’autre ne l’a vu. Ce que vous y avez écrit sera perdu.
pooled-order-discard-yes = Supprimer le brouillon
pooled-order-discarded = Le brouillon est supprimé.
happened-pooled-order-discard = Le brouillon est supprimé.
pooled-order-fact-own-total = Votre total TTC
purchase-order-delivery-who = Qui livre
purchase-order-delivery-who-text = L’atelier, à votre lieu de livraison.
purchase-order-delivery-when = Quand
purchase-order-delivery-when-text = L’atelier a { $confirm } jours pour confirmer, puis { $ship } jours pour expédier. Convenez du jour avec lui.
purchase-order-delivery-cost = Frais de livraison
purchase-order-delivery-cost-text = Aucun n’est compté dans ce total. Si l’atelier en demande, mettez-vous d’accord avec lui avant de signer.
purchase-sign-as = Vous signez en tant que { $name }, signataire de { $organisation }.
purchase-sign-lead = Fournisseur : { $supplier }.
purchase-sign-call = Une question sur la livraison ? Appelez { $supplier } :
purchase-order-signed-next = Le bon de commande est signé et l’atelier est prévenu. { $count ->
    [one] Il en reste un à signer, { $reference } : le voici.
   *[other] Il en reste { $count } à signer. Voici le suivant, { $reference }.
}
pooled-order-join-quantity = Combien d’appareils pour « { $what } »
mail-unit-withdrawn-subject = { $reference } : un appareil est mis de côté
mail-unit-withdrawn-text =
    Bonjour,
    L’appareil { $device }, retenu pour { $reference }, est mis de côté : la preuve de son effacement est retirée. Il ne sera pas livré tant qu’il n’est pas effacé à nouveau.
    Rien ne vous est demandé. À la livraison, comptez ce qui arrive : ce qui manque n’est pas dû.
    { $address }
