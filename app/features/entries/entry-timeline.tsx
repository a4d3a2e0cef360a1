import { STATUS_TONES } from './entry-status-badge.tsx';
import { TO_COMPLETE } from '#app/domain/entry-events.ts';
import type { EntryStatus } from '#app/domain/entry-status.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Timeline } from '#app/ui/timeline.tsx';

type Event = {
  id: string;
  status: EntryStatus;
  byRole: string;
  reason: string | null;
  at: Date;
  act: string | null;
  until: Date | null;
};
const ROLES = ['STUDENT', 'TEACHER', 'CHECKER', 'ADMIN', 'GUARDIAN'] as const;

/** Acts whose reason is the author or file concerned: it stands in the title. */
const NAMING: ReadonlyMap<string, MessageKey> = new Map([
  ['author-joined', 'checks.eventAuthorJoined'],
  ['author-left', 'checks.eventAuthorLeft'],
  ['first-author', 'checks.eventFirstAuthor'],
  ['file-infected', 'checks.eventFileInfected'],
  ['file-lost', 'checks.eventFileLost'],
  ['handed-over', 'outside.eventHandedOver'],
  ['imported', 'outside.eventImported'],
]);

const LOSSES: readonly string[] = ['award-revoked', 'taken-off-list', 'taken-off-below'];

/** Acts with a title of their own, whose reason stands below it. */
const TITLES: ReadonlyMap<string, MessageKey> = new Map([
  ['remind', 'checks.eventReminded'],
  ['acted-for', 'checks.eventActedFor'],
  ['form-refused', 'checks.eventFormRefused'],
  ['award-revoked', 'checks.eventAwardRevoked'],
  ['taken-off-list', 'checks.eventTakenOff'],
  ['taken-off-below', 'checks.eventTakenOffBelow'],
  [TO_COMPLETE, 'checks.eventToComplete'],
  ['student-off', 'checks.eventStudentOff'],
  ['came-onto-list', 'checks.eventCameOnto'],
  ['stays-on', 'checks.eventStaysOn'],
]);

/** What has happened to an entry, for its authors, its school and the organiser alike. */
export function EntryTimeline({ events, timeZone }: { events: readonly Event[]; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const titleOf = (event: Event) => {
    if (event.until) return t('checks.eventExtended', { until: formats.dateTime(event.until, timeZone) });
    const naming = NAMING.get(event.act ?? '');
    if (naming) return t(naming, { name: event.reason ?? '' });
    if (event.act === 'acted-for' && event.byRole === 'ADMIN') return t('outside.eventFilesAdded');
    const title = TITLES.get(event.act ?? '');
    if (title) return t(title);
    if (event.act === 'consent-lost')
      return t(`checks.eventConsentLost${event.status === 'WITHDRAWN' ? 'Out' : 'Back'}`);
    return t(`checks.event${event.status}`);
  };
  const noteOf = ({ act, reason }: Event) => {
    if (!reason || NAMING.has(act ?? '')) return undefined;
    return act === 'remind' || act === 'acted-for' ? reason : t('checks.reasonGiven', { reason });
  };
  const toneOf = ({ act, status }: Event) => {
    if (act === TO_COMPLETE) return 'signal' as const;
    return LOSSES.includes(act ?? '') ? ('danger' as const) : STATUS_TONES[status];
  };
  return (
    <Timeline
      events={events.map((event) => {
        const role = ROLES.find((one) => one === event.byRole);
        return {
          key: event.id,
          title: titleOf(event),
          time: formats.dateTimeSeconds(event.at, timeZone),
          dateTime: new Date(event.at).toISOString(),
          by: role ? t(`checks.by${role}`) : undefined,
          note: noteOf(event),
          tone: toneOf(event),
        };
      })}
    />
  );
}
