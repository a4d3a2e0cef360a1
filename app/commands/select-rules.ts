import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { largestRemainder } from '#app/domain/apportionment.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import { BadTable } from './csv-table.ts';
import type { QuotaDimension } from '#app/domain/quota-bucket.ts';

const Count = z.int().min(0);
const Percent = z.number().min(0).max(100);
const Columns = z.record(z.string(), z.union([z.string(), z.boolean()]));
const shape = { name: z.string().min(1), where: Columns.default({}), each: z.array(z.string()).default([]) };
const amount = { places: Count.optional(), percent: z.int().min(0).max(100).optional() };

const Rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['cap', 'floor']), ...shape, ...amount, of: z.string().optional() }),
  z.strictObject({
    kind: z.literal('share'),
    ...shape,
    ...amount,
    rounding: z.enum(['largest-remainder', 'webster']).default('largest-remainder'),
  }),
  z.strictObject({ kind: z.literal('bonus'), name: shape.name, where: shape.where, places: Count }),
  z.strictObject({
    kind: z.literal('fixed-shares'),
    name: shape.name,
    of: z.string(),
    by: z.string(),
    percent: z.record(z.string(), z.int().min(0).max(100)),
  }),
]);

const Prize = z
  .strictObject({
    name: z.string().min(1),
    count: Count.optional(),
    percentOfEntries: Percent.optional(),
    percentOfWinners: Percent.optional(),
    among: z.enum(['finalists', 'others']).optional(),
  })
  .refine(
    (prize) =>
      [prize.count, prize.percentOfEntries, prize.percentOfWinners].filter((value) => value !== undefined)
        .length === 1,
    'needs exactly one of count, percentOfEntries, percentOfWinners',
  );

const Rules = z.strictObject({
  rules: z.array(Rule),
  reserves: Count.default(0),
  minimum: z.strictObject({ column: z.string(), value: z.number() }).optional(),
  prizes: z
    .strictObject({
      rules: z.array(Prize).min(1),
      each: z.string().optional(),
      winners: Count.optional(),
      overall: z.strictObject({ count: Count.optional(), percentOfEntries: Percent.optional() }).optional(),
    })
    .optional(),
});

export type RulesFile = z.infer<typeof Rules>;
type RuleOfFile = RulesFile['rules'][number];

/** Reads the rules, or says what cannot be used and where it stands. */
export function readRules(file: string): RulesFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadTable(`${file}: cannot be read`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const line = at === undefined ? text.split('\n').length : text.slice(0, Number(at)).split('\n').length;
    throw new BadTable(`${file}, line ${line}: is not JSON (${(error as Error).message})`);
  }
  const parsed = Rules.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw new BadTable(
    `${file}, line ${lineOf(text, path)}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${issue?.message ?? 'unusable'}`,
  );
}

/** The line of the last named part of a path that can be found, counted from the part before it. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  for (const part of path)
    if (typeof part === 'string') at = Math.max(at, text.indexOf(`"${part}"`, at));
    else for (let skip = 0; skip <= Number(part); skip += 1) at = Math.max(at, text.indexOf('{', at + 1));
  return text.slice(0, at).split('\n').length;
}

const KINDS = { cap: 'CAP', floor: 'FLOOR', share: 'SHARE', bonus: 'BONUS' } as const;

/** The rules as lines of the quota. `columns`: columns of the table, which rules may name. */
export function quotaLines(file: string, { rules }: RulesFile, columns: readonly string[]): QuotaLine[] {
  const names = new Set<string>();
  const bad = (rule: RuleOfFile, reason: string) => new BadTable(`${file}, rule "${rule.name}": ${reason}`);
  const placesOf = (rule: RuleOfFile, name: string): number => {
    const found = rules.find((other) => other.name === name);
    if (!found || !('places' in found) || found.places === undefined)
      throw bad(rule, `"of" names "${name}", which is no rule with places`);
    return found.places;
  };
  return rules.flatMap((rule): QuotaLine[] => {
    if (names.has(rule.name)) throw bad(rule, 'the name stands twice');
    names.add(rule.name);
    const used =
      'by' in rule ? [rule.by] : [...Object.keys(rule.where), ...('each' in rule ? rule.each : [])];
    const unknown = used.find((column) => !columns.includes(column));
    if (unknown !== undefined) throw bad(rule, `the table has no column "${unknown}"`);
    if (rule.kind === 'fixed-shares') {
      const parts = Object.entries(rule.percent).map(([key, weight]) => ({ key, weight }));
      const free = 100 - parts.reduce((sum, { weight }) => sum + weight, 0);
      if (free < 0) throw bad(rule, 'the shares come to more than 100 %');
      const { seats } = largestRemainder(placesOf(rule, rule.of), [
        ...parts,
        { key: '\0free', weight: free },
      ]);
      return parts.map(({ key }) => ({
        ...lineOfQuota(rule.name, 'FLOOR', { [rule.by]: key }, []),
        places: seats[key] ?? 0,
      }));
    }
    const line = lineOfQuota(rule.name, KINDS[rule.kind], rule.where, 'each' in rule ? rule.each : []);
    if (rule.kind === 'bonus') return [{ ...line, places: rule.places }];
    const { places = null, percent = null } = rule;
    if ((places === null) === (percent === null)) throw bad(rule, 'needs either places or percent');
    if (rule.kind === 'share')
      return [{ ...line, places, percent, rounding: rule.rounding === 'webster' ? 'WEBSTER' : 'HAMILTON' }];
    if (rule.of === undefined) return [{ ...line, places, percent }];
    if (percent === null) throw bad(rule, '"of" needs percent');
    return [{ ...line, places: Math.floor((placesOf(rule, rule.of) * percent + 50) / 100) }];
  });
}

const isDimension = (name: string): name is QuotaDimension =>
  name !== 'tutor' && QUOTA_DIMENSIONS.some((dimension) => dimension === name);

function lineOfQuota(
  id: string,
  kind: QuotaLine['kind'],
  where: Readonly<Record<string, string | boolean>>,
  each: readonly string[],
): QuotaLine {
  const text = (name: string) => (where[name] === undefined ? null : String(where[name]));
  const others = Object.entries(where).filter(([name]) => !isDimension(name));
  return {
    id,
    kind,
    places: null,
    percent: null,
    unitId: text('unit'),
    schoolId: text('school'),
    schoolTier: null,
    groupCode: text('group'),
    categoryCode: text('category'),
    disciplineCode: text('discipline'),
    team: null,
    each: each.filter(isDimension),
    columns: Object.fromEntries(others.map(([name, value]) => [name, String(value)])),
    eachColumn: each.filter((name) => !isDimension(name)),
  };
}
