import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Plus, Upload } from 'lucide-react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { MergeInto } from '#app/features/merges/merge-into.tsx';
import { MergeTable } from '#app/features/merges/merge-table.tsx';
import { listMerges } from '#app/features/merges/queries.server.ts';
import { UndoMergeSchema } from '#app/features/merges/schemas.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { mergeUnits } from '#app/features/units/merge-units.server.ts';
import { getUnit } from '#app/features/units/queries.server.ts';
import { MergeUnitsSchema, UnitIdSchema, UpdateUnitSchema } from '#app/features/units/schemas.ts';
import { UnitForm } from '#app/features/units/unit-form.tsx';
import { removeUnit, updateUnit } from '#app/features/units/update-unit.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  UpdateUnitSchema.extend({ intent: z.literal('save') }),
  UnitIdSchema.extend({ intent: z.literal('remove') }),
  MergeUnitsSchema.omit({ unitId: true }).extend({ intent: z.literal('merge') }),
  UndoMergeSchema.extend({ intent: z.literal('undo') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const unit = (await getUnit(viewer, params.unitId ?? '')) ?? notFound();
  const merges = await listMerges(viewer, { kind: 'UNIT', keptId: unit.id });
  return { title: unit.name, unit, merges, constraint: constraintsOf(UpdateUnitSchema) };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const unitId = params.unitId ?? '';
  const here = `/admin/units/${unitId}`;
  const context = { now: now() };
  if (form.value.intent === 'merge') {
    const merged = await mergeUnits(viewer, { ...form.value, unitId }, context);
    if (!merged.ok) return form.refuse(merged.refusals);
    const { intoId, name } = merged.value;
    return redirectWithToast(`/admin/units/${intoId}`, {
      key: 'units.unitMerged',
      params: { name },
      tone: 'done',
    });
  }
  if (form.value.intent === 'undo') {
    const undone = await undoMerge(viewer, form.value, context);
    if (!undone.ok) return form.refuse(undone.refusals);
    return redirectWithToast(here, { key: 'merges.undone', params: undone.value, tone: 'done' });
  }
  const input = { ...form.value, unitId };
  const result =
    input.intent === 'save'
      ? await updateUnit(viewer, input, context)
      : await removeUnit(viewer, input, context);
  if (!result.ok) return form.refuse(result.refusals);
  return input.intent === 'save'
    ? redirectWithToast(here, { key: 'common.saved', tone: 'done' })
    : redirectWithToast('/admin/units', { key: 'units.removed', tone: 'done' });
}

export default function Unit() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { unit, merges, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const up = unit.parent
    ? { href: `/admin/units/${unit.parent.id}`, label: unit.parent.name }
    : { href: '/admin/units', label: t('units.title') };
  return (
    <>
      <PageHeader
        title={unit.name}
        meta={t(`units.kind${unit.kind}`)}
        above={<BackLink href={up.href}>{up.label}</BackLink>}
        actions={
          <>
            <LinkButton href={`/admin/units/new?parent=${unit.id}`} icon={Plus}>
              {t('units.newBelow')}
            </LinkButton>
            <LinkButton href={`/admin/units/${unit.id}/certificates`} variant="quiet">
              {t('certificates.title')}
            </LinkButton>
            <LinkButton href={`/admin/units/${unit.id}/keys`} variant="quiet">
              {t('api.title')}
            </LinkButton>
            <LinkButton href={`/admin/schools/import?unit=${unit.id}`} icon={Upload}>
              {t('units.importSchools')}
            </LinkButton>
          </>
        }
      />
      <RefusalBox result={lastResult} />
      <StatRow
        stats={[
          { key: 'units', label: t('units.below'), value: formats.number(unit.children.length) },
          {
            key: 'schools',
            label: t('units.schools'),
            value: formats.number(unit._count.schools),
            href: `/admin/schools?unit=${unit.id}`,
          },
          { key: 'rounds', label: t('units.rounds'), value: formats.number(unit.rounds.length) },
        ]}
      />
      {unit.children.length > 0 ? (
        <Section title={t('units.below')}>
          <DataTable
            caption={t('units.below')}
            rows={unit.children}
            rowKey={(child) => child.id}
            columns={[
              {
                key: 'name',
                head: t('units.name'),
                cell: (child) => <Link to={`/admin/units/${child.id}`}>{child.name}</Link>,
              },
              { key: 'kind', head: t('units.kind'), cell: (child) => t(`units.kind${child.kind}`) },
              {
                key: 'schools',
                head: t('units.schools'),
                numeric: true,
                cell: (child) => child._count.schools,
              },
            ]}
          />
        </Section>
      ) : null}
      {unit.rounds.length > 0 ? (
        <Section title={t('units.rounds')}>
          <DataTable
            caption={t('units.rounds')}
            rows={unit.rounds}
            rowKey={(round) => round.id}
            columns={[
              {
                key: 'name',
                head: t('units.round'),
                cell: (round) => <Link to={`/admin/rounds/${round.id}`}>{name(round)}</Link>,
              },
              { key: 'edition', head: t('units.edition'), cell: (round) => round.edition.name },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('units.facts')}>
        <UnitForm
          lastResult={lastResult}
          constraint={constraint}
          defaultValue={{ ...unit, code: unit.code ?? '' }}
          hidden={<input type="hidden" name="unitId" value={unit.id} />}
          submit={t('common.save')}
        />
      </Section>
      <MergeInto
        others={unit.siblings}
        heading={t('units.mergeUnit')}
        hint={t('units.mergeUnitHint')}
        into={t('units.mergeUnitInto')}
        choose={t('units.mergeUnitChoose')}
        question={t('units.mergeUnitTitle', { name: unit.name })}
      >
        {t('units.mergeUnitText', {
          schools: unit._count.schools,
          units: unit.children.length,
          rounds: unit.rounds.length,
        })}
      </MergeInto>
      <MergeTable merges={merges} />
      <Section title={t('units.remove')} description={t('units.removeHint')}>
        <Form method="post">
          <input type="hidden" name="unitId" value={unit.id} />
          <ConfirmButton
            variant="secondary"
            label={t('units.remove')}
            title={t('units.removeTitle', { name: unit.name })}
            confirmLabel={t('units.remove')}
            cancelLabel={t('common.cancel')}
            name="intent"
            value="remove"
          >
            {t('units.removeText')}
          </ConfirmButton>
        </Form>
      </Section>
    </>
  );
}
