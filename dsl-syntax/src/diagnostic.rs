//! One finding, as a value. Faces (terminal, JSON, editor) draw it and never derive anything again.

use crate::code::Code;
use crate::message::Message;
use crate::picture::Picture;
use crate::span::Span;

/// How much a finding matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The list cannot be compiled.
    Error,
    /// The list compiles; somebody should look.
    Warning,
}

/// A place with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Lower case, no full stop; nothing where the place speaks for itself.
    pub text: Option<Message>,
}

/// What one axis may be inside a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A count: both bounds included; no `max` means no upper bound.
    Count {
        /// Least value, included.
        min: u64,
        /// Greatest value, included.
        max: Option<u64>,
    },
    /// An attribute: one of these values, in order of declaration.
    OneOf(Vec<String>),
    /// A flag or an important-data item.
    Is(bool),
}

/// One box of a region: axes that are not named are unbounded.
pub type RegionBox = Vec<(String, Extent)>;

/// What a fact is at a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A count.
    Count(u64),
    /// An attribute's value.
    Value(String),
    /// A flag or item.
    Is(bool),
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
    pub picture: Option<Picture>,
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
