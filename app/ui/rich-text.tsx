/** Text whose formulas were set as MathML on the server (never what somebody typed as HTML); line breaks are kept. */
export function RichText({ stretches }: { stretches: readonly { text: string; mathml: string | null }[] }) {
  return (
    <p className="max-w-3xl overflow-x-auto whitespace-pre-line">
      {stretches.map(({ text, mathml }, index) =>
        mathml === null ? text : <span key={index} dangerouslySetInnerHTML={{ __html: mathml }} />,
      )}
    </p>
  );
}
