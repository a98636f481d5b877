# 程序：由谁办理、凭何文书、何时办结。

kind-procedure = 程序
kind-party = 主体
    .a = 主体
kind-document = 文书
    .a = 文书
kind-event = 事由
    .a = 事由
kind-step = 步骤
    .a = 步骤
kind-step-or-event = 步骤或者事由
    .a = 步骤或者事由
kind-start = 步骤、事由或者文书
    .a = 步骤、事由或者文书

## 名称与各行

name-one-of-procedure = 请写本版本程序中的{ $wanted }，或者另行声明
named-twice = 同一行中两次写明 `{ $name }`
was-of-procedure = 程序中的事物在先前版本中是一个事物，而此处写了一条路径
    .help = 请写 `原为 版本 名称`
valid-from-nothing = 有效期自某一文书起算
    .label = `自 未见` 没有说明何种文书有效
    .help = 来源均未写明有效期的，写 `有效期 未见 自 文书`
no-time = 零日或者零年的期间在开始之前即已届满
    .label = 期间为零
    .help = 请写来源所载的数，或者写 `未见`
no-term = `{ $document }` 没有有效期，而本步骤在其有效期内办理
    .label = 在什么期间之内？
    .help = 请补写一行，例如 `有效期 3年 自 { $document }`；来源均未写明的，写 `有效期 未见 自 { $document }`
given-twice = `{ $document }` 由两个步骤出具
    .help = 请只由一个步骤出具，或者声明两种文书

## 矛盾

step-nobody = 步骤 `{ $step }` 无人办理
    .label = 由谁办理？
    .help = 请补写一行 `由 主体`；来源均未写明由谁办理的，写 `由 未见`
handed-to-nobody = 步骤 `{ $step }` 提交 { $documents }，但没有受理者
    .label = 向谁提交？
    .help = 请补写一行 `向 主体`；来源均未写明由谁受理的，写 `向 未见`
limit-without-start = 步骤 `{ $step }` 的期限没有确定的起算日
    .label = 自何时起算？
    .help = 请写明起算的步骤、事由或者文书（`自 名称`）；来源均未写明的，写 `自 未见`
    .help-which = 本步骤须等待数个步骤或者事由，请写明自哪一个起算：{ $names }
count-from = 自 `{ $name }` 起算
start-in-several = `{ $document }` 出自数个步骤（{ $steps }），期间没有确定的起算日
    .label = 自哪一个步骤起算？
    .label-step = 此处提交
    .help = 请写步骤的名称，不写文书的名称
limit-too-short = 步骤 `{ $step }` 应在 { $days } 个工作日内办结，而它所等待的 `{ $earlier }` 尚有 { $needed } 个工作日
    .label = 期限可能在步骤开始之前届满
    .label-earlier = 此处期限更长
    .help = 请将本期限改为自 `{ $earlier }` 起算，或者改正其中一个数
document-nowhere = 没有任何步骤出具或者提交 `{ $document }`
    .label = 来历不明
    .help = 请在产生该文书的步骤中补写 `出具 { $document }` 或者 `提交 { $document }`
step-waits-for-itself = 步骤 `{ $step }` 等待其自身
circle-of-steps = 步骤 { $steps } 相互等待，永远无法开始
    .label = 等待其他各步骤
    .help = 一个步骤须等待 `后于` 所列的步骤、产生其所凭文书的步骤以及期限起算的步骤；请删去其中一行
