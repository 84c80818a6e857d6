//! How often something may be tried, per key, in this process.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::kernel::{Error, ErrorKind, Result};

/// A limiter over text keys, which are hashed addresses, never kept in clear.
pub struct RateLimit(DefaultKeyedRateLimiter<u64>);

impl std::fmt::Debug for RateLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RateLimit")
    }
}

impl RateLimit {
    /// At most `burst` at once, then `burst` a minute.
    #[must_use]
    pub fn per_minute(burst: NonZeroU32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(burst)))
    }

    /// Counts one try.
    ///
    /// # Errors
    /// `too-many-tries` (429).
    pub fn check(&self, key: &str) -> Result<()> {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        if self.0.len() > 100_000 {
            self.0.retain_recent();
        }
        self.0.check_key(&hasher.finish()).map_err(|_| Error::new(ErrorKind::TooMany, "too-many-tries"))
    }
}
