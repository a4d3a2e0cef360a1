import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { TurnedOn } from '#app/features/materials/turned-on.tsx';
import { DraftForm } from '#app/features/shared/draft-form.tsx';
import { draftAction, readDraftPage } from '#app/features/projects/draft-page.server.ts';
import { FormFields } from '#app/features/projects/form-fields.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { entry, draft } = await readDraftPage(viewer, params.entryId, 'form');
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageForm')} · ${entry.title}`, entry, draft };
}

export const meta = pageMeta;

export const action = ({ request, params }: ActionFunctionArgs) =>
  draftAction(request, params.entryId, 'form');

export default function EntryForm() {
  const t = useT();
  const name = useName();
  const { entry, draft } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { fields } = entry.form;
  if (fields.length === 0)
    return <EmptyState title={t('projects.noFields')}>{t('projects.noFieldsText')}</EmptyState>;
  const label = (field: string) => {
    const [, code, row] = field.split('.');
    const found = fields.find((one) => one.code === code);
    const line = row === undefined ? '' : ` · ${Number(row) + 1}`;
    return found ? `${name(found)}${line}` : field;
  };
  return (
    <DraftForm draft={draft} reply={reply} timeZone={entry.round.timeZone} label={label}>
      <FormFields fields={fields} />
      <TurnedOn slots={entry.formSlots} fields={fields} />
    </DraftForm>
  );
}
