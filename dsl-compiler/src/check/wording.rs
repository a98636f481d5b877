//! Findings of the band analysis in words: what, where, why by the rule of reading, and how to mend it.

use dsl_syntax::{Code, Diagnostic, Span};

use super::picture;
use super::space::NamedSpace;
use crate::bands::analyse::{Finding, FindingKind};
use crate::bands::space::NormalBlock;
use crate::words::{self, Language};

/// How many boxes of a region a note spells out; the JSON has all.
const SPELLED_OUT: usize = 6;

/// Where the boxes and clauses of a block stand.
#[derive(Clone, Debug)]
pub(super) struct GivenSpans {
    /// For each box, its branch and its clause.
    pub(super) boxes: Vec<(Span, Span)>,
    /// The `otherwise`.
    pub(super) otherwise: Option<Span>,
    /// All clauses.
    pub(super) clauses: Vec<Span>,
}

impl GivenSpans {
    fn branch(&self, at: usize) -> Span {
        self.boxes.get(at).map_or_else(|| self.block(), |(branch, _)| *branch)
    }

    /// From the first clause to the last.
    fn block(&self) -> Span {
        self.clauses.iter().copied().reduce(Span::to).unwrap_or_default()
    }
}

/// One finding; `outcome` names a rank.
pub(super) fn word(
    finding: &Finding,
    block: &NormalBlock,
    named: &NamedSpace<'_>,
    spans: &GivenSpans,
    outcome: &dyn Fn(usize) -> String,
) -> Diagnostic {
    let writer = Writer { finding, block, named, spans, outcome };
    let mut worded = match finding.kind {
        FindingKind::Collision => writer.meeting(Code::BandCollision),
        FindingKind::Crossing => writer.meeting(Code::BandCrossing),
        FindingKind::Gap => writer.gap(),
        FindingKind::MaskedGap { measure } => writer.masked(measure),
        FindingKind::Inversion => writer.inversion(),
        FindingKind::Dead => writer.useless(Code::BandDead),
        FindingKind::Redundant => writer.useless(Code::BandRedundant),
        FindingKind::DeadOtherwise => writer.dead_otherwise(),
        FindingKind::Origin => writer.origin(),
    };
    worded = worded.note(writer.region());
    if finding.more > 0 {
        worded = worded.note(format!("and {} more findings of this kind in this block", finding.more));
    }
    let outcomes = finding.outcomes.iter().map(|rank| rank.map(outcome)).collect();
    let mut facts = named.facts(&finding.witness, &finding.region, outcomes);
    facts.picture = picture::of(finding, block, &facts.witness, outcome);
    worded.facts = Some(facts);
    worded
}

struct Writer<'a, 'm> {
    finding: &'a Finding,
    block: &'a NormalBlock,
    named: &'a NamedSpace<'m>,
    spans: &'a GivenSpans,
    outcome: &'a dyn Fn(usize) -> String,
}

impl Writer<'_, '_> {
    /// The n-th box that the finding names, with its place and what it gives.
    fn named_box(&self, n: usize) -> Option<(usize, Span, String)> {
        let at = *self.finding.boxes.get(n)?;
        let given = self.block.boxes.get(at)?;
        let gives = if given.open { "open".to_owned() } else { (self.outcome)(given.rank) };
        Some((at, self.spans.branch(at), gives))
    }

    fn box_words(&self, at: usize) -> String {
        self.block.boxes.get(at).map_or_else(String::new, |given| self.named.box_words(&given.area))
    }

    fn point(&self) -> String {
        self.named.point_words(&self.finding.witness)
    }

    fn region(&self) -> String {
        let boxes: Vec<String> =
            self.finding.region.iter().take(SPELLED_OUT).map(|area| self.named.box_words(area)).collect();
        let rest = self.finding.region.len().saturating_sub(SPELLED_OUT);
        let more = if rest > 0 { format!("; and {rest} more boxes") } else { String::new() };
        format!("all of it: {}{more}", boxes.join("; or "))
    }

    fn meeting(&self, code: Code) -> Diagnostic {
        let (Some((a, first, one)), Some((b, second, two))) = (self.named_box(0), self.named_box(1)) else {
            return self.bare(code);
        };
        let finding = Diagnostic::new(
            code,
            second,
            format!("{} gets both `{one}` and `{two}`", self.point()),
        )
        .at(format!("`{two}` for {}", self.box_words(b)))
        .and(first, format!("`{one}` for {}", self.box_words(a)));
        if code == Code::BandCollision {
            finding
                .note("both clauses bound the same counts, so neither is an exception to the other; `strictest prevails` does not settle what one text says twice")
                .help("move one of the two bounds so that each number is in one band only")
        } else {
            finding
                .note("the edition does not say that the strictest prevails")
                .help("add `strictest prevails` to the edition if the law says so (从严), or take the overlap out with `unless`")
        }
    }

    fn gap(&self) -> Diagnostic {
        let gets = match self.finding.outcomes.first() {
            Some(Some(rank)) => format!("falls to `{} otherwise`", (self.outcome)(*rank)),
            _ => "gets nothing: no clause takes it in, and there is no `otherwise`".to_owned(),
        };
        let Some((below, span, gives)) = self.named_box(0) else {
            return Diagnostic::new(Code::BandGap, self.spans.block(), format!("{} {gets}", self.point()))
                .at("these clauses leave it out")
                .help("add a clause for it, or `otherwise` with the mildest outcome");
        };
        let covered_below = matches!(self.finding.outcomes.get(1), Some(Some(_)));
        let mut finding = Diagnostic::new(
            Code::BandGap,
            span,
            if covered_below {
                format!("a gap between the bands: {} {gets}, though fewer already get `{gives}`", self.point())
            } else {
                format!("{} {gets}", self.point())
            },
        )
        .at(format!("`{gives}` ends here: {}", self.box_words(below)));
        if let Some((above, span, gives)) = self.named_box(1) {
            finding = finding.and(span, format!("`{gives}` begins only here: {}", self.box_words(above)));
        }
        finding
            .note("以上 and 以下 (`at least`, `at most`) include the number they name; 超过 and 不满 (`over`, `under`) exclude it")
            .help("move one of the two bounds so that the bands meet; `otherwise` is what lies below the bands and never plugs a hole between them")
    }

    fn masked(&self, measure: usize) -> Diagnostic {
        let name = self.named.measure_name(measure);
        let value = self.finding.witness.measures.get(measure).copied().unwrap_or_default();
        let value = words::count(value, Language::En);
        let Some((below, span, gives)) = self.named_box(0) else { return self.bare(Code::BandMaskedGap) };
        let mut finding = Diagnostic::new(
            Code::BandMaskedGap,
            span,
            format!("no band of `{name}` takes in {value}; only a band on another measure hides the gap"),
        )
        .at(format!("`{gives}` ends here: {}", self.box_words(below)));
        for n in 1..self.finding.boxes.len() {
            let Some((at, span, gives)) = self.named_box(n) else { continue };
            let bounds_it =
                self.block.boxes.get(at).is_some_and(|given| given.names_measures.get(measure) == Some(&true));
            finding = finding.and(
                span,
                if bounds_it {
                    format!("`{gives}` begins only here: {}", self.box_words(at))
                } else {
                    format!("hides the gap: it says nothing of `{name}`, and takes in {}", self.box_words(at))
                },
            );
        }
        finding
            .note(format!("the least case: {}", self.point()))
            .help(format!("move one of the two bounds of `{name}` so that they meet; mend the band that hides the gap, and the hole opens"))
    }

    fn inversion(&self) -> Diagnostic {
        let (Some((a, span, mild)), Some((b, other, strict))) = (self.named_box(0), self.named_box(1)) else {
            return self.bare(Code::BandInversion);
        };
        Diagnostic::new(
            Code::BandInversion,
            span,
            format!("{} gets only `{mild}`, though fewer already get `{strict}`", self.point()),
        )
        .at(format!("`{mild}` for {}", self.box_words(a)))
        .and(other, format!("`{strict}` for {}", self.box_words(b)))
        .note("more people never make the outcome milder")
        .help("exchange the outcomes, or bound the stricter band from below only")
    }

    fn useless(&self, code: Code) -> Diagnostic {
        let Some((at, span, gives)) = self.named_box(0) else { return self.bare(code) };
        let (message, label, verb) = if code == Code::BandDead {
            (
                format!("this band decides nothing: a stricter one prevails over all of {}", self.box_words(at)),
                format!("`{gives}` never comes out of this"),
                "prevails with",
            )
        } else {
            (
                format!("other bands already give `{gives}` or stricter for all of {}", self.box_words(at)),
                "can be left out, and nothing changes".to_owned(),
                "gives",
            )
        };
        let mut finding = Diagnostic::new(code, span, message).at(label);
        for n in 1..self.finding.boxes.len().min(SPELLED_OUT) {
            if let Some((other, span, gives)) = self.named_box(n) {
                finding = finding.and(span, format!("{verb} `{gives}` for {}", self.box_words(other)));
            }
        }
        finding.help("a band that decides nothing is usually a slip in another one: look at its bounds first, then remove this")
    }

    fn dead_otherwise(&self) -> Diagnostic {
        let span = self.spans.otherwise.unwrap_or_else(|| self.spans.block());
        Diagnostic::new(Code::BandDead, span, "the clauses above already take in everything, so nothing is left for `otherwise`")
            .at("decides nothing")
            .help("one of the bands probably takes in zero, as `at most N` and `under N` do; begin it with `at least 1`, or remove this line")
    }

    fn origin(&self) -> Diagnostic {
        let Some((at, span, gives)) = self.named_box(0) else { return self.bare(Code::BandOrigin) };
        Diagnostic::new(
            Code::BandOrigin,
            span,
            format!("a flow of nobody's data gets `{gives}`: {} takes in zero", self.box_words(at)),
        )
        .at("zero is a number under the bound")
        .note("不满N and N以下 (`under N`, `at most N`) run down to zero")
        .help("write `at least 1` before the bound, if the law means those who send something")
    }

    /// A finding whose boxes are not known; cannot come up, but a finding is never lost.
    fn bare(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, self.spans.block(), format!("{} ({})", code.meaning(), self.point()))
    }
}
