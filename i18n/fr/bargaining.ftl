### bargaining
# used: audit-kind-* audit-field-* bargaining-status-* bargaining-subject-* bargaining-severity-* bargaining-state-* bargaining-contract-* bargaining-shown-* bargaining-did-*
bargaining-part = Négociation
bargaining-lead = Nos conventions collectives, ce qu’on exige de nous et ce qui a été confié à la sous-traitance. Chaque organisation décide de ce que les autres voient.
bargaining-pages = Pages de la négociation
bargaining-agreements = Conventions
bargaining-comparison = Comparaison
bargaining-expiries = Échéances
bargaining-threats = Menaces
bargaining-contracts = Sous-traitance
bargaining-save = Enregistrer
bargaining-cancel = Annuler
bargaining-change = Modifier
bargaining-remove = Supprimer
bargaining-remove-words = Cela disparaît pour toutes les personnes qui le voient. C’est irréversible.
bargaining-facts = En bref
bargaining-did-added = Ajouté.
bargaining-did-changed = Enregistré.
bargaining-did-removed = Supprimé.
bargaining-did-noted = Le nouvel état est noté.
bargaining-shown-own = Votre organisation seulement
bargaining-shown-chosen = Votre organisation et { $names }
bargaining-shown-parties = Toutes les organisations parties au pacte
bargaining-shown-public = Tout le monde
bargaining-money = { $amount } $
bargaining-percent = { $number } %

bargaining-agreement = Convention
bargaining-agreement-new = Ajouter une convention
bargaining-agreement-edit = Modifier la convention
bargaining-agreements-none = Aucune convention pour l’instant
bargaining-agreements-none-words = Inscrivez votre unité, votre employeur et la durée de votre convention. On pourra ensuite comparer ses dispositions à celles des autres, et son échéance figurera au calendrier de qui peut la voir.
bargaining-agreements-caption = Les vôtres d’abord, puis celles que les autres organisations vous montrent
bargaining-party = Organisation
bargaining-people = Personnes
bargaining-status = Négociation
bargaining-until = Échéance
bargaining-since = depuis le { $day }
bargaining-sum-agreements = { $n ->
    [one] convention
   *[other] conventions
}
bargaining-sum-people = { $n ->
    [one] personne visée
   *[other] personnes visées
}
bargaining-sum-open = { $n ->
    [one] n’est pas ratifiée
   *[other] ne sont pas ratifiées
}
bargaining-sum-ending = { $n ->
    [one] prend fin d’ici un an
   *[other] prennent fin d’ici un an
}
bargaining-ends-today = prend fin aujourd’hui
bargaining-ends-days = { $n ->
    [one] dans { $shown } jour
   *[other] dans { $shown } jours
}
bargaining-ends-months = { $n ->
    [one] dans { $shown } mois
   *[other] dans { $shown } mois
}
bargaining-ended-days = { $n ->
    [one] il y a { $shown } jour
   *[other] il y a { $shown } jours
}
bargaining-ended-months = { $n ->
    [one] il y a { $shown } mois
   *[other] il y a { $shown } mois
}
bargaining-calendar-end = Fin de la convention : { $unit } ({ $employer })

bargaining-field-unit = Unité de négociation
bargaining-hint-unit = Les personnes visées, par exemple « Personnel de bureau et d’administration ».
bargaining-field-employer = Employeur
bargaining-field-people = Personnes visées
bargaining-field-from = Premier jour
bargaining-field-until = Dernier jour
bargaining-field-status = Où en est la négociation
bargaining-field-since = Depuis
bargaining-status-open = En cours
bargaining-status-tentative-settlement = Règlement provisoire
bargaining-status-agreement-in-principle = Entente de principe
bargaining-status-ratification-vote = Vote de ratification
bargaining-status-ratified = Ratifiée
bargaining-status-expired = Échue
bargaining-status-bridged = Prolongée
bargaining-status-means-open = On négocie.
bargaining-status-means-tentative-settlement = Les comités se sont entendus; personne n’a voté.
bargaining-status-means-agreement-in-principle = L’essentiel est convenu; le texte reste à rédiger.
bargaining-status-means-ratification-vote = Les membres votent.
bargaining-status-means-ratified = Elle est en vigueur.
bargaining-status-means-expired = Elle a pris fin et rien ne la remplace.
bargaining-status-means-bridged = Elle a pris fin; ses conditions s’appliquent jusqu’à la prochaine.
bargaining-history = Le fil de la négociation
bargaining-note-status = Noter un nouvel état

bargaining-provisions = Dispositions
bargaining-provisions-none = Aucune disposition n’a encore été inscrite.
bargaining-provision-new = Ajouter une disposition
bargaining-provision-edit = Modifier la disposition
bargaining-field-subject = Sujet
bargaining-field-clause = Clause
bargaining-hint-clause = Où elle se trouve, par exemple « Article 12.03 ».
bargaining-field-text = Texte
bargaining-hint-text = Les mots de la convention, dans la mesure où ils comptent ici.
bargaining-subjects = Sujets
bargaining-subject-pay = Salaires
bargaining-subject-pensions = Retraite
bargaining-subject-contracting-out = Sous-traitance
bargaining-subject-staffing = Effectifs
bargaining-subject-safety = Santé et sécurité
bargaining-subject-hours = Heures de travail
bargaining-subject-leave = Congés
bargaining-subject-benefits = Avantages sociaux
bargaining-subject-discipline = Mesures disciplinaires
bargaining-subject-other = Autre
bargaining-compare-this = comparer

bargaining-comparison-title = Comparaison : { $subject }
bargaining-comparison-lead = Ce que disent nos conventions sur un même sujet, côte à côte.
bargaining-comparison-none = Aucune convention que vous pouvez voir ne contient de disposition à ce sujet.
bargaining-comparison-as-of = En date du { $day }; seulement les conventions que les organisations vous montrent.
bargaining-unsaid = aucune disposition
bargaining-silent = Rien d’inscrit à ce sujet
bargaining-covers = { $n ->
    [one] { $shown } personne
   *[other] { $shown } personnes
}
bargaining-runs-until = jusqu’au { $day }

bargaining-expiries-lead = Quand nos conventions prennent fin : là où nous pourrions négocier en même temps.
bargaining-expiries-chart = Les durées
bargaining-expiries-table = Par ordre d’échéance
bargaining-expiries-sentence = { $n ->
    [0] Aucune convention ne prend fin d’ici un an.
    [one] { $shown } convention prend fin d’ici un an.
   *[other] { $shown } conventions prennent fin d’ici un an.
}
bargaining-expiries-next = La prochaine : { $name }, { $unit }, le { $day }.
bargaining-expiries-label = Toutes les durées figurent dans le tableau ci-dessous.
bargaining-today = aujourd’hui, le { $day }
bargaining-over = durée écoulée

bargaining-threat = Menace
bargaining-threat-new = Noter une menace
bargaining-threat-edit = Modifier la menace
bargaining-threats-lead = Ce que les employeurs exigent, pour qu’une table prévienne la suivante.
bargaining-threats-none = Aucune menace n’a été notée
bargaining-threats-none-words = Quand un employeur exige une concession, notez qui exige quoi. Les organisations à qui vous la montrez en sont informées, et vous pouvez en faire un appel à l’appui.
bargaining-threats-open = Toujours là
bargaining-threats-past = Terminées
bargaining-threat-by = { $who }, depuis le { $day }
bargaining-threat-to = Nos conventions qui sont visées
bargaining-threat-to-none = Aucune convention que vous pouvez voir n’est nommée.
bargaining-make-call = En faire un appel
bargaining-noted-by = Inscription de
bargaining-field-demand = Ce qui est exigé
bargaining-hint-demand = En une ligne, par exemple « Les personnes nouvellement embauchées quittent le régime de retraite ».
bargaining-field-who = Qui l’exige
bargaining-hint-who = L’employeur, jamais le nom d’une personne.
bargaining-field-severity = Gravité
bargaining-field-words = Ce qu’on sait de plus
bargaining-field-state = Ce qu’elle est devenue
bargaining-severity-low = Faible
bargaining-severity-serious = Sérieuse
bargaining-severity-grave = Grave
bargaining-severity-means-low = À surveiller.
bargaining-severity-means-serious = Il faut y répondre à la table.
bargaining-severity-means-grave = Elle concerne toutes les organisations.
bargaining-state-open = Toujours là
bargaining-state-met = Repoussée
bargaining-state-withdrawn = Retirée
bargaining-state-conceded = Concédée

bargaining-contract-new = Noter un contrat
bargaining-contract-edit = Modifier le contrat
bargaining-contracts-lead = Des services publics confiés à la sous-traitance : ce qu’on a promis, ce qu’on a constaté.
bargaining-contracts-none = Rien n’a été noté
bargaining-contracts-none-words = Notez quel service est passé de qui à qui, ce qu’il devait coûter et ce qu’on a constaté. Ce qui est constaté exige une source. Ce que vous montrez à tout le monde figure sur une page publique.
bargaining-promised = Promis
bargaining-found = Constaté
bargaining-promised-found = Promis et constaté
bargaining-difference = Écart
bargaining-differs = { $percent } par rapport à ce qui était promis
bargaining-from-to = De qui à qui
bargaining-together-cases = { $n ->
    [one] Dans le seul cas où l’on connaît les deux :
   *[other] Dans les { $shown } cas où l’on connaît les deux :
}
bargaining-together = promis { $promised }, constaté { $found }.
bargaining-source = Source :
bargaining-csv = Télécharger la feuille de calcul (CSV)
bargaining-term = Du { $from } au { $until }
bargaining-term-from = Depuis le { $from }
bargaining-term-until = Jusqu’au { $until }
bargaining-costs-words = En dollars entiers, sur la même période. Ce qui est constaté exige qu’on dise par qui, avec un lien.
bargaining-field-service = Service
bargaining-hint-service = Par exemple « Entretien ménager de quatre hôpitaux ».
bargaining-field-from-body = Organisme public
bargaining-field-to = Entreprise
bargaining-field-number = Numéro du contrat
bargaining-field-worth = Valeur du contrat, en dollars
bargaining-field-begin = Début du contrat
bargaining-field-end = Fin du contrat
bargaining-field-term = Durée
bargaining-field-contract-state = Ce qu’il en est
bargaining-field-promised = Coût promis, en dollars
bargaining-hint-promised = Ce que le public devait payer.
bargaining-field-found = Coût constaté, en dollars
bargaining-hint-found = Ce qu’on a constaté.
bargaining-field-finding = Ce qui a été constaté
bargaining-field-source = Source
bargaining-hint-source = Qui l’a constaté, dans quel document.
bargaining-field-link = Lien vers la source
bargaining-contract-planned = Prévu
bargaining-contract-running = En sous-traitance
bargaining-contract-ended = Contrat terminé
bargaining-contract-returned = Revenu au public
bargaining-contract-number = Contrat { $number }.
bargaining-contract-worth = Valeur : { $amount }.
bargaining-contract-by = Inscription : { $name }.
bargaining-public-kicker = Le dossier
bargaining-public-title = En sous-traitance
bargaining-public-lead = Des services publics confiés à des entreprises : ce que cela devait coûter, ce qu’on a constaté, et où c’est écrit.
bargaining-public-none = Il n’y a encore rien ici.
bargaining-public-method = Chaque inscription relève de l’organisation qui l’a notée. Dernière modification : { $day }.

bargaining-fault-one-language = Écrivez-le dans au moins une langue.
bargaining-fault-most = Au plus { $shown }, s’il vous plaît.
bargaining-fault-years = Choisissez un jour entre 1950 et 2099.
bargaining-fault-future = Ce jour n’est pas encore venu.
bargaining-fault-reversed = Le dernier jour précède le premier.
bargaining-fault-choose = Faites un choix.
bargaining-fault-link = Écrivez une adresse comme https://nouvelles.example/article.
bargaining-fault-chosen = Choisissez au moins une organisation, ou gardez-le pour la vôtre.
bargaining-fault-source = Ce qui est constaté exige une source : qui l’a constaté, et un lien.

audit-kind-agreement-added = Inscription d’une convention collective
audit-kind-agreement-changed = Modification d’une convention collective
audit-kind-agreement-removed = Suppression d’une convention collective
audit-kind-agreement-status = Changement d’état d’une négociation
audit-kind-provision-added = Inscription d’une disposition
audit-kind-provision-changed = Modification d’une disposition
audit-kind-provision-removed = Suppression d’une disposition
audit-kind-threat-noted = Inscription d’une menace
audit-kind-threat-changed = Modification d’une menace
audit-kind-threat-removed = Suppression d’une menace
audit-kind-contract-noted = Inscription d’un contrat
audit-kind-contract-changed = Modification d’un contrat
audit-kind-contract-removed = Suppression d’un contrat
audit-field-agreement = Convention
audit-field-provision = Disposition
audit-field-threat = Menace
audit-field-contract = Contrat
audit-field-status = État
