import { can } from '#app/domain/policy.ts';
import { administers } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** The units in the viewer's reach, as a condition. */
export function unitsInReach(viewer: Viewer): Prisma.UnitWhereInput {
  if (viewer.isOperator) return {};
  return { OR: viewer.adminUnits.map(({ path }) => ({ path: { startsWith: path } })) };
}

/** All units in reach in the order of the tree, each with its depth below the topmost one shown. */
export async function unitTree(viewer: Viewer) {
  const units = await db.unit.findMany({
    where: unitsInReach(viewer),
    orderBy: [{ order: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      parentId: true,
      path: true,
      kind: true,
      name: true,
      shortName: true,
      code: true,
      _count: { select: { schools: true, rounds: true } },
    },
  });
  const ids = new Set(units.map((unit) => unit.id));
  const children = groupByParent(units, ids);
  const ordered: ((typeof units)[number] & { depth: number })[] = [];
  const walk = (parent: string, depth: number) => {
    for (const unit of children.get(parent) ?? []) {
      ordered.push({ ...unit, depth });
      walk(unit.id, depth + 1);
    }
  };
  walk('', 0);
  return ordered;
}

function groupByParent<U extends { parentId: string | null }>(units: readonly U[], ids: ReadonlySet<string>) {
  const groups = new Map<string, U[]>();
  for (const unit of units) {
    const key = unit.parentId && ids.has(unit.parentId) ? unit.parentId : '';
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return groups;
}

/** Units as choices of a form, indented by depth. */
export async function unitOptions(viewer: Viewer) {
  return (await unitTree(viewer)).map(({ id, name, depth }) => ({
    value: id,
    label: `${'　'.repeat(depth)}${name}`,
  }));
}

/** One unit with what is below it; null when not in reach. */
export async function getUnit(viewer: Viewer, unitId: string) {
  const unit = await db.unit.findUnique({
    where: { id: unitId },
    select: {
      id: true,
      path: true,
      kind: true,
      name: true,
      shortName: true,
      code: true,
      parent: { select: { id: true, name: true, path: true } },
      children: {
        orderBy: [{ order: 'asc' }, { name: 'asc' }],
        select: { id: true, name: true, kind: true, _count: { select: { schools: true, children: true } } },
      },
      rounds: {
        orderBy: { createdAt: 'desc' },
        select: { id: true, name: true, nameEn: true, edition: { select: { name: true } } },
      },
      _count: { select: { schools: true } },
    },
  });
  if (!unit || !can(viewer, 'manage-unit', unit)) return null;
  const { parent } = unit;
  const siblings = await db.unit.findMany({
    where: { AND: unitsInReach(viewer), parentId: parent?.id ?? null, NOT: { id: unitId } },
    orderBy: [{ order: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true },
  });
  return { ...unit, siblings, parent: parent && administers(viewer, parent.path) ? parent : null };
}
