//! One finding, as a value. Faces (terminal, JSON, editor) draw it and never derive anything again.

use crate::chart_data::ChartData;
use crate::code::{Code, Severity};
use crate::message::Message;
use crate::region::{FactValue, RegionBox};
use crate::span::Span;

/// A place with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Lower case, no full stop; nothing where the place speaks for itself.
    pub text: Option<Message>,
}

/// What every `band-*` finding carries beside its words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BandFacts {
    /// The least point: attributes and flags first, then measures, each in order of declaration.
    pub witness: Vec<(String, FactValue)>,
    /// The whole region, as maximal boxes.
    pub region: Vec<RegionBox>,
    /// For a gap: what the point gets (`None` where nothing), and what lies below it; else in the order of the boxes.
    pub outcomes: Vec<Option<String>>,
    /// The bands around it, where they can be drawn.
    pub chart: Option<ChartData>,
}

/// A replacement of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What stands there instead, with `\n` for a line break: see [`written`](crate::edit::written).
    pub text: String,
}

/// A way out, as text edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// In the imperative: "write `1_000_000`".
    pub title: Message,
    /// Disjoint edits.
    pub edits: Vec<Edit>,
    /// Whether it may be applied unasked: the text can be read in one way only, and is then written so. What any flow gets is never
    /// settled by a safe fix; neither is a name, a number or a unit guessed.
    pub safe: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// One sentence that makes sense alone; lower case, no full stop, user text in backticks.
    pub message: Message,
    /// Where it is.
    pub primary: Label,
    /// Where else to look.
    pub secondary: Vec<Label>,
    /// More that is worth knowing.
    pub notes: Vec<Message>,
    /// The way out, in words.
    pub help: Option<Message>,
    /// The way out, as edits.
    pub fixes: Vec<Fix>,
    /// For `band-*` codes.
    pub facts: Option<BandFacts>,
    /// Findings that go away once this one is mended, and that a reader would take for the same mistake.
    pub follows: Vec<Diagnostic>,
}

impl Diagnostic {
    /// A finding with the usual severity of its code.
    #[must_use]
    pub fn new(code: Code, span: Span, message: Message) -> Self {
        Self {
            code,
            severity: code.severity(),
            message,
            primary: Label { span, text: None },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fixes: Vec::new(),
            facts: None,
            follows: Vec::new(),
        }
    }

    /// What is said at the primary place.
    #[must_use]
    pub fn at(mut self, text: Message) -> Self {
        self.primary.text = Some(text);
        self
    }

    /// Another place.
    #[must_use]
    pub fn and(mut self, span: Span, text: Message) -> Self {
        self.secondary.push(Label { span, text: Some(text) });
        self
    }

    /// A note below.
    #[must_use]
    pub fn note(mut self, text: Message) -> Self {
        self.notes.push(text);
        self
    }

    /// The way out, in words.
    #[must_use]
    pub fn help(mut self, text: Message) -> Self {
        self.help = Some(text);
        self
    }

    /// The way out, as one edit.
    #[must_use]
    pub fn fix(mut self, title: Message, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix { title, edits: vec![Edit { span, text: text.into() }], safe: false });
        self
    }

    /// The fix given last may be applied unasked: see [`Fix::safe`].
    #[must_use]
    pub fn safe(mut self) -> Self {
        if let Some(fix) = self.fixes.last_mut() {
            fix.safe = true;
        }
        self
    }
}
