//! Passwords: argon2id (19 MiB, two passes: OWASP's floor of 2023), off the async threads, a few at a time.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::kernel::{Error, Result};

/// Hashes at once: each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(4);

fn hasher() -> Argon2<'static> {
    Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(19 * 1024, 2, 1, None).unwrap_or(Params::DEFAULT),
    )
}

/// Hashes a password.
///
/// # Errors
/// When hashing fails.
pub async fn hash(password: String) -> Result<String> {
    let _permit = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        hasher()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|e| Error::internal(e.to_string()))
    })
    .await
    .map_err(Error::internal)?
}

/// Checks a password against a stored hash. Without one it takes the same time and says no, so that nobody learns
/// which addresses exist.
///
/// # Errors
/// When hashing fails.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    let known = stored.is_some();
    let stored = match stored {
        Some(stored) => stored,
        None => hash("an address that nobody has".to_owned()).await?,
    };
    let _permit = HASHING.acquire().await.map_err(Error::internal)?;
    let fits = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&stored)
            .is_ok_and(|parsed| hasher().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .map_err(Error::internal)?;
    Ok(known && fits)
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let stored = super::hash("correct horse".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(super::verify("correct horse".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!super::verify("wrong horse".to_owned(), Some(stored)).await.unwrap());
        assert!(!super::verify("anything".to_owned(), None).await.unwrap());
    }
}
