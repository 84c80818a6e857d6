hours-clock = { $hour } h
hours-clock-minutes = { $hour } h { $minute }
hours-day = le { $day }
hours-days = du { $from } au { $to }
hours-stretch = de { $from } à { $to }
hours-and = et
hours-line = { $days }, { $hours }
hours-none = pas d’horaires
hours-paris = (heure de Paris)
line-open = Ouvert en ce moment, jusqu’à { $until }.
line-opens = Fermé en ce moment. Ouvre { $day } à { $at }.
line-closed = Fermé en ce moment.

department-title = Mon département
department-lead = Nous affichons alors le numéro de votre territoire, avec ses horaires, sur toutes les pages.
department-label = Votre département
department-national = France entière
department-button = Afficher ce numéro
department-privacy = Votre choix reste dans un cookie de votre navigateur, un an. Nous n’en gardons rien.

find-us-title = Où nous trouver
find-us-lead = Dans ces lieux, une personne vous aide, sans rendez-vous ou sur rendez-vous.
find-us-near = Votre commune ou votre code postal
find-us-near-hint = Par exemple Bègles, ou 33130.
find-us-button = Voir les lieux proches
find-us-found = { $count ->
    [one] Un lieu près de chez vous
   *[other] { $count } lieux près de chez vous, du plus proche au plus lointain
}
find-us-before = Appelez avant de venir : les horaires changent d’un lieu à l’autre. Dites « Je cherche un ordinateur par Rebond » : la structure fait la demande avec vous, et c’est gratuit.
find-us-none = Aucun lieu à moins de 60 km.
find-us-none-text = Appelez-nous, ou laissez votre numéro : nous cherchons avec vous.

lines-title = Numéros de téléphone
lines-lead = Chaque page montre le numéro du département de la personne, avec qui répond et quand.
lines-nothing = Vous n’animez aucun département.
lines-nothing-text = L’opérateur peut vous en confier.
lines-edit = Modifier
lines-edit-of = Modifier le numéro : { $territory }
lines-without = Départements sans numéro propre
lines-without-text = Le numéro national y répond. Choisissez un département pour lui donner le sien.
line-title = Numéro : { $territory }
line-lead = Ce numéro s’affiche tout de suite sur les pages des personnes de ce territoire.
line-place = Qui répond
line-place-hint = Le nom du lieu, par exemple « La Fabrique numérique, Bordeaux ».
line-hours = Horaires, en heure de Paris
line-hours-hint = Écrivez par exemple 9 h - 12 h 30, 14 h - 18 h. Laissez vide un jour fermé. Les jours fériés sont fermés d’office.
line-button = Enregistrer ce numéro
line-remove = Retirer ce numéro
line-back = Revenir aux numéros
line-written = Le numéro est enregistré.
line-removed = Le numéro est retiré. Le numéro national répond.
error-line-place = Écrivez qui répond, en 80 caractères au plus.
error-line-telephone = Ce numéro ne peut pas être appelé. Écrivez dix chiffres, par exemple 05 56 00 00 00.
error-line-hours = Ces horaires ne se lisent pas. Écrivez par exemple 9 h - 12 h 30, 14 h - 18 h, du plus tôt au plus tard.
error-line-no-hours = Ouvrez au moins un jour : un numéro où personne ne répond ne sert à rien.
