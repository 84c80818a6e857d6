//! The bench under a whole workshop: `cargo bench --bench workshop`.
//!
//! One technician alone tells what is known of devices, one act after another; then fifty read one device a second each and tell
//! one thing of it, for a minute (`REBOND_BENCH_SECONDS` asks for another time). Promised, on SQLite and on PostgreSQL: nothing is
//! lost, and the slowest act in a hundred takes under ten times what one of somebody alone usually takes.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

#[path = "../tests/support/postgres.rs"]
mod postgres;
#[path = "../tests/support/service.rs"]
mod service;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const TECHNICIANS: usize = 50;
/// Acts of the one who is alone.
const ALONE: usize = 300;

fn program(data: &Path, database: Option<&str>) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rebond"));
    command.env("REBOND_DATA_DIR", data).env_remove("REBOND_DATABASE_URL");
    if let Some(url) = database {
        command.env("REBOND_DATABASE_URL", url);
    }
    command
}

/// A running server, ended when dropped: a promise that is not held ends it too.
struct Server(std::process::Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A caller at the bench.
#[derive(Clone)]
struct Bench {
    client: Client,
    api: String,
    token: String,
}

impl Bench {
    /// A code is read and one thing is told: what a technician does in a second. Gives how long it took and the key.
    async fn act(&self, reference: &str, key: String) -> Outcome<(Duration, String)> {
        let begun = Instant::now();
        let found = self.client.get(format!("{}/bench", self.api)).query(&[("code", reference)]);
        let found: Value = found.bearer_auth(&self.token).send().await?.json().await?;
        if found[0]["reference"] != reference {
            return Err(format!("{reference} is not found: {found}").into());
        }
        if !self.tell(reference, &key).await? {
            return Err(format!("{key} was there before").into());
        }
        Ok((begun.elapsed(), key))
    }

    /// Tells something under a key: whether it was kept now.
    async fn tell(&self, reference: &str, key: &str) -> Outcome<bool> {
        let body = json!({ "key": key, "marks": { "power": "passed" } });
        let path = format!("{}/devices/{reference}/bench-marks", self.api);
        let sent = self.client.post(path).bearer_auth(&self.token).json(&body).send().await?;
        let status = sent.status();
        let told: Value = sent.json().await?;
        if status != StatusCode::OK {
            return Err(format!("{status} {told}").into());
        }
        Ok(told["kept"] == true)
    }

    /// Devices that wait for their tests, as the workshop's list names them.
    async fn devices(&self) -> Outcome<Vec<String>> {
        let site = self.api.trim_end_matches("/api/v1");
        let mut found: Vec<String> = Vec::new();
        for stage in ["to_test", "to_erase", "to_grade"] {
            let list = self.client.get(format!("{site}/desk/devices?stage={stage}")).bearer_auth(&self.token);
            let page = list.send().await?.text().await?;
            for part in page.split("/desk/devices/RB-").skip(1) {
                let reference = format!("RB-{}", part.chars().take(9).collect::<String>());
                if !found.contains(&reference) && reference.len() == 12 {
                    found.push(reference);
                }
            }
        }
        if found.is_empty() { Err("the workshop has no device at the bench".into()) } else { Ok(found) }
    }
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let place = (sorted.len() * percent).div_ceil(100).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(place).copied().unwrap_or_default()
}

async fn measure(name: &str, database: Option<String>, seconds: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let process = program(folder.path(), database.as_deref())
        .env("REBOND_HTTP_ADDR", "127.0.0.1:0")
        .env("REBOND_SANDBOX_DEVICES", "1200")
        .arg("serve")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()?;
    let mut server = Server(process);
    let output = server.0.stdout.take().ok_or("no output")?;
    let lines = std::io::BufRead::lines(std::io::BufReader::new(output));
    let address =
        lines.map_while(Result::ok).find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
    let address = address.ok_or("the server did not start")?;
    on(name, &address, folder.path(), database.as_deref(), seconds).await
}

async fn on(name: &str, address: &str, data: &Path, database: Option<&str>, seconds: usize) -> Outcome<()> {
    let token = program(data, database).args(["sandbox", "token", "refurbisher"]).output()?;
    let token = String::from_utf8(token.stdout)?.trim().to_owned();
    let bench = Bench { client: Client::new(), api: format!("{address}/api/v1"), token };
    let devices = Arc::new(bench.devices().await?);
    let device = |number: usize| devices[number % devices.len()].clone();
    for number in 0..20 {
        bench.act(&device(number), format!("warm-{number:06}")).await?;
    }
    let mut alone = Vec::with_capacity(ALONE);
    for number in 0..ALONE {
        alone.push(bench.act(&device(number), format!("alone-{number:06}")).await?.0);
    }
    alone.sort_unstable();

    let mut work: JoinSet<Outcome<Vec<(Duration, String, String)>>> = JoinSet::new();
    for technician in 0..TECHNICIANS {
        let (bench, devices) = (bench.clone(), devices.clone());
        work.spawn(async move {
            // People do not press in step: each begins somewhere within the second.
            let begins = Duration::from_millis(1_000 * technician as u64 / TECHNICIANS as u64);
            let mut beat =
                tokio::time::interval_at(tokio::time::Instant::now() + begins, Duration::from_secs(1));
            let mut done = Vec::new();
            for second in 0..seconds {
                beat.tick().await;
                let reference = &devices[(technician + second) % devices.len()];
                let key = format!("bench-{technician:02}-{second:06}");
                let (took, key) = bench.act(reference, key).await?;
                done.push((took, key, reference.clone()));
            }
            Ok(done)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = work.join_next().await {
        all.extend(done??);
    }
    assert_eq!(all.len(), TECHNICIANS * seconds, "{name}: an act was never answered");
    // Each key is known: told again, it is not kept again.
    let mut again: JoinSet<Outcome<bool>> = JoinSet::new();
    for (place, (_, key, reference)) in all.iter().enumerate() {
        let (bench, key, reference) = (bench.clone(), key.clone(), reference.clone());
        again.spawn(async move { bench.tell(&reference, &key).await });
        if place % 20 == 19 {
            while let Some(kept) = again.join_next().await {
                assert!(!kept??, "{name}: an act was lost");
            }
        }
    }
    while let Some(kept) = again.join_next().await {
        assert!(!kept??, "{name}: an act was lost");
    }
    let mut took: Vec<Duration> = all.iter().map(|(took, ..)| *took).collect();
    took.sort_unstable();
    let (usual, slowest) = (percentile(&alone, 50), percentile(&took, 99));
    let ratio = slowest.as_secs_f64() / usual.as_secs_f64().max(f64::EPSILON);
    println!("{name:<12} one alone, an act (p50)            {:8.2} ms", usual.as_secs_f64() * 1e3);
    println!(
        "{name:<12} fifty, an act (p50)                {:8.2} ms",
        percentile(&took, 50).as_secs_f64() * 1e3
    );
    println!(
        "{name:<12} fifty, {} acts, none lost (p99)    {:8.2} ms {ratio:6.2} × one alone",
        all.len(),
        slowest.as_secs_f64() * 1e3
    );
    assert!(
        ratio < 10.0,
        "{name}: the slowest act in a hundred takes under ten times the usual one of somebody alone"
    );
    Ok(())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let seconds = std::env::var("REBOND_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    measure("SQLite", None, seconds).await?;
    let cluster = postgres::cluster().await;
    cluster.create_template("empty", async |_| ()).await;
    measure("PostgreSQL", Some(cluster.create_database_from("empty").await), seconds).await
}
