import { Link } from '@remix-run/react';

import type { FairnessMoves, FairnessRow } from './fairness-page.server.ts';
import type { Compared } from '#app/domain/calibration/methods.ts';
import { errorText } from '#app/features/shared/error-text.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { Section } from '#app/ui/section.tsx';

/** Ranks by every method, and who gets in or drops out by it. */
export function MethodTable({
  roundId,
  rows,
  methods,
  noRasch,
  moves,
  places,
  lead,
}: {
  roundId: string;
  rows: readonly FairnessRow[];
  methods: readonly Compared[];
  /** Why the Rasch model is not among them, as an encoded sentence. */
  noRasch: string | null;
  moves: FairnessMoves;
  places: number | null;
  /** What is said above, where it is not the usual. */
  lead?: string;
}) {
  const t = useT();
  const movedBy = new Map(moves.map((one) => [one.method, one]));
  const summary = (method: Compared) => {
    const moved = movedBy.get(method);
    if (!moved || places === null) return null;
    const { into, out } = moved;
    const names = (list: readonly string[]) => list.join(t('common.listComma'));
    return into.length + out.length === 0 ? (
      t('fairness.same', { places })
    ) : (
      <>
        {t('fairness.moves', { into: into.length, out: out.length })}
        {into.length > 0 ? (
          <span className="block">
            {t('fairness.into')} {names(into)}
          </span>
        ) : null}
        {out.length > 0 ? (
          <span className="block">
            {t('fairness.out')} {names(out)}
          </span>
        ) : null}
      </>
    );
  };
  const rank = ({ ranks }: FairnessRow, method: Compared) => {
    const here = ranks[method];
    if (here === null || places === null) return here;
    const was = (ranks.mean ?? Infinity) <= places;
    if (here <= places === was) return here <= places ? <strong>{here}</strong> : here;
    return (
      <Badge tone={was ? 'danger' : 'done'}>
        {here} {was ? t('fairness.out') : t('fairness.into')}
      </Badge>
    );
  };
  return (
    <Section
      title={t('fairness.methods')}
      description={
        lead ?? (places === null ? t('fairness.methodsLeadOpen') : t('fairness.methodsLead', { places }))
      }
      actions={<Link to="/help/methods">{t('methods.open')}</Link>}
    >
      <DescriptionList
        items={methods.map((method) => ({
          key: method,
          term: t(`fairness.method-${method}`),
          detail: (
            <>
              <span className="block text-sm text-ink-muted">{t(`fairness.about-${method}`)}</span>
              {summary(method)}
            </>
          ),
        }))}
      />
      {noRasch ? (
        <p className="my-4 max-w-3xl text-sm text-ink-muted">
          {t('rasch.notCompared')} {errorText(t, noRasch)}
        </p>
      ) : null}
      <DataTable
        caption={t('fairness.methods')}
        rows={rows}
        rowKey={(row) => row.entryId}
        columns={[
          {
            key: 'entry',
            head: t('fairness.entry'),
            rowHead: true,
            cell: (row) => <Link to={`/admin/rounds/${roundId}/entries/${row.entryId}`}>{row.label}</Link>,
          },
          ...methods.map((method) => ({
            key: method,
            head: t(`fairness.method-${method}`),
            numeric: true,
            cell: (row: FairnessRow) => rank(row, method),
          })),
        ]}
      />
    </Section>
  );
}
