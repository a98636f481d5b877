# `--help` 的文字，按命令排列：命令本身的说明；各参数的说明（`.format`）和参数各取值的说明（`.format-json`）写在其下。
# 命令之下没有的，适用 `help-all` 的说明。dsl-cli 的测试将其与各参数逐一核对。

help-qingdan = 负面清单编译器：检查清单、判定数据流、比较版本

help-all =
    .lists = 清单文件夹 [默认：当前文件夹或者其上级中最近的 `lists`]
    .messages = 提示所用的语言 [默认：供人阅读的从系统语言，其他用英文]
    .messages-en = 英文
    .messages-zh = 中文
    .help = 显示帮助
    .version = 显示程序的版本号
    .editions = 哪些版本 [默认：全部]
    .format = 供人阅读，或者供程序读取
    .format-human = 供人阅读
    .format-json = 供程序读取
    .reading = 在清单采用其他释读之处，改为采用此释读：只写名称的，适用于全部同名释读；写 `位置/名称` 的，只适用于该处，写法见 `qingdan conflicts`

help-check = 检查清单中的错误
    .paths = 只报告这些文件或者文件夹 [默认：整个清单文件夹]
    .format = 发现的显示方式
    .format-human = 彩色图示，标在原文之下，供终端显示
    .format-narrated = 内容相同，以语句表述，供读屏软件朗读
    .format-plain = 以 ASCII 字符图示，供日志和邮件使用
    .format-short = 每项发现一行
    .fix = 将可以自动修改的问题改入文件，再报告其余问题
    .dry-run = 与 --fix 并用：以补丁形式显示拟作的修改，不写入文件
    .deny-warnings = 有警告的，退出码也为 1

help-compile = 为每个版本写出一个编译产物
    .output = 编译产物所在的文件夹

help-conflicts = 列出来源不一致之处，以及采用另一释读时的变化

help-coverage = 将已转写的内容与官方总数对照
    .format = 表格的写法
    .format-markdown = 供网页使用

help-decide = 判定一项数据流，并说明依据
    .edition = 清单文件夹中的版本，或者编译产物：带有 `/` 的路径，或者以 `.json` 结尾的路径
    .facts = 数据流的事实，写作 名称=值
    .assume-defaults = 未给出的事实，取所声明的默认值、零或者否
    .on = 判定当日施行的版本：自所写的版本起，依 `取代` 查找

help-diff = 显示两个版本之间的变化，以及受影响的对象
    .old = 旧版本
    .new = 新版本
    .output = 写入文件
    .exit-code = 有变化的，退出码为 1

help-fmt = 将清单排为统一的版式
    .paths = 文件或者文件夹 [默认：整个清单文件夹]
    .check = 不写入文件；列出需要改排的文件，有需要改排的，退出码为 1
    .keywords = 全部关键词改用此语言 [默认：保留各自所用的语言]
    .keywords-zh = 中文
    .keywords-en = 英文

help-explain = 说明 `qingdan check` 所报的代码，附错误和正确的示例各一
    .code = 发现所示的代码，如 `band-gap`

help-lsp = 经标准输入和标准输出，为编辑器提供语言服务

help-procedure = 列出一个版本各程序的步骤，以及各步骤的办结期限
    .edition = 清单文件夹中的版本
    .filed = 收到首批文书之日
    .done = 步骤办结或者事由发生之日；可以写多次
    .calendar = 载明放假和调休上班日期的文件 [默认：只有周末不计入工作日]

help-test = 核对清单中的示例

help-help = 显示本页，或者某一命令的帮助

# 用法一行中代替所填内容的词。
help-value =
    .CODE = 代码
    .COMMAND = 命令
    .DIR = 文件夹
    .EDITION = 版本
    .EDITIONS = 版本
    .FACTS = 事实
    .FILE = 文件
    .FORMAT = 格式
    .KEYWORDS = 语言
    .LANGUAGE = 语言
    .NAME = 名称
    .NEW = 新版本
    .OLD = 旧版本
    .PATHS = 路径
    .YYYY-MM-DD = YYYY-MM-DD

## 上述文字前后的内容

page-usage = 用法：
page-commands = 命令：
page-arguments = 参数：
page-options = 选项：
page-some-options = 选项
page-default = { $text } [默认：{ $value }]

## 参数不被接受的原因

usage-line = 用法：{ $usage }
more-help = 详细说明请加 `--help` 查看

argument-unknown = 没有选项 `{ $given }`
    .near = 没有选项 `{ $given }`；是否应为 `{ $near }`？
    .too-many = `{ $given }` 是多余的参数
argument-value = `{ $given }` 不是 `{ $argument }` 的值
    .one-of = `{ $given }` 不是 `{ $argument }` 的值；可用的值为 { $values }
    .near = `{ $given }` 不是 `{ $argument }` 的值；是否应为 `{ $near }`？可用的值为 { $values }
argument-no-value = `{ $argument }` 须写明值
    .one-of = `{ $argument }` 须写明值；可用的值为 { $values }
argument-takes-none = `{ $argument }` 不带值，而此处写了 `{ $given }`
argument-missing = 须写明 { $arguments }
argument-twice = `{ $argument }` 写了两次
argument-conflict = `{ $argument }` 不能与 { $others } 并用
argument-not-utf8 = 有参数不是 UTF-8 编码
command-unknown = 没有命令 `{ $given }`
    .near = 没有命令 `{ $given }`；是否应为 { $near }？
command-missing = 须写明命令：{ $commands }
