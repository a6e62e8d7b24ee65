//! Proposals drawn at random, for the second opinion on s15 and s16: requests with titles that are nearly a pattern's, and lines of the log.

use records::{AccountIx, Decision, Request, RequestAct, RequestEvent};
use serde_json::{Value, json};
use signals::Named;
use signals::proposals::{Proposal, is_known, of_request};
use signals::reviews::Who;
use signals::s15::discussion_spread_of;
use signals::s16::landing_of;
use team::{Ground, KnownBy};

use crate::ground::LEAD;
use crate::oracle_records::{DAY, common, moment, pick, said};
use crate::requests_at_random::Draw;

fn story(draw: &mut Draw, number: u64, people: &[Who]) -> (Request, Vec<Who>) {
    // Each deleted account did one thing.
    let mut whose: Vec<Who> = people.to_vec();
    let mut account = |draw: &mut Draw| -> AccountIx {
        if draw.below(12) == 0 {
            whose.push(Who::Gone(whose.len() as u32));
            return whose.len() as u32 - 1;
        }
        draw.below(people.len() as u64) as u32
    };
    let author = account(draw);
    let mut at = moment(draw, 260);
    let mut events = vec![RequestEvent { at, by: Some(author), act: RequestAct::Opened { draft: false } }];
    for _ in 0..draw.below(14) {
        at += *pick(draw, &[0, 1, 3_600, 40_000, 90_000, 400_000, 900_000]);
        let act = pick(
            draw,
            &[
                RequestAct::Decided(Decision::Approved),
                RequestAct::Decided(Decision::ChangesWanted),
                RequestAct::Remarked,
                RequestAct::Commented,
                RequestAct::Pushed,
                RequestAct::Updated,
                RequestAct::Readied,
            ],
        );
        events.push(RequestEvent { at, by: Some(account(draw)), act: act.clone() });
    }
    if draw.below(2) == 0 {
        at += draw.below(20) as i64 * DAY / 2;
        events.push(RequestEvent { at, by: Some(0), act: RequestAct::Merged });
        events.push(RequestEvent { at: at + 60, by: Some(0), act: RequestAct::Remarked });
    }
    let titles = [
        "RFC: refunds",
        "[rfc] refunds",
        "Surfcam",
        "How to refund",
        "Refunds",
        "rfc2",
        "a design_doc",
        "Design",
        "rfcs, an rfc",
        "how  to refund",
        "x[rfc]",
        "[RFC]x",
    ];
    let request = Request {
        number,
        title: (*pick(draw, &titles)).to_owned(),
        labels: Vec::new(),
        author,
        outside: false,
        into: "main".to_owned(),
        became: None,
        events,
    };
    (request, whose)
}

/// What this program says of proposals that are drawn; `asked` gets what the second opinion needs.
pub fn answer(draw: &mut Draw, ground: &Ground<'_>, others: u32, asked: &mut Value) -> Value {
    let mut titles: Vec<String> = ["RFC", " how to ", "design", "[rfc]", "refunds"].map(str::to_owned).into();
    titles.retain(|_| draw.below(2) == 0);
    let known = KnownBy { labels: Vec::new(), titles };
    let mut people: Vec<Who> = (0..=others).map(Who::Person).collect();
    people.extend([Who::Person(99), Who::Machine]);
    let (mut accounts, mut requests, mut all) = (people.clone(), Vec::new(), Vec::new());
    for number in 1..=draw.below(40) {
        let (mut request, whose) = story(draw, number, &people);
        // Deleted accounts of all requests stand behind each other.
        let moved = accounts.len() as u32 - people.len() as u32;
        let there = |account: u32| if account < people.len() as u32 { account } else { account + moved };
        for account in [&mut request.author]
            .into_iter()
            .chain(request.events.iter_mut().filter_map(|event| event.by.as_mut()))
        {
            *account = there(*account);
        }
        let gone = accounts.len() as u32;
        accounts.extend((gone..).zip(&whose[people.len()..]).map(|(account, _)| Who::Gone(account)));
        if is_known(&known, &request.title, []) {
            let named = Named { id: format!("#{number}"), ..Named::default() };
            all.extend(of_request(&request, |account| accounts[account as usize], named));
        }
        requests.push(request);
    }
    let mut told: Vec<Value> =
        all.iter().map(|one| json!([one.named.id, one.landed, one.said.len()])).collect();
    told.sort_by_key(|one| one[0].to_string());
    let spread = discussion_spread_of(ground, &all, i64::MIN);
    let mut log = Vec::new();
    for number in 0..draw.below(4) {
        let at = moment(draw, 260);
        let landed = (draw.below(2) == 0).then(|| at + draw.below(40) as i64 * DAY);
        let id = format!("log {number}");
        log.push(json!({ "id": id, "at": at, "landed": landed }));
        let named = Named { id, ..Named::default() };
        all.push(Proposal {
            named,
            by: Who::Person(LEAD),
            at,
            landed,
            tells: true,
            rounds: None,
            said: Vec::new(),
        });
    }
    asked["pattern"] = json!({ "labels": known.labels, "titles": known.titles });
    asked["accounts"] = accounts.into_iter().map(said).collect();
    asked["requests"] = json!(requests);
    asked["log"] = json!(log);
    let landed = landing_of(ground, &all, i64::MIN);
    json!({
        "proposals": told,
        "s15": common(&spread.signal, json!({
            "as_if": spread.as_if, "people": spread.as_if.map(|_| spread.people),
            "lead": spread.as_if.map(|_| json!([spread.lead.part, spread.lead.of])),
        })),
        "s16": common(&landed.signal, json!({
            "young": landed.young, "rounds": landed.rounds, "median_rounds": landed.median_rounds(),
        })),
    })
}
