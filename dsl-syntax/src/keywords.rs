//! The one table of words: what a kind of token or node is called in the grammar, in English, in Chinese, and in
//! a message of either language. The grammar (`list.pest`) spells the same words; a test holds the two together.

use crate::grammar::Rule;
use crate::message::Argument;

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
        tokens { $($tok:ident = $($tok_rule:ident)|+, $tok_words:literal, $tok_zh:literal;)+ }
        nodes { $($node:ident = $($node_rule:ident)|+, $node_words:literal, $node_zh:literal;)+ }
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

            /// What a message calls it, in either language; a keyword bare, as it is written in lists.
            #[must_use]
            pub fn words(self) -> Argument {
                match self {
                    $(SyntaxKind::$kw => keyword_words(&[$($en),*], &[$($zh),*]),)+
                    $(SyntaxKind::$tok => Argument::words($tok_zh, $tok_words),)+
                    $(SyntaxKind::$node => Argument::words($node_zh, $node_words),)+
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

/// The form of a keyword that a message of each language shows; the other language's where it has none.
fn keyword_words(english: &[&'static str], chinese: &[&'static str]) -> Argument {
    let (en, zh) = (english.first(), chinese.first());
    Argument::words(zh.or(en).copied().unwrap_or_default(), en.or(zh).copied().unwrap_or_default())
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
    List = k_list, ["list"], ["清单"], free;
    Reading = k_reading, ["reading"], ["释读"], reserved;
    Taken = k_taken, ["taken"], ["采用"], reserved;
    NotListed = k_not_listed, ["not listed"], ["不列入"], reserved;
    Listed = k_listed, ["listed"], ["列入"], free;
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
    Category = k_category, ["category"], ["类别"], free;
    Subcategory = k_subcategory, ["subcategory"], ["子类"], free;
    Numbered = k_number, ["number"], ["序号"], free;
    Standard = k_standard, ["standard"], ["标准"], free;
    Procedure = k_procedure, ["procedure"], ["程序"], free;
    Party = k_party, ["party"], ["主体"], free;
    Document = k_document, ["document"], ["文书"], free;
    Event = k_event, ["event"], ["事由"], free;
    Step = k_step, ["step"], ["步骤"], free;
    Issuers = k_issuers, ["issuers"], ["制定机关"], free;
    Keeps = k_keeps, ["keeps"], ["继续有效"], free;
    Valid = k_valid, ["valid"], ["有效期"], free;
    HowMany = k_members, ["members"], ["数量"], free;
    By = k_by, ["by"], ["由"], free;
    To = k_to, ["to"], ["向"], free;
    HandsIn = k_hands_in, ["hands in"], ["提交"], free;
    Gives = k_gives, ["gives"], ["出具"], free;
    Needs = k_needs, ["needs"], ["须凭"], free;
    After = k_after, ["after"], ["后于"], free;
    During = k_during, ["during"], ["有效期内"], free;
    Within = k_within, ["within"], ["期限"], free;
    Promptly = k_promptly, ["promptly"], ["及时"], free;
    May = k_may, ["may"], ["可以"], free;
    From = k_from, ["from"], ["自"], free;
    WorkingDays = k_working_days, ["working days"], ["个工作日", "工作日"], free;
    Years = k_years, ["years"], ["年"], free;
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
        Name = name, "a name", "名称";
        Word = word | count_word | marker, "a word", "词";
        Value = value | fact_value, "a value", "取值";
        String = string, "a text in double quotes", "双引号内的文本";
        Date = date, "a date such as `2024-03-22`", "日期（如 `2024-03-22`）";
        Digits = digits, "a number", "数字";
        Multiplier = multiplier, "a multiplier such as `万` or `million`", "数量单位（如 `万`、`million`）";
        UnitWord = unit, "a unit", "计量单位";
        OpenBrace = open, "`{`", "`{`";
        CloseBrace = close, "`}`", "`}`";
        OpenBracket = lbrack, "`[`", "`[`";
        CloseBracket = rbrack, "`]`", "`]`";
        Comma = comma, "`,`", "`,`";
        Semicolon = semi, "`;`", "`;`";
        Less = less, "`<`", "`<`";
        Slash = slash, "`/`", "`/`";
        Dot = dot, "`.`", "`.`";
        Arrow = arrow, "`=>`", "`=>`";
        Whitespace = WHITESPACE, "white space", "空白";
        Comment = COMMENT, "a comment", "注释";
        Unknown = reserved, "a character that the language does not use", "本语言不使用的字符";
    }
    nodes {
        File = file, "a file", "文件";
        EditionNode = edition, "an edition", "版本";
        IndustryNode = industry, "an industry", "行业";
        ScenarioNode = scenario, "a scenario", "场景";
        MeasureNode = measure, "a measure", "计量";
        OutcomeNode = outcome, "an outcome", "结果";
        UnitNode = unit_decl, "a unit declaration", "单位声明";
        FlagNode = flag, "a flag", "情形";
        AttributeNode = attribute, "an attribute", "属性";
        TermNode = term, "a term", "术语";
        SourceNode = source, "a source", "来源";
        ListNode = list_decl, "another list", "其他清单";
        ImportantNode = important, "an `important` item", "`重要数据` 条目";
        CategoryNode = category, "a category", "类别";
        SubcategoryNode = subcategory, "a subcategory", "子类";
        ReadingNode = reading | item_reading, "a reading", "释读";
        RulesNode = rules, "a `rules` block", "`规则` 块";
        FieldsNode = fields, "a `fields` block", "`数据项` 块";
        BandsNode = bands, "a `bands` block", "`区间` 块";
        ProcedureNode = procedure, "a procedure", "程序";
        PartyNode = party, "a party", "主体";
        DocumentNode = document, "a document", "文书";
        EventNode = event, "an event", "事由";
        StepNode = step, "a step", "步骤";
        ExampleNode = example, "an example", "示例";
        Head = edition_head | industry_head | scenario_head | measure_head | outcome_head | unit_head | flag_head
            | attribute_head | term_head | source_head | list_head | important_head | category_head | subcategory_head | reading_head
            | rules_head | fields_head | bands_head | procedure_head | party_head | document_head | event_head | step_head,
            "the head of a block", "块首";
        Body = edition_body | industry_body | scenario_body | measure_body | plain_body | term_body | source_body | list_body
            | important_body | category_body | subcategory_body | reading_body | item_reading_body | rules_body | bands_body
            | fields_body | example_body | procedure_body | party_body | step_body,
            "a body in braces", "花括号内的正文";
        Number = number, "a number", "数字";
        Quantity = quantity, "a number", "数字";
        Condition = condition, "a condition", "条件";
        Conjunction = conjunction, "a condition", "条件";
        AllOfNode = all_of, "`all of { … }`", "`同时满足 { … }`";
        AnyOfNode = any_of, "`any of { … }`", "`符合下列条件之一 { … }`";
        ImportantIs = data_important | data_not_important, "`data is important`", "`属于重要数据`";
        SomePeopleNode = some_people, "`some people`", "`任何个人信息`";
        Negated = negated, "`not`", "`非`";
        FlagRef = flag_ref, "a flag", "情形";
        IsNode = is, "`is`", "`为`";
        Bounds = bounds, "a measure with its bounds", "计量及其界限";
        Bound = bound, "a bound", "界限";
        Names = names_braced, "a list of names in braces", "花括号内的名称列表";
        Clause = clause, "a clause", "条款";
        UnlessPart = unless_part, "`unless`", "`除非`";
        Verdict = verdict, "an outcome", "结果";
        Citations = citations, "a citation in brackets", "方括号内的依据";
        Citation = citation, "a source and a place in it", "来源及其中的位置";
        Pair = pair, "`zh \"…\" en \"…\"`", "`中文 \"…\" 英文 \"…\"`";
        ZhSide = zh_side | zh_side_x, "`zh \"…\"`", "`中文 \"…\"`";
        EnSide = en_side | en_side_x, "`en \"…\"`", "`英文 \"…\"`";
        TitleLine = title, "`title`", "`标题`";
        NoteLine = note, "`note`", "`注`";
        WhyLine = why, "`why`", "`理由`";
        CiteLine = cite, "`cite`", "`依据`";
        UnverifiedLine = unverified, "`unverified`", "`待核`";
        StatusLine = status, "`status`", "`状态`";
        IssuedLine = issued, "`issued`", "`发布`";
        InForceLine = in_force, "`in force`", "`施行`";
        ReplacesLine = replaces, "`replaces`", "`取代`";
        FallsBackLine = falls_back, "`falls back to`", "`未列从`";
        AppliesLine = applies, "`applies when`", "`适用于`";
        StrictnessLine = strictness, "`strictness`", "`严格程度`";
        PrevailsLine = prevails, "`strictest prevails`", "`从严`";
        ExpectsLine = expects, "`expects`", "`总数`";
        ExpectsEntry = expects_entry, "a total such as `industries 9`", "总数项（如 `行业 9`）";
        WasLine = was, "`was`", "`原为`";
        WasPath = was_path, "an earlier name", "原有名称";
        UnitLine = unit_of, "`unit`", "`单位`";
        CountsLine = counts, "`counts`", "`统计`";
        SinceLine = since, "`since 1 January`", "`自当年1月1日起累计`";
        OnceLine = once, "`once per person`", "`按自然人去重`";
        LeavesOutLine = leaves_out, "`leaves out`", "`不计入`";
        StandsForLine = stands_for, "`stands for`", "`视同`";
        PublisherLine = publisher, "`publisher`", "`发布者`";
        PublishedLine = published, "`published`", "`发布日期`";
        LanguageLine = language, "`language`", "`语言`";
        ControllingLine = controlling, "`controlling`", "`正式文本`";
        AddressLine = address, "`address`", "`网址`";
        StandardLine = standard, "`standard`", "`标准`";
        NumberLine = numbered, "`number`", "`序号`";
        InCategoryLine = in_category, "`category`", "`类别`";
        TakenLine = taken, "`taken`", "`采用`";
        ListingLine = listing, "`listed` or `not listed`", "`列入` 或 `不列入`";
        WhenLine = item_when, "`when`", "`当`";
        IssuersLine = issuers, "`issuers`", "`制定机关`";
        KeepsLine = keeps, "`keeps`", "`继续有效`";
        ValidLine = valid, "`valid`", "`有效期`";
        HowManyLine = how_many, "`members`", "`数量`";
        ByLine = by, "`by`", "`由`";
        ToLine = to, "`to`", "`向`";
        HandsInLine = hands_in, "`hands in`", "`提交`";
        GivesLine = gives, "`gives`", "`出具`";
        NeedsLine = needs, "`needs`", "`须凭`";
        AfterLine = after, "`after`", "`后于`";
        DuringLine = during, "`during`", "`有效期内`";
        WithinLine = within, "`within`", "`期限`";
        PromptlyLine = promptly, "`promptly`", "`及时`";
        MayLine = may, "`may`", "`可以`";
        StartPart = start, "`from`", "`自`";
        Field = field, "a field", "数据项";
        Fact = fact, "a fact", "事实";
        OneOfValues = one_of_values, "`one of { … }`", "`取值 { … }`";
        OrderedValues = ordered_values, "`ordered { … }`", "`有序 { … }`";
        ValueDecl = value_decl, "a value", "取值";
        DefaultValue = default_value, "`default`", "`默认`";
        BandsFor = bands_for, "`for`", "`适用于`";
        Reference = reference, "a reference such as `national-2024.baseline`", "引用（如 `national-2024.baseline`）";
        Error = EOI, "text that could not be read", "无法读取的文本";
        Group = gap, "text", "文本";
    }
}

/// Whether a word is a keyword in its place only, and a name everywhere else.
pub(crate) fn may_be_name(kind: SyntaxKind) -> bool {
    kind == SyntaxKind::Name
        || keywords().iter().any(|keyword| keyword.kind == kind && !keyword.reserved && !keyword.english.is_empty())
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

/// Whether a text holds a Chinese form of one of these keywords.
#[must_use]
pub fn holds_chinese(text: &str, kinds: &[SyntaxKind]) -> bool {
    let wanted = keywords().iter().filter(|keyword| kinds.contains(&keyword.kind));
    wanted.flat_map(|keyword| keyword.chinese).any(|word| text.contains(word))
}
