import type { Appointment } from './schedule-queries.server.ts';
import { useWhen } from './use-when.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** On a student's front page: when and where each project is heard, and what to bring. */
export function OwnDefences({ appointments }: { appointments: readonly Appointment[] }) {
  const t = useT();
  const name = useName();
  const when = useWhen();
  return appointments.map((one) => {
    const { status } = one;
    const place = {
      room: one.room,
      position: one.position,
      present: one.presentMinutes,
      question: one.questionMinutes,
    };
    return (
      <NoticeBox
        key={one.entryId}
        tone={status === 'ABSENT' ? 'danger' : status === 'DONE' ? 'done' : 'signal'}
        className="mb-6"
        title={t('defence.ownTitle', { when: when(one, one.round.timeZone) })}
      >
        <p>
          {status === 'ABSENT' || status === 'EXCUSED' || status === 'DONE'
            ? t(`defence.own${status}`)
            : t('defence.ownPlace', place)}
        </p>
        {one.bring && status !== 'DONE' ? <p>{t('defence.ownBring', { bring: one.bring })}</p> : null}
        <p className="text-sm text-ink-muted">
          {one.number} {one.title} · {name(one.round)}
        </p>
      </NoticeBox>
    );
  });
}
