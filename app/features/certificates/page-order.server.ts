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

const HOLDER = { select: { id: true, name: true } } as const;
type Holder = { id: string; name: string };
/** Where a certificate is handed out: a school, or the unit that it is for. */
const holderOf = ({ school, unit }: { school: Holder | null; unit: Holder | null }): Holder =>
  school ?? unit ?? { id: '', name: '' };

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });

/**
 * The certificates of a condition as pages, by school (or unit) so that they can be handed out, and by number within it. Each
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
      school: HOLDER,
      unit: HOLDER,
    },
  });
  // Units come first, as their numbers do.
  rows.sort(
    (a, b) =>
      Number(a.unit === null) - Number(b.unit === null) ||
      pinyin.compare(holderOf(a).name, holderOf(b).name) ||
      pinyin.compare(holderOf(a).id, holderOf(b).id) ||
      pinyin.compare(a.number, b.number),
  );
  const ids = [...new Set(rows.map(({ templateId }) => templateId))];
  return {
    title,
    at: rows.length === 1 ? (rows[0]?.issuedAt ?? now) : now,
    origin: env().origin,
    templates: await pageTemplates(ids),
    pages: rows.map(({ templateId, number, code, text, ...row }, index) => {
      const before = rows[index - 1];
      const { id, name } = holderOf(row);
      return {
        templateId,
        number,
        code,
        text: StoredTextSchema.parse(text).text,
        heading: before && id === holderOf(before).id ? undefined : name,
      };
    }),
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
