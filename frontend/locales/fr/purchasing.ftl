error-pooled-order-wrong-state = La commande groupée n’en est pas à l’étape qui permet cette action. Ouvrez sa page : elle montre ce qui est possible maintenant.
error-participant-wrong-state = Votre participation ne permet pas cette action : vous êtes déjà engagé, ou vous avez quitté la commande. Rechargez la page pour voir où vous en êtes.
error-purchase-order-wrong-state = Le bon de commande n’en est pas à l’étape qui permet cette action. Rechargez la page pour voir où il en est.
error-pooled-order-joining-closed = Cette commande groupée ne prend plus de besoins : elle n’est pas ouverte, ou sa date de clôture est passée. Appelez son coordinateur, ou lancez la vôtre.
error-pooled-order-not-participant = Votre organisme ne participe pas à cette commande groupée. Rejoignez-la tant qu’elle est ouverte.
error-pooled-order-nothing-allocated = Rien n’a été trouvé pour votre organisme dans cette commande : il n’y a rien à quoi vous engager. La page dit pourquoi.
error-pooled-order-commitment-late = La date limite d’engagement est passée : le matériel n’est plus réservé. Appelez le coordinateur, ou rejoignez une autre commande.
error-pooled-order-too-many-participants = Cette commande a déjà 200 membres, le maximum. Lancez une deuxième commande avec ceux qui restent.
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
error-pooled-order-minimum-out-of-range = Le minimum doit être entre 1 et un million.
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
mail-pooled-order-sourced-subject = Proposition pour « { $title } » : répondez avant la date limite
mail-pooled-order-sourced-text =
    Bonjour,
    { $units } appareils vous sont réservés dans la commande groupée « { $title } », pour { $total } TTC.
    Relisez la proposition et engagez-vous avant { $until }. Sans réponse, le matériel sera remis en vente.
    { $address }
mail-purchase-order-signed-subject = { $reference } est signé : à confirmer
mail-purchase-order-signed-text =
    Bonjour,
    { $other } a signé le bon de commande { $reference } : { $units } appareils, { $total } TTC.
    Confirmez-le, puis préparez l’envoi.
    { $address }
mail-purchase-order-shipped-subject = { $reference } est en route
mail-purchase-order-shipped-text =
    Bonjour,
    { $units } appareils du bon de commande { $reference } sont en route depuis { $other }.
    À leur arrivée, comptez-les, essayez-en quelques-uns, puis certifiez la livraison.
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
