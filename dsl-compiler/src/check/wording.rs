//! Findings of the band analysis in words: what, where, why by the rule of reading, and how to mend it.

use dsl_syntax::{Argument, Code, Diagnostic, Message, Span, message};

use super::findings::Written;
use super::space::NamedSpace;
use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::space::{Gives, NormalBlock};

/// How many boxes of a region a note spells out; the JSON has all.
const SPELLED_OUT: usize = 6;

/// One finding, without its chart; `outcome` names a rank.
pub(super) fn word(
    finding: &Finding,
    block: &NormalBlock,
    named: &NamedSpace<'_>,
    written: &Written,
    outcome: &dyn Fn(usize) -> String,
) -> Diagnostic {
    let writer = Writer { finding, block, named, written, outcome };
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
        worded = worded.note(message!("more-findings", count = finding.more));
    }
    let outcomes =
        finding.outcomes.iter().map(|gives| gives.as_ref().map(|gives| given_text(gives, outcome))).collect();
    worded.facts = Some(named.facts(&finding.witness, &finding.region, outcomes));
    worded
}

struct Writer<'a, 'm> {
    finding: &'a Finding,
    block: &'a NormalBlock,
    named: &'a NamedSpace<'m>,
    written: &'a Written,
    outcome: &'a dyn Fn(usize) -> String,
}

impl Writer<'_, '_> {
    /// The n-th box that the finding names, with its place and what it gives.
    fn named_box(&self, n: usize) -> Option<(usize, Span, Argument)> {
        let at = *self.finding.boxes.get(n)?;
        let given = self.block.boxes.get(at)?;
        Some((at, self.written.branch(at), given_words(&given.gives, self.outcome)))
    }

    /// The n-th answer that the finding names.
    fn answer(&self, n: usize) -> Option<Argument> {
        Some(given_words(self.finding.outcomes.get(n)?.as_ref()?, self.outcome))
    }

    /// How answers are compared that are not known for certain, where the finding names one.
    fn with_open(&self, worded: Diagnostic) -> Diagnostic {
        if self.finding.outcomes.iter().flatten().any(Gives::is_open) {
            return worded.note(message!("open-answers.note"));
        }
        worded
    }

    fn box_words(&self, at: usize) -> Argument {
        self.block.boxes.get(at).map_or_else(|| "".into(), |given| self.named.box_words(&given.area))
    }

    fn point(&self) -> Argument {
        self.named.point_words(&self.finding.witness)
    }

    fn region(&self) -> Message {
        let rest = self.finding.region.len().saturating_sub(SPELLED_OUT);
        message!("region", boxes = self.named.region_words(&self.finding.region, SPELLED_OUT), rest = rest)
    }

    fn meeting(&self, code: Code) -> Diagnostic {
        let (Some((a, first, one)), Some((b, second, two))) = (self.named_box(0), self.named_box(1)) else {
            return self.bare(code);
        };
        let message = message!("gets-both", point = self.point(), one = one.clone(), other = two.clone());
        let finding = Diagnostic::new(code, second, message)
            .at(message!("gets-both.label", gives = two, area = self.box_words(b)))
            .and(first, message!("gets-both.label", gives = one, area = self.box_words(a)));
        if code == Code::BandCollision {
            finding.note(message!("band-collision.note")).help(message!("band-collision.help"))
        } else {
            finding.note(message!("band-crossing.note")).help(message!("band-crossing.help"))
        }
    }

    fn gap(&self) -> Diagnostic {
        let gets = match self.answer(0) {
            Some(outcome) => message!("falls-to-otherwise", outcome = outcome),
            None => message!("gets-nothing"),
        };
        let Some((below, span, gives)) = self.named_box(0) else {
            let message = message!("band-gap", point = self.point(), gets = gets);
            return Diagnostic::new(Code::BandGap, self.written.block(), message)
                .at(message!("band-gap.label-all"))
                .help(message!("band-gap.help-all"));
        };
        let message = match self.answer(1) {
            Some(below) => message!("band-gap.between", point = self.point(), gets = gets, below = below),
            None => message!("band-gap", point = self.point(), gets = gets),
        };
        let mut finding = Diagnostic::new(Code::BandGap, span, message).at(message!(
            "ends-here",
            gives = gives,
            area = self.box_words(below)
        ));
        if let Some((above, span, gives)) = self.named_box(1) {
            finding = finding.and(span, message!("begins-here", gives = gives, area = self.box_words(above)));
        }
        self.with_open(finding.note(message!("band-gap.note"))).help(message!("band-gap.help"))
    }

    fn masked(&self, measure: usize) -> Diagnostic {
        let name = self.named.measure_name(measure);
        let value = self.finding.witness.measures.get(measure).copied().unwrap_or_default();
        let value = self.named.count_words(measure, value);
        let Some((below, span, gives)) = self.named_box(0) else { return self.bare(Code::BandMaskedGap) };
        let message = message!("band-masked-gap", measure = name, value = value);
        let mut finding = Diagnostic::new(Code::BandMaskedGap, span, message).at(message!(
            "ends-here",
            gives = gives,
            area = self.box_words(below)
        ));
        for n in 1..self.finding.boxes.len() {
            let Some((at, span, gives)) = self.named_box(n) else { continue };
            let bounds_it =
                self.block.boxes.get(at).is_some_and(|given| given.names_measures.get(measure) == Some(&true));
            finding = finding.and(
                span,
                if bounds_it {
                    message!("begins-here", gives = gives, area = self.box_words(at))
                } else {
                    message!("band-masked-gap.label-hides", measure = name, area = self.box_words(at))
                },
            );
        }
        finding
            .note(message!("band-masked-gap.note", point = self.point()))
            .help(message!("band-masked-gap.help", measure = name))
    }

    fn inversion(&self) -> Diagnostic {
        let (Some((a, span, mild)), Some((b, other, strict))) = (self.named_box(0), self.named_box(1)) else {
            return self.bare(Code::BandInversion);
        };
        let answers =
            (self.answer(0).unwrap_or_else(|| mild.clone()), self.answer(1).unwrap_or_else(|| strict.clone()));
        let message = message!("band-inversion", point = self.point(), mild = answers.0, strict = answers.1);
        let finding = Diagnostic::new(Code::BandInversion, span, message)
            .at(message!("gets-both.label", gives = mild, area = self.box_words(a)))
            .and(other, message!("gets-both.label", gives = strict, area = self.box_words(b)))
            .note(message!("band-inversion.note"));
        self.with_open(finding).help(message!("band-inversion.help"))
    }

    fn useless(&self, code: Code) -> Diagnostic {
        let Some((at, span, gives)) = self.named_box(0) else { return self.bare(code) };
        let dead = code == Code::BandDead;
        let area = self.box_words(at);
        let (message, label) = if dead {
            (message!("band-dead", area = area), message!("never-comes-out", gives = gives))
        } else {
            (message!("band-redundant", gives = gives, area = area), message!("band-redundant.label"))
        };
        let mut finding = Diagnostic::new(code, span, message).at(label);
        for n in 1..self.finding.boxes.len().min(SPELLED_OUT) {
            if let Some((other, span, gives)) = self.named_box(n) {
                let area = self.box_words(other);
                let label = if dead {
                    message!("band-dead.label-prevails", gives = gives, area = area)
                } else {
                    message!("band-redundant.label-gives", gives = gives, area = area)
                };
                finding = finding.and(span, label);
            }
        }
        finding.help(message!("band-dead.help"))
    }

    fn dead_otherwise(&self) -> Diagnostic {
        let span = self.written.otherwise.map_or_else(|| self.written.block(), |clause| clause.span);
        Diagnostic::new(Code::BandDead, span, message!("dead-otherwise"))
            .at(message!("decides-nothing"))
            .help(message!("dead-otherwise.help"))
    }

    fn origin(&self) -> Diagnostic {
        let Some((at, span, gives)) = self.named_box(0) else { return self.bare(Code::BandOrigin) };
        let gets = self.answer(0).unwrap_or(gives);
        Diagnostic::new(Code::BandOrigin, span, message!("band-origin", gives = gets, area = self.box_words(at)))
            .at(message!("band-origin.label"))
            .note(message!("band-origin.note"))
            .help(message!("band-origin.help"))
    }

    /// A finding whose boxes are not known; cannot come up, but a finding is never lost.
    fn bare(&self, code: Code) -> Diagnostic {
        Diagnostic::new(
            code,
            self.written.block(),
            message!("bare-finding", code = code.as_str(), point = self.point()),
        )
    }
}

/// What is given, as a clause says it: an outcome, or `open { … }` with the outcomes that are possible, mildest first.
pub(super) fn given_text(gives: &Gives, outcome: &dyn Fn(usize) -> String) -> String {
    let names: Vec<String> = gives.ranks().iter().map(|rank| outcome(*rank)).collect();
    if gives.is_open() { format!("open {{ {} }}", names.join(", ")) } else { names.concat() }
}

/// The same for a sentence.
pub(super) fn given_words(gives: &Gives, outcome: &dyn Fn(usize) -> String) -> Argument {
    let en = given_text(gives, outcome);
    if !gives.is_open() {
        return Argument::Text(en);
    }
    let names: Vec<String> = gives.ranks().iter().map(|rank| outcome(*rank)).collect();
    Argument::words(format!("待定 {{ {} }}", names.join("、")), en)
}
