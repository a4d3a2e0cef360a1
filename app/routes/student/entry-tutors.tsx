import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DraftText } from '#app/features/projects/draft-fields.tsx';
import { draftAction, readDraftPage } from '#app/features/projects/draft-page.server.ts';
import { DraftForm } from '#app/features/shared/draft-form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { entry, draft } = await readDraftPage(viewer, params.entryId, 'tutors');
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageTutors')} · ${entry.title}`, entry, draft };
}

export const meta = pageMeta;

export const action = ({ request, params }: ActionFunctionArgs) =>
  draftAction(request, params.entryId, 'tutors');

export default function EntryTutors() {
  const t = useT();
  const { entry, draft } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const rows = Object.keys(draft.stored).filter((field) => field.endsWith('.name')).length;
  const label = (field: string) => {
    const [, index, part] = field.split('.');
    const which = t('projects.tutorNumber', { number: Number(index) + 1 });
    return `${which} · ${t(part === 'name' ? 'projects.tutorName' : 'projects.tutorOrganisation')}`;
  };
  return (
    <>
      <p className="max-w-2xl pb-6 text-ink-muted">
        {t('projects.tutorsLead', { max: entry.round.maxTutors })}
      </p>
      <DraftForm draft={draft} reply={reply} timeZone={entry.round.timeZone} label={label}>
        {Array.from({ length: rows }, (_, index) => (
          <fieldset key={index} className="grid gap-4 sm:grid-cols-2 lg:max-w-3xl">
            <legend className="mb-2 text-lg font-semibold">
              {t('projects.tutorNumber', { number: index + 1 })}
            </legend>
            <DraftText name={`tutors.${index}.name`} label={t('projects.tutorName')} maxLength={40} />
            <DraftText
              name={`tutors.${index}.organisation`}
              label={t('projects.tutorOrganisation')}
              maxLength={80}
            />
          </fieldset>
        ))}
      </DraftForm>
    </>
  );
}
