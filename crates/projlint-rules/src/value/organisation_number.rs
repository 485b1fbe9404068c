//! Numbers with check digits: VAT numbers and national numbers of organisations.

/// A number whose check digit is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberScheme {
    /// Austrian VAT number, `ATU` and eight digits.
    Austria,
    /// Belgian enterprise number.
    Belgium,
    /// Bulgarian EIK of nine digits.
    Bulgaria,
    /// Croatian OIB.
    Croatia,
    /// Czech and Slovak IČO.
    Ico,
    /// Danish CVR.
    Denmark,
    /// Estonian register code.
    EstoniaRegister,
    /// Estonian VAT number.
    EstoniaVat,
    /// Finnish VAT number, the digits of the business ID.
    Finland,
    /// French SIREN.
    France,
    /// German VAT number.
    Germany,
    /// Greek ΑΦΜ.
    Greece,
    /// Hungarian tax number, its first eight digits.
    Hungary,
    /// Irish VAT number, seven digits and letters.
    Ireland,
    /// Italian VAT number.
    Italy,
    /// Latvian registration number.
    Latvia,
    /// Lithuanian company code or VAT number.
    Lithuania,
    /// Luxembourgish VAT number.
    Luxembourg,
    /// Maltese VAT number.
    Malta,
    /// Dutch VAT number of a company, nine digits before the `B`.
    Netherlands,
    /// Norwegian organisation number.
    Norway,
    /// Polish tax number NIP.
    PolandNip,
    /// Polish REGON of nine digits.
    PolandRegon,
    /// Portuguese NIF.
    Portugal,
    /// Romanian CUI.
    Romania,
    /// Slovak VAT number.
    SlovakiaVat,
    /// Slovenian tax number.
    Slovenia,
    /// Spanish CIF of an organisation, a letter and eight signs.
    Spain,
    /// Swedish organisation number, and VAT numbers made of it.
    Sweden,
}

use NumberScheme::*;

/// Names of numbers in capitals, the longer before those that they contain.
const NAMES: &[(&str, NumberScheme)] = &[
    ("NIPC", Portugal),
    ("NIP", PolandNip),
    ("REGON", PolandRegon),
    ("ЕИК", Bulgaria),
    ("БУЛСТАТ", Bulgaria),
    ("REGISTRIKOOD", EstoniaRegister),
    ("KMKR", EstoniaVat),
    ("KÄIBEMAKS", EstoniaVat),
    ("ORGANISATIONSNUMMER", Sweden),
    ("ORG.NR", Sweden),
    ("ORGANISASJONSNUMMER", Norway),
    ("UST-ID", Germany),
    ("UMSATZSTEUER", Germany),
    ("CVR", Denmark),
    ("SIREN", France),
    ("PARTITA IVA", Italy),
    ("P.IVA", Italy),
    ("P. IVA", Italy),
    ("IČ DPH", SlovakiaVat),
    ("IČO", Ico),
    ("ΑΦΜ", Greece),
    ("Α.Φ.Μ", Greece),
    ("ADÓSZÁM", Hungary),
    ("ĮMONĖS KODA", Lithuania),
    ("PVM MOKĖTOJO", Lithuania),
    ("REĢISTRĀCIJAS N", Latvia),
    ("REĢ. N", Latvia),
    ("PVN", Latvia),
    ("CUI", Romania),
    ("COD FISCAL", Romania),
    ("DAVČNA ŠTEVILKA", Slovenia),
    ("NIF", Portugal),
    ("CIF", Spain),
    ("OIB", Croatia),
];

/// Prefixes of VAT numbers.
const PREFIXES: &[(&str, NumberScheme)] = &[
    ("AT", Austria),
    ("BE", Belgium),
    ("BG", Bulgaria),
    ("CZ", Ico),
    ("DE", Germany),
    ("DK", Denmark),
    ("EE", EstoniaVat),
    ("EL", Greece),
    ("ES", Spain),
    ("FI", Finland),
    ("HR", Croatia),
    ("HU", Hungary),
    ("IE", Ireland),
    ("IT", Italy),
    ("LT", Lithuania),
    ("LU", Luxembourg),
    ("LV", Latvia),
    ("MT", Malta),
    ("NL", Netherlands),
    ("PL", PolandNip),
    ("PT", Portugal),
    ("RO", Romania),
    ("SE", Sweden),
    ("SI", Slovenia),
    ("SK", SlovakiaVat),
];

/// The scheme that a name or a country prefix indicates, and the signs of the number in capitals; `None` when neither is known or
/// the number has not the form of the scheme.
pub fn scheme_of(label: &str, value: &str) -> Option<(NumberScheme, Vec<u8>)> {
    let plain: Vec<u8> = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}' | '.' | '‑' | '–' | '/'))
        .map(|c| u8::try_from(c.to_ascii_uppercase()).unwrap_or(b'?'))
        .collect();
    let prefix = plain
        .get(..2)
        .filter(|p| p.iter().all(u8::is_ascii_uppercase));
    let (scheme, body) = match prefix {
        Some(prefix) => {
            let known = PREFIXES.iter().find(|(p, _)| p.as_bytes() == prefix)?;
            (known.1, &plain[2..])
        }
        None => {
            let label = label.to_uppercase();
            let named = NAMES.iter().find(|(name, _)| label.contains(name))?;
            (named.1, plain.as_slice())
        }
    };
    // `CIF` is the name of the Romanian number too, which has digits alone.
    let digits_only = body.iter().all(u8::is_ascii_digit);
    let scheme = match scheme {
        Spain if prefix.is_none() && digits_only => Romania,
        // `Org.nr` of nine digits is Norwegian.
        Sweden if prefix.is_none() && body.len() == 9 => Norway,
        scheme => scheme,
    };
    let own = own_signs(scheme, body, prefix.is_some())?;
    Some((scheme, own))
}

/// The signs of a number that its check concerns; `None` where it has not the form of such a number.
fn own_signs(scheme: NumberScheme, body: &[u8], prefixed: bool) -> Option<Vec<u8>> {
    let own = match (scheme, body) {
        (Austria, [b'U', own @ ..]) => own,
        (Netherlands, [own @ .., b'B', _, _]) => own,
        (Sweden, [own @ .., b'0', b'1']) if prefixed && own.len() == 10 => own,
        (Hungary, own) if own.len() == 11 => &own[..8],
        (_, own) => own,
    };
    let counts: &[usize] = match scheme {
        Austria | EstoniaRegister | Denmark | Finland | Hungary | Ico | Luxembourg | Malta
        | Slovenia => &[8],
        Belgium | PolandNip | SlovakiaVat | Sweden => &[10],
        Bulgaria | EstoniaVat | France | Germany | Greece | Netherlands | Norway | PolandRegon
        | Portugal | Spain => &[9],
        Croatia | Italy | Latvia => &[11],
        Ireland => &[8, 9],
        Lithuania => &[9, 12],
        Romania => &[6, 7, 8, 9, 10],
    };
    let fits = match scheme {
        Spain => {
            let [letter, digits @ .., check] = own else {
                return None;
            };
            b"ABCDEFGHJNPQRSUVW".contains(letter)
                && digits.iter().all(u8::is_ascii_digit)
                && check.is_ascii_alphanumeric()
        }
        Ireland => {
            own.get(..7)?.iter().all(u8::is_ascii_digit)
                && own[7..].iter().all(u8::is_ascii_uppercase)
        }
        _ => own.iter().all(u8::is_ascii_digit),
    };
    (fits && counts.contains(&own.len())).then(|| own.to_vec())
}

impl NumberScheme {
    /// What the number is called.
    pub fn name(self) -> &'static str {
        match self {
            Austria => "UID",
            Belgium => "BTW/TVA",
            Bulgaria => "ЕИК",
            Croatia => "OIB",
            Denmark => "CVR",
            EstoniaRegister => "registrikood",
            EstoniaVat => "KMKR",
            Finland => "ALV",
            France => "SIREN",
            Germany => "USt-IdNr.",
            Greece => "ΑΦΜ",
            Hungary => "adószám",
            Ico => "IČO",
            Ireland => "VAT, IE",
            Italy => "partita IVA",
            Latvia => "PVN",
            Lithuania => "įmonės kodas",
            Luxembourg => "TVA, LU",
            Malta => "VAT, MT",
            Netherlands => "btw",
            Norway => "organisasjonsnummer",
            PolandNip => "NIP",
            PolandRegon => "REGON",
            Portugal => "NIF",
            Romania => "CUI",
            SlovakiaVat => "IČ DPH",
            Slovenia => "davčna številka",
            Spain => "CIF",
            Sweden => "organisationsnummer",
        }
    }

    /// Whether the check digit of a number is right; `signs` are those of [`scheme_of`].
    pub fn checks_out(self, signs: &[u8]) -> bool {
        let digits: Vec<u8> = signs.iter().map(|sign| sign.wrapping_sub(b'0')).collect();
        let Some((check, body)) = digits.split_last() else {
            return false;
        };
        let weighted = |weights: &[u32]| weighted_sum(body, weights);
        let check = u32::from(*check);
        match self {
            Austria => (10 - (doubled_sum(body) + 4) % 10) % 10 == check,
            Belgium => 97 - number_of(&digits[..8]) % 97 == number_of(&digits[8..]),
            Finland => (weighted(&[7, 9, 10, 5, 8, 4, 2]) + check) % 11 == 0,
            PolandNip => weighted(&[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == check,
            PolandRegon => weighted(&[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == check,
            Bulgaria => {
                doubled_digits(
                    weighted(&[1, 2, 3, 4, 5, 6, 7, 8]),
                    weighted(&[3, 4, 5, 6, 7, 8, 9, 10]),
                ) == check
            }
            EstoniaRegister => {
                doubled_digits(
                    weighted(&[1, 2, 3, 4, 5, 6, 7]),
                    weighted(&[3, 4, 5, 6, 7, 8, 9]),
                ) == check
            }
            EstoniaVat => (weighted(&[3, 7, 1, 3, 7, 1, 3, 7]) + check).is_multiple_of(10),
            Denmark => (weighted(&[2, 7, 6, 5, 4, 3, 2]) + check).is_multiple_of(11),
            Greece => weighted(&[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == check,
            Hungary => (10 - weighted(&[9, 7, 3, 1, 9, 7, 3]) % 10) % 10 == check,
            Ico => (11 - weighted(&[8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == check,
            Ireland => irish_letter(signs).is_some_and(|letter| signs[7] == letter),
            Latvia => {
                let sum = weighted(&[9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) + check;
                digits[0] <= 3 || sum % 11 == 3
            }
            Lithuania => {
                let cycle = |from: u32| (0..11).map(|n| 1 + (n + from) % 9).collect::<Vec<u32>>();
                doubled_digits(weighted(&cycle(0)), weighted(&cycle(2))) == check
            }
            Luxembourg => number_of(&digits[..6]) % 89 == number_of(&digits[6..]),
            Malta => (weighted(&[3, 4, 6, 7, 8, 9, 10]) + check).is_multiple_of(37),
            Netherlands => weighted(&[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == check,
            Norway => (11 - weighted(&[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == check,
            Portugal => (11 - weighted(&[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == check,
            Romania => {
                let weights = &[7, 5, 3, 2, 1, 7, 5, 3, 2][9 - body.len()..];
                weighted(weights) * 10 % 11 % 10 == check
            }
            SlovakiaVat => number_of(&digits).is_multiple_of(11),
            Slovenia => (11 - weighted(&[8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == check,
            Spain => {
                let digit = (10 - luhn_sum(&digits[1..8]) % 10) % 10;
                signs[8] == b'0' + digit as u8 || signs[8] == b"JABCDEFGHI"[digit as usize]
            }
            Sweden | France | Italy => luhn_holds(&digits),
            Germany | Croatia => {
                let product = body.iter().fold(10, |product, d| {
                    let sum = (product + u32::from(*d)) % 10;
                    (if sum == 0 { 10 } else { sum }) * 2 % 11
                });
                (11 - product) % 10 == check
            }
        }
    }
}

fn weighted_sum(digits: &[u8], weights: &[u32]) -> u32 {
    let products = digits.iter().zip(weights).map(|(d, w)| u32::from(*d) * w);
    products.sum()
}

fn number_of(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |n, d| n * 10 + u64::from(*d))
}

/// The sum of digits of which every second from the left is doubled, with the digits of the products.
fn doubled_sum(digits: &[u8]) -> u32 {
    let doubled = |(n, d): (usize, &u8)| match (n % 2, *d) {
        (0, d) => u32::from(d),
        (_, d) if d > 4 => u32::from(d) * 2 - 9,
        (_, d) => u32::from(d) * 2,
    };
    digits.iter().enumerate().map(doubled).sum()
}

/// The sum of the digits of a Spanish number, of which the odd ones from the left are doubled.
fn luhn_sum(digits: &[u8]) -> u32 {
    let shifted = std::iter::once(0).chain(digits.iter().copied());
    doubled_sum(&shifted.collect::<Vec<u8>>())
}

/// The letter that the digits of an Irish number ask for, with a letter behind it that counts.
fn irish_letter(signs: &[u8]) -> Option<u8> {
    let digits: Vec<u8> = signs.get(..7)?.iter().map(|sign| sign - b'0').collect();
    let second = signs.get(8).map_or(0, |sign| match sign {
        b'W' => 0,
        sign => u32::from(sign - b'A') + 1,
    });
    let sum = weighted_sum(&digits, &[8, 7, 6, 5, 4, 3, 2]) + second * 9;
    b"WABCDEFGHIJKLMNOPQRSTUV".get((sum % 23) as usize).copied()
}

/// The remainder of a first sum by 11; where that is 10, of a second one.
fn doubled_digits(first: u32, second: u32) -> u32 {
    if first % 11 == 10 {
        second % 11 % 10
    } else {
        first % 11
    }
}

/// The sum of digits of which every second from the right is doubled ends in 0.
fn luhn_holds(digits: &[u8]) -> bool {
    let doubled = |d: u8| if d > 4 { d * 2 - 9 } else { d * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| u32::from(if i % 2 == 1 { doubled(*d) } else { *d }))
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_numbers_hold_and_a_changed_digit_does_not() {
        for (label, value) in [
            ("NIP", "526-104-08-28"),
            ("REGON", "123456785"),
            ("ЕИК", "175074752"),
            ("Organisationsnummer", "202100-3690"),
            ("VAT number", "SE202100369001"),
            ("Registrikood", "70000303"),
            ("VAT number", "DE136695976"),
            ("CVR", "13585628"),
            ("SIREN", "732 829 320"),
            ("Partita IVA", "00743110157"),
            ("NIF", "501964843"),
            ("OIB", "33392005961"),
            ("VAT number", "EE100931558"),
            ("VAT number", "FI12345671"),
            ("UID", "ATU13585627"),
            ("BTW", "BE0428759497"),
            ("IČO", "25123891"),
            ("ΑΦΜ", "094259216"),
            ("Adószám", "12892312-2-41"),
            ("VAT number", "IE6433435F"),
            ("Įmonės kodas", "119511515"),
            ("VAT number", "LT100001919017"),
            ("Reģistrācijas numurs", "40003521600"),
            ("TVA", "LU15027442"),
            ("VAT number", "MT11679112"),
            ("Btw-nummer", "NL004495445B01"),
            ("Organisasjonsnummer", "995525828"),
            ("CUI", "18547290"),
            ("Davčna številka", "50223054"),
            ("IČ DPH", "SK2022749619"),
            ("CIF", "J99216582"),
        ] {
            let (scheme, digits) =
                scheme_of(label, value).unwrap_or_else(|| panic!("{label} {value}"));
            assert!(scheme.checks_out(&digits), "{label} {value}");
            for at in 0..digits.len() {
                let mut wrong = digits.clone();
                if !wrong[at].is_ascii_digit() {
                    continue;
                }
                wrong[at] = b'0' + (wrong[at] - b'0' + 1) % 10;
                // A few schemes do not tell every change.
                let lenient = matches!(scheme, Germany | Latvia | Greece | Lithuania);
                assert!(!scheme.checks_out(&wrong) || lenient, "{label} {wrong:?}");
            }
        }
        assert_eq!(
            scheme_of("VAT number", "12345671"),
            None,
            "neither label nor prefix names the scheme"
        );
        assert_eq!(
            scheme_of("NIP", "5261"),
            None,
            "not as long as such a number"
        );
    }
}
