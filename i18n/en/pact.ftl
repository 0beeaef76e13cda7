### pact
# used: audience-*
pact-room-parts = Parts of the pact room
pact-room-overview = Overview
audience-legend = Who sees this
audience-own = Only my organisation
audience-chosen = My organisation and the parties I choose
audience-parties = All parties
audience-public = Everybody, on the public page
pact-overview-people = Together { $n ->
    [one] { $shown } person represented
   *[other] { $shown } people represented
}
pact-parties = The parties
pact-parties-none = No organisation has been added to the coalition yet.
pact-party-people = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}
