import type { FieldKind } from '#app/domain/form-field.ts';
import { shuffled } from '#app/domain/random.ts';

/** Invented names and titles. Nobody and nothing here exists; pages of sample editions say so. */

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [...'子轩雨涵梓萱浩然思远欣怡宇航诗琪俊杰佳宁明哲晨曦文博若溪嘉禾书瑶景行知夏一诺可欣天佑语桐'];

export type Random = () => number;

/** One of a list. */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A name of two or three characters. */
export function inventedName(random: Random): string {
  const given = random() < 0.25 ? pick(GIVEN, random) : pick(GIVEN, random) + pick(GIVEN, random);
  return pick(SURNAMES, random) + given;
}

const THINGS: readonly [discipline: string, topic: string][] = [
  ['EN', '校园门口接送车辆分流装置'],
  ['EN', '可折叠的雨天快递柜遮雨檐'],
  ['EN', '老人拐杖的防滑底座'],
  ['EN', '教室窗帘自动调光器'],
  ['EN', '五金作坊粉尘收集罩'],
  ['CS', '用手机识别本地常见蘑菇的程序'],
  ['CS', '方言儿歌语音库'],
  ['CS', '食堂排队时间预测小程序'],
  ['CS', '盲道被占情况的图像识别'],
  ['PH', '不同材料水杯的保温曲线'],
  ['PH', '竹筒发声频率与长度的关系'],
  ['PH', '磁悬浮笔架的稳定条件'],
  ['CH', '紫甘蓝汁测定河水酸碱度'],
  ['CH', '自制柚子皮吸附剂去除水中色素'],
  ['CH', '铜器表面锈层的简易清洗'],
  ['EV', '永康江上下游水质的一年观察'],
  ['EV', '厨余堆肥对阳台种菜的影响'],
  ['EV', '校园落叶就地处理的几种办法'],
  ['BO', '方山柿果实大小与光照的关系'],
  ['BO', '舜芋在不同土壤中的发芽率'],
  ['BO', '校园香樟树洞中的植物'],
  ['ZO', '校园麻雀一天的活动规律'],
  ['ZO', '蚂蚁对不同甜味剂的选择'],
  ['MI', '家用抹布上细菌数量的变化'],
  ['ME', '小学生书包重量与坐姿的调查'],
  ['ME', '课间远眺对视力疲劳的缓解'],
  ['ES', '本地丹霞岩石风化的观察'],
  ['ES', '校园微气象站一学期的记录'],
  ['SO', '共享雨伞为什么没有还回来'],
  ['SO', '小区垃圾分类投放时间的调查'],
  ['MA', '停车位斜放角度的最优问题'],
  ['MA', '包粽子用叶最少的折法'],
  ['BC', '几种水果中维生素 C 含量的比较'],
];
const FORMS = ['研究', '设计与制作', '初步探究', '改进', '调查与建议'];

/** So many different titles, each with the code of its discipline. */
export function inventedTitles(count: number, random: Random): { title: string; discipline: string }[] {
  const all = FORMS.flatMap((form) =>
    THINGS.map(([discipline, topic]) => ({ title: `${topic}的${form}`, discipline })),
  );
  return shuffled(all, random).slice(0, count);
}

/** A few honest sentences that say what the text is. */
export function inventedAbstract(title: string): string {
  const sum = [...title].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  const parts = ABSTRACT.map(
    (choices, place) => choices[Math.floor(sum / 5 ** place) % choices.length] ?? '',
  );
  return `（示例文本）${title}：${parts.join('')}`;
}

/** An abstract in four sentences, five ways to say each: enough that two projects rarely read alike. */
const ABSTRACT: readonly (readonly string[])[] = [
  [
    '上学路上看见的一件小事，让我们想弄清它的原因。',
    '家里老人说的一个经验，我们不确定是不是真的，于是想验证一下。',
    '课本上的结论在本地是否成立，此前没有人测过。',
    '值日时总遇到同一个麻烦，大家都抱怨，却没有人动手改。',
    '社区公告栏里的一则通知提醒了我们：这件事每天都在发生。',
  ],
  [
    '先查阅资料、访问有经验的人，再列出可能的因素，逐个排除。',
    '做了两个样机，请三十位同学试用，按意见改了四次。',
    '连续六周每天早晚各记录一次，遇到雨天补测。',
    '设三个对照组，只改变一个条件，每组重复五遍。',
    '用自编的小程序采集数据，再人工抽查十分之一核对。',
  ],
  [
    '结果与最初的猜想相反，重新测量后仍然如此。',
    '效果最好的一种方案比原来省下将近一半时间。',
    '差别集中在清晨，其余时段没有明显变化。',
    '成本控制在二十元以内，材料都能在镇上买到。',
    '数量先升后降，转折出现在第三周。',
  ],
  [
    '样本只来自一所学校，换个地方要再试。',
    '下一步想请专业人员用仪器复核。',
    '已经在两个班试用，准备收集一个学期的反馈。',
    '冬天的数据还缺，结论暂时只适用于暖和的季节。',
    '做法写成了一页说明，别的学校可以照着做。',
  ],
];

/** What an author would say they did. */
export const OWN_WORK = '（示例文本）提出问题，设计实验并记录数据，与同学讨论后独立撰写了报告。';

/** A small PDF with one line of Latin text, enough for a viewer to open. */
export function smallPdf(text: string): Uint8Array<ArrayBuffer> {
  const stream = `BT /F1 24 Tf 72 720 Td (${text.replaceAll(/[^\x20-\x7e]|[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + xref + trailer);
}

/** An answer to every question of an application form: no risks, all declarations, invented words that say so. */
export function inventedAnswers(
  fields: readonly { code: string; kind: FieldKind; options: string; required: boolean }[],
): Record<string, string> {
  const answer = ({ code, kind, options }: (typeof fields)[number]): string => {
    switch (kind) {
      case 'YES_NO':
        return 'no';
      case 'DECLARATION':
        return 'yes';
      case 'DATE':
        return code === 'end' ? '2026-09-20' : '2026-03-10';
      case 'NUMBER':
        return '1';
      case 'CHOICE':
        return options.split('|')[0]?.trim() ?? '';
      case 'ROWS':
        return '';
      case 'TEXT':
      case 'LONG':
        return '（示例文本）从生活中的一个现象发现了问题，想知道原因，也想找到改进的办法。';
    }
  };
  return Object.fromEntries(
    fields.filter(({ required }) => required).map((field) => [`answer.${field.code}`, answer(field)]),
  );
}
