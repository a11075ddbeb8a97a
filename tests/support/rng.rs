//! Numbers by chance, always the same ones.

/// A generator (xorshift, Marsaglia 2003) with its seed, which is not 0.
pub struct TestRng(pub u64);

impl TestRng {
    /// A number from 0 up to but not including `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
