### fraud
# used: fraud-category-*
# used: fraud-status-*
# used: audit-kind-*
fraud-title = Signatures douteuses
fraud-lead = Trouvez les signatures que personne n’a faites et retirez-les du décompte. Tout peut être annulé.
fraud-views = Signatures
fraud-tab-find = Rechercher
fraud-tab-bursts = Rafales
fraud-tab-batches = Jugées non valides
fraud-faults = Veuillez corriger ce qui suit
fraud-pattern = Rechercher des signatures selon des critères
fraud-where = Où
fraud-all-actions = Toutes les actions de la campagne
fraud-status = État
fraud-status-any = En attente ou confirmées
fraud-status-pending = En attente de confirmation
fraud-status-confirmed = Confirmée
fraud-status-invalid = Jugée non valide
fraud-status-ended = Terminée
fraud-domain = Domaine du courriel
fraud-domain-hint = Ce qui suit le @ : mailburst.example
fraud-text = Le commentaire contient
fraud-text-hint = Accents et majuscules sont sans importance
fraud-from = Signées à partir de
fraud-until = et avant
fraud-zone = Heure de Toronto
fraud-network = Réseau
fraud-network-hint = Suivez un réseau depuis une liste; il est oublié après un mois
fraud-search = Rechercher
fraud-start-over = Recommencer
fraud-how = Comment faire
fraud-how-words = Les machines et les plaisantins laissent des traces : un même fournisseur, un même réseau, une même minute, une même phrase.
fraud-how-1 = Indiquez ce que les signatures ont en commun.
fraud-how-2 = Examinez ce qui est trouvé. Les noms sont abrégés : aucune liste n’est ouverte ici.
fraud-how-3 = Jugez-les non valides en donnant un motif. Le décompte et la page publique suivent aussitôt, et c’est réversible.
fraud-see-bursts = Voir les plus grandes rafales
fraud-none = Aucune signature ne correspond
fraud-none-words = Essayez des critères plus larges : moins de champs, une plus longue période, toutes les actions.
fraud-stopped =
    { $n ->
        [one] Seul le commentaire le plus récent a été parcouru ({ $shown }). Resserrez la période pour remonter plus loin.
       *[other] Seuls les { $shown } commentaires les plus récents ont été parcourus. Resserrez la période pour remonter plus loin.
    }
fraud-found =
    { $n ->
        [one] { $shown } signature correspond.
       *[other] { $shown } signatures correspondent.
    }
fraud-found-confirmed =
    { $n ->
        [one] { $shown } est confirmée.
       *[other] { $shown } sont confirmées.
    }
fraud-newest-first = Les plus récentes d’abord.
fraud-name = Nom
fraud-signed = Signée
fraud-action = Action
fraud-comment = Commentaire
fraud-all-match =
    { $n ->
        [one] { $shown } signature correspond
       *[other] Les { $shown } qui correspondent
    }
fraud-everything = Attention : rien ne restreint cette recherche. C’est tout.
fraud-invalidate =
    { $n ->
        [one] Juger { $shown } signature non valide…
       *[other] Juger { $shown } signatures non valides…
    }
fraud-pages = Pages
fraud-next = 50 suivantes
fraud-words-domain = courriel chez { $domain }
fraud-words-network = réseau { $network }
fraud-words-from = à partir du { $when }
fraud-words-until = avant le { $when }
fraud-words-text = le commentaire contient « { $text } »
fraud-fault-scope = Choisissez une campagne ou une action.
fraud-fault-domain = Indiquez un domaine, par exemple mailburst.example.
fraud-fault-network = Choisissez un réseau dans une des listes.
fraud-fault-moment = Indiquez un jour et une heure.
fraud-fault-order = La fin précède le début.
fraud-fault-text = Employez 100 caractères au plus.
fraud-bursts = Rafales
fraud-bursts-lead = Beaucoup de signatures d’un même réseau en peu de temps.
fraud-bursts-how = Qu’est-ce qu’une rafale?
fraud-bursts-how-words = Une machine signe plus vite que des gens. Mais une salle syndicale ou un lieu de travail forme aussi un réseau : regardez avant de décider. Les réseaux sont conservés un mois sous forme de code, jamais d’adresse.
fraud-at-least = Au moins
fraud-within = en minutes
fraud-fault-at-least = Indiquez un nombre de 2 à 100 000.
fraud-fault-minutes = Indiquez un nombre de 1 à 1 440.
fraud-no-burst = Aucune rafale depuis un mois
fraud-no-burst-words = Essayez un nombre plus petit ou une durée plus longue.
fraud-bursts-caption = Les plus grandes d’abord.
fraud-began = Début
fraud-lasted = Durée
fraud-seconds =
    { $n ->
        [one] { $shown } seconde
       *[other] { $shown } secondes
    }
fraud-minutes =
    { $n ->
        [one] { $shown } minute
       *[other] { $shown } minutes
    }
fraud-signatures = Signatures
fraud-to-do = À faire
fraud-look = Examiner
fraud-look-at = Examiner le réseau { $network }
fraud-confirm-title =
    { $n ->
        [one] Juger { $shown } signature non valide?
       *[other] Juger { $shown } signatures non valides?
    }
fraud-confirm-found-by = Critères de recherche :
fraud-confirm-stopped = Seuls les commentaires les plus récents ont été parcourus; les plus anciens restent tels quels.
fraud-confirm-falls = Le décompte public de « { $title } » passe aussitôt de { $from } à { $to }.
fraud-confirm-falls-by = { $n ->
    [one] Les décomptes publics baissent aussitôt de { $shown }.
   *[other] Les décomptes publics baissent aussitôt de { $shown }.
}
fraud-confirm-pending =
    { $n ->
        [one] { $shown } n’est pas encore confirmée; elle ne pourra plus l’être.
       *[other] { $shown } ne sont pas encore confirmées; elles ne pourront plus l’être.
    }
fraud-confirm-removed = La page publique indique combien ont été retirées.
fraud-confirm-people = Les consentements reçus avec elles prennent fin : ces personnes quittent les listes des organisations.
fraud-confirm-signers = On n’écrit à personne. Qui ouvre son lien privé l’apprend, avec la façon de contester.
fraud-confirm-undo = Rien n’est effacé : vous pouvez les rétablir sous « Jugées non valides ».
fraud-category = Type de motif
fraud-choose = Choisir
fraud-category-machine = Faites par une machine
fraud-category-same-person = La même personne plusieurs fois
fraud-category-not-real = Noms ou adresses inventés
fraud-category-other = Autre motif
fraud-reason = Pourquoi? En vos mots
fraud-reason-hint = Conservé, chiffré, avec le lot.
fraud-reason-label = Motif
fraud-fault-category = Choisissez le type de motif.
fraud-fault-reason = Dites pourquoi, en 1 000 caractères au plus.
fraud-fault-changed = Le nombre a changé depuis votre examen. Vérifiez-le et confirmez de nouveau.
fraud-invalidate-sure =
    { $n ->
        [one] Juger { $shown } signature non valide
       *[other] Juger { $shown } signatures non valides
    }
fraud-cancel = Annuler
fraud-batches = Jugées non valides
fraud-batches-lead = Ce qui a été retiré du décompte, pourquoi et par qui.
fraud-campaign = Campagne
fraud-every-campaign = Toutes les campagnes
fraud-show = Afficher
fraud-no-batch = Rien n’a été jugé non valide
fraud-no-batch-words = Chaque lot de signatures jugées non valides figure ici avec son motif et peut être rétabli.
fraud-batch = Lot
fraud-state = État
fraud-found-by = Trouvées par
fraud-decided = Décision de
fraud-next-batches = Lots antérieurs
fraud-batch-unchosen = Interrompu; rien n’a changé
fraud-batch-underway = En cours
fraud-batch-stands = Non valides
fraud-batch-undoing = Rétablissement en cours
fraud-batch-undone = Rétablies
fraud-batch-title =
    { $n ->
        [one] { $shown } signature jugée non valide
       *[other] { $shown } signatures jugées non valides
    }
fraud-continue = Continuer
fraud-left =
    { $n ->
        [one] { $shown } reste à traiter. Rouvrez cette page pour suivre l’avancement; si rien ne bouge, appuyez sur Continuer.
       *[other] { $shown } restent à traiter. Rouvrez cette page pour suivre l’avancement; si rien ne bouge, appuyez sur Continuer.
    }
fraud-reinstate =
    { $n ->
        [one] Rétablir { $shown } signature
       *[other] Rétablir { $shown } signatures
    }
fraud-reinstate-words = Les signatures rétablies redeviennent ce qu’elles étaient : les confirmées comptent, les autres attendent, et les consentements reviennent aux organisations. Qui a retiré sa signature entre-temps reste absent.
fraud-done-invalidated = C’est fait : le décompte et la page publique sont à jour.
fraud-done-reinstated = C’est fait : elles sont redevenues ce qu’elles étaient.
fraud-was-invalidated = Jugées non valides
fraud-undone = Annulé
fraud-undone-by = par { $name }, { $when }
fraud-was-reinstated = Rétablies
audit-kind-signatures-invalidated = Invalidation de signatures
audit-kind-signatures-reinstated = Rétablissement de signatures
audit-kind-batch-continued = Reprise d’un lot interrompu
