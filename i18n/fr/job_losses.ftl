### La page des outils, et le calculateur de pertes d’emplois
# used: tools-jobs-* tools-fairness-* tools-words-* jobs-term-* jobs-field-* jobs-missing-* jobs-place-* jobs-in-* jobs-amount-* jobs-per-* jobs-pace-* jobs-example-*
nav-tools = Outils
tools-title = Outils
tools-kicker = Pour qui milite, enquête ou veut vérifier
tools-lead = Trois instruments pour des arguments qui tiennent : chaque chiffre a sa source, chaque hypothèse est ouverte, chaque résultat a son propre lien.
tools-promise = Rien de ce que vous tapez ici n’est conservé. Chaque résultat tient dans son lien, et nulle part ailleurs.
tools-jobs-name = Le calculateur de pertes d’emplois
tools-jobs-question = Combien d’emplois ces compressions coûteraient-elles?
tools-jobs-lead = Les emplois du service et ceux qui en vivent : estimation basse, centrale et haute, avec le calcul et ce qu’en disent les études.
tools-fairness-name = Le test d’équité
tools-fairness-question = Ce budget réussit-il le test?
tools-fairness-lead = Qui gagne, qui perd : un budget noté au grand jour, page citée à l’appui.
tools-words-name = Les mots qui portent
tools-words-question = Comment le dire?
tools-words-lead = Les formules qui aident et celles qui nuisent, des réponses aux questions hostiles, et la vérification de votre texte.

jobs-title = Combien d’emplois ces compressions coûteraient-elles?
jobs-title-fault = À corriger : { $title }
jobs-lead = Une dépense publique, c’est le salaire des uns, le carnet de commandes des autres, et les achats de tout le monde. Dites ce qu’on coupe; voyez ce qui part avec : estimation basse, centrale et haute.
jobs-form = Les compressions
jobs-where = Que coupe-t-on?
jobs-field-place = Où
jobs-field-service = Dans quel service
jobs-service-hint = On peut distinguer les services en Ontario. Ailleurs, la réponse est la fourchette des études publiées.
jobs-government-provincial = Gouvernement provincial
jobs-government-municipal = Villes, cantons et comtés
jobs-government-federal = Gouvernement fédéral
jobs-government-community = Financés par les gouvernements
jobs-how-large = De combien?
jobs-kind-dollars = En dollars
jobs-kind-positions = En postes
jobs-field-kind = En dollars ou en postes
jobs-field-amount = Montant
jobs-field-unit = Compté en
jobs-amount-dollar = dollars
jobs-amount-million = millions
jobs-amount-billion = milliards
jobs-field-per = C’est
jobs-per-year = par année
jobs-per-total = en tout
jobs-field-prices = En dollars de
jobs-field-positions = Postes supprimés
jobs-field-years = Années (1 à 10)
jobs-field-pace = Cela se fait
jobs-pace-once = d’un coup
jobs-pace-steps = par étapes égales
jobs-field-payroll = Salaires (%)
jobs-field-purchases = Achats et services externes (%)
jobs-field-transfers = Argent versé aux gens (%)
jobs-field-capital = Construction et matériel (%)
jobs-field-wear = Usure des immeubles et du matériel (%)
jobs-field-pack = Coefficients
jobs-field-studies = Études
jobs-mix = De quoi ces compressions sont-elles faites?
jobs-mix-hint = Si vous laissez ces champs vides, on coupe comme le service dépense d’habitude. Sinon, indiquez ce que vous savez : le tout doit faire 100. L’usure est ce que les comptes appellent l’amortissement; elle n’emploie personne cette année-là.
jobs-usual = d’habitude : { $percent } %
jobs-argue = Contester les chiffres
jobs-argue-hint = Tous les chiffres du modèle, avec leur fourchette entre parenthèses. Mettez les vôtres à la place; ils sont pris tels quels. Le résultat dit alors qu’il repose sur vos hypothèses.
jobs-argue-jobs = Emplois par million de dollars
jobs-argue-pay = Salaires par dollar
jobs-argue-gdp = PIB par dollar
jobs-argue-doubt = De combien le modèle peut se tromper
jobs-argue-other = Argent versé aux gens, et construction
jobs-ours = chez nous : { $range }
jobs-go = Voir ce que ça coûte
jobs-examples = Commencer par un exemple
jobs-example-hospitals = Un milliard de moins par année pour les hôpitaux de l’Ontario
jobs-example-schools = 2 000 postes de moins dans les écoles, collèges et universités de l’Ontario
jobs-example-cities = 150 millions de moins pour les villes de l’Ontario, en trois étapes
jobs-example-quebec = Un demi-milliard de moins au Québec, selon les études publiées
jobs-how = Comment ça marche
jobs-how-words = Le calculateur suit l’argent dans le tableau où Statistique Canada décrit comment l’économie ontarienne se tient : qui un service paie, à qui il achète, et ce que ces ménages et ces fournisseurs achètent à leur tour. Chaque étape est montrée avec sa source, et vous pouvez remplacer chacun de nos chiffres par le vôtre.
jobs-how-not = C’est une estimation, pas une prévision, et jamais un chiffre seul. Elle ne dit pas ce qu’un gouvernement ferait d’autre de cet argent.

jobs-missing-place = Choisissez une province, ou le Canada.
jobs-missing-service = Choisissez un service.
jobs-missing-amount = Indiquez combien on coupe.
jobs-missing-positions = Indiquez combien de postes disparaissent.
jobs-fault-title = Impossible de calculer pour l’instant
jobs-fault-help = Corrigez les champs nommés et redemandez.
jobs-fault-number = Écrivez un nombre, comme 250 ou 2,5.
jobs-fault-nothing = Écrivez un nombre plus grand que zéro. Ce calculateur sert aux compressions, pas aux dépenses nouvelles.
jobs-fault-whole = Écrivez un nombre entier.
jobs-fault-long = C’est trop long pour un nombre.
jobs-fault-unknown = Choisissez dans la liste.
jobs-fault-pack = Cette version des chiffres n’est pas ici. Le lien vient peut-être d’un autre serveur, ou n’a été copié qu’en partie.
jobs-fault-amount = Au plus { $most } par année.
jobs-fault-outside = Entre { $least } et { $most }.
jobs-fault-all = C’est plus en un an que tout ce que la province dépense : { $amount } en { $year }.
jobs-fault-employed = Il n’y a pas autant de personnes employées dans le secteur public : { $number } en { $year }.
jobs-fault-hundred = Les cinq parts doivent faire 100. Elles font { $sum }.

jobs-money-dollars = { $amount } dollars
jobs-money-million = { $amount } million de dollars
jobs-money-millions = { $amount } millions de dollars
jobs-money-billion = { $amount } milliard de dollars
jobs-money-billions = { $amount } milliards de dollars
jobs-cut-year = { $amount } par année
jobs-cut-total = { $amount } sur { $years } ans
jobs-cut-steps = { $amount } par année, réparties en { $years } étapes,
jobs-cut-positions = { $n ->
    [one] { $shown } poste
   *[other] { $shown } postes
}
jobs-headline = { $n ->
    [one] Environ { $central } emploi
   *[other] Environ { $central } emplois
}
jobs-headline-studies = { $n ->
    [one] De { $low } à { $high } emploi
   *[other] De { $low } à { $high } emplois
}
jobs-headline-one-study = { $n ->
    [one] Environ { $low } emploi
   *[other] Environ { $low } emplois
}
jobs-said-cut = Compressions de { $cut } visant { $service } { $place }
jobs-said-cut-only = Compressions de { $cut } { $place }
jobs-said-dollars = { $n ->
    [one] Des compressions de { $cut } visant { $service } { $place } coûteraient environ { $central } emploi : de { $low } à { $high }.
   *[other] Des compressions de { $cut } visant { $service } { $place } coûteraient environ { $central } emplois : de { $low } à { $high }.
}
jobs-said-positions = { $n ->
    [one] La suppression de { $cut } dans { $service } { $place } coûterait en tout environ { $central } emploi : de { $low } à { $high }.
   *[other] La suppression de { $cut } dans { $service } { $place } coûterait en tout environ { $central } emplois : de { $low } à { $high }.
}
jobs-said-dollars-yours = { $n ->
    [one] Selon vos hypothèses, des compressions de { $cut } visant { $service } { $place } coûteraient environ { $central } emploi : de { $low } à { $high }.
   *[other] Selon vos hypothèses, des compressions de { $cut } visant { $service } { $place } coûteraient environ { $central } emplois : de { $low } à { $high }.
}
jobs-said-positions-yours = { $n ->
    [one] Selon vos hypothèses, la suppression de { $cut } dans { $service } { $place } coûterait en tout environ { $central } emploi : de { $low } à { $high }.
   *[other] Selon vos hypothèses, la suppression de { $cut } dans { $service } { $place } coûterait en tout environ { $central } emplois : de { $low } à { $high }.
}
jobs-said-beyond = Emplois publics : environ { $direct }. Emplois surtout privés, chez les fournisseurs et là où les gens dépensent leur paie : environ { $beyond }.
jobs-said-beyond-community = Dans les services communautaires mêmes : environ { $direct }. Chez les fournisseurs et là où les gens dépensent leur paie : environ { $beyond }.
jobs-said-studies = { $n ->
    [one] D’après les études publiées, des compressions de { $cut } { $place } coûteraient à peu près de { $low } à { $high } emploi.
   *[other] D’après les études publiées, des compressions de { $cut } { $place } coûteraient à peu près de { $low } à { $high } emplois.
}
jobs-said-one-study = { $n ->
    [one] D’après la seule étude publiée qui le dise, la suppression de { $cut } { $place } coûterait en tout environ { $low } emploi.
   *[other] D’après la seule étude publiée qui le dise, la suppression de { $cut } { $place } coûterait en tout environ { $low } emplois.
}
jobs-said-nothing = Aucune étude publiée ne dit ce que coûteraient des compressions de { $cut } { $place }.
jobs-prices = En dollars de { $year }. Aux prix du tableau, ceux de { $pack }, cela fait { $amount } par année.
jobs-prices-only = En dollars de { $year }.
jobs-yours = Selon vos hypothèses
jobs-studies-only = Études publiées seulement : nous n’avons pas encore de coefficients pour cet endroit
jobs-result = La réponse
jobs-newer = Calculé avec : { $pack }. Cette page montrera toujours ces chiffres.
jobs-newer-link = Refaire le calcul avec les chiffres les plus récents
jobs-parts = Où sont ces emplois
jobs-what = Quoi
jobs-low = Basse
jobs-central = Centrale
jobs-high = Haute
jobs-part-direct = Dans le service : emplois publics
jobs-part-direct-community = Dans les services communautaires
jobs-part-beyond = Au-delà : emplois surtout privés
jobs-part-indirect = chez les fournisseurs
jobs-part-induced = là où les ménages dépensent moins
jobs-part-total = Ensemble
jobs-key-direct = dans le service (public)
jobs-key-direct-community = dans le service
jobs-key-indirect = chez les fournisseurs
jobs-key-induced = là où l’on dépense
jobs-parts-table = Emplois qui manquent tant que durent les compressions
jobs-parts-note = Emplois à temps plein et à temps partiel. Les estimations basse et haute prennent tous les chiffres à leur plus bas ou à leur plus haut en même temps : la vérité est plus probablement entre les deux qu’à un bout.
jobs-year = Année { $year }
jobs-years = Année par année
jobs-years-table = Emplois qui manquent chaque année
jobs-years-note = Les années ne s’additionnent pas : ce sont surtout les mêmes emplois qui manquent d’une année à l’autre.
jobs-more = Ce qui part aussi
jobs-more-table = Revenus et ordre de grandeur
jobs-more-gdp = PIB par année, en millions de dollars de { $year }
jobs-more-pay = Salaires et avantages par année, en millions de dollars de { $year }
jobs-more-thousand = Emplois pour mille personnes employées dans la province
jobs-more-district = { $n ->
    [one] Emplois dans la seule circonscription
   *[other] Emplois dans une circonscription moyenne, s’ils se répartissaient également entre les { $shown }
}
jobs-more-note = Les chiffres ne disent pas dans quelles villes ces emplois disparaîtraient. La circonscription moyenne ne donne que l’ordre de grandeur : de vraies compressions frappent plus fort là où il y a un hôpital, un campus ou des bureaux.
jobs-studies = Ce qu’en diraient les études publiées
jobs-studies-lead = Les mêmes compressions, au nombre d’emplois par million que d’autres ont publié, corrigé des prix. Les études diffèrent parce qu’elles ne traitent pas les compressions de la même façon : c’est pourquoi nous donnons une fourchette.
jobs-studies-thousand = { $n ->
    [one] Pour mille personnes employées là-bas, cela fait { $range } emploi.
   *[other] Pour mille personnes employées là-bas, cela fait { $range } emplois.
}
jobs-studies-table = Les mêmes compressions selon les études publiées
jobs-study = Étude
jobs-study-jobs = Emplois
jobs-study-rate = Par million de dollars de { $year }
jobs-gdp-table = Le PIB que porte un dollar de dépense publique
jobs-gdp-per-dollar = Par dollar
jobs-studies-note = { $pack }. Les taux sont ramenés en dollars du jour par l’indice des prix à la consommation. Les barres pâles ne valent que pour un seul genre de dépense et ne comptent pas dans la fourchette. « De seconde main » veut dire tiré d’une transcription ou d’une citation, et non lu dans l’étude même.
jobs-this-calculator = Ce calculateur
jobs-this-calculator-note = Dans la province seulement, pour la répartition donnée plus haut.
jobs-from-to = { $low } à { $high }
jobs-working = Montrer le calcul
jobs-working-lead = Calculé avec : { $pack }. D’abord la formule, puis la même avec ses chiffres centraux. La fourchette entre parenthèses prend tous les chiffres à leur plus bas ou à leur plus haut en même temps.
jobs-terms = Les chiffres et leurs sources
jobs-term-yours = le vôtre
jobs-unit-jobs = { $n ->
    [one] { $number } emploi
   *[other] { $number } emplois
}
jobs-uncertainty = Comment la fourchette est calculée
jobs-uncertainty-words = Chaque chiffre a sa fourchette : la moitié de sa dernière décimale imprimée, plus un jugement déclaré sur la distance entre la réalité et un modèle figé. Chaque ligne monte ou descend régulièrement avec chacun de ses chiffres; ses valeurs extrêmes sont donc exactes. On additionne ensuite les lignes toutes basses ou toutes hautes. La fourchette d’ensemble est ainsi plutôt trop large que trop étroite. Ce n’est pas une marge d’erreur au sens d’un sondage.
jobs-left-out = Ce qui est laissé de côté
jobs-left-out-words = Le modèle est linéaire : des compressions dix fois plus fortes coûtent dix fois plus. Il ignore les limites de capacité, les variations de salaires et de prix, ce qui se passe hors de la province, et ce qu’on ferait d’autre de l’argent. Les économistes ne s’entendent pas sur le poids des dépenses perdues des ménages; c’est pourquoi leur fourchette est la plus large, et vous pouvez les mettre à zéro.
jobs-sources = Sources
jobs-status-read = Lu à la source.
jobs-status-quoted = Cité en témoignage ou en débat.
jobs-status-second-hand = De seconde main.
jobs-status-judgement = Notre jugement.
jobs-share = À garder, à partager
jobs-link = Lien vers ce résultat
jobs-copy = Copier le lien
jobs-copied = Copié
jobs-embed = Pour l’insérer dans votre page
jobs-picture = Image
jobs-embedded = Voir l’insertion
jobs-embed-link = Le calcul, les sources et vos propres chiffres
jobs-link-note = Le lien contient la question et la version des chiffres. Il montrera toujours les mêmes nombres.

jobs-place-on = Ontario
jobs-place-qc = Québec
jobs-place-bc = Colombie-Britannique
jobs-place-ab = Alberta
jobs-place-mb = Manitoba
jobs-place-sk = Saskatchewan
jobs-place-ns = Nouvelle-Écosse
jobs-place-nb = Nouveau-Brunswick
jobs-place-nl = Terre-Neuve-et-Labrador
jobs-place-pe = Île-du-Prince-Édouard
jobs-place-ca = Tout le Canada
jobs-in-on = en Ontario
jobs-in-qc = au Québec
jobs-in-bc = en Colombie-Britannique
jobs-in-ab = en Alberta
jobs-in-mb = au Manitoba
jobs-in-sk = en Saskatchewan
jobs-in-ns = en Nouvelle-Écosse
jobs-in-nb = au Nouveau-Brunswick
jobs-in-nl = à Terre-Neuve-et-Labrador
jobs-in-pe = à l’Île-du-Prince-Édouard
jobs-in-ca = au Canada

jobs-term-jobs-direct = emplois dans le service par million de dollars
jobs-term-jobs-indirect = emplois chez les fournisseurs par million de dollars
jobs-term-jobs-induced = emplois dus aux dépenses des ménages par million de dollars
jobs-term-pay-direct = salaires dans le service par dollar
jobs-term-pay-indirect = salaires chez les fournisseurs par dollar
jobs-term-pay-induced = salaires dus aux dépenses des ménages par dollar
jobs-term-gdp-direct = PIB dans le service par dollar
jobs-term-gdp-indirect = PIB chez les fournisseurs par dollar
jobs-term-gdp-induced = PIB dû aux dépenses des ménages par dollar
jobs-term-model-direct = doute sur le service (1 = comme au tableau)
jobs-term-model-indirect = doute sur les fournisseurs (1 = comme au tableau)
jobs-term-model-induced = doute sur les dépenses des ménages (0 = ne pas compter)
jobs-term-follow = part des fournitures qui part avec les postes (0 à 1)
jobs-term-transfers-jobs = emplois par million versé aux gens
jobs-term-transfers-gdp = PIB par dollar versé aux gens
jobs-term-transfers-pay = salaires par dollar versé aux gens
jobs-term-capital-jobs = emplois par million de construction
jobs-term-capital-gdp = PIB par dollar de construction
jobs-term-capital-pay = salaires par dollar de construction
jobs-term-amount = le montant, en millions
jobs-term-years = les années
jobs-term-index-from = prix de l’année du montant
jobs-term-index-to = prix de l’année du tableau
jobs-term-payroll = part des salaires
jobs-term-purchases = part des achats
jobs-term-transfers = part versée aux gens
jobs-term-capital = part de la construction
jobs-term-wear = part de l’usure
jobs-term-positions = postes
jobs-term-employed = milliers de personnes employées
jobs-term-districts = circonscriptions
jobs-term-yearly = les compressions d’une année, à plein
jobs-term-cut = les compressions aux prix du tableau
jobs-term-payroll-cut = salaires qui partent avec les postes
jobs-term-direct = emplois dans le service
jobs-term-indirect = emplois chez les fournisseurs
jobs-term-induced = emplois là où les ménages dépensent moins
jobs-term-total = emplois ensemble
jobs-term-gdp-in-service = PIB dans le service
jobs-term-gdp-at-suppliers = PIB chez les fournisseurs
jobs-term-gdp-in-households = PIB là où les ménages dépensent moins
jobs-term-gdp = PIB ensemble
jobs-term-pay-in-service = salaires dans le service
jobs-term-pay-at-suppliers = salaires chez les fournisseurs
jobs-term-pay-in-households = salaires là où les ménages dépensent moins
jobs-term-pay = salaires ensemble
jobs-term-per-thousand = emplois pour mille personnes employées
jobs-term-per-district = emplois dans une circonscription moyenne
