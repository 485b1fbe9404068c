# Fynd
realised-exceeds-granted = den faktiska finansieringen { $part } överstiger den beviljade { $whole } med { $difference }
realised-public-exceeds-planned = den faktiska offentliga finansieringen { $part } överstiger den planerade { $whole } med { $difference }
granted-part-exceeds-total = den beviljade EU- och statliga finansieringen { $part } är en del av den planerade offentliga finansieringen { $whole } men överstiger den med { $difference }
realised-part-exceeds-total = den faktiska EU- och statliga finansieringen { $part } är en del av den faktiska offentliga finansieringen { $whole } men överstiger den med { $difference }
ended-without-realised = projektet avslutades { $end } och beviljades { $granted }, men ingen faktisk finansiering anges
low-absorption = den faktiska finansieringen { $realised } är { $share } av den beviljade { $granted }
nonpositive-amount-negative = { $field }: beloppet { $amount } är negativt
nonpositive-amount-zero = { $field }: beloppet är noll
components-do-not-sum = { $terms } = { $sum }, inte { $total }; skillnaden är { $difference }
amount-restated-differently = { $field }: { $here } här men { $there } tidigare; skillnaden är { $difference }
eu-share-mismatch = { $eu } är { $computed } av { $total }, inte { $stated }
eu-exceeds-total = EU-bidraget { $part } överstiger den totala budgeten { $whole } med { $difference }
part-exceeds-total = { $field }: { $part } överstiger totalbudgeten { $whole } med { $difference }
percent-out-of-range = en andel ska vara 0–100 %, inte { $stated }
shares-do-not-sum = { $terms } = { $sum }, inte 100 %
cap-exceeded = EU-andelen { $stated } överstiger { $highest }, som är den högsta andelen för fonden och programperioden
eu-share-missing = fond och total budget anges, men inget EU-bidrag
share-basis-ambiguous = { $eu } är { $stated } av { $basis }, inte av den totala budgeten { $total } (av den är det { $computed })
end-before-start = projektets slutdatum { $end } är före startdatumet { $start }
end-before-start-range = tidsperioden slutar { $end }, innan den börjar { $start }
impossible-date = datumet { $date } finns inte
start-before-window = projektet börjar { $start }; utgifter under programperioden { $period } är stödberättigande från och med { $from }
end-after-window = projektet avslutas { $end }; utgifter under programperioden { $period } är stödberättigande till och med { $to }
status-contradicts-dates-ended = enligt statusen har projektet avslutats, men slutdatumet { $end } är efter { $day }
status-contradicts-dates-running = enligt statusen pågår projektet, men slutdatumet { $end } är mer än ett år före { $day }
duration-phrase-mismatch = projektet sägs pågå i { $stated }, men { $start }–{ $end } är { $actual }
period-restated-differently = { $field }: { $here } här men { $there } tidigare
event-outside-period-early = { $date } är mer än två år före projektet { $start }–{ $end }
event-outside-period-late = { $date } är mer än två år efter projektet { $start }–{ $end }
event-outside-period-future = datumet { $date } är efter { $day }
weekday-mismatch = { $date } är ”{ $right }”, inte ”{ $weekday }”
stale-tense = enligt texten ligger slutdatumet { $end } i framtiden, men i dag är det { $day }
section-missing = avsnitt { $number } ”{ $title }” saknas; det ska stå efter detta
section-missing-first = avsnitt { $number } ”{ $title }” saknas
section-duplicate = avsnittet förekommer en andra gång: ”{ $heading }”
section-out-of-order = avsnitt { $number } står på fel plats: det kommer efter avsnitt { $before }
subsection-incomplete = avsnitt { $parent } saknar { $number } ”{ $title }”
empty-required-section = avsnitt { $number } ”{ $title }” är tomt
empty-required-field = fältet ”{ $label }” är tomt
applicant-mode-contradiction-single = enligt raden finns en sökande, men delgenomförare räknas upp
applicant-mode-contradiction-joint = enligt raden finns flera sökande, men inga delgenomförare räknas upp
sustainability-table-incomplete-row = { $n-count ->
    [one] raden ”{ $rows }” saknas i tabellen
   *[other] { $n } rader saknas i tabellen: { $rows }
 }
sustainability-table-incomplete-scores = raden ”{ $row }” ska ha två poängtal mellan 0 och 10
numbering-gap = rubrik { $number } följer på { $before }; { $expected } saknas
numbering-repeated = rubriknumret { $number } används två gånger
numbering-out-of-order = rubrik { $number } står på fel plats efter rubrik { $before }
unknown-programming-period = { $period } är ingen programperiod
unknown-programming-period-kohesio = { $period } är ingen programperiod; Kohesio visar den i stället för 2014–2020
unknown-programming-period-unread = ”{ $period }” är ingen programperiod
period-dates-mismatch = projekttiden { $start }–{ $end } passar programperioden { $better }, inte { $stated }
period-dates-mismatch-start = startdatumet { $start } passar programperioden { $better }, inte { $stated }
period-dates-mismatch-end = slutdatumet { $end } passar programperioden { $better }, inte { $stated }
dates-disagree = { $field }: { $here } här men { $there } i { $document }
total-amount-disagree = { $field }: { $here } här men { $there } i { $document }; skillnaden är { $difference }
total-amount-disagree-slip = { $field } { $here } här, { $other } { $there } i { $document }: det ena talet ser ut som en felskrivning
ytunnus-checksum = { $id } är inget giltigt FO-nummer: kontrollsiffran borde vara { $digit }
ytunnus-checksum-none = { $id } är inget giltigt FO-nummer: ingen kontrollsiffra passar dessa siffror
ytunnus-format = detta FO-nummer ska skrivas { $id }
project-code-format = ”{ $code }” är ingen projektkod; en projektkod har en bokstav och fem siffror, till exempel { $example }
code-fund-mismatch = { $code } är en kod för { $of }, men projektets fond är { $fund }
code-period-mismatch = { $code } är en kod för programperioden { $period }, men projektet pågick { $start }–{ $end }
axis-fund-mismatch = verksamhetslinje { $axis } hör till { $of }, men projektets fond är { $fund }
realised-indicator-missing = planerat antal är { $planned }, men det faktiska antalet anges inte
realised-far-from-planned = faktiskt antal { $realised }, planerat { $planned }
indicator-not-a-count = ”{ $value }” är inget giltigt antal företag eller personer
unparsable-value = { $field }: ”{ $value }” går inte att läsa
unknown-document-kind = dokumentet känns inte igen som ett projektdokument; inget kontrollerades
unknown-document-kind-empty = dokumentet är tomt; inget kontrollerades
postcode-format = ett postnummer har fem siffror, inte { $digits }
postcode-town-mismatch = { $code } är ett postnummer i { $right }, inte i { $town }
municipality-unknown = det finns ingen kommun som heter ”{ $name }”
municipality-unknown-near = det finns ingen kommun som heter ”{ $name }”; ska det vara ”{ $near }”?
municipality-outside-region = { $municipality } hör till { $actual }, inte till { $regions }
subregion-mismatch-region = den ekonomiska regionen ”{ $subregion }” hör till { $region }, men det landskapet räknas inte upp
subregion-mismatch-without = ingen uppräknad kommun hör till den ekonomiska regionen ”{ $subregion }”
subregion-mismatch-unlisted = { $municipality } hör till den ekonomiska regionen { $subregion }, som inte är uppräknad
whole-region-claim-incomplete = texten talar om hela landskapet ({ $region }), men i listan saknas kommuner: { $missing }
authority-region-mismatch = { $authority } finansierar projekt i { $own }, inte i { $regions }
address-field-contaminated = adressfältet innehåller också ”{ $held }”
nuts-invalid = det finns ingen NUTS-kod { $code }
nuts-invalid-named = det finns ingen NUTS-kod { $code }; koden för { $region } är { $right } (från och med 2024 { $now })
nuts-invalid-named-one = det finns ingen NUTS-kod { $code }; koden för { $region } är { $right }
nuts-invalid-region = { $code } är koden för { $other }; koden för { $region } är { $right } (från och med 2024 { $now })
nuts-invalid-region-one = { $code } är koden för { $other }; koden för { $region } är { $right }
fund-period-mismatch = { $fund } är ingen fond under programperioden { $period }
fund-name-acronym-mismatch = förkortningen för ”{ $name }” är { $right }, inte { $acronym }
axis-objective-mismatch = särskilt mål { $objective } hör till verksamhetslinje { $right }, inte { $stated }
axis-or-objective-name-mismatch = detta är rubriken för nummer { $other }; rubriken för nummer { $number } är ”{ $title }”
programme-period-mismatch = ”{ $name }” är programmet för programperioden { $period }
funding-statement-missing = på sidan nämns inte vilken EU-fond som finansierar projektet
vat-id-checksum = kontrollsiffran i detta nummer är fel ({ $number })
email-invalid-name = detta är ingen giltig e-postadress: det finns inget namn före @
email-invalid-host = detta är ingen giltig e-postadress: det finns ingen punkt efter @
email-invalid-form = detta är ingen giltig e-postadress: den har två punkter i följd eller ett otillåtet tecken
email-invalid-end = detta är ingen giltig e-postadress: den slutar inte med ett domännamn (t.ex. example.fi)
phone-invalid-few = för få siffror för ett telefonnummer
phone-invalid-many = för många siffror för ett telefonnummer
url-invalid = ”{ $url }” är ingen webbadress; ska det vara { $right }?
breakdown-does-not-sum = { $terms } = { $sum }, inte { $total }
announced-count-mismatch = texten nämner { $announced }, men listan har { $items } punkter
indicator-prose-mismatch = antalet personer är { $here } här men { $planned } i planen
glued-sentence = mellanslag saknas mellan två meningar
glued-heading = en radbrytning verkar saknas i ”{ $text }”
truncated-text = texten slutar tvärt
truncated-text-open = texten har { $length } tecken (högst { $limit } ryms) och slutar mitt i en lista
truncated-text-limit = texten har { $length } tecken (högst { $limit } ryms) och kan vara avklippt
placeholder-value = ”{ $text }” har inte fyllts i
placeholder-value-label = ”{ $text }” följs inte av något datum
image-filename-text = ”{ $text }” är namnet på en bildfil
foreign-language-fragment = ”{ $text }” är på ett annat språk ({ $language }) än dokumentet
project-name-split = projektet kallas både { $name } och { $other }
broken-url = detta är slutet på webbadressen på föregående rad
duplicated-paragraph = detta stycke på { $length } tecken finns redan tidigare i dokumentet
stray-whitespace = flera mellanslag i rad
stray-whitespace-hyphen = det ska inte vara mellanslag mellan ett namn som består av ett ord och bindestrecket
mojibake = ”{ $text }” har lästs med fel teckenkodning; ska det vara ”{ $right }”?
mojibake-lost = ett tecken har gått förlorat genom fel teckenkodning
mojibake-entity = texten innehåller en HTML-kod
number-format-mixed = siffrorna är grupperade med { $here } här, med { $elsewhere } på andra ställen
ambiguous-number = ”{ $amount }” kan läsas på två sätt
date-format-foreign = datumet står i engelsk ordning; i detta dokument skrivs det { $right }
phone-notation = numret är skrivet på ett annat sätt än det första
phone-notation-plus = det finns ett mellanslag efter plustecknet
mark-space = mellanslag
mark-stop = punkt
mark-comma = kommatecken
eu-amount-disagree = EU-bidraget är { $here } här men { $there } i { $document }; skillnaden är { $difference }
eu-amount-disagree-half = EU-bidraget är { $here }, men hälften av { $granted } i { $document } är { $there }; skillnaden är { $difference }
project-name-disagree = projektet heter { $here } här men { $there } i { $document }
fund-or-authority-disagree = fonden är { $here } här men { $there } i { $document }
fund-or-authority-disagree-body = förmedlande organ: { $here } här men { $there } i { $document }
location-disagree = projektets plats är { $here } här men { $there } i { $document }
id-name-conflict = { $id } heter { $here } här men { $there } i { $document }
amended = { $field }: { $here } ersätter { $there } i { $document }
content-lost = delen ”{ $part }” i { $document } saknas här
content-lost-items = { $here-count ->
    [one] listan har { $here } punkt här men { $there } i { $document }
   *[other] listan har { $here } punkter här men { $there } i { $document }
 }

# Ord på platser
label-granted = beviljat
label-planned = planerat
label-realised-public = faktisk offentlig finansiering
label-end = slutdatum
label-start = startdatum
label-part = del
label-stated-before = angivet tidigare
another-document = ett annat dokument i projektet
label-stated-here = angivet här
label-realised = faktiskt
label-eu = EU-bidrag
label-total = total budget
label-basis = beloppet som andelen är räknad på
label-share = andel
label-fund = fond
label-period = programperiod
label-date = detta datum
label-next-section = före detta avsnitt
label-first-time = här för första gången
label-stands-before = står före det
label-sibling = den andra delen står här
label-section = avsnitt
label-status = status
label-partner = delgenomförare
label-heading-before = föregående rubrik
label-label = fält
label-postcode = postnummer
label-regions = landskap
label-claim = hela landskapet
label-axis = verksamhetslinje
label-all = totalt antal
label-other-name = det andra namnet
label-beginning = början
label-original = i originalet

# Väntade värden
expected-positive = mer än 0
expected-percent = 0–100 %
expected-date = ett datum som finns
expected-period = en programperiod, till exempel 2014–2020
expected-postcode = fem siffror

# Rättelser
fix-replace = ersätt med { $text }
fix-write = skriv { $text }
fix-swap-dates = byt plats på datumen
fix-delete = ta bort ”{ $text }”
fix-insert-space = lägg till ett mellanslag
fix-insert-break = { $n-count ->
    [one] lägg till en radbrytning
   *[other] lägg till { $n } radbrytningar
 }
fix-join-lines = slå ihop raderna
fix-remove-spaces = ta bort mellanslagen

# Enheter
points = { $n-count ->
    [one] { $n } procentenhet
   *[other] { $n } procentenheter
 }
months = { $n-count ->
    [one] { $n } månad
   *[other] { $n } månader
 }

# Varför en regel inte tillämpades
reason-kind = regeln gäller andra slags dokument
reason-missing = anges inte: { $field }
reason-as-of = regeln behöver ett referensdatum (--as-of)
reason-currencies = beloppen är i olika valutor
reason-other-rule = detta kontrolleras av en annan regel
reason-not-ended = projektet har inte avslutats
reason-payment-open = inget beviljat, eller slutbetalningen kan ännu vara obetald
reason-no-amount = inget belopp att jämföra
reason-no-sum = ingen lista eller summa med totalbelopp
reason-unclear-sum = rader som inte kan läsas eller som är andra mått på helheten
reason-amended = dokumentet berättar om en ändring av projektet, så uppgifter före och efter den skiljer sig
reason-related = ett annat tal i dokumentet förklarar skillnaden
reason-other-period = båda ändarna av tiden skiljer sig: det är tiden för något annat
reason-no-amendment = dokumentets början talar inte om någon ändring
reason-part-document = det ena dokumentet gäller en del av projektet: ett år, en partner eller en fas
reason-stated-once = anges bara en gång
reason-no-shares = ingen fullständig lista över andelar
reason-category = det är inte säkert vilken högsta andel som gäller
reason-no-period = inget startdatum med tillhörande slutdatum
reason-no-date = inget fullständigt datum
reason-no-event = ingen daterad händelse
reason-no-weekday = ingen veckodag vid ett datum
reason-language = uppgifter saknas för dokumentets språk
reason-no-sections = inget avsnitt ur mallen
reason-no-table = dokumentet har ingen sådan tabell
reason-no-numbering = inga numrerade rubriker
reason-other-text = en README, ändringslogg eller liknande är inget projektdokument
reason-nothing = inget att kontrollera
reason-counting = uppgifter om antal kan ännu komma under året efter projektets slut
reason-no-indicator = ingen indikator att kontrollera
reason-other-series = en kodserie eller fond som inte kontrolleras
reason-unlinked = inga andra dokument i projektet hittades
reason-one-document = inget annat dokument i projektet anger det
reason-held-right = de andra dokumenten jämförs med detta
reason-other-basis = den totala budgeten och den offentliga finansieringen är olika belopp
reason-foreign = adressen kan vara i ett annat land
reason-no-postcodes = ingen postnummertabell omfattar detta
reason-no-municipality = inget kommunnamn
reason-no-region = ett uppräknat landskap eller en uppräknad ekonomisk region är inte känd
reason-no-map = områdesindelningen för dessa år är inte känd
reason-no-claim = texten talar inte om hela landskapet
reason-other-authority = myndigheten eller fonden är inte känd
reason-national = flera myndigheters landskap: ett nationellt tema
reason-no-nuts = ingen finländsk NUTS-kod
reason-no-label = inte angivet i ett fält
reason-no-acronym = ingen fondförkortning inom parentes
reason-no-title = ingen rubrik, eller en okänd
reason-no-programme = inget programnamn med årtal
reason-no-page = inte en sida om ett projekt
reason-no-scheme = varken fältets namn eller landskoden visar vilket slags nummer det är
reason-no-address = inte exakt en e-postadress
reason-no-phone = inte exakt ett telefonnummer
reason-no-url = ingen webbadress
reason-no-breakdown = inget antal är uppdelat på delar
reason-no-list = ingen lista vars antal punkter anges
reason-no-glue = inga meningar eller rubriker utan mellanslag
reason-no-long-text = ingen lång text
reason-no-placeholder = inga platshållare
reason-no-image = inget namn på en bildfil
reason-several-languages = en flerspråkig sida
reason-no-coined-name = namnet är inget nybildat ord
reason-no-repetition = inget upprepas
reason-markdown = mellanslag har en betydelse i Markdown
reason-no-stray = inga överflödiga mellanslag
reason-no-mojibake = inget har lästs med fel teckenkodning
reason-few-amounts = för få grupperade belopp
reason-translated = det ena namnet kan vara en översättning
reason-no-original = ingen EURA 2014-beskrivning bland projektets dokument
reason-summary = kan vara en sammanfattning

# Uppgifternas namn
field-amount-total = total budget
field-amount-eu = EU-bidrag
field-amount-state = statlig finansiering
field-amount-municipal = kommunal finansiering
field-amount-private = privat finansiering
field-amount-own = egenfinansiering
field-amount-eu-state = EU- och statlig finansiering
field-amount-public = offentlig finansiering sammanlagt
field-amount-eligible = stödberättigande kostnader
field-amount-sum = summa
field-amount-part = del
field-amount-granted-eu-state = beviljad EU- och statlig finansiering
field-amount-realised-eu-state = faktisk EU- och statlig finansiering
field-amount-planned-public = planerad offentlig finansiering
field-amount-realised-public = faktisk offentlig finansiering
field-share-eu-percent = EU-andel
field-share-part = andel
field-date-start = startdatum
field-date-end = slutdatum
field-date-range = projekttid
field-date-event = händelse
field-date-published = publiceringsdatum
field-duration = längd
field-period-label = programperiod
field-programme = program
field-fund = fond
field-axis-no = verksamhetslinje
field-objective-no = särskilt mål
field-status = status
field-code-project = projektkod
field-name-project = projektets namn
field-org-name = sökande
field-org-type = organisationstyp
field-org-ytunnus = FO-nummer
field-authority-managing = förvaltande myndighet
field-authority-intermediate = förmedlande organ
field-addr-street = utdelningsadress
field-addr-postcode = postnummer
field-addr-town = postanstalt
field-contact-name = kontaktperson
field-contact-position = befattning
field-contact-phone = telefonnummer
field-contact-email = e-postadress
field-url = webbadress
field-geo-regions = landskap
field-geo-subregions = ekonomiska regioner
field-geo-municipalities = kommuner
field-geo-country = land
field-applicants-mode = antal sökande
field-partners = delgenomförare
field-ind-company-planned = antal företag, planerat
field-ind-company-realised = antal företag, faktiskt
field-ind-person-planned = antal personer, planerat
field-ind-person-realised = antal personer, faktiskt
field-nuts = NUTS-kod
field-org-vat = moms- eller organisationsnummer

# Kommandorad
summary = { $documents } dokument · { $errors } fel · { $warnings-count ->
    [one] { $warnings } varning
   *[other] { $warnings } varningar
 } · { $info-count ->
    [one] { $info } upplysning
   *[other] { $info } upplysningar
 } · { $passed-count ->
    [one] { $passed } godkänd kontroll
   *[other] { $passed } godkända kontroller
 } · { $na-count ->
    [one] { $na } ej tillämplig
   *[other] { $na } ej tillämpliga
 }
summary-hints = { $n } tips visas inte (--show hint)
summary-skipped = { $n-count ->
    [one] { $n } fil av annat slag
   *[other] { $n } filer av andra slag
 }
summary-unread = { $n-count ->
    [one] { $n } fil lästes inte
   *[other] { $n } filer lästes inte
 }
note-fix = rättelse: { $title }
note-suggestion = förslag: { $title }
note-encoding = { $path }: läst som { $encoding }
note-cause = { $n } iakttagelser har samma orsak: { $cause }
checks-passed = godkänd
checks-not-applicable = ej tillämplig
checks-findings = iakttagelser
unread-malformed = inte läst: talet har ingen känd form
unread-impossible = inte läst: det finns ingen sådan dag
unread-ambiguous = inte läst: det kan läsas på två sätt
unread-unit = inte läst: ”{ $unit }” är ingen känd enhet
unread-no-unit = inte läst: utan enhet
left-foreign = används inte: ”{ $word }” talar om något annat
left-several = används inte: texten gäller flera projekt
left-too-large = används inte: för stort för ett projekt
left-unknown-words = används inte: ord bredvid det är inte kända
left-no-role = används inte: inget ord säger vad det är
facts-no-labels = ingen etikett kunde läsas
cause-kohesio-period-constant = portalen visar samma programperiod för alla projekt från 2014–2020
cause-kohesio-english-acronym = portalen använder fondernas engelska förkortningar
cause-lost-line-breaks = radbrytningarna har gått förlorade när texten överfördes
cause-wrong-encoding = texten har lästs med fel teckenkodning
links-none = inga dokument om samma projekt hittades
links-project = projekt { $n }
links-first = det första av dem
links-through = genom ett annat av dem
no-documents = inga dokument att kontrollera; projlint läser text (.txt) och Markdown (.md)
facts-none = inga uppgifter hittades

# Editors
hover-label = läst från ett fält
hover-prose = läst från en mening
hover-elsewhere = Anges också: { $places }
hover-share = { $share } av totalbeloppet { $total }
hover-period = Projektets längd: { $length }
complete-section = avsnitt i mallen { $template }
complete-label = fält i mallen { $template }
rename-empty = ett namn behöver minst en bokstav och måste stå på en rad
rename-code = en projektkod har minst fyra bokstäver eller siffror, varav minst en siffra
rename-marked = namnet innehåller här Markdown-tecken; ändra det för hand
action-fix = { $title }
action-suggestion = Förslag (ändrar innehållet): { $title }
action-all = Utför alla { $n } förslag i dokumentet
action-safe = { $n-count ->
    [one] Utför { $n } rättelse av skrivsättet
   *[other] Utför alla { $n } rättelser av skrivsättet
 }
action-off = Stäng av { $title } i projlint.toml
lens-passed = godkända kontroller: { $n }
lens-findings = iakttagelser: { $n }
lens-documents = projektets dokument: { $n }
lens-disagreements = motsägelser mellan dem: { $n }

# Suppressions
unused-suppression = detta undantag från { $rules } har ingen verkan; ta bort det
unused-suppression-entry = en post för { $rules } under [[suppress]] i projlint.toml har ingen verkan i det här dokumentet; ta bort den
unused-suppression-rule = undantaget nämner ingen regel; `projlint rules` räknar upp reglerna
unused-suppression-reason = undantaget saknar motivering och har ingen verkan; skriv motiveringen efter ett kolon
unused-suppression-form = undantaget är felaktigt skrivet; använd ignore-line, ignore-next-line, ignore-file, ignore-start eller ignore-end
unused-suppression-block = blocket saknar början eller slut, så ingenting undantas
fix-remove-suppression = ta bort undantaget
reason-no-suppression = inga undantag

# Reports
summary-fixed = { $n-count ->
    [one] { $n } rättad
   *[other] { $n } rättade
 }
summary-suppressed = { $n-count ->
    [one] { $n } undantagen
   *[other] { $n } undantagna
 }
summary-known = { $n-count ->
    [one] { $n } tidigare känd
   *[other] { $n } tidigare kända
 }
summary-gone = { $n-count ->
    [one] { $n } känd iakttagelse har försvunnit (projlint baseline update)
   *[other] { $n } kända iakttagelser har försvunnit (projlint baseline update)
 }
severity-error = fel
severity-warning = varning
severity-info = upplysning
severity-hint = tips
html-title = projlint: iakttagelser
html-show = visa
html-none = inga iakttagelser
html-line = rad { $n }
html-found = angivet
html-expected = förväntat
html-difference = skillnad
action-reason = skriv här varför det stämmer
action-accept-here = Undanta här med en kommentar: { $title }
action-accept-config = Undanta i projlint.toml: { $title }
