import { describe, expect, it } from 'vitest';

import { audit, auditEach } from '#app/platform/audit.server.ts';
import type { AuditEntry } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';

const now = new Date('2026-05-01T08:09:10.120Z');

describe('audit lines of changes that are made together', () => {
  it('stand in the database as single ones do, to the letter', async () => {
    const whole: AuditEntry = {
      at: now,
      actorId: 'who',
      verb: 'save-sheet',
      subject: { type: 'score-sheet', id: 'which' },
      unitId: 'unit',
      schoolId: 'school',
      roundId: 'round',
      data: { revision: 2, words: "“引号”与''", list: [1, null, true] },
    };
    const bare: AuditEntry = { at: now, actorId: null, verb: 'sweep', subject: { type: 'thing', id: 'one' } };
    await inTransaction({ now }, async (tx) => {
      await audit(tx, whole);
      await audit(tx, bare);
      await auditEach(tx, [whole, bare]);
      await auditEach(tx, []);
    });
    for (const { verb } of [whole, bare]) {
      const [single, together, ...more] = await db.auditLine.findMany({ where: { verb } });
      expect(more).toEqual([]);
      expect(together?.id).not.toBe(single?.id);
      expect({ ...together, id: '' }).toEqual({ ...single, id: '' });
      const stored = await db.$queryRaw`
        SELECT DISTINCT CAST("at" AS TEXT) || typeof("at") || CAST("data" AS TEXT) || typeof("data") FROM "AuditLine"
        WHERE "verb" = ${verb}`;
      expect(stored).toHaveLength(1);
    }
  });
});
