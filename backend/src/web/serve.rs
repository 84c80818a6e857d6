//! Listening, until told to stop.

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{App, router};
use crate::kernel::{Error, Result};

/// How long requests under way may take once the process was told to stop.
const DRAIN: std::time::Duration = std::time::Duration::from_secs(20);

/// Serves until the process is told to stop; then lets the requests under way end, for at most 20 seconds.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(app: App, ready: impl FnOnce(std::net::SocketAddr)) -> Result<()> {
    let address = app.config.http_addr;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|e| Error::internal(format!(
            "REBOND_HTTP_ADDR: {address} cannot be listened on ({e}). Stop what listens there, or choose another port"
        )))?;
    let (stop, stopped) = watch::channel(false);
    let heard_at = listener.local_addr().map_err(Error::internal)?;
    let mut app = app;
    if address.port() == 0 {
        // The system chose the port: addresses in mails and labels must name it.
        let mut config = (*app.config).clone();
        config.public_url = config.public_url.replace(&address.to_string(), &heard_at.to_string());
        app.config = std::sync::Arc::new(config);
    }
    if app.config.serve_runs_worker {
        crate::jobs::plan(&app).await?;
    }
    let worker =
        app.config.serve_runs_worker.then(|| tokio::spawn(crate::jobs::worker(&app).run(stopped.clone())));
    let offers = app
        .config
        .serve_runs_worker
        .then(|| tokio::spawn(crate::donations::follow(app.clone(), stopped.clone())));
    let practice = tokio::spawn(crate::sandbox::follow(app.clone(), stopped.clone()));
    let follower =
        tokio::spawn(app.catalogue.clone().run(app.db.clone(), app.clock.clone(), stopped.clone()));
    ready(heard_at);
    let (ending, mut ended) = watch::channel(false);
    let service = router(&app).into_make_service_with_connect_info::<std::net::SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        let _ = ending.send(true);
    });
    let outcome = tokio::select! {
        outcome = serving => outcome,
        // Requests under way have had their time; a caller that never ends its request keeps nobody.
        () = async { drop(ended.wait_for(|ended| *ended).await); tokio::time::sleep(DRAIN).await } => Ok(()),
    };
    let _ = stop.send(true);
    if let Some(worker) = worker {
        worker.await.map_err(Error::internal)?;
    }
    if let Some(offers) = offers {
        offers.await.map_err(Error::internal)?;
    }
    practice.await.map_err(Error::internal)?;
    follower.await.map_err(Error::internal)?;
    outcome.map_err(Error::internal)
}

/// Waits for an interrupt or a termination signal.
pub async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
