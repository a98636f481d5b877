//! Which lines may stand in which block: the table that the splitter cuts by.

use crate::grammar::Rule;
use crate::keywords::SyntaxKind::{self, *};
use crate::message;
use crate::message::Message;

/// What kind of lines stand between two braces.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    File,
    Edition,
    Industry,
    Scenario,
    Measure,
    Plain,
    Term,
    Source,
    /// Another list, which need not be in the folder.
    List,
    Important,
    Category,
    Subcategory,
    Reading,
    /// A reading of an item of important data.
    ItemReading,
    Rules,
    Bands,
    Fields,
    Procedure,
    Party,
    Step,
}

/// What starts at a line start.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// A line or declaration that starts with this keyword.
    Item(SyntaxKind),
    /// `NAME when`, `open { … } otherwise`, …
    Clause,
    /// `NAME, zh "…"`.
    Field,
}

impl Block {
    /// Every block, outermost first.
    pub(crate) const ALL: &'static [Block] = &[
        Block::File,
        Block::Edition,
        Block::Industry,
        Block::Scenario,
        Block::Measure,
        Block::Plain,
        Block::Source,
        Block::List,
        Block::Important,
        Block::Category,
        Block::Subcategory,
        Block::Reading,
        Block::ItemReading,
        Block::Rules,
        Block::Bands,
        Block::Fields,
        Block::Procedure,
        Block::Party,
        Block::Step,
    ];

    /// Whether each declaration in it may be read alone.
    pub(crate) fn holds_reparsables(self) -> bool {
        matches!(self, Block::File | Block::Edition | Block::Industry)
    }

    /// Whether such a line may stand here.
    pub(crate) fn accepts(self, start: Start) -> bool {
        match start {
            Start::Item(keyword) => self.lines().contains(&keyword),
            Start::Clause => matches!(self, Block::Bands | Block::Rules),
            Start::Field => self == Block::Fields,
        }
    }

    /// The keywords that start a line here.
    pub(crate) fn lines(self) -> &'static [SyntaxKind] {
        match self {
            Block::File => &[Outcome, Unit, Attribute, Flag, Measure, Source, Term, List, Edition, Industry, Category],
            Block::Edition => &[
                Title,
                Note,
                Status,
                Issued,
                InForce,
                Replaces,
                FallsBack,
                AppliesWhen,
                Strictness,
                Prevails,
                Expects,
                Bands,
                Important,
                Rules,
                Measure,
                Attribute,
                Flag,
                Outcome,
                Unit,
                Source,
                Term,
                List,
                Procedure,
                Example,
                Cite,
                Unverified,
                Was,
            ],
            Block::Industry => &[
                Title,
                Note,
                Was,
                AppliesWhen,
                Measure,
                Attribute,
                Flag,
                Important,
                Rules,
                Bands,
                Reading,
                Scenario,
                Example,
                Expects,
                Cite,
                Unverified,
            ],
            Block::Scenario => {
                &[Title, Note, Was, Measure, Attribute, Flag, Bands, Reading, Rules, Fields, Example, Cite, Unverified]
            }
            Block::Measure => {
                &[Unit, Counts, SinceJanuary, OncePerPerson, LeavesOut, StandsFor, Was, Title, Note, Cite, Unverified]
            }
            Block::Plain | Block::Term => &[Title, Note, Was, Cite, Unverified],
            Block::Source => &[Title, Publisher, Published, Language, Controlling, Address, Note, Unverified],
            Block::List => &[Title, Note, Cite, Unverified],
            Block::Important => &[Title, Note, Was, When, AlwaysWhen, Category, Reading, Cite, Unverified],
            Block::Category => &[Title, Note, Was, Standard, Subcategory, Cite, Unverified],
            Block::Subcategory => &[Numbered, Title, Note, Was, Standard, Cite, Unverified],
            Block::Reading => &[Bands, Why, Note, Cite, Taken, Unverified],
            Block::ItemReading => &[NotListed, Listed, When, AlwaysWhen, Why, Note, Cite, Taken, Unverified],
            Block::Rules => &[Note, Cite, Unverified],
            Block::Bands => &[Counts, SinceJanuary, OncePerPerson, LeavesOut, Note, Cite, Unverified],
            Block::Fields => &[],
            Block::Procedure => &[Title, Note, Issuers, Party, Document, Event, Step, Valid, Keeps, Cite, Unverified],
            Block::Party => &[Title, Note, Was, HowMany, Cite, Unverified],
            Block::Step => &[
                Title, Note, Was, By, To, HandsIn, Gives, Needs, After, During, Within, Promptly, May, Cite, Unverified,
            ],
        }
    }

    /// The block that a keyword opens, where it stands as a declaration.
    pub(crate) fn opened_by(self, keyword: SyntaxKind) -> Option<Block> {
        match keyword {
            Unit if self == Block::Measure => None,
            Category if self == Block::Important => None,
            Category => Some(Block::Category),
            Subcategory => Some(Block::Subcategory),
            Reading if self == Block::Important => Some(Block::ItemReading),
            Edition => Some(Block::Edition),
            Industry => Some(Block::Industry),
            Scenario => Some(Block::Scenario),
            Measure => Some(Block::Measure),
            Outcome | Unit | Flag | Attribute | Document | Event => Some(Block::Plain),
            Procedure => Some(Block::Procedure),
            Party => Some(Block::Party),
            Step => Some(Block::Step),
            Term => Some(Block::Term),
            Source => Some(Block::Source),
            List => Some(Block::List),
            Important => Some(Block::Important),
            Reading => Some(Block::Reading),
            Rules => Some(Block::Rules),
            Bands => Some(Block::Bands),
            Fields => Some(Block::Fields),
            _ => None,
        }
    }

    /// The rule for nothing but lines of this block.
    pub(crate) fn all_lines(self) -> Rule {
        match self {
            Block::File => Rule::file,
            Block::Edition => Rule::only_edition,
            Block::Industry => Rule::only_industry,
            Block::Scenario => Rule::only_scenario,
            Block::Measure => Rule::only_measure,
            Block::Plain => Rule::only_plain,
            Block::Term => Rule::only_term,
            Block::Source => Rule::only_source,
            Block::List => Rule::only_list,
            Block::Important => Rule::only_important,
            Block::Category => Rule::only_category,
            Block::Subcategory => Rule::only_subcategory,
            Block::Reading => Rule::only_reading,
            Block::ItemReading => Rule::only_item_reading,
            Block::Rules => Rule::only_rules,
            Block::Bands => Rule::only_bands,
            Block::Fields => Rule::only_fields,
            Block::Procedure => Rule::only_procedure,
            Block::Party => Rule::only_party,
            Block::Step => Rule::only_step,
        }
    }

    /// The rule for one line of this block, whatever follows.
    pub(crate) fn one_line(self) -> Rule {
        match self {
            Block::File => Rule::one_file,
            Block::Edition => Rule::one_edition,
            Block::Industry => Rule::one_industry,
            Block::Scenario => Rule::one_scenario,
            Block::Measure => Rule::one_measure,
            Block::Plain => Rule::one_plain,
            Block::Term => Rule::one_term,
            Block::Source => Rule::one_source,
            Block::List => Rule::one_list,
            Block::Important => Rule::one_important,
            Block::Category => Rule::one_category,
            Block::Subcategory => Rule::one_subcategory,
            Block::Reading => Rule::one_reading,
            Block::ItemReading => Rule::one_item_reading,
            Block::Rules => Rule::one_rules,
            Block::Bands => Rule::one_bands,
            Block::Fields => Rule::one_fields,
            Block::Procedure => Rule::one_procedure,
            Block::Party => Rule::one_party,
            Block::Step => Rule::one_step,
        }
    }

    /// What a message calls the place inside it.
    pub(crate) fn words(self) -> Message {
        match self {
            Block::File => message!("inside-file"),
            Block::Edition => message!("inside-edition"),
            Block::Industry => message!("inside-industry"),
            Block::Scenario => message!("inside-scenario"),
            Block::Measure => message!("inside-measure"),
            Block::Plain | Block::Term => message!("inside-declaration"),
            Block::Source => message!("inside-source"),
            Block::List => message!("inside-list"),
            Block::Important => message!("inside-important"),
            Block::Category => message!("inside-category"),
            Block::Subcategory => message!("inside-subcategory"),
            Block::Reading => message!("inside-reading"),
            Block::ItemReading => message!("inside-item-reading"),
            Block::Rules => message!("inside-rules"),
            Block::Bands => message!("inside-bands"),
            Block::Fields => message!("inside-fields"),
            Block::Procedure => message!("inside-procedure"),
            Block::Party => message!("inside-party"),
            Block::Step => message!("inside-step"),
        }
    }
}

/// Whether a declaration with this keyword cannot do without its braces.
pub(crate) fn needs_body(keyword: SyntaxKind) -> bool {
    matches!(keyword, Edition | Industry | Category | Scenario | Measure | Reading | Rules | Fields | Procedure | Step)
}

/// Whether a keyword starts a declaration, which tells blocks apart, or only a line.
pub(crate) fn is_structural(keyword: SyntaxKind) -> bool {
    matches!(
        keyword,
        Edition
            | Industry
            | Scenario
            | Bands
            | Rules
            | Important
            | Category
            | Subcategory
            | Reading
            | Fields
            | Example
            | Expects
            | Outcome
            | Attribute
            | Flag
            | Measure
            | Source
            | Term
    ) || is_declared_in_place(keyword)
}

/// A procedure, what is declared in one, and another list. These words are keywords only in their place, and names
/// elsewhere.
pub(crate) fn is_declared_in_place(keyword: SyntaxKind) -> bool {
    matches!(keyword, Procedure | Party | Document | Event | Step | List)
}

/// A line whose word is a keyword only where such a line may stand, and a name elsewhere.
pub(crate) fn is_contextual(keyword: SyntaxKind) -> bool {
    matches!(keyword, Publisher | Published | Language | Controlling | Address | Why) || is_line_of_procedure(keyword)
}

fn is_line_of_procedure(keyword: SyntaxKind) -> bool {
    matches!(
        keyword,
        Issuers
            | Keeps
            | Valid
            | HowMany
            | By
            | To
            | HandsIn
            | Gives
            | Needs
            | After
            | During
            | Within
            | Promptly
            | May
    )
}

/// Whether a keyword starts a line or a declaration of some block.
pub(crate) fn starts_item(keyword: SyntaxKind) -> bool {
    is_structural(keyword)
        || is_line_of_procedure(keyword)
        || matches!(
            keyword,
            Unit | Title
                | Note
                | Status
                | Issued
                | InForce
                | Replaces
                | FallsBack
                | AppliesWhen
                | Strictness
                | Prevails
                | Cite
                | Unverified
                | Was
                | Counts
                | SinceJanuary
                | OncePerPerson
                | LeavesOut
                | StandsFor
                | Publisher
                | Published
                | Language
                | Controlling
                | Address
                | When
                | AlwaysWhen
                | Taken
                | NotListed
                | Listed
                | Why
                | Numbered
                | Standard
        )
}
