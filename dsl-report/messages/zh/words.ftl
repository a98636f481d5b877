# 多处语句共用的词语。

write = 改写为 `{ $text }`
add = 补上 `{ $text }`
did-you-mean = 是否应为 `{ $name }`？
the-first-one = 这是第一处
the-second-one = 这是第二处
declared-here = 在此声明
none = 无

## 文件中的位置

inside-file = 文件顶层
inside-edition = 版本之内
inside-industry = 行业之内
inside-scenario = 场景之内
inside-measure = 计量之内
inside-declaration = 本声明之内
inside-source = 来源之内
inside-list = 其他清单的声明之内
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
