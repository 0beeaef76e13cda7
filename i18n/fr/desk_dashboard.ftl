### desk: the dashboard
# used: desk-source-*
# used: desk-mostly-*
# used: desk-guide-*

desk-waits = Ce qui vous attend
desk-nothing-waits = Rien ne vous attend
desk-nothing-words = Tout est lu, répondu et publié. Ce qui arrivera ensuite s’affichera ici.
desk-since = Depuis le { $moment }
desk-next = Le { $moment }
desk-tried = Essai du { $moment } : la page de la campagne dit ce qu’il faut corriger
desk-wait-comments = { $n ->
    [one] commentaire attend d’être lu
   *[other] commentaires attendent d’être lus
}
desk-wait-imports = { $n ->
    [one] importation attend votre réponse
   *[other] importations attendent votre réponse
}
desk-wait-importing = { $n ->
    [one] importation est en cours
   *[other] importations sont en cours
}
desk-wait-batches = { $n ->
    [one] lot de signatures n’est pas terminé
   *[other] lots de signatures ne sont pas terminés
}
desk-wait-failed = { $n ->
    [one] campagne n’a pas pu être publiée à l’heure prévue
   *[other] campagnes n’ont pas pu être publiées à l’heure prévue
}
desk-wait-drafts = { $n ->
    [one] campagne a des changements qui ne sont pas encore publics
   *[other] campagnes ont des changements qui ne sont pas encore publics
}
desk-wait-scheduled = { $n ->
    [one] campagne sera publiée d’elle-même
   *[other] campagnes seront publiées d’elles-mêmes
}

desk-of-campaign = Chiffres de quelle campagne
desk-all-campaigns = Toutes les campagnes
desk-today = Aujourd’hui
desk-signed-today = { $n ->
    [one] signature reçue aujourd’hui
   *[other] signatures reçues aujourd’hui
}
desk-confirmed-today = { $n ->
    [one] confirmée aujourd’hui
   *[other] confirmées aujourd’hui
}
desk-pending-now = { $n ->
    [one] attend d’être confirmée par courriel
   *[other] attendent d’être confirmées par courriel
}
desk-sources = D’où viennent les signatures
desk-source = Provenance
desk-share = Part
desk-source-form = Le formulaire de nos pages
desk-source-api = D’autres sites et applis, par l’API
desk-source-paper = Papier
desk-source-other = Ailleurs
desk-mostly-form = La plupart des gens signent sur nos pages.
desk-mostly-api = La plupart des gens signent sur d’autres sites ou dans des applis.
desk-mostly-paper = La plupart des gens signent sur papier.
desk-mostly-other = La plupart des signatures viennent d’ailleurs.
desk-days = Jour après jour
desk-thirty-days = { $n ->
    [one] signature confirmée ces trente derniers jours.
   *[other] signatures confirmées ces trente derniers jours.
}
desk-bars-label = Signatures confirmées jour après jour, du { $from } au { $to }; au plus { $most } en un jour. Le tableau plus bas donne les nombres.
desk-key-day = un jour
desk-key-today = aujourd’hui, jusqu’à présent
desk-numbers = Les nombres
desk-days-caption = Les trente derniers jours, le plus récent en tête. Une signature retirée est soustraite le jour de son retrait.
desk-day = Jour
desk-signed = Reçues
desk-confirmed = Confirmées
desk-on-paper = Sur papier
desk-since-start = Depuis le début
desk-since-year = Ces douze derniers mois
desk-supporters = { $n ->
    [one] signature compte, confirmée ou sur papier.
   *[other] signatures comptent, confirmées ou sur papier.
}
desk-week = { $n ->
    [0] Aucune nouvelle ces sept derniers jours.
    [one] Une nouvelle ces sept derniers jours.
   *[other] { $shown } nouvelles ces sept derniers jours.
}
desk-curve-label = Signatures qui comptent, du { $from } au { $to }, { $total } à présent. Le tableau plus bas donne les nombres.
desk-months-caption = Mois par mois, le plus récent en tête
desk-month = Mois
desk-new = Nouvelles
desk-total = Total
desk-by-action = Action par action
desk-action = Action
desk-pending = En attente
desk-removed = Retirées
desk-nobody = Personne n’a encore signé
desk-nobody-words = La première signature lance le décompte. Faites circuler la page là où l’on vous connaît : les dix premières personnes viennent parce qu’on le leur demande.
desk-see-campaign = Voir la campagne
desk-your-people = Les personnes de votre organisation
desk-all-people = Toutes les personnes
desk-people-count = { $n ->
    [one] personne a accepté que vous lui écriviez
   *[other] personnes ont accepté que vous leur écriviez, ou sont membres chez vous
}
desk-people-words = Seule votre organisation les voit.

desk-guide = Jusqu’à votre première campagne
desk-guide-words = La plupart y arrivent en une matinée. L’ordre vous appartient; rien n’est public avant la dernière étape.
desk-guide-done = Fait
desk-guide-open = À faire
desk-guide-coalition = Dites qui vous êtes
desk-guide-coalition-words = Le nom de la coalition dans les deux langues, son adresse postale et une adresse où lui écrire.
desk-guide-organisations = Ajoutez les organisations
desk-guide-organisations-words = Chaque partie à la coalition : son nom, qui elle représente, ses couleurs.
desk-guide-staff = Invitez vos collègues
desk-guide-staff-words = Chaque personne reçoit un rôle et ne voit pas les gens d’une autre organisation.
desk-guide-mail = Vérifiez que le courriel part
desk-guide-mail-words = C’est fait dès que le serveur de courriel a accepté la première lettre : une invitation suffit.
desk-guide-mail-held = Laissez partir le courriel
desk-guide-mail-held-words = Les lettres sont retenues : donnez à mail.transport la valeur « smtp » dans la configuration du serveur. D’ici là, personne ne peut confirmer sa signature.
desk-guide-campaign = Rédigez votre première campagne
desk-guide-campaign-words = Un titre en peu de mots, trois à six priorités avec leurs sources, et ce que vous demandez aux gens.
desk-guide-publish = Publiez-la
desk-guide-publish-words = Vous verrez la page comme le public avant qu’elle ne soit publique.
desk-guide-wait = La première campagne se prépare
desk-guide-wait-words = Dès qu’elle sera publique, ses chiffres s’afficheront ici.
