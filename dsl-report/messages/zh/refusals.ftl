# 无法办理的原因。

no-edition = 没有版本 `{ $name }`；现有 { $known }
    .none = 没有版本 `{ $name }`；清单文件夹中没有任何版本
or-file = { $why }；如指同名文件，请写 ./{ $name }
no-graph = graph-too-large：行业 `{ $industry }` 场景 `{ $scenario }` 的决策图超出节点限额；请拆分场景，或者减少其中限定的计量
too-many-regions = analysis-too-large：行业 `{ $industry }` 场景 `{ $scenario }` 的差异过多，无法逐一列出；请逐块比较

in-force-replaced = { $edition } 在 { $day } 已不再施行，由 { $by } 取代
in-force-not-yet = { $day } 时，{ $edition } 及其所取代的版本均未施行
in-force-before = { $edition } 在 { $day } 尚未施行，而编译产物只含一个版本；此前施行的是 { $before }

# 释读。

no-reading = 没有名为 `{ $name }` 的释读；现有 { $known }
    .near = 没有名为 `{ $name }` 的释读；是否应为 `{ $near }`？现有 { $known }
    .none = 没有名为 `{ $name }` 的释读；这些清单中没有来源不一致之处
no-reading-of-place = `{ $place }` 没有释读 `{ $name }`；现有 { $known }
    .below = `{ $place }` 没有释读 `{ $name }`；现有 { $known }；其下有 { $below }
no-readings-at = `{ $place }` 没有释读；请用 `qingdan conflicts` 查看有释读之处
    .near = `{ $place }` 没有释读；是否应为 `{ $near }`？
    .several = `{ $place }` 没有释读；请指明 { $instead } 之一，或者用 `{ $name }` 指明全部同名释读
two-readings = `{ $place }` 不能同时采用 `{ $first }` 与 `{ $second }`；请指明此处所指：`{ $place }/{ $first }` 或者 `{ $place }/{ $second }`
and-more = { $names }等，另有 { $more } 项

# 编译产物。

artefact-too-large = { $file }：超过 1 GB，不可能是编译产物
artefact-one-reading = { $file }：编译产物只含所采用的释读；请改为指明版本
artefact-shape = 这不是编译产物：第 { $line } 行第 { $column } 列不符合其格式
artefact-format = 此编译产物的格式为 `{ $format }`，程序只识别 `{ $known }`；请重新编译该版本
artefact-digest = 编译产物在编译之后被改动：所载摘要为 { $written }，依内容计算为 { $computed }
artefact-damaged = 编译产物已损坏：{ $why }

# 事实。

fact-shape = `{ $word }` 不是事实；请写成 `名称=值`
fact-unknown = 没有名为 `{ $key }` 的事实
    .near = 没有名为 `{ $key }` 的事实；是否应为 `{ $near }`？
fact-value = `{ $value }` 不是 `{ $key }` 的值：{ $expected }
    .near = `{ $value }` 不是 `{ $key }` 的值：{ $expected }；是否应为 `{ $near }`？
fact-given-twice = `{ $key }` 给出了两次
fact-claimed = `{ $key }` 不能自行主张：只有符合其条件的，数据才据此属于重要数据；请给出条件所问的事实：{ $clause }
fact-ambiguous = `{ $word }` 同为 { $names } 的名称；请改用所指一项的标识
expected-listed = 未列入；未列入的请写 `other`
expected-one-of = 应为{ $values }
expected-yes-or-no = 应为“是”或者“否”（yes 或者 no）
expected-count = 应为以{ $unit }计的整数，不超过 { $most }

# 损坏之处。

damage-outcome = 有一项结果不在结果表中
damage-decision = 有一项判定不在结果表中
damage-first-edition = 第一个版本不是所编译的版本
damage-declared-twice = `{ $name }` 在程序中声明了两次
damage-step = 步骤 `{ $name }` 提到不存在的内容
damage-procedure = 程序 `{ $name }` 提到不存在的内容
damage-circle = 程序的步骤互相等待
damage-axis-twice = 有两个名为 `{ $name }` 的维度
damage-no-other = 维度 `{ $name }` 不以 `other` 结尾
damage-no-default = 维度 `{ $name }` 没有所写的默认值
damage-node-value = 节点 { $node } 的判定不在取值表中
damage-node-axis = 节点 { $node } 检验的维度不存在
damage-node-incomplete = 节点 { $node } 没有包括其维度的全部取值
damage-node-disorder = 节点 { $node } 的各段次序有误
damage-node-forward = 节点 { $node } 指向节点 { $child }，而后者不在其前
damage-node-back = 节点 { $node } 指回已经检验过的维度
damage-undecided = 决策图有未作判定的输入
damage-reason = 有一项理由指向不存在的内容
damage-no-other-flow = 缺少用于未列行业的流动
