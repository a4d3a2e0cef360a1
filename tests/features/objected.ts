import { randomUUID } from 'node:crypto';

import { prize } from '#app/commands/sample/settings.ts';
import { hashReceiptCode } from '#app/features/objections/codes.server.ts';
import type { fileObjection } from '#app/features/objections/file-objection.server.ts';

import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { draftAwardList } from '#app/features/results/draft-award-list.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, during, must, smallPdf } from './contest.ts';
import { ranked } from './ranked.ts';

type Filing = Parameters<typeof fileObjection>[0];

/** A judged round with two first prizes and a second, published for seven days, and the confirmed entry list beside it. */
export async function published(data: Parameters<typeof ranked>[0] = {}) {
  const here = await ranked(data);
  const { roundId } = here;
  const rows = [prize('1', '一等奖', 'First', 'COUNT', 2), prize('2', '二等奖', 'Second', 'COUNT', 1)];
  must(await saveRows(admin, { roundId, list: 'prizes', rows }, during));
  const { listId } = must(await draftAwardList(admin, { roundId }, during));
  must(await confirmList(admin, { listId }, during));
  const { noticeId } = must(
    await publishList(admin, { listId, title: '获奖名单公示', body: '', days: 7 }, during),
  );
  const { listId: entryListId } = must(await here.draftList());
  must(await confirmList(admin, { listId: entryListId }, during));
  return { ...here, listId, noticeId, entryListId };
}

/** What somebody writes who objects to the first line of a notice. */
export function filing(noticeId: string, data: Partial<Filing> = {}): Filing {
  return {
    noticeId,
    line: 1,
    token: randomUUID(),
    name: '周明远',
    unitName: '第三中学',
    phone: '138-0013 8000',
    text: '研究数据与一篇论文完全相同，见附件。',
    vouches: 'on',
    ...data,
  };
}

/** Evidence that passes every check. */
export const evidence = (name = '论文.pdf') => new File([smallPdf('evidence')], name);
export const sent = (files: readonly File[] = []) => ({ files, address: null });

/** Days later, in the middle of everything. */
export const later = (days: number) => ({ now: new Date(during.now.getTime() + days * 86_400_000) });

/** The objection behind a receipt's code. */
export function objectionOf(code: string) {
  return db.objection.findUniqueOrThrow({ where: { codeHash: hashReceiptCode(code) } });
}
