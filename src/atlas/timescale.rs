//! The shape of a timescale in a map file, key for key, and what any rule rests on.
//! Must never compute a date; `calendar` does.

use serde::{Deserialize, Serialize};

/// A limit of time, typed: how many of what, how it counts, from which event, on what ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Timescale {
    /// The rule in words.
    #[cfg_attr(feature = "schema", schemars(length(max = 140)))]
    pub rule: String,
    /// How many; left out where the rule gives no number ("without delay").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The fewest, where the rule gives a range ("6 to 8 weeks"); as many as `count` where it names one day ("on the second").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// Which days are working days, where they are not those between the weekends and bank holidays of the nation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<WorkingDays>,
    /// How it counts; left out where something is due within the time.
    #[serde(default, skip_serializing_if = "LimitKind::is_within")]
    pub sort: LimitKind,
    /// `true` where the law counts the day of the event as the first day ("beginning with the day"), `false` where it
    /// counts from the day after; left out where neither is known. The words of the rule or its event say which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<bool>,
    /// The event it runs from.
    pub from: String,
    /// The step that is this event, where one is: an id of this map, or `nation/map#step` of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = 180)))]
    pub step: Option<String>,
    /// Why no date follows from the number, where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undated: Option<Undated>,
    /// Whether it is law, regulation, guidance or local practice.
    pub basis: Basis,
    /// The councils whose practice it is, by the names a reader chooses from; of local limits alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub councils: Vec<String>,
    /// Id of the source.
    pub source: String,
    /// `no` where the words of the source were not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<SourceRead>,
}

impl Timescale {
    /// Whether a date follows from it once the day of its event is known.
    pub fn gives_a_day(&self) -> bool {
        self.count.is_some() && self.undated.is_none()
    }

    /// Whether the day of the event is the first day counted. It is not where nothing is known: that is the general rule,
    /// and [`Calendar::sooner`](crate::calendar::Calendar::sooner) tells what follows if the law has another.
    pub fn counts_event_day(&self) -> bool {
        self.counted == Some(true)
    }

    /// Whether the event it runs from is the last time of what comes again ("last review", "previous visit").
    pub fn is_from_last(&self) -> bool {
        self.sort == LimitKind::Every && ["last ", "previous "].iter().any(|word| self.from.contains(word))
    }

    /// Whether it holds everywhere, or in a council that a reader can choose.
    pub fn can_hold(&self) -> bool {
        self.basis != Basis::Local || self.councils.iter().any(|council| is_named(council))
    }

    /// Whether it holds everywhere, or in the council a reader has chosen.
    pub fn holds_in(&self, council: &str) -> bool {
        self.basis != Basis::Local || self.councils.iter().any(|known| known == council)
    }

    /// The same, as what a count of days is told.
    pub fn event_day(&self) -> EventDay {
        if self.counts_event_day() { EventDay::Counted } else { EventDay::LeftOut }
    }
}

/// Whether a council of the maps is one that a worker can know for their own: not "many councils", and none whose name is not told.
pub fn is_named(council: &str) -> bool {
    !council.starts_with("many ") && !council.ends_with("(not named)")
}

/// Whether a count begins with the day of the event or with the one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventDay {
    /// It is the first day counted.
    Counted,
    /// The day after it is.
    LeftOut,
}

/// How a timescale counts from its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// Due within the time after the event.
    #[default]
    Within,
    /// Due so long before an event that is to come.
    Before,
    /// Comes again, each time so long after the last.
    Every,
    /// May or must be no sooner than so long after the event.
    NotBefore,
    /// Lasts so long from the event, at most.
    Lasts,
}

impl LimitKind {
    /// Whether it is the sort that files leave out.
    pub fn is_within(&self) -> bool {
        *self == LimitKind::Within
    }
}

/// Working days that are not those between weekends and bank holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WorkingDays {
    /// Those of the Children's Hearings (Scotland) Act 2011, section 202.
    Hearings,
}

/// Why a number gives no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Undated {
    /// It counts weeks of pregnancy, which a midwife or doctor dates.
    Pregnancy,
    /// It is a total of days that need not follow one another.
    Total,
}

/// What a timescale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// An Act.
    Statute,
    /// Regulations or rules made under an Act.
    Regulation,
    /// Guidance.
    Guidance,
    /// One council's practice.
    Local,
}

/// Whether the words of a source were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceRead {
    /// Read.
    Yes,
    /// Relied on without having been read word for word.
    No,
}
