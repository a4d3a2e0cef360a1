import type { PageOrder, PageTemplate } from './draw-pages.server.ts';
import { DesignSchema, StoredTextSchema } from './schemas.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';

/** What is worth printing: neither void nor corrected, and no award behind it revoked. */
export const STANDING = {
  voidedAt: null,
  supersededById: null,
  OR: [{ awardId: null }, { award: { revokedAt: null } }],
} as const satisfies Prisma.CertificateWhereInput;

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/**
 * The certificates of a condition as pages, by school so that they can be handed out, and by number within it. Each school
 * begins a part of the file. The caller has authorised.
 */
export async function pageOrder(
  where: Prisma.CertificateWhereInput,
  { title, now }: { title: string; now: Date },
): Promise<PageOrder> {
  const rows = await db.certificate.findMany({
    where,
    select: {
      templateId: true,
      number: true,
      code: true,
      text: true,
      issuedAt: true,
      school: { select: { id: true, name: true } },
    },
  });
  rows.sort(
    (a, b) =>
      pinyin.compare(a.school.name, b.school.name) ||
      pinyin.compare(a.school.id, b.school.id) ||
      pinyin.compare(a.number, b.number),
  );
  const ids = [...new Set(rows.map(({ templateId }) => templateId))];
  return {
    title,
    at: rows.length === 1 ? (rows[0]?.issuedAt ?? now) : now,
    origin: env().origin,
    templates: await pageTemplates(ids),
    pages: rows.map(({ templateId, number, code, text, school }, index) => ({
      templateId,
      number,
      code,
      text: StoredTextSchema.parse(text).text,
      heading: school.id === rows[index - 1]?.school.id ? undefined : school.name,
    })),
  };
}

const PICTURE = { select: { width: true, height: true, bytes: true } } as const;

async function pageTemplates(ids: string[]): Promise<Record<string, PageTemplate>> {
  const rows = await db.certificateTemplate.findMany({
    where: { id: { in: ids } },
    select: { id: true, design: true, background: PICTURE, seal: PICTURE },
  });
  return Object.fromEntries(
    rows.map(({ id, design, background, seal }) => [
      id,
      { design: DesignSchema.parse(design), background, seal },
    ]),
  );
}
