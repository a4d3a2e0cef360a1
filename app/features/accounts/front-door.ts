import { isAdministrator } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { MessageKey } from '#app/i18n/types.ts';

export type FrontDoor = { href: string; label: MessageKey };

/** The front pages of a person's roles, the one to land on first. */
export function frontDoors(viewer: Viewer): FrontDoor[] {
  const doors: FrontDoor[] = [];
  if (isAdministrator(viewer) || viewer.checkerRoundIds.length > 0)
    doors.push({ href: '/admin', label: 'common.deskAdmin' });
  if (viewer.teacherSchoolIds.length > 0) doors.push({ href: '/school', label: 'common.deskSchool' });
  if (viewer.isJudge) doors.push({ href: '/judge', label: 'common.deskJudge' });
  if (viewer.student) doors.push({ href: '/student', label: 'common.deskStudent' });
  return doors;
}

/** Where a person lands after signing in. */
export function frontDoor(viewer: Viewer): string {
  return frontDoors(viewer)[0]?.href ?? '/account';
}
