//! Listening on this machine, and answering until asked to stop.

use std::future::Future;
use std::net::{Ipv4Addr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::error::Error;

/// Connections at once. A browser opens six.
const MOST_CONNECTIONS: usize = 64;
/// The longest a client may take to say what it asks, also after the answer before.
const TO_ASK: Duration = Duration::from_secs(20);
/// The longest what is being answered may take when the program stops.
const TO_FINISH: Duration = Duration::from_secs(2);
/// The most that a client may say before its form, in bytes and in headers. A browser needs about a kilobyte.
const MOST_HEAD: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;

/// Takes a port of this machine, which nobody else can reach; 0 takes a free one.
pub fn listen(port: u16) -> Result<TcpListener, Error> {
    let failed = |source| Error::Port { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

/// Answers until `stop` ends. Then what is being answered may be finished.
pub fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> Result<(), Error> {
    // One thread: one person looks, and what takes time is done by the thread that owns the desk.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Start)?;
    let done = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(Error::Start)?;
        answer(&listener, &router, stop).await;
        Ok(())
    });
    runtime.shutdown_background();
    done
}

async fn answer(listener: &tokio::net::TcpListener, router: &Router, stop: impl Future<Output = ()>) {
    let (stopping, stopped) = watch::channel(false);
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await.expect("nobody closes it");
            (place, listener.accept().await)
        };
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => {}
            (place, accepted) = next => match accepted {
                Ok((stream, _)) => {
                    let (router, stopped) = (router.clone(), stopped.clone());
                    connections.spawn(async move {
                        converse(stream, router, stopped).await;
                        drop(place);
                    });
                }
                // Too many files are open, say: that passes.
                Err(_) => sleep(Duration::from_millis(100)).await,
            },
        }
    }
    stopping.send_replace(true);
    // Whoever takes longer is cut off.
    let _ = timeout(TO_FINISH, async { while connections.join_next().await.is_some() {} }).await;
}

/// One connection to its end.
async fn converse(stream: TcpStream, router: Router, mut stopped: watch::Receiver<bool>) {
    // Answers are short and written at once; waiting for more to send only costs time.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(TO_ASK)
        .max_buf_size(MOST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    tokio::select! {
        // That a client went away, or spoke no HTTP, is its own affair.
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}
