filing-title = Une personne au téléphone
filing-lead = Notez ce qu’elle demande. Rien ne l’engage. Elle repart avec un code, et une lettre si elle veut.
filing-household = Un appareil pour un foyer
filing-household-text = Vous adressez la personne à une structure de son choix. Son nom n’est écrit nulle part.
filing-household-button = Chercher une structure
filing-household-say = Demandez la commune, dites les lieux proches, et laissez la personne choisir.
filing-near = Commune ou code postal de la personne
filing-site-chosen = Quel lieu la personne choisit-elle ?
filing-category = De quel appareil a-t-elle besoin ?
filing-note = Un mot sur l’appareil
filing-note-hint = Par exemple « grand écran ». Rien sur la personne : ni nom, ni numéro, ni santé.
filing-pass = Adresser la personne à ce lieu
filing-none-text = Notez son numéro : une personne la rappelle avec une solution.
filing-gift = Donner du matériel
filing-gift-text = L’organisme est déjà inscrit : vous préparez un brouillon. Ses agents le relisent et l’envoient, ou non.
filing-gift-search = Nom ou SIRET de l’organisme
filing-gift-search-hint = Trois lettres au moins.
filing-gift-button = Chercher
filing-gift-none = Aucun donateur de ce nom. Notez le numéro de la personne : nous la rappelons pour l’inscrire.
filing-gift-of = Don de { $donor }
filing-gift-say = Demandez combien d’appareils, à peu près, et où ils sont.
filing-gift-site = Où est le matériel ?
filing-gift-units = Combien d’appareils ?
filing-gift-draft = Préparer le brouillon
filing-else = Autre chose
filing-else-text = Notez le numéro de la personne et son sujet : quelqu’un la rappelle.
filing-else-button = Noter un appel à faire
filing-follow = La personne a déjà un code : voir où cela en est
filed-title = C’est noté
filed-code = Le code à dire à la personne :
filed-letter = Confirmer par lettre
filed-address = Nom et adresse, une ligne après l’autre
filed-address-hint = Ils servent à cette lettre seulement : ils ne sont pas gardés. Pliée en trois, l’adresse tombe dans la fenêtre de l’enveloppe.
filed-letter-button = Faire la lettre (PDF)
filed-mail = Confirmer par message
filed-email = Adresse électronique de la personne
filed-email-hint = Elle sert à envoyer ce message, puis elle est effacée.
filed-mail-button = Envoyer le message
filed-mailed = Le message part tout de suite.
filed-again = Noter autre chose
error-filing-units = Écrivez un nombre entier, mille au plus.
error-filing-no-units = Écrivez au moins un nombre d’appareils.
error-filing-site = Choisissez le site où est le matériel.
error-filing-address = Écrivez de deux à six lignes, de 60 caractères au plus : le nom, la rue, le code postal et la ville.
error-filing-email = Cette adresse électronique ne se lit pas. Écrivez par exemple nadia@exemple.org.
error-orientation-place = Choisissez un lieu dans la liste.
error-orientation-wrong-state = Cette personne a déjà une réponse. Revenez à la liste.

letter-title = Votre appel : { $what }
letter-from = Expéditeur : { $place }
letter-sender = De la part de
letter-to = À l’attention de
letter-hello = Bonjour,
letter-called = Vous nous avez appelés. Voici où cela en est.
letter-code = Votre code : { $code }. Dites-le au téléphone, ou écrivez-le à cette adresse : { $page }
letter-spelled = Pour le dire : { $letters }, puis les chiffres deux par deux.
letter-call = Pour nous joindre : { $phone }, { $hours }.
letter-nothing-binds = Cette lettre ne vous engage à rien. Votre nom et votre adresse ne sont pas gardés.
letter-bye = Bien à vous.
letter-footer = Lettre de confirmation d’un appel

mail-filed-lot-subject = Un brouillon de don vous attend
mail-filed-lot-text = Bonjour,

    Une personne de chez vous a appelé pour donner du matériel. Nous avons préparé un brouillon : relisez-le, corrigez-le, puis envoyez-le. Rien ne part sans vous.
    { $address }

    Code à dire au téléphone : { $code }
mail-orientation-subject = Une personne vous est adressée par téléphone
mail-orientation-text = Bonjour,

    Une personne a choisi votre lieu pour demander un appareil : { $category }. Elle vous appelle ou vient avec le code { $code }. Avec son accord, faites alors la demande.
    { $address }

orientations-title = Personnes adressées par téléphone
orientations-lead = Elles vous ont choisi. Elles appellent ou viennent avec leur code : faites la demande avec elles, si elles sont d’accord.
orientations-none = Personne n’est attendu.
orientations-none-text = Quand un agent vous adressera une personne, son code sera ici.
orientations-dates = Adressée le { $sent }, attendue jusqu’au { $until }.
orientations-start = Faire la demande avec elle
orientations-not-come = Elle n’est pas venue
orientations-not-for-us = Nous ne pouvons pas l’aider
orientation-declined = C’est noté.
orientations-todo = { $count ->
    [one] Une personne vous est adressée par téléphone.
   *[other] { $count } personnes vous sont adressées par téléphone.
}
orientations-todo-detail = Un appel ou une visite suit, avec un code.
orientations-todo-button = Voir

follow-kind-orientation = Demande pour un foyer
follow-now-orientation-sent = La structure que vous avez choisie vous attend.
follow-where = On vous attend : { $structure }, { $address }.
follow-where-call = Son numéro : { $phone }.
follow-structure = La structure qui suit votre demande : { $structure }, { $address }.
follow-received = Votre appareil : { $device }, remis en état par { $workshop }.
follow-received-call = Le téléphone de l’atelier : { $phone }.
follow-asked = Appareil demandé : { $category }.
follow-next-orientation-sent = Appelez-la ou passez avec ce code avant le { $date }. Elle fait la demande avec vous.
follow-now-orientation-declined = La structure n’a pas pu faire la demande.
follow-next-orientation-declined = Appelez-nous : nous en cherchons une autre avec vous.
follow-now-orientation-lapsed = Le temps pour voir la structure est passé.
follow-next-orientation-lapsed = Appelez-nous si vous avez toujours besoin d’un appareil.
