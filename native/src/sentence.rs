//! Putting phrases together from the tokens of one sentence, as `lint/matching/join.py`
//! does, whose names these are.

use std::cmp::{max, min};
use std::rc::Rc;
use std::sync::Arc;

use crate::found::{Found, Told};
use crate::lexicon::{Group, Literals, Phrase, Sequence, Step};
use crate::msgpack::{Damaged, Result};
use crate::reading::Reading;
use crate::table::{Said, Table};
use crate::tokens::Span;

const MAX_STATES: usize = 64; // partial matches kept per step; a sentence that holds more is noise
const MAX_DEPTH: usize = 64; // of groups in groups: more than any pack may nest

pub type Spans = Rc<[Span]>;

/// Why a search stopped.
pub enum Stop {
    Damaged,
    /// What tells where the quantities stand failed.
    Quantities,
}

impl From<Damaged> for Stop {
    fn from(_: Damaged) -> Self {
        Stop::Damaged
    }
}

pub type Search<T> = std::result::Result<T, Stop>;

/// Tells where the quantities stand in the text, or fails.
pub type Quantities<'a> = &'a mut dyn FnMut() -> Option<Vec<Span>>;

/// The search for phrases in a sentence.
pub struct Sentence<'a> {
    pub table: &'a mut Table,
    reading: &'a Reading,
    quantities: Quantities<'a>,
    unsaid: Vec<Arc<Said>>,     // what is said of entities that are not named
    pub standing: Vec<u32>,     // groups of entities that an anaphor stands for
    signs: Vec<u64>,            // of the groups that may be there, as bits
    literals: Vec<(u32, Span)>, // sorted
    pub words_before: Vec<usize>,
    found: Vec<Spans>, // the first is of nothing; `table.groups` says which is whose
    depth: usize,
}

impl<'a> Sentence<'a> {
    pub fn new(
        table: &'a mut Table,
        reading: &'a Reading,
        quantities: Quantities<'a>,
    ) -> Result<Self> {
        table.groups.clear();
        table.conditions.clear();
        let mut signs = vec![0; table.lexicon.sign_count / 64 + 1];
        for said in reading.said() {
            for &(at, bits) in &said.signs {
                *signs.get_mut(at).ok_or(Damaged)? |= bits;
            }
        }
        Ok(Sentence {
            table,
            reading,
            quantities,
            unsaid: Vec::new(),
            standing: Vec::new(),
            signs,
            literals: Vec::new(),
            words_before: Vec::new(),
            found: vec![[].into()],
            depth: 0,
        })
    }

    /// Lets entities stand at `spans` without being named there.
    pub fn stand_for(&mut self, entities: &[u32], spans: &[Span]) -> Result<()> {
        for &literal in entities {
            self.unsaid.push(self.table.signal(literal)?);
            for group in self.table.lexicon.signals(literal)?.entities {
                if let Some(sign) = self.table.lexicon.sign(group) {
                    *self.signs.get_mut(sign as usize / 64).ok_or(Damaged)? |= 1 << (sign % 64);
                }
                self.standing.push(group);
                self.keep(group, spans.into());
            }
        }
        Ok(())
    }

    /// Returns what is found.
    pub fn matches(&mut self) -> Search<Found> {
        let worth_trying = self.worth_trying();
        let mut found = Vec::new();
        if !worth_trying.is_empty() {
            self.prepare();
        }
        for number in worth_trying {
            let phrase = self.table.lexicon.phrase(number)?;
            self.try_phrase(&phrase, &mut found)?;
        }
        Ok(Found::new(found))
    }

    /// Returns the phrases all of whose needs may be there, each once.
    fn worth_trying(&self) -> Vec<u32> {
        let mut phrases = Vec::new();
        let unsaid = self.unsaid.iter().map(|said| &**said);
        for said in self.reading.said().chain(unsaid) {
            said.worth_trying(&self.table.lexicon, |sign| may_be(&self.signs, sign), &mut phrases);
        }
        phrases.sort_unstable();
        phrases.dedup();
        phrases
    }

    fn prepare(&mut self) {
        let mut halves = 0;
        self.words_before.push(0);
        for (at, word) in self.reading.words.iter().enumerate() {
            let span = (at, at + 1);
            self.literals.extend(word.said.literals.iter().map(|&literal| (literal, span)));
            halves += usize::from(word.weight);
            self.words_before.push(halves / 2);
        }
        for (said, span) in &self.reading.several {
            self.literals.extend(said.literals.iter().map(|&literal| (literal, *span)));
        }
        self.literals.sort_unstable();
    }

    fn try_phrase(&mut self, phrase: &Phrase, found: &mut Vec<Told>) -> Search<()> {
        let spans = self.find(&phrase.head)?;
        if spans.is_empty() {
            return Ok(());
        }
        for &condition in &phrase.also {
            if !self.fulfilled(condition)? {
                return Ok(());
            }
        }
        for &condition in &phrase.without {
            if self.fulfilled(condition)? {
                return Ok(());
            }
        }
        for &(first, after) in &*spans {
            if first < after && (!phrase.opens || self.opens(first)) {
                let gaps = self.gaps(&phrase.head, (first, after))?;
                let (start, end) = self.reading.place((first, after));
                let gaps: Vec<Span> = gaps.into_iter().map(|gap| self.reading.place(gap)).collect();
                for &owner in &phrase.owners {
                    found.push((owner, start, end, phrase.text, gaps.clone()));
                }
            }
        }
        Ok(())
    }

    /// Whether no word stands before a token.
    fn opens(&self, first: usize) -> bool {
        self.reading.words[..first].iter().all(|word| word.weight == 0)
    }

    fn fulfilled(&mut self, condition: u32) -> Search<bool> {
        if let Some(known) = self.table.conditions.get(condition) {
            return Ok(known);
        }
        let mut is_fulfilled = false;
        for sequence in self.table.lexicon.condition(condition)?.iter() {
            if !self.find(sequence)?.is_empty() {
                is_fulfilled = true;
                break;
            }
        }
        self.table.conditions.insert(condition, is_fulfilled);
        Ok(is_fulfilled)
    }

    /// Returns the spans of a sequence.
    pub fn find(&mut self, sequence: &[Step]) -> Search<Spans> {
        let (first, following) = sequence.split_first().ok_or(Damaged)?;
        if self.lacks_more_than_quantities(sequence)? {
            return Ok(Rc::clone(&self.found[0]));
        }
        let mut spans = self.occurrences(first.group)?;
        for step in following {
            if spans.is_empty() {
                break;
            }
            let next = self.occurrences(step.group)?;
            spans = self.extend(&spans, &next, step.gap as usize);
        }
        Ok(spans)
    }

    /// Whether a sequence with a quantity is not there wherever the quantities are: they
    /// take long to find, and are asked for only when all else is there.
    fn lacks_more_than_quantities(&mut self, sequence: &[Step]) -> Search<bool> {
        let quantity = self.table.lexicon.quantity_group;
        if sequence.iter().any(|step| step.group == quantity) {
            for step in sequence.iter().filter(|step| step.group != quantity) {
                if self.occurrences(step.group)?.is_empty() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Returns where a group stands, sorted.
    pub fn occurrences(&mut self, number: u32) -> Search<Spans> {
        if let Some(at) = self.table.groups.get(number) {
            return Ok(Rc::clone(&self.found[at as usize]));
        }
        let spans: Spans = if number == self.table.lexicon.quantity_group {
            let places = (self.quantities)().ok_or(Stop::Quantities)?;
            places.into_iter().map(|place| self.reading.span(place)).collect()
        } else {
            self.group_spans(number)?.into()
        };
        self.keep(number, Rc::clone(&spans));
        Ok(spans)
    }

    fn keep(&mut self, group: u32, spans: Spans) {
        let mut at = 0;
        if !spans.is_empty() {
            at = self.found.len();
            self.found.push(spans);
        }
        self.table.groups.insert(group, at as u32);
    }

    fn group_spans(&mut self, number: u32) -> Search<Vec<Span>> {
        let group = self.table.lexicon.group(number)?;
        if self.depth > MAX_DEPTH {
            return Err(Stop::Damaged);
        }
        self.depth += 1;
        let mut spans = self.literal_spans(&group);
        for sequence in &group.sequences {
            if self.is_worth_trying(sequence) {
                spans.extend(&*self.find(sequence)?);
            }
        }
        self.depth -= 1;
        spans.sort_unstable();
        spans.dedup();
        Ok(spans)
    }

    pub fn is_worth_trying(&self, sequence: &Sequence) -> bool {
        sequence.iter().all(|step| {
            self.table.lexicon.sign(step.group).is_none_or(|sign| may_be(&self.signs, sign))
        })
    }

    pub fn literal_spans(&self, group: &Group) -> Vec<Span> {
        let mut spans = Vec::new();
        match &group.literals {
            Literals::Few(wanted) => {
                for &wanted in wanted {
                    let from = self.literals.partition_point(|&(literal, _)| literal < wanted);
                    let there = self.literals[from..].iter();
                    let same = there.take_while(|&&(literal, _)| literal == wanted);
                    spans.extend(same.map(|&(_, span)| span));
                }
            }
            Literals::Many(wanted) => {
                let there = self.literals.iter().filter(|(literal, _)| wanted.contains(literal));
                spans.extend(there.map(|&(_, span)| span));
            }
        }
        spans
    }

    /// Returns the spans that go on to a group; of those with the same end the longest
    /// and the shortest, since a claim is told whole and a trigger by its nearest words.
    fn extend(&self, spans: &[Span], following: &[Span], gap: usize) -> Spans {
        let before = &self.words_before;
        let mut extended: Vec<(usize, (usize, usize))> = Vec::new(); // end -> outermost starts
        for &(first, after) in spans {
            let start = following.partition_point(|&next| next < (after, 0));
            for &(next_first, next_after) in &following[start..] {
                if gap == 0 && next_first != after {
                    break;
                }
                if gap > 0 && before[next_first] - before[after] > gap {
                    break;
                }
                match extended.iter_mut().find(|(end, _)| *end == next_after) {
                    Some((_, starts)) => *starts = (min(first, starts.0), max(first, starts.1)),
                    None => extended.push((next_after, (first, first))),
                }
            }
            if extended.len() >= MAX_STATES {
                break;
            }
        }
        let mut joined = Vec::with_capacity(2 * extended.len());
        for (after, (left, right)) in extended {
            joined.extend([(left, after), (right, after)]);
        }
        joined.sort_unstable();
        joined.dedup();
        joined.into()
    }
}

fn may_be(signs: &[u64], sign: u32) -> bool {
    signs.get(sign as usize / 64).is_some_and(|bits| bits >> (sign % 64) & 1 == 1)
}
