# 多处语句共用的词语。

write = 改写为 `{ $text }`
add = 补上 `{ $text }`
did-you-mean = 是否应为 `{ $name }`？
the-first-one = 这是第一处
the-second-one = 这是第二处
declared-here = 在此声明
none = 无
