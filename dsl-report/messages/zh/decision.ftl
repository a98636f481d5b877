# 判定及其理由。

bare = { $text }
beside = { $one }  { $other }
comma = { $one }，{ $other }
cites = [{ $cites }]

decision-not-yet = 尚不能判定：{ $possible }
decision-open = 待定：{ $possible }；来源均未写明为何者
    .elsewhere = 待定：{ $possible }；由其他清单确定为何者
decision-asks = 须补充
    .text = { $fact }
    .count = { $fact }：数量（{ $unit }）
    .yes-or-no = { $fact }：是或者否
    .one-of = { $fact }：{ $values }
decision-asked-by = 问及的条款
    .more = 另有 { $more } 项
decision-edition = 版本
    .itself = { $edition }，适用其自身的区间
    .by = { $edition }，适用 { $by }
    .unsettled = { $edition }，适用何者的区间尚未确定
decision-way = 路径
decision-then = → { $step }
decision-because = 依据
decision-important = 属于重要数据
decision-perhaps = 可能的依据
    .note = 究竟依据其中哪一项，取决于未给出的事实；结果不受影响
decision-but = 存疑
    .note = 按所采用的释读不属于重要数据；按另一释读，结果不同
decision-unused = 未采用
    .text = { $facts }：已给出，但适用于此流动的条款均不问及
decision-sources = 来源

reason-unverified = 待核
reason-reading = 释读 { $reading }：来源不一致
reason-list = 参见 { $list }：不在本文件夹之内
    .cited = 参见 { $list }：不在本文件夹之内  [{ $cites }]
source-controlling = 作准文本

step-in-scope = 属于 { $edition } 的适用范围
step-out-of-scope = 不属于 { $edition } 的适用范围
step-industry = 行业：{ $industry }
step-out-of-industry = 不属于行业 { $industry }的适用范围
step-industry-not-listed = 行业未列入 { $edition }
step-scenario = 场景：{ $scenario }
step-scenario-not-listed = 场景未列入行业 { $industry }
step-falls-back = 转而适用 { $edition }
step-bands = 适用 { $edition } 自身的区间
other-industry = 未列入的行业（other）
other-scenario = 未列入的场景（other）
