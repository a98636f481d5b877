//! The syntax tree as plain values: what the text says, before any name is looked up.
//!
//! Both keyword sets give the same values. Containers keep their lines in order of writing in `items`; which kinds of
//! line may stand where is the grammar's business. `complete` is false where some line of the container was broken and
//! left out, so that later rooms do not report holes that the broken line may have filled.

mod item;
mod procedure;

pub use procedure::{Issuers, Kept, Limit as StepLimit, Role, RoleWord, StartAt, Validity};

use std::fmt;

use crate::span::Span;

/// A name as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A string literal, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What stands between the quotes.
    pub text: String,
    /// Where, quotes included.
    pub span: Span,
}

/// One language of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// `zh "…"`.
    Text(Text),
    /// `zh not found`: no source gives it.
    NotFound(Span),
}

/// `zh "…" en "…"`, either side possibly missing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pair {
    /// Chinese.
    pub zh: Option<Side>,
    /// English.
    pub en: Option<Side>,
    /// The whole pair.
    pub span: Span,
}

/// A calendar date that exists.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `source "place"`, the place optional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source's name.
    pub source: Name,
    /// Where in it.
    pub place: Option<Text>,
    /// The whole.
    pub span: Span,
}

/// A whole number with the place it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The value; at most 2^53 − 1.
    pub value: u64,
    /// Number and multiplier.
    pub span: Span,
}

/// A number with its unit, if one is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub number: Number,
    /// The unit as written, by name or title.
    pub unit: Option<Text>,
}

/// The statute's four boundary words.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum BoundWord {
    /// `at least`, 以上: the number is included.
    AtLeast,
    /// `at most`, 以下: the number is included.
    AtMost,
    /// `over`, 超过: the number is excluded.
    Over,
    /// `under`, 不满: the number is excluded.
    Under,
}

/// What a bound is drawn at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A count.
    Quantity(Quantity),
    /// A value of an ordered attribute, by name or title.
    Value(Name),
}

/// One bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Which side, and whether the number is included.
    pub word: BoundWord,
    /// The number or value.
    pub limit: Limit,
    /// Word and limit.
    pub span: Span,
}

/// A condition with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it says.
    pub kind: ConditionKind,
    /// Where.
    pub span: Span,
}

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// `or`, `any of`: at least one.
    Any(Vec<Condition>),
    /// `and`, `all of`: every one.
    All(Vec<Condition>),
    /// `personal at least 100_000, under 1_000_000 people`.
    Bounds {
        /// A measure or an ordered attribute.
        subject: Name,
        /// One or more, all of them to hold.
        bounds: Vec<Bound>,
    },
    /// `exempt-flow`, `not exempt-flow`.
    Flag {
        /// The flag.
        name: Name,
        /// False for `not`.
        holds: bool,
    },
    /// `handler is ciio`, `handler is not ciio`, `handler is one of { … }`.
    Is {
        /// The attribute.
        attribute: Name,
        /// The values.
        values: Vec<Name>,
        /// True for `is not`.
        negated: bool,
    },
    /// `data is important`, `data is not important`.
    Important {
        /// False for `is not`.
        holds: bool,
    },
    /// `some people`.
    SomePeople,
}

/// What a clause gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An outcome.
    Outcome(Name),
    /// `open { a, b }`: one of these, unknown which.
    Open {
        /// The possible outcomes, as written.
        outcomes: Vec<Name>,
        /// The whole.
        span: Span,
    },
}

impl Verdict {
    /// The whole.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Verdict::Outcome(name) => name.span,
            Verdict::Open { span, .. } => *span,
        }
    }
}

/// When a clause applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseMode {
    /// `when …`.
    When(Condition),
    /// `regardless when …`.
    Regardless(Condition),
    /// `otherwise`.
    Otherwise,
}

/// One clause of a `bands` or `rules` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What it gives.
    pub verdict: Verdict,
    /// When.
    pub mode: ClauseMode,
    /// `unless …`: taken from the whole of the condition.
    pub unless: Option<Condition>,
    /// `[source "place"]`, in order.
    pub citations: Vec<Citation>,
    /// `unverified` after the citations.
    pub unverified: Option<Span>,
    /// The whole clause, without the comment that may follow.
    pub span: Span,
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

/// `was EDITION INDUSTRY/SCENARIO`; for a measure, flag or item, `was EDITION NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// The earlier edition.
    pub edition: Name,
    /// One or two names, as separated by `/`.
    pub path: Vec<Name>,
    /// The whole.
    pub span: Span,
}

/// A counting line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counting {
    /// `counts exported`, `held`, `in-data`.
    Counts(CountedWhat),
    /// `since 1 January`.
    SinceJanuary,
    /// `once per person`.
    OncePerPerson,
    /// `leaves out SOURCE "place"`.
    LeavesOut(Citation),
}

/// What a measure counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub enum CountedWhat {
    /// What is sent abroad.
    #[default]
    Exported,
    /// What the handler holds.
    Held,
    /// What the data is about.
    InData,
}

/// A `when` line of an `important` item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWhen {
    /// `always when`: needs no fact.
    pub always: bool,
    /// The condition.
    pub condition: Condition,
    /// `unless …`.
    pub unless: Option<Condition>,
    /// `[source "place"]`.
    pub citations: Vec<Citation>,
    /// The whole.
    pub span: Span,
}

/// A field of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Pair,
    /// Words after a comma: `sensitive`, `important`, …
    pub markers: Vec<Name>,
    /// The whole.
    pub span: Span,
}

/// What an example says of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleValue {
    /// `personal 100_000 people`.
    Count(Quantity),
    /// `handler ciio`, `handler is ciio`; also `yes` and `no`.
    Value(Name),
    /// `exempt-flow`.
    Yes,
    /// `not exempt-flow`.
    No,
}

/// One fact of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFact {
    /// The fact; `industry` and `scenario` too.
    pub name: Name,
    /// What it is.
    pub value: ExampleValue,
    /// The whole.
    pub span: Span,
}

/// `example "…" { … => outcome }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name, in words.
    pub label: Text,
    /// The facts.
    pub facts: Vec<ExampleFact>,
    /// What must come out.
    pub expected: Verdict,
    /// The whole.
    pub span: Span,
}

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

/// A value of an attribute, with its title if one is written after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeValue {
    /// The value.
    pub name: Name,
    /// Its title.
    pub title: Option<Pair>,
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

/// `listed` or `not listed`, in a reading of an item.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// False for `not listed`.
    pub listed: bool,
    /// The line.
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

/// A whole file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct File {
    /// Declarations, editions and industries, in order.
    pub items: Vec<Item>,
    /// False where something was broken and left out.
    pub complete: bool,
}
