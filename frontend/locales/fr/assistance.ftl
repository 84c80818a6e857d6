callback-title = Être rappelé
callback-lead = Laissez votre numéro : une personne vous appelle d’ici le prochain jour ouvré. C’est gratuit, sans compte.
callback-name = Votre nom
callback-telephone = Votre numéro de téléphone
callback-telephone-hint = Par exemple 06 12 34 56 78. Hors de France, commencez par + et l’indicatif du pays.
callback-subject = De quoi voulez-vous parler ?
callback-subject-give = Donner du matériel
callback-subject-buy = Acheter ensemble
callback-subject-household = Un appareil pour un foyer
callback-subject-device = Un appareil que j’ai déjà
callback-subject-account = Me connecter
callback-subject-other = Autre chose
callback-moment = Quand vous appeler ?
callback-moment-any = Entre 9 h et 18 h
callback-moment-morning = Le matin, entre 9 h et 12 h
callback-moment-afternoon = L’après-midi, entre 14 h et 18 h
callback-message = Autre chose à nous dire ?
callback-message-hint = N’écrivez pas de numéro de sécurité sociale.
callback-button = Demander à être rappelé
callback-privacy = Votre nom et votre numéro servent seulement à vous rappeler. Ils sont effacés trente jours après la clôture de votre demande.
callback-sooner = Plus vite :
callback-asked-title = C’est noté
callback-asked-lead = Une personne vous appelle d’ici le prochain jour ouvré.
callback-asked-reference = Votre demande porte le numéro { $reference }.
callback-asked-tries = Si vous ne répondez pas, nous essayons trois fois en tout.
callback-asked-again = Changer mon numéro ou refaire la demande
callback-asked-back = Revenir à l’accueil
callbacks-title = Personnes à rappeler
callbacks-lead = La plus ancienne demande d’abord. Les noms et les numéros s’effacent trente jours après la clôture.
callbacks-none = Personne n’attend d’appel.
callbacks-none-text = Quand quelqu’un demandera à être rappelé, sa demande sera ici.
callbacks-asked = Demandé le { $date }.
callbacks-before = À rappeler avant le { $date }.
callbacks-tries = { $count ->
    [one] Un essai déjà fait.
   *[other] { $count } essais déjà faits.
}
callbacks-page = Demandé depuis la page { $page }
callbacks-late = En retard
callbacks-reach = La personne a répondu
callbacks-miss = Pas de réponse
callbacks-reopen = Remettre en attente
callback-state-reached = Appelée
callback-state-unreachable = Sans réponse après trois essais
callback-reached = C’est noté : la personne a été appelée.
callback-missed = C’est noté : à rappeler une autre fois.
callback-given-up = Trois essais sans réponse : la demande est close.
callback-reopened = La demande attend de nouveau.
callbacks-todo = { $count ->
    [one] Une personne attend votre appel.
   *[other] { $count } personnes attendent votre appel.
}
callbacks-todo-detail = Nous leur avons promis un appel d’ici le prochain jour ouvré.
callbacks-todo-button = Appeler
error-callback-name = Écrivez votre nom, en 80 caractères au plus.
error-callback-telephone = Ce numéro ne peut pas être appelé. Écrivez dix chiffres, par exemple 06 12 34 56 78, ou commencez par + et l’indicatif du pays. Les numéros en 08 ne sont pas rappelés.
error-callback-subject = Choisissez de quoi vous voulez parler.
error-callback-moment = Choisissez un moment dans la liste.
error-callback-message = Écrivez 500 caractères au plus.
error-callback-wrong-state = Cette demande a changé entre-temps. Revenez à la liste pour voir où elle en est.
callback-place = Votre commune ou votre code postal
callback-place-hint = Les personnes de votre département vous appellent, quand il y en a.
callbacks-department = département { $code }
callbacks-for-caller = demandé au téléphone
callbacks-mine = Vous vous en occupez jusqu’au { $until }.
callbacks-taken = { $name } s’en occupe jusqu’au { $until }.
callbacks-take = Je m’en occupe
callbacks-give-back = Laisser à un autre
callback-taken-now = C’est pour vous : personne d’autre n’appelle pendant quinze minutes.
callback-given-back = La demande est rendue aux autres.
error-callback-taken = Une autre personne s’en occupe en ce moment. Choisissez une autre demande, ou revenez dans quinze minutes.
callbacks-file = appels
callbacks-tabs = Appels par état
callbacks-search-hint = Référence, nom ou numéro
callbacks-column-reference = Référence
callbacks-column-subject = Sujet
callbacks-column-moment = Moment souhaité
callbacks-column-state = État
callbacks-column-tries = Essais
callbacks-column-asked = Demandé le
callbacks-column-before = À rappeler avant
callbacks-count = { $count ->
    [0] Personne n’attend d’appel.
    [one] Une personne attend un appel{ $late ->
        [0] .
       *[other] {" "}depuis trop longtemps.
    }
   *[other] { $count } personnes attendent un appel{ $late ->
        [0] .
        [one] , dont une depuis trop longtemps.
       *[other] , dont { $late } depuis trop longtemps.
    }
}
callbacks-count-here = { $count ->
    [0] Aucun appel.
    [one] Un appel.
   *[other] { $count } appels.
}
callbacks-batch-reach = { $count ->
    [one] Un appel est clos.
   *[other] { $count } appels sont clos.
}
callbacks-batch-miss = { $count ->
    [one] Un essai est noté.
   *[other] { $count } essais sont notés.
}
callbacks-batch-reopen = { $count ->
    [one] Une demande attend de nouveau.
   *[other] { $count } demandes attendent de nouveau.
}
callback-state-waiting = À rappeler
callback-asked-number = Nous appelons le { $telephone } { $moment }, au plus tard le { $date }. Un chiffre est faux ? Refaites la demande ci-dessous.
callback-moment-asked-any = entre 9 h et 18 h
callback-moment-asked-morning = entre 9 h et 12 h
callback-moment-asked-afternoon = entre 14 h et 18 h
