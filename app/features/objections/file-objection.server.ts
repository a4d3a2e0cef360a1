import { createHmac } from 'node:crypto';
import type { z } from 'zod';

import { hashReceiptCode, receiptCode } from './codes.server.ts';
import type { FileObjectionSchema } from './schemas.ts';
import { checkEvidence, storeEvidence } from './take-evidence.server.ts';
import { answerDeadline, isNameless, takesObjections } from '#app/domain/objections.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import { newestSnapshot } from '#app/features/results/notice-snapshot.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { env } from '#app/platform/env.server.ts';
import { removeFiles } from '#app/platform/uploads/service.server.ts';
import type { SavedFile } from '#app/platform/uploads/service.server.ts';
import { rateLimiter, RateLimiterRes } from '#app/platform/rate-limit.server.ts';

const HOUR_MS = 3_600_000;
/** A school's pupils and parents may share one address. */
const perAddress = rateLimiter({ keyPrefix: 'objection', points: 10, duration: HOUR_MS / 1000 });
const PER_NOTICE_AND_HOUR = 60;

type Filing = z.infer<typeof FileObjectionSchema>;
type Sent = { files: readonly File[]; /** Where it comes from, if that is known. */ address: string | null };

/**
 * Takes an objection to a published list while its notice runs: named, with a statement, with evidence. Gives the code of
 * its receipt. Nothing is stored when anything is refused. Of the sender's address only a hash is held, in memory, for an
 * hour.
 */
export async function fileObjection(
  input: Filing,
  { files, address }: Sent,
  context: Context,
): Promise<Result<{ code: string }>> {
  const code = receiptCode(input.token, [
    input.noticeId,
    input.line,
    input.name,
    input.unitName,
    input.phone,
    input.text,
  ]);
  const before = await inTransaction(context, (tx) => look(tx, input, code, context.now));
  if (!before.ok) return before;
  if (before.value === 'filed') return ok({ code });
  const fit = await checkEvidence(files);
  if (!fit.ok) return fit;
  if (await isFlood(address)) return refuse('objection-too-many');
  const stored = await storeEvidence(files);
  if (!stored.ok) return stored;
  const drop = async () => {
    if (stored.value.length > 0) await removeFiles(stored.value.map(({ key }) => key));
  };
  const kept = await inTransaction(context, (tx) => keep(tx, input, stored.value, code, context.now)).catch(
    async (error: unknown) => {
      await drop();
      throw error;
    },
  );
  if (!kept.ok || kept.value === 'filed') await drop();
  return kept.ok ? ok({ code }) : kept;
}

type Found = { roundId: string; entryId: string | null; answerBy: Date };

/** The notice and the line as they stand now; `filed` when this very form has come before. */
async function look(tx: Tx, input: Filing, code: string, now: Date): Promise<Result<Found | 'filed'>> {
  const known = await tx.objection.count({ where: { codeHash: hashReceiptCode(code) } });
  if (known > 0) return ok('filed');
  const notice = await tx.notice.findUnique({
    where: { id: input.noticeId },
    select: {
      roundId: true,
      publishedAt: true,
      closesAt: true,
      withdrawnAt: true,
      round: { select: { objectionDays: true, timeZone: true } },
    },
  });
  const read = notice ? await newestSnapshot(tx, input.noticeId) : null;
  if (!notice || !read) return refuse('not-found');
  if (!takesObjections(notice, now)) return refuse('objection-closed');
  if (isNameless(input.name)) return refuse('objection-nameless', undefined, 'name');
  const line = read.snapshot.lines.find(({ seq }) => seq === input.line);
  if (input.line !== '' && !line) return refuse('not-found', undefined, 'line');
  const lately = await tx.objection.count({
    where: { noticeId: input.noticeId, createdAt: { gt: new Date(now.getTime() - HOUR_MS) } },
  });
  if (lately >= PER_NOTICE_AND_HOUR) return refuse('objection-too-many');
  const entry = line
    ? await tx.entry.findFirst({
        where: { roundId: notice.roundId, number: line.number },
        select: { id: true },
      })
    : null;
  const { objectionDays, timeZone } = notice.round;
  return ok({
    roundId: notice.roundId,
    entryId: entry?.id ?? null,
    answerBy: answerDeadline(notice.closesAt, objectionDays, timeZone),
  });
}

async function keep(
  tx: Tx,
  input: Filing,
  files: readonly SavedFile[],
  code: string,
  now: Date,
): Promise<Result<'filed' | 'kept'>> {
  const found = await look(tx, input, code, now);
  if (!found.ok) return found;
  if (found.value === 'filed') return ok('filed');
  const { noticeId, line, name, unitName, phone, text } = input;
  const { id } = await tx.objection.create({
    data: {
      ...found.value,
      noticeId,
      line: line === '' ? null : line,
      name,
      unitName,
      phone,
      text,
      codeHash: hashReceiptCode(code),
      createdAt: now,
      files: {
        create: files.map(({ key, name: fileName, type, size, sha256 }) => ({
          fileKey: key,
          fileName,
          mediaType: type,
          bytes: size,
          sha256,
        })),
      },
    },
    select: { id: true },
  });
  await audit(tx, {
    at: now,
    actorId: null,
    verb: 'file-objection',
    subject: { type: 'objection', id },
    roundId: found.value.roundId,
    data: { noticeId, line: line === '' ? null : line, files: files.length },
  });
  return ok('kept');
}

async function isFlood(address: string | null): Promise<boolean> {
  if (!address) return false;
  const key = createHmac('sha256', env().secret).update(address).digest('base64url');
  try {
    await perAddress.consume(key);
    return false;
  } catch (error) {
    if (error instanceof RateLimiterRes) return true;
    throw error;
  }
}
