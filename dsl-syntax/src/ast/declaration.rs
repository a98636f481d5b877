//! What is declared by a name: one row a declaration, for all who treat them alike.

use super::item::{Container, Item};
use crate::message;
use crate::message::Message;
use crate::span::Span;

macro_rules! declarations {
    ($($kind:ident, $words:expr, $item:pat => $container:expr;)*) => {
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
                    $($item => Some((Declaration::$kind, $container)),)*
                    _ => None,
                }
            }
        }
    };
}

declarations! {
    Outcome, message!("kind-outcome"), Item::Outcome(container) => container;
    Unit, message!("kind-unit"), Item::Unit(container) => container;
    Attribute, message!("kind-attribute"), Item::Attribute(one) => &one.container;
    Flag, message!("kind-flag"), Item::Flag(container) => container;
    Measure, message!("kind-measure"), Item::Measure(container) => container;
    Source, message!("kind-source"), Item::Source(container) => container;
    Term, message!("kind-term"), Item::Term(container) => container;
    List, message!("kind-list"), Item::List(container) => container;
    Edition, message!("kind-edition"), Item::Edition(container) => container;
    Industry, message!("kind-industry"), Item::Industry { container, .. } => container;
    Scenario, message!("kind-scenario"), Item::Scenario(container) => container;
    Important, message!("kind-item"), Item::Important { container, .. } => container;
    Category, message!("kind-category"), Item::Category { container, .. } => container;
    Subcategory, message!("kind-subcategory"), Item::Subcategory(container) => container;
    Reading, message!("kind-reading"), Item::Reading(one) => &one.container;
    Procedure, message!("kind-procedure"), Item::Procedure(container) => container;
    Party, message!("kind-party"), Item::Party(container) => container;
    Document, message!("kind-document"), Item::Document(container) => container;
    Event, message!("kind-event"), Item::Event(container) => container;
    Step, message!("kind-step"), Item::Step(container) => container;
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
