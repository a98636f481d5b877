# 各界面围绕发现所写的话。

note = 注：{ $text }
help = 建议：{ $text }
fix = 修改：{ $text }
summary = { $files } 个文件中有 { $errors } 个错误、{ $warnings } 个警告
