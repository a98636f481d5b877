//! Which modules of a crate use which, read from its sources.
//!
//! A module is a file. What it takes from another is followed to where it is defined: through `use`, `pub use` and the `*` of either. A child
//! may take from the modules that it lies in, and these from it: that is no circle, unless it leads through others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, Macro, UseTree};

/// A module, by the names from the crate's root to it.
type ModulePath = Vec<String>;

/// A crate's modules.
pub(super) struct Crate {
    modules: BTreeMap<ModulePath, Module>,
}

/// What is known of one module.
#[derive(Default)]
struct Module {
    /// From the folder of sources.
    file: String,
    defines: BTreeSet<String>,
    /// What `use` brings in: a name here, and the path that it stands for.
    imports: BTreeMap<String, ModulePath>,
    /// Paths whose every name is brought in.
    globs: Vec<ModulePath>,
    /// All paths that are written here.
    paths: BTreeSet<ModulePath>,
}

/// Files that use each other, and by which names.
pub(super) struct Circle {
    pub(super) files: Vec<String>,
    /// The first takes the names from the second.
    pub(super) ties: Vec<(String, String, BTreeSet<String>)>,
}

/// All files of a folder and those in it, in order.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

impl Crate {
    pub(super) fn read(folder: &Path) -> Self {
        let mut found = Self { modules: BTreeMap::new() };
        for root in ["lib.rs", "main.rs"].into_iter().filter(|root| folder.join(root).is_file()) {
            found.add(folder, ModulePath::new(), &folder.join(root));
        }
        found
    }

    /// Reads a module and those that it declares.
    fn add(&mut self, folder: &Path, path: ModulePath, file: &Path) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let tree: File = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let mut reader = Reader::default();
        reader.visit_file(&tree);
        for name in &reader.children {
            let mut child = path.clone();
            child.push(name.clone());
            let beside = child.iter().fold(folder.to_path_buf(), |at, name| at.join(name));
            let own = [beside.with_extension("rs"), beside.join("mod.rs")].into_iter().find(|file| file.is_file());
            self.add(folder, child, &own.unwrap_or_else(|| panic!("{}: no file for `mod {name}`", file.display())));
        }
        reader.module.file = file.strip_prefix(folder).unwrap().display().to_string();
        self.modules.insert(path, reader.module);
    }

    /// The module that a path written in another leads to, and the name that is taken from it; `None` for what is not of this crate.
    fn resolve(&self, from: &[String], path: &[String]) -> Option<(ModulePath, String)> {
        self.follow(from, path, false, &mut BTreeSet::new())
    }

    /// The same, through all names that are `open`; for `*` only what is certainly there.
    fn follow(
        &self,
        from: &[String],
        path: &[String],
        is_certain: bool,
        open: &mut BTreeSet<(ModulePath, String)>,
    ) -> Option<(ModulePath, String)> {
        let (first, rest) = path.split_first()?;
        let (mut at, mut rest) = match first.as_str() {
            "crate" => (ModulePath::new(), rest),
            "self" => (from.to_vec(), rest),
            "super" => (from.split_last()?.1.to_vec(), rest),
            _ => (from.to_vec(), path),
        };
        loop {
            let Some((name, further)) = rest.split_first() else {
                return Some((at, MODULE.to_owned()));
            };
            if name == "super" {
                at.pop()?;
                rest = further;
                continue;
            }
            let module = self.modules.get(&at)?;
            let mut child = at.clone();
            child.push(name.clone());
            if self.modules.contains_key(&child) {
                (at, rest) = (child, further);
                continue;
            }
            if module.defines.contains(name) {
                return Some((at, name.clone()));
            }
            // A name that leads to itself is another crate's.
            if !open.insert((at.clone(), name.clone())) {
                return None;
            }
            if let Some(target) = module.imports.get(name) {
                let target: ModulePath = target.iter().chain(further).cloned().collect();
                return self.follow(&at, &target, is_certain, open);
            }
            let through_globs = module.globs.iter().find_map(|glob| {
                let target: ModulePath = glob.iter().chain(rest).cloned().collect();
                self.follow(&at, &target, true, open)
            });
            // What is asked of a module by name and not seen in it is made by a macro there.
            let is_made = !is_certain && rest.len() < path.len();
            return through_globs.or_else(|| is_made.then(|| (at, name.clone())));
        }
    }

    /// What each module takes from which other.
    fn uses(&self) -> BTreeMap<(&ModulePath, ModulePath), BTreeSet<String>> {
        let mut uses: BTreeMap<(&ModulePath, ModulePath), BTreeSet<String>> = BTreeMap::new();
        for (own, module) in &self.modules {
            let globs = module.globs.iter().filter_map(|glob| {
                let (at, _) = self.resolve(own, glob)?;
                Some((at, "*".to_owned()))
            });
            let named = module.paths.iter().filter_map(|path| self.resolve(own, path));
            for (other, name) in named.chain(globs).filter(|(other, _)| other != own) {
                uses.entry((own, other)).or_default().insert(name);
            }
        }
        for names in uses.values_mut().filter(|names| names.len() > 1) {
            names.remove(MODULE);
        }
        uses
    }

    /// All circles: those that do not rest on a child's taking from the modules that it lies in, and those that do not rest on the contrary.
    pub(super) fn circles(&self) -> Vec<Circle> {
        let uses = self.uses();
        let inside = |outer: &ModulePath, inner: &ModulePath| inner.starts_with(outer);
        let downwards = uses.keys().filter(|(own, other)| !inside(other, own));
        let upwards = uses.keys().filter(|(own, other)| !inside(own, other));
        let mut circles = BTreeSet::new();
        for edges in [downwards.collect::<Vec<_>>(), upwards.collect()] {
            let mut graph: DiGraph<&ModulePath, ()> = DiGraph::new();
            let nodes: BTreeMap<&ModulePath, _> =
                self.modules.keys().map(|path| (path, graph.add_node(path))).collect();
            for (own, other) in edges {
                graph.add_edge(nodes[own], nodes[other], ());
            }
            let found = tarjan_scc(&graph).into_iter().filter(|circle| circle.len() > 1);
            circles.extend(found.map(|circle| circle.into_iter().map(|node| graph[node]).collect::<BTreeSet<_>>()));
        }
        circles.iter().map(|circle| self.told(circle, &uses)).collect()
    }

    fn told(
        &self,
        circle: &BTreeSet<&ModulePath>,
        uses: &BTreeMap<(&ModulePath, ModulePath), BTreeSet<String>>,
    ) -> Circle {
        let file = |path: &ModulePath| self.modules.get(path).map(|module| module.file.clone()).unwrap_or_default();
        let within = uses.iter().filter(|((own, other), _)| circle.contains(own) && circle.contains(other));
        Circle {
            files: circle.iter().map(|path| file(path)).collect(),
            ties: within.map(|((own, other), names)| (file(own), file(other), names.clone())).collect(),
        }
    }
}

/// What is taken where a path ends at a module.
const MODULE: &str = "(the module)";

/// Reads one file.
#[derive(Default)]
struct Reader {
    module: Module,
    children: Vec<String>,
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|one| {
        one.path().is_ident("test")
            || one.path().is_ident("cfg") && one.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
    })
}

fn name(item: &Item) -> Option<&syn::Ident> {
    Some(match item {
        Item::Const(one) => &one.ident,
        Item::Enum(one) => &one.ident,
        Item::Fn(one) => &one.sig.ident,
        Item::Macro(one) => one.ident.as_ref()?,
        Item::Static(one) => &one.ident,
        Item::Struct(one) => &one.ident,
        Item::Trait(one) => &one.ident,
        Item::Type(one) => &one.ident,
        Item::Union(one) => &one.ident,
        _ => return None,
    })
}

impl Reader {
    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| -> ModulePath { before.iter().cloned().chain([name.to_string()]).collect() };
        match tree {
            UseTree::Path(one) => self.import(&one.tree, &with(&one.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|one| self.import(one, before)),
            UseTree::Glob(_) => self.module.globs.push(before.to_vec()),
            UseTree::Name(one) if one.ident == "self" => {
                if let Some(last) = before.last() {
                    self.module.imports.insert(last.clone(), before.to_vec());
                    self.module.paths.insert(before.to_vec());
                }
            }
            UseTree::Name(one) => {
                self.module.imports.insert(one.ident.to_string(), with(&one.ident));
                self.module.paths.insert(with(&one.ident));
            }
            UseTree::Rename(one) => {
                self.module.imports.insert(one.rename.to_string(), with(&one.ident));
                self.module.paths.insert(with(&one.ident));
            }
        }
    }

    /// The paths in what a macro is given, which is no syntax yet.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = ModulePath::new();
        // So many of the two `:` behind a name were read.
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' && !path.is_empty() => colons += 1,
                other => {
                    self.end(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut ModulePath) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.module.paths.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Some(name) = name(item) {
            self.module.defines.insert(name.to_string());
        }
        let attributes = match item {
            Item::Fn(one) => &one.attrs,
            Item::Impl(one) => &one.attrs,
            Item::Use(one) => &one.attrs,
            Item::Mod(one) => &one.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        match &module.content {
            Some(_) => visit::visit_item_mod(self, module),
            None => self.children.push(module.ident.to_string()),
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() && path.segments.len() > 1 {
            self.module.paths.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }
}
