import { unzipSync, strFromU8 } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';

import { noticeCard, pictureOf, roundCard } from '#app/features/public/cards.server.ts';
import { wrapText } from '#app/features/public/draw-card.server.ts';
import { noticeFeed } from '#app/features/public/notice-feed.server.ts';
import { noticePages } from '#app/features/public/notice-pages.server.ts';
import { getPublicRound } from '#app/features/public/round-page.server.ts';
import { shareNotice } from '#app/features/public/share.server.ts';
import { staticPages } from '#app/features/public/static-pages.ts';
import type { StaticNotice } from '#app/features/public/static-pages.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import type { NoticeLine } from '#app/features/results/snapshot.ts';
import { hashSnapshot } from '#app/features/results/notice-snapshot.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { catalogue } from '#app/i18n/catalogue.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createPerson, createRound, grantRole, viewerOf } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { ranked } from './ranked.ts';

const line = (seq: number, more: Partial<NoticeLine> = {}): NoticeLine => ({
  seq,
  number: `AJ${seq}`,
  title: `自动浇花装置${seq}`,
  authors: ['陈小明'],
  tutors: ['李老师'],
  unit: seq % 2 === 0 ? '东县' : '西县',
  school: '第一中学',
  category: '发明',
  group: seq % 3 === 0 ? '小学组' : '初中组',
  prize: seq <= 2 ? '一等奖' : '二等奖',
  ...more,
});

/** A list of a round, confirmed and published. */
async function published() {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  const notice = { listId, title: '推荐名单公示 <A&B>', body: '现予公示。', days: 7 };
  const { noticeId } = must(await publishList(admin, notice, during));
  return { ...here, listId, noticeId };
}

describe('a notice', () => {
  let here: Awaited<ReturnType<typeof published>>;
  beforeAll(async () => {
    here = await published();
    const snapshot = {
      template: 'C' as const,
      lines: Array.from({ length: 6 }, (_, index) => line(index + 1)),
    };
    await writer().notice.update({
      where: { id: here.noticeId },
      data: { snapshot, snapshotHash: hashSnapshot(snapshot) },
    });
  });

  it('is narrowed by what differs on it, all at once, together with a search', async () => {
    const read = async (filter: object) =>
      (await getNotice(here.noticeId, { search: '', page: 1, ...filter }, during.now))?.lines.map(
        ({ seq }) => seq,
      );
    expect((await getNotice(here.noticeId, { search: '', page: 1 }, during.now))?.facets).toEqual({
      unit: ['西县', '东县'],
      category: [],
      group: ['初中组', '小学组'],
      prize: ['一等奖', '二等奖'],
    });
    expect(await read({ prize: '二等奖' })).toEqual([3, 4, 5, 6]);
    expect(await read({ prize: '二等奖', group: '小学组', unit: '东县' })).toEqual([6]);
    expect(await read({ prize: '二等奖', category: '发明', search: 'aj5' })).toEqual([5]);
    expect(await read({ group: '无' })).toEqual([]);
  });

  it('is shared with title, unit and window, and a picture that names nobody', async () => {
    const card = await noticeCard(here.noticeId, during.now);
    expect(card).toMatchObject({ title: '推荐名单公示 <A&B>' });
    expect(card?.facts[0]).toBe('共 6 项作品');
    expect(JSON.stringify(card)).not.toMatch(/陈小明|李老师|第一中学/);
    const picture = await pictureOf(card ?? { product: '', above: '', title: '', facts: [] });
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const notice = await getNotice(here.noticeId, { search: '', page: 1 }, during.now);
    const share = notice && shareNotice('zh', notice);
    expect(share?.image).toBe(`${share?.url}/card.png`);
    expect(share?.url).toMatch(new RegExp(`^https?://.+/notices/${here.noticeId}$`));
  });

  it('stands on the page of its round and in both feeds; withdrawn, it leaves the page and the feeds say so', async () => {
    expect((await getPublicRound(here.roundId))?.notices.map(({ id }) => id)).toEqual([here.noticeId]);
    const id = `<id>urn:uuid:${here.noticeId}</id>`;
    for (const feed of [await noticeFeed('zh'), await noticeFeed('zh', here.roundId)]) {
      expect(feed).toContain(id);
      expect(feed).toContain('<title>推荐名单公示 &lt;A&amp;B&gt;</title>');
    }
    must(
      await withdrawNotice(
        admin,
        { noticeId: here.noticeId, reason: '名单有误，更正后再公示' },
        {
          now: new Date(during.now.getTime() + 1000),
        },
      ),
    );
    expect((await getPublicRound(here.roundId))?.notices).toEqual([]);
    const after = await noticeFeed('zh', here.roundId);
    expect(after).toContain(id);
    expect(after).toContain('（已撤回）推荐名单公示');
    expect(after).toContain('名单有误，更正后再公示');
    expect(after).not.toContain('现予公示');
    expect(await noticeCard(here.noticeId, during.now)).toBeNull();
    const notice = await getNotice(here.noticeId, { search: '', page: 1 }, during.now);
    expect(notice && shareNotice('zh', notice).image).toBeNull();
  });
});

it('shows a round once it has a calendar or had a notice, and no other', async () => {
  const round = await createRound();
  expect((await getPublicRound(round.id))?.windows.length).toBeGreaterThan(0);
  expect(await roundCard(round.id)).toMatchObject({ title: round.name });
  await writer().roundWindow.deleteMany({ where: { roundId: round.id } });
  expect(await getPublicRound(round.id)).toBeNull();
  expect(await noticeFeed('zh', round.id)).toBeNull();
  expect(await getPublicRound('none')).toBeNull();
});

it('breaks a title where Chinese may break, keeps brackets with their words, and ends a long one with dots', () => {
  const measure = (text: string) => [...text].length;
  expect(wrapText('青少年科技（示例）名单', 6, 3, measure)).toEqual(['青少年科技', '（示例）名单']);
  expect(wrapText('ab cde fghij', 5, 3, measure)).toEqual(['ab', 'cde', 'fghij']);
  expect(wrapText('一二三四五六七八', 3, 2, measure)).toEqual(['一二三', '四五…']);
});

describe('static pages', () => {
  const words = { zh: catalogue('zh'), en: catalogue('en') };
  const notice = (lines: NoticeLine[]): StaticNotice => ({
    title: '获奖名单</title>公示',
    body: '<script>alert(1)</script>',
    unit: '东阳市',
    round: '大赛',
    timeZone: 'Asia/Shanghai',
    publishedAt: during.now,
    closesAt: during.now,
    version: 1,
    snapshotHash: 'abc',
    url: 'https://portal.example/notices/1',
    sampleNote: null,
    snapshot: { template: 'C', lines },
  });

  it('come in pages of 200 lines, every line once, and the search knows all of them', () => {
    const pages = staticPages(notice(Array.from({ length: 450 }, (_, index) => line(index + 1))), words);
    expect(Object.keys(pages).sort()).toEqual([
      'index.html',
      'list-001.html',
      'list-002.html',
      'list-003.html',
    ]);
    const all = Object.values(pages).join('');
    expect([...all.matchAll(/<tr id="line-(\d+)"/g)].map(([, seq]) => Number(seq))).toEqual(
      Array.from({ length: 450 }, (_, index) => index + 1),
    );
    const data = /<script type="application\/json" id="lines">(.*?)<\/script>/s.exec(
      pages['index.html'] ?? '',
    );
    expect(JSON.parse(data?.[1] ?? '')).toHaveLength(450);
  });

  it('take nothing from elsewhere, and no text of theirs is read as HTML', () => {
    const hostile = line(1, { title: '</script><img src=x onerror=alert(1)>', authors: ['<b>'] });
    const pages = staticPages(notice([hostile]), words);
    for (const page of Object.values(pages)) {
      expect(page).not.toMatch(/<img|<b>|<script>alert|<\/title>公示/);
      expect(page).not.toMatch(/(src|href)="(https?:)?\/\/(?!portal\.example)/);
      expect(page.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  it('strike out what was taken back', () => {
    const revoked = line(1, { revoked: { at: during.now.toISOString(), reason: '异议成立' } });
    expect(staticPages(notice([revoked]), words)['list-001.html']).toMatch(/<s>一等奖<\/s>.*异议成立/s);
  });

  it('are a zip with the same bytes each time, for who manages the round and while the notice stands', async () => {
    const here = await published();
    const first = await noticePages(admin, here.roundId, here.noticeId);
    const again = await noticePages(admin, here.roundId, here.noticeId);
    expect(Buffer.from(first?.bytes ?? []).equals(Buffer.from(again?.bytes ?? []))).toBe(true);
    const files = unzipSync(first?.bytes ?? new Uint8Array());
    const [selected] = await db.entryListLine.findMany({
      where: { listId: here.listId, decision: 'SELECTED' },
      select: { entry: { select: { number: true } } },
    });
    expect(strFromU8(files['list-001.html'] ?? new Uint8Array())).toContain(
      `<td class="short">${selected?.entry.number}</td>`,
    );
    const stranger = await createPerson();
    await grantRole(stranger.id, 'ADMIN', { unitId: here.above.unitId });
    expect(await noticePages(await viewerOf(stranger.id), here.roundId, here.noticeId)).toBeNull();
    must(await withdrawNotice(admin, { noticeId: here.noticeId, reason: '名单有误' }, during));
    expect(await noticePages(admin, here.roundId, here.noticeId)).toBeNull();
  });
});
