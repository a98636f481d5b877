//! Citations, other lists and titles, as artefacts and diffs have them.

use dsl_artifact::format::{Bilingual, OtherList};

use crate::model::{self, Cite, Model, Outside};

/// A citation as printed: the source's name and the place in it.
#[must_use]
pub fn citation(model: &Model, cite: &Cite) -> String {
    let name = &model.source(cite.source).name;
    cite.place.as_ref().map_or_else(|| name.clone(), |place| format!("{name} {place}"))
}

/// A block of a list that is not in the folder.
#[must_use]
pub fn other_list(model: &Model, outside: &Outside) -> OtherList {
    let list = model.list(outside.list);
    OtherList {
        name: list.name.clone(),
        block: outside.block.clone(),
        title: bilingual(&list.title),
        cite: list.provenance.cites.iter().map(|one| citation(model, one)).collect(),
    }
}

/// Both texts of a pair.
#[must_use]
pub fn bilingual(text: &model::Bilingual) -> Bilingual {
    let not_found = [("zh", &text.zh), ("en", &text.en)];
    Bilingual {
        zh: text.zh().map(str::to_owned),
        en: text.en().map(str::to_owned),
        not_found: not_found
            .into_iter()
            .filter(|(_, side)| **side == model::Said::NotFound)
            .map(|(word, _)| word.to_owned())
            .collect(),
    }
}
