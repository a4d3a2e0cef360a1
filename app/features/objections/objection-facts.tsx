import { Link } from '@remix-run/react';

import type { getObjection } from './queries.server.ts';
import { LineName } from './line-name.tsx';
import { lostBy } from '#app/domain/objections.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

export type ObjectionView = NonNullable<Awaited<ReturnType<typeof getObjection>>>;

/** What an objection says, who says it, with what evidence, and where the project and its scores are. */
export function ObjectionFacts({ objection }: { objection: ObjectionView }) {
  const t = useT();
  const formats = useFormats();
  const zone = objection.timeZone;
  const base = `/admin/rounds/${objection.roundId}`;
  const { erasedAt } = objection;
  return (
    <>
      {erasedAt ? (
        <NoticeBox tone="info" title={t('objections.erasedTitle')} className="mb-6">
          {t('objections.erasedText', { at: formats.dateTime(erasedAt, zone) })}
        </NoticeBox>
      ) : null}
      <DescriptionList
        items={[
          {
            key: 'line',
            term: t('objections.concerned'),
            detail: (
              <>
                <LineName line={objection.line} />
                {objection.entryId ? (
                  <span className="block">
                    <Link to={`${base}/entries/${objection.entryId}`}>{t('objections.entryLink')}</Link>
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: 'notice',
            term: t('objections.notice'),
            detail: (
              <>
                <Link to={`/notices/${objection.notice.id}`}>{objection.notice.title}</Link>
                <span className="block">
                  <Link to={`${base}/lists/${objection.notice.listId}`}>{t('objections.listLink')}</Link>
                </span>
              </>
            ),
          },
          {
            key: 'at',
            term: t('objections.filedAt'),
            detail: formats.dateTimeSeconds(objection.createdAt, zone),
          },
          { key: 'by', term: t('objections.answerBy'), detail: formats.dateTime(objection.answerBy, zone) },
          {
            key: 'who',
            term: t('objections.assignedTo'),
            detail: objection.assignedTo ?? t('objections.nobody'),
          },
          ...(erasedAt
            ? []
            : [
                {
                  key: 'objector',
                  term: t('objections.objector'),
                  detail: (
                    <>
                      {`${objection.name} · ${objection.unitName} · ${objection.phone}`}
                      <span className="block text-sm text-ink-muted">{t('objections.objectorHint')}</span>
                    </>
                  ),
                },
              ]),
        ]}
      />
      {erasedAt ? null : (
        <>
          <Section title={t('objections.statement')}>
            <p className="max-w-3xl whitespace-pre-line">{objection.text}</p>
          </Section>
          <Section title={t('objections.evidence')}>
            {objection.files.length === 0 ? (
              <p className="text-ink-muted">{t('objections.noEvidence')}</p>
            ) : (
              <ul className="list-disc ps-5">
                {objection.files.map((file) => (
                  <li key={file.id}>
                    {file.infectedAt ? (
                      <>{`${file.fileName} · ${t('objections.infected')}`}</>
                    ) : (
                      <a href={`${base}/objections/files/${file.id}`} target="_blank" rel="noreferrer">
                        {file.fileName}
                      </a>
                    )}{' '}
                    <span className="text-sm text-ink-muted">{formats.bytes(file.bytes)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </>
      )}
    </>
  );
}

/** How an objection ended: the answer, the published sentence, what followed from it. */
export function ObjectionAnswer({ objection }: { objection: ObjectionView }) {
  const t = useT();
  const formats = useFormats();
  const { remedy, result } = objection;
  return (
    <Section
      title={t('objections.answer')}
      description={
        objection.answeredAt
          ? t('objections.answeredBy', {
              name: objection.answeredBy ?? '',
              at: formats.dateTime(objection.answeredAt, objection.timeZone),
            })
          : undefined
      }
    >
      <DescriptionList
        items={[
          ...(remedy
            ? [
                {
                  key: 'remedy',
                  term: t('objections.outcome'),
                  detail: t(
                    remedy === 'REVOKE'
                      ? `objections.remedy-REVOKE-${lostBy(objection.kind)}`
                      : `objections.remedy-${remedy}`,
                  ),
                },
              ]
            : []),
          ...(objection.answer
            ? [
                {
                  key: 'answer',
                  term: t('objections.answerLabel'),
                  detail: <span className="whitespace-pre-line">{objection.answer}</span>,
                },
              ]
            : []),
          { key: 'public', term: t('objections.published'), detail: objection.publicText },
        ]}
      />
      {remedy === 'RECOMPUTE' ? (
        <NoticeBox
          tone={result ? 'done' : 'signal'}
          className="mt-4"
          title={
            result ? t('objections.recomputed', { version: result.version }) : t('objections.recomputeDue')
          }
          actions={
            <LinkButton href={`/admin/rounds/${objection.roundId}/results`} size="small">
              {t(result ? 'results.tableTitle' : 'objections.recomputeGo')}
            </LinkButton>
          }
        />
      ) : null}
    </Section>
  );
}
