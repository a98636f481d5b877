//! The language in one table. A new word, line, declaration or block is a row here; its meaning is given in `ast` and `lower`.
//!
//! ```text
//! Kind = rule, [English forms], [Chinese forms], group, [marks]
//!     => declares Node = rule in Block, "what follows up to the braces", [marks], ("in messages", "中文")
//!     => line Node = rule, "what follows", [marks]
//! ```
//!
//! Of the forms the first is the usual one. From the table follow the kinds of the tree, the scanner, the splitter, the layout,
//! what messages name, completion and the colours of editors; `words.pest` and `blocks.pest` are written from it
//! (`QINGDAN_WRITE=1 cargo test --workspace --lib table`), and tests hold the manual and the editors' grammars to it.
//! What each mark says stands in `row.rs`, which reads the table.

#[rustfmt::skip]
macro_rules! table {
    ($read:ident) => { $read! {
    words {
        Edition = k_edition, ["edition"], ["版本"], Block, [Reserved]
            => declares EditionNode = edition in Edition, "name", [Needed], ("an edition", "版本");
        Industry = k_industry, ["industry"], ["行业"], Block, [Reserved]
            => declares IndustryNode = industry in Industry, "name ~ k_in ~ name", [Needed], ("an industry", "行业");
        Scenario = k_scenario, ["scenario"], ["场景"], Block, [Reserved]
            => declares ScenarioNode = scenario in Scenario, "name", [Needed, Aligned], ("a scenario", "场景");
        Bands = k_bands, ["bands"], ["区间"], Block, [Reserved]
            => declares BandsNode = bands in Bands, "bands_for? ~ name?", [ByHand], ("a `bands` block", "`区间` 块");
        For = k_for, ["for"], ["适用于"], Operator, [Reserved];
        Rules = k_rules, ["rules"], ["规则"], Block, [Reserved]
            => declares RulesNode = rules in Rules, "", [Needed], ("a `rules` block", "`规则` 块");
        Important = k_important, ["important"], ["重要数据"], Block, [Reserved]
            => declares ImportantNode = important in Important, "name", [Aligned], ("an `important` item", "`重要数据` 条目");
        Measure = k_measure, ["measure"], ["计量"], Block, [Reserved]
            => declares MeasureNode = measure in Measure, "name", [Needed, Aligned], ("a measure", "计量");
        Attribute = k_attribute, ["attribute"], ["属性"], Block, [Reserved]
            => declares AttributeNode = attribute in Plain, "name ~ (one_of_values | ordered_values) ~ default_value?", [],
                ("an attribute", "属性");
        Ordered = k_ordered, ["ordered"], ["有序"], Operator, [Reserved];
        OneOf = k_one_of, ["one of"], ["取值"], Operator, [Reserved];
        Default = k_default, ["default"], ["默认"], Operator, [Reserved];
        Flag = k_flag, ["flag"], ["情形"], Block, [Reserved]
            => declares FlagNode = flag in Plain, "name", [AlwaysAligned], ("a flag", "情形");
        Outcome = k_outcome, ["outcome"], ["结果"], Block, [Reserved]
            => declares OutcomeNode = outcome in Plain, "name", [AlwaysAligned], ("an outcome", "结果");
        Unit = k_unit, ["unit"], ["单位"], Block, [Reserved]
            => declares UnitNode = unit_decl in Plain, "name", [AlwaysAligned, AlsoLine], ("a unit declaration", "单位声明")
            => line UnitLine = unit_of, "name", [Short];
        Source = k_source, ["source"], ["来源"], Block, [Reserved]
            => declares SourceNode = source in Source, "name", [Aligned], ("a source", "来源");
        Term = k_term, ["term"], ["术语"], Block, [Reserved]
            => declares TermNode = term in Term, "name", [AlwaysAligned], ("a term", "术语");
        List = k_list, ["list"], ["清单"], Block, []
            => declares ListNode = list_decl in List, "name", [Aligned], ("another list", "其他清单");
        Law = k_law, ["law"], ["法律"], Block, []
            => declares LawNode = law in Law, "name", [Aligned], ("a law", "法律");
        Reading = k_reading, ["reading"], ["释读"], Block, [Reserved]
            => declares ReadingNode = reading in Reading | item_reading in ItemReading, "name ~ k_taken?", [Needed, Aligned],
                ("a reading", "释读");
        Taken = k_taken, ["taken"], ["采用"], Constant, [Reserved, Ends]
            => line TakenLine = taken, "", [];
        NotListed = k_not_listed, ["not listed"], ["不列入"], Line, [Reserved, Ends]
            => line ListingLine = listing, "", [ByHand], ("`listed` or `not listed`", "`列入` 或 `不列入`");
        Listed = k_listed, ["listed"], ["列入"], Line, [Ends]
            => begins listing;
        Fields = k_fields, ["fields"], ["数据项"], Block, [Reserved]
            => declares FieldsNode = fields in Fields, "", [Needed], ("a `fields` block", "`数据项` 块");
        Example = k_example, ["example"], ["示例"], Block, [Reserved]
            => line ExampleNode = example, "string ~ example_body", [Structural], ("an example", "示例");
        Expects = k_expects, ["expects"], ["总数"], Line, [Reserved]
            => line ExpectsLine = expects, "open ~ (semi | expects_entry)* ~ close", [Structural];
        Title = k_title, ["title"], ["标题"], Line, [Reserved]
            => line TitleLine = title, "pair", [];
        Note = k_note, ["note"], ["注"], Line, [Reserved]
            => line NoteLine = note, "pair", [];
        Cite = k_cite, ["cite"], ["依据"], Line, [Reserved]
            => line CiteLine = cite, "citation ~ (comma ~ citation)*", [];
        Unverified = k_unverified, ["unverified"], ["待核"], Constant, [Reserved, Stops, Ends]
            => line UnverifiedLine = unverified, "", [];
        Status = k_status, ["status"], ["状态"], Line, [Reserved]
            => line StatusLine = status, "(k_draft | k_issued)", [];
        Draft = k_draft, ["draft"], ["草案"], Constant, [Reserved, Ends];
        Issued = k_issued, ["issued"], ["发布" but "者" "日期"], Line, [Reserved, Ends]
            => line IssuedLine = issued, "date", [];
        InForce = k_in_force, ["in force"], ["施行"], Line, [Reserved]
            => line InForceLine = in_force, "date", [];
        Replaces = k_replaces, ["replaces"], ["取代"], Line, [Reserved]
            => line ReplacesLine = replaces, "name", [];
        FallsBack = k_falls_back, ["falls back to"], ["未列从"], Line, [Reserved]
            => line FallsBackLine = falls_back, "name", [];
        AppliesWhen = k_applies_when, ["applies when"], ["适用于"], Line, [Reserved]
            => line AppliesLine = applies, "condition ~ unless_part?", [];
        Strictness = k_strictness, ["strictness"], ["严格程度"], Line, [Reserved]
            => line StrictnessLine = strictness, "name ~ (less ~ name)*", [];
        Prevails = k_prevails, ["strictest prevails"], ["从严"], Line, [Reserved]
            => line PrevailsLine = prevails, "", [];
        Was = k_was, ["was"], ["原为"], Line, [Reserved]
            => line WasLine = was, "name ~ was_path", [];
        Counts = k_counts, ["counts"], ["统计"], Line, [Reserved]
            => line CountsLine = counts, "(k_exported | k_held | k_in_data)", [Short, Counting];
        Exported = k_exported, ["exported"], ["出境"], Constant, [Reserved, Ends];
        Held = k_held, ["held"], ["掌握"], Constant, [Reserved, Ends];
        InData = k_in_data, ["in-data"], ["数据所含"], Constant, [Reserved, Ends];
        SinceJanuary = k_since_january, ["since 1 January"], ["自当年1月1日起累计"], Line, [Reserved]
            => line SinceLine = since, "", [Short, Counting];
        OncePerPerson = k_once_per_person, ["once per person"], ["按自然人去重"], Line, [Reserved]
            => line OnceLine = once, "", [Short, Counting];
        LeavesOut = k_leaves_out, ["leaves out"], ["不计入"], Line, [Reserved]
            => line LeavesOutLine = leaves_out, "citation", [Counting];
        StandsFor = k_stands_for, ["stands for"], ["视同"], Line, [Reserved]
            => line StandsForLine = stands_for, "name", [Short];
        Publisher = k_publisher, ["publisher"], ["发布者"], Line, []
            => line PublisherLine = publisher, "(pair | string)", [];
        Published = k_published, ["published"], ["发布日期"], Line, []
            => line PublishedLine = published, "date", [Short];
        Language = k_language, ["language"], ["语言"], Line, []
            => line LanguageLine = language, "word", [Short];
        Controlling = k_controlling, ["controlling"], ["正式文本"], Constant, []
            => line ControllingLine = controlling, "", [Short];
        Address = k_address, ["address"], ["网址"], Line, []
            => line AddressLine = address, "string", [];
        Why = k_why, ["why"], ["理由"], Line, []
            => line WhyLine = why, "pair", [];
        Category = k_category, ["category"], ["类别"], Block, []
            => declares CategoryNode = category in Category, "name ~ k_in ~ name", [Needed, Anywhere], ("a category", "类别")
            => line InCategoryLine = in_category, "was_path", [];
        Subcategory = k_subcategory, ["subcategory"], ["子类"], Block, []
            => declares SubcategoryNode = subcategory in Subcategory, "name", [Aligned, Anywhere], ("a subcategory", "子类");
        Numbered = k_number, ["number"], ["序号"], Line, []
            => line NumberLine = numbered, "number", [];
        Standard = k_standard, ["standard"], ["标准"], Line, []
            => line StandardLine = standard, "string", [];
        Procedure = k_procedure, ["procedure"], ["程序"], Block, []
            => declares ProcedureNode = procedure in Procedure, "name", [Needed], ("a procedure", "程序");
        Party = k_party, ["party"], ["主体"], Block, []
            => declares PartyNode = party in Party, "name", [Aligned], ("a party", "主体");
        Document = k_document, ["document"], ["文书"], Block, []
            => declares DocumentNode = document in Plain, "name", [Aligned], ("a document", "文书");
        Event = k_event, ["event"], ["事由"], Block, []
            => declares EventNode = event in Plain, "name", [Aligned], ("an event", "事由");
        Step = k_step, ["step"], ["步骤"], Block, []
            => declares StepNode = step in Step, "name", [Needed, Aligned], ("a step", "步骤");
        Issuers = k_issuers, ["issuers"], ["制定机关"], Line, []
            => line IssuersLine = issuers, "gap ~ listed ~ standing", [];
        Keeps = k_keeps, ["keeps"], ["继续有效"], Line, []
            => line KeepsLine = keeps, "gap ~ name ~ gap ~ name ~ standing", [];
        Valid = k_valid, ["valid"], ["有效期" but "内"], Line, []
            => line ValidLine = valid, "gap ~ (k_not_found | number ~ hs ~ k_years) ~ gap ~ start ~ standing", [];
        HowMany = k_members, ["members"], ["数量"], Line, []
            => line HowManyLine = how_many, "number", [Short];
        By = k_by, ["by"], ["由"], Line, []
            => line ByLine = by, "gap ~ (k_not_found | listed)", [Short];
        To = k_to, ["to"], ["向"], Line, []
            => line ToLine = to, "gap ~ (k_not_found | listed)", [Short];
        HandsIn = k_hands_in, ["hands in"], ["提交"], Line, []
            => line HandsInLine = hands_in, "gap ~ (k_not_found | listed)", [Short];
        Gives = k_gives, ["gives"], ["出具"], Line, []
            => line GivesLine = gives, "gap ~ listed", [Short];
        Needs = k_needs, ["needs"], ["须凭"], Line, []
            => line NeedsLine = needs, "gap ~ listed", [Short];
        After = k_after, ["after"], ["后于"], Line, []
            => line AfterLine = after, "gap ~ listed", [Short];
        During = k_during, ["during"], ["有效期内"], Line, []
            => line DuringLine = during, "gap ~ listed", [Short];
        Within = k_within, ["within"], ["期限"], Line, []
            => line WithinLine = within, "gap ~ (k_not_found | number ~ hs ~ k_working_days ~ (gap ~ start)?)", [Short];
        Promptly = k_promptly, ["promptly"], ["及时"], Line, [Ends]
            => line PromptlyLine = promptly, "", [Short];
        May = k_may, ["may"], ["可以"], Line, [Ends]
            => line MayLine = may, "", [Short];
        From = k_from, ["from"], ["自" but "当年"], Line, [];
        WorkingDays = k_working_days, ["working days"], ["个工作日", "工作日"], Line, [Ends];
        Years = k_years, ["years"], ["年"], Line, [Ends];
        In = k_in, ["in"], ["属于" but "重要数据", "属" but "重要数据", "于" but "重要数据"], Operator, [Reserved];
        Zh = k_zh, ["zh"], ["中文"], Language, [Reserved];
        En = k_en, ["en"], ["英文"], Language, [Reserved];
        NotFound = k_not_found, ["not found"], ["未见"], Constant, [Reserved, Ends];
        When = k_when, ["when"], ["当"], Clause, [Reserved, Stops]
            => line WhenLine = item_when, "", [ByHand];
        AlwaysWhen = k_always_when, ["always when"], ["凡当" apart "凡" "当", "凡"], Clause, [Reserved]
            => begins item_when;
        Unless = k_unless, ["unless"], ["除非"], Clause, [Reserved, Joins, Stops];
        But = k_but, [], ["但"], Clause, [Joins, Stops];
        Excepted = k_excepted, [], ["除外"], Clause, [Joins, Stops, Ends];
        Or = k_or, ["or"], ["或"], Operator, [Reserved, Joins, Stops];
        And = k_and, ["and"], ["且"], Operator, [Reserved, Joins, Stops];
        Not = k_not, ["not"], ["非"], Operator, [Reserved, Stops];
        IsOneOf = k_is_one_of, ["is one of"], ["属于" but "重要数据"], Operator, [Reserved, Stops];
        IsNot = k_is_not, ["is not"], ["不为"], Operator, [Reserved, Stops];
        Is = k_is, ["is"], ["为"], Operator, [Reserved, Stops];
        AllOf = k_all_of, ["all of"], ["同时满足"], Operator, [Reserved, Stops];
        AnyOf = k_any_of, ["any of"], ["符合下列条件之一"], Operator, [Reserved, Stops];
        DataNotImportant = k_data_not_important, ["data is not important"], ["不属于重要数据"], Constant, [Reserved, Ends];
        DataImportant = k_data_important, ["data is important"], ["属于重要数据"], Constant, [Reserved, Ends];
        SomePeople = k_some_people, ["some people"], ["任何个人信息"], Constant, [Reserved, Stops, Ends];
        AtLeast = k_at_least, ["at least"], ["以上" after], Bound, [Reserved, Stops, Ends];
        AtMost = k_at_most, ["at most"], ["以下" after], Bound, [Reserved, Stops, Ends];
        Over = k_over, ["over"], ["超过"], Bound, [Reserved, Stops];
        Under = k_under, ["under"], ["不满"], Bound, [Reserved, Stops];
        Otherwise = k_otherwise, ["otherwise"], ["其余"], Clause, [Reserved, Stops, Ends];
        Regardless = k_regardless, ["regardless"], ["一律"], Clause, [Reserved, Stops];
        Open = k_open, ["open"], ["待定"], Constant, [Reserved, Ends];
    }

    // A token or node that no word begins: its rules, and what messages call it in English and Chinese.
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

    // The rules of all heads are `Head`, those of all bodies `Body`.
    nodes {
        File = file, "a file", "文件";
        Head =, "the head of a block", "块首";
        Body = example_body, "a body in braces", "花括号内的正文";
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
        ExpectsEntry = expects_entry, "a total such as `industries 9`", "总数项（如 `行业 9`）";
        WasPath = was_path, "an earlier name", "原有名称";
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

    // A block, its name in the grammar, what messages call the place inside it, and the rules of what may stand there.
    blocks {
        File = file, message!("inside-file"), [
            outcome, unit_decl, attribute, flag, measure, source, term, list_decl, law, edition, industry, category
        ];
        Edition = edition, message!("inside-edition"), [
            title, note, status, issued, in_force, replaces, falls_back, applies, strictness, prevails, expects, bands,
            important, rules, measure, attribute, flag, outcome, unit_decl, source, term, list_decl, procedure, example,
            cite, unverified, was
        ];
        Industry = industry, message!("inside-industry"), [
            title, note, was, applies, measure, attribute, flag, important, rules, bands, reading, scenario, example,
            expects, cite, unverified
        ];
        Scenario = scenario, message!("inside-scenario"), [
            title, note, was, measure, attribute, flag, bands, reading, rules, fields, example, cite, unverified
        ];
        Measure = measure, message!("inside-measure"), [
            unit_of, counting, stands_for, was, title, note, cite, unverified
        ];
        Plain = plain, message!("inside-declaration"), [title, note, was, cite, unverified];
        Term = term, message!("inside-declaration"), [pair, title, note, was, cite, unverified];
        Source = source, message!("inside-source"), [
            title, publisher, published, language, controlling, address, note, unverified
        ];
        List = list, message!("inside-list"), [title, note, cite, unverified];
        Law = law, message!("inside-law"), [title, in_force, note, cite, unverified];
        Important = important, message!("inside-important"), [
            title, note, was, item_when, in_category, item_reading, cite, unverified
        ];
        Category = category, message!("inside-category"), [title, note, was, standard, subcategory, cite, unverified];
        Subcategory = subcategory, message!("inside-subcategory"), [
            numbered, title, note, was, standard, cite, unverified
        ];
        Reading = reading, message!("inside-reading"), [bands, why, note, cite, taken, unverified];
        ItemReading = item_reading, message!("inside-item-reading"), [
            listing, item_when, why, note, cite, taken, unverified
        ];
        Rules = rules, message!("inside-rules"), [clause, note, cite, unverified];
        Bands = bands, message!("inside-bands"), [clause, counting, note, cite, unverified];
        Fields = fields, message!("inside-fields"), [field];
        Procedure = procedure, message!("inside-procedure"), [
            title, note, issuers, party, document, event, step, valid, keeps, cite, unverified
        ];
        Party = party, message!("inside-party"), [title, note, was, how_many, cite, unverified];
        Step = step, message!("inside-step"), [
            title, note, was, by, to, hands_in, gives, needs, after, during, within, promptly, may, cite, unverified
        ];
    }
    } };
}

/// Multipliers, longer ones before those that they begin with, and their zeros.
pub(crate) const MULTIPLIERS: &[(&str, usize)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("亿", 8),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
];

/// Words that mean something in one place only: English, Chinese. The totals of `expects`,
pub(crate) const TOTALS: &[(&str, &str)] = &[
    ("industries", "行业"),
    ("scenarios", "场景"),
    ("fields", "数据项"),
    ("important-items", "重要数据"),
    ("categories", "类别"),
    ("subcategories", "子类"),
];
/// the language of a source,
pub(crate) const LANGUAGES: &[(&str, &str)] = &[("zh", "中文"), ("en", "英文")];
/// and the values of a yes-no fact.
pub(crate) const ANSWERS: &[(&str, &str)] = &[("yes", "是"), ("no", "否")];
