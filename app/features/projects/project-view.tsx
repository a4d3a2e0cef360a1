import { AnswersView } from './answers-view.tsx';
import type { AnswersShown } from './answers-view.tsx';
import { gradeKey } from './grade-key.ts';
import type { TypesetStretch } from './typeset.ts';
import { ProjectFiles } from '#app/features/materials/project-files.tsx';
import type { MaterialView } from '#app/features/materials/material-view.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { RichText } from '#app/ui/rich-text.tsx';
import { Section } from '#app/ui/section.tsx';

type Named = { id: string; name: string; nameEn: string | null };

/** A project for reading. `null` stands for what this reader does not see. */
export type ProjectViewData = {
  title: string;
  abstract: string;
  /** The same with its formulas set. */
  abstractSet: TypesetStretch[];
  category: Named | null;
  group: Named | null;
  discipline: Named | null;
  authors: { name: string; grade: number }[] | null;
  tutors: { name: string; organisation: string }[] | null;
  school: { name: string } | null;
  /** In the order of the authors. */
  statements: { author: string | null; text: string }[];
  materials: MaterialView[] | null;
  timeZone: string;
  form: AnswersShown;
};

/** The project as teachers, checkers and judges read it: facts, abstract, materials, each author's own work. */
export function ProjectView({ project }: { project: ProjectViewData }) {
  const t = useT();
  const name = useName();
  const facts = [
    { key: 'category', term: t('projects.category'), detail: project.category ? name(project.category) : '' },
    { key: 'group', term: t('projects.group'), detail: project.group ? name(project.group) : '' },
    {
      key: 'discipline',
      term: t('projects.discipline'),
      detail: project.discipline ? name(project.discipline) : '',
    },
    ...(project.school ? [{ key: 'school', term: t('projects.school'), detail: project.school.name }] : []),
    ...(project.authors
      ? [
          {
            key: 'authors',
            term: t('projects.authors'),
            detail: (
              <ol>
                {project.authors.map((author, index) => (
                  <li key={index}>
                    {t('projects.authorWithGrade', {
                      name: author.name,
                      grade: t(gradeKey(author.grade)),
                    })}
                  </li>
                ))}
              </ol>
            ),
          },
        ]
      : []),
    ...(project.tutors
      ? [
          {
            key: 'tutors',
            term: t('projects.tutors'),
            detail: project.tutors
              .map((tutor) => [tutor.name, tutor.organisation].filter(Boolean).join(' · '))
              .join('; '),
          },
        ]
      : []),
  ];
  return (
    <>
      <DescriptionList items={facts} />
      <Section title={t('projects.abstract')}>
        {project.abstract ? <RichText stretches={project.abstractSet} /> : <p>{t('common.empty')}</p>}
      </Section>
      <AnswersView {...project.form} />
      {project.materials ? (
        <Section title={t('projects.materials')}>
          <ProjectFiles materials={project.materials} timeZone={project.timeZone} />
        </Section>
      ) : null}
      {project.statements.some(({ text }) => text !== '') ? (
        <Section title={t('projects.ownWork')}>
          <dl className="grid max-w-3xl gap-4">
            {project.statements.map(({ author, text }, index) => (
              <div key={index}>
                <dt className="font-semibold">
                  {author ?? t('projects.authorNumber', { number: index + 1 })}
                </dt>
                <dd className="whitespace-pre-line">{text || t('common.empty')}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}
