import { Form } from '@remix-run/react';

import type { ListView } from './list-types.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Menu, MenuDownload } from '#app/ui/menu.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** What a list is printed as. */
const PAPERS = { AWARD: ['A', 'C'], ENTRY: ['B', 'F', 'D'], FINALIST: ['B'] } as const;

/** What can be done with a list now: confirm, hand on, publish, download. Each irreversible act names its consequence. */
export function ListActions({ list }: { list: ListView }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const next = list.edge ? name(list.edge.toRound) : '';
  const selected = list.counts.SELECTED ?? 0;
  const settled = list.status === 'CONFIRMED' || list.status === 'HANDED_ON';
  const standing = list.notices.some((notice) => notice.withdrawnAt === null);
  const papers = PAPERS[list.kind];
  return (
    <>
      <Menu label={t('printing.download')} side="start">
        {papers.flatMap((paper) =>
          (['xlsx', 'pdf'] as const).map((as) => (
            <MenuDownload
              key={`${paper}-${as}`}
              href={`/admin/rounds/${list.roundId}/lists/${list.id}.${as}?template=${paper}`}
            >
              {`${t(`printing.name-${paper}`)} ${as === 'xlsx' ? 'Excel' : 'PDF'}`}
            </MenuDownload>
          )),
        )}
      </Menu>
      {list.status === 'DRAFT' ? (
        <Form method="post">
          <input type="hidden" name="intent" value="confirm" />
          <ConfirmButton
            label={t('results.confirmList')}
            title={t('results.confirmTitle')}
            confirmLabel={t('results.confirmList')}
            cancelLabel={t('common.cancel')}
            variant="primary"
            disabled={list.blockers.length > 0 || selected === 0 || list.waitsForOther}
          >
            <p>
              {list.going === null
                ? t(list.kind === 'FINALIST' ? 'stages.confirmFinalists' : 'results.confirmText', {
                    count: selected,
                  })
                : t('promotion.confirmText', { projects: selected, students: list.going })}
            </p>
          </ConfirmButton>
        </Form>
      ) : null}
      {list.handsOn ? (
        <Form method="post">
          <input type="hidden" name="intent" value="hand-on" />
          <ConfirmButton
            label={t(list.outside ? 'outside.handOver' : 'results.handOn')}
            title={t(list.outside ? 'outside.handOverTitle' : 'results.handOnTitle')}
            confirmLabel={t(list.outside ? 'outside.handOver' : 'results.handOn')}
            cancelLabel={t('common.cancel')}
            variant="primary"
            disabled={list.blockers.length > 0}
          >
            <div className="grid gap-4">
              <p>
                {list.outside
                  ? t('outside.handOverText', { count: selected, contest: list.outside.contest })
                  : list.going === null
                    ? t('results.handOnText', { count: selected, round: next })
                    : t('promotion.handOnText', {
                        projects: selected,
                        students: list.going,
                        round: next,
                      })}
              </p>
              {list.running ? (
                <>
                  <p className="text-signal">
                    {t('objections.earlyText', {
                      to: formats.dateTime(list.running.closesAt, list.round.timeZone),
                    })}
                  </p>
                  <Field label={t('objections.earlyReason')}>
                    <TextInput name="reason" required minLength={4} maxLength={500} />
                  </Field>
                </>
              ) : null}
            </div>
          </ConfirmButton>
        </Form>
      ) : null}
      {settled && !standing ? (
        <Form method="post">
          <input type="hidden" name="intent" value="publish" />
          <ConfirmButton
            label={t('results.publish')}
            title={t('results.publishTitle')}
            confirmLabel={t('results.publish')}
            cancelLabel={t('common.cancel')}
            variant={list.status === 'HANDED_ON' || list.kind !== 'ENTRY' ? 'primary' : 'secondary'}
          >
            <div className="grid gap-4">
              <p>{t('results.publishText', { count: list.going ?? selected })}</p>
              <Field label={t('results.noticeTitle')}>
                <TextInput
                  name="title"
                  required
                  minLength={4}
                  maxLength={120}
                  defaultValue={t('results.noticeTitleDefault', { list: list.title })}
                />
              </Field>
              <Field label={t('results.noticeBody')} optional={t('form.optional')}>
                <TextArea
                  name="body"
                  rows={3}
                  maxLength={4000}
                  defaultValue={t('results.noticeBodyDefault')}
                />
              </Field>
              <Field label={t('results.noticeDays')} hint={t('results.noticeDaysHint')}>
                <NumberInput name="days" min={1} max={60} defaultValue={7} required />
              </Field>
            </div>
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
