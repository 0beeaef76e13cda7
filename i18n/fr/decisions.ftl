### decisions
# used: decisions-outcome-* decisions-rule-* decisions-weighting-* decisions-of-* decisions-choice-* audit-kind-* audit-field-*
decisions-heading = Décisions
decisions-new = Nouvelle proposition
decisions-none = Rien n’a encore été mis aux voix
decisions-none-words = Une proposition dit ce que les parties devraient décider. On la met aux voix selon la règle du pacte, avec son quorum et son préavis; le décompte s’explique de lui-même.
decisions-none-open = Aucun vote n’est ouvert en ce moment.
decisions-now = Votes ouverts
decisions-past = Décisions prises
decisions-newest-first = Du plus récent au plus ancien
decisions-proposal = Proposition
decisions-outcome = Issue
decisions-by = Proposée par
decisions-pages = Pages
decisions-older = Plus anciennes
decisions-cancel = Annuler
decisions-waiting = { $n ->
    [one] { $shown } vote attend votre organisation
   *[other] { $shown } votes attendent votre organisation
}
decisions-waits-for-you = Votre organisation n’a pas voté
decisions-urgent = urgent
decisions-open = Ouvert
decisions-closed = Clos
decisions-withdrawn = Retirée
decisions-closes = Se termine le { $when }
decisions-closed-at = { $when }
decisions-outcome-adopted = Adoptée
decisions-outcome-rejected = Non adoptée
decisions-outcome-no-quorum = Quorum non atteint
decisions-outcome-no-notice = Préavis insuffisant
decisions-outcome-adopted-words = La proposition est adoptée.
decisions-outcome-rejected-words = La proposition n’est pas adoptée : la règle n’est pas remplie.
decisions-outcome-no-quorum-words = Rien n’est décidé : trop peu d’organisations ont répondu.
decisions-outcome-no-notice-words = Rien n’est décidé, faute de préavis : l’électorat n’a pas eu le texte assez longtemps.
decisions-what = Ce qu’il faut décider
decisions-when = Jusqu’à quand
decisions-how = Comment on décide
decisions-who = Qui décide
decisions-title = Titre
decisions-text = Texte
decisions-english = anglais
decisions-french = français
decisions-languages-hint = Une langue suffit; si l’autre manque, celle-ci la remplace. Le Markdown fonctionne : **gras**, listes, liens.
decisions-is-urgent = C’est urgent.
decisions-urgent-hint = Un préavis de { $short } suffit alors. Si plus de la moitié des organisations qui répondent jugent que ce n’est pas urgent, la proposition échoue faute de préavis.
decisions-field-closes = Le vote se termine
decisions-closes-hint = Une proposition ordinaire demande un préavis de { $ordinary }, d’ici à la fin du vote.
decisions-rule = Règle
decisions-rule-consensus = Consensus
decisions-rule-majority = Majorité
decisions-rule-two-thirds = Deux tiers
decisions-rule-unanimity = Unanimité
decisions-weighting = Poids des voix
decisions-weighting-one-each = Une organisation, une voix
decisions-weighting-by-members = Selon les personnes représentées
decisions-quorum = Quorum, en pour cent
decisions-quorum-of = De
decisions-of-one-each = l’ensemble des organisations
decisions-of-by-members = l’ensemble des personnes représentées
decisions-terms-hint = Ce qui figure ici est ce que prévoit le pacte. Les abstentions comptent pour le quorum, ni pour ni contre.
decisions-who-hint = Qui voit la proposition vote. La liste est fixée à l’ouverture; une organisation qui part avant la fin ne compte plus.
decisions-opens-now = Le vote s’ouvre tout de suite, et les organisations en sont avisées.
decisions-open-vote = Ouvrir le vote
decisions-days = { $n ->
    [one] { $shown } jour
   *[other] { $shown } jours
}
decisions-hours = { $n ->
    [one] { $shown } heure
   *[other] { $shown } heures
}
decisions-fault-title = Donnez un titre à la proposition.
decisions-fault-text = Écrivez le texte.
decisions-fault-empty = Écrivez quelque chose ici.
decisions-fault-long = { $n ->
    [one] Au plus { $shown } caractère peut figurer ici.
   *[other] Au plus { $shown } caractères peuvent figurer ici.
}
decisions-fault-forbidden = Ce texte contient un caractère qui ne peut pas servir.
decisions-fault-quorum = Indiquez un quorum de 0 à 100.
decisions-fault-close = Choisissez le jour et l’heure de la fin du vote.
decisions-fault-close-late = Un vote peut rester ouvert un an au plus.
decisions-fault-close-soon = C’est trop tôt : les parties ont droit à un préavis de { $notice }. Choisissez le { $from } ou plus tard, ou dites que c’est urgent.
decisions-fault-close-urgent = C’est trop tôt, même pour une proposition urgente : il faut un préavis de { $notice }. Choisissez le { $from } ou plus tard.
decisions-fault-electors = Choisissez au moins une autre organisation avec qui décider.
decisions-fault-amended = Le texte a été amendé entre-temps. Relisez-le ci-dessous, puis envoyez.
decisions-fault-same = Rien ne diffère du texte actuel.
decisions-fault-choice = Choisissez ce que dit votre organisation.
decisions-fault-reason = Dites en quoi consiste votre objection, pour que les autres puissent y répondre.
decisions-fault-minutes-changed = Quelqu’un d’autre a rédigé le procès-verbal entre-temps. Son texte figure ci-dessus.
decisions-ballot = Vote
decisions-ballot-of = Vote : { $name }
decisions-ballot-cast = Voter
decisions-ballot-change = Changer notre vote
decisions-what-say = Que dit votre organisation?
decisions-choice-yes = Oui
decisions-choice-no = Non
decisions-choice-abstain = Abstention
decisions-choice-block = Objection
decisions-hint-block = Empêche le consensus. Dites pourquoi.
decisions-hint-abstain = Consignée. Compte pour le quorum, ni pour ni contre.
decisions-hint-abstain-unanimity = Consignée. L’unanimité demande un oui de toutes les organisations.
decisions-reason = Motif
decisions-reason-hint = Les parties qui votent le lisent aussitôt; il figure au procès-verbal.
decisions-not-urgent = Nous ne jugeons pas cela urgent
decisions-not-urgent-hint = Si plus de la moitié des organisations qui répondent le disent, la proposition échoue faute de préavis, quels que soient les votes.
decisions-cast = Déposer le vote
decisions-own = Le vote de votre organisation : { $said }. Il peut changer jusqu’à la fin.
decisions-not-authorised = Votre organisation peut voter ici. Une personne qu’elle a autorisée doit déposer son vote.
decisions-opened = Ouverture
decisions-closing = Fin
decisions-version = Texte
decisions-version-fact = version { $version }, depuis le { $when }
decisions-version-title = Version { $shown }
decisions-versions = Textes précédents
decisions-quorum-fact = Quorum
decisions-quorum-organisations = { $percent } % des organisations
decisions-quorum-people = { $percent } % des personnes représentées
decisions-notice-short = { $notice }, en urgence
decisions-notice-long = { $notice }
decisions-so-far = Jusqu’ici
decisions-result = Résultat
decisions-explained = Comment on a compté
decisions-numbers = Les voix en chiffres
decisions-said = Réponse
decisions-organisation = Organisation
decisions-organisations = Organisations
decisions-people = Personnes
decisions-said-yes = Oui
decisions-said-no = Non
decisions-said-abstain = Abstention
decisions-said-nothing = Pas de vote
decisions-sum = oui : { $yes } + non : { $no } + abstention : { $abstained } + sans vote : { $missing } = { $all } organisations
decisions-sum-people = oui : { $yes } + non : { $no } + abstention : { $abstained } + sans vote : { $missing } = { $all } personnes représentées
decisions-met = Rempli
decisions-not-met = Non rempli
decisions-step-electorate = Électorat
decisions-step-electorate-words = { $frozen } à l’ouverture − { $left } ayant quitté avant la fin = { $electors }
decisions-step-ballots = Bulletins
decisions-ballots-cast = { $n ->
    [one] { $shown } déposé
   *[other] { $shown } déposés
}
decisions-ballots-counted = { $n ->
    [one] { $shown } qui compte
   *[other] { $shown } qui comptent
}
decisions-ballots-replaced = { $n ->
    [one] { $shown } remplacé par un suivant
   *[other] { $shown } remplacés par un suivant
}
decisions-ballots-earlier = { $n ->
    [one] { $shown } sur un texte antérieur
   *[other] { $shown } sur un texte antérieur
}
decisions-ballots-late = { $n ->
    [one] { $shown } en retard
   *[other] { $shown } en retard
}
decisions-ballots-departed = { $n ->
    [one] { $shown } d’une organisation partie
   *[other] { $shown } d’organisations parties
}
decisions-step-notice = Préavis
decisions-notice-ordinary = Exigé : { $needed }; donné : { $given }
decisions-notice-urgent = En urgence. Exigé : { $needed }; donné : { $given }. Jugée non urgente par { $objections } sur { $replied } qui ont répondu, soit pas plus de la moitié.
decisions-notice-denied = Jugée non urgente par { $objections } sur { $replied } qui ont répondu, plus de la moitié. Le préavis ordinaire s’applique donc. Exigé : { $needed }; donné : { $given }.
decisions-step-quorum = Quorum
decisions-step-quorum-organisations = { $percent } % de { $all } organisations, soit { $needed }; ont répondu : { $replied }
decisions-step-quorum-people = { $percent } % de { $all } personnes représentées, soit { $needed }; ont répondu : { $replied }
decisions-step-votes = Voix
decisions-step-consensus = Au moins un oui et aucune objection; oui : { $yes }, objections : { $objections }
decisions-step-majority = Plus de la moitié des { $cast } oui et non, soit { $needed }; oui : { $yes }
decisions-step-two-thirds = Les deux tiers des { $cast } oui et non, soit { $needed }; oui : { $yes }
decisions-step-unanimity = Un oui de toutes les organisations, soit { $needed }; oui : { $yes }
decisions-electors = Les organisations qui votent
decisions-electors-words = Les votes sont connus de celles qui votent
decisions-cast-at = Déposé
decisions-cast-by = par { $name }
decisions-left = partie le { $when }
decisions-done-opened = Le vote est ouvert, et les organisations en sont avisées.
decisions-done-cast = Le vote est déposé.
decisions-done-amended = Le texte est amendé. Toutes les organisations votent de nouveau.
decisions-done-offered = L’amendement attend l’organisation qui a fait la proposition.
decisions-done-declined = L’amendement est refusé.
decisions-done-too-late = La proposition a été amendée ou close entre-temps. Vous n’avez rien changé.
decisions-done-outdated = Le texte a changé depuis que cet amendement a été proposé; il ne peut pas être accepté tel quel.
decisions-amend = Amender
decisions-amend-do = Amender le texte
decisions-amend-offer = Proposer un amendement
decisions-amend-offer-do = Proposer l’amendement
decisions-amend-own = Un texte changé est remis aux voix : les votes sur l’ancien ne comptent plus, et le préavis de { $notice } recommence. Le vote se termine alors le { $close }.
decisions-amend-other = L’organisation qui a fait la proposition accepte ou refuse votre amendement. S’il est accepté, on vote de nouveau.
decisions-note = Ce que cela change, et pourquoi
decisions-note-hint = Une phrase ou deux pour les autres.
decisions-amendments = Amendements
decisions-amendment-by = Proposé par { $name }
decisions-amendment-waits = Attend une réponse.
decisions-amendment-accepted = Accepté.
decisions-amendment-declined = Refusé.
decisions-amendment-outdated = Le texte a changé depuis.
decisions-amendment-accept = Accepter et revoter
decisions-amendment-decline = Refuser
decisions-withdraw = Retirer la proposition
decisions-withdraw-words = Le vote prend fin sans issue. Ce qui a été dit reste consigné.
decisions-minutes = Procès-verbal
decisions-minutes-none = Aucun procès-verbal n’a encore été rédigé. Le texte, le décompte et les votes ci-dessus se suffisent.
decisions-minutes-write = Rédiger le procès-verbal
decisions-minutes-hint = Chaque fois que vous enregistrez, une nouvelle version s’ajoute; les précédentes restent.
decisions-minutes-keep = Enregistrer le procès-verbal
decisions-minutes-written = Rédigé le { $when }
decisions-minutes-earlier = Version précédente.
decisions-calendar = Fin du vote : { $title }
audit-kind-decision-opened = Mise aux voix d’une proposition
audit-kind-decision-amended = Amendement d’une proposition
audit-kind-decision-withdrawn = Retrait d’une proposition
audit-kind-decision-closed = Fin d’un vote
audit-kind-ballot-cast = Dépôt du vote de l’organisation
audit-kind-amendment-offered = Proposition d’un amendement
audit-kind-amendment-declined = Refus d’un amendement
audit-kind-minutes-written = Rédaction d’un procès-verbal
audit-field-decision = Décision
audit-field-outcome = Issue
