//! Chance that can be repeated: SplitMix64 (Steele, Lea, Flood, 2014), written out so that no dependency's new version
//! changes the scenario.

/// A stream of chance. Each part of the scenario draws from its own, so that a change to one leaves the others alone.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of that name.
    pub(super) fn new(seed: u64, stream: &str) -> Self {
        // FNV-1a keeps the streams apart.
        let name = stream.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(seed ^ name)
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let [.., a, b, c, d] = mixed.to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.next() % (high - low + 1)
    }

    /// Whether something that happens in `percent` of cases happens now.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of `choices`, of which there is at least one.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.index(choices.len())]
    }

    /// One of `choices`, each as often as its weight says; at least one has a weight.
    pub(super) fn weighted<T: Copy>(&mut self, choices: &[(T, u32)]) -> T {
        let total: u32 = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(1, total);
        for &(choice, weight) in choices {
            if left <= weight {
                return choice;
            }
            left -= weight;
        }
        unreachable!("the weights add up to their total")
    }

    /// The same things in another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.index(last + 1);
            things.swap(last, other);
        }
    }

    /// `length` capitals and digits that no one mistakes for one another.
    pub(super) fn letters(&mut self, length: usize) -> String {
        const ALPHABET: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        (0..length).map(|_| char::from(*self.pick(ALPHABET))).collect()
    }

    fn index(&mut self, length: usize) -> usize {
        self.next() as usize % length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_itself_and_differs_from_the_others() {
        let draw = |seed, name| {
            let mut random = Random::new(seed, name);
            (0..8).map(|_| random.between(0, 1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, "lots"), draw(1, "lots"));
        assert_ne!(draw(1, "lots"), draw(1, "devices"));
        assert_ne!(draw(1, "lots"), draw(2, "lots"));
    }

    #[test]
    fn weights_and_bounds_are_kept() {
        let mut random = Random::new(7, "test");
        for _ in 0..1_000 {
            assert!((3..=5).contains(&random.between(3, 5)));
            assert_eq!(random.weighted(&[("never", 0), ("always", 2), ("no", 0)]), "always");
        }
        assert!(random.chance(100) && !random.chance(0));
    }
}
