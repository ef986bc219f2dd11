//! What is known of tokens: each is looked up once and kept.

use std::collections::HashMap;
use std::sync::Arc;

use crate::lexicon::{seconds, Lexicon, Seconds};
use crate::memo::Memo;
use crate::msgpack::Result;

const MAX_WORDS: usize = 20_000; // that are kept; a long run meets no more of them often

/// A phrase to try, and what it needs beside the word at hand: its rarest sign, which most
/// often decides, and the entry whose needs are all signs.
#[derive(Clone, Copy)]
struct Entry {
    phrase: u32,
    rarest: Option<u32>,
    number: u32,
}

/// A set of signs: those that are there as bits, 64 to a number, with the place of each number.
pub type Signs = Vec<(usize, u64)>;

/// What literals say together.
#[derive(Default)]
pub struct Said {
    pub literals: Vec<u32>,
    pub signs: Signs,
    entries: Vec<Entry>,
    pub entities: Vec<u32>, // the literals that name one
}

impl Said {
    /// Adds the phrases all of whose needs `may_be` there.
    pub fn worth_trying(
        &self,
        lexicon: &Lexicon,
        may_be: impl Fn(u32) -> bool,
        phrases: &mut Vec<u32>,
    ) {
        for entry in &self.entries {
            if entry.rarest.is_none_or(&may_be)
                && lexicon.needs(entry.number).iter().all(|&sign| may_be(sign))
            {
                phrases.push(entry.phrase);
            }
        }
    }
}

/// A token that was looked up. `weight` is how much of a word it is, in halves.
pub struct Word {
    pub said: Said,
    pub weight: u8,
    pub longer: Option<Seconds>,
}

/// What sentences may begin with; of a stem any ending.
pub type Opening = Vec<(String, bool)>;

/// The lexicon of one language, ready to be asked.
pub struct Table {
    pub lexicon: Lexicon,
    pub after_any: Seconds, // literals whose first token is open, by the second
    pub groups: Memo<u32>,  // of the sentence at hand: where each stands, by number
    pub conditions: Memo<bool>, // likewise, whether each is fulfilled
    words: HashMap<Box<str>, Arc<Word>>,
    several: HashMap<u32, Arc<Said>>,
    anaphors: HashMap<String, Vec<Opening>>, // by their first token
    stem_anaphors: Vec<Opening>,             // whose first token is a stem
}

impl Table {
    pub fn new(lexicon: Lexicon, after_any: Option<&[u8]>, anaphors: Vec<Opening>) -> Result<Self> {
        let (stem_anaphors, whole): (Vec<_>, Vec<_>) =
            anaphors.into_iter().partition(|anaphor| anaphor.first().is_some_and(|first| first.1));
        let mut anaphors: HashMap<String, Vec<Opening>> = HashMap::new();
        for anaphor in whole {
            if let Some((first, _)) = anaphor.first() {
                anaphors.entry(first.clone()).or_default().push(anaphor);
            }
        }
        Ok(Table {
            groups: Memo::new(lexicon.group_count()),
            conditions: Memo::new(lexicon.condition_count()),
            lexicon,
            after_any: after_any.map(seconds).transpose()?.unwrap_or_default(),
            words: HashMap::new(),
            several: HashMap::new(),
            anaphors,
            stem_anaphors,
        })
    }

    /// Returns what is known of tokens, None if one of them is not.
    pub fn words(&self, tokens: &[&str]) -> Option<Vec<Arc<Word>>> {
        tokens.iter().map(|&token| self.words.get(token).cloned()).collect()
    }

    /// Returns the tokens that are not known, each once.
    pub fn unknown<'a>(&self, tokens: &[&'a str]) -> Vec<&'a str> {
        let mut unknown: Vec<&str> =
            tokens.iter().copied().filter(|&token| !self.words.contains_key(token)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// Makes room for words of another sentence.
    pub fn make_room(&mut self) {
        if self.words.len() > MAX_WORDS {
            self.words.clear();
        }
    }

    /// Keeps what a token is: literals, how much of a word, and the literals of several
    /// tokens that begin with it, encoded.
    pub fn learn(
        &mut self,
        token: &str,
        literals: Vec<u32>,
        weight: u8,
        longer: Option<&[u8]>,
    ) -> Result<()> {
        let word =
            Word { said: self.said(literals)?, weight, longer: longer.map(seconds).transpose()? };
        self.words.insert(token.into(), Arc::new(word));
        Ok(())
    }

    /// Returns of how many tokens the longest anaphor is that tokens begin with.
    pub fn anaphor(&self, tokens: &[&str]) -> usize {
        let whole = tokens.first().and_then(|&first| self.anaphors.get(first));
        let all = whole.into_iter().flatten().chain(&self.stem_anaphors);
        let fitting = all.filter(|anaphor| begins(tokens, anaphor));
        fitting.map(Vec::len).max().unwrap_or(0)
    }

    /// Returns what a literal of several tokens says.
    pub fn signal(&mut self, literal: u32) -> Result<Arc<Said>> {
        if let Some(said) = self.several.get(&literal) {
            return Ok(Arc::clone(said));
        }
        let said = Arc::new(self.said(vec![literal])?);
        self.several.insert(literal, Arc::clone(&said));
        Ok(said)
    }

    fn said(&self, literals: Vec<u32>) -> Result<Said> {
        let mut said = Said::default();
        let mut signs = Vec::new();
        for &literal in &literals {
            let signals = self.lexicon.signals(literal)?;
            signs.extend(signals.signs);
            for number in signals.entries {
                let (phrase, rarest) = self.lexicon.entry(number)?;
                said.entries.push(Entry { phrase, rarest, number });
            }
            if !signals.entities.is_empty() {
                said.entities.push(literal);
            }
        }
        said.literals = literals;
        said.signs = as_bits(signs);
        Ok(said)
    }
}

fn begins(tokens: &[&str], opening: &Opening) -> bool {
    let fits = |(token, (wanted, is_stem)): (&&str, &(String, bool))| {
        if *is_stem {
            token.starts_with(&**wanted)
        } else {
            *token == wanted
        }
    };
    tokens.len() >= opening.len() && tokens.iter().zip(opening).all(fits)
}

fn as_bits(mut numbers: Vec<u32>) -> Signs {
    numbers.sort_unstable();
    let mut bits = Signs::new();
    for number in numbers {
        let (at, bit) = (number as usize / 64, 1 << (number % 64));
        match bits.last_mut() {
            Some((last, set)) if *last == at => *set |= bit,
            _ => bits.push((at, bit)),
        }
    }
    bits
}
