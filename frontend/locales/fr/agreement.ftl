agreement-heading = Convention de don
agreement-back = Revenir au lot
agreement-open = Lire et signer la convention
agreement-version = { $reference }, version { $version }
agreement-document = La convention
agreement-document-title = Convention de don { $reference }, version { $version }
agreement-text = Ce que dit la convention
agreement-translated = Cette page est une traduction. Le document qui se signe est en français.
agreement-more = Et { $count } autres lignes, que le document nomme.
agreement-hash = Empreinte du document (SHA-256) : { $hash }
agreement-list-hash = Empreinte de la liste entière (SHA-256) : { $hash }
agreement-annex-list = Annexe : la liste
agreement-donor = Le donateur, responsable du traitement
agreement-workshop = L’atelier, sous-traitant
agreement-attachment = Le document tel qu’il a été signé

agreement-state-none = Pas encore de convention
agreement-state-to-sign = À signer
agreement-state-again = À signer de nouveau
agreement-state-half-signed = Signée par une partie
agreement-state-complete = Signée par les deux parties
agreement-state-ended = Terminée
agreement-now-none = La convention est rédigée dès qu’un atelier prend le lot.
agreement-now-to-sign = Donateur et atelier signent avant l’enlèvement. Sans les deux signatures, rien ne part.
agreement-now-again = Ce que dit la convention a changé après une signature. Donateur et atelier signent cette nouvelle version avant l’enlèvement.
agreement-now-half-signed = Une partie a signé. L’enlèvement attend l’autre signature.
agreement-now-complete = Le lot peut être enlevé. Le document porte la page de preuve des deux signatures.
agreement-now-ended = Cette convention ne vaut plus : le lot a été retiré, ou il va à un autre atelier.

agreement-title-object = Ce qui est donné
agreement-text-object = { $donor } (le donateur) remet à { $workshop } (l’atelier) le matériel du lot { $lot } : { $units }, { $lines }, dont la liste est en annexe. Les deux parties comptent. Chaque différence est écrite avec sa raison.
agreement-taken-out = Ces lignes du fichier sont louées et n’en font pas partie : { $lines }.
agreement-title-basis = À quel titre
agreement-text-basis = Le donateur déclare qu’il est propriétaire de ce matériel et qu’il peut en disposer à ce titre :
agreement-basis-public-free-gift = don gratuit d’une personne publique (code général de la propriété des personnes publiques, articles L3212-2 et D3212-3). La valeur de chaque appareil ne dépasse pas 300 € ; le donateur en juge.
agreement-basis-company-patronage = mécénat d’entreprise (code général des impôts, article 238 bis).
agreement-basis-company-gift = don d’entreprise, sans reçu fiscal.
agreement-basis-purchase = vente à l’atelier, au prix convenu entre les parties.
agreement-basis-take-back = reprise par l’atelier qui avait vendu ce matériel.
agreement-title-destination = Ce que le matériel peut devenir
agreement-text-destination = Le souhait du donateur suit chaque appareil jusqu’au bout :
agreement-wish-solidarity-only = le matériel va seulement à des personnes qui en ont besoin, donné, prêté ou vendu à prix solidaire. Ce qui ne peut resservir est gardé pour pièces ou recyclé.
agreement-wish-sale-allowed = la vente est possible, à des collectivités ou à des écoles par exemple. Ce qui ne peut resservir est gardé pour pièces ou recyclé.
agreement-wish-mixed = l’atelier donne une partie et vend l’autre. Ce qui ne peut resservir est gardé pour pièces ou recyclé.
agreement-public-gift = Donné gratuitement par une personne publique, ce matériel n’est jamais vendu à d’autres qu’à des personnes qui en ont besoin ou à des associations qui les aident, sous les plafonds du décret du 7 novembre 2022.
agreement-title-collection = L’enlèvement
agreement-text-collection = L’atelier enlève le matériel à cette adresse : { $address }. Avant ce jour, le donateur lève les mots de passe de démarrage, les verrous de compte et les outils de gestion à distance, et met à part ce qui est loué. Un bon est signé à l’enlèvement.
agreement-title-erasure = Où et comment les données sont effacées
agreement-text-erasure = Chaque support est effacé selon NIST SP 800-88 rév. 2 (septembre 2025), ou détruit. L’atelier remet pour chaque support une preuve : méthode, outil, numéro de série, résultat, vérification.
agreement-erasure-by-donor = Le donateur efface lui-même et remet sa preuve. L’atelier contrôle, et efface de nouveau ce qui n’est pas prouvé.
agreement-erasure-on-site = L’atelier efface chez le donateur, avant le départ.
agreement-erasure-disk-kept = Le donateur garde les supports. L’atelier ne reçoit aucune donnée.
agreement-erasure-sealed-transport = L’atelier efface chez lui, après un transport scellé. C’est la règle quand le donateur n’a rien choisi d’autre avant l’enlèvement.
agreement-title-purpose = Données personnelles : objet, durée, nature, catégories (RGPD, article 28)
agreement-text-purpose = Objet : effacer ou détruire les données que portent les supports. Nature : transport, garde, effacement, contrôle, preuve. Durée : de l’enlèvement à la preuve d’effacement du dernier support. Données : toutes celles que les supports peuvent porter, que l’atelier ne consulte pas. Personnes : agents, salariés, élèves, usagers ou clients du donateur.
agreement-title-instructions = Instructions du donateur
agreement-text-instructions = L’atelier n’agit que sur instruction écrite du donateur, dont cette convention, y compris pour tout transfert hors de l’Union européenne ; aucun n’est prévu. Il prévient le donateur s’il pense qu’une instruction viole le droit.
agreement-title-secrecy = Secret et sécurité
agreement-text-secrecy = Les personnes qui touchent aux supports sont tenues au secret. L’atelier garde les supports sous clef jusqu’à l’effacement, scelle les contenants, note leurs numéros, et suit chaque support par son numéro de série (article 32).
agreement-title-others = Sous-traitants de l’atelier
agreement-text-others = L’atelier ne confie rien à un tiers sans l’accord écrit du donateur. Le tiers accepté a les mêmes obligations, et l’atelier en répond.
agreement-title-help = Aide au donateur
agreement-text-help = L’atelier aide le donateur à répondre aux personnes qui exercent leurs droits, et à tenir ses obligations de sécurité, d’analyse d’impact et de consultation (articles 32 à 36).
agreement-title-breach = Violation de données
agreement-text-breach = L’atelier prévient le donateur sans délai, au plus tard 48 heures après l’avoir su, de toute perte, tout vol ou tout accès, avec ce qu’il en sait : supports, données possibles, mesures prises.
agreement-title-deletion = Sort des données
agreement-text-deletion = À la fin, il ne reste aucune donnée : chaque support est effacé ou détruit, aucune copie n’est gardée. L’atelier remet les certificats d’effacement.
agreement-title-audit = Contrôle
agreement-text-audit = L’atelier tient à disposition du donateur tout ce qui prouve ces obligations, et accepte un contrôle du donateur ou d’un auditeur qu’il mandate, prévenu quinze jours avant.
agreement-title-receipt = Reçu fiscal
agreement-text-receipt = L’atelier, organisme éligible, remet le reçu 2041-MEC-SD (Cerfa 16216) pour ce qu’il a reçu. Le donateur fixe seul la valeur, sous sa responsabilité.
agreement-title-end = Fin
agreement-text-end = Le donateur peut se retirer jusqu’à l’enlèvement. Après l’enlèvement, la remise est définitive. Si l’atelier ne peut plus recevoir ce lot avant l’enlèvement, la convention prend fin.
agreement-title-signing = Signature
agreement-text-signing = Chaque partie signe à l’écran, par une personne qui déclare avoir le pouvoir de le faire. Sont gardés : nom, fonction, heure, compte, et empreinte du document. Une nouvelle version se signe de nouveau ; les anciennes restent lisibles.

agreement-signatures = Signatures
agreement-not-yet = Pas encore signé.
agreement-evidence = Page de preuve
agreement-evidence-text = Les signatures ont été données à l’écran, sur le document joint à ce fichier, dont l’empreinte est dite ci-dessous.
agreement-evidence-who = Signé par
agreement-evidence-role = Fonction
agreement-evidence-for = Pour
agreement-evidence-empowered = Pouvoir
agreement-evidence-time = Le
agreement-evidence-session = Compte
agreement-evidence-hash = Empreinte du document signé
agreement-empowered-said = déclare que sa fonction lui donne le pouvoir de signer pour son organisme
agreement-sign-title = Signer
agreement-signs = Vous signez en tant que { $name }, pour { $organisation }.
agreement-ask-to-sign = Seule une personne signataire peut signer la convention :
agreement-role = Votre fonction
agreement-role-hint = Par exemple : directrice générale des services, gérant.
agreement-empowered = Ma fonction me donne le pouvoir de signer pour mon organisme.
agreement-sign = Signer la convention
agreement-sign-hint = Sont gardés avec votre signature : votre nom, votre fonction, l’heure, votre compte et l’empreinte du document.
agreement-done-signed = Vous avez signé la convention.

agreement-share-title = La faire relire
agreement-share-text = Votre service juridique la lit et y répond sans compte, par un lien. Le lien expire, et vous pouvez le révoquer.
agreement-recipient = Pour qui
agreement-recipient-hint = Un nom ou un service, pour vous y retrouver.
agreement-days = Pendant combien de jours
agreement-share = Créer un lien
agreement-link-made = Le lien est prêt
agreement-link-once = Copiez cette adresse et envoyez-la vous-même. Elle n’est montrée qu’une fois.
agreement-link-address = Adresse du lien
agreement-link-open = Ouvert jusqu’au { $date }.
agreement-link-expired = Expiré depuis le { $date }.
agreement-link-revoked = Révoqué le { $date }.
agreement-link-read = Ouvert la première fois le { $date }.
agreement-link-unread = Jamais ouvert.
agreement-revoke = Révoquer
agreement-revoke-of = Révoquer le lien de { $who }
agreement-done-revoked = Le lien ne s’ouvre plus.
agreement-remarks = Ce que l’on vous a répondu
agreement-remark-about = { $who }, { $date }, sur la version { $version }
agreement-verdict-fine = Rien à redire
agreement-verdict-remarks = Des remarques

agreement-gift-title = Changer le titre ou le souhait
agreement-gift-text = Possible jusqu’à l’enlèvement. Ce qui est signé devra l’être de nouveau. Si l’atelier ne peut recevoir à ce titre, nous en cherchons un autre.
agreement-gift = Enregistrer ce changement
agreement-done-gift = Le titre et le souhait sont enregistrés.
agreement-earlier = Versions d’avant
agreement-earlier-text = Elles ne valent plus, et restent lisibles.
agreement-earlier-detail = { $signatures ->
    [0] Sans signature, close le { $date }
    [one] Une signature, close le { $date }
   *[other] { $signatures } signatures, close le { $date }
}
agreement-needed-title = La convention n’est pas signée
agreement-needed-text = L’enlèvement attend la signature du donateur et de l’atelier.

review-heading = Convention de don à relire
review-shown = { $donor } vous montre cette convention ({ $recipient }). Ce lien s’ouvre jusqu’au { $date }.
review-now-none = Elle n’est pas encore rédigée.
review-now-to-sign = Personne n’a encore signé.
review-now-again = Elle a changé après une signature, et doit être signée de nouveau.
review-now-half-signed = Une partie a signé.
review-now-complete = Les deux parties ont signé. Vous pouvez lire le document avec sa page de preuve.
review-now-ended = Elle ne vaut plus : le lot a été retiré, ou il va à un autre atelier.
review-go = Répondre
review-said = Ce que vous avez répondu
review-say = Votre réponse
review-name = Votre nom
review-name-hint = Le donateur le voit avec votre réponse.
review-verdict = Qu’en dites-vous ?
review-words = Vos remarques
review-words-hint = Nommez la clause par son numéro. Le donateur les lit, et personne d’autre.
review-send = Envoyer au donateur
review-done = Le donateur a reçu votre réponse.

todo-agreement-sign = Signez la convention de don du lot { $reference }
todo-agreement-again = Signez de nouveau la convention de don du lot { $reference }
todo-agreement-button = Lire et signer

mail-agreement-signed-subject = Convention du lot { $lot } : à vous de signer
mail-agreement-signed-text =
    { $who } a signé la convention de don du lot { $lot }.

    Lisez-la et signez à votre tour, avant l’enlèvement :
    { $address }
mail-agreement-complete-subject = Convention du lot { $lot } : signée par les deux parties
mail-agreement-complete-text =
    La convention de don du lot { $lot } est signée par les deux parties. L’enlèvement peut avoir lieu.

    Le document, avec la page de preuve :
    { $address }
mail-agreement-changed-subject = Convention du lot { $lot } : à signer de nouveau
mail-agreement-changed-text =
    Ce que dit la convention de don du lot { $lot } a changé après une signature. Une nouvelle version est à signer avant l’enlèvement ; l’ancienne reste lisible.

    La nouvelle version :
    { $address }
mail-agreement-remark-subject = Convention du lot { $lot } : une réponse
mail-agreement-remark-text =
    { $who } a relu la convention de don du lot { $lot }. Sa réponse : { $said }.

    À lire ici :
    { $address }

lot-event-change-gift = Le donateur a changé le titre ou le souhait.
lot-event-draw-agreement = La convention de don est rédigée.
lot-event-replace-agreement = La convention a changé : une nouvelle version est à signer.
lot-event-end-agreement = La convention a pris fin.
lot-event-sign-agreement = La convention de don est signée par une partie.
lot-event-share-agreement = Un lien vers la convention est créé.
lot-event-revoke-agreement-link = Un lien vers la convention est révoqué.
lot-event-remark-agreement = La convention a été relue par un lien.

error-agreement-over = Cette version de la convention ne vaut plus. Relisez la nouvelle et signez-la.
error-agreement-already-signed = Votre organisme a déjà signé cette version. Il n’y a rien à refaire.
error-agreement-changed = Le texte a changé depuis que vous l’avez lu. Relisez-le, puis recommencez.
error-agreement-altered = Le fichier gardé n’est pas celui dont l’empreinte est montrée. Rien n’est signé. Appelez-nous.
error-agreement-not-now = Le lot n’attend pas d’enlèvement : il n’y a pas de convention à signer. Ouvrez la page du lot pour voir où il en est.
error-agreement-unsigned = La convention de don n’est pas signée par les deux parties. Signez-la, ou demandez l’autre signature, puis enlevez le lot.
error-agreement-to-sign-again = La convention a changé après avoir été signée. Donateur et atelier signent la nouvelle version, puis l’atelier enlève le lot.
error-agreement-role-needed = Dites votre fonction : elle est écrite avec votre signature.
error-agreement-empowered-needed = Cochez cette case si votre fonction vous donne ce pouvoir. Sinon, demandez à une personne qui l’a.
error-agreement-recipient-needed = Dites pour qui est ce lien.
error-agreement-name-needed = Dites votre nom : le donateur le voit avec votre réponse.
error-agreement-verdict-needed = Choisissez une des deux réponses.
error-agreement-words-needed = Écrivez vos remarques, ou choisissez « Rien à redire ».
error-text-too-long-here = Ce texte est trop long. Raccourcissez-le.
error-link-days-out-of-range = Donnez un nombre de jours, de 1 à { $most }.
error-gift-fixed = Le lot est enlevé, retiré ou pas encore déclaré : ce choix ne se change plus ici. Appelez-nous si c’est une erreur.
