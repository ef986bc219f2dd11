//! Reading MessagePack values one after the other, no more of it than a lexicon holds.

/// What was read makes no sense: the cache is damaged.
#[derive(Debug, PartialEq)]
pub struct Damaged;

pub type Result<T> = std::result::Result<T, Damaged>;

/// Reads values from `bytes`, front to back.
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// Reads a big-endian number of `count` bytes.
    fn big_endian(&mut self, count: usize) -> Result<usize> {
        let bytes = self.take(count)?;
        Ok(bytes.iter().fold(0, |number, &byte| number << 8 | usize::from(byte)))
    }

    /// Reads a number that is not negative.
    pub fn number(&mut self) -> Result<u32> {
        let number = match self.byte()? {
            small @ 0x00..=0x7f => usize::from(small),
            0xcc => self.big_endian(1)?,
            0xcd => self.big_endian(2)?,
            0xce => self.big_endian(4)?,
            _ => return Err(Damaged),
        };
        u32::try_from(number).map_err(|_| Damaged)
    }

    pub fn boolean(&mut self) -> Result<bool> {
        match self.byte()? {
            0xc2 => Ok(false),
            0xc3 => Ok(true),
            _ => Err(Damaged),
        }
    }

    pub fn text(&mut self) -> Result<&'a str> {
        let length = match self.byte()? {
            short @ 0xa0..=0xbf => usize::from(short & 0x1f),
            0xd9 => self.big_endian(1)?,
            0xda => self.big_endian(2)?,
            0xdb => self.big_endian(4)?,
            _ => return Err(Damaged),
        };
        std::str::from_utf8(self.take(length)?).map_err(|_| Damaged)
    }

    /// Reads how many values an array has; they follow.
    pub fn array(&mut self) -> Result<usize> {
        match self.byte()? {
            short @ 0x90..=0x9f => Ok(usize::from(short & 0x0f)),
            0xdc => self.big_endian(2),
            0xdd => self.big_endian(4),
            _ => Err(Damaged),
        }
    }

    /// Reads how many pairs of a key and a value a map has; they follow.
    pub fn map(&mut self) -> Result<usize> {
        match self.byte()? {
            short @ 0x80..=0x8f => Ok(usize::from(short & 0x0f)),
            0xde => self.big_endian(2),
            0xdf => self.big_endian(4),
            _ => Err(Damaged),
        }
    }

    /// Reads an array whose values `read` knows.
    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        (0..self.array()?).map(|_| read(self)).collect()
    }

    pub fn numbers(&mut self) -> Result<Vec<u32>> {
        self.list(Self::number)
    }

    /// Checks that an array of `count` values begins here.
    pub fn fields(&mut self, count: usize) -> Result<()> {
        if self.array()? == count {
            Ok(())
        } else {
            Err(Damaged)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_of_all_widths() {
        let mut reader = Reader::new(&[0x94, 0x07, 0xcc, 0xff, 0xcd, 0x01, 0x00, 0xce, 0, 1, 0, 0]);
        assert_eq!(reader.numbers(), Ok(vec![7, 255, 256, 65536]));
    }

    #[test]
    fn reads_texts_and_maps() {
        let mut reader = Reader::new(b"\x81\xa2ab\xc3");
        assert_eq!(reader.map(), Ok(1));
        assert_eq!(reader.text(), Ok("ab"));
        assert_eq!(reader.boolean(), Ok(true));
    }

    #[test]
    fn refuses_what_is_cut_off_or_of_another_type() {
        assert_eq!(Reader::new(&[0x92, 0x01]).numbers(), Err(Damaged));
        assert_eq!(Reader::new(&[0xa5, b'a']).text(), Err(Damaged));
        assert_eq!(Reader::new(&[0xff]).number(), Err(Damaged));
        assert_eq!(Reader::new(&[0xa1, 0xff]).text(), Err(Damaged));
    }
}
