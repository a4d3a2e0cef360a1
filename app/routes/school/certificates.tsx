import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { HolderCertificates } from '#app/features/certificates/holder-certificates.tsx';
import { listSchoolCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listSchoolCertificates(viewer, params.schoolId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('certificates.title')} · ${found.school.name}`, ...found };
}

export const meta = pageMeta;

/** What a school hands out: to its students, its tutors, and for its own wall. */
export default function SchoolCertificates() {
  const t = useT();
  const { school, rounds } = useLoaderData<typeof loader>();
  return (
    <HolderCertificates
      holder={school}
      home={`/school/${school.id}`}
      lead={t('certificates.schoolLead')}
      noneText={t('certificates.noneYetText')}
      rounds={rounds}
    />
  );
}
