//! How fast and in how much memory `rebond verify` reads everything again: `cargo bench --bench custody`.
//!
//! Said as ratios within one run, on whatever machine this is: ten times the devices take about ten times as long and no more
//! memory. Promised: a million events in under 60 s, in memory that does not grow; `REBOND_BENCH_DEVICES` (about 13 events each) asks for
//! another number than the usual world's.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Devices of a small world, and of the usual one.
const FEW: u32 = 1_200;
const MANY: u32 = 12_000;

fn rebond(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rebond"));
    command.env("REBOND_DATA_DIR", data).env_remove("REBOND_DATABASE_URL");
    command
}

/// What a run of the verifier took.
struct Run {
    took: Duration,
    events: u64,
    /// The most memory of its own, in kB, where the system tells it; what a file's pages take is not counted.
    most_kb: u64,
}

/// The anonymous memory of a process, in kB; 0 where the system does not tell.
fn anonymous_kb(process: u32) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn verify(devices: u32) -> Outcome<Run> {
    let folder = tempfile::tempdir()?;
    let filled = rebond(folder.path()).args(["seed", "--devices", &devices.to_string()]).output()?;
    assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
    let signed = rebond(folder.path()).args(["custody", "sign"]).output()?;
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    // The first run seals the journal, which is not what is measured.
    assert!(rebond(folder.path()).arg("verify").output()?.status.success());
    let begun = Instant::now();
    let mut process =
        rebond(folder.path()).arg("verify").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut most_kb = 0;
    let ended = loop {
        if let Some(ended) = process.try_wait()? {
            break ended;
        }
        most_kb = most_kb.max(anonymous_kb(process.id()));
        std::thread::sleep(Duration::from_millis(20));
    };
    let took = begun.elapsed();
    let said = std::io::read_to_string(process.stdout.take().ok_or("no output")?)?;
    assert!(ended.success(), "{said}");
    let events = said.split_once(" chains, ").and_then(|(_, rest)| rest.split_once(' '));
    let events = events.ok_or("no count of events")?.0.parse()?;
    Ok(Run { took, events, most_kb })
}

fn main() -> Outcome<()> {
    let many = std::env::var("REBOND_BENCH_DEVICES").ok().and_then(|text| text.parse().ok()).unwrap_or(MANY);
    let (few, many) = (verify(FEW)?, verify(many)?);
    for (what, run) in [("few", &few), ("many", &many)] {
        println!(
            "verify, {what:<5} {:>9} events {:8.3} s {:>9.0} events/s {:>8} kB",
            run.events,
            run.took.as_secs_f64(),
            run.events as f64 / run.took.as_secs_f64(),
            run.most_kb
        );
    }
    let each = |run: &Run| run.took.as_secs_f64() / run.events as f64;
    println!("time of an event, many against few   {:6.2}", each(&many) / each(&few));
    println!("memory, many against few             {:6.2}", many.most_kb as f64 / few.most_kb.max(1) as f64);
    println!("a million events, at that pace       {:6.1} s", each(&many) * 1e6);
    Ok(())
}
