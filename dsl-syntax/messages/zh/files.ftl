# 文件未被读取的原因，写在文件名和冒号之后。

unread-io = { $why }
unread-pipe = 这是命名管道，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-device = 这是设备，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-socket = 这是套接字，清单须为普通文件；请移走，或者改用不以 .qd 结尾的名称
unread-folder-link = 这是指向文件夹的链接，程序不进入其中；名称请勿以 .qd 结尾，或者把文件夹本身放在此处
unread-too-large = 超过 { $most } MB，不可能是清单；请拆分，或者改用不以 .qd 结尾的名称
unread-name = 文件名或者所在文件夹的名称不是 UTF-8 编码，提示中无法与其他文件区分；请改名
unread-too-deep = 文件夹嵌套超过 { $most } 层

# 编辑器中，写在此类文件的名称之前。
unread-lists = 下列清单未被读取：
