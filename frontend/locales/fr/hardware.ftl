# Ce que les machines disent d’elles-mêmes
hardware-title = Ce que dit la machine
hardware-add = Ajouter un rapport matériel
hardware-file = Rapports à ajouter
hardware-file-hint = lshw (avec -json), dmidecode, smartctl, hwinfo ou inxi : un ou plusieurs fichiers, 4 Mo chacun. Les adresses réseau sont barrées avant d’être conservées.
hardware-add-button = Ajouter ces rapports
hardware-parts = Pièces de la machine
hardware-column-part = Pièce
hardware-column-what = Laquelle
hardware-column-serial = Numéro de série
hardware-column-health = Santé
hardware-part-storage = Stockage
hardware-part-memory = Mémoire
hardware-part-board = Carte mère
hardware-part-processor = Processeur
hardware-part-battery = Batterie
hardware-health-good = bon état
hardware-health-watch = à surveiller
hardware-health-failing = en panne
hardware-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
hardware-reallocated = { $count ->
    [one] { $count } secteur remplacé
   *[other] { $count } secteurs remplacés
}
hardware-wear = usé à { $percent } %
hardware-mebibytes = { $count } Mo
hardware-inches = { $inches } pouces
hardware-fact-machine = Machine
hardware-fact-serial = Son numéro de série
hardware-fact-board = Carte mère
hardware-fact-processor = Processeur lu
hardware-fact-battery = Batterie lue
hardware-fact-screen = Définition de l’écran
hardware-fact-firmware = Micrologiciel
hardware-fact-interfaces = Réseau
hardware-fact-tools = Lu par
hardware-battery-percent = { $percent } %
hardware-battery-energy = { $full } Wh sur { $design }
hardware-battery-cycles = { $count ->
    [one] { $count } cycle
   *[other] { $count } cycles
}
hardware-interfaces = { $count ->
    [one] { $count } carte réseau
   *[other] { $count } cartes réseau
}
hardware-note-placeholder-serial = La machine ne donne pas de numéro de série : son fabricant ne l’a pas rempli. Relevez-le sur l’étiquette.
hardware-note-placeholder-board = La carte mère ne donne pas de numéro de série.
hardware-note-placeholder-uuid = La machine ne donne pas d’identifiant propre.
hardware-note-time-unreadable = La date d’un rapport est illisible ; le jour de l’ajout fait foi.
hardware-note-time-impossible = La date d’un rapport ne peut pas être vraie : l’horloge de la machine n’était pas réglée.
hardware-note-hours-impossible = Un stockage compte plus d’heures qu’il n’est possible ; ce compte est laissé de côté.
hardware-note-cut = Un rapport contient plus de pièces qu’une machine n’en a ; les premières sont gardées.
hardware-missing-storage = Le stockage n° { $serial } n’est plus dans la machine. S’il a été retiré, dites-le plus haut.
hardware-changes = Pièces changées
hardware-came = { $part } arrivée : { $what }
hardware-went = { $part } partie : { $what }
hardware-differences = Ce qui diffère de la fiche
hardware-take = Que faut-il reprendre de la machine ?
hardware-take-hint = Ce que vous ne cochez pas reste comme sur la fiche.
hardware-take-button = Reprendre ces valeurs
hardware-difference = { $field } : { $read }
hardware-difference-known = La fiche dit : { $known }
hardware-field-category = Catégorie
hardware-field-brand = Marque
hardware-field-model = Modèle
hardware-field-serial = Numéro de série
hardware-field-processor = Processeur
hardware-field-memory = Mémoire
hardware-field-screen = Écran
hardware-field-battery = Batterie
hardware-document = Rapport matériel du { $date }
hardware-done = { $count ->
    [one] Le rapport est ajouté.
   *[other] { $count } rapports sont ajoutés.
}
hardware-done-again = { $count ->
    [one] Ce rapport était déjà là ; rien n’a changé.
   *[other] Ces { $count } rapports étaient déjà là ; rien n’a changé.
}
hardware-done-filled = La fiche est complétée : { $fields }.
hardware-done-changes = { $count ->
    [one] Une pièce a changé.
   *[other] { $count } pièces ont changé.
}
hardware-done-alike = Un autre appareil semble être la même machine : dites ce qu’il en est.
hardware-done-taken = { $count ->
    [one] La valeur de la machine est reprise sur la fiche.
   *[other] { $count } valeurs de la machine sont reprises sur la fiche.
}
hardware-drop-title = Rapports matériels
hardware-drop-text = Déposez les rapports de plusieurs machines, un fichier par machine. Chacun va à l’appareil qui porte son numéro.
hardware-drop-placed = Où sont allés ces rapports
hardware-drop-back = Revenir à l’atelier
hardware-drop-open = Déposer des rapports matériels
hardware-placed-added = est ajouté à
hardware-placed-known = était déjà là :
hardware-placed-several = peut concerner plusieurs appareils. Ajoutez-le depuis la page du bon :
hardware-placed-nobody = ne concerne aucun appareil que vous détenez. Réceptionnez d’abord son lot : l’origine du lot dit où l’appareil pourra aller. Ajoutez ensuite ce rapport depuis la page de l’appareil.
hardware-placed-nobody-but = ne concerne aucun appareil connu par son numéro. S’il s’agit d’un de ceux-ci, reçus sans numéro, ajoutez le rapport depuis sa page :

# Une machine reçue deux fois
merge-title = La même machine ?
merge-which = Que sont ces deux appareils ?
merge-why = Pourquoi ?
merge-why-hint = Par exemple « carte mère remplacée en mars, même châssis »
merge-button = Enregistrer
merge-state-proposed = { $own } et { $other } semblent être la même machine, reçue deux fois.
merge-state-refused = { $own } et { $other } sont deux machines : quelqu’un l’a dit.
merge-state-undone = { $own } et { $other } ont été réunis, puis séparés.
merge-state-kept = { $other } est réuni à cet appareil : c’est la même machine.
merge-state-absorbed = Cet appareil est réuni à { $other }, qui continue : c’est la même machine.
merge-choice-merge = La même machine : { $own } continue
merge-choice-merge-other = La même machine : { $other } continue
merge-choice-refuse = Deux machines
merge-choice-undo = Deux machines, finalement
merge-about-merge = { $other } est mis de côté et garde son histoire. Vous pourrez revenir en arrière.
merge-about-merge-other = { $own } est mis de côté et garde son histoire. Vous pourrez revenir en arrière.
merge-about-refuse = La question ne sera plus posée.
merge-about-undo = Chacun reprend là où il en était.
merge-reason-uuid = Elles donnent le même identifiant.
merge-reason-board = Elles ont la même carte mère.
merge-reason-serial = Elles portent le même numéro de série.
merge-reason-storage = { $count ->
    [one] Un stockage est le même.
   *[other] { $count } stockages sont les mêmes.
}
merge-reason-memory = { $count ->
    [one] Une barrette de mémoire est la même.
   *[other] { $count } barrettes de mémoire sont les mêmes.
}
merge-reason-interface = { $count ->
    [one] Une carte réseau est la même.
   *[other] { $count } cartes réseau sont les mêmes.
}
merge-serials = Numéros de série : { $own } ici, { $other } là-bas.
merge-no-serial = aucun
merge-done-merge = C’est noté : { $other } est réuni à { $kept }, qui continue.
merge-done-refuse = C’est noté : { $kept } et { $other } sont deux machines.
merge-done-undo = C’est noté : { $kept } et { $other } sont de nouveau deux appareils.

# Refus
error-hardware-file-required = Choisissez au moins un rapport.
error-hardware-empty = Le fichier « { $file } » est vide. Relancez l’outil et ajoutez son résultat.
error-hardware-too-large = Le fichier « { $file } » dépasse 4 Mo. Envoyez le rapport d’une seule machine.
error-hardware-binary = Le fichier « { $file } » n’est pas du texte. Enregistrez la sortie de l’outil en texte ou en JSON.
error-hardware-broken = Le fichier « { $file } » s’arrête ou se trompe à la ligne { $line }. Relancez l’outil et ajoutez le fichier entier.
error-hardware-unknown-tool = Le fichier « { $file } » ne vient d’aucun outil connu. Utilisez lshw -json, dmidecode, smartctl -x, hwinfo ou inxi -Fxxx.
error-hardware-says-nothing = Le fichier « { $file } » ne dit rien de la machine. Lancez l’outil en administrateur, puis ajoutez le nouveau fichier.
error-hardware-two-machines = « { $file } » et « { $other } » parlent de deux machines. Ajoutez chacun à son appareil.
error-hardware-other-machine = Ce rapport parle d’une autre machine (n° { $serial }) que celle de cet appareil (n° { $known }). Ajoutez-le à la page du bon appareil.
error-hardware-new-storage = La machine contient un stockage inconnu (n° { $serial }), qui n’a pas été effacé. Remettez d’abord l’appareil en test, puis ajoutez le rapport.
error-too-many-files = Envoyez { $limit } fichiers au plus à la fois.
error-bench-merged = Cet appareil est réuni à un autre : travaillez sur l’autre, ou séparez-les d’abord.
error-merge-unknown = Rien ne dit que ces deux appareils sont une même machine. Ajoutez d’abord un rapport matériel à chacun.
error-merge-decided = C’est déjà décidé. Rechargez la page pour voir ce qu’il en est.
error-merge-promised = { $reference } est promis à quelqu’un : il ne peut pas être réuni à un autre. Attendez la fin de la promesse, ou appelez l’assistance.
error-merge-offered = { $reference } est proposé en ce moment. Retirez-le d’abord de la vente ou de la solidarité.
error-merge-ended = { $reference } a quitté l’atelier ou sa vie est finie : il ne peut plus être réuni à un autre.
error-merge-chained = { $reference } est déjà réuni à un troisième appareil. Séparez-les d’abord.
error-merge-data-left = { $reference } contient un stockage qui n’a pas été effacé. Effacez-le d’abord, ou choisissez que { $reference } continue.
error-merge-origin = L’origine de { $reference } laisse moins de destinations : c’est lui qui doit continuer. Choisissez « { $reference } continue ».
