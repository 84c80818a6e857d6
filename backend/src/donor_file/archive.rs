//! The archive: every item, then the list of their hashes, signed with the key of this installation, and that key.

use axum::body::{Body, Bytes};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::mpsc;

use super::check::{KEY_HEX, KEY_PEM, SIGNATURE, SUMS};
use super::contents::{self, Item, Source};
use super::zip_stream::ZipStream;
use crate::kernel::{Error, OpContext, Result};
use crate::platform::storage::sha256;
use crate::web::App;

/// Pieces of an archive that wait for a slow reader.
const WAITING: usize = 2;
/// What stands before the 32 bytes of an Ed25519 key in the form that OpenSSL reads (RFC 8410, section 4).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

fn bytes_of(hexadecimal: &str) -> Vec<u8> {
    let pairs = (0..hexadecimal.len()).step_by(2);
    pairs.filter_map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok()).collect()
}

fn pem(key: &str) -> String {
    let mut der = SPKI.to_vec();
    der.extend(bytes_of(key));
    format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der))
}

/// An archive of these items, made while it is read; `about`: what it is about, in words. Never more than one item is in
/// memory, besides what waits for the reader.
pub(super) fn body(app: App, op: OpContext, about: String, items: Vec<Item>) -> Body {
    let (sender, mut receiver) = mpsc::channel::<std::result::Result<Bytes, std::io::Error>>(WAITING);
    tokio::spawn(async move {
        if let Err(error) = write(&app, &op, &about, items, &sender).await {
            tracing::error!(%error, "a donor's archive could not be written to its end");
            // The reader is told by a file that breaks off; nobody may be left to be told.
            let _ = sender.send(Err(std::io::Error::other("the archive could not be written"))).await;
        }
    });
    Body::from_stream(futures_util::stream::poll_fn(move |context| receiver.poll_recv(context)))
}

type Sender = mpsc::Sender<std::result::Result<Bytes, std::io::Error>>;

async fn send(sender: &Sender, piece: Bytes) -> Result<()> {
    sender.send(Ok(piece)).await.map_err(|_| Error::internal("nobody reads the archive any more"))
}

async fn write(app: &App, op: &OpContext, about: &str, items: Vec<Item>, sender: &Sender) -> Result<()> {
    let key = app.custody.public();
    let mut zip = ZipStream::new();
    let mut sums = String::new();
    let first =
        Item { path: "LISEZ-MOI.txt".to_owned(), source: Source::Text(contents::read_me(op, about, &key)) };
    for Item { path, source } in std::iter::once(first).chain(items) {
        let bytes = contents::bytes(app, op, &source).await?;
        sums.push_str(&format!("{}  {path}\n", sha256(&bytes)));
        send(sender, zip.add(&path, &bytes)?).await?;
    }
    let signature = bytes_of(&app.custody.sign(&sums));
    send(sender, zip.add(SUMS, sums.as_bytes())?).await?;
    send(sender, zip.add(SIGNATURE, &signature)?).await?;
    send(sender, zip.add(KEY_PEM, pem(&key).as_bytes())?).await?;
    send(sender, zip.add(KEY_HEX, format!("{key}\n").as_bytes())?).await?;
    send(sender, zip.end()?).await
}
