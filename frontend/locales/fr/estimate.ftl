estimate-title = Estimer un don
estimate-lead = Dites où est votre matériel et combien vous en avez. Vous voyez tout de suite quels ateliers peuvent le prendre, sans compte.
estimate-near = Où est le matériel ?
estimate-near-hint = Un code postal ou le nom de la commune. Par exemple 33130 ou Bègles.
estimate-gift = À quel titre donnez-vous ?
estimate-gift-hint = La loi n’est pas la même pour une entreprise et pour une administration.
estimate-gift-company-gift = Entreprise ou association, sans reçu fiscal
estimate-gift-company-patronage = Entreprise, avec reçu fiscal
estimate-gift-public-free-gift = Administration, commune, hôpital, école publique
estimate-about-gift-company-gift = Tout atelier référencé peut recevoir votre don.
estimate-about-gift-company-patronage = Seuls les ateliers qui peuvent délivrer un reçu sont proposés (code général des impôts, article 238 bis).
estimate-about-gift-public-free-gift = Seuls les ateliers habilités reçoivent un don public (code général de la propriété des personnes publiques, article L3212-2).
estimate-what = Combien d’appareils ?
estimate-what-hint = Laissez vide ce que vous ne donnez pas. Un ordre de grandeur suffit.
estimate-button = Voir les ateliers
estimate-kept = Nous ne gardons rien de ce que vous écrivez ici.
estimate-answer = { $count ->
    [0] Aucun atelier ne peut prendre ce matériel à { $place } aujourd’hui
    [one] Un atelier peut prendre ce matériel à { $place }
   *[other] { $count } ateliers peuvent prendre ce matériel à { $place }
}
estimate-for = Pour { $units }.
estimate-counted-from = Ce que vous avez écrit désigne plusieurs communes. Nous avons compté depuis { $place }, la plus peuplée ou celle que vous avez choisie. Une autre ?
estimate-table = Les ateliers, du plus proche au plus éloigné
estimate-column-workshop = Atelier
estimate-column-distance = Distance
estimate-column-collection = Enlèvement
estimate-column-delay = Délai habituel
estimate-column-receipt = Reçu fiscal
estimate-column-weight = Poids
estimate-free-always = Gratuit
estimate-free = Gratuit, à partir de { $from } appareils
estimate-not-free = Gratuit à partir de { $from } appareils ; sinon à convenir avec l’atelier
estimate-free-unknown = L’atelier ne l’a pas précisé ; il vous le dit avant de venir
estimate-delay = { $days ->
    [0] Le jour même
    [one] { $days } jour
   *[other] { $days } jours
} de la déclaration à l’enlèvement (médiane de { $count } enlèvements)
estimate-delay-unknown = Pas encore mesuré
estimate-receipt-yes = Peut en délivrer
estimate-receipt-no = Ne peut pas en délivrer : cet atelier n’est pas un organisme d’intérêt général
estimate-receipt-not-needed = Sans objet pour un don public
estimate-more = { $count ->
    [one] Un autre atelier, plus loin, peut aussi le prendre.
   *[other] { $count } autres ateliers, plus loin, peuvent aussi le prendre.
}
estimate-order = Quand vous déclarez le lot, nous le proposons au premier de la liste. Il a { $days } jours ouvrés pour répondre. S’il refuse ou se tait, nous demandons au suivant.
estimate-none = Ce que vous pouvez faire
estimate-remedy-split = { $count ->
    [one] Faites plusieurs lots : un atelier vient jusqu’ici, mais pas pour autant d’appareils à la fois.
   *[other] Faites plusieurs lots : { $count } ateliers viennent jusqu’ici, mais pas pour autant d’appareils à la fois.
}
estimate-remedy-receipt = { $count ->
    [one] Donnez sans reçu : un atelier proche peut alors prendre votre matériel.
   *[other] Donnez sans reçu : { $count } ateliers proches peuvent alors prendre votre matériel.
}
estimate-remedy-declare = Déclarez quand même le lot : si personne ne le prend, nous vous écrivons avec les autres façons de donner.
estimate-remedy-call = Appelez-nous : nous cherchons avec vous.
estimate-without-receipt = Voir sans reçu fiscal
estimate-receipt = Le reçu fiscal
estimate-receipt-patronage = L’atelier remplit le reçu officiel 2041-MEC-SD (Cerfa 16216).
estimate-receipt-public = Un organisme public ne reçoit pas de reçu fiscal. Son don gratuit est encadré : 300 € au plus par appareil (code général de la propriété des personnes publiques, article D3212-3).
estimate-receipt-none = Vous ne demandez pas de reçu. Si vous changez d’avis, choisissez « Entreprise, avec reçu fiscal » avant de déclarer : après, ce choix suit le lot.
estimate-effect = Ce que votre don peut éviter
estimate-avoided = Si tous ces appareils servent un an de plus, ils évitent { $weight } de CO₂e.
estimate-weight = Ensemble, ils pèsent environ { $weight }, d’après les appareils déjà pesés dans les ateliers.
estimate-weight-unknown = Leur poids n’est pas encore mesuré : trop peu d’appareils de ce type ont été pesés.
estimate-not-weighed = pas encore mesuré
estimate-effect-table = Par type d’appareil, pour un an d’usage de plus
estimate-declare = Déclarer ce matériel
estimate-declare-note = Ce que vous avez écrit est repris. Il faut un compte de donateur.
estimate-models = Les documents, en modèle
estimate-models-text = Voici ce que vous signerez et ce que vous recevrez. Faites-les lire à votre service juridique avant de déclarer.
estimate-models-kind = PDF

error-estimate-place-missing = Dites où est le matériel : un code postal ou le nom de la commune.
error-estimate-place-without-point = Nous ne savons pas placer « { $place } » sur la carte. Essayez une commune voisine, ou appelez-nous.
error-estimate-gift-unknown = Choisissez à quel titre vous donnez, dans la liste.
error-estimate-number = Écrivez un nombre entier, sans virgule ni signe : 12 par exemple. Laissez vide pour zéro.
error-estimate-nothing = Indiquez au moins un appareil : sans quantité, nous ne pouvons pas chercher d’atelier.
error-estimate-too-many = { $count } appareils, c’est plus que ce qu’un lot peut contenir ({ $limit }). Comptez un premier lot, ou appelez-nous : nous organisons l’enlèvement avec vous.
error-units-unreadable = Ces quantités ne peuvent pas être lues. Recommencez depuis l’estimation, ou envoyez votre liste.
error-terms-number = Écrivez un nombre entier entre 1 et { $limit }, ou laissez vide.
error-terms-crossed = Ce nombre dépasse le plus grand lot que vous prenez. Baissez-le, ou augmentez l’autre.

units-of-laptop = { $count ->
    [one] { $count } ordinateur portable
   *[other] { $count } ordinateurs portables
}
units-of-desktop = { $count ->
    [one] { $count } ordinateur fixe
   *[other] { $count } ordinateurs fixes
}
units-of-screen = { $count ->
    [one] { $count } écran
   *[other] { $count } écrans
}
units-of-smartphone = { $count ->
    [one] { $count } téléphone
   *[other] { $count } téléphones
}
units-of-tablet = { $count ->
    [one] { $count } tablette
   *[other] { $count } tablettes
}
units-of-printer = { $count ->
    [one] { $count } imprimante
   *[other] { $count } imprimantes
}
units-of-server = { $count ->
    [one] { $count } serveur
   *[other] { $count } serveurs
}
units-of-network = { $count ->
    [one] { $count } matériel de réseau
   *[other] { $count } matériels de réseau
}
units-of-peripheral = { $count ->
    [one] { $count } accessoire
   *[other] { $count } accessoires
}
units-of-other = { $count ->
    [one] { $count } autre appareil
   *[other] { $count } autres appareils
}
units-note = Estimation du { $date }, à préciser
units-file = estimation.csv

parts-terms = Dire à quelles conditions vous venez chercher
terms-title = Vos conditions d’enlèvement
terms-lead = Les donateurs les voient avant de déclarer un lot. Plus elles sont claires, moins vous recevez de lots qui ne vous conviennent pas.
terms-radius = Cet atelier vient chercher jusqu’à { $radius } km. Pour changer ce rayon, appelez-nous.
terms-free-from = À partir de combien d’appareils venez-vous gratuitement ?
terms-free-from-hint = Écrivez 1 si c’est toujours gratuit. Laissez vide pour ne rien annoncer.
terms-largest-lot = Combien d’appareils prenez-vous au plus en une fois ?
terms-largest-lot-hint = Les lots plus grands ne vous sont pas proposés. Laissez vide s’il n’y a pas de limite.
terms-save = Enregistrer mes conditions
terms-done = Vos conditions sont enregistrées. Les donateurs les voient dès maintenant.
terms-next = Un changement vaut pour les prochains lots. Ceux que vous avez acceptés ne changent pas.
terms-empty-title = Aucun atelier n’est enregistré
terms-empty-text = Vos conditions se règlent atelier par atelier. Appelez-nous pour enregistrer le vôtre.

model-author = Rebond, modèle
model-footer = Modèle : ce document n’engage personne.
model-note = MODÈLE. Ce document montre à quoi ressemble l’original. Il n’engage personne tant que les deux parties ne l’ont pas complété, relu et signé.
model-donor = Le donateur
model-workshop = L’atelier
model-blank-name = Nom : ____________________
model-blank-siret = SIRET : ____________________
model-blank-signature = ____________________
model-example = exemple
model-agreement-title = Convention de don, modèle
model-agreement-heading-object = 1. Ce qui est donné
model-agreement-text-object = Le donateur donne à l’atelier le matériel de la liste jointe. Les deux parties comptent ensemble à l’enlèvement, puis l’atelier compte à l’arrivée. Chaque différence est écrite avec sa raison.
model-agreement-heading-basis = 2. À quel titre
model-agreement-text-basis = Cochez : don gratuit d’une administration (code général de la propriété des personnes publiques, articles L3212-2 et D3212-3, 300 € au plus par appareil) ; mécénat d’entreprise (code général des impôts, article 238 bis) ; don d’entreprise sans reçu.
model-agreement-heading-destination = 3. Ce que le matériel peut devenir
model-agreement-text-destination = Le souhait du donateur suit chaque appareil. Le don gratuit d’une administration va à des personnes qui en ont besoin, donné ou vendu sous les plafonds du décret du 7 novembre 2022. Il n’est jamais vendu à d’autres acheteurs.
model-agreement-heading-collection = 4. L’enlèvement
model-agreement-text-collection = Date : __________. Lieu : __________. L’atelier vient chercher le matériel aux conditions qu’il a annoncées. Avant ce jour, le donateur retire les mots de passe de démarrage, les verrous de compte et les outils de gestion à distance. Il confirme que rien n’est loué.
model-agreement-heading-erasure = 5. L’effacement
model-agreement-text-erasure = Chaque support est effacé selon NIST SP 800-88 rév. 2 (septembre 2025), ou détruit. Cochez le lieu : chez le donateur ; à l’atelier après un transport scellé ; disque gardé par le donateur. L’atelier remet la preuve pour chaque support.
model-agreement-heading-data = 6. Données personnelles (RGPD, article 28)
model-agreement-text-data = Le donateur est responsable du traitement ; l’atelier est son sous-traitant pour le seul effacement. L’atelier agit sur instruction écrite, garde le secret, protège les supports, ne confie rien à un tiers sans accord, prévient sans délai en cas de violation, aide le donateur à répondre aux personnes, efface tout, prouve l’effacement et accepte un contrôle.
model-agreement-heading-receipt = 7. Le reçu fiscal
model-agreement-text-receipt = En cas de mécénat, l’atelier remet le reçu 2041-MEC-SD (Cerfa 16216) s’il est un organisme éligible. La valeur est fixée par le donateur, sous sa responsabilité.
model-agreement-heading-end = 8. Fin
model-agreement-text-end = Le donateur peut se retirer jusqu’à l’enlèvement. Après l’enlèvement, le don est définitif.
model-slip-title = Bon de collecte, modèle
model-slip-text = Les deux parties signent sur place. Le vrai bon porte la référence du lot, la date, les adresses et les numéros de série de votre liste. L’atelier l’imprime avant de venir.
model-certificate-title = Certificat d’effacement, exemple
model-certificate-text = Voici ce que dit la preuve d’un support effacé. Les valeurs sont inventées. Les vraies preuves sont dans le passeport de chaque appareil.
model-certificate-field-machine = Appareil
model-certificate-value-machine = Ordinateur portable Exemple 14
model-certificate-field-machine-serial = Numéro de série de l’appareil
model-certificate-value-machine-serial = EXEMPLE-0001
model-certificate-field-drive = Support : marque, modèle, type
model-certificate-value-drive = Exemple SSD 256 Go
model-certificate-field-drive-serial = Numéro de série du support
model-certificate-value-drive-serial = SUPPORT-0001
model-certificate-field-method = Méthode (NIST SP 800-88 rév. 2)
model-certificate-value-method = Purge
model-certificate-field-tool = Outil et version
model-certificate-value-tool = Outil d’exemple 1.0
model-certificate-field-exit = Code de fin de l’outil
model-certificate-value-exit = 0 (réussi)
model-certificate-field-verification = Vérification
model-certificate-value-verification = Relu après effacement : rien n’a été retrouvé
model-certificate-field-times = Début et fin
model-certificate-value-times = 12 octobre 2026, de 9 h 05 à 9 h 47
model-certificate-field-operator = Opérateur
model-certificate-value-operator = Technicienne d’exemple
model-certificate-field-validator = Relu par
model-certificate-value-validator = Chef d’atelier d’exemple
model-certificate-field-destination = Destination
model-certificate-value-destination = Remis en état
model-certificate-field-hash = Empreinte du rapport
model-certificate-value-hash = exemple, sans valeur
model-certificate-source = NIST SP 800-88 révision 2 (septembre 2025) : effacer, purger, détruire. La purge convient quand le support quitte son propriétaire.
