//! The compiled phrases of one language, decoded piece by piece as they are asked for
//! (`lint/matching/lexicon.py` says what each holds).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use crate::msgpack::{Damaged, Reader, Result};

/// A group, at most `gap` words after the step before.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub group: u32,
    pub gap: u32,
}

pub type Sequence = Box<[Step]>;

/// What one step may be: any of some literals, by number, or of some sequences.
pub struct Group {
    pub literals: Literals,
    pub sequences: Box<[Sequence]>,
}

/// Few literals are looked up in a sentence, those of a sentence in many.
pub enum Literals {
    Few(Vec<u32>),
    Many(HashSet<u32, BuildHasherDefault<NumberHasher>>),
}

const FEW: usize = 8;

/// A variant of a phrase; the owners and the phrase as the pack writes it are numbers.
pub struct Phrase {
    pub owners: Vec<u32>,
    pub text: u32,
    pub head: Sequence,
    pub also: Vec<u32>,
    pub without: Vec<u32>,
    pub opens: bool,
}

/// What literals say: signs of groups that may be there, entries of phrases that may be
/// there, entities named.
#[derive(Default)]
pub struct Signals {
    pub signs: Vec<u32>,
    pub entries: Vec<u32>,
    pub entities: Vec<u32>,
}

/// Several tokens in a row after the first two; the last may be open.
pub struct Rest {
    pub number: u32,
    pub first: Box<str>,
    pub tokens: Box<[Box<str>]>,
    pub open_start: bool,
    pub open_end: bool,
}

/// The literals of several tokens that begin with one, by the second.
pub type Seconds = HashMap<Box<str>, Vec<Rest>>;

/// Hashes small numbers.
#[derive(Default)]
pub struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        let mixed = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

pub type ByNumber<T> = HashMap<u32, T, BuildHasherDefault<NumberHasher>>;

/// Many encoded values, one after the other, and where each ends.
pub struct Packed {
    data: Vec<u8>,
    ends: Vec<u32>,
}

impl Packed {
    pub fn new(data: Vec<u8>, ends: &[u8]) -> Result<Self> {
        Ok(Packed { data, ends: integers(ends)?.into_iter().map(|end| end as u32).collect() })
    }

    fn get(&self, number: u32) -> Result<Reader<'_>> {
        let at = number as usize;
        let [start, end] = *self.ends.get(at..at + 2).ok_or(Damaged)? else { return Err(Damaged) };
        self.data.get(start as usize..end as usize).map(Reader::new).ok_or(Damaged)
    }
}

/// The values of a packed list, each decoded when it is first asked for.
struct Kept<T> {
    packed: Packed,
    decode: fn(&mut Reader) -> Result<T>,
    known: Vec<Option<Arc<T>>>,
}

impl<T> Kept<T> {
    fn new(packed: Packed, decode: fn(&mut Reader) -> Result<T>) -> Self {
        let known = std::iter::repeat_with(|| None).take(packed.ends.len()).collect();
        Kept { packed, decode, known }
    }

    fn get(&mut self, number: u32) -> Result<Arc<T>> {
        let known = self.known.get_mut(number as usize).ok_or(Damaged)?;
        if let Some(value) = known {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new((self.decode)(&mut self.packed.get(number)?)?);
        *known = Some(Arc::clone(&value));
        Ok(value)
    }
}

/// Lists of numbers, decoded all at once.
struct Lists {
    numbers: Vec<u32>,
    ends: Vec<usize>, // in `numbers`; a 0 before the first
}

impl Lists {
    fn new(packed: &Packed) -> Result<Self> {
        let mut lists = Lists { numbers: Vec::new(), ends: vec![0] };
        for number in 0..packed.ends.len().saturating_sub(1) {
            lists.numbers.extend(packed.get(number as u32)?.numbers()?);
            lists.ends.push(lists.numbers.len());
        }
        Ok(lists)
    }

    fn get(&self, number: u32) -> &[u32] {
        let at = number as usize;
        &self.numbers[self.ends[at]..self.ends[at + 1]]
    }
}

/// A lexicon as it is stored.
pub struct Stored {
    pub signals: Packed,
    pub groups: Packed,
    pub phrases: Packed,
    pub needs: Packed,
    pub conditions: Packed,
    pub entries: Vec<u8>, // of four-byte integers, like `signs`
    pub signs: Vec<u8>,
    pub sign_count: usize,
    pub quantity_group: u32,
}

pub struct Lexicon {
    signals: Packed,
    groups: Kept<Group>,
    phrases: Kept<Phrase>,
    needs: Lists,
    conditions: Kept<Vec<Sequence>>,
    entries: Vec<i32>,
    signs: Vec<i32>,
    pub sign_count: usize,
    pub quantity_group: u32,
}

impl Lexicon {
    pub fn new(stored: Stored) -> Result<Self> {
        Ok(Lexicon {
            signals: stored.signals,
            groups: Kept::new(stored.groups, group),
            phrases: Kept::new(stored.phrases, phrase),
            needs: Lists::new(&stored.needs)?,
            conditions: Kept::new(stored.conditions, |reader| reader.list(sequence)),
            entries: integers(&stored.entries)?,
            signs: integers(&stored.signs)?,
            sign_count: stored.sign_count,
            quantity_group: stored.quantity_group,
        })
    }

    pub fn group_count(&self) -> usize {
        self.groups.known.len()
    }

    pub fn condition_count(&self) -> usize {
        self.conditions.known.len()
    }

    pub fn group(&mut self, number: u32) -> Result<Arc<Group>> {
        self.groups.get(number)
    }

    pub fn phrase(&mut self, number: u32) -> Result<Arc<Phrase>> {
        self.phrases.get(number)
    }

    /// Returns the signs that an entry needs.
    pub fn needs(&self, entry: u32) -> &[u32] {
        self.needs.get(entry)
    }

    pub fn condition(&mut self, number: u32) -> Result<Arc<Vec<Sequence>>> {
        self.conditions.get(number)
    }

    pub fn signals(&self, literal: u32) -> Result<Signals> {
        let mut reader = self.signals.get(literal)?;
        reader.fields(3)?;
        Ok(Signals {
            signs: reader.numbers()?,
            entries: reader.numbers()?,
            entities: reader.numbers()?,
        })
    }

    /// Returns the phrase of an entry and its rarest sign, if it needs one.
    pub fn entry(&self, number: u32) -> Result<(u32, Option<u32>)> {
        let at = 2 * number as usize;
        let [phrase, sign] = *self.entries.get(at..at + 2).ok_or(Damaged)? else {
            return Err(Damaged);
        };
        if at / 2 + 1 >= self.needs.ends.len() {
            return Err(Damaged);
        }
        Ok((u32::try_from(phrase).map_err(|_| Damaged)?, u32::try_from(sign).ok()))
    }

    /// Returns the sign of a group, if anything asks for it.
    pub fn sign(&self, group: u32) -> Option<u32> {
        self.signs.get(group as usize).and_then(|&sign| u32::try_from(sign).ok())
    }
}

/// Reads an array of four-byte integers in the machine's byte order.
fn integers(bytes: &[u8]) -> Result<Vec<i32>> {
    let chunks = bytes.chunks_exact(4);
    if !chunks.remainder().is_empty() {
        return Err(Damaged);
    }
    Ok(chunks.map(|four| i32::from_ne_bytes([four[0], four[1], four[2], four[3]])).collect())
}

fn sequence(reader: &mut Reader) -> Result<Sequence> {
    let steps = reader.list(|reader| {
        reader.fields(2)?;
        Ok(Step { group: reader.number()?, gap: reader.number()? })
    })?;
    if steps.is_empty() {
        return Err(Damaged);
    }
    Ok(steps.into())
}

fn group(reader: &mut Reader) -> Result<Group> {
    reader.fields(2)?;
    let numbers = reader.numbers()?;
    let literals = if numbers.len() <= FEW {
        Literals::Few(numbers)
    } else {
        Literals::Many(numbers.into_iter().collect())
    };
    Ok(Group { literals, sequences: reader.list(sequence)?.into() })
}

fn phrase(reader: &mut Reader) -> Result<Phrase> {
    reader.fields(6)?;
    Ok(Phrase {
        owners: reader.numbers()?,
        text: reader.number()?,
        head: sequence(reader)?,
        also: reader.numbers()?,
        without: reader.numbers()?,
        opens: reader.boolean()?,
    })
}

/// Decodes the literals that begin with one token (those of `lexicon.longer`).
pub fn seconds(encoded: &[u8]) -> Result<Seconds> {
    let mut reader = Reader::new(encoded);
    let mut found = Seconds::new();
    for _ in 0..reader.map()? {
        let second = reader.text()?.into();
        found.insert(second, reader.list(rest)?);
    }
    Ok(found)
}

fn rest(reader: &mut Reader) -> Result<Rest> {
    reader.fields(4)?;
    let number = reader.number()?;
    let mut tokens = reader.list(|reader| Ok(Box::<str>::from(reader.text()?)))?;
    if tokens.len() < 2 {
        return Err(Damaged);
    }
    let first = tokens.remove(0);
    Ok(Rest {
        number,
        first,
        tokens: tokens.into(),
        open_start: reader.boolean()?,
        open_end: reader.boolean()?,
    })
}

impl Rest {
    /// Whether the literal stands at the beginning of `tokens`; returns how many it takes.
    pub fn length_at(&self, tokens: &[&str]) -> Option<usize> {
        let (first, after) = tokens.split_first()?;
        let begins =
            if self.open_start { first.ends_with(&*self.first) } else { **first == *self.first };
        let there = after.get(..self.tokens.len())?;
        let (last, inner) = self.tokens.split_last()?;
        let (found_last, found_inner) = there.split_last()?;
        let ends =
            if self.open_end { found_last.starts_with(&**last) } else { **found_last == **last };
        let same = inner.iter().zip(found_inner).all(|(wanted, found)| **wanted == **found);
        (begins && ends && same).then_some(1 + self.tokens.len())
    }
}
