unknown-total = 没有名为 `{ $name }` 的总数
    .help = 可写的总数为{ $known }
    .fix = 写作 `{ $name }`
