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
}
