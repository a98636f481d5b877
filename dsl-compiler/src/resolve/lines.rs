//! The lines that many containers share: title, notes, citations, `unverified`.

use dsl_syntax::ast::{Container, Item, Pair, Side};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Message, Severity, Span, message};

use super::Resolver;
use super::findings::doubled_line;
use super::scope::Scope;
use crate::model::{Bilingual, Cite, EditionId, Provenance, Said};

/// What the shared lines of a container say.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) title: Bilingual,
    pub(super) notes: Vec<Bilingual>,
    pub(super) cites: Vec<Cite>,
    pub(super) unverified: bool,
}

impl Lines {
    /// The provenance of what has these lines, inside something that has `outer`.
    pub(super) fn provenance(&self, outer: &Provenance) -> Provenance {
        Provenance {
            cites: if self.cites.is_empty() { outer.cites.clone() } else { self.cites.clone() },
            unverified: self.unverified || outer.unverified,
        }
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn lines(&mut self, container: &'a Container, scope: Scope) -> Lines {
        self.lines_of(&container.items, scope)
    }

    pub(super) fn lines_of(&mut self, items: &'a [Item], scope: Scope) -> Lines {
        let mut lines = Lines::default();
        let mut titled: Option<Span> = None;
        for item in items {
            match item {
                Item::Title(pair) => {
                    if let Some(first) = titled {
                        self.report(doubled_line(SyntaxKind::Title, pair.span, first));
                        continue;
                    }
                    titled = Some(pair.span);
                    lines.title = self.pair(message!("kind-title"), pair, scope);
                }
                Item::Note(pair) => {
                    let note = self.pair(message!("kind-note"), pair, scope);
                    lines.notes.push(note);
                }
                Item::Cite(citations) => lines.cites.extend(self.cites(citations, scope)),
                Item::Unverified(_) => lines.unverified = true,
                _ => {}
            }
        }
        lines
    }

    /// A pair of texts. A missing side is a warning in a draft and an error in an issued transcription.
    pub(super) fn pair(&mut self, what: Message, pair: &Pair, scope: Scope) -> Bilingual {
        let text = bilingual(pair);
        let (missing, word) = match (&pair.zh, &pair.en) {
            (None, Some(_)) => (message!("in-chinese"), SyntaxKind::Zh),
            (Some(_), None) => (message!("in-english"), SyntaxKind::En),
            _ => return text,
        };
        let issued = scope.edition().is_some_and(|e| self.is_issued(e));
        let mut finding = Diagnostic::new(
            Code::MissingTranslation,
            pair.span,
            message!("missing-translation", what = what, language = missing),
        )
        .at(message!("missing-translation.label", word = word.words()))
        .help(message!("missing-translation.help", word = word.words()));
        if issued {
            finding.severity = Severity::Error;
        }
        self.report(finding);
        text
    }

    fn is_issued(&self, edition: EditionId) -> bool {
        let items = &self.outline.edition(edition).container.items;
        items.iter().any(|item| matches!(item, Item::Status { issued: true, .. }))
    }
}

fn bilingual(pair: &Pair) -> Bilingual {
    let side = |side: &Option<Side>| match side {
        None => Said::Unsaid,
        Some(Side::NotFound(_)) => Said::NotFound,
        Some(Side::Text(text)) => Said::Is(text.text.clone()),
    };
    Bilingual { zh: side(&pair.zh), en: side(&pair.en) }
}
