# Findings
realised-exceeds-granted = the actual funding { $part } exceeds the granted { $whole } by { $difference }
realised-public-exceeds-planned = the actual public funding { $part } exceeds the planned { $whole } by { $difference }
granted-part-exceeds-total = the granted EU and state funding { $part } is part of the planned public funding { $whole } but exceeds it by { $difference }
realised-part-exceeds-total = the actual EU and state funding { $part } is part of the actual public funding { $whole } but exceeds it by { $difference }
ended-without-realised = the project has ended ({ $end }) and was granted { $granted }, but no actual funding is stated
low-absorption = the actual funding { $realised } is { $share } of the granted { $granted }
nonpositive-amount-negative = { $field }: the amount { $amount } is negative
nonpositive-amount-zero = { $field }: the amount is zero
components-do-not-sum = { $terms } = { $sum }, not { $total }; the difference is { $difference }
amount-restated-differently = { $field }: { $here } here, { $there } earlier; the difference is { $difference }
eu-share-mismatch = { $eu } is { $computed } of { $total }, not { $stated }
eu-exceeds-total = the EU contribution { $part } exceeds the total budget { $whole } by { $difference }
part-exceeds-total = { $field }: { $part } exceeds the total budget { $whole } by { $difference }
percent-out-of-range = a share must be between 0 and 100 %, not { $stated }
shares-do-not-sum = { $terms } = { $sum }, not 100 %
cap-exceeded = an EU share of { $stated } exceeds { $highest }, the highest rate for this fund and period
eu-share-missing = a fund and a total budget are stated, but no EU contribution
share-basis-ambiguous = { $eu } is { $stated } of { $basis }, not of the total budget { $total } (it is { $computed } of that)
end-before-start = the end of the project, { $end }, is before its start, { $start }
end-before-start-range = the range ends on { $end }, before it begins on { $start }
impossible-date = there is no such date as { $date }
start-before-window = the start of the project, { $start }, is outside the { $period } period: expenditure is eligible from { $from }
end-after-window = the end of the project, { $end }, is outside the { $period } period: expenditure is eligible until { $to }
status-contradicts-dates-ended = according to its status the project has ended, but its end date { $end } is after { $day }
status-contradicts-dates-running = according to its status the project is running, but its end date { $end } is more than a year before { $day }
duration-phrase-mismatch = the project is said to last { $stated }, but { $start } to { $end } is { $actual }
period-restated-differently = { $field }: { $here } here, { $there } earlier
event-outside-period-early = { $date } is more than two years before the project, { $start } to { $end }
event-outside-period-late = { $date } is more than two years after the project, { $start } to { $end }
event-outside-period-future = the page is dated { $date }, which is after { $day }
weekday-mismatch = { $date } is “{ $right }”, not “{ $weekday }”
stale-tense = the text says the end ({ $end }) is still to come, but today is { $day }
section-missing = section { $number } “{ $title }” is missing; it should come after this
section-missing-first = section { $number } “{ $title }” is missing
section-duplicate = this section appears a second time: “{ $heading }”
section-out-of-order = section { $number } is out of order: it comes after section { $before }
subsection-incomplete = section { $parent } has no { $number } “{ $title }”
empty-required-section = section { $number } “{ $title }” is empty
empty-required-field = “{ $label }” is empty
applicant-mode-contradiction-single = this line says there is one applicant, but partners are listed
applicant-mode-contradiction-joint = this line says there are several applicants, but no partner is listed
sustainability-table-incomplete-row = { $n-count ->
    [one] the row “{ $rows }” is missing from the table
   *[other] { $n } rows are missing from the table: { $rows }
 }
sustainability-table-incomplete-scores = the row “{ $row }” should have two scores from 0 to 10
numbering-gap = heading { $number } follows { $before }; { $expected } is missing
numbering-repeated = heading number { $number } is used twice
numbering-out-of-order = heading { $number } is out of order after { $before }
unknown-programming-period = { $period } is not a programming period
unknown-programming-period-kohesio = { $period } is not a programming period; Kohesio shows it instead of 2014–2020
unknown-programming-period-unread = “{ $period }” is not a programming period
period-dates-mismatch = the project dates { $start } to { $end } fit { $better }, not { $stated }
period-dates-mismatch-start = the start date { $start } fits { $better }, not { $stated }
period-dates-mismatch-end = the end date { $end } fits { $better }, not { $stated }
dates-disagree = { $field }: { $here } here, { $there } in { $document }
total-amount-disagree = { $field }: { $here } here, { $there } in { $document }; the difference is { $difference }
total-amount-disagree-slip = { $field } { $here } here, { $other } { $there } in { $document }: one of the figures looks like a typing error
ytunnus-checksum = { $id } is not a valid business ID: the check digit should be { $digit }
ytunnus-checksum-none = { $id } is not a valid business ID: no check digit fits these digits
ytunnus-format = this business ID should be written { $id }
project-code-format = “{ $code }” is not a project code; a project code has a letter and five digits, such as { $example }
code-fund-mismatch = { $code } is a code of the { $of }, but the fund is the { $fund }
code-period-mismatch = { $code } is a code of the { $period } programming period, but the project ran from { $start } to { $end }
axis-fund-mismatch = priority axis { $axis } belongs to the { $of }, but the fund is the { $fund }
realised-indicator-missing = planned number { $planned }, but the actual number is not stated
realised-far-from-planned = actual number { $realised }, planned { $planned }
indicator-not-a-count = “{ $value }” is not a whole number of companies or participants
unparsable-value = { $field }: “{ $value }” cannot be read
unknown-document-kind = the document was not recognised as a project document; nothing was checked
unknown-document-kind-empty = the document is empty; nothing was checked
postcode-format = a postal code has five digits, not { $digits }
postcode-town-mismatch = { $code } is a postal code for { $right }, not for { $town }
municipality-unknown = there is no municipality called “{ $name }”
municipality-unknown-near = there is no municipality called “{ $name }”; did you mean “{ $near }”?
municipality-outside-region = { $municipality } is in { $actual }, not in { $regions }
subregion-mismatch-region = the sub-region “{ $subregion }” is in { $region }, which is not listed
subregion-mismatch-without = no listed municipality is in the sub-region “{ $subregion }”
subregion-mismatch-unlisted = { $municipality } is in the sub-region { $subregion }, which is not listed
whole-region-claim-incomplete = the text says the whole region takes part, but municipalities of { $region } are missing from the list: { $missing }
authority-region-mismatch = { $authority } funds projects in { $own }, not in { $regions }
address-field-contaminated = the address field also contains “{ $held }”
nuts-invalid = there is no NUTS code { $code }
nuts-invalid-named = there is no NUTS code { $code }; the code of { $region } is { $right } (since 2024 { $now })
nuts-invalid-named-one = there is no NUTS code { $code }; the code of { $region } is { $right }
nuts-invalid-region = { $code } is the code of { $other }; the code of { $region } is { $right } (since 2024 { $now })
nuts-invalid-region-one = { $code } is the code of { $other }; the code of { $region } is { $right }
fund-period-mismatch = the { $fund } is not a fund of the { $period } period
fund-name-acronym-mismatch = the acronym of “{ $name }” is { $right }, not { $acronym }
axis-objective-mismatch = specific objective { $objective } belongs to priority axis { $right }, not { $stated }
axis-or-objective-name-mismatch = this is the title of number { $other }; the title of number { $number } is “{ $title }”
programme-period-mismatch = “{ $name }” is the programme of the { $period } period
funding-statement-missing = the page does not name the EU fund that finances the project
vat-id-checksum = the check digit of this number is wrong ({ $number })
email-invalid-name = this is not a valid e-mail address: there is no name before the @
email-invalid-host = this is not a valid e-mail address: there is no dot after the @
email-invalid-form = this is not a valid e-mail address: it has two dots in a row or a character that is not allowed
email-invalid-end = this is not a valid e-mail address: it does not end in a domain name such as example.fi
phone-invalid-few = too few digits for a telephone number
phone-invalid-many = too many digits for a telephone number
url-invalid = “{ $url }” is not a web address; did you mean { $right }?
breakdown-does-not-sum = { $terms } = { $sum }, not { $total }
announced-count-mismatch = the text announces { $announced }, but the list has { $items } items
indicator-prose-mismatch = the number of participants is { $here } here, but { $planned } in the plan
glued-sentence = no space between two sentences
glued-heading = a line break seems to be missing in “{ $text }”
truncated-text = the text breaks off
truncated-text-open = the text has { $length } characters (at most { $limit } are allowed) and ends inside a list
truncated-text-limit = the text has { $length } characters (at most { $limit } are allowed) and may be cut off
placeholder-value = “{ $text }” is a placeholder that was not filled in
placeholder-value-label = there is no date after “{ $text }”
image-filename-text = “{ $text }” is the name of an image file
foreign-language-fragment = “{ $text }” is in another language ({ $language }) than the document
project-name-split = the project is called both { $name } and { $other }
broken-url = this is the end of the web address on the previous line
duplicated-paragraph = this passage of { $length } characters already appears earlier in the document
stray-whitespace = several spaces in a row
stray-whitespace-hyphen = there should be no space between a one-word name and its hyphen
mojibake = “{ $text }” was read with the wrong character encoding; did you mean “{ $right }”?
mojibake-lost = a character was lost because of the wrong character encoding
mojibake-entity = the text contains an HTML code
number-format-mixed = digits are grouped with { $here } here and with { $elsewhere } elsewhere
ambiguous-number = “{ $amount }” can be read in two ways
date-format-foreign = this date is in English order; in this document it should be { $right }
phone-notation = this number is written differently from the first one
phone-notation-plus = there is a space after the plus sign
mark-space = a space
mark-stop = a full stop
mark-comma = a comma
eu-amount-disagree = EU contribution: { $here } here, { $there } in { $document }; the difference is { $difference }
eu-amount-disagree-half = the EU contribution is { $here }, but half of { $granted } in { $document } is { $there }; the difference is { $difference }
project-name-disagree = the project is called { $here } here and { $there } in { $document }
fund-or-authority-disagree = the fund is the { $here } here and the { $there } in { $document }
fund-or-authority-disagree-body = the intermediate body is { $here } here and { $there } in { $document }
location-disagree = the location of the project is { $here } here and { $there } in { $document }
id-name-conflict = { $id } is called { $here } here and { $there } in { $document }
amended = { $field }: { $here } here replaces { $there } in { $document }
content-lost = the part “{ $part }” of { $document } is missing here
content-lost-items = { $here-count ->
    [one] the list has { $here } item here and { $there } in { $document }
   *[other] the list has { $here } items here and { $there } in { $document }
 }

# Words on places
label-granted = granted
label-planned = planned
label-realised-public = actual public funding
label-end = end
label-start = start
label-part = part
label-stated-before = stated earlier
another-document = another document of the project
label-stated-here = stated here
label-realised = actual
label-eu = EU contribution
label-total = total budget
label-basis = the amount the share refers to
label-share = share
label-fund = fund
label-period = programming period
label-date = this date
label-next-section = before this section
label-first-time = first occurrence
label-stands-before = comes before it
label-sibling = the other part is here
label-section = section
label-status = status
label-partner = partner
label-heading-before = previous heading
label-label = label
label-postcode = postal code
label-regions = regions
label-claim = the whole region
label-axis = priority axis
label-all = all of them
label-other-name = the other name
label-beginning = beginning
label-original = in the original

# Expected values
expected-positive = more than 0
expected-percent = 0 to 100 %
expected-date = a date that exists
expected-period = a programming period such as 2014–2020
expected-postcode = five digits

# Corrections
fix-replace = replace with { $text }
fix-write = write { $text }
fix-swap-dates = swap the two dates
fix-delete = delete “{ $text }”
fix-insert-space = insert a space
fix-insert-break = { $n-count ->
    [one] insert a line break
   *[other] insert { $n } line breaks
 }
fix-join-lines = join the two lines
fix-remove-spaces = remove the spaces

# Units
points = { $n-count ->
    [one] { $n } percentage point
   *[other] { $n } percentage points
 }
months = { $n-count ->
    [one] { $n } month
   *[other] { $n } months
 }

# Reasons why a rule did not apply
reason-kind = the rule is for other kinds of documents
reason-missing = not stated: { $field }
reason-as-of = needs a reference date (--as-of)
reason-currencies = the amounts are in different currencies
reason-other-rule = another rule covers this
reason-not-ended = the project has not ended
reason-payment-open = nothing granted, or the last payment may still be outstanding
reason-no-amount = no amounts to compare
reason-no-sum = no list or sum that has a total
reason-unclear-sum = rows that cannot be read, or that are other measures of the whole
reason-amended = the document speaks of a change to the project, so figures from before and after it differ
reason-related = another printed figure explains the difference
reason-other-period = both ends of the period differ: it is the time of something else
reason-no-amendment = the head of the document speaks of no amendment
reason-part-document = one of the documents is of a part of the project: a year, a partner, a phase
reason-stated-once = stated only once
reason-no-shares = no complete list of shares
reason-category = it is not certain which highest rate applies
reason-no-period = no start date with an end date
reason-no-date = no complete date
reason-no-event = no dated event
reason-no-weekday = no day of the week next to a date
reason-language = there is no data for the language of the document
reason-no-sections = no section of the template
reason-no-table = the document has no such table
reason-no-numbering = no numbered headings
reason-other-text = a README, a change log or the like is not a project document
reason-nothing = nothing to check
reason-counting = numbers may still be added in the year after the end
reason-no-indicator = no indicator to check
reason-other-series = a code series or a fund that is not checked
reason-unlinked = no other document of the project was found
reason-one-document = no other document of the project states it
reason-held-right = the other documents are compared with this one
reason-other-basis = the total budget and the public funding are different amounts
reason-foreign = may be an address in another country
reason-no-postcodes = no table of postal codes covers this
reason-no-municipality = no municipality is named
reason-no-region = a listed region is not known
reason-no-map = no division into regions is known for these years
reason-no-claim = the text does not claim a whole region
reason-other-authority = the authority or the fund is not one that is known
reason-national = regions of several authorities: a national theme
reason-no-nuts = no Finnish NUTS code
reason-no-label = not stated in a labelled field
reason-no-acronym = no fund acronym in parentheses
reason-no-title = no title, or an unknown one
reason-no-programme = no programme name with years
reason-no-page = not a project page
reason-no-scheme = neither label nor prefix says what kind of number it is
reason-no-address = not exactly one e-mail address
reason-no-phone = not exactly one telephone number
reason-no-url = no web address
reason-no-breakdown = no number is broken down into parts
reason-no-list = no list whose number of items is stated
reason-no-glue = no words run together
reason-no-long-text = no long text
reason-no-placeholder = no placeholder
reason-no-image = no image file name
reason-several-languages = a page in several languages
reason-no-coined-name = the name is not a coined word
reason-no-repetition = nothing is repeated
reason-markdown = spaces have a meaning in Markdown
reason-no-stray = no stray spaces
reason-no-mojibake = nothing was read with the wrong character encoding
reason-few-amounts = too few amounts with grouped digits
reason-translated = one name may be a translation of the other
reason-no-original = no EURA 2014 description among the documents of the project
reason-summary = may be a summary

# Names of facts
field-amount-total = total budget
field-amount-eu = EU contribution
field-amount-state = state funding
field-amount-municipal = municipal funding
field-amount-private = private funding
field-amount-own = own funding
field-amount-eu-state = EU and state funding
field-amount-public = total public funding
field-amount-eligible = eligible costs
field-amount-sum = sum
field-amount-part = part
field-amount-granted-eu-state = granted EU and state funding
field-amount-realised-eu-state = actual EU and state funding
field-amount-planned-public = planned public funding
field-amount-realised-public = actual public funding
field-share-eu-percent = EU share
field-share-part = share
field-date-start = start date
field-date-end = end date
field-date-range = project period
field-date-event = event
field-date-published = publication date
field-duration = duration
field-period-label = programming period
field-programme = programme
field-fund = fund
field-axis-no = priority axis
field-objective-no = specific objective
field-status = status
field-code-project = project code
field-name-project = project name
field-org-name = beneficiary
field-org-type = type of organisation
field-org-ytunnus = business ID
field-authority-managing = managing authority
field-authority-intermediate = intermediate body
field-addr-street = street address
field-addr-postcode = postal code
field-addr-town = post town
field-contact-name = contact person
field-contact-position = position
field-contact-phone = telephone number
field-contact-email = e-mail address
field-url = web address
field-geo-regions = regions
field-geo-subregions = sub-regions
field-geo-municipalities = municipalities
field-geo-country = country
field-applicants-mode = number of applicants
field-partners = partners
field-ind-company-planned = planned number of companies
field-ind-company-realised = actual number of companies
field-ind-person-planned = planned number of participants
field-ind-person-realised = actual number of participants
field-nuts = NUTS code
field-org-vat = VAT or organisation number

# Command line
summary = { $documents-count ->
    [one] { $documents } document
   *[other] { $documents } documents
 } · { $errors-count ->
    [one] { $errors } error
   *[other] { $errors } errors
 } · { $warnings-count ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
 } · { $info } info · { $passed-count ->
    [one] { $passed } check passed
   *[other] { $passed } checks passed
 } · { $na } not applicable
summary-hints = { $n-count ->
    [one] { $n } hint not shown (--show hint)
   *[other] { $n } hints not shown (--show hint)
 }
summary-skipped = { $n-count ->
    [one] { $n } file of another type
   *[other] { $n } files of other types
 }
summary-unread = { $n-count ->
    [one] { $n } file not read
   *[other] { $n } files not read
 }
note-fix = fix: { $title }
note-suggestion = suggestion: { $title }
note-encoding = { $path }: read as { $encoding }
note-cause = { $n } findings have the same cause: { $cause }
checks-passed = passed
checks-not-applicable = not applicable
checks-findings = findings
unread-malformed = not read: the figure has no form that is known
unread-impossible = not read: there is no such date
unread-ambiguous = not read: it can be read in two ways
unread-unit = not read: “{ $unit }” is not known as a unit
unread-no-unit = not read: without a unit
left-foreign = not used: “{ $word }” speaks of something else
left-several = not used: several projects are spoken of
left-too-large = not used: too large for a project
left-unknown-words = not used: words beside it are not known
left-no-role = not used: no word says what it is
facts-no-labels = no label could be read
cause-kohesio-period-constant = the portal shows the same programming period for all projects of 2014–2020
cause-kohesio-english-acronym = the portal uses the English acronyms of the funds
cause-lost-line-breaks = line breaks were lost on import
cause-wrong-encoding = the text was read with the wrong character encoding
links-none = no documents of the same project were found
links-project = project { $n }
links-first = the first of them
links-through = through another of them
no-documents = no document to check; projlint reads plain text (.txt) and Markdown (.md)
facts-none = no information was found

# Editors
hover-label = read from a labelled field
hover-prose = read from a sentence
hover-elsewhere = Also stated: { $places }
hover-share = { $share } of the total { $total }
hover-period = Project duration: { $length }
complete-section = section of the template { $template }
complete-label = label of the template { $template }
rename-empty = a name needs at least one letter and must be on one line
rename-code = a project code needs at least four letters or digits, at least one of them a digit
rename-marked = the name contains Markdown formatting here; change it by hand
action-fix = { $title }
action-suggestion = Suggestion (changes the content): { $title }
action-all = Apply all { $n } suggestions in this document
action-safe = { $n-count ->
    [one] Apply { $n } formatting correction
   *[other] Apply all { $n } formatting corrections
 }
action-off = Turn { $title } off in projlint.toml
lens-passed = checks passed: { $n }
lens-findings = findings: { $n }
lens-documents = documents of this project: { $n }
lens-disagreements = disagreements between them: { $n }

# Suppressions
unused-suppression = this suppression of { $rules } has no effect; remove it
unused-suppression-entry = an entry for { $rules } under [[suppress]] in projlint.toml has no effect on this document; remove it
unused-suppression-rule = this suppression does not name a rule; `projlint rules` lists the rules
unused-suppression-reason = this suppression gives no reason and has no effect; write the reason after a colon
unused-suppression-form = this suppression is not written correctly; use ignore-line, ignore-next-line, ignore-file, ignore-start or ignore-end
unused-suppression-block = this block lacks a beginning or an end, so nothing is suppressed
fix-remove-suppression = remove the suppression
reason-no-suppression = no suppression

# Reports
summary-fixed = { $n } corrected
summary-suppressed = { $n } suppressed
summary-known = { $n } known
summary-gone = { $n-count ->
    [one] { $n } known finding no longer occurs (projlint baseline update)
   *[other] { $n } known findings no longer occur (projlint baseline update)
 }
severity-error = error
severity-warning = warning
severity-info = info
severity-hint = hint
html-title = projlint: findings
html-show = show
html-none = no findings
html-line = line { $n }
html-found = stated
html-expected = expected
html-difference = difference
action-reason = explain here why it is correct
action-accept-here = Suppress here with a comment: { $title }
action-accept-config = Suppress in projlint.toml: { $title }
