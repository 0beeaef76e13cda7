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
count-table-caption = Chaque signature figure dans une seule de ces lignes et ne compte qu’une fois.
count-confirmed = Confirmées
count-confirmed-means = confirmées par les signataires depuis leur propre boîte de courriel
count-paper = Sur papier
count-paper-means = signées sur papier et comptées à la main
count-pending = En attente
count-pending-means = pas encore confirmées, donc pas encore comptées
count-removed = Retirées
count-removed-means = comptées, puis retirées par les signataires ou jugées non valides
field-given-name = Prénom
field-family-name = Nom
field-email-address = Courriel
field-email-address-hint = pas celui du travail
field-postal-code = Code postal
field-commitments = Je m’engage à
field-comment = Dans vos mots
field-comment-hint = facultatif ; affiché après lecture
field-display = Comment vous paraissez en public
field-consent = Peuvent-ils vous écrire ?
field-trap = Laissez ce champ vide
display-nothing = Pas du tout
display-first-name-town = Prénom et ville
display-full-name = Nom complet
form-promise = Nous vous envoyons un lien pour confirmer. Votre employeur n’en voit rien.
form-data-link = Ce que deviennent vos données
form-errors =
    { $n ->
        [one] Un champ demande votre attention :
       *[other] { $shown } champs demandent votre attention :
    }
form-once-more = Appuyez encore une fois sur le bouton. Rien de ce que vous avez écrit n’est perdu.
fault-given-name-missing = Indiquez votre prénom.
fault-family-name-missing = Indiquez votre nom.
fault-email-address-missing = Indiquez votre adresse de courriel.
fault-postal-code-missing = Indiquez votre code postal.
fault-commitments-missing = Cochez au moins un engagement.
fault-not-an-address = Indiquez une adresse de courriel comme nom@exemple.ca.
fault-not-a-postal-code = Indiquez un code postal canadien comme K1N 6N5.
fault-no-comment = Cette action n’accepte pas de commentaire.
fault-consent-unknown = Le texte d’une case de consentement a changé. Relisez les cases, s’il vous plaît.
fault-too-long = { $field } : { $max } caractères au plus, s’il vous plaît.
fault-forbidden = { $field } : des lettres et la ponctuation courante, sans adresse web, s’il vous plaît.
fault-unknown-choice = { $field } : choisissez une des réponses affichées.
thanks-title = Plus qu’une étape
thanks-open-mail = Ouvrez le courriel que nous venons de vous envoyer et confirmez. C’est alors seulement que votre signature compte.
thanks-demo-mailbox = Ouvrir la boîte de la démonstration
thanks-no-mail = Rien reçu après quelques minutes ?
thanks-no-mail-help = Regardez dans les indésirables. Pour que personne n’inonde votre boîte, nous écrivons au plus une fois par heure ; un lien reçu plus tôt vaut aussi pour cette signature.
thanks-find-link = Redemander le lien
thanks-next = Tant que vous y êtes
mine-kicker = Votre signature
mine-pending = Est-ce bien votre signature ?
mine-pending-lead = Confirmez que vous avez signé « { $action } ». Ouvrir cette page n’a rien changé.
mine-confirm = Confirmer ma signature
mine-also-pending = Celles-ci vous attendent aussi :
mine-confirm-others = Les confirmer
mine-confirmed = Merci. Votre signature compte.
mine-confirmed-lead = Votre signature au bas de « { $action } » est confirmée.
mine-ended = Cette signature ne compte pas
mine-ended-lead = La signature au bas de « { $action } » a été retirée ou a expiré, et ce que nous en gardions est effacé. Vous pouvez signer de nouveau en tout temps.
mine-back-to-campaign = Vers la campagne
mine-display-save = Enregistrer
mine-kept = Ce que nous gardons
mine-name = Nom
mine-signed-on = Signé le
mine-leave = Retirer ma signature
mine-leave-words = Votre signature ne compte plus, vos consentements prennent fin, et votre nom, vos adresses et votre commentaire sont effacés aussitôt.
mine-withdraw = Retirer ma signature
mine-not-me = Ce n’était pas moi
mine-not-me-words = « Ce n’était pas moi » fait la même chose et nous empêche de vous écrire au sujet de signatures pendant 30 jours.
mine-resend = Renvoyez-moi ce lien
comment-waiting = pas encore lu par la modération
comment-shown = affiché
comment-refused = non affiché
done-confirm = Votre signature est confirmée.
done-display = C’est enregistré.
done-withdraw = Votre signature est retirée.
done-not-me = Désolés du dérangement. La signature est effacée et nous vous laissons en paix.
done-resend = Le lien est en route, sauf si nous vous avons déjà écrit dans l’heure.
find-title = Retrouver ma signature
find-words = Indiquez l’adresse avec laquelle vous avez signé. Nous y envoyons son lien privé : pour confirmer, changer votre affichage ou retirer votre signature.
find-button = Envoyez-moi mon lien
find-sent-title = Regardez dans votre boîte
find-sent-words = Si cette adresse a signé quelque chose ici, son lien est en route. Nous écrivons au plus une fois par heure.
letter-hello = Bonjour,
letter-confirm-subject = À confirmer : { $action }
letter-confirm-lead = quelqu’un a signé « { $action } » avec cette adresse. Si c’était vous, confirmez, pour que votre signature compte.
letter-confirm-button = Confirmer ma signature
letter-already-subject = Votre signature : { $action }
letter-already-lead = vous avez déjà signé « { $action } », et votre signature compte. Merci ! Voici votre lien privé, au besoin.
letter-already-button = Ouvrir ma signature
letter-open = Ouvrez cette page :
letter-page-does = Vous pouvez aussi y changer votre affichage ou retirer votre signature. Ce lien n’est qu’à vous ; ne le transmettez pas.
letter-not-you = Si ce n’était pas vous, ouvrez la page et choisissez « Ce n’était pas moi », ou ne faites rien : ce qui n’est pas confirmé n’est jamais compté et s’efface bientôt.
letter-sender = Vous recevez ce courriel parce que cette adresse a été inscrite sur une page de campagne de { $name }.
