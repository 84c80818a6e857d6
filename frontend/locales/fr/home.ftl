home-page = Le matériel informatique mérite une deuxième vie
home-title = Le matériel informatique mérite une deuxième vie. Des foyers l’attendent.
home-lead = Entreprises et administrations donnent, des ateliers d’insertion remettent en état, les communes achètent ensemble, les familles sont équipées.
home-what = Que cherchez-vous ?
home-what-example = Ordinateur portable
home-where = Près de
home-where-example = Bègles ou 33130
home-search = Rechercher
home-available = { $count ->
    [one] { $count } appareil à vendre aujourd’hui aux collectivités et aux associations, dans { $departements } ({ $offers }).
   *[other] { $count } appareils à vendre aujourd’hui aux collectivités et aux associations, dans { $departements } ({ $offers }).
}
home-departements = { $count ->
    [one] { $count } département
   *[other] { $count } départements
}
home-offers = { $count ->
    [one] { $count } offre
   *[other] { $count } offres
}
home-nothing = Aucun appareil n’est encore en vente. Les premiers arrivent bientôt.
home-nearby = { $count ->
    [0] Aucun appareil à vendre à moins de 30 km de { $place } aujourd’hui.
    [one] { $count } appareil à vendre à moins de 30 km de { $place } aujourd’hui.
   *[other] { $count } appareils à vendre à moins de 30 km de { $place } aujourd’hui.
}
home-doors = Que voulez-vous faire ?
home-give = Déposez votre inventaire tel qu’il est. Nous cherchons un atelier proche, chaque disque est effacé avec preuve, et vous suivez ce que devient votre matériel.
home-give-link = Déclarer un lot, 10 minutes
home-buy = Rejoignez une commande groupée de votre territoire, ou ouvrez-en une. Les besoins se réunissent. Chaque commune signe son bon de commande et reçoit près de chez elle.
home-buy-link = Voir les commandes ouvertes
home-help = Médiateur numérique ou travailleur social : demandez un appareil pour une famille, sans dévoiler sa vie privée.
home-help-link = Faire une demande avec la personne
home-mine-title = Un ordinateur pour moi
home-mine = Vous n’avez pas d’ordinateur et vous ne pouvez pas en acheter ? Une structure près de chez vous en demande un avec vous. C’est gratuit.
home-mine-link = Je cherche un ordinateur pour moi
home-figures = Ce qui a déjà changé de mains
home-figures-link = Tous les chiffres et leurs sources
home-journey = De main en main, sans rien perdre de vue
home-journey-given = Donné
home-journey-given-text = Un organisme déclare son matériel. Un atelier proche l’accepte et vient le chercher.
home-journey-fit = Remis en état
home-journey-fit-text = Chaque appareil est testé, effacé avec preuve, noté, réparé. Il reçoit un passeport.
home-journey-useful = Utile à nouveau
home-journey-useful-text = Acheté par une commune, ou attribué à un foyer. L’origine du don décide de la destination.
home-journey-followed = Suivi
home-journey-followed-text = Une étiquette raconte sa vie, et dit qui appeler s’il tombe en panne.

map-title = Appareils disponibles par département
map-about = Carte de France où chaque département est d’autant plus foncé qu’il offre d’appareils. { $count ->
    [one] Un seul département en offre.
   *[other] { $count } départements en offrent.
} Le tableau qui suit donne les mêmes nombres.
map-shape = { $name } : { $count ->
    [0] aucun appareil
    [one] { $count } appareil
   *[other] { $count } appareils
}
map-range = { $from } à { $to }
map-more = { $from } et plus
map-caption = Appareils en vente par département, au { $date }. Source : Rebond.
map-as-table = Voir en tableau
map-departement = Département
map-devices = Appareils

explain-aside = Bon à savoir
explain-call = Parler à quelqu’un

give-title = Donner du matériel
give-lead = Vos ordinateurs, écrans et téléphones peuvent resservir. Déclarez-les avec le fichier que vous avez déjà : un atelier référencé vient les chercher.
give-action = Déclarer un lot
give-estimate = Estimer un don, sans compte
give-action-note = 10 minutes, avec votre inventaire
give-next = Ce qui se passe ensuite
give-step-declare = Vous déposez votre inventaire
give-step-declare-text = Un export de GLPI, d’OCS ou de Snipe-IT, ou un simple tableau. Nous vous montrons ce que nous avons compris, ligne par ligne, et ce qui reste à corriger.
give-step-offer = Un atelier proche accepte
give-step-offer-text = Votre lot est proposé aux ateliers référencés, du plus proche au plus lointain. Celui qui refuse dit pourquoi, et le suivant est interrogé.
give-step-collect = Le matériel est collecté et compté
give-step-collect-text = À l’arrivée, chaque unité est comparée à votre inventaire. Toute différence est écrite, avec sa raison.
give-step-wipe = Chaque disque est effacé, avec preuve
give-step-wipe-text = Méthode, outil, numéro de série, vérification : aucun appareil ne repart sans preuve d’effacement pour chaque support, ou sans la trace de sa destruction.
give-step-follow = Vous suivez chaque appareil
give-step-follow-text = Remis en état, vendu, attribué, ou recyclé : son passeport le dit, date par date.
give-workshops = { $count ->
    [one] atelier référencé reçoit des lots aujourd’hui.
   *[other] ateliers référencés reçoivent des lots aujourd’hui.
}
give-accepted = Ce que vous pouvez donner
give-accepted-text = Ordinateurs portables et fixes, écrans, téléphones, tablettes, imprimantes. Même anciens, même en panne : ce qui ne repart pas sert de pièces ou est recyclé.
give-destination = Vous choisissez la destination
give-destination-text = Le don gratuit d’un organisme public va aux personnes qui en ont besoin, jamais dans un magasin. Pour le reste, votre souhait est écrit et respecté.

buy-title = Acheter ensemble
buy-lead = Une petite commune accède au même matériel qu’une grande. Rejoignez une commande groupée, ou ouvrez la vôtre.
buy-action = Ouvrir une commande groupée
buy-catalogue = Voir le matériel disponible
buy-orders = Commandes ouvertes
buy-orders-none = Aucune commande n’est ouverte aujourd’hui. Ouvrez la première : vos voisins pourront la rejoindre.
buy-order-by = { $count ->
    [0] Ouverte par { $coordinator }
    [one] Ouverte par { $coordinator }, { $count } participant
   *[other] Ouverte par { $coordinator }, { $count } participants
}
buy-order-progress = { $wanted ->
    [one] { $wanted } appareil demandé, minimum { $minimum }
   *[other] { $wanted } appareils demandés, minimum { $minimum }
}
buy-order-closes = Ferme { $date }, { $when }.
buy-how = Comment cela se passe
buy-step-need = Vous dites votre besoin
buy-step-need-text = Une quantité, un usage, un prix maximum, un lieu de livraison. C’est une intention : elle ne vous engage pas.
buy-step-close = La commande ferme à la date dite
buy-step-close-text = Si le minimum est atteint, elle est confirmée. Sinon elle est annulée, et vous ne devez rien. Le coordinateur peut reporter la clôture avant.
buy-step-source = Le matériel est choisi selon le prix et la distance
buy-step-source-text = Les offres des ateliers sont comparées sur le prix et la distance, et les appareils sont réservés.
buy-step-sign = Chacun signe son bon de commande
buy-step-sign-text = Un bon par participant et par atelier, avec les prix ligne par ligne. Rien n’est commandé sans la signature d’une personne signataire de votre organisme.
buy-step-certify = Vous recevez, vous certifiez
buy-step-certify-text = À la livraison, vous attestez le service fait, avec vos réserves s’il y en a.
buy-who = Pour qui ?
buy-who-text = Collectivités, écoles, France Services, associations, structures de médiation.

help-title = Aider un foyer
help-lead = Un ordinateur, un téléphone ou une tablette remis en état, donné à un foyer qui n’en a pas. C’est gratuit.
help-action = Faire une demande
help-action-note = Une dizaine de minutes avec la personne, réservé aux structures de médiation.
help-next = Ce qui se passe ensuite
help-step-ask = Vous faites la demande avec la personne
help-step-ask-text = Son usage, la taille du foyer, sa commune. Elle donne son accord, vous le notez.
help-step-allocate = Les appareils sont attribués équitablement
help-step-allocate-text = Une session examine toutes les demandes ensemble. Une personne la relit et la valide. Chaque décision est expliquée, même quand il faut attendre.
help-step-accept = Vous recevez une proposition
help-step-accept-text = Un appareil est réservé pour ce foyer. Vous acceptez ou refusez ; refuser ne fait pas perdre son rang.
help-step-hand = Vous remettez l’appareil
help-step-hand-text = Il arrive dans votre structure. Vous le remettez en main propre et vous notez la date.
help-person = Vous cherchez un ordinateur pour vous ?
help-person-text = C’est gratuit : vous ne payez rien. Une structure près de chez vous fait la demande avec vous : un conseiller numérique, un centre social, une France Services. Vous recevez un code pour suivre votre demande, et on vous appelle quand un appareil convient.
help-person-places = Trouver un lieu près de chez moi
help-adviser = Vous accompagnez un foyer ?
help-adviser-text = Demandez un appareil pour lui. Nous avons besoin de sa situation, pas de son nom.
help-wait = Combien de temps faut-il attendre ?
help-wait-around = Autour de { $place }, pour une demande faite aujourd’hui :
help-wait-everywhere = En moyenne en France, pour une demande faite aujourd’hui :
help-wait-weeks = { $weeks ->
    [one] Environ une semaine
   *[other] Environ { $weeks } semaines
}
help-wait-next = Possible dès maintenant : un appareil est libre
help-wait-unknown = Nous ne savons pas encore
help-wait-how = Estimation du { $date }, d’après les demandes qui attendent, les appareils libres et ceux qui ont été attribués depuis douze semaines. Elle peut changer.
help-wait-button = Voir l’attente ici
help-person-call = Besoin d’aide pour trouver un lieu ? Appelez le
help-private = La famille reste anonyme ici
help-private-text = Le nom et la date de naissance servent à calculer une empreinte, puis sont oubliés : nous ne les gardons pas. Ni numéro de sécurité sociale, ni papier scanné. Ce que nous savons du foyer est effacé dès que l’accord est retiré, sinon 24 mois après la clôture. Après une remise, l’empreinte reste trois ans.
help-fair = Une règle pour tous
help-fair-text = Le plus de points d’abord, la distance ensuite. Deux demandes égales sont départagées toujours de la même façon, et la session peut être rejouée.

figures-title = Les chiffres, et d’où ils viennent
figures-lead = Aucun chiffre n’est saisi à la main : tous sont calculés à partir de ce qui est arrivé aux appareils. Calculés le { $date }.
figures-reused = Appareils qui ont retrouvé un usage
figures-reused-none = Aucun appareil n’a encore été vendu ou remis. Ce tableau se remplira de lui-même.
figures-reused-note = Appareils vendus, donnés ou prêtés. Un même gain n’est compté qu’une fois.
figures-category = Catégorie
figures-bar = Part, en dessin
figures-devices = Appareils
figures-avoided = CO₂e évité
figures-available = { $count ->
    [one] { $count } appareil à vendre aujourd’hui, dans { $departements }.
   *[other] { $count } appareils à vendre aujourd’hui, dans { $departements }.
}
figures-offer = Ce qui est disponible, par département
figures-offer-text = Un appareil compte dans le département du site où il se trouve, tant qu’il est en vente et que personne ne l’a réservé.
figures-method = La méthode
figures-method-text = Quand l’ADEME publie une valeur évitée par année d’usage, nous la prenons. Sinon nous l’estimons : fabrication et assemblage, pour la part d’une année dans la durée de vie habituelle. L’estimation est signalée dans le tableau. Les pièces remplacées et le transport ne sont pas encore retirés.
figures-estimated = (estimation)
figures-no-factor = pas de valeur publiée
figures-factors = Facteurs utilisés
figures-factor = Facteur
figures-value = Valeur
figures-source = Source
map-none = aucun
buy-bound = Quand votre organisme est-il tenu ?
buy-bound-text = Votre organisme est tenu à la signature d’un bon de commande, pas avant. Dire un besoin n’engage à rien : vous pouvez encore quitter la commande groupée. S’engager garde votre part et fait établir vos bons. Vous ne pouvez plus quitter la commande, mais un bon que personne ne signe n’est pas dû. Un bon signé peut encore être annulé, avec une raison, tant que le matériel n’est pas parti. Seule une personne signataire de votre organisme peut s’engager et signer.
buy-order-own = vous en êtes
buy-order-place = Livraison : { $place }.
buy-order-distance = Le membre le plus proche est à { $distance } de vous.
