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
    Important,
    Reading,
    /// A reading of an item of important data.
    ItemReading,
    Rules,
    Bands,
    Fields,
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
        Block::Important,
        Block::Reading,
        Block::ItemReading,
        Block::Rules,
        Block::Bands,
        Block::Fields,
    ];

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
            Block::File => &[Outcome, Unit, Attribute, Flag, Measure, Source, Term, Edition, Industry],
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
            Block::Important => &[Title, Note, Was, When, AlwaysWhen, Reading, Cite, Unverified],
            Block::Reading => &[Bands, Why, Note, Cite, Taken, Unverified],
            Block::ItemReading => &[NotListed, Listed, When, AlwaysWhen, Why, Note, Cite, Taken, Unverified],
            Block::Rules => &[Note, Cite, Unverified],
            Block::Bands => &[Counts, SinceJanuary, OncePerPerson, LeavesOut, Note, Cite, Unverified],
            Block::Fields => &[],
        }
    }

    /// The block that a keyword opens, where it stands as a declaration.
    pub(crate) fn opened_by(self, keyword: SyntaxKind) -> Option<Block> {
        match keyword {
            Unit if self == Block::Measure => None,
            Reading if self == Block::Important => Some(Block::ItemReading),
            Edition => Some(Block::Edition),
            Industry => Some(Block::Industry),
            Scenario => Some(Block::Scenario),
            Measure => Some(Block::Measure),
            Outcome | Unit | Flag | Attribute => Some(Block::Plain),
            Term => Some(Block::Term),
            Source => Some(Block::Source),
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
            Block::Important => Rule::only_important,
            Block::Reading => Rule::only_reading,
            Block::ItemReading => Rule::only_item_reading,
            Block::Rules => Rule::only_rules,
            Block::Bands => Rule::only_bands,
            Block::Fields => Rule::only_fields,
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
            Block::Important => Rule::one_important,
            Block::Reading => Rule::one_reading,
            Block::ItemReading => Rule::one_item_reading,
            Block::Rules => Rule::one_rules,
            Block::Bands => Rule::one_bands,
            Block::Fields => Rule::one_fields,
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
            Block::Important => message!("inside-important"),
            Block::Reading => message!("inside-reading"),
            Block::ItemReading => message!("inside-item-reading"),
            Block::Rules => message!("inside-rules"),
            Block::Bands => message!("inside-bands"),
            Block::Fields => message!("inside-fields"),
        }
    }
}

/// Whether a declaration with this keyword cannot do without its braces.
pub(crate) fn needs_body(keyword: SyntaxKind) -> bool {
    matches!(keyword, Edition | Industry | Scenario | Measure | Reading | Rules | Fields)
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
    )
}

/// Whether a keyword starts a line or a declaration of some block.
pub(crate) fn starts_item(keyword: SyntaxKind) -> bool {
    is_structural(keyword)
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
        )
}
