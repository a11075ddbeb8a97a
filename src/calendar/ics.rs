//! A calendar file (RFC 5545) of due days, to keep in any calendar.
//! Must never hold more of a child than the caller wrote: no name, no place, no clock time.

use super::day::Day;

/// A line of a calendar file has at most so many octets, its end not counted.
const LONGEST_LINE: usize = 75;

/// One day to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiaryEntry {
    /// What tells it from others, and is the same every time, whatever the day: the journey, the step and the rule. Only a
    /// number made of it stands in the file, so a file read in a second time mends the first.
    pub key: String,
    /// The day.
    pub day: Day,
    /// What is due, in a few words.
    pub title: String,
    /// The rule, and how the day was counted.
    pub note: String,
}

/// The file: one all-day event for each entry, which takes up no time and is private. `stamp` is the day it is made, `n_changes` how
/// often what it is made of was changed: a file of a later day, or after another change, is the newer one.
pub fn write(entries: &[DiaryEntry], stamp: Day, n_changes: u32) -> String {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waymark//Waymark//EN", "CALSCALE:GREGORIAN"];
    let mut lines = head.map(String::from).to_vec();
    for entry in entries {
        lines.push("BEGIN:VEVENT".to_string());
        lines.push(format!("UID:{:016x}@waymark", number(&entry.key)));
        lines.push(format!("SEQUENCE:{}", i64::from(stamp.days_after(Day::EARLIEST)) + i64::from(n_changes)));
        lines.push(format!("DTSTAMP:{}T000000Z", digits(stamp)));
        lines.push(format!("DTSTART;VALUE=DATE:{}", digits(entry.day)));
        let end = entry.day.plus_days(1).map(|end| format!("DTEND;VALUE=DATE:{}", digits(end)));
        lines.extend(end);
        lines.push(format!("SUMMARY:{}", escaped(&entry.title)));
        lines.push(format!("DESCRIPTION:{}", escaped(&entry.note)));
        lines.extend(["CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT"].map(String::from));
    }
    lines.push("END:VCALENDAR".to_string());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// `20260309`.
fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A number that is the same for the same text on every machine: FNV-1a, 64 bits.
fn number(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A text as a value: backslash, semicolon, comma and line end escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line cut so that no part has more than [`LONGEST_LINE`] octets, each further part begun with a blank.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if LONGEST_LINE < length + letter.len_utf8() {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out
}
