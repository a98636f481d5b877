# 多处报告共用的短语。

open-between = 待定，可能为{ $outcomes }
important-item = 重要数据：{ $item }
