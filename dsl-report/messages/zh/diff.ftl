# 两个版本的不同之处。

diff-head = { $old } → { $new }：{ $regions }；{ $industries }
diff-regions = 放宽{ $looser }处、趋严{ $stricter }处、其他变化{ $other }处，{ $unverified }
diff-no-region = 各种情形的结果均无变化
diff-none-unverified = 均已核对
diff-all-unverified = 均待核
diff-some-unverified = 其中{ $count }处待核
diff-industries = 新增行业{ $added }个、取消行业{ $removed }个
diff-edition = { $edition }：{ $title }
diff-scope = 适用对象：{ $old } → { $new }
diff-every-handler = 一切数据处理者
diff-same = 两版相同：{ $industries }

# 有无变化。
diff-added = 新增
diff-removed = 取消
diff-changed = 有变化
diff-unchanged = 相同
diff-was = { $name }（原为 { $was }）
diff-labelled = { $label }：{ $names }
diff-list = { $label }：
diff-next = { $one }、{ $next }
diff-together = { $one }，且{ $next }
diff-quoted = “{ $thing }”

# 文字。
diff-texts = 文字有改动：{ $texts }
diff-text-in = { $what }（{ $language }）
diff-counting = 计数规则

# 结果。
diff-looser = 放宽
diff-stricter = 趋严
diff-other = 其他
diff-sides = { $old } → { $new }
diff-open = 待定（{ $outcomes }）
diff-unverified = （待核）
diff-by = 依据：{ $old } → { $new }
diff-by-one = 依据：{ $cites }
diff-before-by = 原依据：{ $cites }
diff-now-by = 现依据：{ $cites }
diff-rests-on = 所据释读：{ $readings }（来源不一致）
diff-left-to = 由 { $lists } 规定，该清单不在本文件夹之内
diff-cited = { $name } { $cites }
diff-recounted = { $facts }的计数规则有改动

# 情形。
diff-any-flow = 任何出境活动
diff-flow-without = 任何出境活动，且无下列情形：{ $is_not }
diff-flow-with-and-without = { $is }，且无下列情形：{ $is_not }
diff-is = { $fact }为{ $values }
diff-formerly = 原属 { $places }
diff-in-industry = { $industry } { $scenario }
diff-any-count = 不论数量
diff-counts = { $counts }
diff-and-count = { $one }；{ $other }
diff-region = { $counts }  限于：{ $is }

# 规则与重要数据条目。
diff-causes = 因规则而变化（凡由该规则决定之处）
diff-no-longer = 不再适用：{ $rule }
diff-important = 重要数据条目 { $item }
diff-important-when = 重要数据条目 { $item }，{ $says }
diff-for = 对象：{ $whom }
diff-in = 范围：{ $places }
diff-everywhere = 范围：各行业的各个场景，无论是否列入清单
diff-everywhere-but = 范围：各行业的各个场景，但 { $industries } 除外
diff-place = { $industry }，限于{ $scenarios }
diff-place-but = { $industry }，但{ $scenarios }除外
diff-and-place = { $one }；{ $other }
diff-below = 以下按场景列出区间的变化，仅涉及两版均无规则可以适用的出境活动

# 目录。
diff-catalogue = 重要数据目录
diff-categories = 类别
diff-subcategories = 子类
diff-level = { $kind }：{ $old } → { $new }
diff-named = 共{ $official }个，已知名称{ $named }个
diff-named-no-total = 已知名称{ $named }个，总数未载明
diff-all-only = { $count }个名称均仅见于 { $edition }，{ $other } 亦可能列有
diff-named-only = 仅见于 { $edition }（{ $other } 亦可能列有）
diff-renamed = 更名
diff-reworded = 文字有改动
diff-entries-added = 新增
diff-entries-dropped = 取消
diff-unnamed = { $edition } 有{ $count }个名称未见于任何来源
diff-difference = { $missing }；{ $kind }由{ $old }个变为{ $new }个，系何者增减，尚不清楚

# 行业与场景。
diff-industry = { $industry }：{ $status }
diff-items-added = 新列为重要数据
diff-items-dropped = 不再列为重要数据
diff-items-reworded = 仍为重要数据，文字有改动
diff-unlisted-scenario = 未列入者（other）
diff-scenario = 场景 { $scenario }：{ $status }
diff-scenario-as = 场景 { $scenario }：{ $status }，结果与上列场景 { $earlier }相同
diff-scenario-alike = 场景 { $scenario }：{ $status }，两版结果相同
diff-scenario-by-rules = 场景 { $scenario }：{ $status }，结果仅因上列规则而不同
diff-fields-added = 新增数据项
diff-fields-dropped = 取消数据项
diff-fields-reclassified = 改变标注的数据项

# 程序。
diff-procedure = 程序 { $procedure }：{ $status }
diff-new-thing = 新增
diff-gone-thing = 取消
diff-number = 共{ $number }个
diff-unknown = （是否为变化，尚不清楚）
diff-not-found = 来源均未写明
diff-nothing-said = 未作规定
diff-steps = 步骤
diff-issuers = 制定机关
diff-course = 申请方的步骤
diff-kept = 继续有效
diff-kept-of = { $edition } 的{ $document }
diff-validity = { $document }的有效期
diff-of-kind = { $kind } { $thing }
diff-step = 步骤 { $step }的{ $aspect }
diff-step-by = 办理者
diff-step-to = 受理者
diff-step-hands-in = 提交文书
diff-step-gives = 出具文书
diff-step-needs = 所需文书
diff-step-during = 办理期间（文书有效期内）
diff-step-after = 前置步骤
diff-step-limit = 期限
diff-step-may = 可选与否
diff-may = 可以不办
diff-so-many = { $things }（{ $count }个）
diff-years = { $years }年
diff-done-by = 办理者：{ $who }
diff-due = 期限：{ $limit }
diff-promptly = 及时
diff-days = 自{ $from }起{ $days }个工作日
diff-days-from-unknown = { $days }个工作日，来源均未写明自何时起算
