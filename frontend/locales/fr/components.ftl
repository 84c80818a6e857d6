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
file-drop = Déposez votre fichier ici, ou choisissez-le
file-chosen = Fichier choisi : [name], [size]
file-sending = Envoi en cours : [percent] %
file-reading = Fichier reçu. Lecture en cours…
file-failed = Le fichier n’est pas parti : la connexion a été coupée. Votre fichier est toujours choisi : essayez de nouveau, ou téléphonez au { $phone }.
file-units = Ko Mo
form-date-hint = Par exemple 12/3/26, 12 mars 2026 ou demain
form-past-date-hint = Par exemple 12/3/26, 12 mars 2026, hier ou aujourd’hui
form-money-hint = Par exemple 1 200,50
dialog-cancel = Ne rien changer
chart-about = Les mêmes chiffres sont dans le tableau sous le dessin.
chart-as-table = Voir en tableau
paper-printed = Imprimé le { $date }
