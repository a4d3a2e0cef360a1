import { randomUUID } from 'node:crypto';

import { loadViewer } from '#app/features/accounts/viewer.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { writer } from '#app/platform/db/client.server.ts';
import type { Prisma, Role, UnitKind } from '#app/platform/prisma-client/client.ts';

let sequence = 0;
const next = () => (sequence += 1);

/** A person with an account but no role. */
export function createPerson(data: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const id = randomUUID();
  return writer().person.create({
    data: { id, name: `人物${next()}`, username: `user${next()}`, email: `${id}@no-mail.invalid`, ...data },
  });
}

/** A unit below `parentId`, or a root. */
export async function createUnit(
  data: { name?: string; kind?: UnitKind; parentId?: string; code?: string } = {},
) {
  const id = randomUUID();
  const parent = data.parentId
    ? await writer().unit.findUniqueOrThrow({ where: { id: data.parentId } })
    : null;
  const name = data.name ?? `单位${next()}`;
  return writer().unit.create({
    data: {
      id,
      name,
      shortName: name,
      kind: data.kind ?? 'COUNTY',
      path: `${parent?.path ?? '/'}${id}/`,
      parentId: parent?.id ?? null,
      code: data.code,
    },
  });
}

/** A school of a unit (its own new one by default). */
export async function createSchool(data: Partial<Prisma.SchoolUncheckedCreateInput> = {}) {
  const unitId = data.unitId ?? (await createUnit()).id;
  return writer().school.create({
    data: { name: `学校${next()}`, userPrefix: `s${next()}`, ...data, unitId },
  });
}

/** A student with an account at a school. */
export async function createStudent(
  data: { schoolId?: string; name?: string; grade?: number; className?: string } = {},
) {
  const schoolId = data.schoolId ?? (await createSchool()).id;
  const person = await createPerson(data.name ? { name: data.name } : {});
  return writer().student.create({
    data: {
      personId: person.id,
      schoolId,
      grade: data.grade ?? 8,
      className: data.className ?? '1',
      studentNumber: `n${next()}`,
    },
    include: { person: true },
  });
}

/** Gives a role; the scope is what the role demands. */
export function grantRole(
  personId: string,
  role: Role,
  scope: { unitId?: string; schoolId?: string; roundId?: string } = {},
) {
  return writer().roleGrant.create({ data: { personId, role, ...scope } });
}

/** A new person with one role, as a viewer. */
export async function createViewer(
  role: Role,
  scope: { unitId?: string; schoolId?: string; roundId?: string } = {},
): Promise<Viewer> {
  const person = await createPerson();
  await grantRole(person.id, role, scope);
  return viewerOf(person.id);
}

/** A stored person as a viewer. */
export async function viewerOf(personId: string): Promise<Viewer> {
  const viewer = await loadViewer(personId);
  if (!viewer) throw new Error(`no person ${personId}`);
  return viewer;
}

/** An edition with one round of a unit, open from 2026-01-01 to 2026-12-31, with a category, two groups, two disciplines and a rubric. */
export async function createRound(data: Partial<Prisma.RoundUncheckedCreateInput> = {}) {
  const unitId = data.unitId ?? (await createUnit()).id;
  const editionId =
    data.editionId ?? (await writer().edition.create({ data: { name: `第${next()}届`, year: 2026 } })).id;
  const opensAt = new Date('2026-01-01T00:00:00Z');
  const closesAt = new Date('2026-12-31T00:00:00Z');
  const kinds = ['SUBMISSION', 'SCHOOL', 'CHECK', 'JUDGING', 'RESULT', 'NOTICE'] as const;
  return writer().round.create({
    data: {
      name: `赛事${next()}`,
      requiresConsent: false,
      ...data,
      unitId,
      editionId,
      windows: { create: kinds.map((kind) => ({ kind, opensAt, closesAt })) },
      categories: { create: [{ code: 'A', name: '青少年科技创新成果' }] },
      groups: {
        create: [
          { code: 'P', name: '小学组', gradeFrom: 1, gradeTo: 6, order: 1 },
          { code: 'J', name: '初中组', gradeFrom: 7, gradeTo: 9, order: 2 },
        ],
      },
      disciplines: {
        create: [
          { code: 'PH', name: '物理学', shortName: '物理', order: 1 },
          { code: 'EN', name: '工程学', shortName: '工程', order: 2 },
        ],
      },
      rubrics: {
        create: [
          {
            name: '评分标准',
            criteria: {
              create: [
                { code: 'C1', name: '创新性', maxX100: 4000, weight: 40, order: 1 },
                { code: 'C2', name: '科学性', maxX100: 3000, weight: 30, order: 2 },
                { code: 'C3', name: '实用性', maxX100: 3000, weight: 30, order: 3 },
              ],
            },
          },
        ],
      },
    },
    include: {
      categories: true,
      groups: true,
      disciplines: true,
      rubrics: { include: { criteria: true } },
      unit: true,
    },
  });
}
