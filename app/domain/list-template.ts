/** What a line of any list may show. Names of authors are in author order; absent things are empty. */
export type ListLine = {
  entryId: string;
  number: string;
  title: string;
  authors: string[];
  grades: string[];
  tutors: string[];
  schoolName: string;
  /** The unit it competes for. */
  unitName: string;
  categoryName: string;
  categoryOrder: number;
  groupName: string;
  groupOrder: number;
  disciplineName: string;
  isTeam: boolean;
  prizeName: string;
  prizeOrder: number;
  rank: number | null;
};

export const LIST_COLUMNS = [
  'seq',
  'region',
  'unit',
  'category',
  'group',
  'discipline',
  'number',
  'title',
  'team',
  'author1',
  'author2',
  'author3',
  'grade',
  'school',
  'tutor',
  'prize',
  'remark',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const SORT_KEYS = ['prize', 'category', 'group', 'unit', 'rank', 'author', 'number'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** A award list by prize, B finalist or entry list, C award list with numbers, F recommendation list. */
export const TEMPLATE_CODES = ['A', 'B', 'C', 'F'] as const;
export type TemplateCode = (typeof TEMPLATE_CODES)[number];

/** How a list is printed. */
export type ListTemplate = {
  code: TemplateCode;
  /** Of the printed list: {list}, {round}, {edition} and {unit} are filled in. */
  title: string;
  columns: readonly { column: ListColumn; heading: string }[];
  /** By what the lines are sorted, the first key first. */
  order: readonly SortKey[];
  /** A heading above the lines of each prize. */
  sections: boolean;
  /** Two-character names with a space between. */
  padNames: boolean;
  /** Names of students without their middle: 刘*莹. */
  maskNames: boolean;
  /** Below the lines, such as where to seal; {unit} is filled in. */
  closing: string;
};

const columns = (words: Partial<Record<ListColumn, string>>) =>
  Object.entries(words).map(([column, heading]) => ({ column: column as ListColumn, heading }));
const PLAIN = { title: '{list}', sections: false, padNames: true, maskNames: false, closing: '' };

/** The lists as real notices print them: headings, their order, and the order of the lines. A round may change them. */
export const LIST_TEMPLATES: Record<TemplateCode, ListTemplate> = {
  A: {
    ...PLAIN,
    code: 'A',
    columns: columns({
      title: '项目名称',
      author1: '第一作者',
      author2: '第二作者',
      author3: '第三作者',
      school: '申报单位',
      region: '所属区',
    }),
    order: ['prize', 'author'],
    sections: true,
  },
  B: {
    ...PLAIN,
    code: 'B',
    columns: columns({
      seq: '序号',
      region: '地区',
      group: '组别',
      title: '作品名称',
      author1: '第一作者',
      author2: '第二作者',
      author3: '第三作者',
      tutor: '辅导教师',
    }),
    order: ['unit', 'group', 'number', 'author'],
  },
  C: {
    ...PLAIN,
    code: 'C',
    columns: columns({
      seq: '序号',
      unit: '选送组织机构',
      group: '参赛组别',
      number: '作品编号',
      title: '作品名称',
      author1: '第一作者',
      author2: '第二作者',
      author3: '第三作者',
      tutor: '辅导教师',
      prize: '奖次',
    }),
    order: ['prize', 'group', 'number', 'author'],
  },
  F: {
    ...PLAIN,
    code: 'F',
    columns: columns({
      seq: '序号',
      unit: '推荐单位',
      category: '类别',
      group: '组别',
      discipline: '学科',
      title: '项目名称',
      team: '个人/集体',
      author1: '第一作者',
      author2: '第二作者',
      author3: '第三作者',
      grade: '年级',
      school: '学校',
      tutor: '辅导教师',
      remark: '备注',
    }),
    order: ['unit', 'category', 'group', 'rank', 'number'],
    closing: '推荐单位（盖章）：{unit}　　　　　　　　年　　月　　日',
  },
};

/**
 * A template for a list whose lines are students: the student stands before the project, and there is one. A heading
 * that the round has worded itself stays.
 */
export function ofStudents(template: ListTemplate): ListTemplate {
  const [student = { column: 'author1', heading: '第一作者' }] = template.columns.filter(
    ({ column }) => column === 'author1',
  );
  const usual = LIST_TEMPLATES[template.code].columns.find(({ column }) => column === 'author1');
  const named = { ...student, heading: student.heading === usual?.heading ? '学生姓名' : student.heading };
  const rest = template.columns.filter(({ column }) => !column.startsWith('author'));
  const at = rest.findIndex(({ column }) => column === 'title');
  return { ...template, columns: rest.toSpliced(at < 0 ? rest.length : at, 0, named) };
}

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/** Less than zero when `a` stands before `b` by one key. Missing ranks stand last. */
const COMPARE: Record<SortKey, (a: ListLine, b: ListLine) => number> = {
  prize: (a, b) => a.prizeOrder - b.prizeOrder,
  category: (a, b) => a.categoryOrder - b.categoryOrder,
  group: (a, b) => a.groupOrder - b.groupOrder,
  unit: (a, b) => pinyin.compare(a.unitName, b.unitName),
  rank: (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER),
  author: (a, b) => pinyin.compare(a.authors[0] ?? '', b.authors[0] ?? ''),
  number: (a, b) => pinyin.compare(a.number, b.number),
};

/** The lines in the template's order; lines that every key leaves equal are ordered by title, so that the list is stable. */
export function sortLines(template: Pick<ListTemplate, 'order'>, lines: readonly ListLine[]): ListLine[] {
  return [...lines].sort((a, b) => {
    for (const key of template.order) {
      const difference = COMPARE[key](a, b);
      if (difference !== 0) return difference;
    }
    return pinyin.compare(a.title, b.title) || (a.entryId < b.entryId ? -1 : 1);
  });
}

/** One cell as text. `seq` counts from 1; `words` names individual and team entries. */
export function cellText(
  column: ListColumn,
  line: ListLine,
  seq: number,
  words: { individual: string; team: string },
): string {
  switch (column) {
    case 'seq':
      return String(seq);
    case 'region':
    case 'unit':
      return line.unitName;
    case 'category':
      return line.categoryName;
    case 'group':
      return line.groupName;
    case 'discipline':
      return line.disciplineName;
    case 'number':
      return line.number;
    case 'title':
      return line.title;
    case 'team':
      return line.isTeam ? words.team : words.individual;
    case 'author1':
      return line.authors[0] ?? '';
    case 'author2':
      return line.authors[1] ?? '';
    case 'author3':
      return line.authors.slice(2).join('、');
    case 'grade':
      return line.grades[0] ?? '';
    case 'school':
      return line.schoolName;
    case 'tutor':
      return line.tutors.join('、');
    case 'prize':
      return line.prizeName;
    case 'remark':
      return '';
  }
}

/** A two-character Chinese name with one full-width space between, as printed lists align it. */
export function padName(name: string): string {
  return /^\p{Script=Han}{2}$/u.test(name) ? `${name.slice(0, 1)}\u3000${name.slice(1)}` : name;
}

/**
 * A name as it may be read where names are masked: 刘*, 刘*莹, 欧**峰; of names with spaces the first word and initials
 * (Maria L.).
 */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (/^\p{Script=Han}+$/u.test(letters.join(''))) {
    const [first = '', ...rest] = letters;
    if (rest.length <= 1) return rest.length === 0 ? first : `${first}*`;
    return `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`;
  }
  const [first = '', ...words] = name.trim().split(/\s+/u);
  return [first, ...words.map((word) => `${[...word][0] ?? ''}.`)].join(' ');
}

/** The line with the names of its authors masked. Tutors are adults, and answer for their lists by name. */
export const maskLine = (line: ListLine): ListLine => ({ ...line, authors: line.authors.map(maskName) });

export type PrintedSection = { heading: string | null; rows: string[][] };

/** The lines as a template prints them: in its order, under its headings, with its names. */
export function printLines(
  template: ListTemplate,
  lines: readonly ListLine[],
  words: { individual: string; team: string },
) {
  const sections: PrintedSection[] = [];
  let seq = 0;
  for (const sorted of sortLines(template, lines)) {
    const line = template.maskNames ? maskLine(sorted) : sorted;
    const heading = template.sections ? line.prizeName : null;
    if (sections.at(-1)?.heading !== heading || sections.length === 0) sections.push({ heading, rows: [] });
    seq += 1;
    sections.at(-1)?.rows.push(
      template.columns.map(({ column }) => {
        const text = cellText(column, line, seq, words);
        return template.padNames && column.startsWith('author') ? padName(text) : text;
      }),
    );
  }
  return sections;
}

/** A pattern with what stands in braces filled in; words it does not know stay as they are. */
export const fillPattern = (pattern: string, words: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (whole, key: string) => words[key] ?? whole);
