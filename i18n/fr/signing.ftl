count-have-signed =
    { $n ->
        [one] a signé
       *[other] ont signé
    }
count-progress-label = Signatures vers l’objectif de { $shown }
count-to-go =
    { $n ->
        [one] Encore { $shown }
       *[other] Encore { $shown }
    }
count-next-goal = pour atteindre { $shown }
count-goal-reached = L’objectif de { $shown } est atteint
count-waiting =
    { $n ->
        [0] aucune à confirmer
       *[other] { $shown } à confirmer
    }
count-table-title = Comment nous comptons
count-table-caption = Chaque signature figure sur une seule de ces lignes et ne compte qu’une fois.
count-confirmed = Confirmées
count-confirmed-means = confirmées par les signataires depuis leur propre boîte de courriel
count-paper = Sur papier
count-paper-means = signées sur papier et comptées à la main
count-pending = En attente
count-pending-means = pas encore confirmées, donc pas encore comptées
count-removed = Retirées
count-removed-means = retirées par les signataires après avoir été comptées, ou jugées non valides
field-given-name = Prénom
field-family-name = Nom
field-email-address = Courriel
field-email-address-hint = pas celui du travail
field-postal-code = Code postal
field-commitments = Mes engagements
field-comment = Dans vos mots
field-comment-hint = facultatif; affiché après relecture
field-display = Comment afficher votre nom en public
field-consent = Qui peut vous écrire?
field-trap = Laissez ce champ vide
display-nothing = Pas du tout
display-first-name-town = Prénom et ville
display-full-name = Nom complet
form-promise = Nous vous enverrons un lien de confirmation. Votre employeur n’en voit rien.
form-data-link = Ce que deviennent vos données
form-closed = Cette campagne a pris fin le { $date } : on ne peut plus signer. Merci à toutes les personnes qui l’ont fait.
form-errors =
    { $n ->
        [one] Un champ demande votre attention :
       *[other] { $shown } champs demandent votre attention :
    }
form-once-more = Appuyez encore une fois sur le bouton. Rien de ce que vous avez écrit n’est perdu.
fault-given-name-missing = Indiquez votre prénom.
fault-family-name-missing = Indiquez votre nom.
fault-email-address-missing = Indiquez votre adresse de courriel.
fault-postal-code-missing = Indiquez votre code postal.
fault-commitments-missing = Cochez au moins un engagement.
fault-not-an-address = Indiquez une adresse de courriel, par exemple nom@exemple.ca.
fault-not-a-postal-code = Indiquez un code postal canadien, par exemple K1N 6N5.
fault-no-comment = Il n’y a pas de place pour un commentaire ici.
fault-consent-unknown = Le texte d’une case de consentement a changé. Relisez les cases, s’il vous plaît.
fault-too-long = { $field } : { $max } caractères au plus, s’il vous plaît.
fault-forbidden = { $field } : employez des lettres et la ponctuation courante, sans adresse web, s’il vous plaît.
fault-unknown-choice = { $field } : choisissez une des réponses proposées, s’il vous plaît.
thanks-title = Il ne reste qu’une étape
thanks-open-mail = Ouvrez le courriel que nous venons de vous envoyer et confirmez. Votre signature ne compte qu’à partir de ce moment-là.
thanks-demo-mailbox = Ouvrir la boîte de la démonstration
thanks-no-mail = Rien reçu après quelques minutes?
thanks-no-mail-help = Regardez dans vos courriels indésirables. Pour que personne n’inonde votre boîte, nous vous écrivons au plus une fois par heure; un lien reçu plus tôt vaut aussi pour cette signature.
thanks-find-link = Demander le lien de nouveau
thanks-next = Tant que vous y êtes
mine-kicker = Votre signature
mine-pending = Est-ce bien votre signature?
mine-pending-lead = Confirmez que vous avez signé « { $action } ». Le seul fait d’ouvrir cette page n’a rien changé.
mine-confirm = Confirmer ma signature
mine-also-pending = D’autres signatures attendent votre confirmation :
mine-confirm-others = Les confirmer
mine-confirmed = Merci. Votre signature compte.
mine-confirmed-lead = Votre signature pour « { $action } » est confirmée.
mine-ended = Cette signature ne compte pas
mine-ended-lead = La signature pour « { $action } » a été retirée ou a expiré, et ce que nous en gardions a été effacé. Vous pouvez signer de nouveau en tout temps.
mine-back-to-campaign = Retour à la campagne
mine-display-save = Enregistrer
mine-kept = Ce que nous gardons
mine-name = Nom
mine-signed-on = Signé le
mine-leave = Changer d’avis
mine-leave-words = Si vous retirez votre signature, elle ne compte plus, vos consentements prennent fin, et votre nom, vos coordonnées et votre commentaire sont effacés aussitôt.
mine-withdraw = Retirer ma signature
mine-not-me = Ce n’était pas moi
mine-not-me-words = « Ce n’était pas moi » fait la même chose et, pendant 30 jours, nous ne vous écrirons plus au sujet d’une signature.
mine-resend = Renvoyez-moi ce lien
comment-waiting = pas encore lu par la modération
comment-shown = affiché
comment-refused = non affiché
done-confirm = Votre signature est confirmée.
done-display = C’est enregistré.
done-withdraw = Votre signature est retirée.
done-not-me = Toutes nos excuses pour le dérangement. La signature est effacée, et nous vous laissons en paix.
done-resend = Le lien est en route, sauf si nous vous avons déjà écrit au cours de la dernière heure.
find-title = Retrouver ma signature
find-words = Indiquez l’adresse de courriel avec laquelle vous avez signé, ou celle à laquelle un de nos syndicats vous écrit. Nous y enverrons un lien privé qui permet de voir tout ce qui est gardé à votre sujet, de le changer ou de tout retirer.
find-button = Envoyez-moi mon lien
find-sent-title = Regardez vos courriels
find-sent-words = Si cette adresse a servi à signer ici, ou figure sur la liste d’un de nos syndicats, un lien privé est en route. Nous écrivons au plus une fois par heure.
letter-hello = Bonjour,
letter-confirm-subject = À confirmer : { $action }
letter-confirm-lead = Quelqu’un a signé « { $action } » avec cette adresse. Si c’est bien vous, confirmez pour que votre signature compte.
letter-confirm-button = Confirmer ma signature
letter-already-subject = Votre signature : { $action }
letter-already-lead = Vous avez déjà signé « { $action } », et votre signature compte. Merci! Voici votre lien privé, au besoin.
letter-already-button = Ouvrir ma signature
letter-open = Ouvrez cette page :
letter-page-does = Vous pouvez aussi y changer l’affichage de votre nom ou retirer votre signature. Ce lien n’est qu’à vous; ne le transmettez pas.
letter-not-you = Si ce n’était pas vous, ouvrez la page et choisissez « Ce n’était pas moi », ou ne faites rien : une signature qui n’est pas confirmée n’est jamais comptée et sera bientôt effacée.
letter-sender = Vous recevez ce courriel parce que cette adresse a été inscrite sur l’une de nos pages de campagne. Expéditeur : { $name }
mine-signed-as = Signature : { $name }.
mine-others = Vos autres signatures
mine-invalid = Cette signature a été jugée non valide
mine-invalid-lead = La coalition a jugé que la signature de « { $action } » ne devait pas compter : rien n’indiquait qu’une personne l’ait faite elle-même. Nous conservons ce qu’elle contient afin de pouvoir corriger une erreur.
mine-invalid-object = C’est bien la vôtre? Alors, contestez cette décision en écrivant à
mine-leave-invalid-words = Vous pouvez faire effacer sur-le-champ votre nom, vos coordonnées et votre commentaire. La signature reste alors hors du décompte.
mine-erase = Effacer ce que vous détenez sur moi
mine-record = Tout ce que nous avons sur vous, et ce que vous pouvez en faire
