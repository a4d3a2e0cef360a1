import { cx } from './cx.ts';

/** Text whose formulas were set as MathML on the server (never what somebody typed as HTML); line breaks are kept. */
export function RichText({ stretches }: { stretches: readonly { text: string; mathml: string | null }[] }) {
  // A formula of a line of its own does not wrap: on a phone it is moved sideways, also by keyboard.
  const isWide = stretches.some(({ mathml }) => mathml?.includes('display="block"'));
  return (
    <p
      className={cx(
        'max-w-3xl whitespace-pre-line',
        isWide && '-my-2 overflow-x-auto overflow-y-hidden py-2',
      )}
      tabIndex={isWide ? 0 : undefined}
    >
      {stretches.map(({ text, mathml }, index) =>
        mathml === null ? text : <span key={index} dangerouslySetInnerHTML={{ __html: mathml }} />,
      )}
    </p>
  );
}
