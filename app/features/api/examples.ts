/** Answers as they look, with invented data: what the page about the API shows. A test holds them against real answers. */
const ID = {
  round: '0199a0c1-0000-7000-8000-000000000001',
  next: '0199a0c1-0000-7000-8000-000000000002',
  unit: '0199a0c1-0000-7000-8000-000000000003',
  edition: '0199a0c1-0000-7000-8000-000000000004',
  school: '0199a0c1-0000-7000-8000-000000000005',
  entry: '0199a0c1-0000-7000-8000-000000000006',
  list: '0199a0c1-0000-7000-8000-000000000007',
  notice: '0199a0c1-0000-7000-8000-000000000008',
  award: '0199a0c1-0000-7000-8000-000000000009',
} as const;

const ENTRY = {
  id: ID.entry,
  number: 'AJ012',
  status: 'ELIGIBLE',
  submittedAt: '2026-10-08T03:12:45.000Z',
  fromEntryId: null,
  category: { code: 'A', name: '青少年科技创新成果' },
  group: { code: 'J', name: '初中组' },
  discipline: { code: 'CH', name: '化学' },
  unit: { id: ID.unit, name: '示例县' },
  school: { id: ID.school, name: '示例中学' },
  title: '示例作品',
  team: true,
  authors: ['示例甲', '示例乙'],
  tutors: ['示例老师'],
} as const;

export const EXAMPLES = {
  rounds: {
    rounds: [
      {
        id: ID.round,
        name: '示例县青少年科技创新大赛',
        nameEn: null,
        number: 42,
        timeZone: 'Asia/Shanghai',
        unit: { id: ID.unit, name: '示例县', kind: 'COUNTY', code: '330700' },
        edition: { id: ID.edition, name: '2026年青少年科技创新大赛', year: 2026, isSample: true },
        windows: [
          { kind: 'SUBMISSION', opensAt: '2026-09-09T04:00:00.000Z', closesAt: '2026-10-09T04:00:00.000Z' },
        ],
        leadsTo: [ID.next],
      },
    ],
    next: null,
  },
  entries: { entries: [ENTRY], next: ID.entry },
  result: {
    version: 1,
    method: 'MEAN',
    decimals: 2,
    inputsHash: '300c03943a34…',
    createdAt: '2026-11-09T07:26:27.000Z',
    missingSheets: 0,
    recusedSheets: 1,
    rows: [{ entryId: ID.entry, scores: 3, value: 96.67, rank: 1, tied: false, number: 'AJ012' }],
  },
  lists: {
    lists: [
      {
        id: ID.list,
        kind: 'ENTRY',
        status: 'HANDED_ON',
        title: '示例县推荐作品名单',
        draftedAt: '2026-11-10T07:26:27.000Z',
        confirmedAt: '2026-11-11T07:26:27.000Z',
        handedOnAt: '2026-11-20T07:26:27.000Z',
        notices: [
          {
            id: ID.notice,
            publishedAt: '2026-11-12T07:26:27.000Z',
            closesAt: '2026-11-19T07:26:27.000Z',
          },
        ],
        leadsTo: ID.next,
      },
    ],
  },
  list: {
    id: ID.list,
    roundId: ID.round,
    kind: 'ENTRY',
    status: 'HANDED_ON',
    title: '示例县推荐作品名单',
    lines: [{ decision: 'SELECTED', position: 1, rank: 1, prize: null, prizeName: null, entry: ENTRY }],
  },
  special: {
    special: [
      {
        id: ID.award,
        name: '优秀组织奖',
        nameEn: null,
        sponsor: '',
        forWhom: 'SCHOOL',
        lines: [{ name: '', number: '', title: '', authors: [], school: '示例中学', unit: '示例县' }],
      },
    ],
  },
} as const;
