//! Who is in a team, under which names and addresses, and when.

use std::ops::Range;

use madeup::Draw;

use super::shape::Shape;

/// A name and an address.
pub(super) type Identity = (String, String);

/// How somebody comes to the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The lead, and people who come and go.
    Team,
    /// Somebody with one or a few changes.
    Visitor,
    /// A program.
    Bot,
    /// Somebody of another repository.
    Foreign,
}

/// Somebody.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub role: Role,
    /// All names and addresses; commits are made under any of them, mostly the newest.
    pub identities: Vec<Identity>,
    /// Weeks in which they are there.
    pub weeks: Vec<Range<i64>>,
    /// How often they work, against the others.
    pub rate: u32,
    /// Minutes east of where they are.
    pub minutes: i32,
    /// Directories they like, by place in the vocabulary.
    pub likes: Vec<usize>,
}

/// Everybody; the lead is the first.
#[derive(Clone, Debug)]
pub(super) struct Cast {
    pub people: Vec<Person>,
    /// The lines of a `.mailmap`.
    pub mailmap: Vec<String>,
}

const FIRST: [&str; 24] = [
    "Ada", "José", "Mina", "Søren", "Zoë", "Lin", "Iris", "Tomás", "Ngozi", "Pia", "Ravi", "Olga", "Uwe",
    "Yara", "Émile", "Bao", "Chloé", "Dario", "Ewa", "Finn", "Gül", "Hana", "Ivo", "Jonas",
];
const LAST: [&str; 20] = [
    "Álvares",
    "Berg",
    "Chen",
    "Duarte",
    "Eze",
    "Fischer",
    "Gonçalves",
    "Haas",
    "Ito",
    "Jansen",
    "Kovač",
    "Lund",
    "Müller",
    "Novák",
    "Okafor",
    "Peña",
    "Quist",
    "Rossi",
    "Şahin",
    "Tan",
];
const OFFSETS: [i32; 12] = [0, 0, 60, 60, 120, 330, 345, -300, -420, 540, -210, 840];

impl Cast {
    pub fn draw(draw: &mut Draw, shape: &Shape) -> Cast {
        let mut cast = Cast {
            people: Vec::new(),
            mailmap: vec!["# who is who".to_owned(), "no line of a mailmap".to_owned()],
        };
        for at in 0..shape.people {
            let weeks = if at == 0 { lead_weeks(shape) } else { vec![stay(draw, shape.weeks)] };
            let rate = if at == 0 { draw.between(20, 60) } else { draw.between(3, 40) } as u32;
            cast.add(draw, at, Role::Team, weeks, rate);
        }
        for at in 0..draw.below(6) {
            let week = draw.between(0, shape.weeks - 1);
            let last = week + draw.between(1, 9);
            cast.add(draw, 40 + at, Role::Visitor, std::iter::once(week..last).collect(), 2);
        }
        for at in 0..7 {
            cast.add(draw, 60 + at, Role::Foreign, std::iter::once(0..shape.weeks).collect(), 1);
        }
        cast.add_bots(draw, shape.weeks);
        cast
    }

    /// The people who come and go.
    pub fn team(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.role == Role::Team)
    }

    /// Places of those of a role who are there in a week.
    pub fn there(&self, role: Role, week: i64) -> Vec<usize> {
        let there =
            |person: &Person| person.role == role && person.weeks.iter().any(|weeks| weeks.contains(&week));
        (0..self.people.len()).filter(|&at| there(&self.people[at])).collect()
    }

    fn add(&mut self, draw: &mut Draw, at: usize, role: Role, weeks: Vec<Range<i64>>, rate: u32) {
        let (first, last) = (FIRST[(at * 7 + 3) % FIRST.len()], LAST[(at * 3 + at / 20) % LAST.len()]);
        let name = format!("{first} {last}");
        let login = format!("{}{at}", plain(first));
        let mut identities = vec![(name.clone(), format!("{login}@kassa.example"))];
        for _ in 0..draw.weighted(&[50, 30, 15, 5]) {
            identities.push(self.alias(draw, &name, &login));
        }
        let likes = (0..draw.between(2, 4)).map(|_| draw.below(super::words::DIRECTORIES.len())).collect();
        let minutes = if at == 0 && draw.percent(60) { 0 } else { *draw.pick(&OFFSETS) };
        self.people.push(Person { role, identities, weeks, rate, minutes, likes });
    }

    /// Another name or address of somebody: some join by the rules, some only by a mailmap, some not at all.
    fn alias(&mut self, draw: &mut Draw, name: &str, login: &str) -> Identity {
        let address = format!("{login}@kassa.example");
        match draw.below(10) {
            0 => {
                (login.to_owned(), format!("{}+{login}@users.noreply.github.com", draw.between(100, 999_999)))
            }
            1 => (name.to_owned(), format!("{login}@users.noreply.github.com")),
            2 => (name.to_owned(), format!("{login}@home.example")),
            3 => (plain_words(name).to_uppercase(), format!("{login}@old.example")),
            4 => (login.to_owned(), address.to_uppercase()),
            5 => (name.to_owned(), "root@localhost".to_owned()),
            6 => (name.to_owned(), "noreply@kassa.example".to_owned()),
            7 => (name.to_owned(), String::new()),
            8 => {
                let old = format!("{login}@mailmap.example");
                self.mailmap.push(match draw.below(3) {
                    0 => format!("{name} <{address}> <{old}>"),
                    1 => format!("{name} <{address}> dev <{}>  # once", old.to_uppercase()),
                    _ => format!("<{address}> <{old}>"),
                });
                ("dev".to_owned(), old)
            }
            // Nobody can know: it is proposed, and joins only when the lead says so.
            _ => ("dev".to_owned(), format!("{login}@elsewhere.example")),
        }
    }

    fn add_bots(&mut self, draw: &mut Draw, weeks: i64) {
        let bots = [
            ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
            ("renovate", "bot@renovate.example"),
            ("Kassa Release", "release-robot@kassa.example"),
        ];
        for (name, address) in bots.into_iter().take(1 + draw.below(3)) {
            let there = draw.between(0, weeks / 2)..weeks;
            self.people.push(Person {
                role: Role::Bot,
                identities: vec![(name.to_owned(), address.to_owned())],
                weeks: vec![there],
                rate: 2,
                minutes: 0,
                likes: vec![draw.below(4)],
            });
        }
    }
}

impl Person {
    /// The address people know.
    pub fn first_address(&self) -> &str {
        &self.identities[0].1
    }

    /// A name and address for a commit.
    pub fn identity(&self, draw: &mut Draw) -> Identity {
        if draw.percent(70) { self.identities[0].clone() } else { draw.pick(&self.identities).clone() }
    }
}

fn lead_weeks(shape: &Shape) -> Vec<Range<i64>> {
    match &shape.away {
        Some(away) => vec![shape.lead.start..away.start.max(shape.lead.start), away.end..shape.lead.end],
        None => vec![shape.lead.clone()],
    }
}

/// Some are there all the time, some come, some leave.
fn stay(draw: &mut Draw, weeks: i64) -> Range<i64> {
    match draw.weighted(&[45, 25, 20, 10]) {
        0 => 0..weeks,
        1 => draw.between(weeks / 2, weeks - 4)..weeks,
        2 => 0..draw.between(weeks / 2, weeks),
        _ => {
            let first = draw.between(0, weeks - 12);
            first..first + draw.between(10, 60)
        }
    }
}

/// Without accents, lower case.
fn plain(text: &str) -> String {
    plain_words(text).to_lowercase()
}

fn plain_words(text: &str) -> String {
    let plain = |letter: char| match letter {
        'á' => 'a',
        'Á' => 'A',
        'é' => 'e',
        'É' => 'E',
        'ë' => 'e',
        'ø' => 'o',
        'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'č' => 'c',
        'Ş' => 'S',
        other => other,
    };
    text.chars().map(plain).collect()
}
