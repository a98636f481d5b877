//! Declarations, blocks and lines, which hold each other. A new declaration is a variant of [`Item`] and a row of
//! `declarations!`; what it is made of is a row of [`visit`](super::visit).

use super::condition::{Clause, Condition};
use super::example::Example;
use super::leaf::{Citation, Date, Name, Number, Pair, Text};
use super::line::{AttributeValue, Counting, Field, ItemWhen, Listing, Was};
use super::procedure::{Issuers, Kept, Limit as StepLimit, Role, Validity};
use crate::keywords::SyntaxKind;
use crate::message;
use crate::message::Message;
use crate::span::Span;

/// A container with a name: edition, industry, scenario, measure, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// Its name.
    pub name: Name,
    /// Its lines, in order.
    pub items: Vec<Item>,
    /// False where a line was broken and left out.
    pub complete: bool,
    /// The whole.
    pub span: Span,
    /// From the keyword to the last token before the opening brace.
    pub head: Span,
}

/// `attribute NAME one of { … } default V`, `attribute NAME ordered { a < b }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name, lines of the optional body.
    pub container: Container,
    /// The values, in order.
    pub values: Vec<AttributeValue>,
    /// `ordered`.
    pub ordered: bool,
    /// `default V`.
    pub default: Option<Name>,
}

/// `bands`, in any of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// `bands NAME { … }`: a definition.
    pub name: Option<Name>,
    /// `bands for a, b …`; empty otherwise.
    pub scenarios: Vec<Name>,
    /// What it says.
    pub body: BandsBody,
    /// The whole.
    pub span: Span,
    /// From the keyword to the opening brace or the end of the line form.
    pub head: Span,
}

/// The three bodies of `bands`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandsBody {
    /// `{ … }`.
    Clauses {
        /// The clauses, in order.
        clauses: Vec<Clause>,
        /// Counting lines, notes, citations.
        items: Vec<Item>,
        /// False where a line was broken and left out.
        complete: bool,
    },
    /// `bands open`.
    Open,
    /// `bands EDITION.NAME` or `bands NAME`.
    Reference {
        /// The edition, where one is named.
        edition: Option<Name>,
        /// The block's name.
        name: Name,
    },
}

/// `rules { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The clauses, in order.
    pub clauses: Vec<Clause>,
    /// Notes and citations.
    pub items: Vec<Item>,
    /// False where a line was broken and left out.
    pub complete: bool,
    /// The whole.
    pub span: Span,
}

/// `reading NAME { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Name and lines (`bands`, `why`, `cite`, `note`).
    pub container: Container,
    /// `taken`, after the name or as a line.
    pub taken: Option<Span>,
    /// `listed` and `not listed`, of an item; one where nothing is wrong.
    pub listings: Vec<Listing>,
    /// The conditions, of an item.
    pub whens: Vec<ItemWhen>,
}

/// One line or block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    // Declarations.
    /// `outcome NAME { … }`.
    Outcome(Container),
    /// `unit NAME { … }`.
    Unit(Container),
    /// `attribute …`.
    Attribute(Attribute),
    /// `flag NAME { … }`.
    Flag(Container),
    /// `measure NAME { … }`.
    Measure(Container),
    /// `source NAME { … }`.
    Source(Container),
    /// `term NAME { … }`: its pair is the `Title` among the items.
    Term(Container),
    /// `list NAME { … }`: another list, which need not be in the folder.
    List(Container),
    /// `law NAME { … }`: a law that is no edition of a list.
    Law(Container),
    /// `edition NAME { … }`.
    Edition(Container),
    /// `industry NAME in EDITION { … }`.
    Industry {
        /// Name and lines.
        container: Container,
        /// The edition.
        edition: Name,
    },
    /// `scenario NAME { … }`.
    Scenario(Container),
    /// `important NAME { … }`.
    Important {
        /// Name and lines.
        container: Container,
        /// Its conditions, in order.
        whens: Vec<ItemWhen>,
    },
    /// `category NAME in EDITION { … }`.
    Category {
        /// Name and lines.
        container: Container,
        /// The edition.
        edition: Name,
    },
    /// `subcategory NAME { … }`.
    Subcategory(Container),
    /// `bands …`.
    Bands(Bands),
    /// `reading …`.
    Reading(Reading),
    /// `rules { … }`.
    Rules(Rules),
    /// `fields { … }`.
    Fields {
        /// The fields.
        fields: Vec<Field>,
        /// False where a field was broken and left out.
        complete: bool,
        /// The whole.
        span: Span,
    },
    /// `example …`.
    Example(Example),
    // Lines.
    /// `title …`.
    Title(Pair),
    /// `note …`.
    Note(Pair),
    /// `why …`.
    Why(Pair),
    /// `cite …`, one or more.
    Cite(Vec<Citation>),
    /// `unverified`.
    Unverified(Span),
    /// `status draft`, `status issued`.
    Status {
        /// True for `issued`.
        issued: bool,
        /// The line.
        span: Span,
    },
    /// `issued DATE`.
    Issued(Date, Span),
    /// `in force DATE`.
    InForce(Date, Span),
    /// `replaces EDITION`.
    Replaces(Name),
    /// `falls back to EDITION`.
    FallsBack(Name),
    /// `applies when …`.
    Applies {
        /// The scope.
        condition: Condition,
        /// `unless …`.
        unless: Option<Condition>,
        /// The line.
        span: Span,
    },
    /// `strictness a < b < c`.
    Strictness(Vec<Name>, Span),
    /// `strictest prevails`.
    StrictestPrevails(Span),
    /// `expects { industries 9; … }`.
    Expects(Vec<(Name, Number)>, Span),
    /// `was …`.
    Was(Was),
    /// `unit NAME` inside a measure.
    UnitOf(Name),
    /// `counts …`, `since 1 January`, …
    Counting(Counting, Span),
    /// `stands for MEASURE`.
    StandsFor(Name),
    /// `publisher …`: a pair; a bare string fills both sides.
    Publisher(Pair),
    /// `published DATE`.
    Published(Date, Span),
    /// `language WORD`.
    Language(Name),
    /// `number N` of a subcategory.
    Numbered(Number, Span),
    /// `standard "…"`.
    Standard(Text),
    /// `category CATEGORY[/SUBCATEGORY]` of an item.
    InCategory {
        /// One or two names, as separated by `/`.
        path: Vec<Name>,
        /// The line.
        span: Span,
    },
    /// `controlling`.
    Controlling(Span),
    /// `address "…"`.
    Address(Text),
    // Procedures.
    /// `procedure NAME { … }`.
    Procedure(Container),
    /// `party NAME { … }`.
    Party(Container),
    /// `document NAME { … }`.
    Document(Container),
    /// `event NAME { … }`.
    Event(Container),
    /// `step NAME { … }`.
    Step(Container),
    /// `issuers …`.
    Issuers(Issuers),
    /// `keeps EDITION DOCUMENT`.
    Keeps(Kept),
    /// `valid 3 years from DOCUMENT`.
    Valid(Validity),
    /// `number 7`: how many such parties there are.
    HowMany(Number, Span),
    /// `by …`, `to …`, `hands in …`, `gives …`, `needs …`, `after …`, `during …`.
    Role(Role),
    /// `within …`, `promptly`.
    Limit(StepLimit),
    /// `may`: the party is free to.
    May(Span),
}

/// The item, of a row that says `(container)`.
macro_rules! plain {
    ($kind:ident (container), $is:ident) => {
        Some(Item::$kind($is))
    };
    ($kind:ident $more:tt, $is:ident) => {
        None
    };
}

/// Of each item that declares a name: what messages call it, and where its name and lines are; `(container)` where it has no more.
macro_rules! declarations {
    ($($kind:ident, $words:expr, $parts:tt => $container:expr;)*) => {
        /// What an item declares by a name.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is the item of its name")]
        pub enum Declaration { $($kind,)* }

        impl Declaration {
            /// What it is called.
            #[must_use]
            pub fn words(self) -> Message {
                match self { $(Declaration::$kind => $words,)* }
            }
        }

        impl Item {
            /// What is declared by a name, with its name and lines; `None` for a line, and for blocks without a name of their own.
            #[must_use]
            pub fn declared(&self) -> Option<(Declaration, &Container)> {
                match self {
                    $(Item::$kind $parts => Some((Declaration::$kind, $container)),)*
                    _ => None,
                }
            }

            /// What a word declares, where that is a name and lines and nothing else.
            pub(crate) fn plain(word: SyntaxKind, container: Container) -> Option<Item> {
                match word {
                    $(SyntaxKind::$kind => plain!($kind $parts, container),)*
                    _ => None,
                }
            }
        }
    };
}

declarations! {
    Outcome, message!("kind-outcome"), (container) => container;
    Unit, message!("kind-unit"), (container) => container;
    Attribute, message!("kind-attribute"), (one) => &one.container;
    Flag, message!("kind-flag"), (container) => container;
    Measure, message!("kind-measure"), (container) => container;
    Source, message!("kind-source"), (container) => container;
    Term, message!("kind-term"), (container) => container;
    List, message!("kind-list"), (container) => container;
    Law, message!("kind-law"), (container) => container;
    Edition, message!("kind-edition"), (container) => container;
    Industry, message!("kind-industry"), { container, .. } => container;
    Scenario, message!("kind-scenario"), (container) => container;
    Important, message!("kind-item"), { container, .. } => container;
    Category, message!("kind-category"), { container, .. } => container;
    Subcategory, message!("kind-subcategory"), (container) => container;
    Reading, message!("kind-reading"), (one) => &one.container;
    Procedure, message!("kind-procedure"), (container) => container;
    Party, message!("kind-party"), (container) => container;
    Document, message!("kind-document"), (container) => container;
    Event, message!("kind-event"), (container) => container;
    Step, message!("kind-step"), (container) => container;
}

impl Item {
    /// Name and lines, of everything that is declared by a name.
    #[must_use]
    pub fn container(&self) -> Option<&Container> {
        self.declared().map(|(_, container)| container)
    }

    /// The whole of a declaration or block, from its first word to its closing brace; `None` for a line.
    #[must_use]
    pub fn block_span(&self) -> Option<Span> {
        match self {
            Item::Bands(bands) => Some(bands.span),
            Item::Rules(rules) => Some(rules.span),
            Item::Fields { span, .. } => Some(*span),
            _ => self.container().map(|container| container.span),
        }
    }
}
