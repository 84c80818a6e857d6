//! A program that a test process runs beside itself and that never outlives it, even when a test panics or the process is
//! killed: a small shell stands between the two and reads a pipe that closes with this process.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// Runs the program, waits for the end of the input, ends the program, removes its folder.
/// `exec` gives the shell's own output away, so that the test sees at once when the program has ended.
/// The folder may need a second try: a browser still writes there for a moment after chromedriver has ended.
const KEEPER: &str = r#"
signal=$1 folder=$2
shift 2
"$@" 2>&1 &
program=$!
exec >/dev/null 2>&1
while read -r _; do :; done
kill -s "$signal" "$program"
wait "$program"
for _ in 1 2 3 4 5 6 7 8 9; do
    rm -rf -- "$folder" && break
    sleep 1
done
"#;

/// Lines of output kept for an explanation.
const LINES_KEPT: usize = 200;

/// How long a program may take to say that it is ready: browsers and databases are slow on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What to run, and how to end it.
pub(crate) struct ServiceCommand {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    pub(crate) environment: Vec<(String, OsString)>,
    /// The name of the signal that ends it, without `SIG`.
    pub(crate) signal: &'static str,
    /// Its own folder, also its working directory; removed with it.
    pub(crate) folder: PathBuf,
    /// The user and group to run as, when not those of the tests.
    pub(crate) user: Option<User>,
}

/// A system user, by number.
#[derive(Clone, Copy)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// A running program; ended, and its folder removed, when dropped or when the test process ends in any way.
pub(crate) struct Service {
    keeper: Child,
    output: Output,
}

type Output = Arc<Mutex<VecDeque<String>>>;

impl Service {
    /// Starts the program and waits for the line that `ready` recognises, whose reading is returned.
    /// Fails with the program's last output when it ends, or stays silent, before that line.
    pub(crate) fn start<T: Send + 'static>(
        command: ServiceCommand,
        ready: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T), String> {
        let ServiceCommand { program, arguments, environment, signal, folder, user } = command;
        let mut shell = Command::new("/bin/sh");
        shell.arg("-c").arg(KEEPER).arg("keeper").arg(signal).arg(&folder).arg(&program).args(arguments);
        // A group of its own, so that Ctrl-C in a terminal ends the tests first and they end the program.
        // A developer's own configuration must not reach the programs under test.
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"REBOND_"))
        {
            shell.env_remove(name);
        }
        shell.envs(environment).current_dir(&folder).process_group(0);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        if let Some(User { uid, gid }) = user {
            shell.uid(uid).gid(gid);
        }
        let mut keeper =
            shell.spawn().map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
        let stdout = keeper.stdout.take().ok_or("the program's output was not opened")?;
        let output = Output::default();
        let service = Self { keeper, output: Arc::clone(&output) };

        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let mut lines = BufReader::new(stdout);
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                let text = String::from_utf8_lossy(&line).trim_end().to_owned();
                line.clear();
                if let Some(reading) = ready(&text) {
                    // Refused once the reading is there: nobody listens any more.
                    let _ = tell.send(reading);
                }
                let mut kept = output.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.len() == LINES_KEPT {
                    kept.pop_front();
                }
                kept.push_back(text);
            }
        });

        match told.recv_timeout(PATIENCE) {
            Ok(reading) => Ok((service, reading)),
            Err(why) => {
                let why = match why {
                    mpsc::RecvTimeoutError::Timeout => format!("was not ready after {PATIENCE:?}"),
                    mpsc::RecvTimeoutError::Disconnected => "ended before it was ready".to_owned(),
                };
                Err(format!("{} {why}; its output:\n{}", program.display(), service.output()))
            }
        }
    }

    /// The last lines that the program printed, errors included.
    pub(crate) fn output(&self) -> String {
        let kept = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().flat_map(|line| [line, "\n"]).collect()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper can only fail by being killed, and then nothing is left to do here.
        let _ = self.keeper.wait();
    }
}

/// A new empty folder that a service will own and remove. Short and in the system's place for temporary files, so that
/// another user can reach it.
pub(crate) fn new_folder(purpose: &str) -> PathBuf {
    tempfile::Builder::new()
        .prefix(&format!("rebond-{purpose}-"))
        .tempdir()
        .unwrap_or_else(|error| panic!("no temporary folder for {purpose}: {error}"))
        .keep()
}

/// Whether there is a file there (a folder is none).
pub(crate) fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.is_file())
}
