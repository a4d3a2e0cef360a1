import Database from 'better-sqlite3';
import path from 'node:path';

type Sqlite = Database.Database;

/** Copies the rows of a table that match, with these columns replaced by expressions of SQL. */
function copyRows(db: Sqlite, table: string, where: string, instead: Record<string, string>): void {
  const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
  const given = columns.map((column) => instead[column] ?? `"${column}"`);
  db.exec(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join()}) SELECT ${given.join()} FROM "${table}" WHERE ${where}`,
  );
}

function within(data: string, work: (db: Sqlite) => void): void {
  const db = new Database(path.join(data, 'portal.db'), { timeout: 15_000 });
  db.transaction(() => work(db)).immediate();
  db.close();
}

const BELOW = {
  entry: `"roundId" = '?' AND "status" = 'ELIGIBLE'`,
  assignment: `"entryId" IN (SELECT id FROM "Entry" WHERE "roundId" = '?' AND "status" = 'ELIGIBLE')`,
};

/**
 * Makes a judged round of the sample large enough for the background: its criteria become scales of 0-10, and its
 * entries come `copies` times more. The judges of the later half are others, who share nothing with the first.
 */
export function growRound(data: string, roundId: string, copies: number): void {
  const entries = BELOW.entry.replace('?', roundId);
  const assignments = BELOW.assignment.replace('?', roundId);
  const sheets = `"assignmentId" IN (SELECT id FROM "Assignment" WHERE ${assignments})`;
  const marks = `"sheetId" IN (SELECT id FROM "ScoreSheet" WHERE ${sheets})`;
  const criteria = `"rubricId" IN (SELECT id FROM "Rubric" WHERE "roundId" = '${roundId}')`;
  const first = `id NOT LIKE '%~%'`;
  within(data, (db) => {
    db.exec(
      `UPDATE "Mark" SET "pointsX100" = 100 * round(10.0 * "pointsX100" /
       (SELECT "maxX100" FROM "Criterion" WHERE id = "criterionId")) WHERE ${marks}`,
    );
    db.exec(`UPDATE "Criterion" SET "maxX100" = 1000 WHERE ${criteria}`);
    copyRows(db, 'Person', `id IN (SELECT "personId" FROM "RoundJudge" WHERE "roundId" = '${roundId}')`, {
      id: `id || '~'`,
      name: `name || '乙'`,
      email: `'~' || email`,
      username: 'NULL',
    });
    copyRows(db, 'RoundJudge', `"roundId" = '${roundId}'`, {
      id: `id || '~'`,
      personId: `"personId" || '~'`,
    });
    for (let copy = 1; copy <= copies; copy += 1) {
      const id = (column: string) => `"${column}" || '~${copy}'`;
      const later = copy > copies / 2;
      copyRows(db, 'Project', `id IN (SELECT "projectId" FROM "Entry" WHERE ${entries} AND ${first})`, {
        id: id('id'),
        joinCode: id('joinCode'),
        title: `title || '（${copy}）'`,
      });
      copyRows(db, 'Entry', `${entries} AND ${first}`, {
        id: id('id'),
        projectId: id('projectId'),
        number: id('number'),
      });
      copyRows(db, 'Assignment', `${assignments} AND ${first}`, {
        id: id('id'),
        entryId: id('entryId'),
        ...(later ? { roundJudgeId: `"roundJudgeId" || '~'` } : {}),
      });
      copyRows(db, 'ScoreSheet', `${sheets} AND ${first}`, {
        id: id('id'),
        assignmentId: id('assignmentId'),
      });
      copyRows(db, 'Mark', `${marks} AND "sheetId" NOT LIKE '%~%'`, {
        sheetId: id('sheetId'),
        // A point more or less, so that judges do not agree everywhere.
        pointsX100: `max(0, min(1000, "pointsX100" + 100 * ((rowid * 7919 + ${copy * 31}) % 3 - 1)))`,
      });
    }
  });
}

/** The judge of this name hands in a sheet for the entry of this number, with the marks that another judge gave it. */
export function addSheet(data: string, roundId: string, judge: string, number: string): void {
  within(data, (db) => {
    const row = db
      .prepare(
        `SELECT a.id AS assignment, s.id AS sheet, j.id AS judge FROM "Assignment" a
         JOIN "Entry" e ON e.id = a."entryId" JOIN "ScoreSheet" s ON s."assignmentId" = a.id
         JOIN "RoundJudge" j ON j."roundId" = e."roundId" JOIN "Person" p ON p.id = j."personId"
         WHERE e."roundId" = ? AND e.number = ? AND p.name = ? LIMIT 1`,
      )
      .get(roundId, number, judge) as Record<'assignment' | 'sheet' | 'judge', string>;
    copyRows(db, 'Assignment', `id = '${row.assignment}'`, {
      id: `id || '+'`,
      roundJudgeId: `'${row.judge}'`,
    });
    copyRows(db, 'ScoreSheet', `id = '${row.sheet}'`, {
      id: `id || '+'`,
      assignmentId: `"assignmentId" || '+'`,
    });
    copyRows(db, 'Mark', `"sheetId" = '${row.sheet}'`, { sheetId: `"sheetId" || '+'` });
  });
}

/** Every judge who has not yet handed in a sheet does so, with the marks of one that was handed in. */
export function finishJudging(data: string, roundId: string): void {
  within(data, (db) => {
    const tasks = (submitted: boolean) =>
      db
        .prepare(
          `SELECT a.id AS id, s.id AS sheet FROM "Assignment" a JOIN "Entry" e ON e.id = a."entryId"
           LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a.id
           WHERE e."roundId" = ? AND e.status = 'ELIGIBLE' AND a.status = 'ASSIGNED'
           AND coalesce(s.status, '') ${submitted ? '=' : '<>'} 'SUBMITTED' ORDER BY e.number, a.id`,
        )
        .all(roundId) as { id: string; sheet: string | null }[];
    const given = tasks(true);
    for (const [at, { id, sheet }] of tasks(false).entries()) {
      if (sheet) db.prepare(`DELETE FROM "ScoreSheet" WHERE id = ?`).run(sheet);
      const from = given[at % given.length]?.sheet;
      copyRows(db, 'ScoreSheet', `id = '${from}'`, { id: `'${id}'`, assignmentId: `'${id}'` });
      copyRows(db, 'Mark', `"sheetId" = '${from}'`, { sheetId: `'${id}'` });
    }
  });
}
