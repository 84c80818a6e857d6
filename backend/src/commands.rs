//! What the command line does besides serving.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::catalogue::{Difference, Rebuilt};
use crate::kernel::{Error, OpContext, Result};
use crate::platform::audit;
use crate::platform::custody::Key;
use crate::web::App;
use crate::{accounts, devices, donations, donor_file, purchasing, refurbishing, sandbox, solidarity};

/// Asks the server at that address whether it is well.
///
/// # Errors
/// When it does not answer 200 within five seconds.
pub async fn healthcheck(address: SocketAddr) -> Result<()> {
    let asked = tokio::time::timeout(Duration::from_secs(5), async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(b"GET /readyz HTTP/1.0\r\nHost: localhost\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    })
    .await;
    match asked {
        Ok(Ok(answer)) if answer.split(' ').nth(1) == Some("200") => Ok(()),
        Ok(Ok(answer)) => {
            Err(Error::internal(format!("not well: {}", answer.lines().next().unwrap_or_default())))
        }
        Ok(Err(error)) => Err(Error::internal(format!("no answer at {address}: {error}"))),
        Err(_) => Err(Error::internal(format!("no answer at {address} within 5 s"))),
    }
}

/// Personas have a password that everyone knows: a production start refuses a database that holds them.
///
/// # Errors
/// When there are personas and this is no sandbox.
pub async fn refuse_personas_in_production(app: &App) -> Result<()> {
    if app.config.is_sandbox() || accounts::personas(app.db.fresh()).await?.is_empty() {
        return Ok(());
    }
    Err(Error::internal(
        "REBOND_DATABASE_URL: this database holds the sandbox's personas, whose password everyone knows. \
         Use an empty database for production",
    ))
}

const NO_SANDBOX: &str =
    "REBOND_MODE: this is no practice ground. In production nothing begins anew, and time is real";

/// Begins the practice ground anew; a running server closes meanwhile and opens again.
///
/// # Errors
/// In production; or when the database fails.
pub async fn reset_sandbox(app: &App, prepared: impl Future<Output = Result<()>>) -> Result<ExitCode> {
    if !app.config.is_sandbox() {
        return Err(Error::internal(NO_SANDBOX));
    }
    prepared.await?;
    let asked = sandbox::ask_reset(app, &OpContext::system("cli", app.clock.now())).await?;
    if !asked {
        println!("a reset is under way already: this one waits for its end");
    }
    sandbox::run_reset(app).await?;
    println!("the practice ground has begun anew");
    Ok(ExitCode::SUCCESS)
}

/// Moves the practice ground's clock forward.
///
/// # Errors
/// In production; when the number of days is out of bounds; or when the database fails.
pub async fn advance_sandbox(
    app: &App,
    prepared: impl Future<Output = Result<()>>,
    days: u16,
) -> Result<ExitCode> {
    if !app.config.is_sandbox() {
        return Err(Error::internal(NO_SANDBOX));
    }
    prepared.await?;
    let op = OpContext::system("cli", app.clock.now());
    match sandbox::advance(app, &op, chrono::Duration::days(days.into()), None).await {
        Ok(now) => {
            println!("it is now {} on the practice ground", crate::kernel::time::paris_day(now));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.kind().status() == 422 => {
            Err(Error::internal(format!("--days: write a number from 1 to {}", sandbox::MOST_DAYS)))
        }
        Err(error) => Err(error),
    }
}

/// Rebuilds the catalogue's index, or compares it with the database.
///
/// # Errors
/// When the database or the index fails.
pub async fn reindex(app: &App, check: bool) -> Result<ExitCode> {
    let now = app.clock.now();
    if check {
        let Some(difference) = app.catalogue.compare(&app.db).await? else {
            println!(
                "a running server holds the index: it compares it with the database at each of its starts"
            );
            return Ok(ExitCode::from(2));
        };
        let Difference { missing, extra, stale } = &difference;
        for (what, ids) in [("MISSING", missing), ("EXTRA", extra), ("STALE", stale)] {
            for id in ids {
                println!("{what} {id}");
            }
        }
        println!(
            "{}",
            if difference.is_none() { "index and database are equal" } else { "index and database differ" }
        );
        return Ok(if difference.is_none() { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    match app.catalogue.rebuild(&app.db, now).await? {
        Rebuilt::Listings(count) => println!("indexed: {count} listings"),
        Rebuilt::Asked => println!("a running server holds the index: it was asked to fill it anew"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Signs where all chains end now.
///
/// # Errors
/// When the database or the file store fails.
pub async fn sign_heads(app: &App) -> Result<ExitCode> {
    let op = OpContext::system("cli", app.clock.now());
    let head = devices::heads::sign(&app.db, &app.storage, &app.custody, &op, None).await?;
    println!("{}", head.digest());
    Ok(ExitCode::SUCCESS)
}

/// Announces another key in a head signed by the old one; the data folder's own is replaced at once.
///
/// # Errors
/// When the key was given by the configuration and no next one is named; or the database or the file store fails.
pub async fn rotate_custody_key(app: &App, next: Option<String>) -> Result<ExitCode> {
    let own = app.custody.is_from_file();
    let next = match next {
        Some(next) => next,
        None if own => Key::prepare(&app.config.data_dir)?,
        None => {
            return Err(Error::internal(
                "REBOND_CUSTODY_KEY: the key is not in the data folder. Name the next one's public part with --next,                  then give the next one as REBOND_CUSTODY_KEY and start again",
            ));
        }
    };
    let op = OpContext::system("cli", app.clock.now());
    devices::heads::sign(&app.db, &app.storage, &app.custody, &op, Some(next.clone())).await?;
    if own {
        Key::replace(&app.config.data_dir)?;
    }
    println!("{next}");
    println!("stop and start the server: it signs with the new key from then on");
    Ok(ExitCode::SUCCESS)
}

/// What re-reading everything found: how much was read, and what does not fit.
#[derive(Debug, Default)]
pub struct Reread {
    /// How much was read, a line each.
    pub counts: Vec<String>,
    /// What does not fit, a sentence each.
    pub faults: Vec<String>,
}

impl Reread {
    /// What one reader found; one that could not go on is itself a fault, and the others go on.
    fn found<T>(&mut self, what: &str, read: Result<T>) -> Option<T> {
        read.map_err(|error| self.faults.push(format!("the {what} cannot all be read: {error}"))).ok()
    }

    fn named(&mut self, what: &str, read: Result<Vec<String>>) {
        let faults = self.found(what, read).unwrap_or_default();
        self.faults.extend(faults);
    }
}

/// Re-reads chains, proofs, kept files, signed heads and the audit journal, in pages.
pub async fn reread(app: &App) -> Reread {
    let mut all = Reread::default();
    // Entries that cannot be read cannot be sealed either; they are named below.
    while all.found("journal's new entries", audit::seal(&app.db).await).is_some_and(|sealed| sealed > 0) {}
    let c = app.db.fresh();
    let chains = devices::verify(c).await;
    if let Some(chains) = all.found("chains of devices", chains) {
        all.counts.push(format!("devices: {} chains, {} events", chains.devices, chains.events));
        all.faults.extend(chains.faults);
    }
    all.named("proofs of erasure", refurbishing::verify(c).await);
    all.named("records of the bench", refurbishing::verify_records(c).await);
    all.named("kept files", app.storage.verify(c).await);
    all.named("kept reports", refurbishing::verify_reports(c, &app.storage).await);
    all.named("certificates", refurbishing::certificates::verify(c, &app.storage).await);
    let orders = purchasing::unbalanced(c).await;
    for order in all.found("pooled orders", orders).unwrap_or_default() {
        all.faults.push(format!("the quantities of pooled order {order} do not add up (law 5)"));
    }
    all.named("donations", donations::verify(c).await);
    let runs = solidarity::verify(c).await;
    if let Some(runs) = all.found("allocation runs", runs) {
        all.faults.extend(runs.faults);
        all.counts.push(format!("allocation runs: {} computed again", runs.runs));
        for reference in runs.differing {
            all.faults.push(format!("allocation run {reference} comes out differently (law 9)"));
        }
    }
    let journal = audit::verify(c).await;
    if let Some(journal) = all.found("journal", journal) {
        all.counts.push(format!("journal: {} entries sealed, {} to seal", journal.sealed, journal.unsealed));
        all.faults.extend(journal.faults);
    }
    let heads = devices::heads::verify_heads(c, &app.storage, &app.custody.public()).await;
    if let Some(heads) = all.found("signed heads", heads) {
        all.counts.push(format!("signed heads: {}", heads.heads));
        all.faults.extend(heads.faults);
    }
    all
}

/// Says what [`reread`] found.
pub async fn verify(app: &App) -> ExitCode {
    let Reread { counts, faults } = reread(app).await;
    for line in counts {
        println!("{line}");
    }
    for fault in &faults {
        println!("FAULT {fault}");
    }
    if faults.is_empty() {
        println!("verified: nothing to report");
        ExitCode::SUCCESS
    } else {
        println!("verified: faults found");
        ExitCode::from(2)
    }
}

/// Checks a donor's archive or a signed state of disks off line; without a `key`, says which one signed it.
///
/// # Errors
/// When the file cannot be read, or is neither.
pub fn check_file(path: &std::path::Path, key: Option<&str>) -> Result<ExitCode> {
    let report = donor_file::check::file(path, key)?;
    println!("signed by {}", report.key);
    println!("{} files held against the signed list", report.files);
    for fault in &report.faults {
        println!("FAULT {fault}");
    }
    if report.faults.is_empty() {
        println!("verified: nothing to report");
        return Ok(ExitCode::SUCCESS);
    }
    println!("verified: faults found");
    Ok(ExitCode::from(2))
}
