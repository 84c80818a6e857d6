//! The agreement of a lot, signed on the screen by the two personas that are its sides.

use thirtyfour::error::WebDriverResult;

use super::walk::Walk;

/// Signs the agreement whose page is that of a lot or a part.
pub(crate) async fn sign(walk: &Walk<'_>, thing: &str, role: &str) -> WebDriverResult<()> {
    walk.open(&format!("{thing}/agreement")).await?;
    walk.expect("RGPD, article 28").await?;
    walk.fill("role", role).await?;
    walk.choose("empowered", "true").await?;
    walk.send("/agreement/sign").await?;
    walk.expect("Vous avez signé la convention").await
}

/// Both sides sign: the workshop first, whose persona it already is and stays.
pub(crate) async fn sign_both(walk: &Walk<'_>, lot: &str, part: &str) -> WebDriverResult<()> {
    sign(walk, part, "Responsable d’atelier").await?;
    walk.become_persona("donor").await?;
    sign(walk, lot, "Gérante").await?;
    walk.expect("Signée par les deux parties").await?;
    walk.become_persona("refurbisher").await?;
    walk.open(part).await
}
