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
use crate::{accounts, devices, donations, purchasing, refurbishing, sandbox, solidarity};

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

/// Re-reads chains, proofs and the audit journal.
///
/// # Errors
/// When the database fails.
pub async fn verify(app: &App) -> Result<ExitCode> {
    let mut sound = true;
    // Entries that cannot be read cannot be sealed either; they are named below.
    while match audit::seal(&app.db).await {
        Ok(sealed) => sealed > 0,
        Err(error) => {
            sound = false;
            println!("FAULT the journal cannot be sealed: {error}");
            false
        }
    } {}
    let report = devices::verify(app.db.fresh()).await?;
    println!("devices: {} chains, {} events", report.devices, report.events);
    for fault in &report.faults {
        sound = false;
        println!("FAULT {fault}");
    }
    for fault in refurbishing::verify(app.db.fresh()).await? {
        sound = false;
        println!("FAULT {fault}");
    }
    for fault in refurbishing::verify_reports(app.db.fresh(), &app.storage).await? {
        sound = false;
        println!("FAULT {fault}");
    }
    for fault in refurbishing::certificates::verify(app.db.fresh(), &app.storage).await? {
        sound = false;
        println!("FAULT {fault}");
    }
    for order in purchasing::unbalanced(app.db.fresh()).await? {
        sound = false;
        println!("FAULT the quantities of pooled order {order} do not add up (law 5)");
    }
    for fault in donations::verify(app.db.fresh()).await? {
        sound = false;
        println!("FAULT {fault}");
    }
    let runs = solidarity::verify(app.db.fresh()).await?;
    for fault in &runs.faults {
        sound = false;
        println!("FAULT {fault}");
    }
    println!("allocation runs: {} computed again", runs.runs);
    for reference in &runs.differing {
        sound = false;
        println!("FAULT allocation run {reference} comes out differently (law 9)");
    }
    let journal = audit::verify(app.db.fresh()).await?;
    println!("journal: {} entries sealed, {} to seal", journal.sealed, journal.unsealed);
    for fault in &journal.faults {
        sound = false;
        println!("FAULT {fault}");
    }
    let heads = devices::heads::verify_heads(app.db.fresh(), &app.storage, &app.custody.public()).await?;
    println!("signed heads: {}", heads.heads);
    for fault in &heads.faults {
        sound = false;
        println!("FAULT {fault}");
    }
    println!("{}", if sound { "verified: nothing to report" } else { "verified: faults found" });
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
