//! The `rebond` command.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rebond::kernel::{Clock, Email, Error, OpContext, OrganisationId, Result, Role, UserId};
use rebond::platform::{Config, telemetry};
use rebond::web::App;
use rebond::{accounts, commands, organisations, reference, sandbox, web};

/// Rebond: used IT equipment given, made fit again, bought together and handed to households.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the database up to date, load reference data, and serve pages and API.
    Serve,
    /// Run jobs only.
    Worker,
    /// Bring the database up to date.
    Migrate {
        /// Go back this many changes instead.
        #[arg(long)]
        down: Option<u32>,
    },
    /// Load reference data; with --devices, fill the sandbox at that scale.
    Seed {
        /// Devices of the sandbox's world: 1 to 2 000 000.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
        devices: Option<u32>,
    },
    /// The practice ground.
    #[command(subcommand)]
    Sandbox(SandboxCommand),
    /// The platform's operator.
    #[command(subcommand)]
    Operator(OperatorCommand),
    /// Rebuild the catalogue's index from the database.
    Reindex {
        /// Only compare the two, and say what differs.
        #[arg(long)]
        check: bool,
    },
    /// Print the API's description (OpenAPI 3.1).
    Openapi,
    /// Re-read chains, proofs and journals; name what does not fit.
    Verify,
    /// The key that signs where the chains end.
    #[command(subcommand)]
    Custody(CustodyCommand),
    /// Check a donor's archive (ZIP) or a signed state of disks (JSON) off line: needs no database and no configuration.
    CheckFile {
        /// The file.
        path: std::path::PathBuf,
        /// The key that must have signed it, 64 hexadecimal digits, as /verifier/empreintes shows it.
        #[arg(long)]
        key: Option<String>,
    },
    /// Ask the running server whether it is well.
    Healthcheck,
}

#[derive(Subcommand)]
enum CustodyCommand {
    /// Print the public key.
    Key,
    /// Sign where all chains end now.
    Sign,
    /// Replace the key; the old one signs the new one's public part.
    Rotate {
        /// The next key's public part, 64 hexadecimal digits, when keys are given by the configuration.
        #[arg(long)]
        next: Option<String>,
    },
}

#[derive(Subcommand)]
enum SandboxCommand {
    /// Print a persona's bearer token: donor, refurbisher, applicant, buyer, buyer2, buyer3, mediator, lead, funder, operator, operator2.
    Token {
        /// The persona.
        persona: String,
    },
    /// Fill an empty sandbox.
    Fill,
    /// Begin the whole practice ground anew: all that was done in it is lost, and whoever is signed in is signed out.
    Reset,
    /// Move the practice ground's clock forward; a running server follows within a second and does what became due.
    Advance {
        /// How many days.
        #[arg(long)]
        days: u16,
    },
}

#[derive(Subcommand)]
enum OperatorCommand {
    /// Create the operator and its first administrator; the password is read from standard input.
    Create {
        /// The administrator's e-mail address.
        #[arg(long)]
        email: String,
        /// The administrator's name.
        #[arg(long)]
        name: String,
        /// The operator's name.
        #[arg(long, default_value = "Opérateur")]
        organisation: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Openapi = cli.command {
        return match web::openapi_document().to_pretty_json() {
            Ok(text) => {
                println!("{text}");
                ExitCode::SUCCESS
            }
            Err(error) => failed(&error),
        };
    }
    if let Command::CheckFile { path, key } = &cli.command {
        return match commands::check_file(path, key.as_deref()) {
            Ok(code) => code,
            Err(error) => failed(&error),
        };
    }
    let config = match Config::load() {
        Ok(config) => config,
        Err(error) => return failed(&error),
    };
    telemetry::start(config.log_format);
    match run(cli.command, config).await {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> ExitCode {
    let told = error.to_string();
    eprintln!("rebond: {}", told.strip_prefix("internal: ").unwrap_or(&told));
    ExitCode::FAILURE
}

async fn run(command: Command, config: Config) -> Result<ExitCode> {
    if let Command::Healthcheck = command {
        return commands::healthcheck(config.http_addr).await.map(|()| ExitCode::SUCCESS);
    }
    let app = App::open(config, Clock::system()).await?;
    match command {
        Command::Serve => {
            prepare(&app).await?;
            commands::refuse_personas_in_production(&app).await?;
            let sandbox = app.config.is_sandbox();
            web::serve(app, move |address| {
                let mut told = format!("listening on http://{address}\n");
                if sandbox {
                    let texts = frontend::Texts::new(frontend::Language::Fr);
                    let invitation = texts
                        .t("sandbox-console")
                        .with("address", format!("http://{address}/sandbox"))
                        .with("password", sandbox::PASSWORD);
                    told += &format!("{invitation}\n");
                }
                // Nobody may be listening any more; that is no reason to stop serving.
                let _ = std::io::stdout().write_all(told.as_bytes());
            })
            .await?;
        }
        Command::Worker => {
            sandbox::restore(&app).await?;
            rebond::jobs::plan(&app).await?;
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let offers = tokio::spawn(rebond::donations::follow(app.clone(), stopped.clone()));
            let practice = tokio::spawn(sandbox::follow(app.clone(), stopped.clone()));
            let worker = tokio::spawn(rebond::jobs::worker(&app).run(stopped));
            web::told_to_stop().await;
            let _ = stop.send(true);
            worker.await.map_err(Error::internal)?;
            offers.await.map_err(Error::internal)?;
            practice.await.map_err(Error::internal)?;
        }
        Command::Migrate { down: None } => app.db.migrate().await?,
        Command::Migrate { down } => app.db.migrate_down(down).await?,
        Command::Seed { devices } => {
            app.db.migrate().await?;
            reference::load(&app.db).await?;
            if let Some(devices) = devices {
                return seed_world(&app, devices).await;
            }
        }
        Command::Sandbox(SandboxCommand::Fill) => prepare(&app).await?,
        Command::Sandbox(SandboxCommand::Reset) => return commands::reset_sandbox(&app, prepare(&app)).await,
        Command::Sandbox(SandboxCommand::Advance { days }) => {
            return commands::advance_sandbox(&app, prepare(&app), days).await;
        }
        Command::Sandbox(SandboxCommand::Token { persona }) => {
            prepare(&app).await?;
            let op = OpContext::system("cli", app.clock.now());
            let token = accounts::issue_persona_token(&app.db, &op, &app.config.secret, &persona).await;
            match token {
                Ok(token) => println!("{token}"),
                Err(error) if error.kind().status() == 404 => {
                    return Ok(failed(&format!("there is no persona \"{persona}\" in this sandbox")));
                }
                Err(error) => return Err(error),
            }
        }
        Command::Operator(OperatorCommand::Create { email, name, organisation }) => {
            app.db.migrate().await?;
            return create_operator(&app, &email, &name, &organisation).await;
        }
        Command::Reindex { check } => {
            sandbox::restore(&app).await?;
            return commands::reindex(&app, check).await;
        }
        Command::Verify => {
            sandbox::restore(&app).await?;
            return Ok(commands::verify(&app).await);
        }
        Command::Custody(CustodyCommand::Key) => println!("{}", app.custody.public()),
        Command::Custody(CustodyCommand::Sign) => {
            sandbox::restore(&app).await?;
            return commands::sign_heads(&app).await;
        }
        Command::Custody(CustodyCommand::Rotate { next }) => {
            sandbox::restore(&app).await?;
            return commands::rotate_custody_key(&app, next).await;
        }
        Command::Openapi | Command::Healthcheck | Command::CheckFile { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Fills the sandbox at a scale, with one line on standard error that says how far it is.
async fn seed_world(app: &App, devices: u32) -> Result<ExitCode> {
    let begun = std::time::Instant::now();
    let on_screen = std::io::stderr().is_terminal();
    let tell = |written: usize| {
        let line = format!("{written} of {devices} devices written, {} s", begun.elapsed().as_secs());
        // On a screen the line is written over; a file gets one for each step.
        let _ = if on_screen {
            write!(std::io::stderr(), "\r{line}")
        } else {
            writeln!(std::io::stderr(), "{line}")
        };
    };
    let count = usize::try_from(devices).map_err(Error::internal)?;
    let filled = sandbox::fill_telling(app, count, &tell).await?;
    if on_screen && filled {
        eprintln!();
    }
    if !filled {
        eprintln!("rebond: this sandbox is already filled; nothing was written");
    }
    Ok(ExitCode::SUCCESS)
}

/// Brings the database up to date and fills what is empty.
async fn prepare(app: &App) -> Result<()> {
    app.db.migrate().await.map_err(|error| {
        Error::internal(format!(
            "REBOND_DATABASE_URL: the database's shape cannot be brought up to date ({error}). \
             Check that it is Rebond's own and may be written"
        ))
    })?;
    reference::load(&app.db).await?;
    if app.config.is_sandbox() {
        sandbox::recover(app).await?;
        sandbox::restore(app).await?;
        sandbox::fill(app, app.config.sandbox_devices).await?;
    }
    rebond::assistance::complete_all(&app.db, app.clock.now(), app.config.is_sandbox()).await?;
    Ok(())
}

async fn create_operator(app: &App, email: &str, name: &str, organisation: &str) -> Result<ExitCode> {
    let Some(email) = Email::parse(email) else {
        return Ok(failed(&format!("\"{email}\" is not an e-mail address")));
    };
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(Error::internal)?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < 12 {
        return Ok(failed(&"the password, read from standard input, needs at least 12 characters"));
    }
    let hash = rebond::platform::passwords::hash(password).await?;
    let now = app.clock.now();
    let op = OpContext::system("cli", now);
    let organisation_id = OrganisationId::new();
    let body = organisations::NewOrganisation {
        id: organisation_id,
        name: organisation.to_owned(),
        siret: None,
        public_body: true,
        telephone: None,
        capacities: vec![rebond::kernel::Capacity::Operator],
        departments: Vec::new(),
        sites: Vec::new(),
    };
    let user = accounts::NewUser {
        id: UserId::new(),
        email,
        name: name.to_owned(),
        password_hash: Some(hash),
        persona: None,
        roles: [Role::Admin, Role::Agent, Role::Signatory].map(|role| (organisation_id, role)).to_vec(),
    };
    let written = app
        .db
        .tx(async |t| {
            organisations::insert_many(t, now, std::slice::from_ref(&body)).await?;
            accounts::insert_many(t, now, std::slice::from_ref(&user)).await?;
            let details = serde_json::json!({ "organisation_id": organisation_id });
            rebond::platform::audit::record(t, &op, "operator.create", "user", user.id, details).await
        })
        .await;
    match written {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.says("email-taken") => Ok(failed(&"this e-mail address already has an account")),
        Err(error) => Err(error),
    }
}
