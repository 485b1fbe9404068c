//! Percentages as intervals around the printed figure.

use crate::value::money::{Bound, Money};

/// `mantissa / 10^decimals` per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// All printed digits as one integer.
    pub mantissa: i64,
    /// Number of printed decimals, at most 12.
    pub decimals: u8,
    /// The words around the figure.
    pub bound: Bound,
}

/// Decimals beyond these say nothing about an amount of money.
pub const MAX_DECIMALS: u8 = 12;

/// Billionths of a percentage point.
const FINE_SCALE: i128 = 1_000_000_000_000;

impl Percent {
    /// A percentage without decimals.
    pub fn whole(percent: i64) -> Self {
        Self {
            mantissa: percent,
            decimals: 0,
            bound: Bound::Exact,
        }
    }

    /// The value in units of 10^-12 points.
    pub fn in_fine_units(self) -> i128 {
        i128::from(self.mantissa) * FINE_SCALE
            / 10_i128.pow(u32::from(self.decimals.min(MAX_DECIMALS)))
    }

    /// Half of the last printed digit, in units of 10^-12 points.
    pub fn half_unit(self) -> i128 {
        FINE_SCALE / 10_i128.pow(u32::from(self.decimals.min(MAX_DECIMALS))) / 2
    }

    /// Smallest and largest percentage that prints like this, in units of 10^-12 points.
    pub fn interval(self) -> (i128, i128) {
        let (value, half) = (self.in_fine_units(), self.half_unit());
        match self.bound {
            Bound::Exact => (value - half, value + half),
            Bound::About => {
                let mut wide = half;
                let mut mantissa = self.mantissa;
                while mantissa != 0 && mantissa % 10 == 0 && wide < 5 * FINE_SCALE {
                    mantissa /= 10;
                    wide *= 10;
                }
                (value - wide, value + wide)
            }
            Bound::AtMost | Bound::Under => (-200 * FINE_SCALE, value + half),
            Bound::AtLeast | Bound::Over => (value - half, 100_000 * FINE_SCALE),
        }
    }

    /// Smallest and largest share that `part` can be of `whole`, in units of 10^-12 points, rounded outwards.
    /// `None` when the whole may be 0, a figure is only a bound, or the figures are too large to tell.
    pub fn of(part: Money, whole: Money) -> Option<(i128, i128)> {
        let exact = |m: Money| matches!(m.bound, Bound::Exact | Bound::About);
        let (p, w) = (part.interval(), whole.interval());
        if w.0 <= 0 || p.0 < 0 || !exact(part) || !exact(whole) {
            return None;
        }
        let low = p.0.checked_mul(100 * FINE_SCALE)? / w.1;
        let high = p.1.checked_mul(100 * FINE_SCALE)?.div_euclid(w.0) + 1;
        Some((low, high))
    }

    /// The share that `part` is of `whole`, rounded to `decimals`.
    pub fn share(part: Money, whole: Money, decimals: u8) -> Option<Self> {
        let power = 10_i128.pow(u32::from(decimals));
        let doubled = part
            .cents
            .checked_mul(200)?
            .checked_mul(power)?
            .checked_div(whole.cents)?;
        Some(Self {
            mantissa: i64::try_from((doubled + 1).div_euclid(2)).ok()?,
            decimals,
            bound: Bound::Exact,
        })
    }

    /// The amount that the printed percentage is of a whole; `None` when it is too large.
    pub fn part_of(self, whole: Money) -> Option<Money> {
        let hundred = 100 * 10_i128.pow(u32::from(self.decimals.min(MAX_DECIMALS)));
        let product = whole.cents.checked_mul(i128::from(self.mantissa))?;
        Some(Money {
            cents: product / hundred,
            ..whole
        })
    }

    /// The value in reports, `46.606 %`, without zeros at its end.
    pub fn canonical(self) -> String {
        let mut plain = self;
        while plain.decimals > 0 && plain.mantissa % 10 == 0 {
            plain.mantissa /= 10;
            plain.decimals -= 1;
        }
        plain.display('.')
    }

    /// The percentage for a reader, with all its decimals.
    pub fn display(self, decimal: char) -> String {
        format!("{} %", self.display_figure(decimal))
    }

    /// The percentage without its sign.
    pub fn display_figure(self, decimal: char) -> String {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let power = 10_u64.pow(u32::from(self.decimals));
        let value = self.mantissa.unsigned_abs();
        match self.decimals {
            0 => format!("{sign}{value}"),
            d => format!(
                "{sign}{}{decimal}{:0width$}",
                value / power,
                value % power,
                width = usize::from(d)
            ),
        }
    }
}
