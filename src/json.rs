//! Reads the JSON of the site itself: maps, pages of words, the index of the search, a kept journey.
//! Must never take a value that the stricter reader of the build would refuse.
//!
//! Authors' files are read with `serde_json`, which says more of what is wrong. In the programs it would be a tenth of their
//! bytes: it reads every struct from a list too, knows numbers with fractions, and brings the library's printer of them.

use std::borrow::Cow;
use std::fmt::Display;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor, value::StrDeserializer,
};

/// Reads a value. Fails with what is wrong and at which byte.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut reader = JsonReader { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut reader);
    let value =
        value.and_then(|value| if reader.peek().is_some() { Err(fault("more than expected")) } else { Ok(value) });
    value.map_err(|JsonFault(what)| at_byte(what, reader.at))
}

fn at_byte(mut what: String, at: usize) -> String {
    what.push_str(", byte ");
    what.push_str(&at.to_string());
    what
}

/// How deep lists and objects may stand in one another: a file that is deeper is none of the site's.
const DEEPEST: u8 = 100;

/// What is wrong, in a word or two.
#[derive(Debug)]
struct JsonFault(String);

fn fault(what: &str) -> JsonFault {
    JsonFault(what.to_string())
}

fn named(what: &str, name: &str) -> JsonFault {
    let mut text = what.to_string();
    text.push_str(name);
    JsonFault(text)
}

impl Display for JsonFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for JsonFault {}

/// Each says less than it could: what was met would have to be printed, fractions and all.
impl Error for JsonFault {
    fn custom<T: Display>(what: T) -> JsonFault {
        JsonFault(what.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> JsonFault {
        fault("unexpected")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> JsonFault {
        fault("unexpected value")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> JsonFault {
        fault("unexpected length")
    }

    fn unknown_variant(word: &str, _: &'static [&'static str]) -> JsonFault {
        named("unknown ", word)
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> JsonFault {
        named("unknown ", name)
    }

    fn missing_field(name: &'static str) -> JsonFault {
        named("missing ", name)
    }

    fn duplicate_field(name: &'static str) -> JsonFault {
        named("twice ", name)
    }
}

/// The text, and how far it has been read.
struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> JsonReader<'a> {
    /// The next byte that is no space, without taking it.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> Result<(), JsonFault> {
        if self.peek() != Some(wanted) {
            return Err(fault("unexpected"));
        }
        self.at += 1;
        Ok(())
    }

    /// Takes a word such as `null`, if it stands here.
    fn takes(&mut self, word: &str) -> bool {
        self.peek();
        let is_there = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if is_there { word.len() } else { 0 };
        is_there
    }

    fn between(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn string(&mut self) -> Result<Cow<'a, str>, JsonFault> {
        self.take(b'"')?;
        let mut own = String::new();
        let mut from = self.at;
        loop {
            match self.text.as_bytes().get(self.at) {
                None | Some(0..32) => return Err(fault("text without end")),
                Some(b'"') => {
                    let rest = self.between(from);
                    self.at += 1;
                    return Ok(if own.is_empty() { Cow::Borrowed(rest) } else { Cow::Owned(own + rest) });
                }
                Some(b'\\') => {
                    own.push_str(self.between(from));
                    own.push(self.escape().ok_or_else(|| fault("unknown escape"))?);
                    from = self.at;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// The letter that is written with a backslash.
    fn escape(&mut self) -> Option<char> {
        let mark = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        Some(match mark {
            b'"' | b'\\' | b'/' => mark as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                match first {
                    0xd800..0xdc00 => {
                        let is_pair = self.text.get(self.at..)?.starts_with("\\u");
                        self.at += 2;
                        let second = self.unit().filter(|unit| is_pair && (0xdc00..0xe000).contains(unit))?;
                        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))?
                    }
                    _ => char::from_u32(first)?,
                }
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.bytes().try_fold(0, |unit, digit| Some(unit * 16 + (digit as char).to_digit(16)?))
    }

    /// The digits that stand here, one at least.
    fn digits(&mut self) -> Result<&'a str, JsonFault> {
        let from = self.at;
        while matches!(self.text.as_bytes().get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if from < self.at { Ok(self.between(from)) } else { Err(fault("no number")) }
    }

    /// The digits of a number before its point: without a zero in front.
    fn whole(&mut self) -> Result<&'a str, JsonFault> {
        let digits = self.digits()?;
        if digits == "0" || !digits.starts_with('0') { Ok(digits) } else { Err(fault("no number")) }
    }

    /// A whole number, not below zero.
    fn number(&mut self) -> Result<u64, JsonFault> {
        self.peek();
        self.whole()?.parse().map_err(|_| fault("no number"))
    }

    /// Whether one of these stands here; takes it.
    fn takes_one(&mut self, wanted: &[u8]) -> bool {
        let is_there = self.text.as_bytes().get(self.at).is_some_and(|byte| wanted.contains(byte));
        self.at += usize::from(is_there);
        is_there
    }

    fn enter(&mut self, start: u8) -> Result<(), JsonFault> {
        self.take(start)?;
        self.depth += 1;
        if self.depth < DEEPEST { Ok(()) } else { Err(fault("too deep")) }
    }

    /// Whether something more stands in a list or object; takes the comma before it, or the end.
    fn has_more(&mut self, is_first: &mut bool, end: u8) -> Result<bool, JsonFault> {
        if self.peek() == Some(end) {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            self.take(b',')?;
        }
        Ok(true)
    }

    /// Leaves out a value that nobody asks for.
    fn skip(&mut self) -> Result<(), JsonFault> {
        match self.peek() {
            Some(b'"') => self.string().map(|_| ()),
            Some(b'[') => {
                self.enter(b'[')?;
                let mut is_first = true;
                while self.has_more(&mut is_first, b']')? {
                    self.skip()?;
                }
                Ok(())
            }
            Some(b'{') => {
                self.enter(b'{')?;
                let mut is_first = true;
                while self.has_more(&mut is_first, b'}')? {
                    self.string()?;
                    self.take(b':')?;
                    self.skip()?;
                }
                Ok(())
            }
            _ if ["null", "true", "false"].into_iter().any(|word| self.takes(word)) => Ok(()),
            _ => {
                self.takes_one(b"-");
                self.whole()?;
                if self.takes_one(b".") {
                    self.digits()?;
                }
                if self.takes_one(b"eE") {
                    self.takes_one(b"+-");
                    self.digits()?;
                }
                Ok(())
            }
        }
    }
}

/// What stands between the brackets of a list or object.
struct JsonItems<'r, 'a> {
    reader: &'r mut JsonReader<'a>,
    is_first: bool,
    is_done: bool,
}

impl<'r, 'a> JsonItems<'r, 'a> {
    fn new(reader: &'r mut JsonReader<'a>, start: u8) -> Result<JsonItems<'r, 'a>, JsonFault> {
        reader.enter(start)?;
        Ok(JsonItems { reader, is_first: true, is_done: false })
    }

    fn has_more(&mut self, end: u8) -> Result<bool, JsonFault> {
        self.is_done = self.is_done || !self.reader.has_more(&mut self.is_first, end)?;
        Ok(!self.is_done)
    }

    /// Who wanted so many items has left no others.
    fn end(&mut self, end: u8) -> Result<(), JsonFault> {
        if self.has_more(end)? { Err(fault("unexpected length")) } else { Ok(()) }
    }
}

impl<'de> SeqAccess<'de> for &mut JsonItems<'_, 'de> {
    type Error = JsonFault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonFault> {
        if self.has_more(b']')? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for &mut JsonItems<'_, 'de> {
    type Error = JsonFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, JsonFault> {
        if self.has_more(b'}')? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, JsonFault> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// Each kind of value by what asks for it, so that only what is asked for is compiled.
impl<'de> Deserializer<'de> for &mut JsonReader<'de> {
    type Error = JsonFault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonFault> {
        Err(fault("unexpected"))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        self.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        let is_true = self.takes("true");
        if is_true || self.takes("false") { visitor.visit_bool(is_true) } else { Err(fault("unexpected")) }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_string(self.string()?.into_owned())
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        if self.takes("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonFault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        let mut items = JsonItems::new(self, b'[')?;
        let value = visitor.visit_seq(&mut items)?;
        items.end(b']').map(|()| value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonFault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonFault> {
        let mut items = JsonItems::new(self, b'{')?;
        let value = visitor.visit_map(&mut items)?;
        items.end(b'}').map(|()| value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonFault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonFault> {
        let word = self.string()?;
        let word: StrDeserializer<'_, JsonFault> = word.as_ref().into_deserializer();
        visitor.visit_enum(word)
    }

    serde::forward_to_deserialize_any! { i8 i16 i64 u8 u16 f32 f64 char bytes byte_buf unit unit_struct tuple_struct }
}

#[cfg(test)]
mod tests {
    use super::*;

    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OneWay,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Record {
        name: String,
        #[serde(default)]
        kinds: Vec<Kind>,
        #[serde(default)]
        count: Option<u32>,
        #[serde(default)]
        pair: Option<(String, bool)>,
    }

    /// This reader takes what the other takes, and refuses what it refuses.
    #[track_caller]
    fn check(text: &str) {
        let other = serde_json::from_str::<Record>(text);
        assert_eq!(read::<Record>(text).ok(), other.ok(), "{text}");
    }

    #[test]
    fn it_reads_what_the_other_reader_reads() {
        for text in [
            r#"{"name":"a"}"#,
            " { \"name\" : \"a\\n\\u00e9\\ud83d\\ude00\\/ü\" , \"kinds\" : [ \"one-way\" , \"one-way\" ] } \n",
            r#"{"name":"","count":null,"more":[{"a":[1,-2,0.5,-1.25e-7,3E+2,true,null,"x"]},{}],"pair":["x",false]}"#,
            r#"{"kinds":[],"count":4294967295,"name":"b"}"#,
        ] {
            assert!(read::<Record>(text).is_ok(), "{text}");
            check(text);
        }
    }

    #[test]
    fn it_refuses_what_the_other_reader_refuses() {
        let whole = r#"{"name":"a\n","kinds":["one-way"],"count":12,"pair":["x",true],"more":{"x":[-1.5e3,{}]}}"#;
        check(whole);
        for end in 0..whole.len() {
            check(&whole[..end]);
        }
        for at in 0..whole.len() {
            for byte in ["", ",", "\"", "}", "]", "{", "[", "0", ".", "-", "e", "x", "\\", ":", "\u{1}"] {
                check(&format!("{}{byte}{}", &whole[..at], &whole[at + 1..]));
                check(&format!("{}{byte}{}", &whole[..at], &whole[at..]));
            }
        }
        for text in [r#"{"name":"\ud83d"}"#, r#"{"name":"\ude00"}"#, r#"{"name":"\u12"}"#, r#"{"name":"a"} x"#] {
            assert!(read::<Record>(text).is_err(), "{text}");
            check(text);
        }
    }

    #[test]
    fn it_says_what_is_wrong_and_where() {
        assert_eq!(read::<Record>("{}").err().as_deref(), Some("missing name, byte 2"));
        assert_eq!(read::<Record>(r#"{"name":"a","kinds":["two"]}"#).err().as_deref(), Some("unknown two, byte 26"));
        let deep = "[".repeat(100_000);
        assert_eq!(read::<Record>(&format!("{{\"x\":{deep}")).err().as_deref(), Some("too deep, byte 104"));
    }
}
