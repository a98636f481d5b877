# 运行清单中的示例。

example-failed = 不符：{ $label }
example-gets = 应为{ $expected }，实为{ $got }
example-because = 依据 { $rules }
example-undecided = 没有条款作出判定
example-unnamed = `{ $fact }` 没有默认值，而结果取决于它；示例须写明
example-unlisted = 没有版本列有 `{ $name }`
examples-counted = { $edition }：{ $passed } 个相符，{ $failed } 个不符
examples-unreached = 没有示例涉及的条款有 { $clauses } 项：
