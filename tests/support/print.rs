//! Plans → text. Where both languages or several forms say the same, the plan's surface chooses.

use std::fmt::Write;

use crate::inputs::Chance;
use crate::plan::{
    BandsPlan, BlockPlan, ClausePlan, CondPlan, GivesPlan, IndustryPlan, ItemPlan, ItemSays, OtherwisePlan, Plan,
    RulePlan, ScenarioPlan,
};

/// Names of industries.
const INDUSTRIES: [&str; 3] = ["cars", "drugs", "planes"];
/// Names of scenarios.
const SCENARIOS: [&str; 4] = ["trial", "sales", "repair", "other"];
/// Flags.
const FLAGS: [&str; 3] = ["exempt", "filed-before", "urgent"];
/// Values of the unordered attribute.
const KINDS: [&str; 3] = ["small", "large", "ciio"];
/// Values of the ordered attribute.
const LEVELS: [&str; 3] = ["county", "prefecture", "province"];
/// What `stands for` may name.
const READ_AS: [&str; 3] = ["personal", "sensitive", "guests"];
/// Thresholds.
const BOUNDS: [u64; 8] = [1, 2, 5, 10, 10_000, 20_000, 100_000, (1 << 53) - 1];

/// The measures that a condition may name, all counted in people but for `vehicles`.
type Seen<'n> = Vec<&'n str>;

/// The text of a plan: one file.
#[must_use]
pub fn text(plan: &Plan) -> String {
    let mut printer = Printer { out: String::new(), chance: Chance::new(plan.surface), plain: plan.surface == 0 };
    printer.shared();
    for at in 0..plan.editions.len() {
        printer.edition(plan, at);
    }
    printer.out
}

struct Printer {
    out: String,
    chance: Chance,
    plain: bool,
}

impl Printer {
    /// One of two ways to say the same.
    fn either(&mut self) -> bool {
        !self.plain && self.chance.percent(50)
    }

    fn word(&mut self, en: &'static str, zh: &'static str) -> &'static str {
        if self.either() { zh } else { en }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{:width$}{text}", "", width = depth * 2);
    }

    fn shared(&mut self) {
        for outcome in ["free", "filed", "contract", "assessment", "outside"] {
            let word = self.word("outcome", "结果");
            self.line(0, &format!("{word} {outcome}"));
        }
        let word = self.word("list", "清单");
        self.line(0, &format!("{word} another-list"));
        self.line(0, "unit people { title zh \"人\" en \"people\" }");
        self.line(0, "unit vehicles { title zh \"辆\" en \"vehicles\" }");
        let (attribute, one_of, ordered) =
            (self.word("attribute", "属性"), self.word("one of", "取值"), self.word("ordered", "有序"));
        self.line(0, &format!("{attribute} kind {one_of} {{ {} }}", KINDS.join(", ")));
        self.line(0, &format!("{attribute} level {ordered} {{ {} }}", LEVELS.join(" < ")));
        for flag in FLAGS {
            let word = self.word("flag", "情形");
            self.line(0, &format!("{word} {flag}"));
        }
        self.measure(0, "personal", "people", None);
        self.measure(0, "sensitive", "people", None);
        self.measure(0, "vehicles-sold", "vehicles", None);
        let (measure, unit, counts, held) = (
            self.word("measure", "计量"),
            self.word("unit", "单位"),
            self.word("counts", "统计"),
            self.word("held", "掌握"),
        );
        self.line(0, &format!("{measure} held-personal {{ {unit} people {counts} {held} }}"));
    }

    fn measure(&mut self, depth: usize, name: &str, unit: &str, stands_for: Option<&str>) {
        let (measure, of, stands) =
            (self.word("measure", "计量"), self.word("unit", "单位"), self.word("stands for", "视同"));
        let stands = stands_for.map(|read_as| format!(" {stands} {read_as}")).unwrap_or_default();
        self.line(depth, &format!("{measure} {name} {{ {of} {unit}{stands} }}"));
    }

    fn edition(&mut self, plan: &Plan, at: usize) {
        let edition = &plan.editions[at];
        let last = at + 1 == plan.editions.len();
        let chain = chain(plan, at);
        let seen: Seen<'_> = vec!["personal", "sensitive", "vehicles-sold", "held-personal", "guests"];
        let word = self.word("edition", "版本");
        self.line(0, &format!("{word} e{at} {{"));
        let (strictness, prevails) = (self.word("strictness", "严格程度"), self.word("strictest prevails", "从严"));
        self.line(1, &format!("{strictness} {}", chain.join(" < ")));
        self.line(1, prevails);
        if last {
            self.measure(1, "guests", "people", None);
        } else {
            let falls = self.word("falls back to", "未列从");
            self.line(1, &format!("{falls} e{}", fallback(plan, at)));
            self.scope(1, edition.scope.as_ref());
        }
        for (n, item) in edition.items.iter().enumerate() {
            self.item(1, &format!("item-e{at}-{n}"), item, &seen);
        }
        let blocks = if last { 1 } else { 2 };
        for (n, block) in edition.blocks.iter().take(blocks).enumerate() {
            let word = self.word("bands", "区间");
            self.line(1, &format!("{word} base-{n} {{"));
            self.block(2, block, &chain, &seen);
        }
        self.rules(1, &edition.rules, &chain, &seen);
        self.line(0, "}");
        let mut named: Vec<u8> = Vec::new();
        for industry in &edition.industries {
            if !named.contains(&(industry.name % 3)) {
                named.push(industry.name % 3);
                self.industry(plan, at, industry, &chain);
            }
        }
    }

    fn scope(&mut self, depth: usize, scope: Option<&CondPlan>) {
        if let Some(scope) = scope {
            let applies = self.word("applies when", "适用于");
            let scope = self.condition(scope, &Vec::new());
            self.line(depth, &format!("{applies} {scope}"));
        }
    }

    fn industry(&mut self, plan: &Plan, at: usize, industry: &IndustryPlan, chain: &[&'static str]) {
        let (word, in_word) = (self.word("industry", "行业"), self.word("in", "属于"));
        self.line(0, &format!("{word} {} {in_word} e{at} {{", INDUSTRIES[usize::from(industry.name) % 3]));
        self.scope(1, industry.scope.as_ref());
        let mut seen: Seen<'_> = vec!["personal", "sensitive", "vehicles-sold", "held-personal", "guests"];
        if let Some(stands_for) = industry.measure {
            self.measure(1, "group", "people", stands_for.map(|n| READ_AS[usize::from(n) % 3]));
            seen.push("group");
        }
        for (n, item) in industry.items.iter().enumerate() {
            self.item(1, &format!("item-{n}"), item, &seen);
        }
        self.rules(1, &industry.rules, chain, &seen);
        let mut scenarios: Vec<&ScenarioPlan> = Vec::new();
        for scenario in &industry.scenarios {
            if !scenarios.iter().any(|known| known.name % 4 == scenario.name % 4) {
                scenarios.push(scenario);
            }
        }
        let joined: Vec<&str> =
            scenarios.iter().filter(|s| s.joins).map(|s| SCENARIOS[usize::from(s.name) % 4]).collect();
        // Of two or more: known, `regressions::one_path_for_two_clauses`.
        let shared = industry.shared.as_ref().filter(|_| joined.len() > 1);
        if let Some(block) = shared {
            let (bands, for_word) = (self.word("bands", "区间"), self.word("for", "适用于"));
            self.line(1, &format!("{bands} {for_word} {} {{", joined.join(", ")));
            // Measures that the scenarios' own blocks leave alone: none may be bounded in two blocks of one scenario.
            self.block(2, block, chain, &vec!["vehicles-sold", "guests"]);
        }
        for scenario in scenarios {
            self.scenario(plan, at, scenario, chain, &seen, shared.is_some() && scenario.joins);
        }
        self.line(0, "}");
    }

    fn scenario(
        &mut self,
        plan: &Plan,
        at: usize,
        scenario: &ScenarioPlan,
        chain: &[&'static str],
        seen: &Seen<'_>,
        joined: bool,
    ) {
        let word = self.word("scenario", "场景");
        self.line(1, &format!("{word} {} {{", SCENARIOS[usize::from(scenario.name) % 4]));
        let mut seen = seen.clone();
        if let Some(stands_for) = scenario.measure {
            self.measure(2, "subjects", "people", stands_for.map(|n| READ_AS[usize::from(n) % 3]));
            seen.push("subjects");
        }
        let bands = self.word("bands", "区间");
        match (&scenario.bands, joined) {
            (BandsPlan::Own(block), _) => {
                let mut own = seen.clone();
                if joined {
                    own.retain(|name| !["vehicles-sold", "guests"].contains(name));
                }
                self.line(2, &format!("{bands} {{"));
                self.block(3, block, chain, &own);
            }
            (BandsPlan::Reference(edition, block), false) => match referred(plan, at, *edition, *block) {
                Some(name) => self.line(2, &format!("{bands} {name}")),
                None => self.open_bands(bands),
            },
            (BandsPlan::Outside, false) => self.line(2, &format!("{bands} another-list.its-bands")),
            (BandsPlan::Open, false) => self.open_bands(bands),
            // `bands for` alone.
            (_, true) => {}
        }
        self.rules(2, &scenario.rules, chain, &seen);
        self.line(1, "}");
    }

    fn open_bands(&mut self, bands: &str) {
        let open = self.word("open", "待定");
        self.line(2, &format!("{bands} {open}"));
    }

    fn block(&mut self, depth: usize, block: &BlockPlan, chain: &[&'static str], seen: &Seen<'_>) {
        for clause in &block.clauses {
            self.clause(depth, clause, false, chain, seen);
        }
        let otherwise = self.word("otherwise", "其余");
        match block.otherwise {
            OtherwisePlan::Mildest => self.line(depth, &format!("{} {otherwise}", chain[0])),
            OtherwisePlan::Open(a, b) => {
                let open = self.gives(&GivesPlan::Open(a, b), false, chain);
                self.line(depth, &format!("{open} {otherwise}"));
            }
            OtherwisePlan::Missing => {}
        }
        self.line(depth - 1, "}");
    }

    fn rules(&mut self, depth: usize, rules: &[RulePlan], chain: &[&'static str], seen: &Seen<'_>) {
        if rules.is_empty() {
            return;
        }
        let word = self.word("rules", "规则");
        self.line(depth, &format!("{word} {{"));
        for rule in rules {
            self.clause(depth + 1, &rule.clause, rule.regardless, chain, seen);
        }
        self.line(depth, "}");
    }

    fn clause(&mut self, depth: usize, clause: &ClausePlan, regardless: bool, chain: &[&'static str], seen: &Seen<'_>) {
        let gives = self.gives(&clause.gives, regardless, chain);
        let regardless = if regardless { self.word(" regardless", " 一律") } else { "" };
        let when = self.word("when", "当");
        let condition = self.condition(&clause.when, seen);
        let unless = clause.unless.as_ref().map(|unless| self.unless(unless, seen)).unwrap_or_default();
        self.line(depth, &format!("{gives}{regardless} {when} {condition}{unless}"));
    }

    fn unless(&mut self, unless: &CondPlan, seen: &Seen<'_>) -> String {
        let condition = self.condition(unless, seen);
        match (self.either(), self.either()) {
            (true, true) => format!(" 但 {condition} 除外"),
            (true, false) => format!(" 除非 {condition}"),
            _ => format!(" unless {condition}"),
        }
    }

    fn gives(&mut self, gives: &GivesPlan, regardless: bool, chain: &[&'static str]) -> String {
        let outcome = |n: &u8| chain[usize::from(*n) % chain.len()];
        match gives {
            GivesPlan::Outside if regardless => "outside".to_owned(),
            GivesPlan::Outside => chain[chain.len() - 1].to_owned(),
            GivesPlan::One(n) => outcome(n).to_owned(),
            GivesPlan::Open(a, b) if outcome(a) == outcome(b) => outcome(a).to_owned(),
            GivesPlan::Open(a, b) => {
                let open = self.word("open", "待定");
                format!("{open} {{ {}, {} }}", outcome(a), outcome(b))
            }
        }
    }

    fn item(&mut self, depth: usize, name: &str, item: &ItemPlan, seen: &Seen<'_>) {
        let word = self.word("important", "重要数据");
        self.line(depth, &format!("{word} {name} {{"));
        if item.others.is_empty() {
            self.item_says(depth + 1, &item.says, seen);
        }
        let (taken, why) =
            (self.word(" taken", " 采用"), self.word("why zh \"甲\" en \"a\"", "理由 中文 \"甲\" 英文 \"a\""));
        let readings = std::iter::once(&item.says).chain(&item.others).enumerate();
        for (n, says) in readings.filter(|_| !item.others.is_empty()) {
            let (word, taken) = (self.word("reading", "释读"), if n == 0 { taken } else { "" });
            self.line(depth + 1, &format!("{word} read-{n}{taken} {{"));
            if says.when.is_none() && says.always.is_none() {
                let (listed, unlisted) = (self.word("listed", "列入"), self.word("not listed", "不列入"));
                self.line(depth + 2, if says.unlisted { unlisted } else { listed });
            }
            self.item_says(depth + 2, says, seen);
            self.line(depth + 2, why);
            self.line(depth + 1, "}");
        }
        self.line(depth, "}");
    }

    fn item_says(&mut self, depth: usize, says: &ItemSays, seen: &Seen<'_>) {
        if let Some(when) = &says.when {
            let (word, condition) = (self.word("when", "当"), self.condition(when, seen));
            self.line(depth, &format!("{word} {condition}"));
        }
        if let Some(always) = &says.always {
            let (word, condition) = (self.word("always when", "凡"), self.condition(always, seen));
            self.line(depth, &format!("{word} {condition}"));
        }
    }

    /// A whole condition: `or` between parts, `and` within them, braces further down.
    fn condition(&mut self, cond: &CondPlan, seen: &Seen<'_>) -> String {
        match cond {
            CondPlan::Any(parts) => {
                let or = self.word(" or ", " 或 ");
                let parts: Vec<String> = parts.iter().map(|part| self.conjunction(part, seen)).collect();
                parts.join(or)
            }
            other => self.conjunction(other, seen),
        }
    }

    fn conjunction(&mut self, cond: &CondPlan, seen: &Seen<'_>) -> String {
        match cond {
            CondPlan::All(parts) => {
                let and = self.word(" and ", " 且 ");
                let parts: Vec<String> = parts.iter().map(|part| self.atom(part, seen)).collect();
                parts.join(and)
            }
            other => self.atom(other, seen),
        }
    }

    fn atom(&mut self, cond: &CondPlan, seen: &Seen<'_>) -> String {
        match cond {
            CondPlan::Any(parts) | CondPlan::All(parts) => {
                let word = match cond {
                    CondPlan::Any(_) => self.word("any of", "符合下列条件之一"),
                    _ => self.word("all of", "同时满足"),
                };
                let parts: Vec<String> = parts.iter().map(|part| self.condition(part, seen)).collect();
                format!("{word} {{ {} }}", parts.join("; "))
            }
            CondPlan::Count(fact, lo, hi) => {
                let (lo, hi) = (bound(*lo), hi.map(bound));
                let (lo, hi) = match hi {
                    Some(hi) if hi < lo => (hi, Some(lo)),
                    Some(hi) if hi == lo => (lo, None),
                    _ => (lo, hi),
                };
                let fact = seen[usize::from(*fact) % seen.len()];
                let lower = self.lower(lo, unit(fact));
                match hi.map(|hi| self.upper(hi, unit(fact))) {
                    Some(upper) => format!("{fact} {lower}, {upper}"),
                    None => format!("{fact} {lower}"),
                }
            }
            CondPlan::Under(fact, hi) => {
                let fact = seen[usize::from(*fact) % seen.len()];
                format!("{fact} {}", self.upper(bound(*hi), unit(fact)))
            }
            CondPlan::Flag(flag, holds) => {
                let not = if *holds { "" } else { self.word("not ", "非 ") };
                format!("{not}{}", FLAGS[usize::from(*flag) % 3])
            }
            CondPlan::Kind(bits) => self.kind(*bits),
            CondPlan::Level(at) => match usize::from(*at) % 3 {
                0 if self.either() => "level 为 county".to_owned(),
                0 => "level under prefecture".to_owned(),
                at if self.either() => format!("level over {}", LEVELS[at - 1]),
                at => format!("level at least {}", LEVELS[at]),
            },
            CondPlan::Important(true) => self.word("data is important", "属于重要数据").to_owned(),
            CondPlan::Important(false) => self.word("data is not important", "不属于重要数据").to_owned(),
            CondPlan::SomePeople => self.word("some people", "任何个人信息").to_owned(),
        }
    }

    fn kind(&mut self, bits: u8) -> String {
        let of: Vec<&str> = (0..3).filter(|n| bits >> n & 1 == 1).map(|n| KINDS[n]).collect();
        let not: Vec<&str> = (0..3).filter(|n| bits >> n & 1 == 0).map(|n| KINDS[n]).collect();
        match (of.as_slice(), not.as_slice()) {
            ([], _) => format!("kind is one of {{ {} }}", KINDS.join(", ")),
            (_, [one]) if self.either() => format!("kind {} {one}", self.word("is not", "不为")),
            ([one], _) if self.either() => format!("kind {} {one}", self.word("is", "为")),
            _ => format!("kind {} {{ {} }}", self.word("is one of", "属于"), of.join(", ")),
        }
    }

    fn lower(&mut self, lo: u64, unit: (&str, &str)) -> String {
        match (self.either(), self.either()) {
            (true, true) => format!("{}{}以上", self.number(lo), unit.1),
            (true, false) => format!("超过{}{}", self.number(lo - 1), unit.1),
            (false, true) => format!("over {} {}", self.number(lo - 1), unit.0),
            (false, false) => format!("at least {} {}", self.number(lo), unit.0),
        }
    }

    fn upper(&mut self, hi: u64, unit: (&str, &str)) -> String {
        match (self.either(), self.either()) {
            (true, true) => format!("{}{}以下", self.number(hi - 1), unit.1),
            (true, false) => format!("不满{}{}", self.number(hi), unit.1),
            (false, true) => format!("at most {} {}", self.number(hi - 1), unit.0),
            (false, false) => format!("under {} {}", self.number(hi), unit.0),
        }
    }

    fn number(&mut self, value: u64) -> String {
        if value > 0 && value.is_multiple_of(10_000) && self.either() {
            format!("{}万", value / 10_000)
        } else {
            value.to_string()
        }
    }
}

fn bound(at: u8) -> u64 {
    BOUNDS[usize::from(at) % BOUNDS.len()]
}

fn unit(fact: &str) -> (&'static str, &'static str) {
    if fact == "vehicles-sold" { ("vehicles", "辆") } else { ("people", "人") }
}

/// Where an edition falls back to.
fn fallback(plan: &Plan, at: usize) -> usize {
    at + 1 + usize::from(plan.editions[at].fallback) % (plan.editions.len() - at - 1)
}

/// The chain of an edition: its fallback's, and perhaps one outcome more.
fn chain(plan: &Plan, at: usize) -> Vec<&'static str> {
    let (mut at, mut inserts) = (at, false);
    while at + 1 < plan.editions.len() {
        inserts |= plan.editions[at].inserts;
        at = fallback(plan, at);
    }
    if inserts { vec!["free", "filed", "contract", "assessment"] } else { vec!["free", "contract", "assessment"] }
}

/// A block of an edition along the fallbacks, as one refers to it.
fn referred(plan: &Plan, at: usize, steps: u8, block: u8) -> Option<String> {
    let mut along = vec![at];
    while let Some(last) = along.last().copied().filter(|last| last + 1 < plan.editions.len()) {
        along.push(fallback(plan, last));
    }
    along.retain(|at| !plan.editions[*at].blocks.is_empty());
    let edition = *along.get(usize::from(steps) % along.len().max(1))?;
    let last = edition + 1 == plan.editions.len();
    let blocks = if last { 1 } else { plan.editions[edition].blocks.len().min(2) };
    let block = usize::from(block) % blocks;
    Some(if edition == at && steps.is_multiple_of(2) {
        format!("base-{block}")
    } else {
        format!("e{edition}.base-{block}")
    })
}
