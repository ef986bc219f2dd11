//! The scores of sentences, as `lint/matching/score.py` gives them.

use std::collections::HashMap;

use crate::tokens::Tokens;

const START: &str = "^";
const END: &str = "$";
const OPEN: char = '*';
const BEGINNINGS: std::ops::Range<usize> = 3..8;
const LEAST_WORDS: usize = 5;
const MORE: usize = 8;
const MAX_WORDS: usize = 20_000;

/// The weights of features: words, their beginnings, words in a row.
pub struct Weights {
    weights: HashMap<String, f64>,
    longest: usize,
    words: HashMap<String, f64>, // with their beginnings
}

impl Weights {
    pub fn new(weights: HashMap<String, f64>) -> Self {
        let lengths = weights.keys().map(|feature| feature.matches(' ').count() + 1);
        let longest = lengths.max().unwrap_or(1);
        Weights { weights, longest, words: HashMap::new() }
    }

    /// Returns the score of a sentence; None where it cannot be split here.
    pub fn score(&mut self, text: &str) -> Option<f64> {
        let tokens = Tokens::split(text)?;
        let words = tokens.all();
        if !says_enough(&words) {
            return Some(f64::NEG_INFINITY);
        }
        let mut total: f64 = words.iter().map(|word| self.word(word)).sum();
        let bounded: Vec<&str> =
            std::iter::once(START).chain(words.iter().copied()).chain([END]).collect();
        let mut run = String::new();
        for length in 2..=self.longest {
            let mut of_length = 0.0;
            for window in bounded.windows(length) {
                run.clear();
                for (at, word) in window.iter().enumerate() {
                    if at > 0 {
                        run.push(' ');
                    }
                    run.push_str(word);
                }
                of_length += self.weights.get(run.as_str()).copied().unwrap_or(0.0);
            }
            total += of_length;
        }
        Some(total / ((words.len() + MORE) as f64).sqrt())
    }

    fn word(&mut self, word: &str) -> f64 {
        if let Some(&weight) = self.words.get(word) {
            return weight;
        }
        if self.words.len() >= MAX_WORDS {
            self.words.clear();
        }
        let mut weight = self.weights.get(word).copied().unwrap_or(0.0);
        let mut beginning = String::new();
        for (at, letter) in word.chars().enumerate() {
            if BEGINNINGS.contains(&at) {
                beginning.push(OPEN);
                weight += self.weights.get(beginning.as_str()).copied().unwrap_or(0.0);
                beginning.pop();
            }
            if at >= BEGINNINGS.end {
                break;
            }
            beginning.push(letter);
        }
        self.words.insert(word.to_string(), weight);
        weight
    }
}

fn says_enough(words: &[&str]) -> bool {
    let count = |is: fn(&&&str) -> bool| words.iter().filter(is).count();
    let numbers = count(|word| word.starts_with(char::is_numeric));
    let every = count(|word| word.starts_with(char::is_alphanumeric));
    let listed = 3 * count(|word| matches!(**word, "," | ";" | "|" | "/" | "•" | "·"))
        + 6 * count(|word| **word == "、");
    every >= LEAST_WORDS && every > listed && every >= numbers * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beginnings_and_words_in_a_row_weigh() {
        let features = [("heals", 1.0), ("heal*", 2.0), ("^ it", 4.0), ("it heals", 8.0)];
        let weights = features.map(|(feature, weight)| (feature.to_string(), weight));
        let mut weights = Weights::new(HashMap::from(weights));
        assert_eq!(weights.score("It heals a deep wound"), Some(15.0 / 13f64.sqrt()));
        assert_eq!(weights.score("It heals it now!"), Some(f64::NEG_INFINITY));
        assert_eq!(weights.score("Monday 10:00–12:00, 14:30–18:00"), Some(f64::NEG_INFINITY));
        assert_eq!(weights.score("हिन्दी में"), None);
    }
}
