# `qingdan explain`：没有这个代码；列出最接近的代码，没有相近的则列出全部。
no-such-code =
    .near = 没有代码 `{ $code }`，是否为 `{ $near }`？
    .all = 没有代码 `{ $code }`；全部代码为：{ $codes }
