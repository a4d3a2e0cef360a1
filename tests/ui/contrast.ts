/** Colour tokens of a piece of CSS: name without `--color-` to #rrggbb. */
export function tokensOf(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

/** Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two named tokens, 1 to 21. Throws when a name is not there. */
export function contrast(tokens: ReadonlyMap<string, string>, one: string, other: string): number {
  const [first, second] = [one, other].map((name) => {
    const hex = tokens.get(name);
    if (hex === undefined) throw new Error(`No colour --color-${name}`);
    return luminance(hex);
  });
  const [dark = 0, bright = 0] = [first ?? 0, second ?? 0].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
