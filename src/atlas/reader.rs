//! Who reads: a map's sentences speak to one kind of reader, and another can ask for words of their own.
//! Must never change what a map says, only which of its words a reader gets.

use serde::{Deserialize, Serialize};

use super::file::{Actor, MapFile, Step};
use crate::listed::listed;

listed! {
    /// Somebody who reads a map, or asks for help.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(rename_all = "kebab-case")]
    pub enum Reader {
        /// A parent.
        #[default]
        Parent,
        /// A relative, friend, foster or kinship carer.
        Carer,
        /// A child or young person.
        Child,
        /// Somebody who works with families.
        Worker,
    }
}

impl Reader {
    /// The word that stands for the reader on the device and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            Reader::Parent => "parent",
            Reader::Carer => "carer",
            Reader::Child => "child",
            Reader::Worker => "worker",
        }
    }

    /// The reader a word stands for.
    pub fn of_word(word: &str) -> Option<Reader> {
        Reader::ALL.iter().copied().find(|reader| reader.word() == word)
    }

    /// Whether it is what a map says without a word about it.
    pub fn is_usual(&self) -> bool {
        *self == Reader::default()
    }

    /// The reader as somebody who acts, where the page speaks to somebody else.
    const fn actor(self) -> Actor {
        match self {
            Reader::Parent => Actor::Parents,
            Reader::Carer => Actor::Carer,
            Reader::Child => Actor::Child,
            Reader::Worker => Actor::Council,
        }
    }
}

impl MapFile {
    /// The step's sentence for a reader: for a worker the professional one. Whoever has none of their own gets the one that the
    /// map has for all.
    pub fn plain_for<'a>(&self, step: &'a Step, reader: Option<Reader>) -> &'a str {
        let own = match reader.filter(|reader| *reader != self.speaks_to) {
            Some(Reader::Parent) => &step.plain_parent,
            Some(Reader::Carer) => &step.plain_carer,
            Some(Reader::Child) => &step.child,
            Some(Reader::Worker) => &step.what,
            None => &step.plain,
        };
        if own.is_empty() { &step.plain } else { own }
    }

    /// Whom the map's other sentences mean by “you”, if that is not the reader.
    pub fn means_by_you(&self, reader: Option<Reader>) -> Option<Reader> {
        reader.filter(|reader| *reader != self.speaks_to).map(|_| self.speaks_to)
    }

    /// Who acts at a step, told to a reader: `Actor::Family` is the reader alone.
    pub fn acts_for(&self, step: &Step, reader: Option<Reader>) -> Vec<Actor> {
        let Some(reader) = reader.filter(|reader| *reader != self.speaks_to) else { return step.acts.clone() };
        let told = |actor: &Actor| match *actor {
            Actor::Family => self.speaks_to.actor(),
            actor if actor == reader.actor() && reader != Reader::Worker => Actor::Family,
            actor => actor,
        };
        step.acts.iter().map(told).collect()
    }
}
