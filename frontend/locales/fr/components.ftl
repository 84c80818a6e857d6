form-errors-title = { $count ->
    [one] Une réponse est à corriger
   *[other] { $count } réponses sont à corriger
}
form-errors-title-prefix = À corriger : 
form-error-about = { $label } : { $message }
form-error = Erreur : 
form-optional = (facultatif)
form-choose = Choisissez…
flash-success = C’est fait
flash-information = À savoir
flash-warning = Attention
flash-error = Cela n’a pas marché
step-done = Fait
step-now = En cours
step-next = À venir
people-call = Téléphoner à { $name }
people-write = Écrire à { $name }
pagination-label = Pages de résultats
pagination-next = Suite de la liste
pagination-first = Revenir au début
chip-remove = Retirer le filtre : { $label }
chips-label = Filtres actifs
figure-source = Source : { $source }
