/** Three counties, each at another stage. */
export const COUNTIES = [
  { name: '永康市', code: '330784', stage: 'entering' },
  { name: '武义县', code: '330723', stage: 'judging' },
  { name: '东阳市', code: '330783', stage: 'done' },
] as const;
export const NOTE = '示例届次：人名、作品和分数均为虚构，不代表任何真实的学生、教师或评委。';
/** Every county has three schools. */
export const SCHOOLS = ['示例第一中学', '示例实验初中', '示例中心小学'];
/** Grades of the three schools. */
export const GRADES = [
  [10, 11],
  [7, 8, 9],
  [4, 5, 6],
];

/** Windows in days from today, by how far a round is. */
export const STAGES: Record<string, readonly (readonly [number, number])[]> = {
  entering: [
    [-20, 12],
    [-20, 15],
    [-10, 22],
    [22, 36],
    [36, 41],
    [41, 48],
  ],
  judging: [
    [-50, -15],
    [-50, -12],
    [-20, -5],
    [-5, 9],
    [9, 14],
    [14, 21],
  ],
  done: [
    [-80, -50],
    [-80, -45],
    [-50, -40],
    [-40, -20],
    [-20, 5],
    [-15, 5],
  ],
};
/** Windows of a season of a year ago, in days from the day that it began. */
export const PAST: readonly (readonly [number, number])[] = [
  [-2, 2],
  [-2, 3],
  [1, 5],
  [4, 12],
  [9, 22],
  [10, 30],
];
/** Windows of the rounds above, from checks on. */
export const LATER: Record<string, readonly (readonly [number, number])[]> = {
  金华市: [
    [-18, 25],
    [25, 40],
    [40, 46],
    [46, 53],
  ],
  浙江省: [
    [60, 70],
    [70, 85],
    [85, 91],
    [91, 98],
  ],
  中国: [
    [110, 120],
    [120, 130],
    [130, 135],
    [135, 142],
  ],
};
