//! Amounts of money as intervals around the printed figure.

use crate::value::number::group_thousands;

/// Hundredths of the currency's unit.
pub type Cents = i128;

macro_rules! currencies {
    ($($currency:ident $code:literal)*) => {
        /// A currency met in documents; amounts in different currencies are never compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Currency { $($currency,)* Unknown }

        impl Currency {
            /// The currency of an ISO code.
            pub fn of_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$currency),)* _ => None }
            }

            /// ISO code in reports; a document that names no currency has none.
            pub fn code(self) -> &'static str {
                match self { $(Self::$currency => $code,)* Self::Unknown => "" }
            }
        }
    };
}

// ISO 4217, with the ECU, the neighbours of the EU and the currencies that the euro replaced.
currencies! {
    Eur "EUR"
    Ecu "ECU"
    Pln "PLN"
    Huf "HUF"
    Czk "CZK"
    Sek "SEK"
    Dkk "DKK"
    Nok "NOK"
    Bgn "BGN"
    Ron "RON"
    Hrk "HRK"
    Gbp "GBP"
    Usd "USD"
    Eek "EEK"
    Lvl "LVL"
    Ltl "LTL"
    Chf "CHF"
    Isk "ISK"
    Skk "SKK"
    Sit "SIT"
    Fim "FIM"
    Rub "RUB"
    Mdl "MDL"
    Uah "UAH"
    Rsd "RSD"
    Mkd "MKD"
    All "ALL"
    Bam "BAM"
    Try "TRY"
    Ats "ATS"
    Bef "BEF"
    Dem "DEM"
    Esp "ESP"
    Frf "FRF"
    Grd "GRD"
    Iep "IEP"
    Itl "ITL"
    Luf "LUF"
    Mtl "MTL"
    Cyp "CYP"
    Nlg "NLG"
    Pte "PTE"
}

impl Currency {
    /// About how many of its units make a euro, for bounds of size alone.
    pub(crate) fn per_euro(self) -> Cents {
        match self {
            Self::Huf | Self::Isk | Self::Itl | Self::Rub => 300,
            Self::Czk | Self::Skk | Self::Mkd | Self::Try => 25,
            Self::Sek | Self::Nok | Self::Dkk | Self::Eek | Self::Hrk => 8,
            Self::Pln | Self::Ron => 4,
            _ => 1,
        }
    }

    fn sign(self) -> &'static str {
        if self == Self::Eur {
            "€"
        } else {
            self.code()
        }
    }
}

/// How the words around a figure bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The figure itself, within its printed precision.
    Exact,
    /// `noin`, `ca`, `about`: rounded at its last digit that is not 0.
    About,
    /// `enintään`, `högst`, `at most`.
    AtMost,
    /// `vähintään`, `minst`, `at least`.
    AtLeast,
    /// `yli`, `över`, `more than`: at least as much, and not the figure itself.
    Over,
    /// `alle`, `nästan`, `nearly`: at most as much, and not the figure itself.
    Under,
}

/// An amount with the unit of its last printed digit: half of that unit is its rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount.
    pub cents: Cents,
    /// The unit of the last printed digit, at least one cent.
    pub unit: Cents,
    /// The currency.
    pub currency: Currency,
    /// The words around the figure.
    pub bound: Bound,
}

const UNBOUNDED: i128 = 1 << 100;

impl Money {
    /// Smallest and largest amount that prints like this, in half cents.
    pub fn interval(self) -> (i128, i128) {
        let middle = 2 * self.cents;
        match self.bound {
            Bound::Exact => (middle - self.unit, middle + self.unit),
            Bound::About => (middle - self.rounding_unit(), middle + self.rounding_unit()),
            Bound::AtMost | Bound::Under => (-UNBOUNDED, middle + self.unit),
            Bound::AtLeast | Bound::Over => (middle - self.unit, UNBOUNDED),
        }
    }

    fn rounding_unit(self) -> Cents {
        let mut unit = self.unit;
        while self.cents != 0 && self.cents % (unit * 10) == 0 {
            unit *= 10;
        }
        unit
    }

    /// Whether both can be the same amount.
    pub fn agrees(self, other: Self) -> bool {
        let (a, b) = (self.interval(), other.interval());
        a.0 <= b.1 && b.0 <= a.1
    }

    /// Whether this is more than `other` even if both are rounded in its favour, and by more than `tolerance`.
    pub fn exceeds(self, other: Self, tolerance: Cents) -> bool {
        self.interval().0 > other.interval().1 && self.cents - other.cents > tolerance
    }

    /// Whether the two may be compared: same currency, or one does not name it.
    pub fn comparable(self, other: Self) -> bool {
        self.currency == other.currency
            || self.currency == Currency::Unknown
            || other.currency == Currency::Unknown
    }

    /// The value in reports, `645000.00 EUR`.
    pub fn canonical(self) -> String {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        format!(
            "{sign}{}.{:02} {}",
            cents / 100,
            cents % 100,
            self.currency.code()
        )
        .trim_end()
        .to_owned()
    }

    /// The amount for a reader, with the decimals its unit asks for: `645 000 €`.
    pub fn display(self, decimal: char) -> String {
        let whole = group_thousands(self.cents / 100);
        let sign = if self.cents < 0 && self.cents > -100 {
            "-"
        } else {
            ""
        };
        let rest = self.cents.unsigned_abs() % 100;
        let figure = if rest == 0 && self.unit >= 100 {
            whole
        } else {
            format!("{sign}{whole}{decimal}{rest:02}")
        };
        format!("{figure} {}", self.currency.sign())
            .trim_end()
            .to_owned()
    }
}
