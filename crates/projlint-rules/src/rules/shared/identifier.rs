//! Numbers with check digits: VAT numbers and national numbers of organisations.

/// A number whose check digit is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdScheme {
    /// Finnish VAT number, the digits of the business ID.
    Fi,
    /// Polish tax number NIP.
    Nip,
    /// Polish REGON of nine digits.
    Regon,
    /// Bulgarian EIK of nine digits.
    Eik,
    /// Swedish organisation number, and VAT numbers made of it.
    Se,
    /// Estonian register code.
    Registrikood,
    /// Estonian VAT number.
    Kmkr,
    /// German VAT number.
    De,
    /// Danish CVR.
    Cvr,
    /// French SIREN.
    Siren,
    /// Italian VAT number.
    PartitaIva,
    /// Portuguese NIF.
    Nif,
    /// Croatian OIB.
    Oib,
}

/// The scheme that a label or a country prefix indicates, and the digits of the number; `None` when neither is known.
pub fn scheme_of(label: &str, value: &str) -> Option<(IdScheme, Vec<u8>)> {
    let plain: String = value
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}' | '.' | '‑' | '–' | '/'))
        .collect();
    let prefix = plain
        .get(..2)
        .filter(|p| p.bytes().all(|b| b.is_ascii_uppercase()));
    let body = if prefix.is_some() {
        &plain[2..]
    } else {
        plain.as_str()
    };
    if body.is_empty() || !body.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<u8> = body.bytes().map(|b| b - b'0').collect();
    let label = label.to_uppercase();
    let named = [
        ("NIPC", IdScheme::Nif),
        ("NIP", IdScheme::Nip),
        ("REGON", IdScheme::Regon),
        ("ЕИК", IdScheme::Eik),
        ("БУЛСТАТ", IdScheme::Eik),
        ("REGISTRIKOOD", IdScheme::Registrikood),
        ("KMKR", IdScheme::Kmkr),
        ("KÄIBEMAKS", IdScheme::Kmkr),
        ("ORGANISATIONSNUMMER", IdScheme::Se),
        ("UST-ID", IdScheme::De),
        ("UMSATZSTEUER", IdScheme::De),
        ("CVR", IdScheme::Cvr),
        ("SIREN", IdScheme::Siren),
        ("IVA", IdScheme::PartitaIva),
        ("NIF", IdScheme::Nif),
        ("OIB", IdScheme::Oib),
    ];
    let scheme = match prefix {
        Some("FI") => IdScheme::Fi,
        Some("PL") => IdScheme::Nip,
        Some("BG") => IdScheme::Eik,
        Some("SE") => IdScheme::Se,
        Some("EE") => IdScheme::Kmkr,
        Some("DE") => IdScheme::De,
        Some("DK") => IdScheme::Cvr,
        Some("IT") => IdScheme::PartitaIva,
        Some("PT") => IdScheme::Nif,
        Some("HR") => IdScheme::Oib,
        Some(_) => return None,
        None => named.into_iter().find(|(word, _)| label.contains(word))?.1,
    };
    let digits = match (scheme, prefix, digits.as_slice()) {
        (IdScheme::Se, Some(_), [own @ .., 0, 1]) if own.len() == 10 => own.to_vec(),
        _ => digits,
    };
    digit_counts(scheme)
        .contains(&digits.len())
        .then_some((scheme, digits))
}

/// The numbers of digits that a scheme checks; others are other numbers.
fn digit_counts(scheme: IdScheme) -> &'static [usize] {
    match scheme {
        IdScheme::Fi | IdScheme::Registrikood | IdScheme::Cvr => &[8],
        IdScheme::Nip | IdScheme::Se => &[10],
        IdScheme::Regon
        | IdScheme::Eik
        | IdScheme::Kmkr
        | IdScheme::De
        | IdScheme::Siren
        | IdScheme::Nif => &[9],
        IdScheme::PartitaIva | IdScheme::Oib => &[11],
    }
}

impl IdScheme {
    /// What the number is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fi => "ALV",
            Self::Nip => "NIP",
            Self::Regon => "REGON",
            Self::Eik => "ЕИК",
            Self::Se => "organisationsnummer",
            Self::Registrikood => "registrikood",
            Self::Kmkr => "KMKR",
            Self::De => "USt-IdNr.",
            Self::Cvr => "CVR",
            Self::Siren => "SIREN",
            Self::PartitaIva => "partita IVA",
            Self::Nif => "NIF",
            Self::Oib => "OIB",
        }
    }

    /// Whether the check digit of a number is right.
    pub fn checks_out(self, digits: &[u8]) -> bool {
        let Some((check, body)) = digits.split_last() else {
            return false;
        };
        let weighted = |weights: &[u32]| {
            body.iter()
                .zip(weights)
                .map(|(d, w)| u32::from(*d) * w)
                .sum::<u32>()
        };
        let check = u32::from(*check);
        match self {
            Self::Fi => (weighted(&[7, 9, 10, 5, 8, 4, 2]) + check) % 11 == 0,
            Self::Nip => weighted(&[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == check,
            Self::Regon => weighted(&[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == check,
            Self::Eik => {
                doubled_digits(
                    weighted(&[1, 2, 3, 4, 5, 6, 7, 8]),
                    weighted(&[3, 4, 5, 6, 7, 8, 9, 10]),
                ) == check
            }
            Self::Registrikood => {
                doubled_digits(
                    weighted(&[1, 2, 3, 4, 5, 6, 7]),
                    weighted(&[3, 4, 5, 6, 7, 8, 9]),
                ) == check
            }
            Self::Kmkr => (weighted(&[3, 7, 1, 3, 7, 1, 3, 7]) + check) % 10 == 0,
            Self::Cvr => (weighted(&[2, 7, 6, 5, 4, 3, 2]) + check) % 11 == 0,
            Self::Nif => (11 - weighted(&[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == check,
            Self::Se | Self::Siren | Self::PartitaIva => luhn_holds(digits),
            Self::De | Self::Oib => {
                let product = body.iter().fold(10, |product, d| {
                    let sum = (product + u32::from(*d)) % 10;
                    (if sum == 0 { 10 } else { sum }) * 2 % 11
                });
                (11 - product) % 10 == check
            }
        }
    }
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
        ] {
            let (scheme, digits) =
                scheme_of(label, value).unwrap_or_else(|| panic!("{label} {value}"));
            assert!(scheme.checks_out(&digits), "{label} {value}");
            for at in 0..digits.len() {
                let mut wrong = digits.clone();
                wrong[at] = (wrong[at] + 1) % 10;
                assert!(
                    !scheme.checks_out(&wrong) || scheme == IdScheme::De,
                    "{label} {wrong:?}"
                );
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
