import type { Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

/**
 * Copies categories, groups, disciplines, slots, the application form, rubrics, quotas, prize rules, special awards, formats of lists
 * and templates of certificates with their pictures from one round to an empty one.
 */
export async function copyRoundSettings(tx: Tx, fromId: string, toId: string): Promise<void> {
  const [categories, groups, disciplines, slots, fields, rubrics, quotas, prizes] = await Promise.all([
    tx.category.findMany({ where: { roundId: fromId } }),
    tx.group.findMany({ where: { roundId: fromId } }),
    tx.discipline.findMany({ where: { roundId: fromId }, include: { groups: true } }),
    tx.materialSlot.findMany({ where: { roundId: fromId } }),
    tx.formField.findMany({ where: { roundId: fromId } }),
    tx.rubric.findMany({ where: { roundId: fromId }, include: { criteria: { include: { levels: true } } } }),
    tx.quota.findMany({ where: { roundId: fromId }, include: { lines: true } }),
    tx.prizeRule.findMany({ where: { roundId: fromId } }),
  ]);
  const ids = new Map<string, string>();
  const fresh = <T extends { id: string }>(row: T) => {
    const id = uuidv7();
    ids.set(row.id, id);
    return { ...row, id, roundId: toId };
  };
  const moved = (id: string | null) => (id === null ? null : (ids.get(id) ?? null));
  await tx.category.createMany({ data: categories.map(fresh) });
  await tx.group.createMany({ data: groups.map(fresh) });
  await tx.discipline.createMany({ data: disciplines.map(({ groups: _, ...row }) => fresh(row)) });
  await tx.disciplineGroup.createMany({
    data: disciplines.flatMap((discipline) =>
      discipline.groups.map((link) => ({
        disciplineId: moved(link.disciplineId) ?? '',
        groupId: moved(link.groupId) ?? '',
      })),
    ),
  });
  await tx.materialSlot.createMany({
    data: slots
      .map(fresh)
      .map((slot) => ({ ...slot, categoryId: moved(slot.categoryId), groupId: moved(slot.groupId) })),
  });
  await tx.formField.createMany({
    data: fields
      .map(fresh)
      .map((field) => ({ ...field, categoryId: moved(field.categoryId), groupId: moved(field.groupId) })),
  });
  for (const { criteria, ...rubric } of rubrics) {
    // Of several versions the newest comes along, as the first of its new round.
    const newest = rubrics.every(
      (one) =>
        one.categoryId !== rubric.categoryId || one.stage !== rubric.stage || one.version <= rubric.version,
    );
    if (!newest) continue;
    const { id, ...row } = fresh(rubric);
    await tx.rubric.create({
      data: { ...row, id, categoryId: moved(rubric.categoryId), version: 1, lockedAt: null },
      select: { id: true },
    });
    const copied = criteria.map(({ levels, ...criterion }) => {
      const criterionId = uuidv7();
      return {
        criterion: { ...criterion, id: criterionId, rubricId: id },
        levels: levels.map((level) => ({ ...level, id: uuidv7(), criterionId })),
      };
    });
    await tx.criterion.createMany({ data: copied.map((one) => one.criterion) });
    await tx.criterionLevel.createMany({ data: copied.flatMap((one) => one.levels) });
  }
  for (const { lines, ...quota } of quotas) {
    const row = fresh(quota);
    await tx.quota.create({ data: row, select: { id: true } });
    await tx.quotaLine.createMany({
      data: lines.map((line) => ({ ...line, id: uuidv7(), quotaId: row.id })),
    });
  }
  await tx.prizeRule.createMany({
    data: prizes.map(fresh).map((prize) => ({ ...prize, categoryId: moved(prize.categoryId) })),
  });
  const specials = await tx.specialAward.findMany({ where: { roundId: fromId } });
  // Rules name categories and prizes by code, which come along; juries, drafts and notices do not.
  await tx.specialAward.createMany({
    data: specials.map(fresh).map(({ id, roundId, name, nameEn, sponsor, words, forWhom, way, ...rest }) => ({
      id,
      roundId,
      name,
      nameEn,
      sponsor,
      words,
      forWhom,
      way,
      places: rest.places,
      nominations: rest.nominations,
      rule: rest.rule ?? {},
      order: rest.order,
    })),
  });
  const formats = await tx.listTemplate.findMany({ where: { roundId: fromId } });
  await tx.listTemplate.createMany({
    data: formats.map(fresh).map((format) => ({
      ...format,
      columns: format.columns ?? [],
      order: format.order ?? [],
    })),
  });
  const templates = await tx.certificateTemplate.findMany({ where: { roundId: fromId, replacedAt: null } });
  const used = templates.flatMap(({ backgroundId, sealId }) => [backgroundId ?? [], sealId ?? []].flat());
  const pictures = await tx.certificateImage.findMany({ where: { id: { in: used } } });
  await tx.certificateImage.createMany({ data: pictures.map(fresh) });
  await tx.certificateTemplate.createMany({
    data: templates.map(fresh).map((template) => ({
      ...template,
      version: 1,
      design: template.design ?? {},
      backgroundId: moved(template.backgroundId),
      sealId: moved(template.sealId),
    })),
  });
}
