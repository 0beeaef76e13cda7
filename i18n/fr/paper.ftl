### paper
# used: paper-field-*
# used: paper-show-*
# used: audit-kind-*
paper-title = Feuilles papier
paper-sheets-n =
    { $n ->
        [one] { $shown } feuille
       *[other] { $shown } feuilles
    }
paper-signatures-n =
    { $n ->
        [one] { $shown } signature
       *[other] { $shown } signatures
    }
paper-action = Action
paper-every-action = Toutes les actions
paper-show = Lesquelles
paper-show-all = Toutes les feuilles
paper-show-counted = Comptées
paper-show-voided = Annulées
paper-filter = Afficher
paper-newest-first = Les plus récentes d’abord.
paper-sheet = Feuille
paper-sheet-title = Feuille { $shown }
paper-state = État
paper-counted = Comptée
paper-voided = Annulée
paper-scanned = avec numérisation
paper-entered-by = Saisie par
paper-pages = Pages
paper-next = 50 suivantes
paper-none = Aucune feuille pour l’instant
paper-none-words = Les signatures sur papier comptent aussi. Saisissez combien chaque feuille en porte; qui a signé reste sur le papier.
paper-how-1 = Comptez les signatures lisibles d’une feuille.
paper-how-2 = Saisissez le nombre, qui a compté, où et quand; ajoutez une numérisation si vous en avez une.
paper-how-3 = Le décompte public les affiche aussitôt, comme papier.
paper-none-fit = Aucune feuille ne correspond
paper-none-fit-words = Il y en a peut-être pour d’autres actions.
paper-show-every = Afficher toutes les feuilles
paper-enter = Saisir une feuille
paper-enter-lead = Elle compte dès qu’elle est saisie.
paper-enter-button = Saisir la feuille
paper-cancel = Annuler
paper-field-signatures = Signatures
paper-signatures-hint = Seulement celles qui sont lisibles
paper-field-counted-on = Comptée le
paper-field-place = Lieu
paper-place-hint = Où les gens ont signé : Sudbury, marché
paper-field-counted-by = Comptée par
paper-counted-by-hint = Le nom de la personne qui peut répondre du nombre
paper-field-number = Numéro de la feuille
paper-number-hint = Si elle en a un : 12, ou 12–19 pour une pile
paper-field-note = Remarque
paper-scan = Numérisation
paper-scan-hint = PDF, JPEG ou PNG, 20 Mo au plus. Elle est conservée chiffrée.
paper-scan-size = { $kind }, { $size } ko
paper-download = Télécharger la numérisation
paper-remove-scan = Retirer la numérisation existante
paper-entered = Saisie
paper-changed = Corrigée
paper-by = { $name }, { $when }
paper-reason = Motif
paper-correct = Corriger
paper-save = Enregistrer
paper-void = Annuler la feuille
paper-void-words = Ses signatures quittent aussitôt le décompte. La feuille reste dans la liste, barrée, avec le motif.
paper-void-button = Annuler la feuille
paper-done-entered = Saisie : le décompte public est à jour.
paper-done-corrected = Corrigée : le décompte public est à jour.
paper-done-voided = Annulée : le décompte public est à jour.
paper-done-csv =
    { $n ->
        [one] { $shown } feuille saisie : le décompte public est à jour.
       *[other] { $shown } feuilles saisies : le décompte public est à jour.
    }
paper-fault-missing = { $field } : veuillez remplir ce champ.
paper-fault-too-long = { $field } : { $most } caractères au plus, s’il vous plaît.
paper-fault-forbidden = { $field } : employez des lettres et la ponctuation courante.
paper-fault-number = Signatures : indiquez un nombre entier de 1 à 100 000.
paper-fault-day = Comptée le : indiquez un jour, par exemple 2026-11-21, qui n’est pas dans le futur.
paper-fault-scope = Choisissez une action.
paper-fault-scan-size = Numérisation : le fichier dépasse 20 Mo. Choisissez-en un plus petit.
paper-fault-scan-kind = Numérisation : le fichier n’est ni un PDF, ni une image JPEG ou PNG, quoi que dise son nom.
paper-fault-changed = Quelqu’un a modifié cette feuille entre-temps. Comparez, puis enregistrez de nouveau.
paper-fault-reason = Dites pourquoi, en 1 000 caractères au plus.
paper-csv = Saisir à partir d’un fichier
paper-csv-lead = Plusieurs feuilles d’un fichier CSV. Un essai d’abord; rien n’est écrit avant votre accord.
paper-csv-file = Fichier CSV
paper-csv-hint = Une ligne par feuille; la première nomme les colonnes date, lieu, compté_par, signatures et, au besoin, feuille et remarque. Au plus 1 Mo.
paper-csv-text = ou collez les lignes ici
paper-csv-try = Faire un essai
paper-csv-again = Corriger et réessayer
paper-csv-trial = Rien n’a encore été écrit. Voici ce que contient le fichier :
paper-csv-sheets = feuilles qui peuvent être saisies
paper-csv-signatures = signatures sur celles-ci
paper-csv-wrong = lignes à corriger
paper-csv-mend =
    { $n ->
        [one] { $shown } ligne est à corriger avant toute saisie. Vous pouvez le faire ci-dessous.
       *[other] { $shown } lignes sont à corriger avant toute saisie. Vous pouvez le faire ci-dessous.
    }
paper-csv-enter =
    { $n ->
        [one] Saisir { $shown } feuille
       *[other] Saisir { $shown } feuilles
    }
paper-csv-lines = Toutes les lignes; celles à corriger d’abord.
paper-csv-cut = Les 100 premières lignes; celles à corriger d’abord.
paper-csv-line = Ligne
paper-csv-fault = À corriger
paper-csv-missing = Choisissez un fichier ou collez-en les lignes.
paper-csv-too-long = Le fichier dépasse 1 Mo. Divisez-le.
paper-csv-too-many = Il y a plus de { $most } feuilles. Divisez le fichier.
paper-csv-broken = Le fichier ne peut pas être lu comme CSV. Vérifiez ses guillemets.
paper-csv-empty = Le fichier nomme ses colonnes, mais ne contient aucune feuille.
paper-csv-columns = La première ligne doit nommer les colonnes; il manque : { $missing }.
audit-kind-sheet-entered = Saisie d’une feuille de signatures papier
audit-kind-sheets-entered = Saisie de feuilles à partir d’un fichier
audit-kind-sheet-corrected = Correction d’une feuille
audit-kind-sheet-voided = Annulation d’une feuille
