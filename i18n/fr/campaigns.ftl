home-kicker = Des syndicats qui agissent ensemble
home-campaigns = Campagnes
home-empty = Aucune campagne n’est encore publiée.
people-represented = { $shown } personnes représentées, au { $date }
card-count =
    { $n ->
        [0] Soyez la première personne à signer
        [one] { $shown } personne à ce jour
       *[other] { $shown } personnes à ce jour
    }
campaign-priorities = Ce que nous demandons
campaign-voices = Qui est avec nous
campaign-steps =
    { $n ->
        [0] D’autres gestes à venir
        [one] Un autre geste à votre portée
       *[other] { $shown } autres gestes à votre portée
    }
campaign-updates = Nouvelles
voices-empty = Aucun nom n’est encore affiché ici. Chaque signataire choisit d’y paraître ou non.
share-title = Parlez-en autour de vous
share-mail = Par courriel
share-text = Par texto
share-whatsapp = Sur WhatsApp
share-facebook = Sur Facebook
share-bluesky = Sur Bluesky
share-copy = Copier le lien
share-copied = Lien copié
