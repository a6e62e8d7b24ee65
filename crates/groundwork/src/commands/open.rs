//! The pages, in the browser.

use std::sync::Arc;

use collect::git::Repository;
use desk::Failure;
use desk::text::clean;
use web::{Clock, Place, Room, Server, Site, Sitting, in_words};

use crate::cli::Global;
use crate::ending::Ending;
use crate::{interrupt, put, term};

/// All of it in your browser, on this machine only
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Example: groundwork open --no-browser")]
#[group(skip)]
pub struct Args {
    /// The port; 0: a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// Only print the address
    #[arg(long)]
    no_browser: bool,
}

/// Serves the pages until asked to stop; where this team's are served already, asks there for a fresh address.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let asked = global.asked()?;
    let repository = Repository::open(&asked.repository)?;
    // The directory is made, and what cannot be opened is said, before a browser is.
    let data = desk::open_data(&asked.data, &asked.watch)?;
    let team = desk::team_of(&data, &desk::key(&repository.git_dir()))?;
    let bell = match web::find(data.dir(), &team).map_err(failure)? {
        Server::Running { url } => {
            show(&url, args.no_browser);
            return Ok(Ending::Done);
        }
        Server::Ours(bell) => bell,
    };
    let keys = web::keys_act(&data)?;
    drop(data);
    let listener = web::listen(args.port).map_err(failure)?;
    let port = listener.local_addr().map_err(Failure::new)?.port();
    let place = Place { name: clean(&repository.name()), made_up: global.made_up };
    drop(repository);
    let clock: Clock = {
        let global = global.clone();
        Arc::new(move || global.now_micros())
    };
    let open = move |tell| Sitting::open(asked, clock, tell).map_err(|failure| in_words(&failure));
    let room = Room::open(open);
    let site = Site::new(port, place, room.map_err(failure)?);
    site.set_keys(keys);
    if !bell.rings() {
        term::say(
            "The path of the data directory is too long for a socket: another open cannot ask this one.",
        );
    }
    bell.answer(Arc::clone(&site)).map_err(failure)?;
    show(&site.url().map_err(failure)?, args.no_browser);
    term::say("Ctrl-C ends it. Nothing leaves this machine.");
    interrupt::leave_to_the_server();
    let pages = web::guarded(Arc::clone(&site), web::routes(&site));
    web::serve(listener, pages, web::stop::asked()).map_err(failure)?;
    Ok(Ending::Done)
}

fn show(url: &str, no_browser: bool) {
    put(&format!("{url}   this browser only, this once\n"));
    if !no_browser && !web::browser::open(url) {
        term::say("No browser could be asked to open it; copy the address.");
    }
}

fn failure(error: web::Error) -> Failure {
    let hint = error.hint();
    hint.into_iter().fold(Failure::new(error), Failure::hint)
}
