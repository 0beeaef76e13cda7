### editor
# used: audit-kind-campaign-* audit-field-*
audit-kind-campaign-created = Création d’une campagne
audit-kind-campaign-saved = Enregistrement d’un brouillon
audit-kind-campaign-restored = Retour d’une version antérieure dans le brouillon
audit-kind-campaign-deleted = Suppression d’un brouillon
audit-kind-campaign-published = Publication d’une campagne
audit-kind-campaign-scheduled = Planification de la publication d’une campagne
audit-kind-campaign-unscheduled = Annulation d’une publication planifiée
audit-kind-campaign-not-published = Échec d’une publication planifiée

audit-field-campaign = Campagne
audit-field-version = Version du brouillon
audit-field-revision = Révision
audit-field-scheduled = Selon le calendrier
audit-field-publish-at = Publication prévue
audit-field-problems = Choses à corriger

editor-english = anglais
editor-french = français
editor-yes = oui
editor-no = non
editor-cancel = Annuler
editor-to-do = À faire
editor-by-command-line = depuis des fichiers, en ligne de commande
editor-by-coalition = la coalition
editor-by-nobody = une personne qui n’est plus ici

# La liste
editor-campaign = Campagne
editor-status = État
editor-signatures = Signatures
editor-changed = Dernière modification
editor-new = Nouvelle campagne
editor-status-draft = Brouillon
editor-status-published = Publiée
editor-status-changed = Publiée, avec des modifications non publiées
editor-scheduled-for = Publication prévue le { $moment }
editor-count-published =
    { $n ->
        [one] { $shown } publiée
       *[other] { $shown } publiées
    }
editor-count-drafts =
    { $n ->
        [one] { $shown } brouillon
       *[other] { $shown } brouillons
    }
editor-empty = Aucune campagne pour l’instant
editor-empty-words = Une campagne, c’est une page qui raconte une histoire et des gestes à poser : une pétition à signer, un engagement à prendre, une liste à laquelle se joindre.
editor-empty-1 = Donnez-lui un titre. Presque tout le reste est déjà rempli, dans les deux langues.
editor-empty-2 = Rédigez le chapeau et le récit, puis regardez l’aperçu.
editor-empty-3 = Publiez-la, tout de suite ou au moment de votre choix.

# Une nouvelle campagne
editor-new-first = Votre première campagne peut être en ligne dans quelques minutes.
editor-new-words = Elle commence avec une pétition, un texte de consentement pour chaque organisation et une couleur d’accent. Vous pouvez tout changer avant que quiconque la voie.
editor-new-slug = La dernière partie de son adresse. Si vous n’écrivez rien, elle sera tirée du titre.
editor-new-go = Commencer
editor-unread-title = Donnez un titre dans au moins une langue.

# La rédaction
editor-part-placard = L’affiche
editor-part-action = L’action
editor-part-words = Ses textes
editor-open-page = Voir la page
editor-preview = Aperçu
editor-preview-in = Aperçu en { $language }
editor-preview-banner = Voici le brouillon. Le formulaire n’envoie rien.
editor-preview-back = Continuer la rédaction
editor-save = Enregistrer le brouillon
editor-publish-go = Publier…
editor-saved-at = Brouillon enregistré le { $moment }, par { $who }.
editor-not-drafted = Identique à ce qui est public.
editor-not-saved-yet = Modifié dans cette page. Rien n’est encore enregistré.
editor-did-created = Le brouillon est créé. Il reste à rédiger le chapeau et le récit.
editor-did-saved = Le brouillon est enregistré. Ce qui est public n’a pas changé.
editor-did-merged = Quelqu’un d’autre a enregistré entre-temps. Les deux séries de modifications sont dans le brouillon.
editor-did-published = C’est en ligne.
editor-did-scheduled = La publication est planifiée. Ce qui sera enregistré d’ici là en fera partie.
editor-did-unscheduled = La publication planifiée est annulée.
editor-did-restored = Une version antérieure est dans le brouillon. Ce qui est public n’a pas changé.
editor-did-deleted = Le brouillon est supprimé.
editor-did-no-preview = Il n’y a rien à voir tant que la campagne n’a pas d’action.
editor-undo = Annuler ce changement
editor-notice-scheduled = La publication se fera le { $moment }, avec ce qui sera enregistré d’ici là.
editor-notice-failed = La publication prévue a échoué le { $moment } : il y a d’abord quelque chose à corriger. Consultez la liste ci-dessous, puis publiez ou planifiez de nouveau.
editor-notice-moved = Ce qui est public a changé depuis le début de ce brouillon. Avant de publier, regardez la différence.
editor-collision-title = Quelqu’un d’autre a modifié les mêmes mots
editor-collision = Enregistré entre-temps : { $who }. Rien n’est perdu : le formulaire contient ce que vous avez écrit, ainsi que ses modifications aux autres champs. Voici ce qui changerait pour cette personne si vous enregistriez maintenant.
editor-mend = Avant de pouvoir enregistrer
editor-missing = manquant
editor-problems =
    { $n ->
        [one] { $shown } chose à corriger avant de publier
       *[other] { $shown } choses à corriger avant de publier
    }
editor-count =
    { $n ->
        [0] aucun élément
       *[other] { $shown }
    }
editor-up = Monter
editor-down = Descendre
editor-remove = Retirer
editor-edit = Modifier
editor-bring-back = Rétablir
editor-added = ajouté :
editor-removed = retiré :
editor-delete = Supprimer ce brouillon
editor-delete-sure = Oui, le supprimer. Il ne pourra pas être récupéré.

editor-field-title = Titre
editor-field-headline = Manchette
editor-field-kicker = Surtitre
editor-field-lead = Chapeau
editor-field-story = Récit
editor-field-slug = Nom court dans l’adresse
editor-field-key = Nom court
editor-field-languages = Langues
editor-field-accent = Couleur d’accent
editor-field-hero = Image
editor-field-hero-alt = Ce que l’image montre
editor-field-hashtag = Mot-clic
editor-field-main-action = Action principale
editor-field-actions = Actions
editor-field-priorities = Priorités
editor-field-updates = Nouvelles
editor-field-consents = Consentements
editor-field-kind = Genre
editor-field-summary = Résumé
editor-field-effort = Temps nécessaire
editor-field-heading = Titre du formulaire
editor-field-button = Bouton
editor-field-thanks = Remerciements
editor-field-goals = Objectifs
editor-field-comments = Commentaires
editor-field-commitments = Promesses
editor-field-date = Date
editor-field-time = Heure
editor-field-text = Texte
editor-kind-petition = Pétition
editor-kind-pledge = Engagement
editor-kind-list = Liste à laquelle se joindre
editor-in-priority = Priorité { $item } : { $field }
editor-in-update = Nouvelle { $item } : { $field }
editor-in-commitment = Promesse { $item } : { $field }
editor-in-consent = Consentement, { $item }
editor-in-action = « { $action } » : { $field }
editor-in-language = { $field }, { $language }

editor-hint-kicker = En quelques mots : qui parle, ou de quoi il s’agit.
editor-hint-lead = L’enjeu, en un paragraphe. Il figure à côté du formulaire et sur les cartes ailleurs.
editor-hint-story = Markdown : ## intertitre, **gras**, > citation, [lien](https://…), notes avec [^1].
editor-hint-hero = JPEG, PNG ou WebP, 12 Mo au plus. À partir de 1 600 pixels de largeur, le résultat est meilleur. Elle est conservée au prochain enregistrement; le lieu et la date de la prise de vue en sont retirés.
editor-hint-hero-alt = Une phrase pour les personnes qui ne la voient pas. Elle est lue à voix haute.
editor-hero-choose = Choisir une image
editor-hero-replace = La remplacer par une autre
editor-hero-remove = Retirer l’image
editor-hint-effort = En quelques mots, par exemple « 1 minute ».
editor-hint-languages = Dans chaque langue cochée, tous les textes doivent être là avant la publication.
editor-field-ends = Dernier jour
editor-field-retention_months = Mois avant que les signatures soient anonymisées
editor-hint-ends = Après ce jour, plus personne ne peut signer. Peut rester vide.
editor-hint-retention = À compter du dernier jour; la page de la campagne le dit. Les nombres restent.
editor-hint-hashtag = Sans le signe #. Facultatif.
editor-hint-slug = a à z, 0 à 9 et traits d’union. Il ne pourra plus changer une fois publié.
editor-hint-slug-fixed = Il est public et ne peut plus changer.
editor-hint-actions = Le formulaire de l’action principale figure dans la page de la campagne. « Modifier » enregistre d’abord cette page.
editor-hint-retired = Des gens les ont peut-être signées. Elles ne sont plus affichées, leurs signatures comptent toujours, et les signataires gardent l’accès à leur page.
editor-hint-consents = Une case par organisation, avec exactement ces mots. Les mots que le public a vus ne changent jamais : si vous les modifiez ici, ils reçoivent une nouvelle version à l’enregistrement, et les personnes qui ont accepté la version précédente ont accepté celle-là. Sans texte, pas de case.
editor-hint-goals = Des nombres croissants, séparés par des points-virgules : 100; 500; 1000
editor-hint-commitments = Ce à quoi l’on s’engage : chaque promesse devient une case à cocher.
editor-hint-revisions = « Rétablir » place une révision dans le brouillon. Elle ne redevient publique que lorsque vous la publiez.
editor-action = Action
editor-retired = Plus affichées
editor-main-action = principale
editor-add-action = Ajouter : { $kind }
editor-add-priority = Ajouter une priorité
editor-add-update = Ajouter une nouvelle
editor-add-commitment = Ajouter une promesse
editor-priority = Priorité { $item }
editor-priority-title = En quelques mots
editor-priority-text = Ce que cela veut dire
editor-update = Nouvelle { $item }
editor-commitment = Promesse { $item }
editor-commitment-text = Ce que l’on promet
editor-comments = Les signataires peuvent ajouter un commentaire. L’équipe de modération le lit avant qu’il soit affiché.
editor-accent-good = Elle est lisible sur notre papier.
editor-accent-weak = Elle n’est pas lisible sur notre papier. La plus proche qui le soit : { $near }.
editor-consent-text = Mots à côté de la case
editor-consent-none = Pas de case : il n’y a pas de texte.
editor-consent-first = Version 1, pas encore publique.
editor-consent-same = Version { $version }, celle que voit le public.
editor-consent-next = Version { $version } : les mots ont changé. Les personnes qui ont accepté la version { $before } ont accepté celle-là.

# Ce qu’il faut corriger
editor-problem-name = Utilisez a à z, 0 à 9 et des traits d’union à l’intérieur, au plus 60 caractères. Le serveur se réserve certains noms.
editor-problem-reserved = Le serveur garde ce nom pour ses propres pages.
editor-problem-twice = « { $name } » figure deux fois.
editor-problem-no-text = Le texte en { $language } manque.
editor-problem-too-long = Le texte en { $language } dépasse { $max } caractères.
editor-problem-contrast = { $colour } n’est pas lisible sur notre papier. La plus proche qui le soit : { $near }.
editor-problem-no-language = Cochez au moins une langue.
editor-problem-hashtag = Seulement des lettres, des chiffres et _, sans le #.
editor-problem-no-action = « { $name } » n’existe pas.
editor-problem-main-action = Choisissez l’action principale parmi les actions de la campagne.
editor-problem-organisation = Aucune organisation de la coalition ne porte ce nom.
editor-problem-version = Les mots que le public a vus ne peuvent pas changer; enregistrez pour leur donner une nouvelle version.
editor-problem-goals = Les objectifs doivent être croissants, à partir de 1.
editor-problem-no-commitment = Un engagement à prendre demande au moins une promesse.
editor-problem-commitments = Seul un engagement à prendre comporte des promesses.
editor-unread-date = Donnez une date, par exemple 2026-11-24.
editor-unread-colour = Donnez une couleur : # et six caractères, par exemple #a3122a.
editor-unread-goals = Donnez des nombres entiers, séparés par des points-virgules.
editor-unread-taken = Ce nom court est déjà pris.
editor-unread-not-a-picture = Ce fichier n’est pas une image JPEG, PNG ou WebP. Enregistrez-le dans un de ces formats et choisissez-le de nouveau.
editor-unread-picture-large = Ce fichier dépasse 12 Mo. Choisissez-en un plus petit.
editor-unread-picture-pixels = Cette image compte plus de 50 millions de pixels, ou plus de 12 000 d’un côté. Réduisez-la et choisissez-la de nouveau.
editor-unread-picture-damaged = Cette image est endommagée ou incomplète. Choisissez-en une autre, ou enregistrez-la de nouveau.
editor-unread-picture-gone = L’image a attendu plus d’un jour sans être enregistrée et n’est plus là. Choisissez-la de nouveau.
editor-unread-no-picture = Choisissez l’image que ces mots décrivent, ou retirez les mots.

# La publication
editor-publish = Publier
editor-publish-now = Publier maintenant
editor-publish-first = Elle devient publique tout de suite. Son nom court ne pourra plus changer.
editor-publish-again = Le public verra tout de suite les modifications ci-dessous.
editor-publish-problems = Il y a quelque chose à corriger avant de publier.
editor-publish-moved = Il y a eu des changements depuis que vous avez ouvert cette page. Regardez ce qui serait publié maintenant.
editor-publish-when = Donnez une date et une heure à venir, d’ici deux ans.
editor-note = Note
editor-note-hint = Pour vos collègues, dans la liste des révisions. Facultative.
editor-schedule = Publier plus tard
editor-schedule-zone = Date et heure de Toronto. Il y est actuellement : { $now }.
editor-schedule-go = Planifier
editor-schedule-cancel = Annuler la publication planifiée
editor-what-changes = Ce qui change pour le public
editor-nothing-new = Rien à publier
editor-nothing-new-words = Le brouillon dit déjà ce qui est public.
editor-go-on = Continuer la rédaction
editor-no-coalition = La coalition n’a pas encore de nom
editor-no-coalition-words = Avant toute publication, le public doit savoir qui publie et à quelle adresse écrire.
editor-no-coalition-go = Nommer la coalition

# Les révisions
editor-revisions = Révisions
editor-revision = Révision { $shown }
editor-revision-head = Révision
editor-revision-first = La première
editor-the-draft = Le brouillon
editor-what-changed = Ce qui a changé
editor-by = Par
editor-public-now = Publique maintenant
editor-was-public = A été publique
editor-compare = Comparer
editor-compare-with = avec
editor-compare-draft = Comparer le brouillon à ce qui est public
editor-show-difference = Montrer la différence
editor-difference = { $from } → { $to }
editor-and-more =
    { $n ->
        [one] et { $shown } autre
       *[other] et { $shown } autres
    }
editor-fields-differ =
    { $n ->
        [0] Les deux disent la même chose.
        [one] { $shown } champ diffère; le reste est identique.
       *[other] { $shown } champs diffèrent; le reste est identique.
    }
