# `qingdan procedure` 对程序和日期的说明。

## 开头

no-procedure = 本版本没有声明程序
counted-on = 工作日按 { $file } 计算，该日历涵盖 { $first } 至 { $last }；超出的部分仅扣除周末
counted-weekends = 未提供日历：仅扣除周末，没有考虑节假日和调休上班日
counting-rule = 起算当日不计入；这是法律的一般规定（民法典第二百零一条），清单自身没有写明
known-outside = { $day } 不在日历涵盖的范围之内
issued-by = 由 { $count } 个机关制定：{ $parties }
so-many = { $title }（{ $number } 个）
kept = { $edition } 的{ $document }继续有效

## 步骤

may-be = {"  （可以）"}
who = { $who }
who-to-whom = { $who } → { $whom }
nobody-known = （来源均未写明）
hands-in = 提交：{ $documents }
hands-in-unknown = 提交：来源均未写明
gives = 出具：{ $documents }
needs = 须凭：{ $documents }
during = 有效期内：{ $documents }
comes-after = 后于 { $names }
filed-on = { $day } 提交
done-on = { $day } 办结
due = 最迟 { $day }：{ $limit }
too-late = 办结已逾期
count-outside = 计算超出了日历涵盖的范围
too-far = { $limit }：晚于 9999 年
no-day = {"  （没有日期）"}
limit-promptly = 及时，未写明天数
limit-not-found = 期限：来源均未写明
limit-from-unknown = { $days } 个工作日，来源均未写明自何时起算
limit-days = 自“{ $from }”起 { $days } 个工作日
is-unverified = {"  待核"}

## 有效期

valid-unknown = { $document }：来源均未写明有效期
valid-for = { $document }：自出具之日起 { $years } 年有效
valid-until = { $document }：{ $years } 年有效，至 { $day } 止（含当日）
valid-until-latest = { $document }：{ $years } 年有效；如在最迟之日出具，至 { $day } 止（含当日）

## 无法计算

not-a-date = `{ $written }` 不是日期，请写成 YYYY-MM-DD
not-done = `{ $written }` 没有写明日期，请写 NAME=YYYY-MM-DD，等号前是步骤或者事由的名称
nothing-filed = { $edition } 的程序均不以提交文书开始，无从确定提交之日；请用 --done NAME=YYYY-MM-DD 写明已办结的步骤
no-procedure-to-date = `{ $name }` 既不是步骤也不是事由：{ $edition } 没有声明程序
unknown-step = `{ $name }` 既不是 { $edition } 的步骤，也不是其事由；所声明的有 { $known }
done-before = `{ $name }` 不可能在 { $day } 办结：它须等待 `{ $earlier }`，而后者的日期是 { $other }
done-twice = `{ $name }` 有两个办结日期：{ $one } 和 { $other }

## 日历文件

calendar-too-large = { $file }：超过 1 MB，不可能是日历
calendar-not-utf8 = { $file }：不是 UTF-8 编码；请另存为 UTF-8 编码的纯文本
calendar-line = { $file }:{ $line }: { $what }
calendar-word = 每行以 `涵盖`、`放假` 或者 `上班`（covers、holiday、workday）开头，不能以 `{ $found }` 开头
calendar-no-date = 缺少日期，请写成 YYYY-MM-DD
calendar-date = `{ $found }` 不是日期，请写成 YYYY-MM-DD
calendar-rest = `{ $found }` 是多余的；日期之后只能是 `至`（to）和另一个日期，或者 `#` 和说明
calendar-reversed = 最后一日早于第一日
calendar-long-row = 连续 { $days } 日不可能都是假日，最多 31 日
calendar-covers-twice = `涵盖` 出现两次，第 { $first } 行已经写明
calendar-no-covers = 缺少写明日历范围的一行，例如 `涵盖 2025-01-01 至 2025-12-31`
calendar-outside = { $day } 不在 `涵盖` 写明的范围之内
calendar-twice = { $day } 已见于第 { $first } 行
calendar-contradiction = { $day } 在一行中是上班日，在第 { $first } 行中是假日
calendar-working-anyway = { $day } 本来就是工作日；`上班` 用于调休上班的周末
