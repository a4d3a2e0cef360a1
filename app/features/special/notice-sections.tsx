import type { SpecialSection } from '#app/features/results/snapshot.ts';
import { padName } from '#app/domain/list-template.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

type Line = SpecialSection['lines'][number];
type Shown = SpecialSection & { total: number };

/** The special awards of a notice below its list: names and units only. What was taken back is struck out. */
export function NoticeSections({ sections, timeZone }: { sections: readonly Shown[]; timeZone: string }) {
  const t = useT();
  const name = useName();
  return sections.map((section) => (
    <Section
      key={section.id}
      title={name(section)}
      description={section.sponsor ? t('special.sponsoredBy', { sponsor: section.sponsor }) : undefined}
    >
      {section.lines.length === 0 ? (
        <p className="text-ink-muted">{t('special.noneMatching')}</p>
      ) : (
        <SectionTable section={section} timeZone={timeZone} />
      )}
    </Section>
  ));
}

function SectionTable({ section, timeZone }: { section: Shown; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const isProject = section.forWhom === 'PROJECTS';
  const changes = (line: Line) =>
    (
      [
        [line.revoked, 'danger', 'objections.revokedPrize'],
        [line.added, 'info', 'objections.added'],
      ] as const
    ).map(([change, tone, word]) =>
      change ? (
        <span key={tone} className="block text-sm font-normal">
          <Badge tone={tone}>{t(word)}</Badge>{' '}
          <span className="text-ink-muted">
            {t('objections.changedOn', { date: formats.date(change.at, timeZone), reason: change.reason })}
          </span>
        </span>
      ) : null,
    );
  const whom = (line: Line) => {
    const text = isProject ? line.title : section.forWhom === 'TUTORS' ? padName(line.name) : line.name;
    return (
      <>
        {line.revoked ? <s>{text}</s> : text}
        {changes(line)}
      </>
    );
  };
  return (
    <DataTable
      caption={name(section)}
      roomy
      rows={section.lines}
      rowKey={(line) => [line.number, line.title, line.name, line.school, line.unit].join(' ')}
      columns={[
        {
          key: 'who',
          head: isProject ? t('public.projectTitle') : t(`special.head-${section.forWhom}`),
          rowHead: true,
          cell: whom,
        },
        ...(isProject
          ? [
              {
                key: 'authors',
                head: t('public.authors'),
                cell: (line: Line) => line.authors.map(padName).join('、'),
              },
            ]
          : []),
        ...(isProject || section.forWhom === 'TUTORS'
          ? [{ key: 'school', head: t('public.school'), cell: (line: Line) => line.school }]
          : []),
        ...(section.forWhom === 'UNITS'
          ? []
          : [
              {
                key: 'unit',
                head: t('public.unit'),
                className: 'whitespace-nowrap',
                cell: (line: Line) => line.unit,
              },
            ]),
        ...(isProject
          ? [{ key: 'number', head: t('public.number'), cell: (line: Line) => line.number }]
          : []),
      ]}
    />
  );
}
