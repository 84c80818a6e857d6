certificate-issue = Obtenir le certificat d’effacement
certificate-issue-lot = Obtenir le certificat d’effacement du lot
certificate-done = Le certificat { $number } est dans les documents, plus bas.
certificate-document-device = Certificat d’effacement { $number }, appareil { $reference }
certificate-document-lot = Certificat d’effacement { $number }, lot { $reference }
certificate-said-stands = { $storages ->
    [one] { $storages } support, le { $date }
   *[other] { $storages } supports, le { $date }
}
certificate-said-revoked = { $storages ->
    [one] Ne vaut plus : la preuve a été révoquée. { $storages } support, le { $date }
   *[other] Ne vaut plus : une preuve a été révoquée. { $storages } supports, le { $date }
}
error-check-mark-required = Écrivez le numéro du certificat ou son empreinte, ou déposez le fichier plus bas.
error-certificate-nothing-erased = Rien n’est encore effacé avec une preuve acceptée. Le certificat se fait après le premier effacement.
error-certificate-not-received = L’atelier n’a pas encore reçu ce lot. Le certificat se fait après le premier effacement.
error-certificate-too-large = Ce lot a plus de { $most } appareils, trop pour un seul certificat. Demandez celui de chaque appareil à l’atelier, ou appelez-nous.

certificate-title = Certificat d’effacement { $number }
certificate-footer = Certificat d’effacement { $number }, établi avec Rebond
certificate-statement = { $storages ->
    [one] L’atelier « { $workshop } » atteste que le support de stockage ci-dessous a été effacé ou détruit, et que le résultat a été vérifié.
   *[other] L’atelier « { $workshop } » atteste que les { $storages } supports de stockage ci-dessous, de { $devices } appareils, ont été effacés ou détruits, et que chaque résultat a été vérifié.
}
certificate-not-all = { $count ->
    [one] Un support n’est pas couvert : il est nommé à la fin, avec la raison.
   *[other] { $count } supports ou appareils ne sont pas couverts : ils sont nommés à la fin, chacun avec la raison.
}
certificate-donor = Remis par
certificate-donor-unknown = Non renseigné
certificate-workshop = Effacé par
certificate-siret = SIRET { $siret }
certificate-fact-number = Numéro
certificate-fact-date = Établi le
certificate-fact-device = Appareil
certificate-fact-lot = Lot
certificate-fact-standard = Référence
certificate-storages = Supports effacés
certificate-field-device = Appareil
certificate-field-device-serial = Numéro de série de l’appareil
certificate-field-storage-serial = Numéro de série du support
certificate-field-method = Méthode
certificate-field-tool = Outil et version
certificate-field-exit = Code de fin de l’outil
certificate-field-verification = Vérification
certificate-field-from = Début
certificate-field-to = Fin
certificate-field-operator = Opéré par
certificate-field-report = Empreinte du rapport
certificate-field-means = Moyen de destruction
certificate-seen = Vu détruit : le support est en morceaux ou hors d’usage
certificate-seen-short = Vu détruit
certificate-verified = Relu après l’effacement : rien n’a été retrouvé
certificate-verified-short = Vérifié
certificate-unknown = Non renseigné
certificate-column-device = Appareil
certificate-column-storage = Support
certificate-column-method = Méthode
certificate-column-tool = Outil
certificate-column-verified = Résultat
certificate-column-reason = Pourquoi
certificate-left = Ce que ce certificat ne couvre pas
certificate-left-text = Pour ces appareils et ces supports, rien n’est attesté ici.
certificate-reason-pending = Pas encore effacé
certificate-reason-removed = Support retiré de l’appareil, sans preuve d’effacement
certificate-reason-destroyed = Support détruit, sans preuve enregistrée
certificate-reason-no-storage = Appareil sans support de stockage
certificate-verify = Vérifier ce certificat
certificate-verify-title = Sans compte, en quelques secondes
certificate-verify-text = Scannez ce code, ou allez à { $address } avec le numéro du certificat ou ce fichier. La page dit si le certificat est authentique et si toutes ses preuves valent encore.
certificate-qr = Code QR : vérifier le certificat { $number } en ligne
certificate-hash = Empreinte des preuves jointes (SHA-256) : { $hash }
certificate-methods = Méthodes du NIST SP 800-88 révision 2 (septembre 2025) : Clear réécrit le support, Purge l’efface en profondeur, Destroy le détruit. Le nom de la personne qui a opéré est dans le registre de l’atelier. Les preuves, lisibles par une machine, sont jointes à ce fichier (JSON).
certificate-attachment = Preuves d’effacement, lisibles par une machine

mail-certificate-subject = Le certificat d’effacement de votre lot { $reference }
mail-certificate-text = Bonjour,

    Tous les appareils de votre lot { $reference } ont trouvé leur suite. Le certificat d’effacement { $number } est dans les documents du lot :
    { $address }

    Il se vérifie sans compte, avec le code QR qu’il porte.

check-title = Vérifier un certificat d’effacement
check-lead = Écrivez le numéro du certificat ou son empreinte, ou déposez le fichier reçu. La réponse est immédiate, sans compte.
check-again = Vérifier un autre certificat
check-field = Numéro ou empreinte
check-field-hint = Par exemple EFF-2026-000012. L’empreinte est la suite de 64 chiffres et lettres du certificat.
check-button = Vérifier
check-file = Ou le fichier du certificat
check-file-hint = Le PDF tel que vous l’avez reçu, ou le fichier de preuves qu’il contient. Il n’est pas gardé.
check-file-button = Vérifier ce fichier
check-privacy = Cette page ne dit pas qui a remis le matériel, et ne montre que la fin des numéros de série.
check-heads = Les empreintes signées chaque jour
check-verdict-authentic = Authentique
check-verdict-revoked = Révoqué
check-verdict-unknown = Inconnu
check-means-authentic = Ce certificat a bien été établi avec Rebond, et toutes les preuves sur lesquelles il repose valent encore.
check-means-revoked = Ce certificat a bien été établi avec Rebond, mais il ne vaut plus : une preuve sur laquelle il repose s’est révélée fausse. Considérez que des données peuvent rester.
check-means-unknown = Nous n’avons établi aucun certificat qui ait ce numéro, cette empreinte ou ce fichier. Un seul caractère changé suffit : reprenez le fichier PDF d’origine, ou recopiez le numéro.
check-call = Un doute ? Appelez-nous :
check-statement = { $storages ->
    [one] L’atelier « { $workshop } » a attesté, le { $date }, l’effacement vérifié d’un support de stockage.
   *[other] L’atelier « { $workshop } » a attesté, le { $date }, l’effacement vérifié de { $storages } supports de stockage.
}
check-fact-number = Numéro
check-fact-date = Établi le
check-fact-workshop = Effacé par
check-fact-device = Appareil
check-fact-lot = Lot
check-fact-covers = Couvre
check-fact-left = Ne couvre pas
check-fact-revoked = Révoqué
check-fact-newer = Certificat plus récent
check-fact-file-hash = Empreinte du fichier (SHA-256)
check-fact-evidence-hash = Empreinte des preuves (SHA-256)
check-covers = { $storages ->
    [one] { $storages } support
   *[other] { $storages } supports
}, { $devices ->
    [one] { $devices } appareil
   *[other] { $devices } appareils
}
check-left = { $count ->
    [one] { $count } appareil ou support, nommé dans le certificat
   *[other] { $count } appareils ou supports, nommés dans le certificat
}
check-revoked-since = { $count ->
    [one] { $count } preuve, le { $date }
   *[other] { $count } preuves, la dernière le { $date }
}
check-attested = Ce qui est attesté
check-masked = Seule la fin de chaque numéro de série est montrée.
check-with-file = Le détail des supports se voit avec le fichier, ou l’empreinte qui y est écrite. Un numéro seul se devine : il ne le montre pas.
check-more = { $count ->
    [one] Et { $count } autre support, dans le certificat.
   *[other] Et { $count } autres supports, dans le certificat.
}
check-column-device = Appareil
check-column-storage = Support
check-column-method = Méthode et outil
check-column-end = Terminé
check-row-revoked = Preuve révoquée

heads-title = Les empreintes signées chaque jour
heads-lead = Chaque nuit, Rebond signe où s’arrêtent les histoires de tous les appareils et le journal de ses actes. Ce qui serait effacé ou changé après coup ne correspondrait plus à la signature.
heads-how = Gardez une copie de cette liste : une ligne suffit pour constater plus tard qu’un événement d’avant manque.
heads-key = Clé publique (Ed25519)
heads-none = Rien n’est encore signé : la première signature se fait cette nuit.
heads-list = Signatures, la plus récente en haut
heads-next = Les signatures d’avant
heads-machines = La même liste pour les machines, avec les signatures (JSON)
heads-check = Vérifier un certificat d’effacement
heads-column-number = Numéro
heads-column-day = Signé le
heads-column-events = Événements
heads-column-journal = Actes au journal
heads-column-digest = Empreinte

lost-page-verifier = Vérifier un certificat d’effacement
lost-page-verifier-empreintes = Les empreintes signées chaque jour
