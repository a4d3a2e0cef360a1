import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';

import { SlipSheets } from '#app/features/accounts/slip-sheets.tsx';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { makeGuardianLinks } from '#app/features/projects/confirm-form.server.ts';
import { formConfirmations, guardianLinks } from '#app/features/projects/confirm-form-queries.server.ts';
import { FormConfirmationList } from '#app/features/projects/form-confirmations.tsx';
import { getOwnEntry } from '#app/features/projects/queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { PrintButton } from '#app/features/shared/print-button.tsx';
import { ShareLink } from '#app/features/shared/share-link.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = (await getOwnEntry(viewer, params.entryId ?? '', now())) ?? notFound();
  const confirmations = (await formConfirmations(entry.id)) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('confirm.page')} · ${entry.title}`,
    entry: { title: entry.title, authors: entry.authors.length },
    confirmations,
    links: await guardianLinks(viewer, { schoolId: entry.schoolId, entryId: entry.id }),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const entryId = params.entryId ?? '';
  const made = await makeGuardianLinks(viewer, { entryIds: [entryId] }, { now: now() });
  if (!made.ok) notFound();
  return redirectWithToast(`/student/entries/${entryId}/confirm`, { key: 'confirm.made', tone: 'done' });
}

export default function EntryConfirm() {
  const t = useT();
  const { entry, confirmations, links } = useLoaderData<typeof loader>();
  const ready = links.flatMap(({ id, name, link }) => (link ? [{ id, name, ...link }] : []));
  return (
    <>
      <div className="no-print">
        <p className="max-w-2xl text-ink-muted">{t('confirm.studentLead')}</p>
        {confirmations.proof.rule === 'EITHER' ? (
          <p className="max-w-2xl pt-2 text-ink-muted">{t('confirm.studentLeadEither')}</p>
        ) : null}
        <Section title={t('confirm.guardians')}>
          <FormConfirmationList confirmations={confirmations} />
        </Section>
      </div>
      <Section title={t('confirm.slip')} actions={ready.length > 0 ? <PrintButton /> : null}>
        {ready.length > 0 ? (
          <SlipSheets
            heading={entry.title}
            slips={ready.map(({ id, name, code, link, qr }) => ({
              key: id,
              title: t('confirm.guardianOf', { name }),
              qr,
              lines: [{ term: t('confirm.slipCode'), value: code, strong: true }],
              note: t('confirm.slipNote', { link }),
              action: <ShareLink url={link} title={t('confirm.title')} />,
            }))}
          />
        ) : null}
        {ready.length < links.length ? (
          <Form method="post" className="no-print pt-4">
            <SubmitButton>{t('confirm.makeLink')}</SubmitButton>
          </Form>
        ) : null}
        {links.length < entry.authors ? (
          <p className="no-print pt-4 text-sm text-ink-muted">{t('confirm.others')}</p>
        ) : null}
      </Section>
    </>
  );
}
