# 文本与语法：只看文件的写法，不涉及其含义。

## 此处应为何物

expected-found = 此处应为{ $expected }，实际写的是 `{ $found }`
    .label = 不应出现在此处
    .label-foreign = 不是本语言的用语
    .label-unknown = 无法识别的词
expected-after = `{ $before }` 之后应为{ $expected }
    .label = 其后有缺漏
end-of-line = 行末
boundary-word = 边界用语（{ $words }）
an-entry = 条目
a-total = 总数项

## 常见笔误

misplaced-line = `{ $word }` 不能写在{ $inside }
    .label = 位置不当
    .help = 可以写在{ $homes }
starts-no-line = `{ $word }` 不能作为{ $inside }一行的开头
    .label = 无法识别的词
    .help = 此处每行的开头应为{ $words }
reserved-name = `{ $word }` 是本语言的用语，不能用作名称
    .label = 此处应为名称
    .help = 请另取名称，如 `{ $word }-1` 或更完整的名称
not-a-boundary-word = `{ $slip }` 不是边界用语；法律用语是 `{ $chinese }`（`{ $english }`）
    .label = 此处应为边界用语
    .help = `以上`、`以下` 包括本数，`超过`、`不满` 不包括本数
    .note = `{ $chinese }` 写在数字之后，例如 `10万人{ $chinese }`
parentheses = 条件中不使用圆括号
    .label = 本语言没有这个符号
    .help = `且` 的结合先于 `或`；如需分组，请使用 `同时满足 { "{" } … { "}" }` 或 `符合下列条件之一 { "{" } … { "}" }`
sign = 本语言没有 `{ $sign }` 这个符号；应使用 `{ $chinese }`（`{ $english }`）
    .label = 此处应使用文字
below-zero = `{ $number }` 小于零
    .label = 数量从 0 起算
    .help = 请写 0 以上的整数
not-a-name = `{ $word }` 不能作为名称
    .label = 不是名称
    .label-wanted = 此处应为名称
    .help = 名称由小写英文字母和数字组成，词与词之间用 `-` 连接
    .help-letter = 名称由小写英文字母和数字组成，以字母开头，词与词之间用 `-` 连接；中文写在 `标题` 里
missing-when = 此前缺少 { $when }
    .help = 条款的写法是 `结果 当 条件`
missing-language = 这段文本没有写明是哪种语言
    .label = 此前缺少 `中文` 或 `英文`
    .help = 文本须中英成对：`中文 "…" 英文 "…"`
missing-comma = 此处应为 `,`，实际写的是 `{ $found }`
    .label = 此前缺少逗号
curly-quote = 此处应为{ $expected }，实际写的是弯引号
    .label = 不是直双引号
    .help = 文本须用直双引号 `"` 括起；弯引号只能出现在文本之内

## 行

must-start-line = { $what }须另起一行
    .label = 请从此处另起一行
    .help = 每行一项，清单才能像表格一样阅读，也才能看出下一项从何处开始
    .fix = 另起一行
must-be-separated = { $what }之前须换行或写 `;`
    .label = 此前缺少 `;`
cannot-go-on = 条款换行后不能以 `{ $word }` 续写
    .label = 本行属于上面的条款
clause-goes-on = 条款可以换行续写，续行须以 `或`、`且`、`除非`、`但` 或 `【` 开头
clause-without-outcome = `{ $words }` 是条件的开头，不是条款的开头
    .label = 条款以其结果开头
doubled-language = 数据项 `{ $field }` 有两处 `{ $language }`
    .help = 每个数据项须另起一行；请删去换行之前的逗号

## 花括号与文本

unclosed-block = `{ $title }` 没有结束：缺少 `{ "}" }`
    .nameless = 此块没有结束：缺少 `{ "}" }`
    .label = `{ "}" }` 最迟应写在此处
    .label-open = 从此处开始
closed-too-early = 此处的 `{ "}" }` 使 `{ $title }` 过早结束
    .label = 多了一个 `{ "}" }`
    .help = 其后的内容只能写在{ $inside }：请删去这个花括号
closes-nothing = 此处的 `{ "}" }` 没有对应的开头
    .label = 此处没有尚未结束的块
    .help = 请删去它，或者检查上文是否有块过早结束
take-brace-away = 删去这个花括号
no-body = `{ $title }` 没有正文：应有 `{ "{" }`
    .label = 此处缺少 `{ "{" }`
too-deep = 花括号嵌套超过 64 层
    .label = 从这个花括号起超出限度
    .help = 请把内层条件单独声明为 `情形`，或者把条款拆成两条
unclosed-string = 这段文本没有在本行结束：缺少 `"`
    .label = 从此处开始
    .help = 文本须写在一行之内，用直双引号括起；其中的引号写作 `\"`

## 数字与日期

number-grouping = `{ $written }` 使用了逗号分节
    .label = 逗号用来分隔界限和名称
    .help = 数字可以用 `_` 分节，也可以不分节
full-width-digits = `{ $written }` 使用了全角数字
    .label = 全角数字
    .help = 请使用半角数字
number-not-whole = `{ $written }` 不是整数
    .label = 数量须为整数
    .help = 人数按一人一计：请写乘以数量单位之后为整数的数字
number-out-of-range = `{ $written }` 过大
    .label = 达到或超过 2^53
    .help = 数量最大为 9_007_199_254_740_991（2^53 − 1），在此以内各种 JSON 程序都能精确读取
bad-date = 历法中没有 `{ $date }` 这一天
    .label = 不是日期
    .help = 请写明年、月、日，如 `2024-03-22`

## 文件

not-utf8 = 第 { $byte } 字节不是 UTF-8 文本
    .label = 从这个字节起不是 UTF-8
    .help = 请将文件另存为 UTF-8；许多中文编辑器默认存为 GBK
file-too-long = 文件超过 64 MiB，没有读取
    .help = 请将清单拆成若干文件：同一文件夹内的文件一并读取

outcome-of-two-words = 条件之前有两个词
    .help = 结果只有一个名称，各词以 `-` 相连：请写所声明的名称
