/** What stands in a bundle, for somebody who opens it years later. */
export const BUNDLE_README = `这个压缩包可以用来复算一份公示过的名单。里面没有姓名，只有公示名单（published.json）里本来就公开的内容。
核对：在安装了本平台程序的电脑上运行  npm run -s verify -- 这个文件.zip

This bundle recomputes a published list. It names nobody; of people it holds what the published list itself says
(published.json). To check it, on a machine with this portal's program:  npm run -s verify -- FILE.zip

manifest.json   每个文件的 SHA-256 · SHA-256 of every file
rules.json      计分方法、名额或奖项规则 · the scoring rule and the rules of the quota or the prizes
criteria.csv    评分标准：满分和权重 · rubrics: maxima and weights
projects.csv    作品编号和规则看到的各项 · entry numbers and what the rules look at
sheets.csv      每份评分表：已提交、未提交、回避 · every score sheet: submitted, missing, recused
scores.csv      每个分数 · every mark
agreed.csv      评审组一致的评分 · marks that panels agreed on
panels.csv      评委所在的评审组 · panels of judges
table.csv       评分汇总表 · the scoring table
totals.csv      每位评委的总分和修正 · each judge's total and correction
rasch.csv       （只有拉什模型才有）能力值、误差、契合度 · only by the Rasch model: measures, errors, fit
list.csv        由规则算出的名单及理由 · the list as computed, with reasons
changes.csv     人工改动 · changes by hand, in order
final.csv       公示时的名单 · the list as published
published.json  公示页面的内容 · the lines of the public notice
units.csv, prizes.csv  名称 · names

e… 作品 project · j… 评委 judge · r… 评分标准 rubric · u… 单位 unit · s… 学校 school · t… 辅导教师 tutor · q… 规则 rule
`;

/** The same for a list of students. */
export const STUDENTS_README = `
名单推荐的是学生：名额和排序按作品计算，公示的每一行是一名学生，published.json 中每件作品只列一次。
once.csv        由相同学生完成的作品：同一代号只晋级一件 · projects of the same students: one of a label goes on

This list sends students on: places and ranking are of projects, the public notice has a line for each student, and
published.json names each project once.
`;

/** The same for a later version of a notice. */
export const VERSIONS_README = `
这是公示更正后的一个版本：list.csv 是由规则算出的名单，changes.csv 是首次公示前的人工改动，published.json 是首次公示的内容，
acts.csv 是此后各版本的人工处理，final.csv 是这个版本时的名单。处理的理由见公示页面。
versions.csv    各版本的日期、公示内容和复算包的 SHA-256 · versions of the notice: dates, hashes of text and bundle
acts.csv        各版本的人工处理：撤销、递补 · acts of each version: taken off, come in
lines.csv       各版本公示的各行 · the lines of each version
outcomes.csv    异议的处理结果 · how objections ended

This is a later version of a notice: list.csv is the list as computed, changes.csv what was changed by hand before it was
first published, published.json what was published first, acts.csv what was done since, final.csv the list of this
version. Reasons stand on the notice.
`;

/** The same where special awards stand on the notice. */
export const SPECIAL_README = `
公示中还有专项奖或组织奖。a… 奖项，w… 候选的作品、学校、单位或教师（未获奖的没有名称），k… 评审组成员。
special.json            各奖项的规则 · the rules of each award
special-candidates.csv  候选者和规则看到的各项 · who could win, and what the rules look at
special-entries.csv     计分的作品 · the entries that points are counted from
special-ballots.csv     评审组的提名 · what the members of a jury put forward
special-lines.csv       由规则算出的结果 · the award as computed
special-changes.csv     人工决定 · decisions by hand
special-published.csv   公示的获奖者 · who was published

Special awards stand on this notice. Only awards whose inputs were kept, and that are confirmed, are in these tables.
`;
