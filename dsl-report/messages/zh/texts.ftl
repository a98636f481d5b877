## number-mismatch

number-mismatch = 中文作“{ $zh }”，英文作“{ $en }”
    .label-en = 英文作“{ $en }”
    .label-zh = 中文作“{ $zh }”
    .help = 请核对来源，使两种语言一致
    .write-en = 英文改写为“{ $number }”
    .write-zh = 中文改写为“{ $number }”
number-mismatch-lacking =
    .en = 中文写有“{ $number }”，英文没有
    .zh = 英文写有“{ $number }”，中文没有
    .label = “{ $number }”没有对应
    .label-en = 英文没有这个数
    .label-zh = 中文没有这个数
    .help = 请核对来源，两种语言或者都写，或者都不写
number-mismatch-boundary = “{ $number }”处中文用“{ $zh }”，英文用“{ $en }”，界限不同
    .label-in = “{ $words }”包括本数
    .label-out = “{ $words }”不包括本数
    .note = “以上”（at least）、“以下”（at most）包括本数；“超过”（more than）、“不满”（under）不包括本数
    .help = 与“{ $zh }”对应的是“{ $right }”；如果英文正确，中文应作“{ $other }”
number-mismatch-unit = “{ $number }”处两种语言的单位不同
    .label-en = 英文的单位
    .label-zh = 中文的单位

## term-mismatch

term-mismatch = “{ $word }”是术语，{ $language }没有使用约定的译法“{ $agreed }”
    .label = 约定译法为“{ $agreed }”
    .label-other = 此处没有“{ $agreed }”
    .agreed = 约定见此
    .help = 请写“{ $agreed }”，或者两种语言都不用这一术语
    .write = 改写为“{ $words }”
term-mismatch-english = 英文
term-mismatch-chinese = 中文
term-mismatch-exchanged = 中文作“{ $zh }”，英文作“{ $en }”，是两个不同的术语
    .label-en = 意为“{ $agreed }”
    .label-zh = 意为“{ $agreed }”
    .help = 请核对来源，使用约定的一对译法

## outcome-mismatch

outcome-mismatch = 中文所说的是“{ $zh }”，英文所说的是“{ $en }”，是两个不同的结果
    .label-en = 一个结果
    .label-zh = 另一个结果
    .help = 请核对来源，使两种语言所说的结果一致

## confusable-text

confusable-text = “{ $found }”看似“{ $plain }”，实际写有 { $code }
    .form = “{ $found }”（{ $code }）是“{ $plain }”的另一种字形
    .label = { $code }
    .note = 看似相同而编码不同的文字，搜索时找不到，比较时显示为改动
    .help = 请写普通字符
    .write = 改写为“{ $plain }”

## hidden-character

hidden-character = 有看不见的字符：{ $code }
    .direction = 有改变阅读顺序的字符：{ $code }
    .unknown = 有未定义的字符：{ $code }
    .break = 有的程序在此另起一行、本程序并不换行的字符：{ $code }
    .label = 此处有 { $code }
    .label-direction = 此处有 { $code }
    .label-unknown = 此处有 { $code }
    .label-break = 此处有 { $code }
    .help = 请删去：法律文本所见须即所编译
    .help-unknown = 请写来源中的字符；这一字符在各台机器上显示不同
    .remove = 删去
    .space = 改为空格

## missing-translation

missing-translation-elsewhere = 同一文字在清单别处作 `{ $side }`
    .write = 加上 `{ $side }`

## uncited-number

uncited-number = 这个数没有来源
    .totals = 这些总数没有来源
    .label = 没有引用来源
    .label-more = 这个数也没有
    .help = 请在条款后加 `[来源 "位置"]`，或者在其所在处加一行 `依据`
    .help-totals = 请在版本中加一行 `依据`
