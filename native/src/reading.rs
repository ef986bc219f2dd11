//! The tokens of one sentence, looked up.

use std::sync::Arc;

use crate::msgpack::Result;
use crate::table::{Said, Table, Word};
use crate::tokens::{Span, Tokens};

/// The tokens of a sentence, looked up.
pub struct Reading {
    pub words: Vec<Arc<Word>>,
    pub several: Vec<(Arc<Said>, Span)>, // the literals of several tokens
    places: Vec<Span>,
    /// How many tokens the anaphor has that the sentence begins with.
    pub anaphor: usize,
}

impl Reading {
    /// Looks tokens up; returns None if one is unknown.
    pub fn new(table: &mut Table, tokens: Tokens) -> Result<Option<Self>> {
        let all = tokens.all();
        let Some(words) = table.words(&all) else { return Ok(None) };
        let several = several(table, &all, &words)?;
        let anaphor = table.anaphor(&all);
        Ok(Some(Reading { words, several, places: tokens.places, anaphor }))
    }

    /// Returns where the first token starts, if there is one.
    pub fn start(&self) -> Option<usize> {
        self.places.first().map(|place| place.0)
    }

    pub fn place(&self, (first, after): Span) -> Span {
        (self.places[first].0, self.places[after - 1].1)
    }

    /// Returns the tokens from which and up to which a place of the text goes.
    pub fn span(&self, (start, end): Span) -> Span {
        let first = self.places.partition_point(|place| place.0 <= start);
        (first.saturating_sub(1), self.places.partition_point(|place| place.0 < end))
    }

    pub fn said(&self) -> impl Iterator<Item = &Said> {
        let words = self.words.iter().map(|word| &word.said);
        words.chain(self.several.iter().map(|(said, _)| &**said))
    }

    /// Returns the literals that name what the sentence speaks of.
    pub fn entities(&self) -> Vec<u32> {
        self.said().flat_map(|said| &said.entities).copied().collect()
    }
}

/// Finds the literals of several tokens, each with its span.
fn several(
    table: &mut Table,
    tokens: &[&str],
    words: &[Arc<Word>],
) -> Result<Vec<(Arc<Said>, Span)>> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(following) = tokens.get(at + 1) else { break };
        for seconds in word.longer.iter().chain([&table.after_any]) {
            if seconds.is_empty() {
                continue;
            }
            for second in [*following, "*"] {
                for literal in seconds.get(second).into_iter().flatten() {
                    if let Some(length) = literal.length_at(&tokens[at..]) {
                        found.push((literal.number, (at, at + length)));
                    }
                }
            }
        }
    }
    found.into_iter().map(|(literal, span)| Ok((table.signal(literal)?, span))).collect()
}
