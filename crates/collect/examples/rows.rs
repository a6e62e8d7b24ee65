fn main() {
    let a: Vec<String> = std::env::args().collect();
    let r = collect::git::Repository::open(a[1].as_ref()).unwrap();
    let tip = if a[2]=="tip" {r.head(None).unwrap().tip} else {r.commit(&a[2]).unwrap()};
    let o = collect::git::Options { renames: a[3]=="on", threads: a[4].parse().unwrap(), steps: a[5]=="steps" };
    let mut n=0; let mut commits=0; let mut missing=0;
    let print = a.len()>6;
    let mut out = String::new();
    use std::fmt::Write;
    r.read(tip, &|_| false, o, &mut |f,_| { for f in f { if let records::Fresh::Commit(c)=f { match &c.diff { records::FreshDiff::Events(e)=>{commits+=1; n+=e.len(); if print { for e in e { let (k,from)=match &e.act { records::FreshAct::Added=>("A".to_string(),None), records::FreshAct::Modified=>("M".into(),None), records::FreshAct::Deleted=>("D".into(),None), records::FreshAct::Renamed{from,similarity}=>(format!("R{similarity:03}"),Some(from)) }; writeln!(out,"{} {} {}{}",c.id,k,from.map(|f|format!("{f} -> ")).unwrap_or_default(),e.path).unwrap(); } } }, records::FreshDiff::Missing=>missing+=1, _=>{} } } } std::ops::ControlFlow::Continue(()) }).unwrap();
    print!("{out}"); eprintln!("commits {commits} rows {n} missing {missing}");
}
