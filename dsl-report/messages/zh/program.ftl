# 程序对自身和文件的说明。

file-and-why = { $file }：{ $why }
mistake-of-ours = qingdan 因自身错误中止；请连同引起错误的清单一并报告
a-thread = 程序的线程
standard-output = 标准输出
working-directory = 当前文件夹
lists-folder = 清单文件夹
language-server = 语言服务器

lists-no-folder = { $folder } 不是文件夹；--lists 应指向存放清单的文件夹
no-lists-folder = 当前及上级文件夹中没有 `lists` 文件夹；请用 `--lists 文件夹` 指明
lists-have-errors = 清单有错误，未作任何判定

# 写入文件。

dangling-link = { $file } 是无效的链接；没有写入任何内容
folder-not-file = { $file } 是文件夹，而此处应写入文件
file-read-only = { $file } 是只读文件；没有写入任何内容
not-put-back = { $file }：{ $why }；未能恢复原状的有 { $left }

layout-changed = { $files } 个文件中，{ $changed } 个已改排
layout-would-change = { $files } 个文件中，{ $changed } 个需要改排
not-formatted = { $file }：有错误，未予排版

compiled = { $file }：{ $nodes } 个节点，{ $rules } 项条款，{ $digest }
