import type { OwnCertificate } from './own-certificates.server.ts';
import { OwnCertificateList } from './own-list.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

type Props = {
  holder: { id: string; name: string };
  /** The holder's own page; its certificates lie below. */
  home: string;
  lead: string;
  noneText: string;
  rounds: readonly { round: OwnCertificate['round']; rows: readonly OwnCertificate[] }[];
};

/** The certificates of a school or a unit by round, each with one PDF of all that are valid. */
export function HolderCertificates({ holder, home, lead, noneText, rounds }: Props) {
  const t = useT();
  const name = useName();
  return (
    <>
      <PageHeader
        above={<BackLink href={home}>{holder.name}</BackLink>}
        title={t('certificates.title')}
        meta={lead}
      />
      {rounds.length === 0 ? <EmptyState title={t('certificates.noneYet')}>{noneText}</EmptyState> : null}
      {rounds.map(({ round, rows }) => (
        <Section
          key={round.id}
          title={name(round)}
          actions={
            rows.some(({ status }) => status === 'valid') ? (
              <LinkButton href={`${home}/certificates/${round.id}.pdf`} download variant="primary">
                {t('certificates.schoolFile')}
              </LinkButton>
            ) : null
          }
        >
          <OwnCertificateList rows={rows} caption={name(round)} />
        </Section>
      ))}
    </>
  );
}
