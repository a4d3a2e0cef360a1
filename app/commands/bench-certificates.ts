import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { certificateCode, numberInSeries } from '#app/domain/certificate/number.ts';
import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import { certificateText } from '#app/domain/certificate/text.ts';
import { seededRandom } from '#app/domain/random.ts';
import { drawInThread } from '#app/features/certificates/draw-in-thread.server.ts';

const PAGES = 5000;
/** The first characters of the common block: about as many different ones as five thousand names and titles hold. */
const CHARACTERS = { from: 0x4e00, count: 3000 };

/** Draws a nation's certificates into one file, and says how long it took, how large it is and what memory it needed. */
export async function benchCertificates(say: (text: string) => void): Promise<void> {
  const design = READY_TEMPLATES[0]?.design;
  if (!design) return;
  const random = seededRandom(5);
  const words = (length: number) =>
    Array.from({ length }, () =>
      String.fromCodePoint(CHARACTERS.from + Math.floor(random() * CHARACTERS.count)),
    ).join('');
  const school = words(10);
  const pages = Array.from({ length: PAGES }, (_, index) => {
    const number = numberInSeries('JH2026-{seq:4}', index + 1);
    const name = words(2 + (index % 3));
    const facts = {
      recipients: [name],
      authors: [name],
      tutors: [words(3)],
      school,
      unit: words(3),
      round: words(14),
      edition: words(10),
      organiser: words(3),
      title: words(12 + (index % 40)),
      prize: '一等奖',
      category: words(9),
      group: words(3),
      entryNumber: number,
      prizes: [],
    };
    return {
      templateId: 'one',
      text: certificateText(design, facts, { number, date: '2026年6月1日' }),
      number,
      code: certificateCode(Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256))),
      heading: index % 40 === 0 ? words(8) : undefined,
    };
  });
  const directory = await mkdtemp(path.join(os.tmpdir(), 'certificates-'));
  const file = path.join(directory, 'all.pdf');
  const from = performance.now();
  try {
    await drawInThread(
      {
        title: 'bench',
        at: new Date(0),
        origin: 'https://contest.example.org',
        templates: { one: { design, background: null, seal: null } },
        pages,
      },
      file,
    ).finished;
    const seconds = (performance.now() - from) / 1000;
    const { size } = await stat(file);
    const peak = process.resourceUsage().maxRSS / 1024;
    say(
      `  ${seconds.toFixed(1).padStart(8)} s   ${PAGES} certificates, ${(size / 1e6).toFixed(1)} MB, peak memory of the process ${peak.toFixed(0)} MB`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
