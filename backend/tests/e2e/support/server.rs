//! The real binary, serving.

use tokio::sync::OnceCell;

use super::postgres::cluster;
use super::service::{Service, ServiceCommand, new_folder};

static SHARED: OnceCell<Server> = OnceCell::const_new();

/// A running `rebond serve` with its own data folder; ended, and the folder removed, when dropped.
pub(crate) struct Server {
    service: Service,
    address: String,
}

impl Server {
    /// A new server on SQLite, with its sandbox.
    pub(crate) async fn start() -> Self {
        Self::start_with(Vec::new()).await
    }

    /// A new server on an empty PostgreSQL database, which it migrates itself.
    pub(crate) async fn start_on_postgres() -> Self {
        let cluster = cluster().await;
        cluster.create_template("empty", async |_| ()).await;
        let url = cluster.create_database_from("empty").await;
        Self::start_with(vec![("REBOND_DATABASE_URL".to_owned(), url)]).await
    }

    /// A new server with these variables on top.
    pub(crate) async fn start_with(variables: Vec<(String, String)>) -> Self {
        tokio::task::spawn_blocking(move || Self::spawn(variables))
            .await
            .map_err(|error| error.to_string())
            .flatten()
            .unwrap_or_else(|failure| panic!("the server could not be started: {failure}"))
    }

    /// The server that visits share when they change nothing another would see: its sandbox is made once.
    pub(crate) async fn shared() -> &'static Self {
        SHARED.get_or_init(Self::start).await
    }

    /// The address of a page, from its path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Prints the shared server's last lines, so that a failed visit shows both sides.
    pub(super) fn tell_what_the_shared_one_said() {
        if let Some(shared) = SHARED.get() {
            println!("The shared server's last lines:\n{}", shared.service.output());
        }
    }

    fn spawn(variables: Vec<(String, String)>) -> Result<Self, String> {
        let folder = new_folder("server");
        let mut environment = vec![
            ("REBOND_HTTP_ADDR".to_owned(), "127.0.0.1:0".into()),
            ("REBOND_DATA_DIR".to_owned(), folder.join("data").into_os_string()),
            // A small world starts in a second and has all that a visit needs.
            ("REBOND_SANDBOX_DEVICES".to_owned(), "600".into()),
        ];
        environment.extend(variables.into_iter().map(|(name, value)| (name, value.into())));
        let (service, address) = Service::start(
            ServiceCommand {
                program: env!("CARGO_BIN_EXE_rebond").into(),
                arguments: vec!["serve".into()],
                environment,
                signal: "KILL",
                folder,
                user: None,
            },
            |line| line.strip_prefix("listening on ").map(str::to_owned),
        )?;
        Ok(Self { service, address })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("The server's last lines:\n{}", self.service.output());
        }
    }
}
