file-heading = Dossier du donateur
file-about = Tout ce qui prouve ce que ce lot est devenu : la convention, le bon, chaque appareil, chaque disque, les certificats, les déchets et l’impact.
file-without-agreement = Aucune convention n’est gardée ici pour ce lot : il a été enlevé avant qu’elles le soient. Gardez la vôtre.
file-open = Le dossier du donateur
file-archive = Le dossier entier
file-archive-title = Tout en un fichier
file-archive-text = Un fichier ZIP. La liste signée des empreintes permet de vérifier chaque pièce, sans connexion et sans compte.
file-contents = { $count ->
    [one] Une pièce
   *[other] { $count } pièces
}
file-year-open = Le dossier de l’année
file-year-heading = Dossier du donateur, { $year }
file-year-about = Les lots reçus par un atelier cette année-là, avec leurs preuves. L’impact est compté une fois.
file-years = Années
file-year-none = Aucun lot reçu cette année-là
file-year-none-text = Un lot entre dans le dossier de l’année quand un atelier l’a compté.
file-year-lots = Vos lots donnés
file-lots = Les lots
file-lot = Lot
file-figures = Les chiffres
file-once = Chaque appareil est compté une fois, là où il est aujourd’hui. L’impact est celui d’une année d’usage de plus, selon les facteurs en vigueur ce jour.
file-received-units = Appareils reçus
file-weight = Masse
file-weight-value = { $weight } ({ $weighed } appareils pesés sur { $units })
file-avoided = CO2e évité
file-avoided-value = { $kilograms } kg, pour une année d’usage de plus
file-documents = Les pièces à lire
file-share-title = Montrer les disques
file-share-text = Votre délégué à la protection des données lit l’état de chaque disque sans compte, par un lien. Le lien expire, et vous pouvez le révoquer.
file-column-device = Appareil
file-column-category = Catégorie
file-column-model = Modèle
file-column-device-serial = N° de série de l’appareil
file-column-inventory = N° d’inventaire
file-column-standing = Où il est
file-column-grams = Masse (g)
file-column-received = Reçu le
file-column-outcome = Issue le
file-column-storage = Disque
file-column-storage-serial = N° de série du disque
file-column-status = État
file-column-method = Méthode
file-column-tool = Outil
file-column-end = Fin
file-column-evidence = Preuve
file-column-report = Empreinte du rapport (SHA-256)
file-column-what = Quoi
file-column-code = Code déchet
file-column-receiver = Remis à
file-column-handed = Remis le
file-column-proof = Empreinte de la preuve (SHA-256)
file-column-reused = Appareils réemployés
file-column-avoided-each = CO2e évité par appareil et par an (g)
file-column-avoided = CO2e évité (g)
file-column-source = Source
file-read-me =
    Dossier du donateur : { $about }
    Établi le { $date }

    Chaque fichier a son empreinte dans SHA256SUMS. SHA256SUMS.sig est la signature Ed25519 de cette liste.
    La clé est dans cle-publique.pem. Comparez-la à celle que la plateforme publie (page /verifier/empreintes) :
    { $key }

    Vérifier sans connexion, au choix :
      rebond check-file dossier.zip
    ou, dans le dossier extrait :
      openssl pkeyutl -verify -pubin -inkey cle-publique.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
      sha256sum -c SHA256SUMS

disk-status-erased = Effacé, prouvé
disk-status-destroyed = Détruit, prouvé
disk-status-destroyed-unproven = Détruit, sans preuve jointe
disk-status-removed = Retiré
disk-status-no-storage = Sans disque
disk-status-pending = En attente

disks-heading = État des disques
disks-shown = { $donor } vous montre l’état de ces disques ({ $recipient }). Ce lien s’ouvre jusqu’au { $date }.
disks-each = Disque par disque
disks-more = Et { $count } autres, que le fichier signé nomme.
disks-check = Vérifier sans connexion
disks-check-text = Ce fichier dit le même état, signé par la clé de la plateforme. La commande rebond check-file le vérifie sans connexion.
disks-signed = L’état signé
disks-key = Clé qui signe : { $key }
disks-key-page = La clé publiée
lot-event-share-disks = Un lien vers l’état des disques est créé.
lot-event-revoke-disks-link = Un lien vers l’état des disques est révoqué.
error-disks-not-received = L’atelier n’a pas encore compté ce lot : l’état des disques n’existe pas. Revenez après la réception.
error-year-unknown = Cette année n’existe pas. Choisissez-en une dans la liste.
