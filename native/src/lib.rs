//! The joining of phrases from the tokens of a sentence, and its score, compiled: what
//! `lint/matching/join.py` and `score.py` do where this is not built.

mod found;
mod gaps;
mod lexicon;
mod memo;
mod msgpack;
mod reading;
mod score;
mod sentence;
mod table;
mod tokens;

use std::collections::HashMap;

use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

use found::{Place, Store, Told};
use lexicon::{Lexicon, Packed, Stored};
use msgpack::Damaged;
use sentence::Sentence;
use table::Table;
use tokens::{Span, Tokens};

impl From<Damaged> for PyErr {
    fn from(_: Damaged) -> Self {
        PyValueError::new_err("the compiled rules are damaged; run `claimlint cache clear`")
    }
}

/// The compiled phrases of one language, and the words that were looked up in it.
#[pyclass]
struct Joiner {
    table: Table,
}

#[pymethods]
impl Joiner {
    /// Copies what it needs of a `lint.matching.lexicon.Lexicon`.
    #[new]
    fn new(lexicon: &Bound<PyAny>) -> PyResult<Self> {
        let stored = Stored {
            signals: packed(lexicon, "signals")?,
            groups: packed(lexicon, "groups")?,
            phrases: packed(lexicon, "phrases")?,
            needs: packed(lexicon, "needs")?,
            conditions: packed(lexicon, "conditions")?,
            entries: bytes(lexicon, "entries")?,
            signs: bytes(lexicon, "signs")?,
            sign_count: lexicon.getattr("sign_count")?.extract()?,
            quantity_group: lexicon.getattr("quantity_group")?.extract()?,
        };
        let after_any = lexicon.getattr("longer")?.cast_into::<PyDict>()?.get_item("*")?;
        let after_any = after_any.map(|encoded| copied(&encoded)).transpose()?;
        let anaphors = lexicon.getattr("anaphors")?.extract()?;
        Ok(Joiner { table: Table::new(Lexicon::new(stored)?, after_any.as_deref(), anaphors)? })
    }

    /// Returns those of the tokens of a sentence that must be learnt before it is read, each
    /// once.
    fn unknown(&mut self, tokens: Vec<PyBackedStr>) -> Vec<String> {
        self.table.make_room();
        let tokens: Vec<&str> = tokens.iter().map(|token| &**token).collect();
        self.table.unknown(&tokens).into_iter().map(String::from).collect()
    }

    /// Keeps what a token is: its literals, how much of a word it is, in halves, and the
    /// literals of several tokens that begin with it, encoded.
    #[pyo3(signature = (token, literals, weight, longer))]
    fn learn(
        &mut self,
        token: &str,
        literals: Vec<u32>,
        weight: u8,
        longer: Option<&[u8]>,
    ) -> PyResult<()> {
        Ok(self.table.learn(token, literals, weight, longer)?)
    }

    /// Looks the tokens of a sentence up, which are given where `split` returns none; returns
    /// None if one is unknown.
    #[pyo3(signature = (text, given))]
    fn read(&mut self, text: &str, given: Option<Split>) -> PyResult<Option<Reading>> {
        let tokens = match given {
            Some((tokens, places)) => Some(Tokens::given(&tokens, places)),
            None => Tokens::split(text),
        };
        let Some(tokens) = tokens else { return Ok(None) };
        Ok(reading::Reading::new(&mut self.table, tokens)?.map(Reading))
    }

    /// Returns the phrases found in a sentence where `entities` stand, without being
    /// named, at some spans of tokens; `quantities` is asked where these stand.
    #[pyo3(signature = (reading, entities, spans, quantities))]
    fn find(
        &mut self,
        reading: &Reading,
        entities: Vec<u32>,
        spans: Vec<Span>,
        quantities: &Bound<PyAny>,
    ) -> PyResult<Found> {
        let mut failed = None;
        let mut asked = || match quantities.call0().and_then(|found| found.extract()) {
            Ok(spans) => Some(spans),
            Err(error) => {
                failed = Some(error);
                None
            }
        };
        let mut sentence = Sentence::new(&mut self.table, &reading.0, &mut asked)?;
        sentence.stand_for(&entities, &spans)?;
        let found = sentence.matches();
        match found {
            Ok(found) => Ok(Found(found)),
            Err(_) => Err(failed.unwrap_or_else(|| Damaged.into())),
        }
    }
}

/// The tokens of a sentence, looked up.
#[pyclass(frozen)]
struct Reading(reading::Reading);

#[pymethods]
impl Reading {
    /// Returns the literals that name what the sentence speaks of.
    fn entities(&self) -> Vec<u32> {
        self.0.entities()
    }

    /// How many tokens the anaphor has that the sentence begins with.
    #[getter]
    fn anaphor(&self) -> usize {
        self.0.anaphor
    }

    /// Where the first token starts, None if there is none.
    #[getter]
    fn start(&self) -> Option<usize> {
        self.0.start()
    }
}

/// The phrases found in a sentence, in order.
#[pyclass(frozen)]
struct Found(found::Found);

#[pymethods]
impl Found {
    fn __len__(&self) -> usize {
        self.0 .0.len()
    }

    /// Returns for each the owner, start, end, text by number, and gaps.
    fn told(&self) -> Vec<Told> {
        self.0 .0.clone()
    }

    /// Returns these and those of `other` that begin at `start` with a word of their own.
    fn with_first_of(&self, other: &Found, start: usize) -> Found {
        Found(self.0.with_first_of(&other.0, start))
    }

    /// Returns those that begin before a place and end behind it; `only` of owners that have
    /// none behind it alone.
    fn across(&self, place: usize, only: bool) -> Found {
        Found(self.0.across(place, only))
    }
}

/// What was found in a document, by owner.
#[pyclass]
#[derive(Default)]
struct Occurrences(Store);

#[pymethods]
impl Occurrences {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Keeps what was found in a sentence that begins at `offset` of its segment.
    fn add(&mut self, found: &Found, segment: u32, sentence: u32, offset: usize) {
        self.0.add(&found.0, segment, sentence, offset);
    }

    /// Returns the owners, in the order in which something was first found for them.
    fn owners(&self) -> Vec<u32> {
        self.0.owners().to_vec()
    }

    /// Returns for each place of an owner, in reading order, the segment, sentence, start,
    /// end, text by number, and gaps; at most `most`.
    fn of(&self, owner: u32, most: usize) -> Vec<Place> {
        self.0.of(owner, most)
    }

    /// Returns the segments and sentences in which something was found for owners.
    fn sentences(&self, owners: Vec<u32>) -> Vec<(u32, u32)> {
        self.0.sentences(&owners)
    }
}

/// The weights by which sentences are scored.
#[pyclass]
struct Weights(score::Weights);

#[pymethods]
impl Weights {
    #[new]
    fn new(weights: HashMap<String, f64>) -> Self {
        Weights(score::Weights::new(weights))
    }

    /// Returns the score of a sentence; None where `split` returns none.
    fn score(&mut self, text: &str) -> Option<f64> {
        self.0.score(text)
    }
}

fn packed(lexicon: &Bound<PyAny>, name: &str) -> PyResult<Packed> {
    let stored = lexicon.getattr(name)?;
    Ok(Packed::new(bytes(&stored, "data")?, &bytes(&stored, "ends")?)?)
}

fn bytes(owner: &Bound<PyAny>, name: &str) -> PyResult<Vec<u8>> {
    copied(&owner.getattr(name)?)
}

fn copied(bytes: &Bound<PyAny>) -> PyResult<Vec<u8>> {
    PyBuffer::<u8>::get(bytes)?.to_vec(bytes.py())
}

/// Tokens in lower case, and where each stands in the text.
type Split = (Vec<PyBackedStr>, Vec<Span>);

/// Returns the tokens of a text and where each stands; None where it has letters of other
/// scripts than those that are known here.
#[pyfunction]
fn split(text: &str) -> Option<(Vec<String>, Vec<Span>)> {
    let tokens = Tokens::split(text)?;
    Some((tokens.all().into_iter().map(String::from).collect(), tokens.places))
}

/// What this code reads: `FORMAT` of `lint/matching/lexicon.py`.
const FORMAT: &str = "lexicon-28";

#[pymodule]
fn native(module: &Bound<PyModule>) -> PyResult<()> {
    module.add("FORMAT", FORMAT)?;
    module.add_function(wrap_pyfunction!(split, module)?)?;
    module.add_class::<Weights>()?;
    module.add_class::<Found>()?;
    module.add_class::<Occurrences>()?;
    module.add_class::<Joiner>()
}
