workbench-title = Établi
workbench-code = Code de l’appareil
workbench-code-hint = Lisez l’étiquette avec la douchette, ou écrivez la référence, le numéro de série ou le numéro d’inventaire.
workbench-open = Ouvrir
workbench-camera = Lire avec la caméra
workbench-camera-stop = Arrêter la caméra
workbench-camera-away = Le lecteur de codes ne se charge pas. Vérifiez la connexion, ou écrivez le code.
workbench-camera-refused = La caméra ne répond pas, ou son accès est refusé. Autorisez-la dans le navigateur, ou écrivez le code.
workbench-open-at = Ouvrir à l’établi
workbench-unknown = Aucun appareil de votre atelier ne porte « { $code } ». Lisez le code de nouveau, ou cherchez l’appareil dans la liste de l’atelier. S’il vient d’arriver, enregistrez d’abord sa réception.
workbench-several = Plusieurs appareils portent ce code : lequel avez-vous devant vous ?
workbench-latest = Derniers appareils
workbench-how = Lisez un code : l’appareil s’ouvre avec la prochaine chose à faire. Sans connexion, ce que vous dites est gardé ici et envoyé à son retour.
workbench-to-test = Voir les appareils à tester
workbench-next = Ensuite
workbench-reader = Vous pouvez tout lire ici. Pour y travailler, demandez le rôle d’agent à la personne qui administre votre atelier.
workbench-yes = Fonctionne
workbench-no = Ne fonctionne pas
workbench-none = N’en a pas
workbench-functions = Toutes les fonctions
workbench-untold = Pas encore essayé
workbench-looks = Batterie et aspect
workbench-battery-is = Batterie à { $percent } %
workbench-note-battery = Noter la batterie
workbench-record-text = Ce que vous avez dit devient une séance de tests de son histoire.
workbench-record-now = Enregistrer ce qui est déjà essayé
workbench-repair-title = Réparer, ou garder pour pièces
workbench-repair-text = En l’état, les règles le notent « pour pièces ». Une réparation peut lui rendre une vie.
workbench-repair = À réparer
workbench-parts = Garder pour pièces
workbench-parts-sure = Garder cet appareil pour ses pièces ?
workbench-parts-yes = Oui, pour pièces
workbench-grade-text = D’après ce que vous avez dit et les règles publiées. Il sera prêt aussitôt.
workbench-grade = Noter : { $grade }
workbench-nothing = Rien à faire ici
workbench-proposed = Note proposée
workbench-proposed-later = Elle viendra quand tout aura été essayé et regardé.
workbench-other-grade = Donner une autre note
workbench-whole = Voir toute sa fiche
workbench-label = Imprimer son étiquette
workbench-serial = n° de série { $serial }
workbench-progress = { $told ->
    [one] { $told } fonction sur { $total } a une réponse
   *[other] { $told } fonctions sur { $total } ont une réponse
}
workbench-reason = { $what } : { $grade }
workbench-reason-function = { $function } : ne fonctionne pas
workbench-reason-look = { $subject } : { $marks }
workbench-look-case-marks = Aspect de la coque
workbench-look-screen-marks = Aspect de l’écran
workbench-look-how = À 30 cm, sous une lampe.
workbench-look-how-screen = Allumé, à 30 cm.
workbench-marks-none = Aucune trace
workbench-marks-light = Traces légères
workbench-marks-visible = Traces visibles
workbench-marks-broken = Cassé ou incomplet
workbench-queue-one = 1 action en attente de connexion. Elle est gardée sur cet appareil.
workbench-queue-many = # actions en attente de connexion. Elles sont gardées sur cet appareil.
workbench-queue-done = Tout est envoyé.
workbench-queue-refused = Refusé :
workbench-queue-drop = Retirer
workbench-queue-signed-out = Votre session est terminée. Ce que vous avez dit est gardé ici : connectez-vous de nouveau pour l’envoyer.
workbench-queue-read = Code lu sans connexion : #. L’appareil s’ouvrira à son retour.
workbench-queue-after = Toutes les fonctions ont une réponse

grading-title = Comment l’état d’un appareil est noté
grading-lead = Chaque appareil est noté de la même façon, quel que soit l’atelier. La note est celle du défaut le plus grave.
grading-word = Une fonction qui manque ou qui échoue se voit aussi au mot : l’appareil est dit « réemployé », et jamais « reconditionné ».
grading-since = Ces règles valent depuis le { $date }. Elles sont propres à Rebond, et l’exploitant peut les changer ; une note déjà donnée reste.
grading-at-best = au mieux « { $grade } »
grading-marks = Ce qui se voit
grading-marks-how = La coque à 30 cm sous une lampe, l’écran allumé.
grading-battery = La batterie
grading-battery-from = { $percent } % ou plus de sa capacité d’origine
grading-battery-less = Moins
grading-functions = Ce qui ne fonctionne pas
grading-functions-how = Toutes les fonctions sont essayées (décret 2022-190). Voici ce que laisse chacune quand elle échoue.

error-workbench-nothing-told = Rien n’a été dit : répondez pour une fonction au moins.
error-workbench-subject-unknown = « { $text } » n’est pas une fonction que l’établi connaît.
error-workbench-answer-unknown = « { $text } » n’est pas une réponse : dites « passed », « failed » ou « not_applicable », ou ce qui se voit.
error-workbench-battery-unlikely = La santé d’une batterie est un nombre de 0 à 100, en pourcentage de sa capacité d’origine.
error-workbench-key-malformed = La clé d’une action a de 8 à 64 lettres, chiffres ou traits. Envoyez-la de nouveau avec une autre clé.
error-workbench-function-not-theirs = Ces appareils n’ont pas cette fonction : { $devices }. Retirez-les, ou choisissez une autre fonction ; rien n’a été noté.
error-workbench-record-first = Ce qui a été dit en dernier n’est dans aucune séance de tests. Enregistrez d’abord les tests, puis donnez la note.
error-workbench-too-many = { $most } appareils au plus à la fois. Faites-le en plusieurs fois.

part-stock-title = Stock de pièces
part-stock-section = Pièces
part-stock-empty = Aucune pièce en stock. Ajoutez celles que vous achetez ou récupérez : l’établi les propose dès qu’une fonction échoue.
part-stock-quantity = { $count ->
    [0] Plus aucune
    [one] { $count } en stock
   *[other] { $count } en stock
}
part-stock-count-of = Compté : { $part }
part-stock-count = Corriger
part-stock-counted = Le stock est corrigé.
part-stock-add = Ajouter des pièces
part-stock-label = Pièce
part-stock-label-hint = Par exemple « Batterie 01AV423 »
part-stock-category = Pour quels appareils ?
part-stock-function = Ce qu’elle répare
part-stock-models = Modèles compatibles
part-stock-models-hint = Séparés par des virgules, par exemple « T480, T580 ». Rien : tous ceux de la catégorie.
part-stock-how-many = Combien ?
part-stock-add-button = Ajouter au stock
part-stock-added = { $part } : ajouté au stock.
part-stock-back = Revenir à l’établi
part-stock-mends = Répare ce qui échoue
part-stock-use = Utiliser
part-stock-use-of = Utiliser : { $part }
part-stock-take = Mettre en stock
part-stock-take-text = Une pièce retirée de cet appareil va en stock, pour les appareils du même modèle.
error-part-none-left = Il ne reste plus de « { $part } » en stock. Comptez le stock, ou choisissez une autre pièce.
error-part-does-not-fit = « { $part } » n’est pas faite pour cet appareil. Choisissez une pièce compatible, ou ajoutez son modèle au stock.
error-part-not-for-parts = On ne prend des pièces que d’un appareil gardé pour ses pièces. Notez-le d’abord « pour pièces ».
error-part-function = Les appareils de cette catégorie n’ont pas cette fonction. Choisissez-en une autre.
error-part-model-short = « { $model } » est trop court pour nommer un modèle : trois lettres ou chiffres au moins.
error-part-models-many = { $most } modèles au plus pour une pièce. Laissez vide si elle convient à tous.

bench-several-title = Dire la même chose de plusieurs appareils
bench-several-lead = Par exemple dix ordinateurs dont le Wi-Fi ne fonctionne pas. Si un code est refusé, rien n’est noté pour aucun.
bench-several-codes = Codes des appareils
bench-several-codes-hint = Un par ligne : références ou numéros de série. La douchette passe à la ligne d’elle-même. 50 au plus.
bench-several-subject = De quoi s’agit-il ?
bench-several-answer = Réponse
bench-several-rest = Tout le reste fonctionne
bench-several-rest-hint = Les fonctions dont rien n’a encore été dit sont notées comme bonnes.
bench-several-button = Noter pour tous
bench-several-done = { $count ->
    [one] C’est noté pour { $count } appareil.
   *[other] C’est noté pour { $count } appareils.
}
bench-several-labels-title = Ces appareils
error-workbench-codes-unknown = Aucun appareil de votre atelier, ou plusieurs, portent : { $codes }. Corrigez ou retirez ces codes ; rien n’a été noté.

workbench-queue-again = Renvoyer
workbench-queue-other = Une autre personne, ou une autre organisation, est connectée dans ce navigateur. Ce que vous avez dit est gardé ici : connectez-vous de nouveau pour l’envoyer.
workbench-queue-fault = Le serveur n’y arrive pas. L’action est gardée, et repart d’elle-même de temps en temps.
workbench-queue-behind-one = 1 action du même appareil attend derrière un refus.
workbench-queue-behind-many = # actions du même appareil attendent derrière un refus.
workbench-queue-read-instead = Il remplace #, lu avant lui : lisez ce code de nouveau plus tard.
workbench-queue-read-drop = Ne pas l’ouvrir
