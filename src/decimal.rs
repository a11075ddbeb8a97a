//! Numbers as text with a few places behind the point: shorter and quicker than the library's printer of floating-point
//! numbers, which finds the shortest text for every number there is. That one is 12 kB of a program: neither brings it.

use std::fmt;

/// A number with a few places behind the point; it is printed without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The number in units of its last place.
    units: i64,
    /// How many units make one.
    per_one: i64,
}

impl Decimal {
    /// To the tenth: finer than a screen shows.
    pub fn tenths(number: f64) -> Decimal {
        Decimal::of(number, 10)
    }

    /// To the ten-thousandth, for factors.
    pub fn fine(number: f64) -> Decimal {
        Decimal::of(number, 10_000)
    }

    fn of(number: f64, per_one: i64) -> Decimal {
        // What is no number, or too large for any screen, becomes the nearest that can be printed.
        Decimal { units: (number * per_one as f64).round() as i64, per_one }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, mut rest) =
            (self.units.unsigned_abs() / self.per_one as u64, self.units.unsigned_abs() % self.per_one as u64);
        if self.units < 0 {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        if rest != 0 {
            f.write_str(".")?;
        }
        let mut place = self.per_one as u64 / 10;
        while rest != 0 {
            write!(f, "{}", rest / place)?;
            rest %= place;
            place /= 10;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_library_writes_it_when_rounded() {
        for number in [0.0, 0.04, 0.05, 0.1, -0.1, 1.0, -1.0, 10.0, 10.25, 99.96, -99.96, 1234.5, 0.8125, 100_000.1] {
            let rounded = (number * 10.0_f64).round() / 10.0;
            assert_eq!(Decimal::tenths(number).to_string(), (rounded + 0.0).to_string());
            let fine = (number * 10_000.0_f64).round() / 10_000.0;
            assert_eq!(Decimal::fine(number).to_string(), (fine + 0.0).to_string());
        }
    }

    #[test]
    fn what_is_no_number_gives_digits() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let text = Decimal::tenths(number).to_string();
            assert!(text.chars().all(|letter| letter.is_ascii_digit() || "-.".contains(letter)), "{text}");
        }
    }
}
