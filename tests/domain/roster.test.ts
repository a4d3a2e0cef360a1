import { describe, expect, it } from 'vitest';

import {
  chosenLayout,
  compareRoster,
  guessHeadRow,
  parseGrade,
  parseGradeAndClass,
  parseRoster,
} from '#app/domain/roster.ts';
import type { RosterRow } from '#app/domain/roster.ts';

describe('grades', () => {
  it.each([
    ['7', 7],
    ['七年级', 7],
    ['初一', 7],
    ['初中二年级', 8],
    ['高三', 12],
    ['高中1', 10],
    ['小学三年级', 3],
    ['十二', 12],
    ['十年级', 10],
    ['Grade 8', 8],
    ['0', null],
    ['13', null],
    ['大一', null],
    ['', null],
  ])('%s is %s', (text, grade) => expect(parseGrade(text)).toBe(grade));
});

describe('grade and class in one cell', () => {
  it.each<[string, number | null, string]>([
    ['初二（3）班', 8, '3'],
    ['八年级3班', 8, '3'],
    ['八(12)班', 8, '12'],
    ['高一A班', 10, 'A'],
    ['803班', 8, '3'],
    ['1102', 11, '2'],
    ['Grade 8 Class 3', 8, '3'],
    ['３班', null, ''],
    ['实验班', null, ''],
  ])('%s', (text, grade, className) =>
    expect(parseGradeAndClass(text)).toEqual(grade === null ? null : { grade, className }),
  );
});

const rowsOf = (table: string[][]): RosterRow[] => {
  const result = parseRoster(table);
  if (!result.ok) throw new Error(result.refusals[0].code);
  return result.value;
};

describe('rosters', () => {
  it('finds the headings below a title and names lines as the spreadsheet does', () => {
    const rows = rowsOf([
      ['2026 年报名学生名册', '', ''],
      ['序号', '姓 名', '年级（必填）', '班级', '学号'],
      ['1', '刘　莹', '初二', '3', '20240301'],
      ['', '', '', '', ''],
      ['2', 'Anna Lee', '8', '3', ''],
    ]);
    expect(rows).toMatchObject([
      { line: 3, name: '刘莹', grade: 8, className: '3', studentNumber: '20240301', problems: [] },
      { line: 5, name: 'Anna Lee', grade: 8, studentNumber: null, problems: [] },
    ]);
  });

  it('says everything that is wrong with a row', () => {
    const rows = rowsOf([
      ['姓名', '年级', '学号'],
      ['', '大一', '1'],
      ['王小明', '', '2'],
      ['李华', '7', '2'],
    ]);
    expect(rows.map((row) => row.problems)).toEqual([
      ['name-missing', 'grade-unknown'],
      ['grade-missing'],
      ['twice-in-file'],
    ]);
  });

  it('is read by the columns that somebody chose, also without any headings', () => {
    const table = [
      ['8', '20240301', '李四'],
      ['初三', '20240302', '王小明'],
    ];
    expect(parseRoster(table).ok).toBe(false);
    expect(guessHeadRow(table)).toBe(-1);
    expect(guessHeadRow([['学生', '届别'], ...table])).toBe(0);
    const layout = chosenLayout(-1, ['grade', 'studentNumber', 'name']);
    if (!layout.ok) throw new Error('layout');
    expect(parseRoster(table, layout.value)).toMatchObject({
      ok: true,
      value: [
        { line: 1, name: '李四', grade: 8, studentNumber: '20240301', problems: [] },
        { line: 2, name: '王小明', grade: 9, problems: [] },
      ],
    });
    expect(chosenLayout(0, ['name', '', 'name', 'grade'])).toMatchObject({
      refusals: [{ code: 'roster-column-twice' }],
    });
    expect(chosenLayout(0, ['name', 'studentNumber'])).toMatchObject({
      refusals: [{ code: 'roster-columns-missing' }],
    });
    expect(chosenLayout(0, ['className', 'name'])).toMatchObject({ ok: true });
  });

  it('refuses a table without headings or rows', () => {
    expect(parseRoster([['a', 'b']])).toMatchObject({ refusals: [{ code: 'roster-no-headings' }] });
    expect(parseRoster([['姓名', '年级']])).toMatchObject({ refusals: [{ code: 'roster-empty' }] });
  });

  it('makes no duplicates of the same file, nor of a row that now has a number', () => {
    const table = [
      ['姓名', '年级', '班级', '学号'],
      ['王小明', '7', '1', '01'],
      ['王小明', '7', '1', '02'],
      ['李华', '7', '2', ''],
    ];
    const known = rowsOf(table).map((row) => ({ ...row, grade: row.grade ?? 0 }));
    const again = compareRoster(rowsOf(table), known);
    expect(again.added).toEqual([]);
    expect(again.unchanged).toHaveLength(3);
    const numbered = compareRoster(rowsOf([...table.slice(0, 1), ['李华', '7', '2', '03']]), known);
    expect(numbered.added).toEqual([]);
    const stolen = compareRoster(rowsOf([...table.slice(0, 1), ['赵六', '7', '2', '01']]), known);
    expect(stolen.rejected[0]?.problems).toEqual(['number-of-another']);
  });
});

describe('tables as schools really have them', () => {
  it('reads merged titles, full-width digits, numbers as numbers, other names for columns, totals and repeated heads', () => {
    const rows = rowsOf([
      ['永康市某某中学', '', '', ''],
      ['二〇二六年参赛学生登记表（盖章）', '', '', ''],
      ['学生编号', '所在班级', '学 生 姓 名 *', '备注'],
      ['２０２６０１０１.0', '初二（3）班', '刘　莹', ''],
      ["'20260102", '八年级4班', '欧阳 明月', '组长'],
      ['学生编号', '所在班级', '学 生 姓 名 *', '备注'],
      ['20260103', '实验班', '张三', ''],
      ['合计', '', '3 人', ''],
      ['', '', '', ''],
    ]);
    expect(rows).toMatchObject([
      { line: 4, name: '刘莹', grade: 8, className: '3', studentNumber: '20260101', problems: [] },
      { line: 5, name: '欧阳明月', grade: 8, className: '4', studentNumber: '20260102', problems: [] },
      { line: 7, name: '张三', grade: null, gradeText: '实验班', problems: ['grade-unknown'] },
    ]);
  });

  it('tells two pupils of one name apart by number or class, and says when it cannot', () => {
    const rows = rowsOf([
      ['姓名', '年级', '班级', '学号'],
      ['王伟', '7', '1', 'A1'],
      ['王伟', '7', '1', 'A2'],
      ['王伟', '7', '2', ''],
      ['王伟', '7', '2', ''],
    ]);
    expect(rows.map((row) => row.problems)).toEqual([[], [], [], ['twice-in-file']]);
  });
});
