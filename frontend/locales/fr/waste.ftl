# Déchets
waste-title = Déchets remis
waste-file = dechets-remis
waste-section = Remise en déchet
waste-record = Enregistrer une remise
waste-what = Quoi ?
waste-what-hint = Par exemple « batterie » ou « châssis et carte mère ». Laissez vide pour l’appareil entier.
waste-whole = appareil entier
waste-weight = Poids
waste-code = Code déchet
waste-source = Codes de la liste européenne des déchets : annexe de la décision 2000/532/CE, version du 1er juin 2015. L’astérisque signale un déchet dangereux.
waste-receiver = À qui ?
waste-receiver-hint = Le collecteur ou l’éco-organisme, avec sa ville
waste-day = Quel jour ?
waste-day-hint = Par exemple 12/3/26, ou hier
waste-proof-file = Preuve de la remise
waste-proof-hint = Bon d’enlèvement ou bordereau, en PDF ou en photo, 5 Mo au plus.
waste-proof = Preuve
waste-button = Enregistrer la remise
waste-all = Toutes les remises de l’atelier
waste-done = La remise est enregistrée, avec sa preuve.
waste-open = Déchets remis
waste-search-hint = Receveur ou pièce
waste-from = Remis à partir du
waste-to = Remis jusqu’au
waste-column-handed = Jour
waste-column-reference = Appareil
waste-column-title = Modèle
waste-column-what = Quoi
waste-column-code = Code déchet
waste-column-weight = Poids
waste-column-receiver = Receveur
waste-column-proof = Preuve
waste-count = { $count ->
    [0] Aucune remise.
    [one] Une remise, { $weight } en tout.
   *[other] { $count } remises, { $weight } en tout.
}
waste-empty-title = Aucune remise pour l’instant
waste-empty-text = Quand un appareil est gardé pour ses pièces ou recyclé, sa page permet d’enregistrer ce qui en est remis, avec le poids, le code, le receveur et la preuve.
waste-empty-button = Voir les appareils terminés
waste-code-line = { $code }, { $words }
waste-code-160213 = équipements d’entreprises avec composants dangereux
waste-code-160214 = autres équipements d’entreprises
waste-code-160215 = composants dangereux retirés
waste-code-160216 = autres composants retirés
waste-code-200133 = piles et batteries, dont certaines dangereuses
waste-code-200134 = autres piles et batteries
waste-code-200135 = équipements de ménages avec composants dangereux
waste-code-200136 = autres équipements de ménages
error-waste-not-ended = Seul un appareil gardé pour ses pièces ou recyclé donne des déchets. Choisissez d’abord cette fin sur sa page.
error-waste-code-unknown = Ce code déchet n’est pas de ceux des équipements. Choisissez-en un dans la liste, par exemple 20 01 36.
error-waste-day-ahead = Ce jour n’est pas encore venu. Indiquez le jour de la remise.
error-waste-day-before = Ce jour précède la réception de l’appareil. Indiquez le jour de la remise.
error-waste-proof-too-large = La preuve dépasse 5 Mo. Envoyez un PDF ou une photo plus légère.
