//! A throw-away PostgreSQL: started once per test process, on a free port of the loopback, never the machine's own.

use std::collections::HashMap;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tokio::sync::OnceCell;

use super::service::{Service, ServiceCommand, User, is_program, new_folder};

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();

/// Nothing here must survive a crash, so nothing waits for the disk. Statistics stay still unless a test asks for them.
const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_connections = 400
shared_buffers = 128MB
max_wal_size = 4GB
dynamic_shared_memory_type = mmap
autovacuum = off
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
";

/// The running server.
pub(crate) struct Cluster {
    // Held for as long as the process lives: statics are never dropped, the keeper of the service sees the end.
    _service: Service,
    port: u16,
    password: String,
    templates: Mutex<HashMap<String, Arc<OnceCell<()>>>>,
    databases: AtomicU32,
}

/// The server of this test process, started by the first test that asks.
pub(crate) async fn cluster() -> &'static Cluster {
    CLUSTER
        .get_or_init(|| async {
            tokio::task::spawn_blocking(Cluster::start)
                .await
                .unwrap_or_else(|error| panic!("PostgreSQL could not be started: {error}"))
        })
        .await
}

impl Cluster {
    fn start() -> Self {
        // A free port can be taken by another program between the question and the start.
        let mut failure = String::new();
        for _ in 0..3 {
            match Self::try_to_start() {
                Ok(cluster) => return cluster,
                Err(reason) => failure = reason,
            }
        }
        panic!("PostgreSQL does not start: {failure}");
    }

    fn try_to_start() -> Result<Self, String> {
        let programs = find_programs();
        let folder = new_folder("postgres");
        let user = user_for_the_server();
        if let Some(User { uid, gid }) = user {
            chown(&folder, Some(uid), Some(gid))
                .map_err(|error| format!("{} cannot be given away: {error}", folder.display()))?;
        }
        let password = format!("{:032x}", rand::random::<u128>());
        let data = folder.join("data");
        initialise(&programs, &folder, &data, &password, user)?;

        let port = free_port();
        let (service, ()) = Service::start(
            ServiceCommand {
                program: programs.join("postgres"),
                arguments: vec!["-D".into(), data.into(), "-p".into(), port.to_string().into()],
                environment: Vec::new(),
                // An immediate shutdown.
                signal: "QUIT",
                folder,
                user,
            },
            |line| line.contains("database system is ready to accept connections").then_some(()),
        )?;
        Ok(Self {
            _service: service,
            port,
            password,
            templates: Mutex::default(),
            databases: AtomicU32::new(0),
        })
    }

    /// The address of the maintenance database, as the superuser.
    pub(crate) fn admin_url(&self) -> String {
        self.url("postgres")
    }

    /// Makes a database of that name and lets `migrate` fill it; once per process and name, however many tests ask.
    /// `migrate` gets the address and must have closed its connections when it returns.
    pub(crate) async fn create_template<F>(&self, name: &str, migrate: F)
    where
        F: AsyncFnOnce(String),
    {
        let template = {
            let mut templates = self.templates.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(templates.entry(name.to_owned()).or_default())
        };
        template
            .get_or_init(|| async {
                // An earlier attempt may have panicked half way.
                self.administer(&format!("DROP DATABASE IF EXISTS \"{name}\"")).await;
                self.administer(&format!("CREATE DATABASE \"{name}\"")).await;
                migrate(self.url(name)).await;
            })
            .await;
    }

    /// A new database, a copy of that template, for one test; its address. Never dropped: that would be slower than
    /// leaving it to the end of the server.
    pub(crate) async fn create_database_from(&self, template: &str) -> String {
        let name = format!("{template}_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.administer(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" STRATEGY WAL_LOG"))
            .await;
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{}@127.0.0.1:{}/{database}", self.password, self.port)
    }

    /// One statement on a connection of its own: a pool would belong to the runtime of the test that opened it.
    async fn administer(&self, statement: &str) {
        let mut options = ConnectOptions::new(self.admin_url());
        options.max_connections(1).sqlx_logging(false);
        let admin = Database::connect(options)
            .await
            .unwrap_or_else(|error| panic!("the test PostgreSQL does not answer: {error}"));
        let done = admin.execute_unprepared(statement).await;
        admin.close().await.unwrap_or_else(|error| panic!("the connection does not close: {error}"));
        done.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
}

/// The folder of `initdb` and `postgres`, found as `.ci/setup` finds it.
fn find_programs() -> PathBuf {
    let mut folders = Vec::new();
    if let Ok(answer) = Command::new("pg_config").arg("--bindir").output() {
        folders.push(PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim()));
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    folders
        .into_iter()
        .find(|folder| is_program(&folder.join("initdb")) && is_program(&folder.join("postgres")))
        .unwrap_or_else(|| panic!("PostgreSQL's server programs are missing: run `make setup`"))
}

/// PostgreSQL refuses to run as root: then it runs as its own system user, or as nobody.
fn user_for_the_server() -> Option<User> {
    if number_from_id(&["-u"]) != Some(0) {
        return None;
    }
    let user = ["postgres", "nobody"].into_iter().find_map(|name| {
        Some(User { uid: number_from_id(&["-u", name])?, gid: number_from_id(&["-g", name])? })
    });
    Some(user.unwrap_or_else(|| panic!("no system user named postgres or nobody to run PostgreSQL as")))
}

fn number_from_id(arguments: &[&str]) -> Option<u32> {
    let answer = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8_lossy(&answer.stdout).trim().parse().ok()
}

fn initialise(
    programs: &Path,
    folder: &Path,
    data: &Path,
    password: &str,
    user: Option<User>,
) -> Result<(), String> {
    let password_file = folder.join("password");
    write(&password_file, password)?;
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.arg("-D").arg(data).arg("--pwfile").arg(&password_file).current_dir(folder);
    // A French collation, as a production server has: sorting that forgets COLLATE "C" differs from SQLite here.
    initdb.args(["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr"]);
    // The server's messages stay English whatever the machine speaks: one of them is waited for.
    initdb.args([
        "--lc-messages=C",
        "--username=postgres",
        "--auth=password",
        "--no-sync",
        "--no-instructions",
    ]);
    if let Some(User { uid, gid }) = user {
        chown(&password_file, Some(uid), Some(gid))
            .map_err(|error| format!("{} cannot be given away: {error}", password_file.display()))?;
        initdb.uid(uid).gid(gid);
    }
    let done = initdb.output().map_err(|error| format!("initdb cannot be started: {error}"))?;
    if !done.status.success() {
        let (said, complained) =
            (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        return Err(format!("initdb failed:\n{said}{complained}"));
    }
    write(&data.join("postgresql.auto.conf"), SETTINGS)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .unwrap_or_else(|error| panic!("no free port on the loopback: {error}"))
}
