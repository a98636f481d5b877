# 语言服务器在发现之外所说的话：悬停、提示、透镜、操作、拒绝。

# 名称所指之物的种类，写在其后的括号内。
editor-edition = 版本
editor-industry = 行业
editor-scenario = 场景
editor-list = 其他清单，不在文件夹内
editor-measure = 计量
editor-attribute = 属性
editor-flag = 情形
editor-item = 重要数据

# 悬停：条款或场景的示例。
editor-reached = { $count ->
        [0] 没有示例触及本条款
       *[other] 有{ $count }个示例触及本条款：{ $names }
    }
editor-examples = { $count ->
        [0] 没有示例
       *[other] { $count }个示例
    }
editor-unverified = 待核：尚未与正式文本核对
editor-before = { $edition } 规定：
    .outcomes = { $edition } 对此的决定：{ $outcomes }
    .not-listed = { $edition } 未列此项

# 场景之上的透镜。
editor-run-examples = 运行{ $count }个示例
editor-compared = 与 { $edition } 相比：{ $parts }
    .same = 与 { $edition } 的决定相同
    .added = { $edition } 未列
    .unread = 未与 { $edition } 比较：错误使出境活动的结果未定
editor-compared-looser = { $count }处放宽
editor-compared-stricter = { $count }处收紧
editor-compared-other = { $count }处其他变化

# 操作。
editor-translate = 为缺失的{ $language }写出位置
    .all = 为本文件缺失的全部译文写出位置
editor-language-zh = 中文
editor-language-en = 英文
editor-keywords-zh = 将本文件的关键字全部写成中文
editor-keywords-en = 将本文件的关键字全部写成英文
editor-share-bands = 为 { $scenarios } 合写一个区间块：此后这些场景合并计数
editor-boundary-examples = 为这些区间的边界写{ $count }个示例

# 已运行的示例。
editor-example-failed = { $name }：应为 { $expected }，得到 { $got }

editor-tie = 以“原为”写明 `{ $name }` 的前身，此后可仅在本版本中改名

# 未能完整读取的清单。
editor-unread =
    .examples = { $count ->
        [1] 未运行任何示例：{ $place } 处的错误使出境活动的结果未定
       *[other] 未运行任何示例：有{ $count }处错误使出境活动的结果未定，首处在 { $place }
    }
    .diff = { $count ->
        [1] 未能完整读取：{ $place } 处的错误使出境活动的结果未定；以下仅就可以读取的部分比较
       *[other] 未能完整读取：有{ $count }处错误使出境活动的结果未定，首处在 { $place }；以下仅就可以读取的部分比较
    }

# 拒绝。
editor-no-name = 此处没有名称
editor-not-a-name = `{ $name }` 不是名称：名称由小写字母、数字和 `-` 组成，以字母开头
editor-is-keyword = `{ $name }` 是关键字
editor-name-taken = `{ $name }` 已另有所指
    .in = `{ $name }` 在 { $edition } 中已另有所指
editor-one-name = 此名称只能在各版本中一并更改：其他条文依名称与其对应
editor-no-edition = `{ $name }` 不是本清单的版本
editor-nothing-before = `{ $name }` 不取代任何版本，没有可以比较的版本
editor-too-large = 两个版本无法比较：行业 `{ $industry }` 的场景 `{ $scenario }` 过大
editor-no-scenario = `{ $name }` 不是本清单的场景
editor-no-code = `{ $name }` 不是发现的代码
