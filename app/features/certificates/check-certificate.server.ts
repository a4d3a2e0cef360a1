import { StoredTextSchema } from './schemas.ts';
import { readCertificateCode } from '#app/domain/certificate/number.ts';
import { certificateStatus } from '#app/domain/certificate/status.ts';
import { db } from '#app/platform/db/client.server.ts';
import { addressOf } from '#app/platform/http/address.server.ts';
import { rateLimiter, RateLimiterRes } from '#app/platform/rate-limit.server.ts';

/** Wrong codes from one address in a quarter of an hour; right ones are not counted, so a class may check its own. */
const MOST_WRONG = 30;
const QUARTER_HOUR_S = 15 * 60;
const wrong = rateLimiter({
  keyPrefix: 'certificate',
  points: MOST_WRONG,
  duration: QUARTER_HOUR_S,
});

const SELECT = {
  kind: true,
  recipient: true,
  number: true,
  code: true,
  text: true,
  issuedAt: true,
  voidedAt: true,
  supersededById: true,
  award: { select: { revokedAt: true } },
  supersededBy: { select: { recipient: true } },
  round: {
    select: {
      name: true,
      nameEn: true,
      timeZone: true,
      unit: { select: { name: true } },
      edition: { select: { isSample: true, sampleNote: true } },
    },
  },
} as const;

/** A correction may have been corrected itself: readers are led to the last one, which may be void in its turn. */
async function lastOf(id: string | null) {
  let found = null;
  for (let next = id; next; next = found?.supersededById ?? null)
    found = await db.certificate.findUnique({
      where: { id: next },
      select: {
        name: true,
        number: true,
        code: true,
        supersededById: true,
        voidedAt: true,
        award: { select: { revokedAt: true } },
      },
    });
  if (!found) return null;
  const { name, number, code, voidedAt, award } = found;
  return { name, number, code, isVoid: Boolean(voidedAt ?? award?.revokedAt) };
}

/**
 * What a code says, for everybody: the words that are printed, and what they are worth now. Who tries one wrong code after
 * another is asked to wait, whatever the next one is.
 */
export async function checkCertificate(typed: string, request: Request) {
  const address = addressOf(request);
  const tries = await wrong.get(address);
  if (tries instanceof RateLimiterRes && tries.consumedPoints >= MOST_WRONG)
    return { found: 'wait' as const, minutes: Math.ceil(tries.msBeforeNext / 60_000) };
  const code = readCertificateCode(typed);
  const certificate = code ? await db.certificate.findUnique({ where: { code }, select: SELECT }) : null;
  if (!certificate) {
    await wrong.consume(address).catch(() => undefined);
    return { found: 'nothing' as const };
  }
  const {
    text: stored,
    award,
    voidedAt,
    recipient,
    supersededById,
    supersededBy: next,
    ...rest
  } = certificate;
  const { text } = StoredTextSchema.parse(stored);
  return {
    found: 'certificate' as const,
    certificate: {
      ...rest,
      text,
      ...certificateStatus({ recipient, voidedAt, supersededBy: next, award }),
      supersededBy: await lastOf(supersededById),
    },
  };
}
export type CheckedCertificate = Extract<
  Awaited<ReturnType<typeof checkCertificate>>,
  { found: 'certificate' }
>['certificate'];
