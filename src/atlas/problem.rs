//! What is wrong with a map file, told to the person who edits it.
//! Every problem says what, where and how to mend it.

use std::fmt;

use serde::Serialize;

/// One thing wrong with a map file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where in it: `steps[3] "grounds-hearing" › timescales[0] › unit`.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub hint: String,
}

impl Problem {
    /// A problem of a file that the caller names later with [`Problem::in_file`].
    pub fn new(place: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { file: String::new(), place: place.into(), what: what.into(), hint: hint.into() }
    }

    /// The same problem, with the file it is in.
    pub fn in_file(self, file: &str) -> Problem {
        Problem { file: file.to_string(), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}: {}", self.file, self.place, self.what, self.hint)
    }
}
