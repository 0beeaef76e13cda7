### statements
# used: audit-kind-* audit-field-*
statements-heading = Déclarations
statements-lead = Un nom ne figure sous un texte que si l’organisation a approuvé ce texte même.
statements-new = Nouvelle déclaration
statements-none = Rien n’a encore été écrit ensemble
statements-none-words = Rédigez une déclaration publique ou un message au gouvernement, envoyez-le aux parties et publiez-le avec les noms de celles qui l’approuvent.
statements-statement = Déclaration
statements-state = État
statements-draft = Brouillon
statements-waiting = En attente d’approbations
statements-published = Publiée
statements-aside = Mise de côté
statements-to = Adressée à
statements-by = Rédigée par
statements-approved = Approbations
statements-of = { $names } sur { $asked }
statements-waits-for-you = Votre organisation n’a pas répondu
statements-to-public = Au public
statements-to-public-hint = Une déclaration que tout le monde lit.
statements-to-government = À une instance gouvernementale
statements-to-government-hint = Un message publié, qui s’imprime aussi comme une lettre.
statements-office = Quelle instance
statements-office-hint = Seulement pour un message au gouvernement, par exemple « La présidence du Conseil du Trésor ».
statements-campaign = Publiée avec
statements-no-campaign = La page de la coalition
statements-save-words = Personne ne voit un brouillon, sauf votre organisation.
statements-save = Enregistrer le texte
statements-edit = Changer le texte
statements-edit-warning = { $n ->
    [one] { $shown } organisation a approuvé ce texte. Un changement en fait une nouvelle version, à approuver de nouveau.
   *[other] { $shown } organisations ont approuvé ce texte. Un changement en fait une nouvelle version, à approuver de nouveau.
}
statements-fault-office = Nommez l’instance à laquelle le message s’adresse.
statements-fault-changed = Quelqu’un d’autre a changé le texte entre-temps. Rouvrez-le.
statements-fault-other-text = Le texte a changé entre-temps. Celui qui figure ici est un autre texte; lisez-le avant de continuer.
statements-fault-answer = Choisissez ce que dit votre organisation.
statements-fault-reason = Dites pourquoi, pour que le texte puisse être corrigé.
statements-text = Le texte
statements-about = À son sujet
statements-hash = SHA-256 du texte :
statements-hash-words = L’empreinte de ce texte même, dans les deux langues. Une approbation vaut pour lui, et pour aucun autre.
statements-letter = Imprimer en lettre
statements-letter-nameless = Aucune organisation n’a encore approuvé ce texte.
statements-answer = Approuver ou refuser
statements-answer-change = Changer notre réponse
statements-answer-of = Réponse : { $name }
statements-what-say = Le nom de votre organisation peut-il figurer sous ce texte?
statements-approve = Nous approuvons ce texte
statements-approve-hint = Le nom de votre organisation paraît à la publication. Un texte changé ferait l’objet d’une nouvelle demande.
statements-decline = Nous refusons
statements-decline-hint = Le nom de votre organisation ne paraît pas.
statements-reason-hint = Les parties consultées le lisent. Il n’est jamais public.
statements-answer-send = Envoyer la réponse
statements-answers = Réponses
statements-answers-words = Sur le texte tel qu’il est maintenant
statements-answer-head = Réponse
statements-when = Quand
statements-said-yes = Approuvée
statements-said-no = Refusée
statements-said-nothing = Pas encore de réponse
statements-approvals = { $n ->
    [one] { $shown } approbation
   *[other] { $shown } approbations
}
statements-send = Envoyer pour approbation
statements-send-more = Qui est consulté
statements-send-words = Celles que vous choisissez voient le texte ainsi que les réponses et motifs des autres. Votre propre organisation approuve comme les autres.
statements-send-do = Les consulter
statements-publish = Publier
statements-publish-now = Publier avec ces noms
statements-with-names = { $n ->
    [one] Avec ce nom
   *[other] Avec ces { $shown } noms
}
statements-without = Sans être nommées
statements-nameless = Aucune organisation n’a approuvé ce texte même; personne ne peut donc le publier.
statements-place = Elle paraîtra avec : { $place }
statements-is-public = Ce texte est public.
statements-outdated = Un texte antérieur est public; celui-ci ne le sera qu’une fois publié.
statements-see = Voir la page publique
statements-withdraw = Retirer notre nom
statements-withdraw-words = Dès lors, le nom de votre organisation disparaît de la page publique, qui dit quand elle a changé. Vous pourrez approuver de nouveau.
statements-set-aside = Mettre de côté
statements-set-aside-words = On ne poursuit pas. Si elle est publique, elle ne l’est plus.
statements-done-written = Le brouillon est enregistré. Envoyez-le pour approbation ci-dessous.
statements-done-rewritten = C’est une nouvelle version. Personne ne l’a encore approuvée.
statements-done-moved = L’endroit où elle paraît est enregistré.
statements-done-sent = Les parties sont consultées.
statements-done-approved = Votre organisation approuve ce texte.
statements-done-declined = Votre organisation refuse.
statements-done-published = Elle est publiée.
statements-done-name = Le nom de votre organisation est retiré.
statements-done-nobody = Choisissez au moins une autre organisation à consulter.
statements-public-title = Déclarations communes
statements-public-kicker = Déclaration commune
statements-public-none = La coalition n’a pas encore publié de déclaration.
statements-public-all = Toutes les déclarations communes
statements-addressed = à l’attention de : { $office }
statements-public-names = { $n ->
    [one] Approuvée par { $shown } organisation
   *[other] Approuvée par { $shown } organisations
}
statements-public-nameless = Plus aucune organisation n’y appose son nom.
statements-public-approved = Chacune a approuvé ce texte même.
statements-public-changed = Ce qui figure ici a changé pour la dernière fois le
audit-kind-statement-written = Rédaction du texte d’une déclaration
audit-kind-statement-sent = Demande d’approbation d’une déclaration
audit-kind-statement-approved = Approbation du texte d’une déclaration
audit-kind-statement-declined = Refus d’une déclaration
audit-kind-statement-name-withdrawn = Retrait du nom de l’organisation d’une déclaration
audit-kind-statement-published = Publication d’une déclaration
audit-kind-statement-set-aside = Mise de côté d’une déclaration
audit-field-statement = Déclaration
