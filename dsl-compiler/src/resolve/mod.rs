//! Syntax trees → resolved model: every name looked up over all files, every bound a half-open interval.
//!
//! `outline` finds the editions and industries, `scope` where each name is seen, `facts` the axes; then `edition`,
//! `industry` and `bands` resolve what stands in them, `condition` every condition. A mistake is a finding, never an
//! `Err`; what it touches is left out, and everything else is resolved. `incremental` resolves one scenario or industry
//! again after its text changed.

mod bands;
mod catalogue;
mod condition;
mod earlier;
mod edition;
mod example;
mod facts;
mod findings;
mod incremental;
mod industry;
mod lines;
mod never;
mod outline;
mod procedure;
mod readings;
mod scope;
pub(crate) mod suggest;

use dsl_syntax::ast::{Citation, Declaration as Kind, File, Name};
use dsl_syntax::{Code, Diagnostic, Message, Span, message};
use rustc_hash::FxHashMap;

use crate::model::readings::Readings;
use crate::model::{BlockId, Cite, EditionId, FactId, ListId, Model, OutcomeId, SourceId, UnitId};
pub(crate) use findings::doubled_line;
use outline::Outline;
use scope::{Declarations, Declared, Scope, Space};

/// What resolving gives: the model, as far as the text allows, and the findings.
/// `readings` are taken instead of those that the lists take.
pub fn resolve<'a>(files: &'a [File], readings: &'a Readings) -> (Model, Vec<Diagnostic>) {
    let files: Vec<&File> = files.iter().collect();
    let resolver = Resolver::whole(&files, readings);
    (resolver.model, resolver.findings)
}

pub(crate) use incremental::{Again, Owner, Tracked};

impl<'a> Resolver<'a> {
    /// Everything, in order.
    fn whole(files: &[&'a File], readings: &'a Readings) -> Self {
        let mut resolver = Self::declared(files, readings);
        resolver.all_else();
        resolver
    }

    /// What rests on the declarations.
    fn all_else(&mut self) {
        self.editions();
        self.catalogues();
        self.industries();
        self.examples();
        self.procedures();
    }

    /// The tables of names, and what they say.
    fn declared(files: &[&'a File], readings: &'a Readings) -> Self {
        let mut findings = Vec::new();
        let outline = outline::outline(files, &mut findings);
        let declarations = Declarations::collect(&outline, &mut findings);
        let mut resolver = Resolver {
            outline,
            declarations,
            readings,
            findings,
            model: Model::default(),
            outcomes: FxHashMap::default(),
            units: FxHashMap::default(),
            unit_words: FxHashMap::default(),
            sources: FxHashMap::default(),
            lists: FxHashMap::default(),
            facts: FxHashMap::default(),
            stands_for: FxHashMap::default(),
            named_blocks: FxHashMap::default(),
            scenario_bands: FxHashMap::default(),
            suggestions: 0,
            marks: Vec::new(),
        };
        resolver.declare();
        resolver
    }
}

/// Suggestions look at every name that is seen; past this many unknown names the file is no slip but another file.
const SUGGESTIONS: usize = 200;

/// The blocks of editions, by edition and name.
type NamedBlocks = FxHashMap<(EditionId, String), BlockId>;

/// The state of one resolution. Tables are looked up, never iterated, so hash order cannot show.
struct Resolver<'a> {
    outline: Outline<'a>,
    declarations: Declarations<'a>,
    readings: &'a Readings,
    findings: Vec<Diagnostic>,
    model: Model,
    outcomes: FxHashMap<&'a str, OutcomeId>,
    units: FxHashMap<&'a str, UnitId>,
    /// A unit by its name or either title.
    unit_words: FxHashMap<String, UnitId>,
    /// By the place of the declaration, since two editions may use one name for two sources.
    sources: FxHashMap<Span, SourceId>,
    /// The same of other lists.
    lists: FxHashMap<Span, ListId>,
    facts: FxHashMap<&'a str, FactId>,
    /// What a declared measure is read as elsewhere, by place of declaration and name.
    stands_for: FxHashMap<(Scope, &'a str), FactId>,
    named_blocks: NamedBlocks,
    /// For each industry, the blocks that `bands for` gives its scenarios.
    scenario_bands: FxHashMap<(EditionId, usize, usize), Vec<BlockId>>,
    suggestions: usize,
    /// Which findings and blocks each industry and each scenario gave.
    marks: Vec<incremental::Mark>,
}

impl<'a> Resolver<'a> {
    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// The finding for a name that is not seen at `scope`: declared elsewhere, of another kind, or a near miss.
    fn unknown(&mut self, kind: Message, name: &Name, scope: Scope, space: Space) {
        let finding = match self.declarations.anywhere(space, &name.text) {
            Some(elsewhere) => {
                let (place, span) = (self.place(elsewhere.scope), elsewhere.what.name().span);
                Diagnostic::new(Code::UnknownName, name.span, message!("not-seen-here", kind = kind, name = &name.text))
                    .at(message!("not-seen-here.label", place = place))
                    .and(span, message!("declared-here"))
                    .help(message!("not-seen-here.help", name = &name.text))
            }
            None => {
                self.suggestions += 1;
                let known = if self.suggestions <= SUGGESTIONS {
                    self.declarations.seen_names(scope, space)
                } else {
                    Vec::new()
                };
                suggest::unknown(kind, name, known)
            }
        };
        self.report(finding);
    }

    /// A place in words.
    fn place(&self, scope: Scope) -> Message {
        let edition = |e| self.outline.edition(e).container.name.text.as_str();
        let industry = |e, i| self.outline.industry(e, i).container.name.text.as_str();
        match scope {
            Scope::Shared => message!("place-shared"),
            Scope::Edition(e) => message!("place-edition", edition = edition(e)),
            Scope::Industry(e, i) => message!("place-industry", industry = industry(e, i), edition = edition(e)),
            Scope::Scenario(e, i, s) => {
                let scenario = &self.outline.scenario(e, i, s).name.text;
                message!("place-scenario", scenario = scenario, industry = industry(e, i), edition = edition(e))
            }
        }
    }

    /// The path that rule ids begin with: `EDITION/INDUSTRY/SCENARIO`.
    fn path(&self, scope: Scope) -> String {
        let edition = |e| self.outline.edition(e).container.name.text.as_str();
        let industry = |e, i| self.outline.industry(e, i).container.name.text.as_str();
        match scope {
            Scope::Shared => String::new(),
            Scope::Edition(e) => edition(e).to_owned(),
            Scope::Industry(e, i) => format!("{}/{}", edition(e), industry(e, i)),
            Scope::Scenario(e, i, s) => {
                let scenario = &self.outline.scenario(e, i, s).name.text;
                format!("{}/{}/{scenario}", edition(e), industry(e, i))
            }
        }
    }

    fn outcome(&mut self, name: &Name, scope: Scope) -> Option<OutcomeId> {
        if self.declarations.find(scope, Space::Word(Kind::Outcome), &name.text).is_none() {
            self.unknown(message!("kind-outcome"), name, scope, Space::Word(Kind::Outcome));
            return None;
        }
        self.outcomes.get(name.text.as_str()).copied()
    }

    /// The fact that `name` means at `scope`, with its declaration.
    fn fact(&mut self, wanted: Message, name: &Name, scope: Scope) -> Option<(FactId, Declared<'a>)> {
        let Some(found) = self.declarations.find(scope, Space::Fact, &name.text) else {
            self.unknown(wanted, name, scope, Space::Fact);
            return None;
        };
        Some((*self.facts.get(name.text.as_str())?, found.what))
    }

    /// `wanted` with its article.
    fn wrong_kind(&mut self, name: &Name, is: Declared<'a>, wanted: Message, help: Message) {
        let message = message!("wrong-kind", name = &name.text, kind = is.a_kind(), wanted = wanted.clone());
        self.report(
            Diagnostic::new(Code::KindMismatch, name.span, message)
                .at(message!("wrong-kind.label", wanted = wanted))
                .and(is.name().span, message!("wrong-kind.label-declared", kind = is.a_kind()))
                .help(help),
        );
    }

    fn cites(&mut self, citations: &[Citation], scope: Scope) -> Vec<Cite> {
        let mut cites = Vec::new();
        for citation in citations {
            let Some(found) = self.declarations.find(scope, Space::Word(Kind::Source), &citation.source.text) else {
                self.unknown(message!("kind-source"), &citation.source, scope, Space::Word(Kind::Source));
                continue;
            };
            if let Some(source) = self.sources.get(&found.what.name().span) {
                let place = citation.place.as_ref().map(|text| text.text.clone());
                cites.push(Cite { source: *source, place });
            }
        }
        cites
    }
}
