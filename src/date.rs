//! Civil dates that may be known only to the month or the year.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A date as an official text states it: a day, a month or only a year.
///
/// Less precise dates sort before the more precise ones they contain. Written `2023-07-05`,
/// `2023-07` or `2023`.
///
/// ```
/// use justarch::Date;
/// let day: Date = "2023-07-05".parse()?;
/// let year: Date = "2023".parse()?;
/// assert!(year < day && year.last_day() > day);
/// assert_eq!(day.to_string(), "2023-07-05");
/// assert!("2023-02-30".parse::<Date>().is_err());
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    /// 1 to 12, or 0 when only the year is known.
    month: u8,
    /// 1 to 31, or 0 when the day is not known.
    day: u8,
}

impl Date {
    /// A day, for tables in code. The parts are trusted; text goes through [`FromStr`].
    pub(crate) const fn day(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// The first day the date can mean.
    ///
    /// ```
    /// let d: justarch::Date = "2023".parse()?;
    /// assert_eq!(d.first_day().to_string(), "2023-01-01");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn first_day(self) -> Self {
        Self {
            month: self.month.max(1),
            day: self.day.max(1),
            ..self
        }
    }

    /// The month and the year that a day lies in, the year of a month.
    pub(crate) fn wider(self) -> impl Iterator<Item = Self> {
        let month = (self.day != 0).then_some(Self { day: 0, ..self });
        let year = (self.month != 0).then_some(Self {
            day: 0,
            month: 0,
            ..self
        });
        month.into_iter().chain(year)
    }

    /// The last day the date can mean.
    ///
    /// ```
    /// let d: justarch::Date = "2024-02".parse()?;
    /// assert_eq!(d.last_day().to_string(), "2024-02-29");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Self {
        if self.day != 0 {
            return self;
        }
        let month = if self.month == 0 { 12 } else { self.month };
        let day = civil(self.year, month, 1).map_or(28, |d| d.days_in_month().unsigned_abs());
        Self { month, day, ..self }
    }

    /// The same day a number of months later; the end of the month if that day is missing there.
    ///
    /// ```
    /// let d: justarch::Date = "2023-10-31".parse()?;
    /// assert_eq!(d.plus_months(13).to_string(), "2024-11-30");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let day = self.first_day();
        let later = civil(day.year, day.month, day.day).ok().and_then(|d| {
            d.checked_add(jiff::Span::new().months(i32::from(months)))
                .ok()
        });
        later.map_or(self, |d| Self {
            year: d.year().unsigned_abs(),
            month: d.month().unsigned_abs(),
            day: d.day().unsigned_abs(),
        })
    }

    /// The day a number of days later, or earlier.
    pub(crate) fn plus_days(self, days: i32) -> Self {
        let day = self.first_day();
        let moved = civil(day.year, day.month, day.day)
            .ok()
            .and_then(|d| d.checked_add(jiff::Span::new().days(days)).ok());
        moved.map_or(self, |d| Self {
            year: d.year().unsigned_abs(),
            month: d.month().unsigned_abs(),
            day: d.day().unsigned_abs(),
        })
    }

    /// How many days it is to another, which may be earlier.
    #[cfg(feature = "render")]
    pub(crate) fn days_to(self, other: Self) -> i32 {
        let [from, to] = [self, other].map(|date| {
            let day = date.first_day();
            civil(day.year, day.month, day.day).ok()
        });
        let between = from.zip(to).and_then(|(from, to)| from.until(to).ok());
        between.map_or(0, |span| span.get_days())
    }

    /// The written form for people who read Vietnamese: `05/07/2023`, `07/2023`, `2023`.
    ///
    /// ```
    /// let d: justarch::Date = "2023-07-05".parse()?;
    /// assert_eq!(d.vietnamese(), "05/07/2023");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn vietnamese(self) -> String {
        match (self.month, self.day) {
            (0, _) => format!("{:04}", self.year),
            (m, 0) => format!("{m:02}/{:04}", self.year),
            (m, d) => format!("{d:02}/{m:02}/{:04}", self.year),
        }
    }

    /// A full date on a day that every month has: most dates are, and need no calendar.
    fn common(text: &str) -> Option<Self> {
        let [year @ .., b'-', m1, m0, b'-', d1, d0] = text.as_bytes() else {
            return None;
        };
        let digit = |byte: &u8| byte.checked_sub(b'0').filter(|digit| *digit <= 9);
        let two = |tens: &u8, ones: &u8| Some(digit(tens)? * 10 + digit(ones)?);
        let [y3, y2, y1, y0] = year else {
            return None;
        };
        let year = u16::from(two(y3, y2)?) * 100 + u16::from(two(y1, y0)?);
        let (month, day) = (two(m1, m0)?, two(d1, d0)?);
        let is_common = year > 0 && (1..=12).contains(&month) && (1..=28).contains(&day);
        is_common.then_some(Self { year, month, day })
    }

    pub(crate) fn pack(self) -> u32 {
        u32::from(self.year) << 16 | u32::from(self.month) << 8 | u32::from(self.day)
    }

    pub(crate) fn unpack(bits: u32) -> Self {
        let [high, low, month, day] = bits.to_be_bytes();
        Self {
            year: u16::from_be_bytes([high, low]),
            month,
            day,
        }
    }
}

fn civil(year: u16, month: u8, day: u8) -> Result<jiff::civil::Date, jiff::Error> {
    // Out-of-range parts saturate to values that jiff refuses.
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    let part = |p: u8| i8::try_from(p).unwrap_or(i8::MAX);
    jiff::civil::Date::new(year, part(month), part(day))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(day) = Self::common(text) {
            return Ok(day);
        }
        let bad = || {
            Error::value(crate::bilingual!(
                "`{text}` không phải là ngày hợp lệ, viết theo dạng 2023-07-05, 2023-07 hoặc 2023",
                "`{text}` is not a date such as 2023-07-05, 2023-07 or 2023"
            ))
        };
        let mut parts = text.split('-');
        let mut part = |len: usize| -> Result<Option<u16>, Error> {
            match parts.next() {
                None => Ok(None),
                Some(p) if p.len() == len && p.bytes().all(|b| b.is_ascii_digit()) => {
                    p.parse().map(Some).map_err(|_| bad())
                }
                Some(_) => Err(bad()),
            }
        };
        let year = part(4)?.ok_or_else(bad)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(bad());
        }
        let small = |p: Option<u16>| p.map_or(Ok(1), u8::try_from).map_err(|_| bad());
        civil(year, small(month)?, small(day)?).map_err(|_| bad())?;
        if year == 0 {
            return Err(bad());
        }
        Ok(Self {
            year,
            month: month.map_or(0, |m| m as u8),
            day: day.map_or(0, |d| d as u8),
        })
    }
}

crate::words::as_text!(Date);
