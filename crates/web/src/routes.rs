//! Which address leads to which page.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};

use crate::guard::{MOST_SENT, guard};
use crate::site::Site;
use crate::{assets, pages};

/// All pages.
pub fn routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    // These look at the desk; while it is being opened they show how far that is.
    let of_the_desk = Router::new()
        .route("/", get(pages::first_run::first))
        .route("/first-run", get(pages::first_run::show).post(pages::first_run::over))
        .route("/first-run/answers", post(pages::first_run::answer))
        .route("/readings", post(pages::readings::read))
        .route("/scope", post(pages::scope::keep_scope))
        .route("/scorecard", get(pages::scorecard::show))
        .route("/knowledge", get(pages::knowledge::show))
        .route("/knowledge.csv", get(pages::knowledge::file))
        .route("/knowledge/{area}", get(pages::area::show))
        .route("/away", get(pages::away::show))
        .route("/away.csv", get(pages::away::file))
        .route("/days-off", post(pages::away::add_days_off))
        .route("/reasons", get(pages::reasons::show))
        .route("/reasons/{commit}", post(pages::reasons::answer))
        .route("/scorecard/print", get(pages::scorecard::print::show))
        .route("/signals", get(pages::signals::show))
        .route("/signals/{name}", get(pages::signal::show))
        .route("/exclusions", post(pages::signal::said::leave_out))
        .route("/disagreements", post(pages::signal::said::say))
        .route("/meetings", post(pages::signal::said::meeting))
        .route("/meetings/times", post(pages::signal::said::time))
        .route("/targets", post(pages::signal::said::aim))
        .route("/withdrawals", post(pages::signal::said::withdraw))
        .route(pages::people::PATH, get(pages::people::show))
        .route("/addresses", post(pages::people_said::addresses))
        .route("/pairs", post(pages::people_said::pairs))
        .route("/bots", post(pages::people_said::bots))
        .route("/members", post(pages::people_said::members))
        .route("/team", post(pages::people_said::right))
        .route(pages::areas::PATH, get(pages::areas::show).post(pages::areas::edit))
        .route(pages::sources::PATH, get(pages::sources::show))
        .route("/syncs", post(pages::sources_said::syncs))
        .route("/connections", post(pages::sources_said::connections))
        .route("/connections/removals", post(pages::sources_said::remove))
        .route("/connections/readings", post(pages::sources_said::connection_readings))
        .route("/incidents", post(pages::incidents_said::connect))
        .route("/incidents/removals", post(pages::incidents_said::remove))
        .route("/incidents/labels", post(pages::incidents_said::labels))
        .route("/incidents/labels/removals", post(pages::incidents_said::remove_labels))
        .route("/connections/calendars", post(pages::calendars::connect))
        .route("/connections/calendars/removals", post(pages::calendars::remove))
        .route("/repositories", post(pages::sources_said::repositories))
        .route(pages::settings::PATH, get(pages::settings::show))
        .route("/hours", post(pages::settings_said::hours))
        .route("/role", post(pages::settings_said::role))
        .route("/proposals", post(pages::settings_said::proposals))
        .route("/zone", post(pages::settings_said::zone))
        .route("/keys", post(pages::settings_said::keys))
        .route("/calendar", post(pages::calendar::keep))
        .route(pages::today::PATH, get(pages::today::show))
        .route(pages::growth::PATH, get(pages::growth::show).post(pages::growth::notice::keep))
        .route("/growth/notice", get(pages::growth::notice::show))
        .route(pages::growth::capabilities::PATH, get(pages::growth::capabilities::show))
        .route("/growth/capabilities/{id}", get(pages::growth::capabilities::one))
        .route("/growth/{cycle}", get(pages::growth::one))
        .route("/growth/{cycle}/{step}", post(pages::growth::step))
        .route(pages::week::PATH, get(pages::week::show))
        .route("/week/{file}", get(pages::week::file))
        .route("/week/drafts", post(pages::week::draft))
        .route("/week/looks", post(pages::week::look))
        .route(pages::shifts::PATH, get(pages::shifts::show))
        .route(pages::log::PATH, get(pages::log::show).post(pages::log::keep))
        .route(pages::log::bin::PATH, get(pages::log::bin::show).post(pages::log::bin::drop))
        .route("/log/returns", post(pages::log::bin::bring_back))
        .route("/log/{id}", get(pages::log::entry::show).post(pages::log::said::words))
        .route("/log/{id}/outcomes", post(pages::log::said::outcomes))
        .route("/log/{id}/delays", post(pages::log::said::delays))
        .route("/log/{id}/checks", post(pages::log::said::checks))
        .route("/log/{id}/effects", post(pages::log::said::effects))
        .route("/log/{id}/links", post(pages::log::said::links))
        .route(pages::load::PATH, get(pages::load::show).post(pages::load::keep))
        .route("/load/erasures", post(pages::load::erase))
        .route("/undo", post(pages::undo::undo))
        .layer(middleware::from_fn_with_state(Arc::clone(site), pages::reading::or_page));
    Router::new()
        .merge(of_the_desk)
        .route("/assets/{name}", get(assets::serve))
        .route("/calendar/{name}", get(pages::calendar::show))
        .route("/help", get(pages::help::show))
        .route("/this-is-normal", get(pages::normal::show))
}

/// Routes with the guard before them: who may ask, what an answer says, and what becomes of one that fails.
pub fn guarded(site: Arc<Site>, routes: Router<Arc<Site>>) -> Router {
    routes
        .layer(DefaultBodyLimit::max(MOST_SENT))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard))
        .with_state(site)
}
