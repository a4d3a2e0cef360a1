import type { z } from 'zod';

import { awardsIn, roundFacts, standingAwards } from './award-facts.server.ts';
import type { StoredAward } from './award-facts.server.ts';
import { writtenText } from './issue-certificates.server.ts';
import { usualPattern } from './queries.server.ts';
import type { TemplateSchema } from './schemas.ts';
import { shownDrawing } from './shown-drawing.server.ts';
import { findTemplate, listTemplates, roundForCertificates } from './templates.server.ts';
import type { CertificateRound, Template } from './templates.server.ts';
import { certificateLines } from '#app/domain/certificate/lines.ts';
import { numberInSeries, numberSeries } from '#app/domain/certificate/number.ts';
import { unknownPlaceholders } from '#app/domain/certificate/text.ts';
import type { CertificateFacts, CertificateKind, CertificateLanguage } from '#app/domain/certificate/text.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { db } from '#app/platform/db/client.server.ts';

/** The longest title ever met in a published list, in characters. */
const LONGEST_TITLE = 107;
const SAMPLES: Record<CertificateLanguage, { person: string; title: string; group: string }> = {
  zh: { person: '某某', title: '作品名称', group: '组别' },
  en: { person: 'Student Name', title: 'Title of the project', group: 'Group' },
};
const SAMPLE_PRIZES: Partial<Record<CertificateKind, Record<CertificateLanguage, string>>> & {
  PRIZE: Record<CertificateLanguage, string>;
} = {
  PRIZE: { zh: '一等奖', en: 'First prize' },
  SPECIAL: { zh: '专项奖', en: 'Special prize' },
  SCHOOL_AWARD: { zh: '优秀组织奖', en: 'Outstanding Organisation' },
  TUTOR_AWARD: { zh: '优秀辅导教师', en: 'Outstanding Tutor' },
  UNIT_AWARD: { zh: '优秀组织奖', en: 'Outstanding Organisation' },
};
/** Whom a preview is for, where that is no person. */
const SAMPLE_HOLDERS: Partial<Record<CertificateKind, Record<CertificateLanguage, string>>> = {
  SCHOOL: { zh: '某某学校', en: 'Name of the School' },
  SCHOOL_AWARD: { zh: '某某学校', en: 'Name of the School' },
  UNIT_AWARD: { zh: '某某市青少年科技教育协会', en: 'Name of the Organising Unit' },
};
const NO_CODE = '0000000000';

/** A few awards are enough to fill a preview with. */
const FEW = 20;

/** What a preview is filled with: the round's first award, or the longest that is to be expected. */
function sampleFacts(
  stored: readonly StoredAward[],
  kind: CertificateKind,
  language: CertificateLanguage,
  isLong: boolean,
): Omit<CertificateFacts, 'round' | 'edition' | 'organiser'> {
  const [line] = certificateLines(awardsIn(language, stored), {
    prize: kind === 'PRIZE' ? 'author' : 'none',
    tutor: kind === 'TUTOR',
    school: kind === 'SCHOOL',
  });
  const { person, title, group } = SAMPLES[language];
  const zh = language === 'zh';
  const prize = (SAMPLE_PRIZES[kind] ?? SAMPLE_PRIZES.PRIZE)[language];
  const facts = line?.facts ?? {
    recipients: [SAMPLE_HOLDERS[kind]?.[language] ?? person],
    authors: [person],
    tutors: [person],
    school: zh ? '某某学校' : 'Name of the School',
    unit: zh ? '某某市' : 'Unit',
    title,
    prize,
    category: zh ? '青少年科技创新成果' : 'Student projects',
    group,
    entryNumber: 'A001',
    prizes: [
      { name: zh ? '一等奖' : 'First prize', count: 2 },
      { name: zh ? '二等奖' : 'Second prize', count: 5 },
    ],
  };
  if (!isLong) return facts;
  const four = Array.from({ length: 4 }, () => (zh ? '欧阳某某' : person));
  const longTitle = facts.title.padEnd(LONGEST_TITLE, zh ? '——很长的作品名称' : ' and a very long title');
  return {
    ...facts,
    recipients: kind === 'PRIZE' ? four : facts.recipients,
    authors: four,
    title: longTitle,
  };
}

type Look = Pick<Template, 'kind' | 'design' | 'background' | 'seal'>;

function drawnSample(
  round: CertificateRound,
  { kind, design, background, seal }: Look,
  stored: readonly StoredAward[],
  { isLong, now }: { isLong: boolean; now: Date },
) {
  const facts = sampleFacts(stored, kind, design.language, isLong);
  const series = numberSeries(round.certificatePattern || usualPattern(round.unit), {
    year: round.edition.year,
    code: round.unit.code ?? '',
  });
  const number = numberInSeries(series, 1);
  const text = writtenText(design, { ...facts, ...roundFacts(round, design.language) }, number, {
    now,
    timeZone: round.timeZone,
  });
  return shownDrawing(design, text, { number, code: NO_CODE }, { background, seal });
}

/** A template drawn as its page shows it, unsaved changes included; null when the round is not managed. */
export async function previewTemplate(
  viewer: Viewer,
  { roundId, ref, isLong, now }: { roundId: string; ref: string; isLong: boolean; now: Date },
  typed?: z.output<typeof TemplateSchema>,
) {
  const round = await roundForCertificates(db, viewer, roundId);
  const template = round ? await findTemplate(db, roundId, ref) : null;
  if (!round || !template) return null;
  const look: Look = {
    kind: typed?.kind ?? template.kind,
    design: typed ?? template.design,
    background: typed?.withoutBackground ? null : template.background,
    seal: typed?.withoutSeal ? null : template.seal,
  };
  const stored = await standingAwards(db, roundId, FEW);
  return {
    drawing: drawnSample(round, look, stored, { isLong, now }),
    unknown: unknownPlaceholders(look.design, look.kind).flatMap(({ names }) => names),
  };
}
export type TemplatePreview = NonNullable<Awaited<ReturnType<typeof previewTemplate>>>;

/** All templates that a round can use, each drawn: its own with how many were issued with them, and those of the portal. */
export async function drawTemplates(viewer: Viewer, roundId: string, now: Date) {
  const found = await listTemplates(viewer, roundId);
  if (!found) return null;
  const stored = await standingAwards(db, roundId, FEW);
  const drawn = <T extends Template>(templates: readonly T[]) =>
    templates.map((template) => ({
      ...template,
      drawing: drawnSample(found.round, template, stored, { isLong: false, now }),
    }));
  return { round: found.round, templates: drawn(found.templates), ready: drawn(found.ready) };
}
