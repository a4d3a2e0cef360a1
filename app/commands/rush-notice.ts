import { writer } from '#app/platform/db/client.server.ts';
import { makeRoundOfWriters } from './draft-writers.ts';
import { hashSnapshot } from '#app/features/results/notice-snapshot.server.ts';

const DAY_MS = 86_400_000;
const UNITS = 90;
const GROUPS = ['小学组', '初中组', '高中组'];
const PRIZES = ['一等奖', '二等奖', '三等奖'];

/** An award list of so many lines, published now. It is written as it stands: what made it is others' business. */
export async function makeNotice(lines: number, password: string): Promise<{ noticeId: string }> {
  const { roundId } = await makeRoundOfWriters(1, password);
  const now = new Date();
  const result = await writer().result.create({
    data: {
      roundId,
      version: 1,
      method: 'MEAN',
      decimals: 2,
      inputsHash: '',
      summary: {},
      createdById: 'system',
    },
    select: { id: true },
  });
  const list = await writer().entryList.create({
    data: {
      roundId,
      resultId: result.id,
      kind: 'AWARD',
      status: 'CONFIRMED',
      title: '获奖名单',
      rules: {},
      draftedById: 'system',
    },
    select: { id: true },
  });
  const snapshot = {
    template: 'C' as const,
    lines: Array.from({ length: lines }, (_, index) => ({
      seq: index + 1,
      number: `AJ${String(index + 1).padStart(4, '0')}`,
      title: `关于第${index + 1}号河段水质与藻类生长关系的调查研究`,
      authors: [`作者${index}甲`, `作者${index}乙`],
      tutors: [`教师${index % 300}`],
      unit: `第${index % UNITS}测试县`,
      school: `第${index % 400}测试学校`,
      category: '科技创新作品',
      group: GROUPS[index % GROUPS.length] ?? '',
      prize: PRIZES[Math.floor((index / lines) * PRIZES.length)] ?? '',
    })),
  };
  const notice = await writer().notice.create({
    data: {
      roundId,
      listId: list.id,
      title: '获奖名单公示',
      body: '现将获奖名单予以公示。',
      publishedAt: new Date(now.getTime() - DAY_MS),
      closesAt: new Date(now.getTime() + 6 * DAY_MS),
      snapshot,
      snapshotHash: hashSnapshot(snapshot),
      publishedById: 'system',
    },
    select: { id: true },
  });
  return { noticeId: notice.id };
}
