import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { dropOtherVersions, sendOtherVersions } from './offline-sheets.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/**
 * Sends what this device has marked by another version of the rubric than the page shows, and loads the page again when
 * the sheet has become one of that version. What the server cannot take is shown, so that no mark is lost unseen.
 */
export function OtherVersions({
  localKey,
  label,
  children,
}: {
  localKey: string;
  label: (field: string) => string;
  children: ReactNode;
}) {
  const t = useT();
  const [left, setLeft] = useState<[string, string][]>([]);
  useEffect(() => {
    const send = async () => {
      const { sent, refused } = await sendOtherVersions(localKey);
      if (sent) window.location.reload();
      else setLeft(refused.flatMap(({ values }) => Object.entries(values).filter(([, text]) => text !== '')));
    };
    void send();
  }, [localKey]);
  const drop = () => {
    dropOtherVersions(localKey);
    setLeft([]);
  };
  return (
    <>
      {left.length > 0 ? (
        <NoticeBox
          tone="signal"
          role="alert"
          className="mb-6"
          title={t('rubric.otherVersion')}
          actions={
            <Button type="button" size="small" onClick={drop}>
              {t('judging.otherDeviceDrop')}
            </Button>
          }
        >
          <p>{t('rubric.otherVersionText')}</p>
          <ul className="list-disc ps-5">
            {left.map(([field, text]) => (
              <li key={field}>
                {label(field)}: {text}
              </li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      {children}
    </>
  );
}
