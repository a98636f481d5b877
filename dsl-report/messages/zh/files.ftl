# 文件未被读取的原因，写在文件名和冒号之后。

unread-gone = 文件已不存在
unread-pipe = 这是命名管道，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-device = 这是设备，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-socket = 这是套接字，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-folder-link = 这是指向文件夹的链接，程序不进入其中；名称请勿以 .qd 结尾，或者把文件夹本身放在此处
unread-too-large = 超过 { $most } MB，不可能是清单；请拆分，或者改用不以 .qd 结尾的名称
unread-too-much = 连同此文件，清单文本超过 4 GB，不可能是清单文件夹
unread-name = 文件名或者所在文件夹的名称不是 UTF-8 编码，提示中无法与其他文件区分；请改名
unread-too-deep = 文件夹嵌套超过 { $most } 层

# 编辑器中，写在此类文件的名称之前。
unread-lists = 下列清单未被读取：

# What the system says of a file.

system-not-found = 没有这个文件或者文件夹
system-denied = 没有访问权限
system-exists = 已有同名的文件
system-folder = 这是文件夹
system-no-folder = 路径中有一段不是文件夹
system-full = 磁盘已满
system-read-only = 磁盘是只读的
system-too-large = 超过磁盘所能容纳的大小
system-name = 系统不接受这样的名称
system-busy = 另有程序不断写入
system-other = { $why }
