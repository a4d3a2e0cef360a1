import { Link } from '@remix-run/react';

import { keptNames } from './kept-names.ts';
import type { ListView } from './list-types.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Tone } from '#app/ui/tone.ts';

type List = Pick<ListView, 'roundId' | 'kind' | 'status' | 'rules' | 'english'>;
type Rules = List['rules'];
type Rule = Pick<Rules['caps'][number], 'kind' | 'label' | 'limit'>;

/** How far each line of the quota is used, and which lines could not be kept. */
export function ListRules({ list }: { list: List }) {
  const { locale, t } = useLanguage();
  const { caps, clashes, proved, capTied } = list.rules;
  const nameOf = keptNames(t, locale, list.english);
  const label = (rule: Rule) => Object.values(rule.label).map(nameOf).join(' · ') || t('results.capTotal');
  const bound = ({ kind, limit }: Rule) =>
    t(kind === 'floor' ? 'results.floorOf' : 'results.capOf', { limit });
  const short = caps.filter(({ kind, used, limit }) => kind === 'floor' && used < limit);
  const tied =
    capTied.length > 0 ? (
      <NoticeBox tone="signal" className="my-4">
        {t('prizes.capTied', { names: capTied.map(nameOf).join(t('common.listComma')) })}
      </NoticeBox>
    ) : null;
  if (caps.length === 0) return tied;
  return (
    <>
      {clashes.length > 0 ? (
        <NoticeBox tone="danger" className="my-4" title={t('results.clashTitle')}>
          <p>{t('results.clashLead')}</p>
          {clashes.map((clash, index) => (
            <ul key={index} className="mt-2 list-disc ps-6">
              {clash.map((rule, at) => (
                <li key={at}>
                  {t('results.clashRule', {
                    label: label(rule),
                    bound: bound(rule),
                    candidates: rule.candidates,
                  })}
                </li>
              ))}
            </ul>
          ))}
          <ChangeRules list={list} />
        </NoticeBox>
      ) : null}
      {clashes.length === 0 && short.length > 0 ? (
        <NoticeBox tone="signal" className="my-4" title={t('results.shortTitle')}>
          <ul className="list-disc ps-6">
            {short.map((rule, index) => (
              <li key={index}>{`${label(rule)} ${rule.used} / ${bound(rule)}`}</li>
            ))}
          </ul>
          <ChangeRules list={list} />
        </NoticeBox>
      ) : null}
      {proved ? null : (
        <NoticeBox tone="signal" className="my-4">
          {t('results.unproved')}
        </NoticeBox>
      )}
      <Section title={t('results.quotaUse')}>
        <BarList
          caption={t('results.quotaUse')}
          heads={[t('results.quotaLine'), t('results.quotaUsed')]}
          bars={caps.map((cap, index) => ({
            key: `${index}`,
            label: label(cap),
            value: cap.used,
            ...(cap.kind === 'floor' ? { floor: cap.limit } : { limit: cap.limit }),
            text: cap.kind === 'floor' ? `${cap.used} / ${bound(cap)}` : `${cap.used} / ${cap.limit}`,
            tone: toneOf(cap),
          }))}
        />
      </Section>
    </>
  );
}

/** The ways to other rules and to another draft, while the list is one. */
function ChangeRules({ list: { roundId, kind, status } }: { list: List }) {
  const t = useT();
  if (status !== 'DRAFT') return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-6">
      <Link
        to={`/admin/rounds/${roundId}/settings/${kind === 'FINALIST' ? 'finalist-quota' : 'advance-quota'}`}
      >
        {t('results.changeRules')}
      </Link>
      <Link to={`/admin/rounds/${roundId}/lists`}>{t('results.draftAgain')}</Link>
    </p>
  );
}

function toneOf({ kind, used, limit }: Rules['caps'][number]): Tone {
  if (kind === 'floor') return used < limit ? 'signal' : 'done';
  return used > limit ? 'danger' : used === limit ? 'done' : 'info';
}
