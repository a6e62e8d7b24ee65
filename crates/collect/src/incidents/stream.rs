//! A list of objects in JSON, one object after the other: what is not asked for is passed over as it is read, so that a file costs the
//! memory of its largest object and not of all it could hold.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Error;

/// How deep a path goes.
const DEEPEST: usize = 4;
/// The most paths of one object.
const MOST_PATHS: usize = 500;
/// The most bytes of a text; what follows is cut off.
const MOST_OF_A_TEXT: usize = 4_000;

/// An object as its paths and the texts they lead to; a number or a yes is the text it is written as, nothing is an empty one.
pub(super) type Flat = Vec<(String, String)>;

/// Takes a member of the list: its place, from 1, and what it holds; none where it is no object.
pub(super) type Take<'t> = dyn FnMut(u64, Option<&Flat>) -> Result<(), Error> + 't;

/// Gives each member of the list. The list is the whole, or the one list in the object that is the whole.
pub(super) fn each(text: &str, on: &mut Take) -> Result<(), Error> {
    let mut list = List { on, place: 0, lists: 0, stopped: None };
    let mut parser = serde_json::Deserializer::from_str(text);
    let parsed = Look::Whole(&mut list).deserialize(&mut parser).and_then(|()| parser.end());
    match (list.stopped, parsed) {
        (Some(stopped), _) => Err(stopped),
        (None, Err(error)) => Err(Error::NotJson { why: error.to_string() }),
        (None, Ok(())) if list.lists == 0 => Err(Error::Shape { why: "there is no list in it" }),
        (None, Ok(())) => Ok(()),
    }
}

struct List<'o> {
    on: &'o mut Take<'o>,
    place: u64,
    lists: usize,
    stopped: Option<Error>,
}

impl List<'_> {
    /// Reads it, where it is the only one.
    fn read<'de, A: SeqAccess<'de>>(&mut self, mut members: A) -> Result<(), A::Error> {
        self.lists += 1;
        if self.lists > 1 {
            return self.stop(Error::Shape { why: "there are several lists in it" });
        }
        while members.next_element_seed(Look::Member(self))?.is_some() {}
        Ok(())
    }

    fn member<E: serde::de::Error>(&mut self, held: Option<&Flat>) -> Result<(), E> {
        self.place += 1;
        (self.on)(self.place, held).or_else(|error| self.stop(error))
    }

    fn stop<E: serde::de::Error>(&mut self, error: Error) -> Result<(), E> {
        let said = E::custom(&error);
        self.stopped = Some(error);
        Err(said)
    }
}

/// What is looked at.
enum Look<'l, 'o> {
    /// All of it.
    Whole(&'l mut List<'o>),
    /// A part of the object that is the whole.
    Part(&'l mut List<'o>),
    /// A member of the list.
    Member(&'l mut List<'o>),
    /// What is at a path of a member, so deep.
    At(String, usize, &'l mut Flat),
    /// A text in a list at a path.
    Text(&'l mut String),
}

impl Look<'_, '_> {
    fn scalar<E: serde::de::Error>(self, text: Cow<str>) -> Result<(), E> {
        match self {
            Look::Member(list) => return list.member(None),
            Look::At(path, _, flat) => flat.push((path, cut(&text).to_owned())),
            Look::Text(texts) if !text.is_empty() && texts.len() < MOST_OF_A_TEXT => {
                let between = if texts.is_empty() { "" } else { ", " };
                texts.push_str(between);
                texts.push_str(cut(&text));
            }
            Look::Whole(_) | Look::Part(_) | Look::Text(_) => {}
        }
        Ok(())
    }
}

fn cut(text: &str) -> &str {
    let end = (0..=MOST_OF_A_TEXT.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

impl<'de> DeserializeSeed<'de> for Look<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.scalar("".into())
    }

    fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<(), E> {
        self.scalar(yes.to_string().into())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.scalar(number.to_string().into())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.scalar(number.to_string().into())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        self.scalar(number.to_string().into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.scalar(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        match self {
            Look::Whole(list) | Look::Part(list) => list.read(members),
            Look::Member(list) => {
                while members.next_element::<IgnoredAny>()?.is_some() {}
                list.member(None)
            }
            Look::At(path, _, flat) => {
                let mut texts = String::new();
                while members.next_element_seed(Look::Text(&mut texts))?.is_some() {}
                flat.push((path, texts));
                Ok(())
            }
            Look::Text(_) => {
                while members.next_element::<IgnoredAny>()?.is_some() {}
                Ok(())
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<(), A::Error> {
        match self {
            Look::Whole(list) => {
                while parts.next_key::<IgnoredAny>()?.is_some() {
                    parts.next_value_seed(Look::Part(list))?;
                }
                Ok(())
            }
            Look::Member(list) => {
                let mut flat = Flat::new();
                below(&mut parts, "", 1, &mut flat)?;
                list.member(Some(&flat))
            }
            Look::At(path, depth, flat) if depth < DEEPEST => below(&mut parts, &path, depth + 1, flat),
            Look::Part(_) | Look::At(..) | Look::Text(_) => {
                while parts.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(())
            }
        }
    }
}

fn below<'de, A: MapAccess<'de>>(
    parts: &mut A,
    before: &str,
    depth: usize,
    flat: &mut Flat,
) -> Result<(), A::Error> {
    while let Some(name) = parts.next_key::<String>()? {
        let path = if before.is_empty() { name } else { format!("{before}.{name}") };
        if flat.len() < MOST_PATHS && path.len() <= MOST_OF_A_TEXT {
            parts.next_value_seed(Look::At(path, depth, flat))?;
        } else {
            parts.next_value::<IgnoredAny>()?;
        }
    }
    Ok(())
}
