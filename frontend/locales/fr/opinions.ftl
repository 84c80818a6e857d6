opinion-title = Donner mon avis
opinion-about = Votre avis porte sur : { $page }
opinion-question = Comment cela s’est-il passé ?
opinion-answer-easy = Facile
opinion-answer-medium = Moyen
opinion-answer-hard = Difficile
opinion-sentence = Que faut-il changer, ou garder ?
opinion-sentence-hint = Une phrase suffit. N’écrivez ni nom, ni numéro, ni adresse : une personne relit la phrase, puis tout le monde peut la lire.
opinion-button = Envoyer mon avis
opinion-privacy = Nous ne gardons ni qui vous êtes, ni le jour : seulement le mois et la page. La phrase s’efface au bout d’un an.
opinion-help = Besoin d’une réponse ? Appelez-nous :
opinion-thanks-title = Merci
opinion-thanks-text = Votre réponse est comptée. Si vous avez écrit une phrase, une personne la relit avant de la publier.
opinion-thanks-stats = Voir tous les avis et les chiffres d’usage
error-opinion-answer = Choisissez une réponse : facile, moyen ou difficile.
error-opinion-wrong-state = Cette phrase a déjà été traitée. Revenez à la liste.

feedback-title = Avis à relire
feedback-lead = Chaque phrase se lit avant d’être publiée. La réponse, elle, est déjà comptée.
feedback-waiting = À relire
feedback-published = Publiées
feedback-none = Aucune phrase n’attend.
feedback-none-text = Quand quelqu’un écrira une phrase avec son avis, elle sera ici.
feedback-published-none = Aucune phrase n’est publiée.
feedback-published-none-text = Les phrases que vous publiez sont ici, et sur la page des chiffres d’usage.
feedback-publish = Publier
feedback-set-aside = Effacer la phrase
feedback-done-publish = La phrase est publiée.
feedback-done-set-aside = La phrase est effacée. La réponse compte toujours.
feedback-todo = { $count ->
    [one] Une phrase attend d’être relue.
   *[other] { $count } phrases attendent d’être relues.
}
feedback-todo-detail = Elle vient d’un avis donné sans compte. Relisez-la avant de la publier.
feedback-todo-button = Relire

page-name-home = l’accueil
page-name-catalogue = la recherche de matériel
page-name-give = « Donner »
page-name-buy = « Acheter ensemble »
page-name-help = « Aider un foyer »
page-name-figures = « Chiffres »
page-name-callback = « Être rappelé »
page-name-follow = « Suivre »
page-name-stats = les chiffres d’usage
page-name-desk = le bureau
page-name-offer = une offre
page-name-device = la fiche d’un appareil

stats-title = L’usage du service
stats-lead = Ce qui a été fait, en combien de temps, et ce que les gens en disent. Tout est calculé à partir de ce qui s’est passé.
stats-source = Source : le journal de Rebond, sur douze mois. Calculé le { $date }.
stats-json = Les mêmes chiffres en JSON
stats-csv = en CSV
stats-activity = Ce qui a été fait
stats-picture = { $title }, mois par mois : les nombres sont dans le tableau ci-dessous.
stats-table = Lire le tableau
stats-month = Mois
stats-count = Nombre
stats-title-lots = Lots donnés
stats-sentence-lots = { $count ->
    [one] En douze mois, un lot a été déclaré.
   *[other] En douze mois, { $count } lots ont été déclarés.
}
stats-title-devices = Appareils remis en état
stats-sentence-devices = { $count ->
    [one] En douze mois, un appareil a été remis en état.
   *[other] En douze mois, { $count } appareils ont été remis en état.
}
stats-title-orders = Bons de commande signés
stats-sentence-orders = { $count ->
    [one] En douze mois, un bon de commande a été signé.
   *[other] En douze mois, { $count } bons de commande ont été signés.
}
stats-title-requests = Demandes pour un foyer
stats-sentence-requests = { $count ->
    [one] En douze mois, une demande a été déposée.
   *[other] En douze mois, { $count } demandes ont été déposées.
}
stats-title-handed = Appareils remis à des foyers
stats-sentence-handed = { $count ->
    [one] En douze mois, un foyer a reçu son appareil.
   *[other] En douze mois, { $count } foyers ont reçu leur appareil.
}
stats-times = En combien de temps
stats-time-lots = Un lot sur deux arrive à l’atelier en { $days } jours ou moins après sa déclaration ({ $of } lots).
stats-no-time-lots = De la déclaration d’un lot à son arrivée : trop peu de lots pour le dire.
stats-time-orders = Une commande sur deux arrive en { $days } jours ou moins après la signature ({ $of } commandes).
stats-no-time-orders = De la signature d’une commande à son arrivée : trop peu de commandes pour le dire.
stats-time-requests = Un foyer sur deux reçoit son appareil en { $days } jours ou moins après sa demande ({ $of } demandes).
stats-no-time-requests = De la demande à la remise de l’appareil : trop peu de demandes pour le dire.
stats-calls-title = Le téléphone
stats-calls = { $due ->
    [one] Une personne a demandé à être rappelée. Nous avons appelé à temps { $kept } fois.
   *[other] { $due } personnes ont demandé à être rappelées. Nous avons appelé à temps { $kept } fois.
}
stats-calls-none = Personne n’a encore demandé à être rappelé.
stats-opinions-title = Les avis
stats-opinions = { $count ->
    [one] Un avis reçu, dont { $easy } « facile ».
   *[other] { $count } avis reçus, dont { $easy } « facile ».
}
stats-opinions-none = Trop peu d’avis pour les montrer.
stats-by-page = Avis par page
stats-by-month = Avis par mois
stats-page = Page
stats-few = Une ligne de moins de cinq avis n’est pas montrée : elle pourrait dire qui a répondu.
stats-sentences = Ce que les gens écrivent
stats-no-visitors = Les visiteurs ne sont pas comptés : il n’y a ici ni traceur, ni mesure d’audience.
page-name-estimate = « Estimer un don »
page-name-sign-in = « Se connecter »
page-name-lots = « Mes lots donnés »
page-name-new-lot = « Déclarer un lot »
page-name-lot = la page d’un lot
page-name-find-us = « Où nous trouver »
page-name-glossary = le glossaire
page-name-sandbox = les personnages du bac à sable
page-name-desk-page = une page du bureau
page-name-other = une autre page du site
