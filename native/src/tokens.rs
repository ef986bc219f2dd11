//! The tokens of a text, as `lint/tokens.py` splits it.
//!
//! Only text of scripts whose letters are told alike there and here is split; for other
//! text the tokens are given.

/// First token, token after the last; or where something starts and ends in a text, in letters.
pub type Span = (usize, usize);

/// The tokens of a text in lower case, and where each stands.
#[derive(Default)]
pub struct Tokens {
    letters: String,
    ends: Vec<usize>, // of the tokens, in `letters`
    pub places: Vec<Span>,
}

impl Tokens {
    /// Returns given tokens.
    pub fn given<T: AsRef<str>>(tokens: &[T], places: Vec<Span>) -> Self {
        let mut given = Tokens { places, ..Tokens::default() };
        for token in tokens {
            given.letters.push_str(token.as_ref());
            given.ends.push(given.letters.len());
        }
        given
    }

    /// Splits a text; returns None where its letters are not all known.
    pub fn split(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return Some(Splitter::new(text.bytes().map(char::from).collect()).split());
        }
        let letters: Vec<char> = text.chars().collect();
        if !letters.iter().all(|&letter| is_known(letter)) {
            return None;
        }
        let has_wide = letters.iter().any(|&letter| is_wide(letter));
        if has_wide && !letters.iter().all(|&letter| is_its_own_usual_form(letter)) {
            return None;
        }
        Some(Splitter::new(letters).split())
    }

    /// Returns the tokens themselves.
    pub fn all(&self) -> Vec<&str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&start, &end)| &self.letters[start..end]).collect()
    }
}

struct Splitter {
    text: Vec<char>,
    found: Tokens,
}

impl Splitter {
    fn new(text: Vec<char>) -> Self {
        Splitter { text, found: Tokens::default() }
    }

    fn split(mut self) -> Tokens {
        let mut at = 0;
        while at < self.text.len() {
            let end = self.end_of_token(at);
            if let Some(end) = end {
                self.push(at, end);
            }
            at = end.unwrap_or(at + 1);
        }
        self.found
    }

    /// Returns where the token ends that begins at a letter, if one does.
    fn end_of_token(&self, at: usize) -> Option<usize> {
        let letter = self.text[at];
        if is_unspaced(letter) {
            return Some(at + 1);
        }
        if letter.is_alphanumeric() {
            let rest = self.text[at..].iter();
            return Some(at + rest.take_while(|&&one| is_of_word(one)).count());
        }
        match letter {
            '-' | '\u{2013}' => self.stands_alone(at).then_some(at + 1),
            '_' | '"' | '*' | '«' | '»' | '“' | '”' | '„' | '\u{300c}'..='\u{300f}' => None,
            _ => (!is_space(letter)).then_some(at + 1),
        }
    }

    fn stands_alone(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.text.get(before));
        let after = self.text.get(at + 1);
        before.is_none_or(|&letter| is_space(letter))
            && after.is_none_or(|&letter| is_space(letter))
    }

    fn push(&mut self, start: usize, end: usize) {
        let letters = &mut self.found.letters;
        for &letter in &self.text[start..end] {
            match letter {
                '\u{2013}' | '\u{2014}' => letters.push('-'),
                _ => letters.extend(usual(letter).to_lowercase()),
            }
        }
        self.found.ends.push(letters.len());
        self.found.places.push((start, end));
    }
}

/// Whether a letter is told alike by Python: Latin, punctuation, signs, kana, Han, full width.
fn is_known(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{24f}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}'
        | '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{22ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{3000}'..='\u{303f}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{fe0f}' | '\u{1f300}'..='\u{1f64f}')
        || is_wide(letter)
}

/// Whether a letter is ASCII of full width.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{ff01}'..='\u{ff5e}')
}

/// Whether a letter is the same in normal form KC, or is of full width.
fn is_its_own_usual_form(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{7f}' | '“' | '”' | '‘' | '’' | '–' | '—' | '·' | '\u{3001}'..='\u{3020}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}')
        || is_wide(letter)
}

/// Returns the letter of usual width.
fn usual(letter: char) -> char {
    if is_wide(letter) {
        char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
    } else {
        letter
    }
}

/// Whether a letter is a token by itself: kana and Han.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() && !is_unspaced(letter)
}

/// Whether a letter is white space to Python, which takes separators for it.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<Vec<String>> {
        Tokens::split(text).map(|tokens| tokens.all().into_iter().map(String::from).collect())
    }

    #[test]
    fn words_and_signs_are_tokens_but_not_what_joins() {
        let found = split("A “long-lasting” – relief, don't *wait*").unwrap();
        assert_eq!(found, ["a", "long", "lasting", "-", "relief", ",", "don", "'", "t", "wait"]);
    }

    #[test]
    fn letters_of_unspaced_scripts_stand_alone() {
        assert_eq!(split("薬！ＦＤＡ").unwrap(), ["薬", "!", "fda"]);
    }

    #[test]
    fn text_of_other_scripts_is_left_to_others() {
        assert_eq!(split("हिन्दी"), None);
    }
}
