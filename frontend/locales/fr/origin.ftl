# Ce que l’origine d’un appareil permet (loi 13), et la page qui l’explique à tous.

error-origin-receiver-not-listed = Cet organisme n’est pas référencé, ou son référencement est suspendu : il ne reçoit aucun nouveau lot. Un autre atelier est cherché.
error-origin-receiver-issues-no-receipts = Un don sous mécénat ne peut aller qu’à un organisme qui délivre le reçu fiscal. Ajoutez cette preuve à votre dossier de référencement.
error-origin-only-people-in-need = Cette voie est réservée aux personnes en difficulté et à ceux qui les aident. Pour un autre acheteur, passez par le catalogue.

origin-source-origin-receiver-not-listed = règle de Rebond : seuls les organismes référencés reçoivent des lots
origin-source-origin-receiver-not-entitled = code général de la propriété des personnes publiques, articles L3212-2 et D3212-3
origin-source-origin-receiver-issues-no-receipts = code général des impôts, article 238 bis ; reçu 2041-MEC-SD (Cerfa 16216)
origin-source-origin-public-gift-never-sold = code général de la propriété des personnes publiques, article L3212-2
origin-source-origin-donor-wished-solidarity = souhait écrit dans la convention de don
origin-source-origin-only-people-in-need = règle de Rebond ; pour les dons d’administrations, article L3212-2

origin-permit-sale = L’appareil peut être vendu à tous, au prix du catalogue.
origin-permit-gift = L’appareil peut être donné à une personne en difficulté, ou à une association qui l’aide.
origin-permit-legal-ceiling = L’appareil peut être vendu à une personne en difficulté, ou à une association qui l’aide, sans dépasser le plafond de prix du décret.
origin-permit-platform-ceiling = L’appareil peut être vendu à prix solidaire, sans dépasser les mêmes plafonds : Rebond les applique à tous.
origin-permit-loan = L’appareil peut être prêté à une personne en difficulté, à une association ou à un lieu d’aide numérique.
origin-source-sale = aucune règle ne l’interdit : ni la loi, ni le souhait du donateur
origin-source-gift = code général de la propriété des personnes publiques, article L3212-2 ; règle de Rebond pour les autres dons
origin-source-legal-ceiling = décret du 7 novembre 2022 sur la revente solidaire
origin-source-platform-ceiling = règle de Rebond, d’après le décret du 7 novembre 2022
origin-source-loan = règle de Rebond : un prêt reste à qui prête

origin-receiver-unlisted = organisme non référencé ou suspendu
origin-receiver-workshop = atelier référencé
origin-receiver-receipt-issuer = atelier référencé qui délivre des reçus fiscaux
origin-receiver-entitled = atelier habilité à recevoir les dons d’administrations
origin-receiver-entitled-issuer = atelier habilité, qui délivre aussi des reçus fiscaux

origin-pool-sale = Vente au catalogue
origin-pool-gift = Don à un foyer
origin-pool-solidarity-sale = Vente à prix solidaire
origin-pool-loan = Prêt

origin-buyer-household = foyer en difficulté
origin-buyer-association = association qui aide des personnes en difficulté
origin-buyer-mediation-place = lieu d’aide numérique
origin-buyer-public-body = administration
origin-buyer-company = entreprise
origin-buyer-anyone = toute autre personne

origin-title = L’origine décide de la destination
origin-lead = Un appareil donné pour les plus modestes ne finit pas dans un magasin. Voici la règle, et de quoi la vérifier vous-même.
origin-description = Où peut aller un appareil donné : la règle complète, ses sources et un essai pas à pas.
origin-short-title = En bref
origin-short-public = Ce qu’une administration donne gratuitement va à un organisme habilité, puis à des personnes en difficulté. Il n’est jamais vendu à une mairie, à une entreprise ou à un particulier.
origin-short-company = Ce qu’une entreprise donne suit son souhait : solidarité seulement, vente permise, ou les deux.
origin-short-sold = Ce qu’un atelier achète ou reprend peut être vendu, sauf si le propriétaire a demandé la solidarité.
origin-short-held = La règle est écrite dans le programme et dans la base de données : une vente interdite y est refusée.
origin-try-title = Vérifiez un cas
origin-try-basis = D’où vient l’appareil
origin-try-wish = Ce que souhaite le donateur
origin-try-receiver = Qui reçoit le lot
origin-try-pool = Comment l’appareil repart
origin-try-buyer = Qui l’aura
origin-try-send = Voir la réponse
origin-answer-yes = Oui, c’est possible.
origin-answer-no = Non, ce n’est pas possible.
origin-answer-source = Source :
origin-rules-title = Les règles, dans l’ordre où elles sont posées
origin-rules-rule = Règle
origin-rules-source = Source
origin-open-title = Ce qui reste ouvert
origin-ceilings-title = Les plafonds de prix
origin-ceilings-text = Prix les plus hauts, taxes comprises, d’une vente à prix solidaire.
origin-ceiling-laptop = Ordinateur portable
origin-ceiling-desktop = Ordinateur fixe, avec écran, clavier et souris
origin-ceiling-tablet = Tablette
origin-ceiling-smartphone = Téléphone mobile
origin-ceiling-screen = Écran
origin-ceiling-printer = Imprimante
origin-ceiling-multifunction-printer = Imprimante multifonction
origin-value-text = Une administration ne donne gratuitement que des biens dont la valeur ne dépasse pas 300 € l’unité (article D3212-3). Elle en juge, et le dit dans la convention de don.
lost-page-origine-et-destination = L’origine décide de la destination
origin-link = Où peut aller cet appareil : la règle
