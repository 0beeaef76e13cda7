### pact
# used: audience-*
pact-room-parts = Parties de la salle du pacte
pact-room-overview = Aperçu
audience-legend = Qui voit ceci
audience-own = Votre organisation seulement
audience-chosen = Votre organisation et celles que vous choisissez
audience-parties = Toutes les organisations parties au pacte
audience-public = Tout le monde, sur la page publique
pact-overview-people = Ensemble, { $n ->
    [one] { $shown } personne représentée
   *[other] { $shown } personnes représentées
}
pact-parties = Les organisations parties au pacte
pact-parties-none = Aucune organisation n’a encore été ajoutée à la coalition.
pact-party-people = { $n ->
    [one] { $shown } personne
   *[other] { $shown } personnes
}
# used: audit-kind-pact-* audit-kind-mandate-* audit-field-*
audit-kind-pact-begun = Début de l’ébauche d’un pacte
audit-kind-pact-saved = Enregistrement de l’ébauche d’un pacte
audit-kind-pact-circulated = Mise en circulation d’une version d’un pacte
audit-kind-pact-commented = Commentaire sur un pacte
audit-kind-pact-settled = Règlement de commentaires sur un pacte
audit-kind-pact-opened = Ouverture d’un pacte à la signature
audit-kind-pact-signed = Signature d’un pacte
audit-kind-pact-notice = Préavis de retrait d’un pacte
audit-kind-pact-published = Publication d’un pacte
audit-kind-mandate-given = Autorisation de signer ou de voter
audit-kind-mandate-ended = Retrait de l’autorisation de signer ou de voter
audit-field-pact = Pacte
audit-field-clause = Clause
audit-field-entry = Inscription
audit-field-clauses = Clauses
audit-field-leaves = Se retire le
audit-field-mandate = Autorisation

pact-room-text = Texte et signatures
# used: pact-phase-* pact-mandate-* pact-kind-* pact-rule-* pact-did-*
pact-phase-draft = Ébauche
pact-phase-signing = Ouvert à la signature
pact-phase-in-force = En vigueur
pact-phase-ended = Terminé
pact-phase = État
pact-now = Où il en est
pact-untitled = Un pacte sans titre
pact-begin = Commencer un pacte
pact-none = Pas encore de pacte
pact-none-words = Un pacte dit ce que les organisations veulent ensemble, ce qu’elles se promettent, pour combien de temps, et comment elles décident.
pact-none-1 = Le secrétariat de la coalition rédige une ébauche et la fait circuler.
pact-none-2 = Les parties la commentent, clause par clause, jusqu’à ce que toutes s’entendent.
pact-none-3 = Le pacte s’ouvre à la signature. La personne autorisée par chaque organisation signe ici.
pact-not-circulated = N’a pas encore circulé
pact-version = Version { $shown }
pact-version-out = Les parties ont la version { $shown } en main.
pact-versions = Versions
pact-signatories-count =
    { $n ->
        [one] { $shown } partie y adhère
       *[other] { $shown } parties y adhèrent
    }

pact-mandates = Qui peut signer et voter
pact-mandates-words = Seules les personnes que vous autorisez ici signent un pacte, ou votent, au nom de votre organisation. Vous pouvez retirer l’une ou l’autre autorisation à tout moment; ce qui est fait demeure.
pact-mandates-done = C’est changé.
pact-mandate-sign = Signe en notre nom
pact-mandate-vote = Vote en notre nom
pact-mandate-since = Depuis le { $day }
pact-mandate-give = Autoriser
pact-mandate-end = Mettre fin
pact-no-mandate = L’administration de votre organisation désigne qui peut signer en son nom.

pact-title = Titre
pact-preamble = Préambule
pact-place = Lieu
pact-clauses = Clauses
pact-kind = Nature
pact-kind-clause = Clause
pact-kind-commitment = Engagement
pact-heading = Intitulé
pact-body = Texte
pact-its-place = position
pact-clause-number = Clause { $shown }
pact-clause-field = { $clause } : { $field }
pact-clause-gone = { $clause }, retirée
pact-clause-only = Signée par { $who }.
pact-add-clause = Ajouter une clause
pact-add-commitment = Ajouter un engagement
pact-from = Premier jour
pact-until = Dernier jour
pact-notice-days = Jours de préavis pour se retirer
pact-decide = Comment les parties décident, sauf si une proposition dit autre chose
pact-votes = Voix
pact-quorum = Quorum, en pour cent des parties
pact-days = Jours de préavis pour une proposition
pact-hours = Heures de préavis en cas d’urgence
pact-edit = Rédiger le pacte
pact-save-go = Enregistrer et lire
pact-fault-long = Ramenez ce texte à { $shown } caractères.
pact-fault-number = Inscrivez un nombre de 0 à { $shown }.
pact-fault-until = Le dernier jour ne peut pas précéder le premier.
pact-fault-collision = Quelqu’un d’autre a enregistré l’ébauche entre-temps. Voici ce que vous avez écrit; enregistrer maintenant remplacera son texte.
pact-unready = Avant de pouvoir circuler :
pact-unready-title = Donnez-lui un titre.
pact-unready-clauses = Rédigez au moins une clause.
pact-unready-clause = Donnez un intitulé et un texte à la clause { $shown }.

pact-did-saved = L’ébauche est enregistrée.
pact-did-circulated = Les parties ont cette version en main.
pact-did-said = Toutes les parties peuvent lire votre commentaire.
pact-did-settled = Ces commentaires sont réglés.
pact-did-opened = Le pacte est ouvert à la signature. Son texte ne peut plus changer.
pact-did-signed = Votre organisation a signé.
pact-did-notice = Le préavis est donné. Toutes les parties en sont avisées.
pact-did-published = Le pacte est sur la page publique.
pact-changed-since = L’ébauche a changé depuis que les parties l’ont vue.
pact-nobody-saw = Personne d’autre que vous ne voit cette ébauche. Faites-la circuler pour que les parties puissent la lire et la commenter.
pact-note = Ce qui est nouveau, en une phrase
pact-circulate = Faire circuler
pact-open = Ouvrir à la signature
pact-open-words = Toutes les parties ont cette version en main. Une fois le pacte ouvert à la signature, son texte reste tel quel, à la lettre.
pact-publish = Publier
pact-publish-words = Le pacte est signé, mais pas encore public. Le publier montre à tout le monde le texte, les signataires, les personnes qui ont signé et les limites.
pact-renew = Renouveler
pact-sign = Signer
pact-leave = Donner un préavis
pact-see-public = Page publique
pact-file = Télécharger le fichier signé
pact-difference = Voir ce qui a changé
pact-difference-from = Ce qui a changé depuis la version { $shown }
pact-waiting = N’ont pas signé : { $who }

pact-say-open = Commenter
pact-say = Commentaire, à l’intention de toutes les parties
pact-say-go = Envoyer
pact-said =
    { $n ->
        [one] { $shown } commentaire
       *[other] { $shown } commentaires
    }
pact-settle = Réglé
pact-settled = { $n ->
    [one] réglé
   *[other] réglés
}

pact-sign-title = Signer le pacte
pact-sign-words = Ce que vous écrivez ici entre dans la liste du pacte et ne peut plus être changé. Quand le pacte est public, les noms, le lieu et les limites le sont aussi.
pact-sign-clauses = Ce que votre organisation signe
pact-sign-clauses-hint = Le tout, à moins que vous n’en retiriez des clauses. Seules les clauses qu’elle signe lient votre organisation.
pact-signed-already = déjà signée
pact-officer = Nom de la personne qui signe
pact-officer-title = Titre
pact-date = Date
pact-sign-place = Lieu
pact-sign-witnesses = Témoins, s’il y en a
pact-witness = Nom
pact-witness-title = Titre
pact-limits = Limites
pact-sign-limits = Limites que la loi impose à votre organisation
pact-sign-limits-hint = Elles accompagnent chaque appel qui lui est adressé, par exemple : « appui avant ou après le travail ».
pact-sign-sure = J’ai l’autorisation de signer pour l’organisation « { $organisation } », et j’ai lu le texte.
pact-sign-go = Signer en son nom
pact-fault-clauses = Choisissez au moins une clause.
pact-fault-date = Inscrivez le jour de la signature : aujourd’hui ou avant.
pact-fault-sure = Cochez cette case pour continuer.
pact-fault-text = Cette page est celle d’un autre texte. Relisez le pacte.

pact-leave-title = Donner un préavis de retrait du pacte
pact-leave-period =
    { $n ->
        [0] Le pacte n’exige aucun préavis.
        [one] Le pacte exige { $shown } jour de préavis.
       *[other] Le pacte exige { $shown } jours de préavis.
    }
pact-leave-day = Votre organisation se retire le { $day }.
pact-leave-until = D’ici là, elle est partie au pacte : on peut faire appel à elle, et elle vote.
pact-leave-past = Sa signature reste dans la liste, avec le jour de son retrait.
pact-leave-why = Ce que les autres parties doivent savoir
pact-leave-sure = J’ai l’autorisation de donner un préavis pour l’organisation « { $organisation } ».
pact-leave-go = Donner le préavis

pact-term = du { $from } au { $until }
pact-rules = Durée et règles
pact-rule-place = Fait à { $place }.
pact-rule-term = En vigueur { $term }.
pact-rule-notice =
    { $n ->
        [0] Une partie peut se retirer par avis écrit, sans délai.
        [one] Une partie peut se retirer par avis écrit, après { $shown } jour.
       *[other] Une partie peut se retirer par avis écrit, après { $shown } jours.
    }
pact-rule-consensus = Les décisions se prennent par consensus : personne ne s’y oppose.
pact-rule-majority = Les décisions se prennent à plus de la moitié des voix.
pact-rule-two-thirds = Les décisions se prennent aux deux tiers des voix.
pact-rule-unanimity = Les décisions se prennent à l’unanimité.
pact-rule-weighted = Le poids d’une voix est le nombre de personnes que l’organisation représente.
pact-rule-each = Chaque organisation a une voix.
pact-rule-quorum =
    { $n ->
       *[other] Au moins { $shown } % des parties participent.
    }
pact-rule-days =
    { $n ->
        [one] Une proposition est annoncée { $shown } jour avant la fin du vote.
       *[other] Une proposition est annoncée { $shown } jours avant la fin du vote.
    }
pact-rule-hours =
    { $n ->
        [one] En cas d’urgence, { $shown } heure suffit.
       *[other] En cas d’urgence, { $shown } heures suffisent.
    }

pact-signatories = Signataires
pact-signatories-none = Personne n’a encore signé.
pact-nobody = personne
pact-list-and = { $first } et { $last }
pact-person = { $name }, { $title }
pact-people-as-of = { $people }, en date du { $day }
pact-signed-at = Signé le { $day }, { $place }
pact-signed-only = A signé les clauses { $numbers } seulement.
pact-witnesses = { $n ->
    [one] Témoin : { $names }
   *[other] Témoins : { $names }
}
pact-late = S’est jointe plus tard
pact-leaves = A donné un préavis; se retire le { $day }
pact-left = S’est retirée le { $day }
pact-gone = Ont signé, puis se sont retirées
pact-calendar-ends = { $title } : dernier jour

pact-nav = Le pacte
pact-kicker = { $phase }, { $term }
pact-description = { $site } : ce que les organisations se promettent, et qui l’a signé.
pact-total =
    { $n ->
        [one] personnes, représentées par { $shown } organisation signataire
       *[other] personnes, représentées par { $shown } organisations signataires
    }
pact-method = Le total est la somme de ce que chaque organisation déclare; le chiffre le plus ancien est du { $day }. Une personne membre de deux syndicats compte deux fois.
pact-proof = Preuve
pact-hash-words = L’empreinte du texte. Elle change à la moindre lettre, à la moindre virgule, dans l’une ou l’autre langue.
pact-proof-words = Tout le monde peut vérifier que rien n’a changé depuis la signature. Téléchargez le fichier, puis lancez, sans réseau :
pact-hash = SHA-256 du texte
pact-key = Clé publique qui a signé la liste (Ed25519)
pact-others = Autres pactes
pact-public-none = Aucun pacte n’a encore été signé
pact-public-none-words = Quand les organisations en signeront un, son texte et ses signataires seront ici.
pact-together = Ce que les organisations font ensemble

pact-wait-nothing = Rien n’attend votre organisation ici.
pact-wait-until = La première échéance : { $moment }
pact-wait-votes = { $n ->
    [one] vote attend le bulletin de votre organisation
   *[other] votes attendent le bulletin de votre organisation
}
pact-wait-calls = { $n ->
    [one] appel à l’appui attend votre réponse
   *[other] appels à l’appui attendent votre réponse
}
pact-wait-unread = { $n ->
    [one] annonce que personne de votre organisation n’a lue
   *[other] annonces que personne de votre organisation n’a lues
}
pact-next = Prochainement
pact-next-none = Le calendrier est vide à partir d’aujourd’hui.
pact-none-in-force = Aucun pacte n’est encore en vigueur; d’ici là, toutes les organisations de la coalition agissent ensemble.
pact-has-not-signed = N’a pas signé le pacte en vigueur.
