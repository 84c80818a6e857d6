check-power = Démarrage et arrêt
check-screen = Écran
check-hinges = Charnières et coque
check-keyboard = Clavier
check-touchpad = Pavé tactile
check-battery = Batterie
check-charger = Charge avec un chargeur
check-ports = Prises
check-wifi = Wi-Fi
check-bluetooth = Bluetooth
check-network = Réseau par câble
check-camera = Caméra
check-microphone = Micro
check-sound = Son
check-storage-health = Santé du stockage
check-memory = Mémoire
check-cooling = Ventilation et température
check-touch = Écran tactile
check-buttons = Boutons
check-calls = Appels et données mobiles
check-video-output = Sortie vidéo
check-video-inputs = Entrées vidéo
check-stand = Pied
check-print = Impression
check-paper-feed = Passage du papier
check-scan = Numérisation
check-main-function = Fonction principale
check-result-passed = Bon
check-result-failed = Mauvais
check-result-not-applicable = Sans objet

storage-with-serial = { $storage }, n° { $serial }
storage-without-serial = { $storage } n° { $place } de l’appareil, numéro de série inconnu
storage-erased-line = { $method }, { $tool }, le { $date }
storage-status-waiting = À effacer
storage-status-erased = Effacé
storage-status-destroyed = Détruit
storage-status-removed = Retiré
storage-status-failed = Échec
storage-status-revoked = Preuve retirée
evidence-refusal-exit-status = La preuve est conservée, mais l’outil a terminé avec une erreur : des données peuvent rester. Recommencez l’effacement, ou détruisez le support.
evidence-refusal-not-verified = La preuve est conservée, mais le support n’a pas été relu : rien ne montre qu’il est vide. Recommencez avec une vérification, ou détruisez le support.

bench-title = Atelier
bench-search-hint = Référence de l’étiquette, numéro de série ou d’inventaire, marque ou modèle
bench-count-everywhere = { $count ->
    [one] Rien dans cet onglet ; { $count } appareil trouvé en cherchant dans tous les onglets
   *[other] Rien dans cet onglet ; { $count } appareils trouvés en cherchant dans tous les onglets
}
bench-tabs = Appareils par étape
bench-stage-to-test = À tester
bench-stage-to-erase = À effacer
bench-stage-to-repair = En réparation
bench-stage-to-grade = À noter
bench-stage-ready = Prêts
bench-stage-offered = Proposés
bench-stage-set-aside = Mis de côté
bench-stage-out = En usage
bench-stage-ended = Sortis
bench-column-reference = Référence
bench-column-title = Appareil
bench-column-serial = Numéro de série
bench-column-state = Où il en est
bench-column-grade = État esthétique
bench-column-received = Reçu le
bench-empty-title = L’atelier est vide
bench-empty-text = Les appareils arrivent ici quand vous enregistrez la réception d’un lot : chacun reçoit alors sa référence et son étiquette.
bench-empty-button = Voir les lots proposés et reçus

bench-step-received = Réception
bench-step-tests = Tests
bench-step-erasure = Effacement
bench-step-grade = Note
bench-step-ready = Prêt
bench-step-life = Nouvelle vie

bench-tests-title = Tester
bench-tests-text = Répondez pour chaque fonction. Ce qui n’est pas testé ne sera pas dit « reconditionné ».
bench-tests-button = Enregistrer les tests
bench-tests-all-good = Le reste est bon
bench-tests-all-good-first = Tout est bon
bench-words-link = Ce que veulent dire « réemployé » et « reconditionné »
bench-tests-all-good-hint = « Tout est bon » et « Le reste est bon » enregistrent comme bons les contrôles auxquels vous n’avez pas répondu. Un chargeur que vous dites absent n’est pas compté comme bon.
bench-storage-found = Stockage trouvé
bench-storage-found-hint = Aucun stockage n’a été déclaré. Un ordinateur, un téléphone ou une tablette est supposé en avoir un.
bench-storage-kind = Type de stockage
bench-storage-size = Capacité
bench-gigabytes = Go
bench-storage-serial = Numéro de série du stockage
bench-no-storage = Cet appareil n’a pas de stockage
bench-no-storage-hint = Vous l’avez ouvert ou vous en êtes sûr : aucun effacement ne sera demandé.
bench-learned = Ce que vous avez constaté
bench-battery = Santé de la batterie
bench-battery-hint = En pourcentage de sa capacité d’origine
bench-keyboard = Langue du clavier
bench-system-hint = Tel que l’appareil sera remis, par exemple « Linux Mint 22 »
bench-keyboard-hint = Par exemple « AZERTY »
bench-charger = Le chargeur est-il fourni ?
bench-note = Remarque

bench-erase-title = Effacer les données
bench-erase-text = Une preuve par support de stockage. Sans elle, l’appareil ne peut pas repartir.
bench-erase-which = Quel support ?
bench-erase-serial = Numéro de série lu par l’outil
bench-erase-serial-hint = Tel qu’il figure dans le rapport de l’outil. S’il est déjà écrit ici, comparez-le et corrigez-le s’il diffère.
bench-erase-method = Méthode
bench-erase-tool = Outil
bench-erase-tool-hint = Par exemple « nwipe », ou la machine qui a détruit le support
bench-erase-version = Version de l’outil
bench-erase-version-hint = La preuve dit avec quoi le support a été effacé : sans version, elle ne prouve rien. Elle figure dans le rapport. Pour une destruction, laissez vide.
bench-erase-started = Début
bench-erase-ended = Fin
bench-erase-exit = Code de sortie
bench-erase-exit-hint = 0 veut dire : terminé sans erreur. Pour une destruction, laissez vide.
bench-erase-verified = Le support a-t-il été relu pour vérification, ou vu détruit ?
bench-erase-operator = Opérateur
bench-erase-operator-hint = Vous, si vous n’écrivez rien
bench-erase-report = Rapport de l’outil
bench-erase-report-hint = Le fichier est conservé avec la preuve. 1 Mo au plus.
bench-erase-button = Enregistrer la preuve

bench-grade-title = Noter
bench-grade-text = La note décrit l’aspect. Très bon, bon ou correct : l’appareil est prêt aussitôt. Pour pièces : il est gardé pour ses pièces.
bench-grade-which = État esthétique
bench-grade-button = Enregistrer la note
bench-weight-hint = En grammes, si vous l’avez pesé

bench-ready-button = Publier cet appareil
bench-release-reason = Qu’avez-vous vérifié ?
bench-release-button = Remettre dans le circuit
bench-listing = Voir son offre

bench-storages = Supports de stockage
bench-removal = Un support a été retiré de l’appareil
bench-removal-text = Un support retiré n’a plus besoin de preuve ici : dites où il est.
bench-removal-which = Quel support ?
bench-removal-reason = Où est-il, et pourquoi ?
bench-removal-hint = Par exemple « gardé par le donateur, bordereau 12 »
bench-removal-button = Enregistrer le retrait
bench-ends = Réparer, mettre de côté, pièces ou recyclage
bench-ends-which = Que devient cet appareil ?
bench-ends-reason = Pourquoi ?
bench-ends-hint = Quelques mots, gardés dans l’historique
bench-ends-button = Enregistrer
bench-end-repair = À réparer
bench-end-about-repair = Il reste à l’atelier ; les tests seront refaits.
bench-end-quarantine = À mettre de côté
bench-end-about-quarantine = Un doute : il ne bouge plus jusqu’à ce qu’il soit levé.
bench-end-parts = Pour ses pièces
bench-end-about-parts = Définitif. Ses supports doivent être effacés, détruits ou retirés.
bench-end-recycle = Au recyclage
bench-end-about-recycle = Définitif. Ses supports doivent être effacés, détruits ou retirés.
bench-fact-serial = Numéro de série
bench-fact-inventory = Numéro d’inventaire
bench-fact-destination = Destination permise
bench-fact-failed = Contrôles à reprendre
bench-destination-sale = Vente ou solidarité
bench-destination-solidarity = Solidarité seulement
bench-document-label = Étiquette à imprimer
bench-document-passport = Passeport public de l’appareil
bench-document-report = Rapport d’effacement du { $date }
bench-donor = Donateur
bench-label-title = Étiquette de l’appareil { $reference }
bench-label-line = Scannez ce code : passeport et aide
bench-label-code = Adresse du passeport de l’appareil { $reference }

bench-done-received = C’est enregistré pour { $reference }.
bench-done-under-test = C’est enregistré pour { $reference }.
bench-done-returned = C’est enregistré pour { $reference }.
bench-done-to-wipe = Les tests de { $reference } sont enregistrés. Ses données sont maintenant à effacer.
bench-done-wiping = La preuve est acceptée. Il reste un support à effacer sur { $reference }.
bench-done-wiped = Toutes les données de { $reference } sont effacées. Donnez-lui une note.
bench-done-wipe-failed = L’effacement de { $reference } a échoué. Recommencez, ou détruisez le support.
bench-done-storage-destroyed = Le stockage de { $reference } est détruit. Donnez une note à l’appareil.
bench-done-no-storage = { $reference } ne garde aucune donnée. Donnez-lui une note.
bench-done-repairing = { $reference } est en réparation. Refaites les tests ensuite.
bench-done-testing = Les tests de { $reference } sont enregistrés. Donnez-lui une note.
bench-done-graded = La note de { $reference } est enregistrée.
bench-done-ready = { $reference } est prêt pour une nouvelle vie.
bench-done-listed = { $reference } est de nouveau en vente.
bench-done-reserved = { $reference } est de nouveau réservé.
bench-done-sold = { $reference } est vendu.
bench-done-in-solidarity-pool = { $reference } est de nouveau proposé à la solidarité.
bench-done-proposed = { $reference } est de nouveau proposé à un foyer.
bench-done-given = { $reference } est donné.
bench-done-available-for-loan = { $reference } est de nouveau à prêter.
bench-done-lent = { $reference } est prêté.
bench-done-in-use = { $reference } est en usage.
bench-done-quarantined = { $reference } est mis de côté.
bench-done-lost = { $reference } est déclaré perdu.
bench-done-stolen = { $reference } est déclaré volé.
bench-done-for-parts = { $reference } est gardé pour ses pièces.
bench-done-recycled = { $reference } est recyclé.

bench-todo-to-test = { $count ->
    [one] { $count } appareil attend ses tests
   *[other] { $count } appareils attendent leurs tests
}
bench-todo-to-erase = { $count ->
    [one] { $count } appareil attend son effacement
   *[other] { $count } appareils attendent leur effacement
}
bench-todo-to-repair = { $count ->
    [one] { $count } appareil est en réparation
   *[other] { $count } appareils sont en réparation
}
bench-todo-to-grade = { $count ->
    [one] { $count } appareil attend sa note
   *[other] { $count } appareils attendent leur note
}
bench-todo-set-aside = { $count ->
    [one] { $count } appareil est mis de côté
   *[other] { $count } appareils sont mis de côté
}
bench-todo-detail-to-test = Tous les contrôles de la fiche, puis l’effacement.
bench-todo-detail-to-erase = Une preuve par support de stockage.
bench-todo-detail-to-repair = Refaites les tests quand c’est réparé.
bench-todo-detail-to-grade = Une note d’aspect, et ils sont prêts.
bench-todo-detail-set-aside = Levez le doute, ou dites ce qu’ils deviennent.
bench-todo-button-to-test = Tester
bench-todo-button-to-erase = Effacer
bench-todo-button-to-repair = Voir les réparations
bench-todo-button-to-grade = Noter
bench-todo-button-set-aside = Vérifier

error-bench-tests-first = Cet appareil attend ses tests. Enregistrez d’abord les tests, puis recommencez.
error-bench-erasure-first = Cet appareil attend l’effacement de ses données. Enregistrez une preuve pour chaque support, ou dites qu’il a été retiré, puis recommencez.
error-bench-repair-first = Cet appareil est en réparation. Refaites les tests ou notez-le quand c’est fini.
error-bench-grade-first = Cette étape est déjà faite : cet appareil attend sa note. Notez-le, mettez-le en réparation, ou dites ce qu’il devient.
error-bench-already-ready = Cet appareil est déjà prêt. Publiez-le, ou refaites ses tests si quelque chose a changé.
error-bench-offered = Cet appareil est déjà proposé à la vente, à un foyer ou au prêt. Retirez-le d’abord, ou mettez-le de côté.
error-bench-set-aside = Cet appareil est mis de côté. Levez le doute et remettez-le d’abord dans le circuit.
error-bench-out = Cet appareil a quitté l’atelier pour sa nouvelle vie. Il faut d’abord qu’il revienne.
error-bench-ended = La vie de cet appareil est terminée : plus rien ne peut lui être ajouté.
error-checks-required = Dites ce que vous avez testé : un résultat par contrôle, ou « tout est bon ». Un formulaire vide ne prouve rien.
error-check-unknown = Le contrôle « { $check } » n’existe pas. Prenez les codes de la liste donnée avec l’appareil.
error-storages-recorded = { $count ->
    [one] Un support de stockage est enregistré pour cet appareil. S’il n’y est plus, enregistrez d’abord son retrait, avec la raison.
   *[other] { $count } supports de stockage sont enregistrés pour cet appareil. S’ils n’y sont plus, enregistrez d’abord leur retrait, avec la raison.
}
error-bench-storages-left = { $count ->
    [one] Un support de stockage de cet appareil n’est ni effacé, ni détruit, ni retiré. Enregistrez une preuve d’effacement ou son retrait, puis recommencez.
   *[other] { $count } supports de stockage de cet appareil ne sont ni effacés, ni détruits, ni retirés. Enregistrez les preuves d’effacement ou les retraits, puis recommencez.
}
error-charger-contradicts = Le chargeur est dit absent, et son contrôle est dit bon. Corrigez l’une des deux réponses.
error-working-contradicts-tests = Un contrôle au moins a échoué : l’appareil ne peut pas être dit en parfait état de marche. Refaites les tests après réparation, ou retirez cette mention.
error-bench-promised = Cet appareil est promis à quelqu’un. Libérez d’abord cette promesse, ou appelez-nous.
error-grade-required = Choisissez une note : très bon état (A), bon état (B), état correct (C) ou pour pièces (P).
error-field-required = Répondez à cette question.
error-bench-text-too-long = Ce texte est trop long : { $longest } caractères au plus.
error-text-unreadable = Ce texte contient des caractères illisibles. Écrivez-le à nouveau sans copier-coller.
error-bench-number-out-of-range = Ce nombre doit être compris entre { $least } et { $most }.
error-number-unreadable = Écrivez un nombre entier, par exemple 16.
error-moment-unreadable = Écrivez le jour et l’heure, par exemple « 22/11/2026 14:05 ».
error-storages-too-many = C’est plus de supports qu’un appareil n’en porte : { $most } au plus.
error-storages-and-none = Vous dites qu’il n’y a pas de stockage et vous en décrivez un. Gardez l’un des deux.
error-storage-kind-unknown = Ce type de stockage n’existe pas. Prenez ssd, nvme, hdd, flash ou unknown.
error-storage-unknown = Ce support n’est pas l’un de ceux de cet appareil. Choisissez-en un dans sa fiche.
error-storage-ambiguous = Plusieurs supports attendent : dites lequel, par son identifiant ou son numéro de série.
error-storage-gone = Ce support a déjà été retiré ou détruit.
error-base64-malformed = Ce rapport n’est pas du base64 lisible.
error-report-too-large = Ce rapport dépasse 1 Mo. Envoyez le fichier de l’outil, sans images.
error-hash-malformed = Une empreinte SHA-256 compte 64 chiffres hexadécimaux.
error-hash-differs = L’empreinte donnée n’est pas celle du rapport envoyé. Vérifiez que c’est le bon fichier.
error-evidence-ended-before-start = La fin doit venir après le début. Vérifiez les deux heures.
error-evidence-in-future = Cette fin est dans l’avenir. Vérifiez la date et l’horloge de l’outil.
error-evidence-before-return = Cet effacement date d’avant le retour de l’appareil : il a servi depuis. Effacez-le à nouveau.
error-evidence-too-fast = Un support de cette taille ne se réécrit pas si vite : il y faut au moins { $seconds } secondes. Vérifiez la méthode et les heures.
error-evidence-too-long = Un effacement ne dure pas plus de 7 jours. Vérifiez les dates.
error-evidence-other-serial = Le numéro de série n’est pas celui du support enregistré. Vérifiez que c’est le bon rapport et le bon appareil.
error-evidence-serial-required = Le numéro de série de ce support n’est pas connu. Recopiez celui que l’outil a lu.
error-evidence-storage-gone = Ce support a été retiré ou détruit : il n’attend plus de preuve.
error-evidence-report-reused = Ce rapport a déjà servi de preuve pour un autre support, ou a été retiré. Chaque effacement a son propre rapport.
error-evidence-before-reception = Cet effacement a pris fin plus d’un an avant que l’appareil n’arrive à l’atelier : il ne prouve rien. Effacez ce support à nouveau, ou vérifiez les dates et l’horloge de l’outil.
error-evidence-too-old = Cette date est trop ancienne : l’horloge de l’outil n’était sans doute pas à l’heure. Réglez-la, ou écrivez les vraies heures.
error-evidence-times-reused = Un support de même numéro de série, effacé aux mêmes heures, est déjà enregistré ailleurs : un effacement ne prouve que pour un support. Vérifiez le numéro de série et les heures.
error-evidence-report-says-failed = Le rapport joint dit que l’effacement a échoué : « { $line } ». Joignez le bon rapport, ou donnez le code de sortie de l’outil et effacez à nouveau.
error-evidence-report-aborted = Le rapport dit que l’effacement a été interrompu : « { $line } ». Recommencez-le jusqu’au bout, puis joignez le nouveau rapport.
error-evidence-report-truncated = Ce rapport s’arrête avant la fin : le bilan de l’outil manque. Joignez le fichier entier, tel que l’outil l’a écrit.
error-evidence-report-partial = Le rapport dit que l’effacement est incomplet : { $done } sur { $total }. Effacez le support en entier, ou détruisez-le.
error-evidence-report-nothing-erased = Ce rapport ne parle d’aucun effacement de ce support : « { $line } ». Effacez-le, puis joignez le rapport de cet effacement.
error-evidence-report-hidden-area = Des secteurs sont restés cachés à l’outil (zone HPA ou DCO) : « { $line } ». Rendez-les visibles, effacez à nouveau, ou détruisez le support.
error-evidence-report-not-verified = D’après le rapport, rien n’a été relu après l’effacement. Recommencez avec une vérification, ou détruisez le support.
error-evidence-report-partly-verified = D’après le rapport, le support n’a été relu qu’en partie : « { $line } ». Relisez-le en entier, puis joignez le nouveau rapport.
error-evidence-report-exit-status = D’après le rapport, la commande s’est terminée avec le code { $status } : elle n’a pas réussi. Cherchez pourquoi, effacez à nouveau, ou détruisez le support.
error-evidence-report-contradicts-itself = Ce rapport se contredit : « { $one } » et « { $other } ». Joignez le fichier tel que l’outil l’a écrit, sans retouche.
error-evidence-report-other-serial = Ce rapport parle du support { $read }, et celui-ci est enregistré sous { $said }. Joignez le bon rapport, ou choisissez le bon appareil.
error-evidence-report-other-tool = Vous écrivez « { $said } », et le rapport vient de { $read }. Écrivez le nom de l’outil, ou joignez le bon rapport.
error-evidence-report-other-version = Vous écrivez la version { $said }, et le rapport dit { $read }. Recopiez celle du rapport, ou joignez le bon.
error-evidence-report-other-capacity = Ce support est enregistré pour { $said } Go, et le rapport en lit { $read }. Vérifiez que c’est le bon rapport, ou corrigez la capacité par de nouveaux tests.
error-evidence-report-other-hours = Vous écrivez { $said } (heure universelle), et le rapport dit { $read }. Recopiez les heures du rapport, ou joignez celui de cet effacement.
error-evidence-report-other-duration = D’après vos heures, l’effacement a duré { $said } secondes, et le rapport en dit { $read }. Recopiez le début et la fin du rapport.
error-evidence-report-other-method = Vous écrivez la méthode { $said }, et le rapport montre { $read } (clear : réécrire ; purge : effacer par le support lui-même). Choisissez celle du rapport.
error-evidence-report-names-no-storage = Ce rapport ne donne pas le numéro de série de ce support : il peut être celui d’un autre. Joignez un rapport où ce numéro figure.
error-evidence-report-unrecognised = Ce fichier n’est pas un rapport de { $tool } tel que cet outil l’écrit. Joignez son journal en texte, entier et sans retouche.
error-evidence-overwrite-not-purge = { $tool } réécrit le support : pour une mémoire flash, ce n’est pas une purge, car des cellules de réserve gardent des données. Effacez-la par sa propre commande (hdparm ou nvme), ou détruisez-la.
error-evidence-method-too-weak = Réécrire une mémoire flash ne suffit pas avant qu’elle change de mains : des cellules de réserve gardent des données. Effacez-la par sa propre commande (hdparm ou nvme), ou détruisez-la.
error-evidence-tool-lies = La version { $version } de { $tool } a annoncé des effacements qui n’en étaient pas (publié le { $published }, { $source }). Prenez une version plus récente ou un autre outil, et effacez à nouveau.
error-evidence-tool-unlikely = Ce n’est pas le nom d’un outil. Écrivez-le sans signe de commande, par exemple « nwipe » ou « broyeur d’atelier ».
bench-over = Appareil { $reference }
bench-tests-again = Refaire les tests
bench-fact-place = Lieu
bench-now-received = L’appareil est arrivé à l’atelier. Testez-le.
bench-now-under-test = Les tests sont commencés. Terminez-les.
bench-now-returned = L’appareil est revenu. Testez-le de nouveau : les anciennes preuves d’effacement ne comptent plus.
bench-now-to-wipe = Ses données sont à effacer. Enregistrez la preuve de chaque support.
bench-now-wiping = Il reste un support à effacer.
bench-now-wipe-failed = Un effacement a échoué. Recommencez avec un autre outil, ou détruisez le support.
bench-now-wiped = Ses données sont effacées. Donnez-lui une note.
bench-now-storage-destroyed = Son stockage est détruit. Donnez-lui une note.
bench-now-no-storage = Il ne garde aucune donnée. Donnez-lui une note.
bench-now-repairing = L’appareil est en réparation. Quand elle est finie, refaites les tests : ils remplacent les précédents.
bench-now-testing = Les derniers tests sont faits. Donnez-lui une note.
bench-now-graded = L’appareil est noté. Enregistrez la note pour le rendre prêt.
bench-now-ready = L’appareil est prêt. Mettez-le en vente ou proposez-le aux foyers, selon son origine.
bench-now-listed = L’appareil est en vente. Vous pourrez agir quand il sera vendu ou retiré de la vente.
bench-now-reserved = L’appareil est promis à un acheteur. Suivez son bon de commande dans « Ventes ».
bench-now-in-solidarity-pool = L’appareil attend un foyer. Une session d’attribution le proposera.
bench-now-proposed = L’appareil est promis à un foyer. Dès que la structure accepte, vous l’envoyez.
bench-now-available-for-loan = L’appareil peut être prêté.
bench-now-sold = L’appareil est vendu : il a commencé sa nouvelle vie.
bench-now-given = L’appareil est donné : il a commencé sa nouvelle vie.
bench-now-in-use = L’appareil est en usage.
bench-now-lent = L’appareil est prêté.
bench-now-quarantined = L’appareil est mis de côté. Levez le doute avant de le remettre dans le circuit ; si une preuve d’effacement manque, enregistrez-la d’abord.
bench-now-lost = L’appareil est déclaré perdu. S’il est retrouvé, appelez-nous.
bench-now-stolen = L’appareil est déclaré volé. S’il est retrouvé, appelez-nous.
bench-now-for-parts = L’appareil est gardé pour ses pièces. Sa vie est terminée.
bench-now-recycled = L’appareil est recyclé. Sa vie est terminée.
bench-file = appareils
bench-count = { $count ->
    [one] Un appareil
   *[other] { $count } appareils
}, { $waiting ->
    [0] aucun n’attend un geste.
    [one] dont un attend un geste.
   *[other] dont { $waiting } attendent un geste.
}
bench-count-here = { $count ->
    [0] Aucun appareil.
    [one] Un appareil.
   *[other] { $count } appareils.
}
bench-received-from = Reçu à partir du
bench-received-to = Reçu jusqu’au
bench-column-inventory = N° d’inventaire du donateur
bench-column-memory = Mémoire (Go)
bench-batch-labels = Imprimer les étiquettes
bench-batch-price = Prix de chacun, TTC
bench-batch-sale = Mettre en vente
bench-batch-solidarity = Réserver aux foyers
bench-labels-title = { $count ->
    [one] Une étiquette
   *[other] { $count } étiquettes
}
bench-batch-done-sale = { $count ->
    [one] Un appareil est en vente.
   *[other] { $count } appareils sont en vente.
}
bench-batch-done-solidarity = { $count ->
    [one] Un appareil est réservé aux foyers.
   *[other] { $count } appareils sont réservés aux foyers.
}
error-batch-price-required = Pour mettre en vente, dites le prix de chaque appareil, TTC, puis recommencez.
bench-erase-command = Commande
bench-erase-command-hint = Telle que vous l’avez tapée, par exemple « hdparm --security-erase p /dev/sda ».
revoke-link = Retirer une preuve d’effacement
revoke-title = Retirer une preuve d’effacement
revoke-none = Aucune preuve d’effacement n’est valable pour cet appareil : il n’y a rien à retirer.
revoke-text = La preuve ne vaudra plus rien, pour toujours. L’appareil est mis de côté jusqu’à ce que son support soit effacé à nouveau ou détruit.
revoke-text-promised = La preuve ne vaudra plus rien, pour toujours. L’appareil est mis de côté, la promesse qui le tient prend fin, et nous écrivons à qui l’attendait.
revoke-text-out = La preuve ne vaudra plus rien, pour toujours. L’appareil a quitté l’atelier : nous écrivons à l’organisation qui le détient.
revoke-which = Quelle preuve ?
revoke-proof = { $storage } : { $tool }, le { $date }
revoke-reason = Pourquoi
revoke-reason-hint = Ce qui montre que la preuve est fausse. L’organisation qui détient l’appareil le lira.
revoke-button = Retirer cette preuve
revoke-done = La preuve de { $reference } est retirée. Qui détient l’appareil est prévenu.
mail-evidence-revoked-subject = { $device } : une preuve d’effacement est retirée
mail-evidence-revoked-text =
    Bonjour,
    Une preuve d’effacement de { $title } ({ $device }) est retirée : { $tool }. La raison donnée : { $reason }
    L’appareil est mis de côté. Effacez son support à nouveau ou détruisez-le, puis donnez la nouvelle preuve :
    { $page }
mail-evidence-revoked-out-text =
    Bonjour,
    Une preuve d’effacement de { $title } ({ $device }) est retirée : { $tool }. La raison donnée : { $reason }
    Des données d’un ancien propriétaire peuvent y rester. Ne les cherchez pas : appelez-nous, nous ferons effacer l’appareil.
    { $page }
