import { randomUUID } from 'node:crypto';

import { seededRandom } from '#app/domain/random.ts';
import { fileObjection } from '#app/features/objections/file-objection.server.ts';
import { inventedName, smallPdf } from './invented.ts';
import { must } from './drive.ts';

/** Somebody invented objects to a published line, with evidence: for the organiser to answer. */
export async function objectTo(noticeId: string, now: Date): Promise<void> {
  const objection = {
    noticeId,
    line: 3,
    token: randomUUID(),
    name: inventedName(seededRandom(77)),
    unitName: '示例街道',
    phone: '0579-8700 0000',
    text: '（示例异议）这件作品的数据图表与附件中的文章相同，文章发表在先。请核实数据是不是作者自己测得的。',
    vouches: 'on' as const,
  };
  const files = [new File([smallPdf('Sample evidence')], '示例证据.pdf')];
  must(await fileObjection(objection, { files, address: null }, { now }));
}
