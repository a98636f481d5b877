# 名称、种类，以及各处应写的内容。

## 事物的种类；`.a` 在英文中带冠词

kind-edition = 版本
kind-industry = 行业
kind-scenario = 场景
kind-category = 类别
kind-subcategory = 子类
kind-block = 区间块
kind-reading = 释读
kind-outcome = 结果
kind-unit = 单位
kind-source = 来源
kind-term = 术语
kind-list = 其他清单
kind-law = 法律
kind-value = 取值
kind-fact = 事实
kind-any-fact = 计量、属性、情形或重要数据条目
kind-measure = 计量
    .a = 计量
kind-attribute = 属性
    .a = 属性
kind-flag = 情形
    .a = 情形
kind-item = 重要数据条目
    .a = 重要数据条目
kind-title = 标题
kind-note = 注
kind-publisher = 发布者
kind-reason = 理由
kind-field = 数据项

## 位置

place-shared = 各版本共用的声明
place-edition = 版本 `{ $edition }`
place-industry = 版本 `{ $edition }` 的行业 `{ $industry }`
place-scenario = 版本 `{ $edition }` 的行业 `{ $industry }` 的场景 `{ $scenario }`

## 文件中的位置

inside-file = 文件顶层
inside-edition = 版本之内
inside-industry = 行业之内
inside-scenario = 场景之内
inside-measure = 计量之内
inside-declaration = 本声明之内
inside-source = 来源之内
inside-list = 其他清单的声明之内
inside-law = 法律之内
inside-category = 类别之内
inside-subcategory = 子类之内
inside-important = `重要数据` 条目之内
inside-reading = 释读之内
inside-item-reading = `重要数据` 条目的释读之内
inside-rules = `规则` 块之内
inside-bands = `区间` 块之内
inside-fields = `数据项` 块之内
inside-procedure = 程序之内
inside-party = 主体之内
inside-step = 步骤之内

## 共用的标注

again-here = 此处重复
another-unit = 单位不同
another-value = 另一类值
decides-nothing = 不决定任何事项
not-in-its-place = 位置不当
of-another-kind = 种类不同
takes-in-no-value = 不包括任何取值
values-declared-here = 其取值在此声明
included-or-not = `以上`、`以下` 包括本数，`超过`、`不满` 不包括本数

## 未声明的名称与重复的名称

unknown-name = 没有名为 `{ $name }` 的{ $kind }
    .label = 没有{ $kind }使用这个名称
    .help = 请声明该{ $kind }，或者更正名称
unknown-list = 没有名为 `{ $name }` 的版本，也没有以此名称声明的其他清单
    .label = 没有版本或者已声明的其他清单使用这个名称
    .help = 请更正名称；如果是不在文件夹内的清单，请先声明：清单 { $name } { "{" } … { "}" }
unknown-name-in = `{ $place }` 之内没有名为 `{ $name }` 的{ $kind }
    .label = `{ $place }` 之内没有{ $kind }使用这个名称
    .help = 请在 `{ $place }` 之内声明该{ $kind }，或者更正名称
near-name-declared = `{ $name }` 在此声明
not-seen-here = { $kind } `{ $name }` 在此处不可用
    .label = 只在{ $place }中声明
    .help = 请在两处都能使用的位置声明 `{ $name }`：写在版本之内，或者写在各版本之外
unknown-value = 属性 `{ $attribute }` 没有 `{ $value }` 这个取值
    .label = 其取值为 { $values }
    .help = 请使用已有的取值，或者在该属性中声明这个取值
doubled-name = { $kind } `{ $name }` 声明了两次
    .label = 在此再次声明
    .label-first = 首次声明在此
    .help = 请将其中一个改名或删去
doubled-line = 只能写一处的 `{ $line }` 写了两处
    .help = 请删去其中一处

## 种类

wrong-kind = `{ $name }` 是{ $kind }，此处应为{ $wanted }
    .label = 不是{ $wanted }
    .label-declared = 在此声明为{ $kind }
only-read-as-count = 计量只能视同另一项计量
write-alone = 请单独写 `{ $name }`：它只有成立与不成立之分
write-a-count = 请写数量，如 `{ $name } 10万`
write-a-value = 请写它的一个取值：`{ $name } 取值名称`
write-holds-or-not = 请写 `{ $name }` 或 `非 { $name }`
give-a-bound = 请为它写明界限，如 `{ $name } 1以上`
say-which-value = 请写明取值：`{ $name } 为 …`
count-is-bounded = 计量须写明界限：`{ $name } …以上`
not-a-count = `{ $measure }` 是计量，而 `{ $word }` 不是数字
    .label = 此处应为数字
    .label-declared = 在此声明为计量
    .help = 请写整数，如 `100_000` 或 `10万`
no-order = `{ $attribute }` 的取值没有顺序，不能在取值之间划定界限
    .label = 对没有顺序的取值使用了边界用语
    .label-declared = 在此以 `取值` 声明
    .help = 请写 `{ $attribute } 属于 { "{" } … { "}" }`，或者将该属性声明为 `有序 { "{" } a < b { "}" }`
values-not-numbers = `{ $attribute }` 的取值不是数字
    .label = 此处应为它的一个取值
    .help = 请写条文所称的取值
yes-or-no = `{ $word }` 既不是 `是`，也不是 `否`
    .label = 此处只能回答是或否
    .help = 请写 `是` 或 `否`

## 事实

fact-mismatch = `{ $name }` 有两处声明，且{ $difference }
    .label = 同一名称无论在何处声明，都是同一事实
    .label-other = 此处的声明与之不同
    .help = 请使两处声明一致，或者将其中一处改名
differs-in-unit = 此处以 `{ $here }` 计，彼处以 `{ $there }` 计
differs-in-what-counts = 统计的对象（`出境`、`掌握`、`数据所含`）不同
differs-in-values = 取值不同
differs-in-order = 只有一处为 `有序`
differs-in-kind = 两处声明的种类不同
missing-unit = 计量 `{ $measure }` 没有单位
    .label = 以何种单位计？
    .help = 请补写单位，如 `单位 people`
number-of-values = 属性 `{ $attribute }` 有 { $count } 个取值
    .label = 属性须有 1 至 { $most } 个取值
    .help = 请在花括号内列出取值；取值更多的，宜声明为计量
unit-mismatch = `{ $measure }` 以 `{ $own }` 计，不以 `{ $written }` 计
    .label-declared = 在此声明为 `单位 { $own }`
    .help = 请写 `{ $own }`，或者改为限定一项以 `{ $written }` 计的计量
    .help-own = `{ $measure }` 以 `{ $own }` 计
stands-for-unit = `{ $measure }` 以 { $own } 计，不能视同以 { $unit } 计的 `{ $target }`
    .help = 计量只能视同单位相同的计量
circle-of-measures = `{ $measure }` 视同 `{ $target }`，而后者又视同另一项计量
    .label = 所视同的计量又视同另一项计量
    .label-too = 这一项也视同另一项计量
    .help = 请使两者都视同另一版本所统计的计量
missing-in-force = 法律 `{ $law }` 没有写明自何日起施行
    .label = 缺少 `施行` 一行
    .help = 请补写一行，如 `施行 2021-11-01`
missing-translation = 此处{ $what }缺少{ $language }文本
    .label = 缺少 `{ $word } "…"`
    .help = 请补写 `{ $word } "…"`；来源没有该语言文本的，请写 `{ $word } 未见`
in-chinese = 中文
in-english = 英文

## 版本与行业

industry-other = `other` 表示一切未列出的行业，不能声明名为 `other` 的行业
    .label = 这个名称专指未列出的行业
    .help = 请为该行业另取名称
two-links = 版本 `{ $edition }` 有两行 `{ $line }`
    .help = 每个版本至多一行；请删去一行
circle-of-editions = `{ $line }` 形成循环：从 `{ $from }` 又回到 `{ $to }`
    .label = `{ $line }` 在此处形成循环
    .label-through = 循环经过此处
    .help = 请删去其中一行 `{ $line }`；总要有一个版本居于末位
missing-strictness = 版本 `{ $edition }` 没有写明各项结果的严格程度
    .label = 缺少 `严格程度` 一行
    .help = 请补写一行，如 `严格程度 free < contract < assessment`
twice-in-chain = `{ $outcome }` 在严格程度中出现两次
    .label-first = 首次出现在此
    .help = 每项结果在严格程度中只有一个位置
chain-mismatch = 此处的严格程度没有按原有顺序保留所从版本的全部结果
    .label = 必须由宽到严依次包含 { $chain }
    .label-fallback = 本版本未列事项所从的版本
    .help = 可以在其间插入结果，但不得删去或调换
outside-chain = `{ $outcome }` 不在 `{ $edition }` 的严格程度之中，只有 `一律` 规则可以给出它
    .label = 严格程度所列的结果：{ $chain }
    .help = 请在 `规则` 中写 `{ $outcome } 一律 当 …`，或者将 `{ $outcome }` 列入 `严格程度`
scope-without-fallback = 版本 `{ $edition }` 没有所从的版本，因此适用于一切处理者
    .label = 不在此范围内的处理者将无所适从
    .help = 请删去 `适用于`，或者补写 `未列从 版本名称`
no-fallback = 版本 `{ $edition }` 对其场景以外的数据流一概未作决定
    .label = 没有所从的版本，自身也没有区间
    .help = 请补写 `未列从 版本名称`，或者在版本中写一个 `区间` 块
was-no-scenario = 场景的前身应为场景，此处只写了行业
    .help = 请写 `原为 版本名称 行业名称/场景名称`
was-twice = `原为 { $name }` 写了两处
was-itself = `原为` 应指先前的事物，而此处所指即为 `{ $name }` 本身
    .label = 并非先前的事物
    .help = 请写明在此之前的版本，或者删去此行
keeps-itself = `继续有效` 应指依先前版本作出的文书，而此处所指即为 `{ $name }` 本身
was-circle = 这些 `原为` 互相指向，又回到起点
    .label = `{ $name }` 以此为先前的事物
    .help = 先前的事物不可能由后来的事物变更而来：请删去指回的一行
keeps-circle = 这些 `继续有效` 互相指向，又回到起点
scenario-twice = 同一 `区间适用于` 中两次写明 `{ $name }`
    .help = 请删去后一处，或者写明所指的场景
    .fix = 删去后一处 `{ $name }`
was-no-industry = 行业的前身应为行业，此处写的是场景
    .help = 请写 `原为 版本名称 行业名称`

## 区间块与规则

no-clause = 此 `区间` 块没有条款
    .help = 请写明其条款；来源没有规定的，请写 `区间 待定`
missing-bands = 场景 `{ $scenario }` 没有区间
    .label = 其数据流没有任何条款决定
    .help = 请写 `区间 { "{" } … { "}" }`；来源没有规定的，请写 `区间 待定`
bands-for-in-edition = `区间 适用于` 指明场景，而场景写在行业之内
    .label = 不在行业之内
    .help = 请将该块移入这些场景所属的行业
bands-for-in-scenario = `区间 适用于` 应写在行业之内，不写在场景之内
    .help = 请写 `区间 { "{" } … { "}" }`：它只属于本场景
bands-for-nothing = 行业的区间须写明适用于哪些场景
    .help = 请写 `区间 适用于 a、b { "{" } … { "}" }`，或者移入场景之内
two-deciding-blocks = 版本 `{ $edition }` 没有所从的版本，因此只能有一个区间块
    .label = 不属于任何场景的数据流，究竟由哪一块决定？
    .help = 请将两块合并，或者将此块移入场景
block-without-name = 此块没有名称，任何场景都无法引用
    .label = 不决定任何事项：由所从的版本决定
    .help = 请为它取名，写 `区间 名称 { "{" } … { "}" }`，并在由它决定的场景中写 `区间 名称`
reference-in-edition = `区间 { $block }` 是对区间块的引用，而此处应为区间块的定义
    .label = 其后没有花括号
    .help = 请在花括号内写明条款，或者在场景中引用该块
named-block-here = 只有版本的区间块才有名称，`{ $block }` 在此无法被引用
    .label = 无从使用的名称
    .help = 请删去名称，或者将该块移到版本之内，再在此处引用
unusable-block = 区间块 `{ $block }` 提到 `{ $what }`，而版本 `{ $edition }` 没有它
    .label = 所引用的块在此处含义不同
    .help = 请引用本版本或其所从版本的区间块，或者为各版本共同声明 `{ $what }`
measure-in-two-blocks = 有两个区间块都适用于场景 `{ $scenario }`，且都限定 `{ $measure }`
    .label = 在此再次限定
    .label-first = 已在此限定
    .help = 请将同一计量的全部界限写在同一个块中
regardless-in-bands = `一律` 应写在 `规则` 中，不写在 `区间` 中
    .label = 它先于一切区间，因此不能是区间
    .help = 请将该条款移入 `规则 { "{" } … { "}" }` 块
otherwise-in-rules = `其余` 应写在 `区间` 中，不写在 `规则` 中
    .label = 规则是例外；例外之外的事项由区间决定
    .help = 请为该规则写明条件，或者移入 `区间` 块
otherwise-gives = `其余` 不能给出 `{ $given }`：它是各区间以下的部分
    .label = 只能给出最宽的结果 `{ $mildest }`，或 `待定 { "{" } … { "}" }`
    .help = 请写 `{ $mildest } 其余`，并为 `{ $given }` 另写条件
open-outcomes = `待定` 须列出两项以上不同的结果，表示必为其中之一
    .label-one = 只列出一项结果
    .label-twice = 同一结果列出两次
    .help = 结果已知的，请直接写该结果；否则请列出来源所容许的全部结果

## 释读

bands-and-readings = 场景可以有 `区间`，也可以有释读，但不得兼有
    .label = 与 `区间` 并存的释读
    .label-bands = 区间在此
    .help = 请将这些区间另写为 `释读 名称 { "{" } … { "}" }`
two-taken = 采用了两种释读：`{ $first }` 与 `{ $second }`
    .label = 也被采用
    .label-first = 已被采用
    .help = 请只采用一种；用 `--reading` 可以查看另一种会带来的变化
none-taken = 这些释读均未标明 `采用`
    .label = 以哪一种为准？
    .help = 请将本版本所依从的一种写为 `释读 { $reading } 采用 { "{" } … { "}" }`，并说明理由
reads-nothing = 没有释读任何内容
reading-without-bands = 释读 `{ $reading }` 没有区间
    .help = 请写明这种释读所得的 `区间`
when-and-readings = 重要数据条目可以有条件，也可以有释读，但不得兼有
    .label = 与释读并列的条件
    .label-reading = 第一种释读
    .help = 请将该条件移入其所属的释读
reading-without-listing = 释读 `{ $reading }` 未说明该条目是否列入
    .help = 请写明 `列入`、`不列入`，或者写明依该释读何种情形下属于重要数据的 `当`
listed-and-when = `{ $line }` 与条件并列
    .label = 与条件重复或者相抵触
    .label-when = 条件在此
    .help-listed = 请删去 `列入`：写明 `当` 即表示列入，并限定其条件
    .help-not = 两者只能保留其一：不列入时，没有需要满足的条件

## 条件

asks-importance = 认定数据是否重要之处，不能以 `{ $words }` 为条件
    .label = 以自身的结论为条件
    .help = 请写明使数据成为重要数据的条目或数量
cannot-limit-scope = `{ $words }` 不能限定清单的适用对象；只有属性和情形可以
    .label = 不是属性或情形
    .help = 请将该条件写入 `区间` 或 `规则` 的条款
empty-bounds = `{ $measure }` 没有整数落在这些界限之内
    .label = 不包括任何数量
never-holds = 此条件永不成立：其各部分互相排斥
    .alone = 此条件永不成立
    .unknown = 此条件能否成立，无法在限度之内判明
    .label-asks = 此项须成立
    .label-leaves = 除外之后只剩 `{ $part }`
    .label-leaves-nobody = 除外之后只剩不涉及任何人的数据
    .label-nothing = 除外之后什么也不剩
    .label-nobody = 没有任何计量统计出境的个人信息人数
    .note-more = 另有 { $count } 处
    .help = 请更正写错的数字或者取值；满足其一即可的，请写 `或`
no-value-within = `{ $attribute }` 没有取值落在这些界限之内
    .help = 请调换两个界限，或者使用包括本级的 `以上`、`以下`
no-other-value = `{ $attribute }` 没有其他取值，此条件永不成立
    .help = 请至少留下一个取值

## 示例

fact-twice = `{ $name }` 写了两次
    .help = 每项事实只写一次
takes-a-name = `{ $place }` 之后应为名称
    .label = 不是名称
    .help = 请写 `{ $place } 名称` 或 `{ $place } other`
example-has-place = 此示例的{ $place }已经确定：就是它所在的{ $place }
    .label = 此处不需要
    .help = 请删去这一行，或者移动该示例

## 官方总数

unknown-total = 没有名为 `{ $name }` 的总数
    .help = 可写的总数为{ $known }
    .fix = 写作 `{ $name }`
## 目录

number-twice = 两个子类的序号都是 { $number }
    .help = 目录中每个子类各有一个序号；请更正其中一个，或者删去

kind-example = 示例
kind-skeleton = 样式
value-of = { $attribute } 的取值
unit-of = { $measure } 的单位
bands-of = { $edition } 的区间
