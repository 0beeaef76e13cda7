### pact
# used: audience-*
pact-room-parts = Parties de la salle du pacte
pact-room-overview = Aperçu
audience-legend = Qui voit ceci
audience-own = Mon organisation seulement
audience-chosen = Mon organisation et celles que je choisis
audience-parties = Toutes les organisations parties au pacte
audience-public = Tout le monde, sur la page publique
pact-overview-people = Ensemble, { $n ->
    [one] { $shown } personne représentée
   *[other] { $shown } personnes représentées
}
pact-parties = Les organisations parties au pacte
pact-parties-none = Aucune organisation n’a encore été ajoutée à la coalition.
pact-party-people = { $n ->
    [one] { $shown } personne
   *[other] { $shown } personnes
}
