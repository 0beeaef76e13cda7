### words that work
# used: words-kind-* words-kinds-* words-lead-* words-field-* words-claim-* words-standing-* words-status-* words-origin-* words-band-* words-missing-* audit-kind-*
words-title = Les mots qui portent
words-kicker = Un guide pour qui prend la parole
words-lead = Quoi dire, quoi taire, et pourquoi. Des réponses aux questions hostiles, des allocutions prêtes à servir, des faits avec leur source.
words-check-go = Vérifier votre texte
words-card-go = Carte de poche, à imprimer
words-search = Chercher dans le guide
words-search-go = Chercher
words-kinds = Sortes d’entrées
words-all = Tout
words-found = { $n ->
    [one] { $shown } entrée trouvée
   *[other] { $shown } entrées trouvées
  }
words-nothing = Rien dans le guide ne correspond
words-nothing-words = Essayez un autre mot, ou le début d’un mot; les accents ne comptent pas.
words-see-all = { $n ->
    [one] Voir { $shown }
   *[other] Voir les { $shown }
  }
words-kinds-pair = Dites plutôt
words-kinds-question = Questions hostiles
words-kinds-frame = Histoires complètes
words-kinds-speech = Allocutions
words-kinds-fact = Faits à retenir
words-kind-pair = Paire
words-kind-question = Question
words-kind-frame = Cadre
words-kind-speech = Allocution
words-kind-fact = Fait
words-lead-pair = Une formule qui joue contre nous, une qui porte, et la raison.
words-lead-question = Trois temps : entendre la question, jeter un pont, répondre par quelque chose qui se vérifie.
words-lead-frame = Une valeur, ce qui s’y oppose, qui l’a décidé, ce qui aiderait, et un geste à poser.
words-lead-speech = Selon la durée et le public. Gardez ce qui est vrai de vous, changez le reste.
words-lead-fact = Chacun avec sa source. Dès qu’une affirmation ne tient plus, elle quitte cette page.
words-avoid = Évitez
words-use = Dites
words-also = Aussi reconnues, à toutes les formes :
words-open = Ouvrir
words-minutes = { $n ->
    [one] { $shown } minute
   *[other] { $shown } minutes
  }
words-meta = { $owner }. Écrit le { $dated }, à revoir d’ici le { $review }.
words-method = Écrit pour cette coalition, en français et en anglais, chacun pour lui-même. L’essentiel relève du jugement, et le dit; ce qui a été mis à l’épreuve ou s’appuie sur une source la nomme.
words-card-title = Carte de poche
words-card-lead = Imprimez-la sur une feuille, recto verso si vous voulez, et coupez le long des lignes.
words-check-title = Vérifier un texte
words-check-lead = Collez ce que vous voulez dire. Vous verrez quelles formules jouent contre vous, quels chiffres n’ont pas de source, si le texte se lit bien et ce qui y manque peut-être. Rien n’est conservé.
words-check-desk-lead = Avec le guide et les affirmations de votre organisation. Rien n’est conservé.
words-draft = Votre texte
words-draft-hint = Jusqu’à 200 000 caractères. Le Markdown est compris; une note de bas de page vaut une source.
words-written-in = Écrit en
words-english = anglais
words-french = français
words-check-button = Vérifier les mots
words-check-these = Vérifier les mots
words-check-elsewhere = Les vérifier sur une page à part
words-fault-empty = Collez d’abord un texte.
words-fault-long = Ce texte compte { $has } caractères; on peut en vérifier { $most } à la fois. Il est encore là, au complet : coupez-le et vérifiez une partie après l’autre.
words-found-title = Ce qui a été relevé
words-your-draft = Votre texte, annoté
words-size = { $words }, { $sentences }.
words-n-words = { $n ->
    [one] { $shown } mot
   *[other] { $shown } mots
  }
words-n-sentences = { $n ->
    [one] { $shown } phrase
   *[other] { $shown } phrases
  }
words-line = ligne { $shown }
words-clean = Aucune formule à éviter, et aucun chiffre sans appui.
words-found-phrases = { $n ->
    [one] { $shown } formule à éviter
   *[other] { $shown } formules à éviter
  }
words-more-found = { $n ->
    [one] Une autre n’est pas dans la liste.
   *[other] { $shown } autres ne sont pas dans la liste.
  }
words-in-the-guide = Dans le guide
words-found-figures = Chiffres à revoir
words-figure-bare = Aucune affirmation en vigueur ne porte ce chiffre, et la phrase n’a pas de note. D’où vient-il?
words-figure-stale = Il s’appuie sur une affirmation qui ne tient pas pour l’instant ({ $standing }) : { $claim }
words-reference-stale = Le texte renvoie à { $claim }, qui ne tient pas pour l’instant : { $standing }.
words-reference-unknown = Le texte renvoie à { $claim }, et il n’y a pas d’affirmation de ce nom.
words-found-reading = À la lecture
words-band-very-easy = Une enfant de onze ans peut le lire.
words-band-easy = Tout le monde peut le lire.
words-band-plain = La plupart des adultes peuvent le lire, s’ils y tiennent.
words-band-demanding = C’est exigeant : certains vont décrocher.
words-band-hard = C’est ardu : la plupart vont décrocher.
words-formula-english = Niveau Flesch–Kincaid { $number }, { $length } mots par phrase en moyenne. Le niveau correspond à peu près à l’année d’école qu’il demande.
words-formula-french = Kandel–Moles { $number }, { $length } mots par phrase en moyenne. 100, c’est très facile; 0, très ardu.
words-long = { $n ->
    [one] { $shown } phrase de plus de 30 mots
   *[other] { $shown } phrases de plus de 30 mots
  }
words-found-frame = Ce qui manque peut-être
words-missing-value = Une valeur : ce à quoi vous tenez, vous et la personne qui écoute.
words-missing-problem = Le problème : ce qui s’y oppose, dans la vie de quelqu’un.
words-missing-cause = La cause : qui a décidé, et ce qui y a mené.
words-missing-solution = La solution : ce qui arrangerait les choses.
words-missing-action = Un geste : une chose que la personne peut faire.
words-frame-hint = Un simple indice, d’après des mots isolés. Vous l’avez peut-être dit avec d’autres.
words-stand = { $n ->
    [one] { $shown } chiffre appuyé sur une affirmation
   *[other] { $shown } chiffres appuyés sur des affirmations
  }
words-stand-hint = Le nombre est celui de l’affirmation, ou son arrondi. À vous de voir s’il dit la même chose.
words-how = Ce que l’outil cherche, et ce qu’il ne voit pas
words-how-phrases = Les formules du guide, à toutes les formes, d’une ligne à l’autre, avec ou sans accents. Il ne sait pas si vous citez quelqu’un.
words-how-figures = Les sommes, les parts et les nombres au-dessus de douze qui ne sont ceux d’aucune affirmation et n’ont pas de note. Années, dates, heures, numéros de téléphone et ordinaux ne demandent rien.
words-how-reading = Le français selon Kandel et Moles, l’anglais selon Flesch et Kincaid. On y compte des mots et des syllabes; le sens leur échappe.
words-how-frame = Des indices des cinq parties d’une histoire. Rien de plus.
words-note-under-review = (Nous revérifions ce chiffre.)
words-note-retired = (Nous n’utilisons plus ce chiffre.)
words-desk-lead = Le guide, tel que votre organisation l’emploie. Vos changements ne touchent personne d’autre, sauf si vous tenez celui de la coalition.
words-parts = Parties du guide
words-tab-guide = Le guide
words-tab-claims = Affirmations
words-tab-check = Vérifier un texte
words-public-page = Page publique
words-new = Nouvelle entrée
words-new-title = Nouvelle entrée : { $kind }
words-entry = Entrée
words-kind = Sorte
words-from = De
words-review = À revoir d’ici le
words-overdue = en retard
words-origin-shipped = D’origine
words-origin-coalition = De la coalition
words-origin-own = De votre organisation
words-hidden = Retirées
words-hidden-words = Ces entrées ne sont ni montrées ni cherchées. Ouvrez-en une pour la remettre.
words-is-hidden = Retirée
words-done-saved = Enregistré. L’outil de vérification s’en sert dès maintenant.
words-done-claim = Enregistré. L’outil et toutes les notes s’en servent dès maintenant.
words-done-hidden = Retirée. Elle n’est plus ni montrée ni cherchée.
words-done-restored = Ce qui était là avant y est de nouveau.
words-due = { $n ->
    [one] { $shown } entrée aurait déjà dû être revue.
   *[other] { $shown } entrées auraient déjà dû être revues.
  }
words-trouble = { $n ->
    [one] { $shown } endroit s’appuie sur une affirmation qui ne tient plus.
   *[other] { $shown } endroits s’appuient sur des affirmations qui ne tiennent plus.
  }
words-trouble-look = Voir
words-field-title = Titre
words-field-value = Valeur
words-field-problem = Problème
words-field-cause = Cause
words-field-solution = Solution
words-field-action = Geste
words-field-avoid = Éviter
words-field-also = Autres formes à trouver
words-field-unless = Sauf dans
words-field-use = Dire plutôt
words-field-why = Pourquoi
words-field-context = Où cela compte
words-field-question = Question
words-field-bridge = Pont
words-field-answer = Réponse
words-field-minutes = Minutes
words-field-audience = Public
words-field-text = Texte
words-field-claim = Affirmation
words-field-owner = Qui s’en occupe
words-field-evidence = Ce qui l’appuie
words-field-review = À revoir d’ici le
words-field-reason = Raison
words-hint-avoid = Plusieurs, avec une barre entre deux espaces : fardeau fiscal / poids de l’impôt. Les formes se trouvent d’elles-mêmes.
words-hint-also = Séparées par |. … tient lieu de trois mots au plus : prendre … en otage.
words-hint-unless = Les formules où ce n’est pas une faute, séparées par |.
words-hint-claim = Le nom court de l’affirmation, comme dans [claim:nom-court].
words-hint-owner = Une fonction ou une équipe, pas le nom d’une personne.
words-hint-evidence = Ce qui vous fait croire que ça porte. Si c’est affaire de jugement, dites-le.
words-hint-review = Après ce jour, l’entrée est signalée en retard.
words-hint-reason = Pourquoi votre organisation le dit autrement. Seul votre personnel la voit.
words-save = Enregistrer
words-save-words = Pour votre organisation seulement, ou pour tout le monde si vous tenez le guide de la coalition.
words-cancel = Annuler
words-hide = Retirer
words-restore = Revenir à ce qui était là avant
words-fault-missing = À remplir.
words-fault-too-long = { $shown } caractères au plus.
words-fault-minutes = Un nombre entier de 1 à 120.
words-fault-review = Donnez un jour à venir.
words-fault-claim = Il n’y a pas d’affirmation de ce nom.
words-fault-changed = Quelqu’un a changé ceci entre-temps. Ce que vous avez tapé est encore là : ouvrez la page dans une autre fenêtre, comparez, puis enregistrez de nouveau.
words-fault-link = Une adresse qui commence par https://
words-fault-figure = « { $figure } » ne se lit pas comme un chiffre.
words-fault-figures = { $shown } chiffres au plus.
words-fault-dated = Donnez le jour de la source, pas un jour à venir.
words-claims = Affirmations
words-claims-lead = Les faits dont les campagnes se servent, chacun avec ses chiffres, sa source et le jour où il faudra y revenir.
words-new-claim = Nouvelle affirmation
words-no-claims = Aucune affirmation
words-no-claims-words = Une affirmation est un fait avec une source. Les textes y renvoient, l’outil connaît ses chiffres et, quand elle ne tient plus, vous voyez chaque endroit qui s’en sert.
words-n-claims = { $n ->
    [one] { $shown } affirmation
   *[other] { $shown } affirmations
  }
words-claim = Affirmation
words-status = État
words-used = Endroits
words-used-in = { $n ->
    [one] Sert à { $shown } endroit
   *[other] Sert à { $shown } endroits
  }
words-used-nowhere = Aucun texte n’y renvoie encore.
words-refer = Pour y renvoyer dans un texte, écrivez
words-standing-live = En vigueur
words-standing-under-review = À l’étude
words-standing-retired = Abandonnée
words-standing-expired = Périmée
words-status-live = Les textes peuvent s’en servir.
words-status-under-review = Quelqu’un en doute. Ses notes le disent, et chaque endroit qui s’en sert est dans la liste.
words-status-retired = On ne s’en sert plus. Ses notes le disent, et chaque endroit qui s’en sert est dans la liste.
words-claim-text = Le fait, en une phrase
words-claim-source = Source : organisme, titre, date, tableau
words-claim-link = Où l’ouvrir
words-claim-figures = Chiffres
words-claim-dated = Date de la source
words-claim-review = À revoir d’ici le
words-hint-claim-review = Après ce jour, l’affirmation est périmée jusqu’à ce que quelqu’un y revienne.
words-hint-figures = Un par ligne : 13 065 $, 20,4 %, 7,4 milliards de dollars ou 16258260. Un arrondi est reconnu dans les textes.
words-save-claim-words = Les textes qui y renvoient montrent aussitôt sa nouvelle source.
words-not-yours = Cette affirmation est celle de la coalition; son secrétariat peut la changer.
words-places = { $n ->
    [one] { $shown } endroit à revoir
   *[other] { $shown } endroits à revoir
  }
words-places-words = Ils renvoient à une affirmation qui ne tient pas pour l’instant, ou qui n’existe pas.
words-place = Endroit
words-place-seen = Vu par
words-place-what = Ce qui ne va pas
words-place-public = tout le monde
words-place-draft = le personnel
words-place-campaign = Campagne
words-place-action = Action d’une campagne
words-place-statement = Déclaration commune
audit-kind-guide-entry-written = Rédaction d’une entrée du guide des mots
audit-kind-guide-entry-hidden = Retrait d’une entrée du guide des mots
audit-kind-guide-entry-restored = Rétablissement d’une entrée du guide des mots
audit-kind-claim-written = Rédaction d’une affirmation
