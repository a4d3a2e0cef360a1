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

export type ListColumn =
  | 'seq'
  | 'region'
  | 'unit'
  | 'category'
  | 'group'
  | 'discipline'
  | 'number'
  | 'title'
  | 'team'
  | 'author1'
  | 'author2'
  | 'author3'
  | 'grade'
  | 'school'
  | 'tutor'
  | 'prize'
  | 'remark';

/** B finalist or entry list, C award list with numbers, F recommendation list. */
export type TemplateCode = 'B' | 'C' | 'F';

export type ListTemplate = { code: TemplateCode; columns: readonly ListColumn[]; order: readonly SortKey[] };
type SortKey = 'prize' | 'category' | 'group' | 'unit' | 'rank' | 'author' | 'number';

/** The lists as real notices print them: headings, their order, and the order of the lines. */
export const LIST_TEMPLATES: Record<TemplateCode, ListTemplate> = {
  B: {
    code: 'B',
    columns: ['seq', 'region', 'group', 'title', 'author1', 'author2', 'author3', 'tutor'],
    order: ['unit', 'group', 'number', 'author'],
  },
  C: {
    code: 'C',
    columns: ['seq', 'unit', 'group', 'number', 'title', 'author1', 'author2', 'author3', 'tutor', 'prize'],
    order: ['prize', 'group', 'number', 'author'],
  },
  F: {
    code: 'F',
    columns: [
      'seq',
      'unit',
      'category',
      'group',
      'discipline',
      'title',
      'team',
      'author1',
      'author2',
      'author3',
      'grade',
      'school',
      'tutor',
      'remark',
    ],
    order: ['unit', 'category', 'group', 'rank', 'number'],
  },
};

/** The exact Chinese headings of the published lists. */
export const HEADINGS: Record<TemplateCode, Partial<Record<ListColumn, string>>> = {
  B: {
    seq: '序号',
    region: '地区',
    group: '组别',
    title: '作品名称',
    author1: '第一作者',
    author2: '第二作者',
    author3: '第三作者',
    tutor: '辅导教师',
  },
  C: {
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
  },
  F: {
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
  },
};

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
export function sortLines(template: ListTemplate, lines: readonly ListLine[]): ListLine[] {
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
