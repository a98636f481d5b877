# 关于区间与规则的发现。`$point` 写作一种情形，以“时”或“下”结尾；`$area` 写作清单中的界限。

## 相交的区间

gets-both = { $point }，同时得出 `{ $one }` 与 `{ $other }`
    .label = { $area }：得出 `{ $gives }`
band-collision =
    .note = 两项条款限定的是同一组计量，彼此不构成例外；`从严` 不能解决同一文本前后两说的问题
    .help = 请移动其中一个界限，使每个数量只属于一个区间
band-crossing =
    .note = 该版本没有写明从严
    .help = 法律规定从严的，请在版本中补写 `从严`；否则请用 `除非` 排除重叠部分

## 空隙

band-gap = { $point }，{ $gets }
    .between = 区间之间有空隙：{ $point }，{ $gets }，而数量更少时反而得出 `{ $below }`
    .label-all = 这些条款没有包括它
    .help-all = 请为它补写条款，或者补写给出最宽结果的 `其余`
    .note = `以上`、`以下` 包括本数，`超过`、`不满` 不包括本数
    .help = 请移动其中一个界限，使区间相接；`其余` 是各区间以下的部分，从不填补区间之间的空隙
falls-to-otherwise = 落入 `{ $outcome } 其余`
gets-nothing = 没有任何结果：没有条款包括它，也没有 `其余`
ends-here = `{ $gives }` 到此为止：{ $area }
begins-here = `{ $gives }` 从此处才开始：{ $area }
band-masked-gap = `{ $measure }` 的区间都不包括 { $value }；只是另一项计量的区间掩盖了这一空隙
    .label-hides = 掩盖了空隙：它没有限定 `{ $measure }`，而包括了 { $area }
    .note = 最小的一例：{ $point }
    .help = 请移动 `{ $measure }` 的其中一个界限，使区间相接；掩盖空隙的区间一经改正，空隙就会显露

## 宽严次序

band-inversion = { $point }，只得出 `{ $mild }`，而数量更少时反而得出 `{ $strict }`
    .note = 数量增加，结果不得放宽
    .help = 请调换两项结果，或者对较严的区间只设下限
open-answers =
    .note = 结果待定的，其可能结果中最宽的一项较宽，或者最严的一项较宽，即为放宽
band-origin = 不涉及任何人的数据也得出 `{ $gives }`：{ $area }包括零
    .label = 零也在此界限之内
    .note = `不满N` 与 `N以下` 都一直延伸到零
    .help = 法律所指为确有提供行为者的，请在该界限之前写明 `1以上`

## 不起决定作用的区间与规则

band-dead = 此区间不起决定作用：{ $area }，全部由更严的区间决定
    .label-prevails = { $area }：以 `{ $gives }` 优先
    .help = 区间不起决定作用，往往是另一区间有误：请先检查其界限，再删去此区间
band-redundant = { $area }：其他区间已经全部给出 `{ $gives }` 或更严的结果
    .label = 可以删去，结果不变
    .label-gives = { $area }：给出 `{ $gives }`
never-comes-out = 此处从不得出 `{ $gives }`
dead-otherwise = 以上条款已经包括一切情形，没有留给 `其余` 的部分
    .help = 很可能有一个区间包括了零，`N以下` 和 `不满N` 都是如此；请为它写明 `1以上`，或者删去这一行
dead-rule = 此规则从不起决定作用：凡适用它之处，都有另一规则优先（例如 { $point }）
    .label-prevails = 以 `{ $gives }` 优先
    .help = 请删去此规则，或者缩小优先规则的范围
regardless-collision = { $point }，两条 `一律` 规则同时决定：一条给出 `{ $one }`，另一条给出 `{ $other }`
    .label = 给出 `{ $gives }`
    .note = `一律` 规则先于一切其他条款，同一版本的两条之间没有先后可言
    .help = 请在应当让步的一条中补写 `除非 …`

## 检查的范围

region = { $rest ->
        [0] 全部范围：{ $boxes }
       *[other] 全部范围：{ $boxes }；另有 { $rest } 个范围
    }
more-findings = 此块中另有 { $count } 项同类发现
bare-finding = `{ $code }`：{ $point }
too-many-boxes = 此条件拆分后超过 { $most } 个组合
    .label = 用 `且` 连接多个 `符合下列条件之一`，其分支数相乘
    .note = 此条款不参加检查；其他条款仍照常检查
    .help = 请拆分条款，或者将各种情况另行声明为情形或属性
analysis-too-large = 这些区间分割出的部分过多，无法逐一检查
    .label = 已有的发现属实，但可能不止这些
graph-too-large = 行业 `{ $industry }` 的场景 `{ $scenario }` 的决策图超出节点限额
    .label = 超过 { $most } 个节点
    .note = 区间仍照常检查，版本比较也直接比较各个范围；只有 `compile` 和 `decide` 需要决策图
split-or-bound-fewer = 请拆分场景，或者减少其中限定的计量

## 示例

example-fails = 示例“{ $example }”应为 `{ $expected }`，依条文却为 `{ $got }`
    .undecided = 示例“{ $example }”没有条款可以适用
    .unnamed = 示例“{ $example }”的结果取决于 `{ $fact }`，该事实没有默认值，示例也未写明
    .unlisted = 示例“{ $example }”所写的 `{ $name }` 没有任何版本列出
    .label = 示例应得的结果
    .by = 依此为 `{ $got }`
    .help = 条文与其依据一致的，应将示例改为 `{ $got }`；不一致的，应改正条文
    .help-unnamed = 在示例中写明 `{ $fact }`

## 一点与一片区域

everything = 全部情形
point = 任何情形下
    .counts = { $counts }时
    .choices = { $choices }时
    .choices-named = { $choices } 时
    .both = { $counts }、{ $choices }时
    .both-named = { $counts }、{ $choices } 时
point-none = `{ $fact }` 为零
point-exactly = `{ $fact }` 恰为{ $quantity }
point-value = `{ $fact }` 为 `{ $value }`
point-holds = `{ $fact }` 成立
point-holds-not = `{ $fact }` 不成立
data-important = 数据属于重要数据
data-not-important = 数据不属于重要数据
people-counted = 涉及个人信息
nobody-counted = 不涉及个人信息
