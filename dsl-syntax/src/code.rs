//! The stable names of all findings, in one table.

use crate::message::Language;

/// How much a finding matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The list cannot be compiled.
    Error,
    /// The list compiles; somebody should look.
    Warning,
}

/// What is true of some codes.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Property {
    /// See [`Code::is_proved`].
    Proved,
    /// See [`Code::leaves_decisions`].
    LeavesDecisions,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident $(, $property:ident)?;)+) => {
        /// A finding's stable name.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The name as printed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)+ }
            }

            /// The severity it has unless the finding says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)+ }
            }

            /// What more is true of it.
            fn property(self) -> Option<Property> {
                match self { $(Code::$variant => None$(.or(Some(Property::$property)))?,)+ }
            }

            /// What it means, in a sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// Its page of `docs/codes`, in Markdown: what it means and why, an example, and how to mend it. A code
            /// without a page in both languages does not build.
            #[must_use]
            pub fn page(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Code::$variant, Language::En) => {
                            include_str!(concat!("../../docs/codes/en/", $name, ".md"))
                        }
                        (Code::$variant, Language::Zh) => {
                            include_str!(concat!("../../docs/codes/zh/", $name, ".md"))
                        }
                    )+
                }
            }
        }
    };
}

codes! {
    // Text.
    /// The text does not follow the grammar.
    Syntax = "syntax", Error;
    /// The file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A block is not closed, or a brace closes nothing.
    UnclosedBlock = "unclosed-block", Error;
    /// A string does not end on its line.
    UnclosedString = "unclosed-string", Error;
    /// Blocks or conditions are nested deeper than 64.
    TooDeep = "too-deep", Error;
    /// A clause, a declaration or a field does not start its line, or a clause goes on without `or`, `and` or `unless`.
    LineStart = "line-start", Error;
    /// A number is not whole after its multiplier.
    NumberNotWhole = "number-not-whole", Error;
    /// A number is 2^53 or more.
    NumberOutOfRange = "number-out-of-range", Error;
    /// A number is grouped with commas.
    NumberGrouping = "number-grouping", Error;
    /// A date that no calendar has.
    BadDate = "bad-date", Error;
    /// A keyword is used as a name.
    ReservedName = "reserved-name", Error;
    // Names and types.
    /// A name that nothing declares.
    UnknownName = "unknown-name", Error;
    /// A name that is declared twice where both are seen.
    DoubledName = "doubled-name", Error;
    /// A line that may stand once stands twice, or contradicts another.
    DoubledLine = "doubled-line", Error;
    /// Declarations that refer to each other in a circle.
    Circular = "circular", Error;
    /// A unit other than the measure's own.
    UnitMismatch = "unit-mismatch", Error;
    /// A name of another kind than is wanted here.
    KindMismatch = "kind-mismatch", Error;
    /// The same fact is declared differently in two places.
    FactMismatch = "fact-mismatch", Error;
    /// Something that may not stand here.
    Misplaced = "misplaced", Error;
    /// Something that must stand here and does not.
    Missing = "missing", Error;
    /// An outcome that the edition's chain does not hold, where only the chain's may stand.
    OutsideChain = "outside-chain", Error;
    /// A strictness chain that drops or reorders an outcome of the fallback's chain.
    ChainMismatch = "chain-mismatch", Error;
    /// A measure is bounded in two blocks of one scenario.
    MeasureInTwoBlocks = "measure-in-two-blocks", Error;
    /// Of several readings, not exactly one is taken.
    ReadingTaken = "reading-taken", Error;
    /// Bounds that hold no whole number, or a condition that can never hold.
    EmptyBounds = "empty-bounds", Error;
    /// A condition that splits into more than 100,000 boxes.
    TooManyBoxes = "too-many-boxes", Error;
    /// A decision graph that passes the node budget: the bands are still checked and compared as boxes, but not compiled.
    GraphTooLarge = "graph-too-large", Warning;
    /// A band analysis that passes its budget of cells.
    AnalysisTooLarge = "analysis-too-large", Error;
    /// One language of a pair is missing.
    MissingTranslation = "missing-translation", Warning, LeavesDecisions;
    /// An edition that falls back to none and decides nothing for flows outside its scenarios.
    NoFallback = "no-fallback", Warning;
    // Procedures.
    /// A step that nobody performs, or that hands something in to nobody.
    StepNobody = "step-nobody", Error, LeavesDecisions;
    /// A limit or a term that starts on no certain day.
    LimitWithoutStart = "limit-without-start", Error, LeavesDecisions;
    /// A limit that may be over before that of a step which its own step waits for.
    LimitTooShort = "limit-too-short", Warning;
    /// A document that is needed, and that no step gives or hands in.
    DocumentNowhere = "document-nowhere", Error, LeavesDecisions;
    // The two texts of a pair.
    /// A text uses a term of the glossary, and its other language does not have the agreed rendering.
    TermMismatch = "term-mismatch", Warning;
    /// The two texts of a pair name different numbers, units, boundary words, dates or articles.
    NumberMismatch = "number-mismatch", Error, LeavesDecisions;
    /// The two texts of a pair name different outcomes.
    OutcomeMismatch = "outcome-mismatch", Error, LeavesDecisions;
    /// A character that looks like another one.
    ConfusableText = "confusable-text", Warning;
    /// A character that nobody sees, or that changes the order of what is seen.
    HiddenCharacter = "hidden-character", Error;
    /// A number that no citation supports.
    UncitedNumber = "uncited-number", Warning;
    // Bands.
    /// Two boxes with different outcomes meet and name the same measures, attributes and flags.
    BandCollision = "band-collision", Error, Proved;
    /// Two boxes with different outcomes meet, and one names something that the other does not.
    BandCrossing = "band-crossing", Error, Proved;
    /// Counts that no band takes in, above counts that a stricter band takes in.
    BandGap = "band-gap", Error, Proved;
    /// Counts between two bands of one measure that only a band on another measure hides.
    BandMaskedGap = "band-masked-gap", Warning, Proved;
    /// More people, milder outcome.
    BandInversion = "band-inversion", Error, Proved;
    /// A band that decides nothing.
    BandDead = "band-dead", Warning, Proved;
    /// A band that other bands already decide the same.
    BandRedundant = "band-redundant", Warning, Proved;
    /// Zero on every measure gets more than the mildest outcome.
    BandOrigin = "band-origin", Warning, Proved;
    /// Two `regardless` rules of one edition meet with different outcomes.
    RegardlessCollision = "regardless-collision", Error, Proved;
    // Examples.
    /// An example whose flow gets something else than the example expects.
    ExampleFails = "example-fails", Warning;
}

impl Code {
    /// Whether what any flow gets is settled all the same where this is found: the finding is about texts or procedures only.
    #[must_use]
    pub fn leaves_decisions(self) -> bool {
        self.property() == Some(Property::LeavesDecisions)
    }

    /// Whether its fixes are made up and proved by the compiler: tried on a copy of the lists, and offered where they close the
    /// finding and open none. The finding then says where it holds: see [`crate::BandFacts`].
    #[must_use]
    pub fn is_proved(self) -> bool {
        self.property() == Some(Property::Proved)
    }
}
