layout-skip = Aller au contenu
layout-home = Rebond, accueil
layout-nav = Navigation principale
layout-menu = Menu
layout-find = Trouver
layout-give = Donner
layout-buy = Acheter ensemble
layout-help = Aider un foyer
layout-figures = Chiffres
layout-sign-in = Se connecter
layout-sign-out = Se déconnecter
layout-desk = Mon bureau
layout-language = English, lire cette page en anglais
layout-account = Votre compte
layout-acting = Vous agissez pour { $organisation } en tant que : { $capacity }.
layout-switch = Agir pour un autre rôle
layout-practice = Bac à sable.
layout-practice-text = Tout ici est fictif : entraînez-vous sans risque.
layout-practice-date = Nous sommes le { $date } (date d’exercice).
layout-practice-link = Changer de personnage
layout-practice-mail = Lire les messages envoyés
layout-description = Rebond : le matériel informatique donné, remis en état, acheté ensemble et remis aux foyers qui en ont besoin.
layout-footer-question = Une question ? Un humain répond.
layout-footer-callback = Être rappelé
layout-footer-follow = Suivre avec un code
layout-footer-check = Vérifier un certificat
layout-footer-department = Un autre département ?
layout-footer-find-us = Où nous trouver
layout-footer-opinion = Donner mon avis
layout-footer-stats = Usage du service et avis
layout-footer-about = À propos
layout-footer-use = Se servir de Rebond
layout-footer-more = Aller plus loin
layout-footer-accessibility-full = Accessibilité : totalement conforme
layout-footer-accessibility-partial = Accessibilité : partiellement conforme ({ $rate } %)
layout-footer-accessibility-none = Accessibilité : non conforme ({ $rate } %)
layout-footer-privacy = Confidentialité
layout-footer-legal = Mentions légales
layout-footer-api = API et documentation
layout-footer-figures = Chiffres et sources
layout-footer-catalogue = Matériel disponible
layout-footer-promise = Un service commun, ouvert et sans publicité.
layout-sections = Rubriques
layout-sections-waiting = { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}

capacity-donor = donateur
capacity-refurbisher = reconditionneur
capacity-buyer = acheteur
capacity-mediation-structure = structure de médiation
capacity-prescriber = prescripteur
capacity-territorial-lead = animateur de territoire
capacity-funder = financeur
capacity-operator = opérateur

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
date-full = { $day } { $month } { $year }
date-long = { $weekday } { $date }
date-near = { $weekday } { $day } { $month }
date-with-time = { $date } à { $hour } h { $minute }
date-hour = { $hour } h { $minute }
date-today = aujourd’hui
date-tomorrow = demain
date-yesterday = hier
date-in-days = { $days ->
    [one] dans { $days } jour
   *[other] dans { $days } jours
}
date-days-ago = { $days ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
distance-under-one = moins de 1 km
layout-footer-sitemap = Plan du site
layout-footer-budget = Ce que coûte le service
layout-footer-glossary = Glossaire
