//! What was found in a sentence, and in a document, as `lint/matching/found.py` keeps it.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::lexicon::ByNumber;
use crate::tokens::Span;

/// A phrase found: who owns it, where it starts and ends, its text by number, and where the
/// words between its steps stand.
pub type Told = (u32, usize, usize, u32, Vec<Span>);

/// Sorts by owner, the leftmost first and the longest of these.
fn in_order(one: &Told) -> (u32, usize, Reverse<usize>, u32, &[Span]) {
    let &(owner, start, end, text, ref gaps) = one;
    (owner, start, Reverse(end), text, gaps)
}

/// The phrases found in a sentence, in order.
pub struct Found(pub Vec<Told>);

impl Found {
    pub fn new(mut found: Vec<Told>) -> Self {
        found.sort_unstable_by(|one, other| in_order(one).cmp(&in_order(other)));
        Found(found)
    }

    /// Returns these and those of `other` that begin at `start` with a word of their own.
    pub fn with_first_of(&self, other: &Found, start: usize) -> Self {
        let begins =
            |one: &&Told| one.1 == start && !one.4.iter().any(|&(first, _)| first == start);
        let mut found =
            Found::new(self.0.iter().chain(other.0.iter().filter(begins)).cloned().collect());
        found.0.dedup();
        found
    }

    /// Returns those that begin before a place and end behind it; `only` of owners that have
    /// none behind it alone.
    pub fn across(&self, place: usize, only: bool) -> Self {
        let behind: HashSet<u32> =
            self.0.iter().filter(|one| only && place <= one.1).map(|one| one.0).collect();
        let is_across = |one: &&Told| one.1 < place && place < one.2 && !behind.contains(&one.0);
        Found(self.0.iter().filter(is_across).cloned().collect())
    }
}

/// Makes room for more values, and for an eighth of those that are there: twice the room, as a
/// list makes by itself, is much of a book's memory.
fn make_room<T>(values: &mut Vec<T>, more: usize) {
    if values.capacity() - values.len() < more {
        values.reserve_exact(more + values.len() / 8);
    }
}

/// A phrase found in a sentence of a segment, both by number.
struct Row {
    segment: u32,
    sentence: u32,
    start: u32,
    text: u32,
    first_gap: u32,
    length: u16, // a sentence is read in pieces of a thousand letters
    gap_count: u16,
}

/// Where something was found: segment, sentence, start, end, text by number, gaps.
pub type Place = (u32, u32, usize, usize, u32, Vec<Span>);

/// What was found in a document, by owner, kept small: a book-length file holds a million.
#[derive(Default)]
pub struct Store {
    rows: ByNumber<Vec<Row>>,
    order: Vec<u32>,
    gaps: Vec<(u32, u32)>,
}

impl Store {
    /// Keeps what was found in a sentence that begins at `offset` of its segment.
    pub fn add(&mut self, found: &Found, segment: u32, sentence: u32, offset: usize) {
        for (owner, start, end, text, gaps) in &found.0 {
            let rows = self.rows.entry(*owner).or_insert_with(|| {
                self.order.push(*owner);
                Vec::new()
            });
            let (length, start) = ((end - start) as u16, (start + offset) as u32);
            let (first_gap, gap_count) = (self.gaps.len() as u32, gaps.len() as u16);
            make_room(rows, 1);
            rows.push(Row { segment, sentence, start, text: *text, first_gap, length, gap_count });
            let moved = |&(first, after): &Span| ((first + offset) as u32, (after + offset) as u32);
            make_room(&mut self.gaps, gaps.len());
            self.gaps.extend(gaps.iter().map(moved));
        }
    }

    /// Returns the owners, in the order in which something was first found for them.
    pub fn owners(&self) -> &[u32] {
        &self.order
    }

    /// Returns what was found for an owner, in reading order; at most `most` of it.
    pub fn of(&self, owner: u32, most: usize) -> Vec<Place> {
        let rows = self.rows.get(&owner).into_iter().flatten();
        rows.take(most).map(|row| self.place(row)).collect()
    }

    /// Returns the segments and sentences in which something was found for owners.
    pub fn sentences(&self, owners: &[u32]) -> Vec<(u32, u32)> {
        let rows = owners.iter().filter_map(|owner| self.rows.get(owner)).flatten();
        let mut places: Vec<_> = rows.map(|row| (row.segment, row.sentence)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn place(&self, row: &Row) -> Place {
        let from = row.first_gap as usize;
        let gaps = self.gaps[from..from + row.gap_count as usize].iter();
        let gaps = gaps.map(|&(first, after)| (first as usize, after as usize)).collect();
        let &Row { segment, sentence, start, text, .. } = row;
        let end = start as usize + row.length as usize;
        (segment, sentence, start as usize, end, text, gaps)
    }
}
