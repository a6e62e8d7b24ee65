/// `~/code/kassa`, as people write it.
pub fn below_home(place: &str) -> String {
    let home = std::env::var("HOME").ok().filter(|home| home.len() > 1);
    let below = home
        .and_then(|home| place.strip_prefix(&home).filter(|rest| rest.starts_with('/')).map(str::to_owned));
    below.map_or_else(|| place.to_owned(), |rest| format!("~{rest}"))
}
