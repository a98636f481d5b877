# 多处报告共用的短语。

open-between = 待定，可能为{ $outcomes }
any-flow = 任何流动
fact-is = { $fact }为{ $values }
fact-counts = { $fact } { $counted }
    .none = { $fact }为零
semicolon = { $one }；{ $other }
important-item = 重要数据：{ $item }
