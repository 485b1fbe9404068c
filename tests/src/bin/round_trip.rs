//! Prints quantities and reads them back: `projlint-round-trip [SEED] [QUANTITIES]`.

use anyhow::{Context, Result, bail};
use projlint_tests::forms::ROWS;
use projlint_tests::round_trip::{Count, round_trip};
use std::io::Write as _;
use std::time::Instant;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut number = |usual: u64, name: &str| {
        args.next()
            .map_or(Ok(usual), |a| a.parse())
            .with_context(|| format!("{name} is a number"))
    };
    let (seed, quantities) = (number(1, "SEED")?, number(1_000_000, "QUANTITIES")?);
    let begun = Instant::now();
    let trip = round_trip(seed, quantities.div_ceil(ROWS.len() as u64));
    let mut out = std::io::stdout().lock();
    let mut line = |name: &str, count: Count| {
        writeln!(
            out,
            "{name:<14} {:>8} printed, {:>3} % read",
            count.printed,
            count.percent()
        )
    };
    for (name, count) in &trip.languages {
        line(name, *count)?;
    }
    for (layout, count) in &trip.layouts {
        line(&format!("{layout:?}"), *count)?;
    }
    for (row, count) in ROWS.iter().zip(trip.rows) {
        line(&format!("{row:?}"), count)?;
    }
    line("all", trip.all)?;
    writeln!(
        out,
        "wrong values: {}, in {:.1} s",
        trip.wrong,
        begun.elapsed().as_secs_f64()
    )?;
    if trip.wrong > 0 {
        bail!("values that do not stand there:\n{}", trip.shown.join("\n"));
    }
    Ok(())
}
