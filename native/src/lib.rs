//! The joining of phrases from the tokens of a sentence, compiled: what
//! `lint/matching/join.py` does where this is not built.

mod lexicon;
mod msgpack;
mod sentence;
mod table;

use pyo3::buffer::PyBuffer;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

use lexicon::{Lexicon, Packed, Stored};
use msgpack::Damaged;
use sentence::{Found, Sentence, Span, Stop};
use table::Table;

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
        Ok(Joiner { table: Table::new(Lexicon::new(stored)?, after_any.as_deref())? })
    }

    /// Returns those of some tokens that must be learnt before they are read, each once.
    fn unknown(&mut self, tokens: Vec<PyBackedStr>) -> Vec<String> {
        self.table.make_room();
        self.table.unknown(&views(&tokens)).into_iter().map(String::from).collect()
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

    /// Looks the tokens of a sentence up; returns None if one is unknown.
    fn read(&mut self, tokens: Vec<PyBackedStr>) -> PyResult<Option<Reading>> {
        let tokens = views(&tokens);
        let Some(words) = self.table.words(&tokens) else { return Ok(None) };
        Ok(Some(Reading(sentence::Reading::new(&mut self.table, &tokens, words)?)))
    }

    /// Returns the phrases found in a sentence where `entities` stand, without being
    /// named, at some spans; None if it must be known where the quantities are.
    #[pyo3(signature = (reading, entities, spans, quantities))]
    fn find(
        &mut self,
        reading: &Reading,
        entities: Vec<u32>,
        spans: Vec<Span>,
        quantities: Option<Vec<Span>>,
    ) -> PyResult<Option<Vec<Found>>> {
        let mut sentence = Sentence::new(&mut self.table, &reading.0, quantities)?;
        sentence.stand_for(&entities, &spans)?;
        match sentence.matches() {
            Ok(found) => Ok(Some(found)),
            Err(Stop::Quantities) => Ok(None),
            Err(Stop::Damaged) => Err(Damaged.into()),
        }
    }
}

/// The tokens of a sentence, looked up.
#[pyclass(frozen)]
struct Reading(sentence::Reading);

#[pymethods]
impl Reading {
    /// Returns the literals that name what the sentence speaks of.
    fn entities(&self) -> Vec<u32> {
        self.0.entities()
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

fn views(tokens: &[PyBackedStr]) -> Vec<&str> {
    tokens.iter().map(|token| &**token).collect()
}

/// What this code reads: `FORMAT` of `lint/matching/lexicon.py`.
const FORMAT: &str = "lexicon-25";

#[pymodule]
fn native(module: &Bound<PyModule>) -> PyResult<()> {
    module.add("FORMAT", FORMAT)?;
    module.add_class::<Joiner>()
}
