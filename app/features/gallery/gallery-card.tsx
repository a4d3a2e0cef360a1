import { padName } from '#app/domain/list-template.ts';
import { useT } from '#app/i18n/context.tsx';

type Project = {
  id: string;
  title: string;
  authors: readonly string[];
  school: string;
  unit: string;
  group: string;
  discipline: string;
  prize: string;
  abstract: string;
  hasPicture: boolean;
};

/** One project of a gallery: what the published list says of it, its abstract, and its picture if there is one. */
export function GalleryCard({
  roundId,
  project,
  english = {},
}: {
  roundId: string;
  project: Project;
  english?: Readonly<Record<string, string>>;
}) {
  const t = useT();
  const facts = [project.prize, project.unit, project.group, project.discipline]
    .filter(Boolean)
    .map((fact) => english[fact] ?? fact);
  return (
    <li className="keep-together grid content-start gap-2 border-t border-line pt-4">
      {project.hasPicture ? (
        <img
          src={`/rounds/${roundId}/gallery/${project.id}.webp`}
          alt=""
          loading="lazy"
          className="aspect-video w-full rounded bg-sunken object-contain"
        />
      ) : null}
      <h2 className="text-lg font-semibold">{project.title}</h2>
      <p className="text-sm text-ink-muted">{facts.join(' · ')}</p>
      <p className="text-sm">
        {t('gallery.by', { authors: project.authors.map(padName).join('、'), school: project.school })}
      </p>
      {project.abstract ? (
        <details>
          <summary className="cursor-pointer text-sm text-accent">{t('gallery.more')}</summary>
          <p className="mt-2 whitespace-pre-line">{project.abstract}</p>
        </details>
      ) : null}
    </li>
  );
}
