//! Moving places along when text before them grows or shrinks, so that what an edit did not touch is kept.

use crate::diagnostic::{Diagnostic, Edit, Fix, Label};
use crate::span::{FileId, Span};

/// A move of every place of one file at or after an offset.
#[derive(Copy, Clone, Debug)]
pub struct Relocation {
    /// The file.
    pub file: FileId,
    /// The first byte that moves.
    pub from: u32,
    /// Where it moves to, and with it all that is behind.
    pub to: u32,
}

impl Relocation {
    /// Moves a span.
    pub fn span(&self, span: &mut Span) {
        if span.file == self.file {
            span.start = self.offset(span.start);
            span.end = self.offset(span.end);
        }
    }

    /// Where an offset of the file lies now.
    #[must_use]
    pub fn offset(&self, offset: u32) -> u32 {
        // No text is longer than `LONGEST`: twice as much is still an offset.
        if offset < self.from { offset } else { self.to + (offset - self.from) }
    }
}

/// A value with places in it.
pub trait Relocate {
    /// Moves all its places.
    fn relocate(&mut self, by: &Relocation);
}

impl Relocate for Span {
    fn relocate(&mut self, by: &Relocation) {
        by.span(self);
    }
}

impl<T: Relocate> Relocate for Vec<T> {
    fn relocate(&mut self, by: &Relocation) {
        self.iter_mut().for_each(|one| one.relocate(by));
    }
}

impl<T: Relocate> Relocate for Option<T> {
    fn relocate(&mut self, by: &Relocation) {
        self.iter_mut().for_each(|one| one.relocate(by));
    }
}

impl<T: Relocate> Relocate for Box<T> {
    fn relocate(&mut self, by: &Relocation) {
        self.as_mut().relocate(by);
    }
}

/// The fields of a structure that hold places; a structure named here is taken apart wholly, so that a new field is not forgotten.
#[macro_export]
macro_rules! relocated {
    ($($name:ident { $($field:ident),* $(; $($plain:ident),*)? }),* $(,)?) => {$(
        impl $crate::relocate::Relocate for $name {
            fn relocate(&mut self, by: &$crate::relocate::Relocation) {
                let $name { $($field,)* $($($plain: _,)*)? } = self;
                $($crate::relocate::Relocate::relocate($field, by);)*
            }
        }
    )*};
}

relocated! {
    Label { span; text },
    Edit { span; text },
    Fix { edits; title, safe },
    Diagnostic { primary, secondary, fixes, follows; code, severity, message, notes, help, facts },
}

impl<A: Relocate, B: Relocate> Relocate for (A, B) {
    fn relocate(&mut self, by: &Relocation) {
        self.0.relocate(by);
        self.1.relocate(by);
    }
}
