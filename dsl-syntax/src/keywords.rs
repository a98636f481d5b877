//! The one table of words: what a kind of token or node is called in the grammar, in English, in Chinese, and in
//! a message. The grammar (`list.pest`) spells the same words; a test holds the two together.

use crate::grammar::Rule;

/// A keyword of the language, in both its forms.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its kind in the tree.
    pub kind: SyntaxKind,
    /// The English forms, the one to print first; empty where only Chinese has such a word.
    pub english: &'static [&'static str],
    /// The Chinese forms, the one to print first.
    pub chinese: &'static [&'static str],
    /// Whether its first English word is barred as a name.
    pub reserved: bool,
}

macro_rules! kinds {
    (
        keywords { $($kw:ident = $($kw_rule:ident)|+, [$($en:literal),*], [$($zh:literal),*], $res:ident;)+ }
        tokens { $($tok:ident = $($tok_rule:ident)|+, $tok_words:literal;)+ }
        nodes { $($node:ident = $($node_rule:ident)|+, $node_words:literal;)+ }
    ) => {
        /// What a token or node of the tree is. Keywords carry one kind for both languages.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum SyntaxKind {
            $(
                #[doc = concat!("The keyword ", $("`", $en, "` ",)* $("`", $zh, "` ",)* "as a token.")]
                $kw,
            )+
            $(#[doc = concat!("Token: ", $tok_words, ".")] $tok,)+
            $(#[doc = concat!("Node: ", $node_words, ".")] $node,)+
        }

        impl SyntaxKind {
            /// Every kind, in order of its number.
            pub const ALL: &'static [SyntaxKind] =
                &[$(SyntaxKind::$kw,)+ $(SyntaxKind::$tok,)+ $(SyntaxKind::$node,)+];

            /// The kind of what a grammar rule matches.
            pub(crate) fn of(rule: Rule) -> SyntaxKind {
                match rule {
                    $($(Rule::$kw_rule)|+ => SyntaxKind::$kw,)+
                    $($(Rule::$tok_rule)|+ => SyntaxKind::$tok,)+
                    $($(Rule::$node_rule)|+ => SyntaxKind::$node,)+
                    _ => SyntaxKind::Group,
                }
            }

            /// Whether it is a keyword.
            #[must_use]
            pub fn is_keyword(self) -> bool {
                matches!(self, $(SyntaxKind::$kw)|+)
            }

            /// What a message calls it.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(SyntaxKind::$kw => keyword_words(&[$($en),*], &[$($zh),*]),)+
                    $(SyntaxKind::$tok => $tok_words,)+
                    $(SyntaxKind::$node => $node_words,)+
                }
            }
        }

        /// Every keyword, in the order of the manual.
        #[must_use]
        pub fn keywords() -> &'static [Keyword] {
            const KEYWORDS: &[Keyword] = &[$(Keyword {
                kind: SyntaxKind::$kw,
                english: &[$($en),*],
                chinese: &[$($zh),*],
                reserved: reserved_word!($res),
            },)+];
            KEYWORDS
        }
    };
}

macro_rules! reserved_word {
    (reserved) => {
        true
    };
    (free) => {
        false
    };
}

/// The form of a keyword that a message shows.
fn keyword_words(english: &[&'static str], chinese: &[&'static str]) -> &'static str {
    english.first().or(chinese.first()).copied().unwrap_or_default()
}

kinds! {
    keywords {
    Edition = k_edition, ["edition"], ["版本"], reserved;
    Industry = k_industry, ["industry"], ["行业"], reserved;
    Scenario = k_scenario, ["scenario"], ["场景"], reserved;
    Bands = k_bands, ["bands"], ["区间"], reserved;
    For = k_for, ["for"], ["适用于"], reserved;
    Rules = k_rules, ["rules"], ["规则"], reserved;
    Important = k_important, ["important"], ["重要数据"], reserved;
    Measure = k_measure, ["measure"], ["计量"], reserved;
    Attribute = k_attribute, ["attribute"], ["属性"], reserved;
    Ordered = k_ordered, ["ordered"], ["有序"], reserved;
    OneOf = k_one_of, ["one of"], ["取值"], reserved;
    Default = k_default, ["default"], ["默认"], reserved;
    Flag = k_flag, ["flag"], ["情形"], reserved;
    Outcome = k_outcome, ["outcome"], ["结果"], reserved;
    Unit = k_unit, ["unit"], ["单位"], reserved;
    Source = k_source, ["source"], ["来源"], reserved;
    Term = k_term, ["term"], ["术语"], reserved;
    Reading = k_reading, ["reading"], ["释读"], reserved;
    Taken = k_taken, ["taken"], ["采用"], reserved;
    Fields = k_fields, ["fields"], ["数据项"], reserved;
    Example = k_example, ["example"], ["示例"], reserved;
    Expects = k_expects, ["expects"], ["总数"], reserved;
    Title = k_title, ["title"], ["标题"], reserved;
    Note = k_note, ["note"], ["注"], reserved;
    Cite = k_cite, ["cite"], ["依据"], reserved;
    Unverified = k_unverified, ["unverified"], ["待核"], reserved;
    Status = k_status, ["status"], ["状态"], reserved;
    Draft = k_draft, ["draft"], ["草案"], reserved;
    Issued = k_issued, ["issued"], ["发布"], reserved;
    InForce = k_in_force, ["in force"], ["施行"], reserved;
    Replaces = k_replaces, ["replaces"], ["取代"], reserved;
    FallsBack = k_falls_back, ["falls back to"], ["未列从"], reserved;
    AppliesWhen = k_applies_when, ["applies when"], ["适用于"], reserved;
    Strictness = k_strictness, ["strictness"], ["严格程度"], reserved;
    Prevails = k_prevails, ["strictest prevails"], ["从严"], reserved;
    Was = k_was, ["was"], ["原为"], reserved;
    Counts = k_counts, ["counts"], ["统计"], reserved;
    Exported = k_exported, ["exported"], ["出境"], reserved;
    Held = k_held, ["held"], ["掌握"], reserved;
    InData = k_in_data, ["in-data"], ["数据所含"], reserved;
    SinceJanuary = k_since_january, ["since 1 January"], ["自当年1月1日起累计"], reserved;
    OncePerPerson = k_once_per_person, ["once per person"], ["按自然人去重"], reserved;
    LeavesOut = k_leaves_out, ["leaves out"], ["不计入"], reserved;
    StandsFor = k_stands_for, ["stands for"], ["视同"], reserved;
    Publisher = k_publisher, ["publisher"], ["发布者"], free;
    Published = k_published, ["published"], ["发布日期"], free;
    Language = k_language, ["language"], ["语言"], free;
    Controlling = k_controlling, ["controlling"], ["正式文本"], free;
    Address = k_address, ["address"], ["网址"], free;
    Why = k_why, ["why"], ["理由"], free;
    In = k_in, ["in"], ["属于", "属", "于"], reserved;
    Zh = k_zh, ["zh"], ["中文"], reserved;
    En = k_en, ["en"], ["英文"], reserved;
    NotFound = k_not_found, ["not found"], ["未见"], reserved;
    When = k_when, ["when"], ["当"], reserved;
    AlwaysWhen = k_always_when, ["always when"], ["凡当", "凡"], reserved;
    Unless = k_unless, ["unless"], ["除非"], reserved;
    But = k_but, [], ["但"], free;
    Excepted = k_excepted, [], ["除外"], free;
    Or = k_or, ["or"], ["或"], reserved;
    And = k_and, ["and"], ["且"], reserved;
    Not = k_not, ["not"], ["非"], reserved;
    IsOneOf = k_is_one_of, ["is one of"], ["属于"], reserved;
    IsNot = k_is_not, ["is not"], ["不为"], reserved;
    Is = k_is, ["is"], ["为"], reserved;
    AllOf = k_all_of, ["all of"], ["同时满足"], reserved;
    AnyOf = k_any_of, ["any of"], ["符合下列条件之一"], reserved;
    DataNotImportant = k_data_not_important, ["data is not important"], ["不属于重要数据"], reserved;
    DataImportant = k_data_important, ["data is important"], ["属于重要数据"], reserved;
    SomePeople = k_some_people, ["some people"], ["任何个人信息"], reserved;
    AtLeast = k_at_least | k_at_least_suffix, ["at least"], ["以上"], reserved;
    AtMost = k_at_most | k_at_most_suffix, ["at most"], ["以下"], reserved;
    Over = k_over, ["over"], ["超过"], reserved;
    Under = k_under, ["under"], ["不满"], reserved;
    Otherwise = k_otherwise, ["otherwise"], ["其余"], reserved;
    Regardless = k_regardless, ["regardless"], ["一律"], reserved;
    Open = k_open, ["open"], ["待定"], reserved;
    }
    tokens {
        Name = name, "a name";
        Word = word | count_word | marker, "a word";
        Value = value | fact_value, "a value";
        String = string, "a text in double quotes";
        Date = date, "a date such as `2024-03-22`";
        Digits = digits, "a number";
        Multiplier = multiplier, "a multiplier such as `万` or `million`";
        UnitWord = unit, "a unit";
        OpenBrace = open, "`{`";
        CloseBrace = close, "`}`";
        OpenBracket = lbrack, "`[`";
        CloseBracket = rbrack, "`]`";
        Comma = comma, "`,`";
        Semicolon = semi, "`;`";
        Less = less, "`<`";
        Slash = slash, "`/`";
        Dot = dot, "`.`";
        Arrow = arrow, "`=>`";
        Whitespace = WHITESPACE, "white space";
        Comment = COMMENT, "a comment";
        Unknown = reserved, "a character that the language does not use";
    }
    nodes {
        File = file, "a file";
        EditionNode = edition, "an edition";
        IndustryNode = industry, "an industry";
        ScenarioNode = scenario, "a scenario";
        MeasureNode = measure, "a measure";
        OutcomeNode = outcome, "an outcome";
        UnitNode = unit_decl, "a unit declaration";
        FlagNode = flag, "a flag";
        AttributeNode = attribute, "an attribute";
        TermNode = term, "a term";
        SourceNode = source, "a source";
        ImportantNode = important, "an `important` item";
        ReadingNode = reading, "a reading";
        RulesNode = rules, "a `rules` block";
        FieldsNode = fields, "a `fields` block";
        BandsNode = bands, "a `bands` block";
        ExampleNode = example, "an example";
        Head = edition_head | industry_head | scenario_head | measure_head | outcome_head | unit_head | flag_head
            | attribute_head | term_head | source_head | important_head | reading_head | rules_head | fields_head
            | bands_head, "the head of a block";
        Body = edition_body | industry_body | scenario_body | measure_body | plain_body | term_body | source_body
            | important_body | reading_body | rules_body | bands_body | fields_body | example_body,
            "a body in braces";
        Number = number, "a number";
        Quantity = quantity, "a number";
        Condition = condition, "a condition";
        Conjunction = conjunction, "a condition";
        AllOfNode = all_of, "`all of { … }`";
        AnyOfNode = any_of, "`any of { … }`";
        ImportantIs = data_important | data_not_important, "`data is important`";
        SomePeopleNode = some_people, "`some people`";
        Negated = negated, "`not`";
        FlagRef = flag_ref, "a flag";
        IsNode = is, "`is`";
        Bounds = bounds, "a measure with its bounds";
        Bound = bound, "a bound";
        Names = names_braced, "a list of names in braces";
        Clause = clause, "a clause";
        UnlessPart = unless_part, "`unless`";
        Verdict = verdict, "an outcome";
        Citations = citations, "a citation in brackets";
        Citation = citation, "a source and a place in it";
        Pair = pair, "`zh \"…\" en \"…\"`";
        ZhSide = zh_side | zh_side_x, "`zh \"…\"`";
        EnSide = en_side | en_side_x, "`en \"…\"`";
        TitleLine = title, "`title`";
        NoteLine = note, "`note`";
        WhyLine = why, "`why`";
        CiteLine = cite, "`cite`";
        UnverifiedLine = unverified, "`unverified`";
        StatusLine = status, "`status`";
        IssuedLine = issued, "`issued`";
        InForceLine = in_force, "`in force`";
        ReplacesLine = replaces, "`replaces`";
        FallsBackLine = falls_back, "`falls back to`";
        AppliesLine = applies, "`applies when`";
        StrictnessLine = strictness, "`strictness`";
        PrevailsLine = prevails, "`strictest prevails`";
        ExpectsLine = expects, "`expects`";
        ExpectsEntry = expects_entry, "a total such as `industries 9`";
        WasLine = was, "`was`";
        WasPath = was_path, "an earlier name";
        UnitLine = unit_of, "`unit`";
        CountsLine = counts, "`counts`";
        SinceLine = since, "`since 1 January`";
        OnceLine = once, "`once per person`";
        LeavesOutLine = leaves_out, "`leaves out`";
        StandsForLine = stands_for, "`stands for`";
        PublisherLine = publisher, "`publisher`";
        PublishedLine = published, "`published`";
        LanguageLine = language, "`language`";
        ControllingLine = controlling, "`controlling`";
        AddressLine = address, "`address`";
        TakenLine = taken, "`taken`";
        WhenLine = item_when, "`when`";
        Field = field, "a field";
        Fact = fact, "a fact";
        OneOfValues = one_of_values, "`one of { … }`";
        OrderedValues = ordered_values, "`ordered { … }`";
        ValueDecl = value_decl, "a value";
        DefaultValue = default_value, "`default`";
        BandsFor = bands_for, "`for`";
        Reference = reference, "a reference such as `national-2024.baseline`";
        Error = EOI, "text that could not be read";
        Group = gap, "text";
    }
}

/// Whether a name may not be declared because the language uses the word.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    matches!(name, "thousand" | "million" | "billion")
        || keywords()
            .iter()
            .filter(|keyword| keyword.reserved)
            .flat_map(|keyword| keyword.english)
            .any(|words| words.split(' ').next() == Some(name))
}
