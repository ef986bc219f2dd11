//! What is known of one sentence, by number: kept in place from sentence to sentence, since
//! to make room for it anew would take as long as finding it.

/// Values by number, all forgotten at once.
pub struct Memo<T> {
    turn: u32,
    values: Vec<(u32, T)>, // the turn in which each was kept
}

impl<T: Copy + Default> Memo<T> {
    pub fn new(count: usize) -> Self {
        Memo { turn: 0, values: vec![(0, T::default()); count] }
    }

    /// Forgets all values.
    pub fn clear(&mut self) {
        if self.turn == u32::MAX {
            self.values.fill((0, T::default()));
            self.turn = 0;
        }
        self.turn += 1;
    }

    pub fn get(&self, number: u32) -> Option<T> {
        let &(turn, value) = self.values.get(number as usize)?;
        (turn == self.turn).then_some(value)
    }

    /// Keeps a value; a number beyond all is none.
    pub fn insert(&mut self, number: u32, value: T) {
        if let Some(place) = self.values.get_mut(number as usize) {
            *place = (self.turn, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_known_until_it_is_cleared() {
        let mut memo = Memo::new(2);
        memo.clear();
        memo.insert(1, 'a');
        memo.insert(9, 'b');
        assert_eq!((memo.get(0), memo.get(1), memo.get(9)), (None, Some('a'), None));
        memo.clear();
        assert_eq!(memo.get(1), None);
    }

    #[test]
    fn the_turns_begin_again() {
        let mut memo = Memo::new(1);
        memo.turn = u32::MAX - 1;
        memo.clear();
        memo.insert(0, 'a');
        memo.clear();
        assert_eq!(memo.get(0), None);
    }
}
