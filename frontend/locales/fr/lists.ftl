list-search = Chercher
list-search-button = Chercher
list-category = Matériel
list-site = Site
list-late = En retard seulement
list-more = Filtrer et trier
list-more-set = { $count ->
    [one] Un filtre actif
   *[other] { $count } filtres actifs
}
list-any = Peu importe
list-day-hint = Par exemple 12/3/2026
list-sort = Trier par
list-columns = Colonnes affichées
list-apply = Appliquer
list-clear = Retirer tous les filtres
list-all = Tout
list-choice = { $label } ({ $count })
list-order = { $order }, { $way }
list-way-time-down = du plus récent au plus ancien
list-way-time-up = du plus ancien au plus récent
list-way-text-up = de A à Z
list-way-text-down = de Z à A
list-way-number-up = du plus petit au plus grand
list-way-number-down = du plus grand au plus petit
list-chip-words = « { $words } »
list-choose = Choisir
list-choose-row = Choisir { $row }
list-none-title = Aucun résultat avec ces filtres
list-none-text = Retirez un filtre, ou cherchez avec moins de mots.
list-none-elsewhere = Chercher dans tous les onglets ({ $count })
list-none-button = Retirer tous les filtres
list-export = Télécharger cette liste :
list-export-xlsx = Tableur (XLSX)
list-export-csv = Texte (CSV)
list-export-too-long = Cette liste est trop longue pour un fichier : { $limit } lignes au plus. Filtrez-la d’abord, par exemple entre deux dates.
batch-title = Avec les lignes choisies :
batch-chosen-one = Avec la ligne choisie :
batch-chosen-many = Avec les # lignes choisies :
batch-all = Tout choisir sur cette page
batch-refused = { $count ->
    [one] Une ligne a été refusée.
   *[other] { $count } lignes ont été refusées.
}
batch-reason = { $names } : { $reason }
batch-and-more = { $count ->
    [one] et une autre
   *[other] et { $count } autres
}
error-list-value-unknown = Le filtre « { $filter } » ne connaît pas « { $value } ». Revenez à la liste et choisissez une des valeurs proposées.
error-list-order-unknown = Cette liste ne se trie pas par « { $value } ». Revenez à la liste et choisissez un des tris proposés.
error-list-column-unknown = Cette liste n’a pas de colonne « { $value } ». Revenez à la liste et choisissez parmi les colonnes proposées.
error-list-format-unknown = Cette liste ne se télécharge pas en « { $value } ». Choisissez le tableur (xlsx) ou le texte (csv).
error-list-place-unknown = Cette adresse ne mène plus à un endroit de la liste : le tri a changé, ou l’adresse est incomplète. Reprenez la liste au début.
error-list-day-unreadable = Cette date ne se lit pas. Écrivez le jour, le mois et l’année, par exemple 12/3/2026.
error-list-days-reversed = Cette date vient avant la première. Corrigez l’une des deux.
error-list-too-long-for-a-file = Cette liste compte { $count } lignes ; un fichier en prend au plus { $limit }. Filtrez-la d’abord, par exemple entre deux dates.
error-batch-nothing-chosen = Aucune ligne n’est choisie. Cochez au moins une case, puis recommencez.
error-batch-too-many = C’est trop à la fois : { $limit } lignes au plus. Choisissez-en moins.
error-batch-act-unknown = Cette action n’existe pas pour cette liste. Revenez à la liste et choisissez un des boutons.
