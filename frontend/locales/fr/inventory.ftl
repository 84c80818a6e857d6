error-inventory-empty = Le fichier est vide. Vérifiez que vous avez choisi le bon fichier, puis enregistrez-le de nouveau.
error-inventory-too-large = Le fichier est trop lourd : 20 Mo au plus, images comprises. Retirez les images, ou envoyez la liste en plusieurs fichiers.
error-inventory-binary = Ce fichier n’est pas une feuille de calcul. Envoyez une liste au format CSV ou XLSX.
error-inventory-no-header = Aucun titre de colonne n’a été reconnu parmi les premières lignes{ $value ->
    [none] .
   *[other] {" "}(on y lit : { $value }).
} Ajoutez une ligne de titres, par exemple « Désignation », « Marque », « Modèle », « N° de série », « Quantité ».
error-inventory-no-lines = Les titres de colonnes sont là, mais aucune ligne ne les suit. Ajoutez une ligne par appareil, ou par groupe d’appareils identiques.
error-inventory-too-many-lines = La liste dépasse 50 000 lignes. Envoyez-la en plusieurs fichiers.
error-inventory-xlsx-unreadable = Le classeur est abîmé et ne peut pas être lu. Ouvrez-le dans votre tableur, enregistrez-le de nouveau au format XLSX ou CSV, puis renvoyez-le.
error-inventory-password-protected = Le classeur est protégé par un mot de passe. Retirez le mot de passe, puis renvoyez-le.
error-inventory-old-xls = Ce classeur est à l’ancien format XLS. Dans votre tableur, choisissez « Enregistrer sous », puis XLSX ou CSV.
error-inventory-open-document = Cette feuille est au format ODS. Dans LibreOffice, choisissez « Enregistrer sous », puis XLSX ou CSV.

inventory-refusal-serial-lost-to-spreadsheet = Le tableur a perdu ce numéro de série (« { $value } »). Recopiez-le depuis l’étiquette, dans une colonne au format Texte.
inventory-refusal-serial-placeholder = « { $value } » n’est pas un numéro de série : c’est ce qu’une machine affiche quand elle n’en a pas. Relevez celui de l’étiquette, ou laissez la case vide.
inventory-refusal-serial-duplicate = Le numéro de série { $value } figure déjà à la ligne { $first }. Corrigez-le, ou retirez une des deux lignes.
inventory-refusal-serial-with-quantity = Un seul numéro de série ({ $value }) pour { $quantity } appareils. Faites une ligne par appareil, ou retirez le numéro.
inventory-refusal-serial-unreadable = Cette case est trop longue pour un seul numéro de série (« { $value } »). Écrivez un numéro par ligne.
inventory-refusal-memory-not-a-number = La mémoire « { $value } » n’est pas un nombre. Écrivez-la en chiffres, par exemple « 16 Go », ou laissez la case vide.
inventory-refusal-memory-out-of-range = Aucune machine n’a « { $value } » de mémoire. Corrigez le nombre, par exemple « 8 Go », ou laissez la case vide.
inventory-refusal-storage-out-of-range = Aucun disque n’a une taille de « { $value } ». Corrigez-la, par exemple « 256 Go », ou laissez la case vide.
inventory-refusal-date-impossible = « { $value } » n’est pas une date possible. Écrivez-la sous la forme jour/mois/année, par exemple 25/07/2019, ou laissez la case vide.
inventory-refusal-price-invalid = Le prix « { $value } » n’est pas possible. Écrivez un montant en euros, zéro ou plus, ou laissez la case vide.
inventory-refusal-quantity-invalid = La quantité « { $value } » n’est pas un nombre entier de 1 à 10 000. Corrigez-la, ou laissez la case vide pour un seul appareil.
inventory-refusal-model-missing = Cette ligne ne dit pas de quel appareil il s’agit. Ajoutez un modèle ou une désignation.
inventory-refusal-too-many-cells = Cette ligne a plus de cases que de titres de colonnes : un séparateur se trouve sans doute dans un texte. Mettez ce texte entre guillemets.

inventory-flag-date-from-day-number = La date était un numéro de jour du tableur ; elle a été retrouvée.
inventory-flag-date-year-only = Seule l’année, ou le mois, est connue ; la date retenue en est le premier jour.
inventory-flag-date-unreadable = La date n’a pas pu être lue ; elle est laissée vide.
inventory-flag-formula-neutralised = Une case commençait comme une formule ; elle est gardée comme un simple texte.
inventory-flag-personal-data-removed = Un nom, un téléphone ou une adresse a été retiré : Rebond n’en a pas besoin.
inventory-flag-serial-unknown = La liste dit que le numéro de série est inconnu.
inventory-flag-category-unknown = Le type d’appareil n’a pas été reconnu ; il est rangé dans « Autre ».
inventory-flag-model-vague = La désignation ne nomme pas de modèle précis.
inventory-flag-memory-unit-assumed = L’unité de la mémoire a été déduite du nombre.
inventory-flag-storage-unreadable = La taille du disque n’a pas pu être lue ; elle est laissée vide.
inventory-flag-price-unreadable = Le prix n’a pas pu être lu ; il est laissé vide.
inventory-flag-text-shortened = Un texte trop long a été coupé.

inventory-note-encoding-mixed = Le fichier mélange deux encodages ; chaque ligne a été lue dans le sien.
inventory-note-characters-lost = Des lettres accentuées avaient été perdues avant l’envoi. Vérifiez les textes, ou exportez de nouveau la liste en UTF-8.
inventory-note-sheet-without-heading = La feuille « { $name } » n’a pas de titres de colonnes ; elle n’a pas été lue.
inventory-note-sheet-hidden = La feuille « { $name } » est masquée ; elle n’a pas été lue.
inventory-note-sheet-summary = La feuille « { $name } » semble résumer les autres ; elle n’a pas été lue.
inventory-note-dates-month-first = Les dates de cette liste sont écrites mois d’abord ; elles ont été lues ainsi.
inventory-note-title-line = Cette ligne a été prise pour un titre ou une remarque : « { $name } ».
inventory-note-personal-column = La colonne « { $name } » concerne des personnes ; elle n’a pas été gardée.

inventory-meaning-quantity = Quantité
inventory-meaning-category = Type d’appareil
inventory-meaning-designation = Désignation
inventory-meaning-brand = Marque
inventory-meaning-model = Modèle
inventory-meaning-model-number = Référence du fabricant
inventory-meaning-serial = Numéro de série
inventory-meaning-inventory-number = Numéro d’inventaire
inventory-meaning-processor = Processeur
inventory-meaning-memory = Mémoire
inventory-meaning-storage = Disque
inventory-meaning-storage-kind = Type de disque
inventory-meaning-operating-system = Système d’exploitation
inventory-meaning-purchase-date = Date d’achat
inventory-meaning-purchase-price = Prix d’achat
inventory-meaning-state-note = État et remarques
