### rights
# used: audit-kind-organisation-left
audit-kind-organisation-left = Départ d’une organisation de la coalition
rights-kicker = Votre dossier
rights-title = Tout ce que nous avons sur vous
rights-lead = Voici tout ce qui est gardé ici au sujet de l’adresse { $address }.
rights-spelling = Avez-vous aussi employé une autre graphie de votre adresse, avec un point ou un ajout après un « + »? Demandez le lien de celle-là.
rights-signatures =
    { $n ->
        [one] Votre signature
       *[other] Vos { $shown } signatures
    }
rights-of-campaign = { $action } ({ $campaign })
rights-unknown = inconnue
rights-counts = Comptée
rights-counts-pending = pas encore : elle attend que vous la confirmiez
rights-counts-since = depuis le { $date }
rights-counts-not = non
rights-language = Langue
rights-holders = Les syndicats qui ont un dossier sur vous
rights-holders-none = Aucun. Pas un syndicat n’a votre nom, vos coordonnées ni votre courriel.
rights-tags = Étiquettes
rights-signed = Signé avec votre consentement
rights-note = Note du personnel du syndicat, { $date }
rights-basis = Pourquoi vous y êtes
rights-basis-form = Vous avez coché la case de ce syndicat sur un formulaire de ce site.
rights-basis-express = Vous avez consenti ailleurs, et le syndicat dit pouvoir le prouver.
rights-basis-membership = Vous êtes membre du syndicat, ou l’avez été.
rights-basis-until = Cela prend fin le { $date }.
rights-import = Ajouté à partir de la liste du syndicat le { $date }. { $basis } { $proof }
rights-mail = Courriels de ce syndicat
rights-mail-subscribed = permis
rights-mail-unsubscribed = arrêtés : le syndicat n’a plus le droit de vous écrire
rights-mail-undeliverable = arrêtés : votre boîte ne les accepte pas
rights-since = Gardé depuis le
rights-changed = Modifié le
rights-withdraw = Mettre fin à mon consentement : { $organisation }
rights-withdraw-words = Le syndicat cesse aussitôt de vous écrire. S’il ne vous connaît que par un formulaire de ce site, votre dossier est supprimé; votre signature compte toujours.
rights-consents = Vos consentements, mot pour mot
rights-consent-words = Ce que vous avez accepté
rights-consent-given = Donné le
rights-consent-where = Où
rights-consent-version = Texte
rights-consent-version-words = version { $version }, langue : { $language }
rights-consent-state = Maintenant
rights-consent-withdrawn = terminé le { $date }
rights-consent-left = ce syndicat a quitté la coalition le { $date } et a emporté votre dossier; adressez-vous à lui
rights-consent-waits = commence quand vous confirmez votre signature
rights-consent-stands = en vigueur
rights-source-form = sur le formulaire « { $action } »
rights-source-other = reçu d’une autre page, pour « { $action } »
rights-seen = Qui peut voir tout cela
rights-seen-words = Vous, par ce lien. Chaque syndicat : le dossier qu’il a sur vous, et celui d’aucun autre. L’équipe de modération de la coalition : votre commentaire avec votre prénom, le temps d’en décider. En public : seulement ce que vous avez choisi.
rights-long = Combien de temps
rights-long-words = Jusqu’à ce que vous y mettiez fin ici, ou que le délai fixé par la campagne soit écoulé.
rights-months =
    { $n ->
        [one] { $shown } mois
       *[other] { $shown } mois
    }
rights-retention = Les signatures deviennent anonymes { $months } après la fin de la campagne.
rights-retention-ends = Les signatures deviennent anonymes { $months } après le dernier jour de la campagne, le { $date }.
rights-retention-of = { $campaign } { $promise }
rights-correct = Corriger
rights-correct-words = Ce que vous enregistrez ici remplace votre nom et votre code postal dans chaque signature et dans chaque dossier ci-dessus.
rights-download = Emporter le tout
rights-download-words = Un seul fichier (JSON) avec tout ce qui précède, à garder ou à transmettre.
rights-download-button = Télécharger mon dossier
rights-erase = Tout effacer
rights-erase-words = La page suivante dit exactement ce qui se passera, avant que rien ne se passe.
rights-erase-link = Effacer tout ce qui me concerne
rights-contact = Une erreur, un oubli? Écrivez à { $address }; quelqu’un vous répondra.
rights-done-correct = C’est corrigé partout.
rights-done-withdraw = Votre consentement a pris fin.
rights-erase-title = Tout effacer?
rights-erase-lead = Voici ce qu’il adviendra de tout ce qui est gardé au sujet de l’adresse { $address } :
rights-erase-signatures = Votre nom, votre adresse, votre code postal et vos commentaires sont effacés de chaque signature. Celle que vous avez confirmée compte toujours, mais n’est plus à personne; celle qui attend disparaît.
rights-erase-unions = Le dossier de chaque syndicat est effacé, avec ses notes. Tous vos consentements prennent fin.
rights-erase-hash = Il reste une empreinte brouillée de votre boîte de courriel, dont personne ne peut tirer votre adresse. Elle empêche que vous comptiez deux fois et qu’une importation vous ramène un jour.
rights-erase-again = Vous pourrez signer de nouveau en tout temps, si vous le voulez.
rights-erase-final = C’est irréversible. Les copies de sauvegarde faites avant aujourd’hui contiennent votre dossier jusqu’à leur remplacement.
rights-erase-button = Tout effacer
rights-erase-back = Non, revenir
rights-erased-title = C’est effacé
rights-erased-done = Votre nom, votre adresse, votre code postal et vos commentaires ont disparu de chaque signature et de chaque dossier de syndicat. Tous vos consentements ont pris fin.
rights-erased-count = Ce que vous aviez confirmé compte toujours, sans vous.
rights-erased-kept = Il reste une empreinte brouillée de votre boîte de courriel, pour que personne ne compte deux fois et qu’aucune importation ne vous ramène.
rights-erased-copies = Les copies de sauvegarde faites avant aujourd’hui contiennent votre dossier jusqu’à leur remplacement.
rights-nothing-title = Il n’y a rien ici
rights-nothing-words = Ce lien ne mène plus à rien : ce qu’il montrait a été effacé.
rights-nothing-else = Si vous avez signé depuis, ou si l’on vous a ajouté à une liste, demandez un nouveau lien avec votre adresse de courriel.
rights-letter-subject = Votre dossier, comme vous l’avez demandé
rights-letter-lead = Quelqu’un, sans doute vous, a demandé ce que nous gardons au sujet de cette adresse. Un syndicat de notre campagne l’a sur sa liste. Ce lien vous montre tout.
rights-letter-button = Voir mon dossier
rights-letter-does = Vous pouvez aussi y corriger votre dossier, le télécharger, arrêter les courriels du syndicat ou tout effacer. Le lien vaut 30 jours et n’est qu’à vous; ne le transmettez pas.
rights-letter-not-you = Si ce n’était pas vous, vous n’avez rien à faire.
rights-letter-sender = Vous recevez ce courriel parce que cette adresse a été inscrite sur l’une de nos pages. Expéditeur : { $name }
