### moderation
# used: audit-kind-*
moderation-title =
    { $n ->
        [one] { $shown } commentaire à lire
       *[other] { $shown } commentaires à lire
    }
moderation-nothing = Rien à lire
moderation-lead = Du plus ancien au plus récent. La personne n’est pas avisée d’un refus; sa signature compte dans tous les cas.
moderation-views = Commentaires
moderation-waiting = À lire
moderation-decided = Traités
moderation-decided-lead = Les plus récents d’abord. Vous pouvez changer d’avis à tout moment.
moderation-action = Action
moderation-every-action = Toutes les actions
moderation-language = Langue
moderation-every-language = Les deux langues
moderation-english = Anglais
moderation-french = Français
moderation-filter = Afficher
moderation-none-fit = Aucun commentaire ne correspond
moderation-none-fit-words = Il y en a peut-être dans d’autres actions ou dans l’autre langue.
moderation-show-all = Tout afficher
moderation-all-read = Tous les commentaires ont été lus
moderation-all-read-words = Ce que les gens écrivent en signant arrive ici une fois la signature confirmée, et n’apparaît sur la page qu’après approbation.
moderation-see-decided = Voir ce qui a été décidé
moderation-none-decided = Rien n’a encore été décidé
moderation-none-decided-words = Les commentaires approuvés ou refusés restent ici, pour que vous puissiez changer d’avis.
moderation-choose = Choisir le commentaire « { $comment } »
moderation-not-shown = Ne souhaite pas apparaître
moderation-not-shown-words = Son commentaire reste caché même approuvé, à moins qu’elle ne change la façon dont elle apparaît.
moderation-approve = Approuver
moderation-refuse = Refuser
moderation-chosen = Les commentaires cochés :
moderation-approve-chosen = Les approuver
moderation-refuse-chosen = Les refuser
moderation-undo = Annuler
moderation-key-approve = approuver
moderation-key-refuse = refuser
moderation-key-move = suivant, précédent
moderation-key-undo = annuler
moderation-keys-on = Touches actives
moderation-pages = Pages
moderation-waiting-n =
    { $n ->
        [one] { $shown } en attente
       *[other] { $shown } en attente
    }
moderation-first = À partir du plus ancien
moderation-next = Suivants
moderation-next-decided = Décisions antérieures
moderation-is-shown = Affiché
moderation-is-refused = Refusé
moderation-decided-by = par { $name }, { $when }
moderation-decided-elsewhere = par une autre organisation, { $when }
moderation-refuse-after-all = Refuser finalement
moderation-approve-after-all = Approuver finalement
moderation-wait-again = Remettre dans la file
moderation-done-shown = Approuvé : « { $comment } »
moderation-done-refused = Refusé : « { $comment } »
moderation-done-shown-many =
    { $n ->
        [one] { $shown } commentaire approuvé.
       *[other] { $shown } commentaires approuvés.
    }
moderation-done-refused-many =
    { $n ->
        [one] { $shown } commentaire refusé.
       *[other] { $shown } commentaires refusés.
    }
moderation-done-waiting =
    { $n ->
        [one] { $shown } commentaire est remis dans la file.
       *[other] { $shown } commentaires sont remis dans la file.
    }
moderation-done-none = Rien n’a changé : aucun commentaire n’était coché, ou quelqu’un a été plus rapide.
audit-kind-comments-approved = Approbation de commentaires
audit-kind-comments-refused = Refus de commentaires
audit-kind-comments-reopened = Remise de commentaires dans la file
