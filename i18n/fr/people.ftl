### Personnes
# used: audit-kind-*
people-total = { $n ->
    [0] Personne
    [one] { $shown } personne
   *[other] { $shown } personnes
}
people-export = Exporter
people-import = Importer des personnes
people-undo = Annuler
people-empty-title = Vos gens seront ici
people-empty-words = Toute personne qui signe en donnant son consentement à votre syndicat apparaît ici, avec les mots qu’elle a acceptés. Vous pouvez aussi importer une liste existante; qui s’est désabonné le reste.
people-search = Nom, courriel ou @domaine
people-search-do = Chercher
people-show = Montrer
people-more-conditions = Autres conditions
people-has-tag = Avec l’étiquette
people-has-not-tag = Sans l’étiquette
people-has-signed = A signé
people-has-not-signed = N’a pas signé
people-has-field = Champ personnalisé
people-in-area = Code postal commençant par
people-came-in = Arrivée au mois de
people-held-by = Fondement du consentement
people-remove-condition = Retirer :
people-keep-as = Enregistrer ces conditions comme segment
people-keep = Enregistrer
people-none-title = Personne ne répond à tout cela
people-none-words = Retirez une condition, ou cherchez le début d’un nom : deux lettres suffisent.
people-everybody = Montrer tout le monde
people-sort-newest = Les plus récentes d’abord
people-sort-oldest = Les plus anciennes d’abord
people-sort-name = Par nom
people-only-yours = Vous ne voyez que les personnes de votre organisation.
people-choose = Choisir
people-choose-one = Choisir { $name }
people-name = Nom
people-town = Ville
people-mail = Envois par courriel
people-tags = Étiquettes
people-since = Depuis
people-picked = dans la sélection
people-all-found = { $n ->
    [one] La personne trouvée
   *[other] Les { $shown } personnes trouvées, pas seulement cette page
}
people-tag = Étiquette
people-tag-do = Ajouter l’étiquette
people-untag-do = Retirer l’étiquette
people-unsubscribe-do = Plus de courriels
people-pages = Pages
people-next = Page suivante
people-mail-yes = Accepte les courriels
people-mail-no = Désabonnée ou désabonné
people-mail-undeliverable = Courriels non distribuables
people-in-english = En anglais
people-in-french = En français
people-english = Anglais
people-french = Français
people-basis = Fondement du consentement
people-basis-form = consentement sur un formulaire de ce site
people-basis-express = consentement donné ailleurs
people-basis-membership = adhésion
people-basis-until = Consentement tacite jusqu’au
people-condition-tag = Étiquette : { $value }
people-condition-field = { $value }
people-condition-signed = A signé : { $value }
people-condition-area = Code postal { $value }…
people-condition-month = Arrivée en { $value }
people-condition-import = Importation { $value }
people-condition-domain = Adresse chez { $value }
people-condition-plain = { $value }
people-condition-words = « { $value } »
people-condition-not = Pas : { $condition }
people-done-tag = { $n ->
    [one] L’étiquette a été ajoutée à { $shown } personne.
   *[other] L’étiquette a été ajoutée à { $shown } personnes.
}
people-done-untag = { $n ->
    [one] L’étiquette a été retirée à { $shown } personne.
   *[other] L’étiquette a été retirée à { $shown } personnes.
}
people-done-unsubscribe = { $n ->
    [one] { $shown } personne ne reçoit plus de courriels.
   *[other] { $shown } personnes ne reçoivent plus de courriels.
}
people-done-undone = Tout est comme avant.
people-done-gone = La fiche est supprimée. Plus rien n’est conservé au sujet de cette personne, et aucune importation ne la ramènera.
people-done-none = Il n’y avait rien à changer.
people-done-many = { $n ->
   *[other] Cela fait plus de { $shown } personnes. Précisez d’abord la liste.
}
people-done-label = Écrivez un court texte sur une ligne.
people-here-since = Ici depuis le { $day }
people-correct = Corriger
people-consents = Consentements
people-consents-none = Aucun consentement n’appuie cette fiche.
people-consents-kept = Chaque ligne est conservée comme elle a été donnée; rien n’est remplacé.
people-when = Quand
people-what = Quoi
people-how = Comment
people-consent-given = Consentement donné
people-consent-ended = Retiré le { $day }
people-wording = Les mots affichés
people-source-form = Formulaire de signature, confirmé par courriel
people-source-api = Un autre site, confirmé par courriel
people-ground-import = Arrivée dans un fichier le { $day }. Fondement : { $basis }.
people-notes = Notes
people-note-new = Nouvelle note
people-note-hint = La personne peut demander à la lire. Écrivez ce que vous lui diriez.
people-note-keep = Enregistrer la note
people-note-remove = Supprimer
people-note-by-import = d’un fichier
people-alike = Peut-être la même personne
people-alike-compare = Comparer
people-facts = Renseignements
people-given-name = Prénom
people-family-name = Nom de famille
people-address = Adresse de courriel
people-postal-code = Code postal
people-language = Langue
people-tag-add = Ajouter une étiquette
people-tag-add-do = Ajouter
people-tag-remove = Retirer l’étiquette { $tag }
people-rights = Ses droits
people-rights-words = Supprimer la fiche la retire des personnes de votre organisation. Ses signatures lui appartiennent : elle seule peut les retirer.
people-remove = Supprimer
people-remove-title = Supprimer { $name }?
people-remove-1 = Votre organisation ne conserve alors plus rien à son sujet : ni nom, ni adresse, ni notes, ni étiquettes.
people-remove-2 = Aucune de vos importations ne la ramènera. Elle peut redonner son consentement elle-même.
people-remove-3 = Cela ne peut pas être annulé.
people-remove-do = Supprimer sa fiche
people-cancel = Annuler
people-save = Enregistrer
people-faults = À corriger d’abord
people-new-field = Champ personnalisé
people-new-value = Ce qu’il contient
people-fault-name = Écrivez un nom : des lettres, sur une ligne, sans adresse web.
people-fault-taken = Une autre personne d’ici a cette adresse. Ouvrez sa fiche et comparez les deux.
people-fault-stale = Quelqu’un d’autre a modifié cette fiche entre-temps. Ce que vous avez écrit est toujours là; relisez et enregistrez de nouveau.
people-fault-field = Écrivez un nom et une valeur, chacun sur une ligne.
people-fault-note = Écrivez une note d’au plus 4 000 caractères.
people-did-correct = La fiche est corrigée.
people-did-tag = L’étiquette est ajoutée.
people-did-untag = L’étiquette est retirée.
people-did-note = La note est enregistrée.
people-did-note-remove = La note est supprimée.
people-did-unsubscribe = Elle ne reçoit plus de courriels.
people-did-merge = Les deux fiches n’en font plus qu’une.
people-merge-title = Est-ce la même personne?
people-merge-intro = Ce qui manque est complété, les étiquettes et les consentements sont réunis, rien n’est remplacé. La deuxième fiche disparaît. Vous pourrez annuler.
people-merge-what = Quoi
people-merge-left = Ce qui resterait
people-merge-other = Garder l’autre
people-merge-do = En faire une seule
people-segments-words = Enregistrés par votre organisation, comptés à l’instant.
people-segments-new = Choisir des conditions
people-segments-empty = Pas encore de segment
people-segments-empty-words = Cherchez et filtrez vos gens, puis enregistrez les conditions sous un nom. Chaque segment est recompté chaque fois que vous le regardez.
people-segment = Segment
people-segment-forget = Supprimer
people-segment-forget-one = Supprimer le segment { $name }
audit-kind-people-tagged = Ajout d’une étiquette à des personnes
audit-kind-people-untagged = Retrait d’une étiquette à des personnes
audit-kind-people-unsubscribed = Arrêt des courriels à des personnes
audit-kind-people-undone = Annulation d’un changement à des personnes
audit-kind-people-merged = Réunion de deux fiches
audit-kind-person-corrected = Correction d’une fiche
audit-kind-person-noted = Rédaction d’une note sur une personne
audit-kind-person-note-removed = Suppression d’une note sur une personne
audit-kind-person-removed = Suppression d’une fiche
audit-kind-segment-kept = Enregistrement d’un segment
audit-kind-segment-removed = Suppression d’un segment
