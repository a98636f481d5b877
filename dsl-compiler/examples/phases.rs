use std::time::Instant;
use dsl_compiler::check::{check, Sources};
use dsl_compiler::world::World;
struct OneFile(String);
impl World for OneFile {
    fn paths(&self) -> Vec<String> { vec!["lists/generated.qd".to_owned()] }
    fn read(&self, _: &str) -> Result<Vec<u8>, String> { Ok(self.0.clone().into_bytes()) }
}
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    println!("{} lines {} bytes", text.lines().count(), text.len());
    let world = OneFile(text.clone());
    for _ in 0..3 {
        let t = Instant::now();
        let parsed = dsl_syntax::parse(dsl_syntax::FileId(0), &text);
        let t1 = t.elapsed();
        let t = Instant::now(); let copy = parsed.file.clone(); let tc = t.elapsed();
        let t = Instant::now(); drop(copy); let td = t.elapsed();
        let sources = Sources::of(&world).unwrap();
        let t = Instant::now(); let model = sources.model(&Default::default()); let t2 = t.elapsed();
        let t = Instant::now(); let copy = model.clone(); let tmc = t.elapsed();
        drop(copy);
        let t = Instant::now(); let c = check(&world).unwrap(); let t3 = t.elapsed();
        println!("parse {t1:?} ast clone {tc:?} drop {td:?} resolve {t2:?} modelclone {tmc:?} check {t3:?} findings {}", c.diagnostics.len());
    }

    let mut ws = dsl_compiler::workspace::Workspace::of(&world).unwrap();
    let t = Instant::now(); ws.findings(&|| false); println!("first findings {:?}", t.elapsed());
    let t = Instant::now(); ws.draw(&|| false); println!("draw {:?}", t.elapsed());
    let file = ws.file("lists/generated.qd").unwrap();
    let places: Vec<usize> = text.match_indices("at least ").map(|(at, _)| at + 9).collect();
    let mut edits = Vec::new(); let mut found = Vec::new();
    for k in 0..1000 {
        let at = places[(k / 2 * 7919) % places.len()];
        let (range, with) = if k % 2 == 0 { (at..at, "1") } else { (at..at + 1, "") };
        let t = Instant::now(); ws.edit(file, range, with); edits.push(t.elapsed());
        let t = Instant::now(); let n = ws.findings(&|| false).unwrap().len(); found.push(t.elapsed());
        if k < 4 { println!("{n} findings"); }
    }
    edits.sort(); found.sort();
    println!("edit median {:?} p99 {:?}; findings median {:?} p99 {:?}", edits[500], edits[990], found[500], found[990]);
    let mut whole = Vec::new();
    for k in 0..10 {
        let (range, with) = if k % 2 == 0 { (0..0, "// x\n") } else { (0..5, "") };
        let t = Instant::now(); ws.edit(file, range, with); let a = t.elapsed(); ws.findings(&|| false); whole.push((a, t.elapsed()));
    }
    println!("whole {whole:?}");
}
