import { Form, Link } from '@remix-run/react';

import type { getPool } from '#app/features/judging/round-queries.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { Tone } from '#app/ui/tone.ts';

type Pool = NonNullable<Awaited<ReturnType<typeof getPool>>>;

const TONES: Record<Pool['judges'][number]['answer'], Tone> = {
  TAKEN: 'neutral',
  INVITED: 'signal',
  ACCEPTED: 'done',
  DECLINED: 'danger',
};

/** The judges of a round: what they have answered, and how far they are. */
export function RoundPoolTable({
  base,
  judges,
  timeZone,
}: {
  base: string;
  judges: Pool['judges'];
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  return (
    <DataTable
      caption={t('judging.pool')}
      rows={judges}
      rowKey={(judge) => judge.id}
      columns={[
        {
          key: 'name',
          head: t('people.name'),
          rowHead: true,
          cell: (judge) => (
            <span className="flex flex-wrap items-center gap-2">
              <Link to={`${base}/judges/${judge.id}`}>{judge.name}</Link>
              {judge.notYetIn ? <Badge>{t('students.notYetIn')}</Badge> : null}
              {judge.banned ? <Badge tone="danger">{t('judgePool.onBlacklist')}</Badge> : null}
            </span>
          ),
        },
        { key: 'organisation', head: t('judging.organisation'), cell: (judge) => judge.organisation },
        {
          key: 'answer',
          head: t('judgePool.answer'),
          cell: (judge) => (
            <span className="grid gap-1">
              <span>
                <Badge tone={TONES[judge.answer]}>{t(`judgePool.answer-${judge.answer}`)}</Badge>
                {judge.answer === 'INVITED' && judge.invitedAt ? (
                  <span className="ms-2 text-sm text-ink-muted">
                    {t('judgePool.askedOn', { at: formats.date(judge.invitedAt, timeZone) })}
                  </span>
                ) : null}
                {judge.answeredAt ? (
                  <span className="ms-2 text-sm text-ink-muted">
                    {formats.date(judge.answeredAt, timeZone)}
                  </span>
                ) : null}
              </span>
              {judge.answerText ? <span className="text-sm">{judge.answerText}</span> : null}
              {judge.answer === 'INVITED' || judge.answer === 'DECLINED' ? (
                <Form method="post">
                  <input type="hidden" name="roundJudgeId" value={judge.id} />
                  <Button type="submit" size="small" variant="quiet" name="intent" value="resend">
                    {t('judgePool.resend')}
                    <span className="sr-only">{` ${judge.name}`}</span>
                  </Button>
                </Form>
              ) : null}
            </span>
          ),
        },
        {
          key: 'expertise',
          head: t('judging.expertise'),
          cell: (judge) => judge.expertise.join(' ') || t('judging.generalist'),
        },
        {
          key: 'panels',
          head: t('judging.panel'),
          cell: (judge) => judge.panels.map((panel) => panel.name).join(t('common.listComma')),
        },
        {
          key: 'load',
          head: t('judging.submittedOfLoad'),
          numeric: true,
          cell: (judge) => `${judge.submitted} / ${judge.total}`,
        },
        {
          key: 'actions',
          head: t('common.actions'),
          quietHead: true,
          cell: (judge) => (
            <Form method="post">
              <input type="hidden" name="roundJudgeId" value={judge.id} />
              <ConfirmButton
                size="small"
                variant="quiet"
                label={t('common.remove')}
                title={t('judging.removeTitle', { name: judge.name })}
                confirmLabel={t('common.remove')}
                cancelLabel={t('common.cancel')}
                name="intent"
                value="remove"
              >
                {t('judging.removeText')}
              </ConfirmButton>
            </Form>
          ),
        },
      ]}
      empty={
        <EmptyState
          title={t('judging.noJudges')}
          action={<LinkButton href={`${base}/judges/pick`}>{t('judgePool.pick')}</LinkButton>}
        >
          {t('judging.noJudgesText')}
        </EmptyState>
      }
    />
  );
}
