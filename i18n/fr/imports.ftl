### imports
# used: imports-state-* imports-field-* imports-fault-* export-part-* export-basis-* audit-kind-* audit-field-*
imports-title = Importer des personnes
imports-steps = Étapes
imports-step-file = Fichier
imports-step-columns = Colonnes et consentement
imports-step-rehearsal = Essai
imports-step-done = Terminé
imports-file = Une liste en format CSV
imports-file-hint = Dans Excel : « Enregistrer sous », puis « CSV UTF-8 ». Une personne par ligne, les noms des colonnes sur la première. Une exportation de listmonk, d’Action Network, de Keila ou de Pytition se lit telle quelle. Au plus 512 Mo.
imports-read = Lire le fichier
imports-unusable = Le fichier n’a pas été lu, et rien n’en a été gardé
imports-unusable-empty = Le fichier est vide. Choisissez le fichier qui contient votre liste.
imports-unusable-workbook = C’est un classeur. Ouvrez-le dans votre tableur, enregistrez la liste en CSV, puis choisissez ce fichier-là.
imports-unusable-document = C’est un document et non une liste. Ouvrez votre liste dans un tableur, enregistrez-la en CSV, puis choisissez ce fichier-là.
imports-unusable-no-addresses = Nous n’avons trouvé aucune adresse de courriel dans le fichier. Il lui faut une colonne d’adresses; enregistrez-le en CSV depuis votre tableur.
imports-unusable-too-large = Le fichier dépasse 512 Mo. Divisez-le et importez les morceaux l’un après l’autre.
imports-earlier = Importations précédentes
imports-none = Rien n’a encore été importé. Importez une liste : rien n’est inscrit avant que vous ayez vu ce qui se passerait.
imports-head-file = Fichier
imports-head-status = État
imports-head-read = Lignes lues
imports-head-added = Nouvelles
imports-head-updated = Connues
imports-head-refused = Refusées
imports-state-receiving = en réception
imports-state-to-match = attend une réponse
imports-state-checking = à l’essai
imports-state-checked = attend une réponse
imports-state-running = en cours
imports-state-done = terminée
imports-state-given-up = abandonnée
imports-state-broken-off = interrompue
imports-match-intro = « { $file } » compte environ { $records } lignes. Dites ce que contient chaque colonne; nous avons deviné où nous le pouvions.
imports-origin = On dirait une exportation de { $product }.
imports-columns = Colonnes
imports-head-column = Colonne
imports-head-samples = Premières valeurs
imports-head-holds = Contient
imports-head-own-name = Nom du champ
imports-holds = « { $column } » contient
imports-own-name = Nom du champ pour « { $column } »
imports-own-name-hint = Le nom du champ ne compte que si la colonne contient un champ personnalisé. Laissez de côté ce dont aucune campagne n’a besoin : numéros d’assurance sociale, dates de naissance.
imports-column-number = Colonne { $shown }
imports-field-email = Adresse de courriel
imports-field-given-name = Prénom
imports-field-family-name = Nom de famille
imports-field-full-name = Nom complet
imports-field-postal-code = Code postal
imports-field-language = Langue
imports-field-tags = Étiquettes
imports-field-notes = Notes
imports-field-status = État de l’abonnement
imports-field-unsubscribed = Désabonnement (oui ou date)
imports-field-consented-at = Date du consentement
imports-field-membership-ends = Fin de l’adhésion
imports-field-attributes = Attributs (JSON)
imports-field-custom = Champ personnalisé
imports-field-ignore = Laisser de côté
imports-all-of-them = Pour toutes ces personnes
imports-language = Langue
imports-language-hint = De celles dont le fichier ne la dit pas.
imports-tags = Étiquettes
imports-tags-hint = Séparez-les par des virgules, par exemple « déléguée, section 42 ».
imports-consent = Consentement
imports-basis = Pourquoi pouvons-nous leur écrire?
imports-express = Elles ont dit oui
imports-express-hint = Consentement exprès : sur papier, par formulaire, de vive voix. Il n’a pas de fin. Dites ci-dessous où est la preuve.
imports-membership = Elles sont membres, ou l’ont été
imports-membership-hint = Consentement tacite : selon la loi canadienne anti-pourriel, il prend fin deux ans après l’adhésion.
imports-proof = Si elles ont dit oui : comment, quand, à quel endroit, et où est la preuve?
imports-proof-hint = Par exemple « Formulaires papier du congrès de mai 2025, classeur 3 au bureau de Sudbury ».
imports-ends = Si elles sont membres : quand l’adhésion prend-elle fin, ou quand a-t-elle pris fin?
imports-ends-hint = Pour celles dont le fichier ne le dit pas.
imports-still = Elles sont membres maintenant; aucune fin n’est connue
imports-rehearse = Faire un essai
imports-drop = Abandonner
imports-stop = Arrêter ici
imports-lack-email = Dites quelle colonne contient les adresses de courriel.
imports-lack-twice = Deux colonnes contiennent la même chose. Choisissez-en une, et laissez l’autre de côté ou donnez-lui un nom à elle.
imports-lack-own-name = Donnez un nom à chaque champ personnalisé, d’au plus 60 caractères.
imports-lack-language = Choisissez l’anglais ou le français.
imports-lack-tag = Une étiquette compte au plus 60 caractères, et il y en a au plus 50.
imports-lack-basis = Choisissez pourquoi nous pouvons écrire à ces personnes.
imports-lack-proof = Dites comment, quand et à quel endroit elles ont dit oui, et où est la preuve.
imports-lack-proof-short = Écrivez au plus 1 000 caractères, sans caractères spéciaux.
imports-lack-end = Donnez le jour où l’adhésion prend fin, ou cochez qu’aucune fin n’est connue; pas les deux.
imports-lack-ended = L’adhésion a pris fin il y a plus de deux ans : le consentement tacite est échu, et nous ne pouvons pas écrire à ces personnes.
imports-checking = Essai de « { $file } »
imports-checking-hint = Rien n’est encore inscrit. Vous pouvez quitter cette page; le travail se poursuit tout seul.
imports-running = Importation de « { $file } »
imports-running-hint = Vous pouvez quitter cette page; le travail se poursuit tout seul. Si vous l’arrêtez, les personnes déjà inscrites restent.
imports-progress-checking = { $n ->
    [one] { $done } ligne examinée sur environ { $total }
   *[other] { $done } lignes examinées sur environ { $total }
}
imports-progress-running = { $n ->
    [one] { $done } ligne importée sur { $total }
   *[other] { $done } lignes importées sur { $total }
}
imports-checked-intro = Rien n’est encore inscrit. Voici ce qui se passerait :
imports-done-intro = { $n ->
    [one] { $shown } personne a été inscrite ou mise à jour.
   *[other] { $shown } personnes ont été inscrites ou mises à jour.
  }
imports-given-up-intro = Cette importation a été abandonnée. Le fichier est effacé; les personnes inscrites avant sont toujours là.
imports-broken-off-intro = Cette importation s’est interrompue, car la suite du fichier n’a pas pu être lue. Importez-le de nouveau : personne n’est inscrit deux fois.
imports-sum-added = { $n ->
    [one] personne est nouvelle
   *[other] personnes sont nouvelles
  }
imports-sum-updated = { $n ->
    [one] personne est connue
   *[other] personnes sont connues
  }
imports-sum-updated-hint = Ce qui nous manque est complété et les étiquettes sont ajoutées; rien n’est remplacé.
imports-sum-kept-out = { $n ->
    [one] personne est écartée
   *[other] personnes sont écartées
}
imports-sum-kept-out-hint = Elles se sont désabonnées ou fait effacer, et le restent quoi que dise le fichier.
imports-sum-unsubscribed = { $n ->
    [one] personne est désabonnée par le fichier
   *[other] personnes sont désabonnées par le fichier
  }
imports-sum-unsubscribed-hint = Le fichier dit qu’elles ne veulent pas de courriels. Elles n’en reçoivent pas, et aucune importation ne les ramène.
imports-sum-faulty = { $n ->
    [one] ligne ne peut pas être importée
   *[other] lignes ne peuvent pas être importées
}
imports-faults = Ce qui ne va pas dans le fichier
imports-head-line = Ligne
imports-head-problem = Problème
imports-head-outcome = Suite
imports-outcome-refused = Ligne refusée
imports-outcome-left-out = Ligne importée sans cette valeur
imports-faults-more = Il y en a d’autres : les 10 000 premiers de chaque sorte sont dans le fichier ci-dessous.
imports-faults-download = Télécharger les problèmes (CSV)
imports-faults-file = problemes
imports-start = { $n ->
    [one] Inscrire { $shown } personne
   *[other] Inscrire { $shown } personnes
  }
imports-back = Changer les colonnes ou le consentement
imports-see = Voir ces personnes
imports-another = Toutes les importations
imports-fault-missing-email = Il n’y a pas d’adresse de courriel.
imports-fault-not-an-address = Ce n’est pas une adresse de courriel.
imports-fault-name-too-long = Le nom est trop long.
imports-fault-not-a-name = Ce n’est pas un nom.
imports-fault-not-a-postal-code = Ce n’est pas un code postal canadien.
imports-fault-unknown-language = Ce n’est ni l’anglais ni le français.
imports-fault-unknown-status = Cet état ne dit ni oui ni non.
imports-fault-not-a-date = Ce n’est pas une date. Écrivez 2026-05-31.
imports-fault-ambiguous-date = Impossible de distinguer le jour du mois. Écrivez 2026-05-31.
imports-fault-tag-too-long = Une étiquette dépasse 60 caractères.
imports-fault-too-many-tags = Il y a plus de 50 étiquettes.
imports-fault-text-too-long = Le texte est trop long.
imports-fault-forbidden-character = Il y a un caractère qui ne peut pas être utilisé.
imports-fault-too-many-fields = Il y a plus de 200 champs.
imports-fault-not-json = Ce n’est pas un objet JSON.
imports-fault-extra-cells = La ligne a plus de cellules qu’il n’y a de colonnes.
imports-fault-too-many-columns = La ligne a plus de 200 colonnes.
imports-fault-cell-too-long = Une cellule est trop longue.
imports-fault-record-too-long = La ligne est trop longue.
imports-fault-nul-byte = La ligne contient un octet qui n’est pas du texte.
imports-fault-unclosed-quote = Un guillemet est ouvert et jamais fermé.
imports-fault-consent-ran-out = L’adhésion a pris fin il y a plus de deux ans : le consentement est échu.
export-title = Exporter des personnes
export-people = { $n ->
    [one] { $shown } personne
   *[other] { $shown } personnes
  }
export-everybody = Le fichier contient toutes les personnes de votre organisation.
export-segment = Le fichier contient les personnes de votre sélection.
export-unsubscribed-too = Celles qui se sont désabonnées y figurent avec leur état : n’écrivez à aucune d’elles.
export-parts = Quels renseignements sur chaque personne?
export-part-email = Adresse de courriel
export-part-given-name = Prénom
export-part-family-name = Nom de famille
export-part-postal-code = Code postal
export-part-language = Langue
export-part-tags = Étiquettes
export-part-custom = Champs personnalisés
export-part-status = État de l’abonnement
export-part-basis = Fondement du consentement, et jusqu’à quand
export-part-since = Depuis quand
export-format = Quel fichier?
export-csv-hint = Pour un tableur; aucune cellule n’y est prise pour une formule.
export-json-hint = Pour un programme.
export-noted = Le journal d’audit note que vous avez pris ce fichier, quand, et combien de personnes il contient.
export-do = Exporter
export-cancel = Annuler
export-lack-parts = Choisissez au moins une chose à exporter.
export-lack-format = Choisissez CSV ou JSON.
export-head-basis = Fondement du consentement
export-head-basis-until = Échéance du consentement
export-head-since = Depuis
export-basis-form = sur un formulaire de ce site
export-basis-express = exprès
export-basis-membership = adhésion
export-file = personnes
audit-kind-import-started = Début de l’importation d’un fichier de personnes
audit-kind-import-done = Fin de l’importation d’un fichier de personnes
audit-kind-import-given-up = Abandon d’un fichier de personnes
audit-kind-people-exported = Exportation de personnes
audit-field-import = Importation
audit-field-added = Nouvelles
audit-field-updated = Connues
audit-field-kept-out = Écartées
audit-field-unsubscribed = Désabonnées par le fichier
audit-field-faulty = Lignes refusées
audit-field-people = Personnes
audit-field-format = Format
