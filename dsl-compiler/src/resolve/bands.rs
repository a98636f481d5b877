//! `bands` and `rules`: clauses to outcomes and conditions.

use dsl_syntax::ast::{
    Bands, BandsBody, Clause, ClauseMode, CountedWhat, Counting, Declaration as Kind, Item, Name, Rules,
    Verdict as Written,
};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, Code, Diagnostic, Span, message};

use super::Resolver;
use super::condition::ConditionContext;
use super::facts::list;
use super::findings::doubled_line;
use super::scope::{Scope, Space};
use crate::model::{BandClause, Block, BlockId, Cite, Cond, EditionId, OutcomeId, Outside, Provenance, Rule, Verdict};

/// What a reference means.
#[derive(Debug)]
enum Referred {
    /// A block of an edition of the folder.
    Here(BlockId),
    /// A block of a list that is not in the folder.
    Outside(Outside),
}

impl<'a> Resolver<'a> {
    /// A block of bands that stands at `scope`, named for its rules' ids by `path`.
    pub(super) fn block(&mut self, bands: &'a Bands, path: &str, scope: Scope, outer: &Provenance) -> Option<BlockId> {
        match &bands.body {
            BandsBody::Clauses { clauses, items, complete } => {
                self.clause_block(bands, clauses, items, *complete, path, scope, outer)
            }
            BandsBody::Open => {
                let edition = scope.edition()?;
                Some(self.open_block(path, edition, outer, bands.head, bands.span))
            }
            BandsBody::Reference { edition, name } => match self.referenced(edition.as_ref(), name, scope)? {
                Referred::Here(block) => Some(self.cited_by(block, outer)),
                Referred::Outside(outside) => {
                    let edition = scope.edition()?;
                    Some(self.outside_block(outside, path, edition, outer, bands))
                }
            },
        }
    }

    /// The block as the place that refers to it uses it: what that place cites says that these bands hold there, and is
    /// perhaps unverified though the bands are not.
    fn cited_by(&mut self, block: BlockId, outer: &Provenance) -> BlockId {
        let mut copy = self.model.block(block).clone();
        copy.referred = true;
        for clause in &mut copy.clauses {
            clause.provenance.unverified |= outer.unverified;
            let more = outer.cites.iter().filter(|cite| !clause.provenance.cites.contains(cite));
            let more: Vec<Cite> = more.cloned().collect();
            clause.provenance.cites.extend(more);
        }
        self.push_block(copy)
    }

    /// A reference to a list that is not in the folder: open, and it says which list would decide.
    fn outside_block(
        &mut self,
        outside: Outside,
        path: &str,
        edition: EditionId,
        outer: &Provenance,
        bands: &Bands,
    ) -> BlockId {
        let unverified = outer.unverified || self.model.list(outside.list).provenance.unverified;
        let provenance = Provenance { cites: outer.cites.clone(), unverified };
        let id = self.open_block(path, edition, &provenance, bands.head, bands.span);
        self.model.block_mut(id).outside = Some(outside);
        id
    }

    /// `bands open`: a block whose every point is any outcome of the chain, unknown which.
    pub(super) fn open_block(
        &mut self,
        path: &str,
        edition: EditionId,
        outer: &Provenance,
        head: Span,
        span: Span,
    ) -> BlockId {
        let clause = BandClause {
            id: format!("{path}/bands/1"),
            verdict: Verdict::Open(self.model.edition(edition).chain.clone()),
            when: None,
            provenance: outer.clone(),
            span,
        };
        self.push_block(Block {
            edition,
            id: format!("{path}/bands"),
            open: true,
            outside: None,
            referred: false,
            clauses: vec![clause],
            counting: Vec::new(),
            complete: true,
            head,
            span,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one block, taken apart by the caller's match")]
    fn clause_block(
        &mut self,
        bands: &'a Bands,
        clauses: &'a [Clause],
        items: &'a [Item],
        mut complete: bool,
        path: &str,
        scope: Scope,
        outer: &Provenance,
    ) -> Option<BlockId> {
        let edition = scope.edition()?;
        let lines = self.lines_of(items, scope);
        let provenance = lines.provenance(outer);
        let counting = self.counting(items, scope);
        let mut resolved = Vec::new();
        let mut otherwise: Option<Span> = None;
        for (n, clause) in clauses.iter().enumerate() {
            if matches!(clause.mode, ClauseMode::Otherwise) {
                if let Some(first) = otherwise {
                    self.report(doubled_line(SyntaxKind::Otherwise, clause.span, first));
                    continue;
                }
                otherwise = Some(clause.span);
            }
            match self.band_clause(clause, format!("{path}/bands/{}", n + 1), scope, &provenance) {
                Some(clause) => resolved.push(clause),
                None => complete = false,
            }
        }
        if resolved.is_empty() && complete {
            self.report(
                Diagnostic::new(Code::Missing, bands.head, message!("no-clause"))
                    .at(message!("decides-nothing"))
                    .help(message!("no-clause.help")),
            );
            complete = false;
        }
        Some(self.push_block(Block {
            edition,
            id: format!("{path}/bands"),
            open: false,
            outside: None,
            referred: false,
            clauses: resolved,
            counting,
            complete,
            head: bands.head,
            span: bands.span,
        }))
    }

    fn push_block(&mut self, block: Block) -> BlockId {
        let id = BlockId::at(self.model.blocks.len());
        self.model.blocks.push(block);
        id
    }

    /// What a reference means: a block of an edition of the folder, or of a list that is declared and not in it.
    fn referenced(&mut self, edition: Option<&'a Name>, name: &'a Name, scope: Scope) -> Option<Referred> {
        let at = match edition {
            None => scope.edition()?,
            Some(word) => match self.outline.by_name.get(word.text.as_str()) {
                Some(at) => *at,
                None => return self.outside(word, name, scope),
            },
        };
        if let Some(block) = self.named_blocks.get(&(at, name.text.clone())).copied() {
            return self.usable(block, name, scope).then_some(Referred::Here(block));
        }
        let spans: Vec<(String, Span)> = self
            .outline
            .edition(at)
            .container
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Bands(Bands { name: Some(name), .. }) => Some((name.text.clone(), name.span)),
                _ => None,
            })
            .collect();
        let edition = &self.outline.edition(at).container.name;
        let known = spans.iter().map(|(name, span)| (name.as_str(), *span));
        self.report(super::suggest::unknown_in(message!("kind-block"), edition, name, known));
        None
    }

    /// A block of a list that no edition of the folder is: the list has to be declared.
    fn outside(&mut self, word: &'a Name, name: &'a Name, scope: Scope) -> Option<Referred> {
        if let Some(found) = self.declarations.find(scope, Space::Word(Kind::List), &word.text) {
            let list = *self.lists.get(&found.what.name().span)?;
            return Some(Referred::Outside(Outside { list, block: name.text.clone() }));
        }
        if self.declarations.anywhere(Space::Word(Kind::List), &word.text).is_some() {
            self.unknown(message!("kind-list"), word, scope, Space::Word(Kind::List));
            return None;
        }
        let mut known = self.edition_names();
        known.extend(self.declarations.seen_names(scope, Space::Word(Kind::List)));
        self.report(super::suggest::unknown_list(word, known));
        None
    }

    /// Whether everything that a block names is seen where it is referred to, and its outcomes are on the chain there.
    fn usable(&mut self, block: BlockId, name: &Name, scope: Scope) -> bool {
        let Some(own) = scope.edition() else { return false };
        let source = self.model.block(block);
        let outcomes = source.clauses.iter().flat_map(|clause| clause.verdict.outcomes());
        let chain = &self.model.edition(own).chain;
        let outside = outcomes.into_iter().find(|outcome| !chain.contains(outcome));
        let conditions = source.clauses.iter().filter_map(|clause| clause.when.as_ref());
        let unseen = conditions
            .flat_map(Cond::facts)
            .find(|fact| self.declarations.find(scope, Space::Fact, &self.model.fact(*fact).name).is_none());
        let (what, declared, code) = match (unseen, outside) {
            (Some(fact), _) => (&self.model.fact(fact).name, self.model.fact(fact).span, Code::UnknownName),
            (None, Some(outcome)) => {
                (&self.model.outcome(*outcome).name, self.model.outcome(*outcome).span, Code::OutsideChain)
            }
            (None, None) => return true,
        };
        let edition = &self.model.edition(own).name;
        let finding = Diagnostic::new(
            code,
            name.span,
            message!("unusable-block", block = &name.text, what = what, edition = edition),
        )
        .at(message!("unusable-block.label"))
        .and(declared, message!("declared-here"))
        .help(message!("unusable-block.help", what = what));
        self.report(finding);
        false
    }

    fn band_clause(&mut self, clause: &'a Clause, id: String, scope: Scope, outer: &Provenance) -> Option<BandClause> {
        let verdict = self.verdict(&clause.verdict, scope);
        let when = match &clause.mode {
            ClauseMode::When(condition) => {
                Some(self.condition(condition, clause.unless.as_ref(), scope, ConditionContext::Clause))
            }
            ClauseMode::Regardless(condition) => {
                self.report(
                    Diagnostic::new(Code::Misplaced, clause.span, message!("regardless-in-bands"))
                        .at(message!("regardless-in-bands.label"))
                        .help(message!("regardless-in-bands.help")),
                );
                self.condition(condition, clause.unless.as_ref(), scope, ConditionContext::Clause);
                return None;
            }
            ClauseMode::Otherwise => None,
        };
        let provenance = self.clause_provenance(clause, scope, outer);
        let verdict = verdict?;
        self.in_chain(&verdict, clause, scope)?;
        let when = match when {
            None => {
                self.mildest_otherwise(&verdict, clause, scope)?;
                None
            }
            Some(condition) => Some(condition?),
        };
        Some(BandClause { id, verdict, when, provenance, span: clause.span })
    }

    fn clause_provenance(&mut self, clause: &'a Clause, scope: Scope, outer: &Provenance) -> Provenance {
        let cites = self.cites(&clause.citations, scope);
        Provenance {
            cites: if cites.is_empty() { outer.cites.clone() } else { cites },
            unverified: outer.unverified || clause.unverified.is_some(),
        }
    }

    /// The outcome or outcomes; `None` where one is unknown.
    pub(super) fn verdict(&mut self, verdict: &'a Written, scope: Scope) -> Option<Verdict> {
        match verdict {
            Written::Outcome(name) => self.outcome(name, scope).map(Verdict::Outcome),
            Written::Open { outcomes, span } => {
                let found: Vec<Option<OutcomeId>> = outcomes.iter().map(|name| self.outcome(name, scope)).collect();
                let found: Vec<OutcomeId> = found.into_iter().collect::<Option<_>>()?;
                let mut distinct = found.clone();
                distinct.sort();
                distinct.dedup();
                if distinct.len() < found.len() || found.len() < 2 {
                    let one = found.len() < 2;
                    let label =
                        if one { message!("open-outcomes.label-one") } else { message!("open-outcomes.label-twice") };
                    self.report(
                        Diagnostic::new(Code::Misplaced, *span, message!("open-outcomes"))
                            .at(label)
                            .help(message!("open-outcomes.help")),
                    );
                    return None;
                }
                Some(Verdict::Open(found))
            }
        }
    }

    /// Every outcome of the verdict must be on the edition's chain.
    fn in_chain(&mut self, verdict: &Verdict, clause: &Clause, scope: Scope) -> Option<()> {
        let edition = self.model.edition(scope.edition()?);
        let Some(outside) = verdict.outcomes().iter().find(|o| edition.rank(**o).is_none()) else { return Some(()) };
        let (name, chain) = (self.model.outcome(*outside).name.clone(), edition.chain.clone());
        let (edition, declared) = (edition.name.clone(), self.model.outcome(*outside).span);
        let chain = self.chain_words(&chain);
        self.report(
            Diagnostic::new(
                Code::OutsideChain,
                clause.span,
                message!("outside-chain", outcome = &name, edition = &edition),
            )
            .at(message!("outside-chain.label", chain = chain))
            .and(declared, message!("declared-here"))
            .help(message!("outside-chain.help", outcome = &name)),
        );
        None
    }

    /// `otherwise` is the region below the bands: it takes the mildest outcome, or `open`.
    fn mildest_otherwise(&mut self, verdict: &Verdict, clause: &Clause, scope: Scope) -> Option<()> {
        let Verdict::Outcome(outcome) = verdict else { return Some(()) };
        let edition = self.model.edition(scope.edition()?);
        let mildest = *edition.chain.first()?;
        if *outcome == mildest {
            return Some(());
        }
        let (given, mildest) = (self.model.outcome(*outcome).name.clone(), self.model.outcome(mildest).name.clone());
        self.report(
            Diagnostic::new(Code::Misplaced, clause.span, message!("otherwise-gives", given = &given))
                .at(message!("otherwise-gives.label", mildest = &mildest))
                .help(message!("otherwise-gives.help", mildest = &mildest, given = &given)),
        );
        None
    }

    fn counting(&mut self, items: &'a [Item], scope: Scope) -> Vec<String> {
        let mut words = Vec::new();
        for item in items {
            let Item::Counting(line, _) = item else { continue };
            words.push(match line {
                Counting::Counts(CountedWhat::Exported) => "counts exported".to_owned(),
                Counting::Counts(CountedWhat::Held) => "counts held".to_owned(),
                Counting::Counts(CountedWhat::InData) => "counts in-data".to_owned(),
                Counting::SinceJanuary => "since 1 January".to_owned(),
                Counting::OncePerPerson => "once per person".to_owned(),
                Counting::LeavesOut(citation) => {
                    self.cites(std::slice::from_ref(citation), scope);
                    let place = citation.place.as_ref().map_or("", |text| &text.text);
                    format!("leaves out {} \"{place}\"", citation.source.text)
                }
            });
        }
        words
    }

    /// The rules of one container, numbered through all its `rules` blocks.
    pub(super) fn rules(&mut self, items: &'a [Item], path: &str, scope: Scope, outer: &Provenance) -> Vec<Rule> {
        let mut rules = Vec::new();
        let mut number = 0;
        for item in items {
            let Item::Rules(Rules { clauses, items, .. }) = item else { continue };
            let provenance = self.lines_of(items, scope).provenance(outer);
            for clause in clauses {
                number += 1;
                rules.extend(self.rule(clause, format!("{path}/rules/{number}"), scope, &provenance));
            }
        }
        rules
    }

    fn rule(&mut self, clause: &'a Clause, id: String, scope: Scope, outer: &Provenance) -> Option<Rule> {
        let verdict = self.verdict(&clause.verdict, scope);
        let (condition, regardless) = match &clause.mode {
            ClauseMode::When(condition) => (condition, false),
            ClauseMode::Regardless(condition) => (condition, true),
            ClauseMode::Otherwise => {
                self.report(
                    Diagnostic::new(Code::Misplaced, clause.span, message!("otherwise-in-rules"))
                        .at(message!("otherwise-in-rules.label"))
                        .help(message!("otherwise-in-rules.help")),
                );
                return None;
            }
        };
        let when = self.condition(condition, clause.unless.as_ref(), scope, ConditionContext::Clause);
        let provenance = self.clause_provenance(clause, scope, outer);
        let verdict = verdict?;
        if !regardless {
            self.in_chain(&verdict, clause, scope)?;
        }
        Some(Rule { id, verdict, regardless, when: when?, provenance, span: clause.span })
    }

    /// The chain's outcomes in words, mildest first.
    pub(super) fn chain_words(&self, chain: &[OutcomeId]) -> Argument {
        list(chain.iter().map(|o| self.model.outcome(*o).name.as_str()))
    }
}
