# Havainnot
realised-exceeds-granted = toteutunut EU- ja valtion rahoitus { $part } ylittää myönnetyn rahoituksen { $whole }; erotus on { $difference }
realised-public-exceeds-planned = toteutunut julkinen rahoitus { $part } ylittää suunnitellun { $whole }; erotus on { $difference }
granted-part-exceeds-total = myönnetty EU- ja valtion rahoitus { $part } on osa suunnitellusta julkisesta rahoituksesta { $whole } mutta ylittää sen; erotus on { $difference }
realised-part-exceeds-total = toteutunut EU- ja valtion rahoitus { $part } on osa toteutuneesta julkisesta rahoituksesta { $whole } mutta ylittää sen; erotus on { $difference }
ended-without-realised = hankkeelle on myönnetty { $granted }, mutta toteutunutta rahoitusta ei ole ilmoitettu, vaikka hanke päättyi { $end }
low-absorption = toteutunut rahoitus { $realised } on { $share } myönnetystä rahoituksesta { $granted }
nonpositive-amount-negative = { $field }: summa { $amount } on negatiivinen
nonpositive-amount-zero = { $field }: summa on nolla
components-do-not-sum = { $terms } = { $sum }, ei { $total }; erotus on { $difference }
amount-restated-differently = { $field }: tässä { $here }, aiemmin { $there }; erotus on { $difference }
eu-share-mismatch = { $eu } on { $computed } summasta { $total }, ei { $stated }
eu-exceeds-total = EU-rahoitus { $part } ylittää kokonaisbudjetin { $whole }; erotus on { $difference }
part-exceeds-total = { $field }: { $part } on { $difference } suurempi kuin kokonaisbudjetti { $whole }
percent-out-of-range = osuus { $stated } ei ole välillä 0–100 %
shares-do-not-sum = { $terms } = { $sum }, ei 100 %
cap-exceeded = EU-osuus { $stated } ylittää rahaston ja ohjelmakauden enimmäisosuuden { $highest }
eu-share-missing = rahasto ja kokonaisbudjetti on ilmoitettu, mutta EU-rahoitusta ei
share-basis-ambiguous = { $eu } on { $stated } summasta { $basis }, ei kokonaisbudjetista { $total }, josta se on { $computed }
end-before-start = hankkeen päättymispäivä { $end } on ennen alkamispäivää { $start }
end-before-start-range = aikaväli päättyy { $end } ennen kuin se alkaa { $start }
impossible-date = päivämäärää { $date } ei ole olemassa
start-before-window = hanke alkaa { $start }; ohjelmakauden { $period } menot ovat tukikelpoisia { $from } alkaen
end-after-window = hanke päättyy { $end }; ohjelmakauden { $period } menot ovat tukikelpoisia { $to } asti
status-contradicts-dates-ended = tilan mukaan hanke on päättynyt, mutta sen päättymispäivä { $end } on päivän { $day } jälkeen
status-contradicts-dates-running = tilan mukaan hanke on käynnissä, mutta sen päättymispäivä { $end } on yli vuosi ennen päivää { $day }
duration-phrase-mismatch = hankkeen kestoksi ilmoitetaan { $stated }, mutta { $start }–{ $end } on { $actual }
period-restated-differently = { $field }: tässä { $here }, aiemmin { $there }
event-outside-period-early = { $date } on yli kaksi vuotta ennen hanketta { $start }–{ $end }
event-outside-period-late = { $date } on yli kaksi vuotta hankkeen { $start }–{ $end } jälkeen
event-outside-period-future = päivämäärä { $date } on päivän { $day } jälkeen
weekday-mismatch = { $date } on ”{ $right }”, ei ”{ $weekday }”
stale-tense = tekstin mukaan päättymispäivä { $end } on vielä edessä, mutta nyt on { $day }
section-missing = osio { $number } ”{ $title }” puuttuu; sen paikka on tämän jälkeen
section-missing-first = osio { $number } ”{ $title }” puuttuu
section-duplicate = tämä osio esiintyy toisen kerran: ”{ $heading }”
section-out-of-order = osio { $number } on väärässä paikassa: se on osion { $before } jälkeen
subsection-incomplete = osiosta { $parent } puuttuu { $number } ”{ $title }”
empty-required-section = osio { $number } ”{ $title }” on tyhjä
empty-required-field = kenttä ”{ $label }” on tyhjä
applicant-mode-contradiction-single = rivin mukaan hakijoita on yksi, mutta osatoteuttajia on lueteltu
applicant-mode-contradiction-joint = rivin mukaan hakijoita on useita, mutta osatoteuttajia ei ole lueteltu
sustainability-table-incomplete-row = { $n-count ->
    [one] taulukosta puuttuu rivi ”{ $rows }”
   *[other] taulukosta puuttuu { $n } riviä: { $rows }
 }
sustainability-table-incomplete-scores = rivillä ”{ $row }” pitää olla kaksi pistemäärää väliltä 0–10
numbering-gap = otsikkoa { $before } seuraa { $number }; { $expected } puuttuu
numbering-repeated = otsikkonumeroa { $number } on käytetty kahdesti
numbering-out-of-order = otsikko { $number } on väärässä paikassa otsikon { $before } jälkeen
unknown-programming-period = { $period } ei ole ohjelmakausi
unknown-programming-period-kohesio = { $period } ei ole ohjelmakausi; Kohesio näyttää sen ohjelmakauden 2014–2020 sijasta
unknown-programming-period-unread = ”{ $period }” ei ole ohjelmakausi
period-dates-mismatch = hankkeen toteutusaika { $start }–{ $end } sopii ohjelmakauteen { $better }, ei ohjelmakauteen { $stated }
period-dates-mismatch-start = alkamispäivä { $start } sopii ohjelmakauteen { $better }, ei ohjelmakauteen { $stated }
period-dates-mismatch-end = päättymispäivä { $end } sopii ohjelmakauteen { $better }, ei ohjelmakauteen { $stated }
dates-disagree = { $field }: tässä { $here }, toisaalla { $there } ({ $document })
total-amount-disagree = { $field }: tässä { $here }, toisaalla { $there } ({ $document }); erotus on { $difference }
total-amount-disagree-slip = { $field } on tässä { $here }, { $other } toisaalla { $there } ({ $document }): toisessa luvussa lienee kirjoitusvirhe
ytunnus-checksum = { $id } ei ole kelvollinen Y-tunnus: tarkistusnumeron pitäisi olla { $digit }
ytunnus-checksum-none = { $id } ei ole kelvollinen Y-tunnus: mikään tarkistusnumero ei sovi näihin numeroihin
ytunnus-format = tämä Y-tunnus kirjoitetaan muodossa { $id }
project-code-format = ”{ $code }” ei ole hankekoodi; hankekoodissa on kirjain ja viisi numeroa, esimerkiksi { $example }
code-fund-mismatch = { $code } on { $of }-hankkeen koodi, mutta hankkeen rahasto on { $fund }
code-period-mismatch = { $code } on ohjelmakauden { $period } koodi, mutta hankkeen toteutusaika oli { $start }–{ $end }
axis-fund-mismatch = toimintalinjan { $axis } rahasto on { $of }, mutta hankkeen rahasto on { $fund }
realised-indicator-missing = suunniteltu lukumäärä on { $planned }, mutta toteutunutta lukumäärää ei ole ilmoitettu
realised-far-from-planned = toteutunut { $realised }, suunniteltu { $planned }
indicator-not-a-count = ”{ $value }” ei käy yritysten tai henkilöiden lukumääräksi
unparsable-value = { $field }: arvoa ”{ $value }” ei voi lukea
unknown-document-kind = asiakirjaa ei tunnistettu hankeasiakirjaksi; mitään ei tarkistettu
unknown-document-kind-empty = asiakirja on tyhjä; mitään ei tarkistettu
postcode-format = postinumerossa on viisi numeroa, ei { $digits }
postcode-town-mismatch = postinumeron { $code } postitoimipaikka on { $right }, ei { $town }
municipality-unknown = kuntaa nimeltä ”{ $name }” ei ole
municipality-unknown-near = kuntaa nimeltä ”{ $name }” ei ole; pitäisikö olla ”{ $near }”?
municipality-outside-region = { $municipality }: maakunta on { $actual }, mutta asiakirjassa on { $regions }
subregion-mismatch-region = ”{ $subregion }”: seutukunnan maakunta on { $region }, jota ei ole lueteltu
subregion-mismatch-without = ”{ $subregion }”: mikään lueteltu kunta ei kuulu tähän seutukuntaan
subregion-mismatch-unlisted = { $municipality }: kunnan seutukunta on { $subregion }, jota ei ole lueteltu
whole-region-claim-incomplete = tekstissä puhutaan koko maakunnasta ({ $region }), mutta luettelosta puuttuu kuntia: { $missing }
authority-region-mismatch = { $authority }: rahoitettavat maakunnat ovat { $own }, mutta asiakirjassa on { $regions }
address-field-contaminated = osoitekentässä on myös ”{ $held }”
nuts-invalid = NUTS-koodia { $code } ei ole
nuts-invalid-named = NUTS-koodia { $code } ei ole; { $region }: oikea koodi on { $right } (vuodesta 2024 alkaen { $now })
nuts-invalid-named-one = NUTS-koodia { $code } ei ole; { $region }: oikea koodi on { $right }
nuts-invalid-region = { $code } on { $other }; { $region }: oikea koodi on { $right } (vuodesta 2024 alkaen { $now })
nuts-invalid-region-one = { $code } on { $other }; { $region }: oikea koodi on { $right }
fund-period-mismatch = { $fund } ei ole ohjelmakauden { $period } rahasto
fund-name-acronym-mismatch = ”{ $name }”: oikea lyhenne on { $right }, ei { $acronym }
axis-objective-mismatch = erityistavoite { $objective } kuuluu toimintalinjaan { $right }, ei toimintalinjaan { $stated }
axis-or-objective-name-mismatch = tämä on numeron { $other } otsikko; numeron { $number } otsikko on ”{ $title }”
programme-period-mismatch = ”{ $name }” on ohjelmakauden { $period } ohjelma
funding-statement-missing = sivulla ei mainita EU:n rahastoa
vat-id-checksum = tämän numeron tarkistusnumero on väärä ({ $number })
email-invalid-name = tämä ei ole kelvollinen sähköpostiosoite: @-merkin edessä ei ole nimeä
email-invalid-host = tämä ei ole kelvollinen sähköpostiosoite: @-merkin jälkeen ei ole pistettä
email-invalid-form = tämä ei ole kelvollinen sähköpostiosoite: siinä on kaksi pistettä peräkkäin tai merkki, jota osoitteissa ei sallita
email-invalid-end = tämä ei ole kelvollinen sähköpostiosoite: se ei pääty verkkotunnukseen (esim. example.fi)
phone-invalid-few = liian vähän numeroita puhelinnumeroksi
phone-invalid-many = liian monta numeroa puhelinnumeroksi
url-invalid = ”{ $url }” ei ole verkko-osoite; pitäisikö olla { $right }?
breakdown-does-not-sum = { $terms } = { $sum }, ei { $total }
announced-count-mismatch = tekstissä mainitaan { $announced }, mutta luettelossa on { $items } kohtaa
indicator-prose-mismatch = henkilöiden lukumäärä on tässä { $here }, mutta suunnitelmassa { $planned }
glued-sentence = kahden virkkeen välistä puuttuu välilyönti
glued-heading = kohdasta ”{ $text }” näyttää puuttuvan rivinvaihto
truncated-text = teksti loppuu kesken
truncated-text-open = tekstissä on { $length } merkkiä (enimmäismäärä { $limit }), ja se loppuu kesken luettelon
truncated-text-limit = tekstissä on { $length } merkkiä (enimmäismäärä { $limit }), ja se voi olla katkennut
placeholder-value = ”{ $text }” on täyttämätön kohta
placeholder-value-label = tekstin ”{ $text }” perässä ei ole päivämäärää
image-filename-text = ”{ $text }” on kuvatiedoston nimi
foreign-language-fragment = ”{ $text }” on eri kieltä ({ $language }) kuin asiakirja
project-name-split = hankkeesta käytetään kahta nimeä: { $name } ja { $other }
broken-url = tämä on edellisen rivin verkko-osoitteen loppu
duplicated-paragraph = tämä { $length } merkin tekstijakso on asiakirjassa jo aiemmin
stray-whitespace = peräkkäisiä välilyöntejä
stray-whitespace-hyphen = yksisanaisen nimen ja yhdysmerkin väliin ei tule välilyöntiä
mojibake = ”{ $text }” on luettu väärällä merkistöllä; pitäisikö olla ”{ $right }”?
mojibake-lost = merkki on kadonnut väärän merkistön takia
mojibake-entity = tekstissä on HTML-koodi
number-format-mixed = numeroiden ryhmittelymerkki on tässä { $here }, muualla { $elsewhere }
ambiguous-number = ”{ $amount }” voidaan lukea kahdella tavalla
date-format-foreign = päivämäärä on englanninkielisessä järjestyksessä; tässä asiakirjassa se kirjoitetaan { $right }
phone-notation = numero on kirjoitettu toisin kuin ensimmäinen
phone-notation-plus = plusmerkin jälkeen on välilyönti
mark-space = välilyönti
mark-stop = piste
mark-comma = pilkku
eu-amount-disagree = EU-rahoitus: tässä { $here }, toisaalla { $there } ({ $document }); erotus on { $difference }
eu-amount-disagree-half = EU-rahoitus on { $here }, mutta puolet toisen asiakirjan summasta { $granted } on { $there } ({ $document }); erotus on { $difference }
project-name-disagree = hankkeen nimi: tässä { $here }, toisaalla { $there } ({ $document })
fund-or-authority-disagree = rahasto: tässä { $here }, toisaalla { $there } ({ $document })
fund-or-authority-disagree-body = vastuuviranomainen: tässä { $here }, toisaalla { $there } ({ $document })
location-disagree = hankkeen sijainti: tässä { $here }, toisaalla { $there } ({ $document })
id-name-conflict = { $id }: nimi on tässä { $here }, toisaalla { $there } ({ $document })
amended = { $field }: { $here } korvaa arvon { $there } (asiakirja { $document })
content-lost = tästä puuttuu osa ”{ $part }”, joka on alkuperäisessä asiakirjassa ({ $document })
content-lost-items = { $here-count ->
    [one] luettelossa on tässä { $here } kohta, alkuperäisessä asiakirjassa { $there } ({ $document })
   *[other] luettelossa on tässä { $here } kohtaa, alkuperäisessä asiakirjassa { $there } ({ $document })
 }

# Paikkojen nimet
label-granted = myönnetty
label-planned = suunniteltu
label-realised-public = toteutunut julkinen rahoitus
label-end = päättymispäivä
label-start = alkamispäivä
label-part = osa
label-stated-before = ilmoitettu aiemmin
another-document = hankkeen toinen asiakirja
label-stated-here = ilmoitettu tässä
label-realised = toteutunut
label-eu = EU-rahoitus
label-total = kokonaisbudjetti
label-basis = summa, josta osuus on laskettu
label-share = osuus
label-fund = rahasto
label-period = ohjelmakausi
label-date = tämä päivämäärä
label-next-section = ennen tätä osiota
label-first-time = ensimmäisen kerran tässä
label-stands-before = on ennen sitä
label-sibling = toinen osa on tässä
label-section = osio
label-status = tila
label-partner = osatoteuttaja
label-heading-before = edellinen otsikko
label-label = kenttä
label-postcode = postinumero
label-regions = maakunnat
label-claim = koko maakunta
label-axis = toimintalinja
label-all = kokonaismäärä
label-other-name = toinen nimi
label-beginning = alku
label-original = alkuperäisessä

# Odotetut arvot
expected-positive = suurempi kuin 0
expected-percent = 0–100 %
expected-date = olemassa oleva päivämäärä
expected-period = ohjelmakausi, esimerkiksi 2014–2020
expected-postcode = viisi numeroa

# Korjaukset
fix-replace = korvaa tällä: { $text }
fix-write = kirjoita { $text }
fix-swap-dates = vaihda päivämäärät keskenään
fix-delete = poista ”{ $text }”
fix-insert-space = lisää välilyönti
fix-insert-break = { $n-count ->
    [one] lisää rivinvaihto
   *[other] lisää { $n } rivinvaihtoa
 }
fix-join-lines = yhdistä rivit
fix-remove-spaces = poista välilyönnit

# Yksiköt
points = { $n-count ->
    [one] { $n } prosenttiyksikkö
   *[other] { $n } prosenttiyksikköä
 }
months = { $n-count ->
    [one] { $n } kuukausi
   *[other] { $n } kuukautta
 }

# Miksi sääntöä ei sovellettu
reason-kind = sääntö koskee toisenlaisia asiakirjoja
reason-missing = ei ilmoitettu: { $field }
reason-as-of = sääntö tarvitsee tarkastelupäivän (--as-of)
reason-currencies = summat ovat eri valuutoissa
reason-other-rule = tästä ilmoittaa toinen sääntö
reason-not-ended = hanke ei ole päättynyt
reason-payment-open = mitään ei ole myönnetty, tai viimeinen maksu voi olla vielä maksamatta
reason-no-amount = ei verrattavaa summaa
reason-no-sum = ei luetteloa tai yhteenlaskua, jolla on loppusumma
reason-unclear-sum = rivejä, joita ei voi lukea tai jotka ovat kokonaisuuden muita mittoja
reason-amended = asiakirjassa kerrotaan hankkeen muutoksesta, joten tiedot ennen muutosta ja sen jälkeen eroavat
reason-related = toinen asiakirjan luku selittää erotuksen
reason-other-period = ajan kumpikin pää eroaa: kyse on muusta ajasta
reason-no-amendment = asiakirjan alussa ei puhuta muutoksesta
reason-part-document = toinen asiakirjoista koskee hankkeen osaa: vuotta, toteuttajaa tai vaihetta
reason-stated-once = ilmoitettu vain kerran
reason-no-shares = ei täydellistä luetteloa osuuksista
reason-category = enimmäisosuus ei ole varmasti tiedossa
reason-no-period = alkamis- ja päättymispäivää ei ole ilmoitettu yhdessä
reason-no-date = ei täydellistä päivämäärää
reason-no-event = ei päivättyä tapahtumaa
reason-no-weekday = ei viikonpäivää päivämäärän vieressä
reason-language = asiakirjan kielestä ei ole tarvittavia tietoja
reason-no-sections = ei mallipohjan osioita
reason-no-table = asiakirjassa ei ole tätä taulukkoa
reason-no-numbering = ei numeroituja otsikoita
reason-other-text = README, muutosloki tai vastaava ei ole hankeasiakirja
reason-nothing = ei tarkistettavaa
reason-counting = lukuja voi vielä tulla hankkeen päättymistä seuraavan vuoden aikana
reason-no-indicator = ei tarkistettavaa indikaattoria
reason-other-series = koodisarja tai rahasto, jota ei tarkisteta
reason-unlinked = hankkeen muita asiakirjoja ei löytynyt
reason-one-document = tätä ei ole ilmoitettu hankkeen muissa asiakirjoissa
reason-held-right = muita asiakirjoja verrataan tähän asiakirjaan
reason-other-basis = kokonaisbudjetti ja julkinen rahoitus ovat eri summia
reason-foreign = osoite voi olla muussa maassa
reason-no-postcodes = postinumerotaulukkoa ei ole tai siinä ei ole tätä postinumeroa
reason-no-municipality = ei kunnan nimeä
reason-no-region = lueteltua maakuntaa tai seutukuntaa ei tunneta
reason-no-map = näiden vuosien aluejakoa ei tunneta
reason-no-claim = tekstissä ei puhuta koko maakunnasta
reason-other-authority = viranomaista tai rahastoa ei tunneta
reason-national = usean viranomaisen maakuntia: valtakunnallinen teema
reason-no-nuts = ei Suomen NUTS-koodia
reason-no-label = ei ilmoitettu omassa kentässä
reason-no-acronym = ei rahaston lyhennettä suluissa
reason-no-title = otsikko puuttuu tai sitä ei tunneta
reason-no-programme = ei ohjelman nimeä ja vuosia
reason-no-page = ei hankkeen sivu
reason-no-scheme = kentän nimi tai maatunnus ei kerro, mistä numerosta on kyse
reason-no-address = sähköpostiosoitteita ei ole täsmälleen yksi
reason-no-phone = puhelinnumeroita ei ole täsmälleen yksi
reason-no-url = ei verkko-osoitetta
reason-no-breakdown = mitään lukua ei ole jaoteltu osiin
reason-no-list = ei luetteloa, jonka kohtien lukumäärä on mainittu
reason-no-glue = ei toisiinsa kiinni jääneitä virkkeitä tai otsikoita
reason-no-long-text = ei pitkää tekstiä
reason-no-placeholder = ei täyttämättömiä kohtia
reason-no-image = ei kuvatiedoston nimeä
reason-several-languages = monikielinen sivu
reason-no-coined-name = nimi ei ole keksitty sana
reason-no-repetition = mikään ei toistu
reason-markdown = välilyönneillä on merkitys Markdownissa
reason-no-stray = ei ylimääräisiä välilyöntejä
reason-no-mojibake = mitään ei ole luettu väärällä merkistöllä
reason-few-amounts = liian vähän ryhmiteltyjä summia
reason-translated = toinen nimi voi olla käännös
reason-no-original = hankkeen asiakirjoissa ei ole EURA 2014 -kuvausta
reason-summary = voi olla tiivistelmä

# Tietojen nimet
field-amount-total = kokonaisbudjetti
field-amount-eu = EU-rahoitus
field-amount-state = valtion rahoitus
field-amount-municipal = kuntien rahoitus
field-amount-private = yksityinen rahoitus
field-amount-own = omarahoitus
field-amount-eu-state = EU- ja valtion rahoitus
field-amount-public = julkinen rahoitus yhteensä
field-amount-eligible = tukikelpoiset kustannukset
field-amount-sum = summa
field-amount-part = osa
field-amount-granted-eu-state = myönnetty EU- ja valtion rahoitus
field-amount-realised-eu-state = toteutunut EU- ja valtion rahoitus
field-amount-planned-public = suunniteltu julkinen rahoitus
field-amount-realised-public = toteutunut julkinen rahoitus
field-share-eu-percent = EU-osuus
field-share-part = osuus
field-date-start = alkamispäivä
field-date-end = päättymispäivä
field-date-range = toteutusaika
field-date-event = tapahtuma
field-date-published = julkaisupäivä
field-duration = kesto
field-period-label = ohjelmakausi
field-programme = ohjelma
field-fund = rahasto
field-axis-no = toimintalinja
field-objective-no = erityistavoite
field-status = tila
field-code-project = hankekoodi
field-name-project = hankkeen nimi
field-org-name = hakija
field-org-type = organisaatiotyyppi
field-org-ytunnus = Y-tunnus
field-authority-managing = hallintoviranomainen
field-authority-intermediate = vastuuviranomainen
field-addr-street = jakeluosoite
field-addr-postcode = postinumero
field-addr-town = postitoimipaikka
field-contact-name = yhteyshenkilö
field-contact-position = asema
field-contact-phone = puhelinnumero
field-contact-email = sähköpostiosoite
field-url = verkko-osoite
field-geo-regions = maakunnat
field-geo-subregions = seutukunnat
field-geo-municipalities = kunnat
field-geo-country = maa
field-applicants-mode = hakijoiden lukumäärä
field-partners = osatoteuttajat
field-ind-company-planned = yritysten lukumäärä, suunniteltu
field-ind-company-realised = yritysten lukumäärä, toteutunut
field-ind-person-planned = henkilöiden lukumäärä, suunniteltu
field-ind-person-realised = henkilöiden lukumäärä, toteutunut
field-nuts = NUTS-koodi
field-org-vat = alv- tai organisaationumero

# Komentorivi
summary = { $documents-count ->
    [one] { $documents } asiakirja
   *[other] { $documents } asiakirjaa
 } · { $errors-count ->
    [one] { $errors } virhe
   *[other] { $errors } virhettä
 } · { $warnings-count ->
    [one] { $warnings } varoitus
   *[other] { $warnings } varoitusta
 } · { $info-count ->
    [one] { $info } huomio
   *[other] { $info } huomiota
 } · { $passed-count ->
    [one] { $passed } läpäisty tarkistus
   *[other] { $passed } läpäistyä tarkistusta
 } · { $na } ei sovellettavissa
summary-hints = { $n-count ->
    [one] { $n } vihje piilossa (--show hint)
   *[other] { $n } vihjettä piilossa (--show hint)
 }
summary-skipped = { $n-count ->
    [one] { $n } muunlainen tiedosto
   *[other] { $n } muunlaista tiedostoa
 }
summary-unread = { $n-count ->
    [one] { $n } tiedosto jäi lukematta
   *[other] { $n } tiedostoa jäi lukematta
 }
note-fix = korjaus: { $title }
note-suggestion = ehdotus: { $title }
note-encoding = { $path }: luettu merkistöllä { $encoding }
note-cause = { $n } havainnolla on sama syy: { $cause }
checks-passed = läpäisty
checks-not-applicable = ei sovellettavissa
checks-findings = havaintoja
unread-malformed = ei luettu: luvulla ei ole tunnettua muotoa
unread-impossible = ei luettu: tällaista päivää ei ole
unread-ambiguous = ei luettu: sen voi lukea kahdella tavalla
unread-unit = ei luettu: ”{ $unit }” ei ole tunnettu yksikkö
unread-no-unit = ei luettu: yksikkö puuttuu
left-foreign = ei käytetty: ”{ $word }” puhuu muusta
left-several = ei käytetty: puhutaan useasta hankkeesta
left-too-large = ei käytetty: liian suuri yhdelle hankkeelle
left-unknown-words = ei käytetty: vieressä on sanoja, joita ei tunneta
left-no-role = ei käytetty: mikään sana ei kerro, mikä se on
facts-no-labels = yhtään otsaketta ei voitu lukea
cause-kohesio-period-constant = portaali näyttää kaikille ohjelmakauden 2014–2020 hankkeille saman ohjelmakauden
cause-kohesio-english-acronym = portaali käyttää rahastojen englanninkielisiä lyhenteitä
cause-lost-line-breaks = rivinvaihdot ovat kadonneet tekstiä siirrettäessä
cause-wrong-encoding = teksti on luettu väärällä merkistöllä
links-none = saman hankkeen asiakirjoja ei löytynyt
links-project = hanke { $n }
links-first = niistä ensimmäinen
links-through = toisen niistä kautta
no-documents = ei tarkistettavia asiakirjoja; projlint lukee tekstiä (.txt) ja Markdownia (.md)
facts-none = tietoja ei löytynyt

# Editors
hover-label = luettu kentästä
hover-prose = luettu virkkeestä
hover-elsewhere = Ilmoitettu myös: { $places }
hover-share = { $share } kokonaissummasta { $total }
hover-period = Hankkeen kesto: { $length }
complete-section = mallipohjan { $template } osio
complete-label = mallipohjan { $template } kenttä
rename-empty = nimessä on oltava ainakin yksi kirjain, ja sen on oltava yhdellä rivillä
rename-code = hankekoodissa on vähintään neljä kirjainta tai numeroa, joista ainakin yksi on numero
rename-marked = nimessä on tässä Markdown-merkintöjä; muuta se käsin
action-fix = { $title }
action-suggestion = Ehdotus (muuttaa sisältöä): { $title }
action-all = Toteuta kaikki { $n } ehdotusta tässä asiakirjassa
action-safe = { $n-count ->
    [one] Toteuta { $n } merkintätavan korjaus
   *[other] Toteuta kaikki { $n } merkintätavan korjausta
 }
action-off = Ota { $title } pois käytöstä projlint.toml-tiedostossa
lens-passed = läpäistyjä tarkistuksia: { $n }
lens-findings = havaintoja: { $n }
lens-documents = hankkeen asiakirjoja: { $n }
lens-disagreements = ristiriitoja niiden välillä: { $n }

# Suppressions
unused-suppression = tällä ohituksella ({ $rules }) ei ole vaikutusta; poista se
unused-suppression-entry = projlint.toml-tiedoston [[suppress]]-kohdalla ({ $rules }) ei ole vaikutusta tässä asiakirjassa; poista se
unused-suppression-rule = ohituksessa ei mainita mitään sääntöä; komento `projlint rules` luettelee säännöt
unused-suppression-reason = ohituksella ei ole perustelua, joten se ei vaikuta; kirjoita perustelu kaksoispisteen jälkeen
unused-suppression-form = ohitus on väärässä muodossa; käytä ignore-line, ignore-next-line, ignore-file, ignore-start tai ignore-end
unused-suppression-block = lohkolta puuttuu alku tai loppu, joten mitään ei ohiteta
fix-remove-suppression = poista ohitus
reason-no-suppression = ei ohituksia

# Reports
summary-fixed = { $n-count ->
    [one] { $n } korjattu
   *[other] { $n } korjattua
 }
summary-suppressed = { $n-count ->
    [one] { $n } ohitettu
   *[other] { $n } ohitettua
 }
summary-known = { $n-count ->
    [one] { $n } ennestään tunnettu
   *[other] { $n } ennestään tunnettua
 }
summary-gone = { $n-count ->
    [one] { $n } tunnettu havainto on poistunut (projlint baseline update)
   *[other] { $n } tunnettua havaintoa on poistunut (projlint baseline update)
 }
severity-error = virhe
severity-warning = varoitus
severity-info = huomio
severity-hint = vihje
html-title = projlint: havainnot
html-show = näytä
html-none = ei havaintoja
html-line = rivi { $n }
html-found = ilmoitettu
html-expected = odotettu
html-difference = erotus
action-reason = kirjoita tähän, miksi se on oikein
action-accept-here = Ohita tässä kommentilla: { $title }
action-accept-config = Ohita projlint.toml-tiedostossa: { $title }
