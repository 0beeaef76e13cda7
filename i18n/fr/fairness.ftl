### the fairness test of budgets
# used: fairness-in-* fairness-part-* fairness-outcome-* fairness-confidence-* fairness-standing-* audit-kind-*
fairness-a-number = Un nombre :
fairness-adds = Apport
fairness-adopt = Y mettre notre nom
fairness-adopt-hint = Si quelque chose y change par la suite, le nom des autres organisations en est retiré, jusqu’à ce qu’elles l’y remettent.
fairness-adopted-by = Adopté par { $names }.
fairness-adopters = Adopté par
fairness-all = L’ensemble
fairness-answer = Réponse
fairness-answered = du poids a une réponse
fairness-answered-short = Part avec réponse
fairness-answers = Ce qui a été répondu
fairness-assessor = Évaluation par
fairness-bring = Apporter une grille
fairness-bring-lead = Votre propre grille, ou une nouvelle version d’une grille. La nôtre est ci-dessous pour commencer. Une fois enregistrée, elle ne change plus : un changement est une nouvelle version. Tout le monde peut alors la lire, avec le nom de votre organisation.
fairness-by-dimension = Par dimension
fairness-cancel = Annuler
fairness-card-title = { $title } : { $word }
fairness-closed = Noter d’abord, regarder ensuite
fairness-closed-words = Chaque personne évalue de son côté. Les réponses des autres s’affichent une fois votre feuille remise, ou une fois le test ouvert au règlement des désaccords.
fairness-column-criterion = Critère
fairness-column-standing = Où cela en est
fairness-compare = Comparer années et provinces
fairness-compare-do = Comparer
fairness-compare-each = Question par question
fairness-compare-key = Le trait marque les points nécessaires. Une barre pâle est le résultat provisoire d’un test qui manque de preuves : il repose sur d’autres questions que les tests voisins, ce n’est donc pas un classement.
fairness-compare-lead = Les mêmes questions, posées à différents budgets. Des points tirés de grilles différentes ne sont jamais mis côte à côte.
fairness-compare-left-out = { $n ->
    [one] { $shown } test est laissé de côté : il a été noté selon une autre grille.
   *[other] { $shown } tests sont laissés de côté : ils ont été notés selon une autre grille.
}
fairness-compare-none = Il n’y a encore rien à comparer.
fairness-compare-none-words = Dès que deux budgets auront été testés selon la même grille, ils seront ici côte à côte.
fairness-compare-which = Quels tests?
fairness-confidence-low = certitude faible
fairness-confidence-medium = certitude moyenne
fairness-confidence-high = certitude élevée
fairness-desk-lead = Plusieurs personnes notent un budget, chacune de son côté; les désaccords se règlent au grand jour; le bulletin paraît avec les dissidences et la réponse du gouvernement.
fairness-desk-none = Aucun budget n’a encore été testé
fairness-desk-none-words = Un test d’équité demande une grille, un budget, et deux ou trois personnes pour le lire.
fairness-did-adopted = Le nom de votre organisation figure sous le test.
fairness-did-begun = Le test est commencé. L’évaluation peut débuter.
fairness-did-brought = La grille est enregistrée.
fairness-did-changed = Les changements sont enregistrés.
fairness-did-disowned = Le nom de votre organisation a été retiré du test.
fairness-did-dissent = Votre dissidence est enregistrée.
fairness-did-handed-in = Votre feuille est remise. Vous voyez maintenant ce que les autres ont répondu.
fairness-did-opened = L’évaluation est terminée. Réglez les désaccords.
fairness-did-published = Le bulletin est public.
fairness-did-removed = Le test a été supprimé.
fairness-did-replied = La réponse est enregistrée.
fairness-did-saved = Votre feuille est enregistrée; personne d’autre ne la voit avant sa remise.
fairness-did-settled = C’est réglé. Qui a répondu autrement peut dire pourquoi.
fairness-did-withdrawn = Le bulletin n’est plus public. Corrigez ce qui doit l’être, puis publiez-le de nouveau.
fairness-dimension = Dimension
fairness-disown = En retirer notre nom
fairness-disputed = Les évaluations divergent.
fairness-dissent = Dissidence
fairness-dissent-of = Dissidence ({ $name }) :
fairness-dissent-says = { $n ->
    [one] { $points } point, « { $answer } »
   *[other] { $points } points, « { $answer } »
}
fairness-dissent-words = Votre réponse diffère de ce qui a été tranché. Elle reste sur le bulletin, avec ce que vous dites ici.
fairness-dissents = { $n ->
    [one] { $shown } dissidence
   *[other] { $shown } dissidences
}
fairness-edit = Modifier la description
fairness-evidence = Preuves :
fairness-example = Exemple
fairness-example-words = Voici comment fonctionne le test, à partir de chiffres publics. Ce n’est la conclusion d’aucune organisation.
fairness-fault-anchors = { $at } : donnez les quatre réponses, à 100, 67, 33 et 0 points, dans cet ordre, sans échelle.
fairness-fault-answer = Choisissez une réponse; « aucune preuve trouvée » en est une.
fairness-fault-choose = Choisissez l’une des réponses.
fairness-fault-coverage = La couverture minimale est un nombre entier de 1 à 100.
fairness-fault-dimension = { $at } : sa dimension n’est pas dans la liste des dimensions.
fairness-fault-empty-dimension = La dimension { $at } n’a aucune question.
fairness-fault-flat = { $at } : l’échelle commence là où elle finit.
fairness-fault-gate-weight = { $at } : un seuil éliminatoire n’a pas de poids.
fairness-fault-link = Donnez une adresse qui commence par https://
fairness-fault-many = Au plus 60 dimensions et 60 questions.
fairness-fault-missing = { $at } : il manque { $part } ({ $language }).
fairness-fault-name = « { $at } » ne peut pas servir de nom court : a à z, 0 à 9 et traits d’union, 40 au plus.
fairness-fault-narrower = D’autres ont commencé à noter, ou ont vu les notes : on ne peut plus le leur retirer.
fairness-fault-no-weight = { $at } : une question qui n’est pas un seuil éliminatoire a besoin d’un poids.
fairness-fault-nothing = Aucune question ne compte.
fairness-fault-number = Écrivez un nombre, comme 12 ou -3,5.
fairness-fault-one-language = Remplissez ce champ, dans une langue au moins.
fairness-fault-page = Dites où cela se lit : document, tableau, section ou page.
fairness-fault-pass-mark = La note de passage est un nombre entier de 1 à 100.
fairness-fault-same = Le nom court { $at } figure deux fois.
fairness-fault-scale = { $at } : donnez une échelle (zero et full), sans réponses en mots.
fairness-fault-shift = Le déplacement (shift) est un nombre entier de 0 à 90.
fairness-fault-taken = La grille { $name } existe déjà. Donnez à celle-ci le numéro de version suivant.
fairness-fault-threshold = { $at } : un seuil éliminatoire, et lui seul, a une valeur (threshold) de 1 à 100.
fairness-fault-too-long = { $at } : trop long ({ $part }).
fairness-fault-unreadable = Ligne { $line } : { $message }
fairness-fault-version = La version est un nombre entier à partir de 1.
fairness-fault-weights = Les poids totalisent { $shown }, et non 100.
fairness-fault-year = Donnez l’année où commence l’exercice, de 1990 à 2099.
fairness-field-about = Ce que le public doit savoir
fairness-field-by = Qui a répondu, et quand
fairness-field-confidence = Quel degré de certitude?
fairness-field-dissent = Pourquoi vous maintenez votre réponse
fairness-field-edition = Édition
fairness-field-example = Un exemple
fairness-field-jurisdiction = Le budget de qui?
fairness-field-link = Où le lire
fairness-field-note = Pourquoi cette réponse
fairness-field-page = Où cela se lit
fairness-field-reason = Pourquoi cette réponse compte
fairness-field-reply = Ce que le gouvernement a dit
fairness-field-rubric = La grille, en TOML
fairness-field-title = Le document
fairness-field-year = Quelle année?
fairness-firm = Est-ce solide?
fairness-firm-leaving-none = { $n ->
    [one] Il tient aussi sans la seule question.
   *[other] Il tient aussi si l’on retire n’importe laquelle des { $shown } questions.
}
fairness-firm-leaving-some = Le verdict changerait sans { $names }.
fairness-firm-numbers = Les chiffres derrière
fairness-firm-range = { $n ->
    [one] Neuf pondérations sur dix donnent entre { $low } et { $high } point.
   *[other] Neuf pondérations sur dix donnent entre { $low } et { $high } points.
}
fairness-firm-weights = Le verdict tient avec { $share } des { $draws } autres pondérations essayées, où chaque poids varie d’au plus { $shift } à la hausse ou à la baisse.
fairness-gate-failed = Seuil non franchi
fairness-gate-held = Seuil franchi
fairness-gate-open = Seuil non évalué
fairness-government = La réponse du gouvernement
fairness-hand-in = Remettre
fairness-hand-in-words = Une fois remise, votre feuille ne change plus : c’est ce qui la rend indépendante.
fairness-hint-about = Les limites des chiffres, ce qui a été laissé de côté et pourquoi.
fairness-hint-by = Un nom ou une fonction, et le jour.
fairness-hint-edition = Tel que déposé, modifié ou exécuté : avec sa date.
fairness-hint-example = Dit clairement que ce n’est pas une conclusion des organisations.
fairness-hint-link = Une adresse qui commence par https://
fairness-hint-page = Document, tableau, section ou page, pour que chacune et chacun s’y retrouve.
fairness-hint-rubric = Elle ne se change plus ensuite.
fairness-hint-title = Comme sur sa couverture.
fairness-hint-toml = Tout ce qui cloche est dit d’un coup; rien de ce que vous avez écrit n’est perdu.
fairness-hint-year = 2023 pour l’exercice 2023-2024.
fairness-hist = Chaque colonne : combien des 10 000 pondérations donnent tant de points. Le trait est la note de passage.
fairness-hist-label = Points sous d’autres pondérations
fairness-how = Comment ça marche
fairness-in-on = Ontario
fairness-in-qc = Québec
fairness-in-bc = Colombie-Britannique
fairness-in-ab = Alberta
fairness-in-sk = Saskatchewan
fairness-in-mb = Manitoba
fairness-in-nb = Nouveau-Brunswick
fairness-in-ns = Nouvelle-Écosse
fairness-in-pe = Île-du-Prince-Édouard
fairness-in-nl = Terre-Neuve-et-Labrador
fairness-in-yt = Yukon
fairness-in-nt = Territoires du Nord-Ouest
fairness-in-nu = Nunavut
fairness-in-ca = Canada
fairness-key-band = neuf autres pondérations sur dix
fairness-key-mark = nécessaire pour réussir
fairness-key-mean = ce budget
fairness-kind-gate = Seuil éliminatoire : qui ne le franchit pas échoue.
fairness-kind-numeric = Mesuré sur une échelle.
fairness-kind-ordinal = Une réponse sur quatre.
fairness-lead = Un budget réduit-il l’écart entre qui a beaucoup et qui a peu, ou le creuse-t-il? Des questions que tout le monde peut vérifier, avec la page où se trouve la réponse.
fairness-left-out = Une question retirée
fairness-left-to-settle = { $n ->
    [one] { $shown } question reste à trancher.
   *[other] { $shown } questions restent à trancher.
}
fairness-made = Comment ceci a été fait
fairness-made-by = Test : { $name }.
fairness-needed = points pour réussir
fairness-new = Tester un budget
fairness-new-lead = Quel budget, selon quelle grille. L’évaluation peut débuter aussitôt.
fairness-no-evidence = Aucune preuve trouvée
fairness-no-reply = Aucune à ce jour.
fairness-nobody = Personne encore
fairness-none = Aucun bulletin n’a encore paru.
fairness-none-words = Dès qu’un budget aura été testé, son bulletin sera ici, avec chaque note et sa source.
fairness-not-applicable = Ne s’applique pas
fairness-not-assessed = Non évalué
fairness-open = Passer au règlement des désaccords
fairness-open-words = Met fin à l’évaluation : aucune feuille ne peut plus être remise, et toutes les réponses sont visibles.
fairness-outcome-pass = Réussi
fairness-outcome-fail = Échec
fairness-outcome-insufficient-evidence = Preuves insuffisantes
fairness-own-rule = La règle est la nôtre. Celles et ceux qui ont d’abord réclamé un test d’équité, en 2012, ont dit ce qu’il devait demander sans publier de barème; nous disons donc le nôtre au grand jour, avec chaque poids.
fairness-owner = Responsable
fairness-part-title = le titre
fairness-part-about = la description
fairness-part-name = le nom
fairness-part-question = la question
fairness-part-evidence = la preuve demandée
fairness-part-anchor = la réponse
fairness-part-unit = l’unité
fairness-percent = { $number } %
fairness-picture = Image
fairness-points = Points
fairness-points-of-100 = points sur 100
fairness-public-page = La page publique
fairness-publish = Publier
fairness-published-on = Publié le { $day }.
fairness-question = Question
fairness-questions = Questions
fairness-quoted = « { $words } »
fairness-ready = Rien n’est contesté : le test peut paraître.
fairness-remove = Supprimer le test
fairness-remove-words = Le test disparaît avec toutes les feuilles. C’est sans retour.
fairness-reply = Consigner la réponse
fairness-reply-words = Mot pour mot, telle que reçue. Elle paraît à côté des réponses.
fairness-rubric = Grille
fairness-rubric-by = Apportée par { $name }.
fairness-rubric-from = Provenance
fairness-rubric-name = Nom et version : { $name }.
fairness-rubrics = Grilles
fairness-rule = La règle
fairness-rule-all = Chaque question, réponse et poids
fairness-rule-firm = Pour voir si un verdict est solide, 10 000 autres pondérations sont essayées, où chaque poids varie seul d’au plus { $shift } à la hausse ou à la baisse; puis chaque question est retirée une fois. Les pondérations sont les mêmes chaque fois.
fairness-rule-gates = Les seuils éliminatoires n’ont pas de poids. Un budget qui n’en franchit pas un échoue, quels que soient ses points; un seuil que personne n’a pu évaluer laisse le test sans verdict.
fairness-rule-rounding = Plusieurs personnes notent, chacune de son côté, et citent leurs sources. Les désaccords se règlent avec une raison, et les dissidences paraissent. Les chiffres sont arrondis au dixième inférieur : ils ne paraissent jamais meilleurs qu’ils ne sont.
fairness-rule-words = Chaque réponse vaut de 0 à 100 points. Le résultat est leur moyenne pondérée; il faut { $mark } points pour réussir. Les questions qui ne s’appliquent pas sont laissées de côté. Si moins de { $limit } du poids a une réponse, il n’y a pas de verdict : preuves insuffisantes.
fairness-ruler = { $n ->
    [one] { $points } point sur 100; il en faut { $mark } pour réussir
   *[other] { $points } points sur 100; il en faut { $mark } pour réussir
}
fairness-save = Enregistrer
fairness-save-sheet = Enregistrer pour plus tard
fairness-says-coverage = Il n’y a pas de verdict : { $share } du poids a une réponse, et il en faut { $limit }.
fairness-says-gate-open = { $n ->
    [one] Preuves manquantes au seuil éliminatoire : { $gates }.
   *[other] Preuves manquantes aux seuils éliminatoires : { $gates }.
}
fairness-says-gates = { $n ->
    [one] Seuil non franchi : { $gates }.
   *[other] Seuils non franchis : { $gates }.
}
fairness-says-mean = { $n ->
    [one] Il obtient { $points } point sur 100; il en faut { $mark } pour réussir.
   *[other] Il obtient { $points } points sur 100; il en faut { $mark } pour réussir.
}
fairness-says-pass = { $n ->
    [one] Le budget réussit : il obtient { $points } point sur 100, il en fallait { $mark }, et tous les seuils sont franchis.
   *[other] Le budget réussit : il obtient { $points } points sur 100, il en fallait { $mark }, et tous les seuils sont franchis.
}
fairness-says-so-far = { $n ->
    [one] Ce qui a une réponse donne { $points } point sur 100; il en faudrait { $mark }.
   *[other] Ce qui a une réponse donne { $points } points sur 100; il en faudrait { $mark }.
}
fairness-scale-rises = { $zero } ou moins : 0 point. { $full } ou plus : 100 points. En ligne droite entre les deux.
fairness-scale-falls = { $zero } ou plus : 0 point. { $full } ou moins : 100 points. En ligne droite entre les deux.
fairness-score-it = Noter
fairness-scored-by = Noté séparément par { $names }.
fairness-scoring-words = L’évaluation se fait séparément.
fairness-see-public = Voir le bulletin
fairness-settle = Trancher
fairness-settle-words = Choisissez la réponse qui compte et dites pourquoi. Les réponses qui diffèrent restent au bulletin comme dissidences.
fairness-settled = Tranché :
fairness-settled-because = Tranché parce que
fairness-sheet = Votre feuille
fairness-sheet-go-on = Continuer votre feuille
fairness-sheet-lead = Répondez à chaque question d’après les documents, pas d’après une opinion, et dites où cela se lit. « Aucune preuve trouvée » est une réponse honnête. Personne ne voit votre feuille avant sa remise.
fairness-sheets = { $n ->
    [one] { $shown } feuille est remise.
   *[other] { $shown } feuilles sont remises.
}
fairness-so-far = jusqu’ici
fairness-source = Source
fairness-standing-open = Non évalué
fairness-standing-agreed = Unanime
fairness-standing-disputed = Contesté
fairness-standing-settled = Tranché
fairness-state = État
fairness-state-published = Publié
fairness-state-scoring = En évaluation
fairness-state-settling = Désaccords à régler
fairness-step-begin = Dites quel budget est testé, et selon quelle grille.
fairness-step-publish = Publiez le bulletin, avec les dissidences et la réponse du gouvernement.
fairness-step-score = Deux ou trois personnes notent, chacune de son côté, avec la page.
fairness-step-settle = Réglez leurs désaccords, avec une raison.
fairness-test = Test
fairness-tests = Bulletins
fairness-the-rubric = La grille
fairness-threshold = { $n ->
    [one] Non franchi sous { $shown } point.
   *[other] Non franchi sous { $shown } points.
}
fairness-title = Test d’équité
fairness-tools = Outils
fairness-try = Faites le test vous-même
fairness-try-beside = Vos points à côté des points publiés
fairness-try-lead = Répondez à ce que vous savez; laissez le reste. Votre résultat paraît à côté de celui qui est publié. Rien n’est conservé : vos réponses sont dans l’adresse, que vous pouvez transmettre.
fairness-try-link = Vous avez répondu à { $share } du poids. L’adresse de cette page contient vos réponses : gardez-la ou transmettez-la.
fairness-try-mine = Vous
fairness-try-other = { $n ->
    [one] Le verdict publié est autre : « { $word } », { $points } point.
   *[other] Le verdict publié est autre : « { $word } », { $points } points.
}
fairness-try-same = { $n ->
    [one] Le verdict publié est le même : « { $word } », { $points } point.
   *[other] Le verdict publié est le même : « { $word } », { $points } points.
}
fairness-try-show = Voir mon résultat
fairness-try-theirs = Publié
fairness-try-title = { $title } : faites le test vous-même
fairness-try-unknown = Je ne sais pas
fairness-try-yours = Votre résultat
fairness-verdict = Verdict
fairness-verdict-then = Verdict alors
fairness-weight = Poids
fairness-weight-of = { $n ->
    [one] Poids { $shown }
   *[other] Poids { $shown }
}
fairness-weightings = Pondérations
fairness-weights-caption = Le poids de chaque dimension, sur 100
fairness-with-the-program = Fournie avec le programme
fairness-withdraw = Retirer le bulletin
fairness-withdraw-words = Il quitte la page publique jusqu’à nouvelle publication.
fairness-you = Vous
fairness-yours-given = La vôtre en fait partie.
audit-kind-fairness-test-begun = Début d’un test d’équité
audit-kind-fairness-test-changed = Modification d’un test d’équité
audit-kind-fairness-sheet-handed-in = Remise d’une feuille de notes
audit-kind-fairness-test-opened = Passage d’un test d’équité au règlement des désaccords
audit-kind-fairness-settled = Règlement d’une question d’un test d’équité
audit-kind-fairness-dissent = Consignation d’une dissidence
audit-kind-fairness-reply-kept = Consignation de la réponse d’un gouvernement
audit-kind-fairness-test-published = Publication d’un test d’équité
audit-kind-fairness-test-withdrawn = Retrait d’un test d’équité
audit-kind-fairness-test-removed = Suppression d’un test d’équité
audit-kind-fairness-test-adopted = Ajout du nom de l’organisation à un test d’équité
audit-kind-fairness-test-disowned = Retrait du nom de l’organisation d’un test d’équité
audit-kind-fairness-rubric-brought = Ajout d’une grille
