//! Where a name is seen. A declaration outside any edition is shared by all; one in an edition is seen there and in the
//! editions that fall back to it; one in an industry or scenario, inside it.

use dsl_syntax::ast::{Attribute, Container, Declaration as Kind, Item, Name};
use dsl_syntax::{Diagnostic, Message, Span, message};
use rustc_hash::FxHashMap;

use super::findings::doubled;
use super::outline::Outline;
use crate::model::EditionId;

/// A place where names are declared: an edition, and positions in it as the outline has them.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Scope {
    Shared,
    Edition(EditionId),
    Industry(EditionId, usize),
    Scenario(EditionId, usize, usize),
}

impl Scope {
    pub(super) fn edition(self) -> Option<EditionId> {
        match self {
            Scope::Shared => None,
            Scope::Edition(e) | Scope::Industry(e, _) | Scope::Scenario(e, ..) => Some(e),
        }
    }
}

/// What is declared, as written: a fact, or a word that other places name, whose meaning `facts` gives.
#[derive(Copy, Clone, Debug)]
pub(super) enum Declared<'a> {
    Measure(&'a Container),
    Attribute(&'a Attribute),
    Flag(&'a Container),
    Item(&'a Container),
    Word(Kind, &'a Container),
}

/// The namespaces. Facts of all four kinds share one, since `decide` takes them by bare name; words of each kind have their own.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Space {
    Fact,
    Word(Kind),
}

impl<'a> Declared<'a> {
    /// `None` for a line, and for what makes the outline, its catalogues and its procedures, where names have places of their own.
    pub(super) fn of(item: &'a Item) -> Option<Self> {
        let (kind, container) = item.declared()?;
        match kind {
            Kind::Edition | Kind::Industry | Kind::Scenario | Kind::Reading | Kind::Category | Kind::Subcategory => {
                None
            }
            Kind::Procedure | Kind::Party | Kind::Document | Kind::Event | Kind::Step => None,
            Kind::Measure => Some(Declared::Measure(container)),
            Kind::Attribute => match item {
                Item::Attribute(attribute) => Some(Declared::Attribute(attribute)),
                _ => None,
            },
            Kind::Flag => Some(Declared::Flag(container)),
            Kind::Important => Some(Declared::Item(container)),
            word => Some(Declared::Word(word, container)),
        }
    }

    pub(super) fn container(self) -> &'a Container {
        match self {
            Declared::Attribute(a) => &a.container,
            Declared::Measure(c) | Declared::Flag(c) | Declared::Item(c) | Declared::Word(_, c) => c,
        }
    }

    pub(super) fn name(self) -> &'a Name {
        &self.container().name
    }

    pub(super) fn space(self) -> Space {
        match self {
            Declared::Word(kind, _) => Space::Word(kind),
            _ => Space::Fact,
        }
    }

    /// What a message calls its kind.
    pub(super) fn kind(self) -> Message {
        match self {
            Declared::Measure(_) => Kind::Measure.words(),
            Declared::Attribute(_) => Kind::Attribute.words(),
            Declared::Flag(_) => Kind::Flag.words(),
            Declared::Item(_) => Kind::Important.words(),
            Declared::Word(kind, _) => kind.words(),
        }
    }

    /// The same with its article, for facts: they alone are taken for one another.
    pub(super) fn a_kind(self) -> Message {
        match self {
            Declared::Measure(_) => message!("kind-measure.a"),
            Declared::Attribute(_) => message!("kind-attribute.a"),
            Declared::Flag(_) => message!("kind-flag.a"),
            Declared::Item(_) => message!("kind-item.a"),
            Declared::Word(..) => self.kind(),
        }
    }
}

/// One declaration.
#[derive(Copy, Clone, Debug)]
pub(super) struct Declaration<'a> {
    pub(super) what: Declared<'a>,
    pub(super) scope: Scope,
}

/// All declarations, found by place and name.
#[derive(Debug)]
pub(super) struct Declarations<'a> {
    /// In order: shared, then editions, industries, scenarios; by file and place within each.
    pub(super) all: Vec<Declaration<'a>>,
    at: FxHashMap<(Scope, Space, &'a str), usize>,
    /// What each place declares, in order.
    of: FxHashMap<Scope, Vec<usize>>,
    /// For suggestions and "declared elsewhere": the first of each name.
    first: FxHashMap<(Space, &'a str), usize>,
    /// Of each edition, itself and those that it falls back to.
    chains: Vec<Vec<EditionId>>,
}

impl<'a> Declarations<'a> {
    pub(super) fn collect(outline: &Outline<'a>, findings: &mut Vec<Diagnostic>) -> Self {
        let mut all: Vec<Declaration<'a>> = Vec::new();
        let mut add = |item: &'a Item, scope: Scope| {
            if let Some(what) = Declared::of(item) {
                all.push(Declaration { what, scope });
            }
        };
        for item in &outline.shared {
            add(item, Scope::Shared);
        }
        for (e, edition) in outline.ids().zip(&outline.editions) {
            edition.container.items.iter().for_each(|item| add(item, Scope::Edition(e)));
            for (i, industry) in edition.industries.iter().enumerate() {
                industry.container.items.iter().for_each(|item| add(item, Scope::Industry(e, i)));
                for (s, scenario) in industry.scenarios.iter().enumerate() {
                    scenario.items.iter().for_each(|item| add(item, Scope::Scenario(e, i, s)));
                }
            }
        }
        let level = |scope: Scope| match scope {
            Scope::Shared => 0,
            Scope::Edition(_) => 1,
            Scope::Industry(..) => 2,
            Scope::Scenario(..) => 3,
        };
        all.sort_by_key(|d| (level(d.scope), d.what.name().span));
        let mut declarations = Self {
            all: Vec::new(),
            at: FxHashMap::default(),
            of: FxHashMap::default(),
            first: FxHashMap::default(),
            chains: outline.ids().map(|e| outline.chain(e)).collect(),
        };
        for declaration in all {
            declarations.add(declaration, findings);
        }
        declarations
    }

    fn add(&mut self, declaration: Declaration<'a>, findings: &mut Vec<Diagnostic>) {
        let (name, space) = (declaration.what.name(), declaration.what.space());
        if let Some(first) = self.find(declaration.scope, space, &name.text) {
            findings.push(doubled(declaration.what.kind(), name, first.what.name().span));
            return;
        }
        let at = self.all.len();
        self.at.insert((declaration.scope, space, &name.text), at);
        self.of.entry(declaration.scope).or_default().push(at);
        self.first.entry((space, &name.text)).or_insert(at);
        self.all.push(declaration);
    }

    #[expect(clippy::indexing_slicing, reason = "the tables hold positions of `all`, which only grows")]
    fn declaration(&self, at: usize) -> Declaration<'a> {
        self.all[at]
    }

    /// The places whose names are seen at `scope`, innermost first.
    fn seen_from(&self, scope: Scope) -> impl Iterator<Item = Scope> + '_ {
        let inner = match scope {
            Scope::Scenario(e, i, _) => vec![scope, Scope::Industry(e, i)],
            Scope::Industry(..) => vec![scope],
            _ => Vec::new(),
        };
        let chain = scope.edition().and_then(|e| self.chains.get(e.index())).map_or(&[][..], Vec::as_slice);
        inner.into_iter().chain(chain.iter().map(|e| Scope::Edition(*e))).chain([Scope::Shared])
    }

    /// The declaration that `name` means at `scope`.
    pub(super) fn find(&self, scope: Scope, space: Space, name: &str) -> Option<Declaration<'a>> {
        self.seen_from(scope).find_map(|place| self.at.get(&(place, space, name))).map(|at| self.declaration(*at))
    }

    /// A declaration of that name anywhere, seen or not.
    pub(super) fn anywhere(&self, space: Space, name: &str) -> Option<Declaration<'a>> {
        self.first.get(&(space, name)).map(|at| self.declaration(*at))
    }

    /// Every declaration of one namespace that is seen at `scope`.
    pub(super) fn seen(&self, scope: Scope, space: Space) -> Vec<Declaration<'a>> {
        let places = self.seen_from(scope).filter_map(|place| self.of.get(&place));
        let mut found: Vec<usize> = places.flatten().copied().collect();
        found.sort_unstable();
        found
            .into_iter()
            .map(|at| self.declaration(at))
            .filter(|declaration| declaration.what.space() == space)
            .collect()
    }

    /// Names and places of the same, for suggestions.
    pub(super) fn seen_names(&self, scope: Scope, space: Space) -> Vec<(&'a str, Span)> {
        self.seen(scope, space).iter().map(|d| (d.what.name().text.as_str(), d.what.name().span)).collect()
    }
}
