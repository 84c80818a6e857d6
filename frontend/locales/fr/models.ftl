models-title = Modèles connus
models-lead = Les listes des donateurs sont comparées à ces modèles : « T480 » devient « Lenovo ThinkPad T480 ». Retirer un modèle ne change rien aux appareils déjà reçus.
models-add = Ajouter un modèle
models-take-file = Prendre les modèles en fichier CSV
models-import-title = Ajouter ou corriger des modèles par un fichier
models-import-text = Prenez d’abord le fichier CSV, complétez-le, puis renvoyez-le. Les modèles nouveaux sont ajoutés, ceux qui existent sont corrigés, aucun n’est retiré. Si une seule ligne est fausse, rien n’est changé.
models-import-file = Fichier de modèles
models-import-hint = CSV en UTF-8, avec au moins les colonnes category, brand et name. 5 000 lignes au plus.
models-import = Envoyer le fichier
models-file = modeles
models-search-hint = Marque ou nom du modèle
models-tabs = Modèles en usage ou retirés
models-state-in-use = En usage
models-state-withdrawn = Retirés
models-column-title = Modèle
models-column-category = Type
models-column-years = Vendu en
models-column-processor = Processeur courant
models-column-memory = Mémoire (Go)
models-column-storage = Disque (Go)
models-column-also = Autres noms
models-column-weight = Poids (g)
models-column-origin = Origine
models-origin-delivered = livré avec Rebond
models-origin-operator = ajouté ou corrigé ici
models-count = { $count ->
    [one] { $count } modèle
   *[other] { $count } modèles
}{ $withdrawn ->
    [0] .
   *[other] , { $withdrawn } en dehors de l’usage.
}
models-withdraw = Retirer
models-restore = Remettre en usage
models-withdrawn = { $count ->
    [one] { $count } modèle retiré.
   *[other] { $count } modèles retirés.
}
models-restored = { $count ->
    [one] { $count } modèle remis en usage.
   *[other] { $count } modèles remis en usage.
}
models-added = { $title } est ajouté. Les prochaines listes seront comparées à ce modèle.
models-imported = Fichier lu : { $added } modèles ajoutés, { $changed } corrigés, { $unchanged } inchangés.
model-new-title = Ajouter un modèle
model-new-lead = Seuls le type, la marque et le nom sont demandés. Le reste est ce que l’on rencontre le plus souvent, pas un engagement.
model-category = Type d’appareil
model-brand = Marque
model-brand-hint = Comme elle s’écrit d’habitude, par exemple « Lenovo ».
model-name = Nom du modèle
model-name-hint = Sans la marque, par exemple « ThinkPad T480 ».
model-also = Autres noms
model-also-hint = Séparés par des points-virgules, par exemple la référence du fabricant.
model-first-year = Première année de vente
model-last-year = Dernière année de vente
model-cpu = Processeur courant
model-memory = Mémoire courante
model-storage = Disque courant
model-screen = Diagonale de l’écran
model-weight = Poids sans chargeur
model-gigabytes = Go
model-inches = pouces
model-grams = g
model-save = Ajouter le modèle
model-next = Il sert dès la prochaine liste envoyée. Vous pourrez le retirer à tout moment.
error-model-category = Choisissez le type d’appareil.
error-model-text = Écrivez entre 1 et { $limit } caractères.
error-model-names = Écrivez { $limit } autres noms au plus, séparés par des points-virgules, de 120 caractères au plus chacun.
error-model-number = Écrivez un nombre entre { $least } et { $most }, ou laissez vide.
error-model-years = La dernière année ne peut pas précéder la première. Corrigez l’une des deux.
error-model-known = Ce modèle existe déjà. Cherchez-le dans la liste, ou donnez un autre nom.
error-models-missing = Choisissez le fichier de modèles à envoyer.
error-models-not-utf8 = Le fichier n’est pas en UTF-8. Dans votre tableur, choisissez « CSV UTF-8 », puis renvoyez-le.
error-models-unreadable = Le fichier ne peut pas être lu comme un CSV. Enregistrez-le de nouveau au format CSV UTF-8.
error-models-heading-missing = La colonne { $heading } manque. Prenez le fichier proposé ici comme modèle, puis complétez-le.
error-models-empty = Le fichier a des titres, mais aucune ligne. Ajoutez une ligne par modèle.
error-models-too-many = Le fichier dépasse { $limit } modèles. Envoyez-le en plusieurs fois.
error-models-twice = Le même modèle figure deux fois, la seconde à la ligne { $line }. Retirez l’une des deux lignes. Rien n’a été changé.
error-models-line = La ligne { $line } est fausse dans la colonne { $heading }. Corrigez-la, puis renvoyez le fichier. Rien n’a été changé.
