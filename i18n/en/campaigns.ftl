home-kicker = Unions that act together
home-campaigns = Campaigns
home-empty = No campaign has been published yet.
people-represented = { $shown } people represented, as of { $date }
card-count =
    { $n ->
        [0] Be the first
        [one] { $shown } person so far
       *[other] { $shown } people so far
    }
campaign-priorities = What we ask for
campaign-voices = Who stands with us
campaign-steps =
    { $n ->
        [0] More to come
        [one] One more thing you can do
       *[other] { $shown } more things you can do
    }
campaign-updates = News
voices-empty = Nobody is shown here yet. Signers choose for themselves whether to appear.
share-title = Tell somebody
share-mail = By e-mail
share-text = By text message
share-whatsapp = On WhatsApp
share-facebook = On Facebook
share-bluesky = On Bluesky
share-copy = Copy the link
share-copied = Copied
