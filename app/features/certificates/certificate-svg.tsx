import type { Shape } from '#app/domain/certificate/frames.ts';
import type { ShownDrawing } from './shown-drawing.server.ts';

const QUIET = 3;

function Shapes({ shapes }: { shapes: readonly Shape[] }) {
  return (
    <>
      {shapes.map(({ d, fill, stroke, lineWidth }) => (
        <path
          key={`${d} ${fill ?? stroke}`}
          d={d}
          fill={fill ?? 'none'}
          stroke={fill ? 'none' : stroke}
          strokeWidth={lineWidth}
        />
      ))}
    </>
  );
}

/** A certificate as it will be printed. Words have the places and widths of the PDF, in the reader's own typeface. */
export function CertificateSvg({
  drawing,
  roundId,
  label,
  small = false,
}: {
  drawing: ShownDrawing;
  roundId: string;
  label: string;
  /** As high as what it stands in. */
  small?: boolean;
}) {
  const { width, height, background, seal, qr, pictures } = drawing;
  const cell = qr.width / (qr.picture.size - 2 * QUIET);
  const image = (id: string) => `/admin/rounds/${roundId}/certificates/images/${id}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className={small ? 'block h-full max-w-full' : 'block h-auto max-h-[80vh] w-full'}
    >
      <rect width={width} height={height} fill="#fff" />
      {background && pictures.background ? (
        <image href={image(pictures.background)} {...background} preserveAspectRatio="none" />
      ) : null}
      <Shapes shapes={drawing.frame} />
      {seal && pictures.seal ? (
        <image href={image(pictures.seal)} {...seal} preserveAspectRatio="none" />
      ) : null}
      <Shapes shapes={drawing.rule} />
      {drawing.texts.map(({ text, x, y, size, width: wide, weight, color }) => (
        <text
          key={`${x} ${y} ${text}`}
          x={x}
          y={y}
          fontSize={size}
          fontWeight={weight === 'bold' ? 700 : 400}
          fill={color}
          textLength={wide || undefined}
          xmlSpace="preserve"
        >
          {text}
        </text>
      ))}
      <g transform={`translate(${qr.x - QUIET * cell} ${qr.y - QUIET * cell}) scale(${cell})`}>
        <rect width={qr.picture.size} height={qr.picture.size} fill="#fff" />
        <path d={qr.picture.path} fill="#000" />
      </g>
    </svg>
  );
}
