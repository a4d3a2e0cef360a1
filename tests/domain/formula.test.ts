import { describe, expect, it } from 'vitest';

import { splitFormulas } from '#app/domain/formula.ts';
import { typeset } from '#app/features/projects/typeset.ts';

describe('formulas in a text', () => {
  it('are what stands between dollars, and prices are not', () => {
    expect(splitFormulas('能量 $E=mc^2$，由')).toEqual([
      { kind: 'text', text: '能量 ' },
      { kind: 'inline', text: 'E=mc^2' },
      { kind: 'text', text: '，由' },
    ]);
    expect(splitFormulas('$$\\int_0^1 x\\,dx$$')).toEqual([{ kind: 'block', text: '\\int_0^1 x\\,dx' }]);
    for (const plain of ['5$ and 6$', '成本 $3，售价 $5', 'a $ b $ c', '没有', '$x\ny$', ''])
      expect(splitFormulas(plain).filter(({ kind }) => kind !== 'text')).toEqual([]);
    expect(splitFormulas('价格 \\$5 和 $x$')).toEqual([
      { kind: 'text', text: '价格 $5 和 ' },
      { kind: 'inline', text: 'x' },
    ]);
  });

  it('become MathML; what cannot be read stays as typed, and nothing typed becomes HTML', () => {
    const [formula] = typeset('$\\frac{a}{b}$');
    expect(formula?.mathml).toMatch(/^<math.*<mfrac>.*<\/math>$/su);
    expect(typeset('$\\frac{a$')).toEqual([{ text: '$\\frac{a$', mathml: null }]);
    const nasty = [
      '$\\href{javascript:alert(1)}{x}$',
      '$\\text{<img src=x onerror=alert(1)>}$',
      '$\\includegraphics{https://example.org/a.png}$',
      '$\\class{x" onclick="alert(1)}{y}$',
      '$\\style{background:url(//x)}{y}$',
    ];
    for (const one of nasty)
      for (const { mathml } of typeset(one)) {
        if (mathml === null) continue;
        // Tags as a browser would see them: none but MathML's, none with a handler or an address.
        for (const tag of mathml.match(/<[^>]*>/gu) ?? []) {
          expect(tag).toMatch(/^<\/?m[a-z]+[ >]|^<\/?(semantics|annotation)/u);
          expect(tag).not.toMatch(/\son\w+=|href|src=|url\(/iu);
        }
      }
    expect(typeset('\\def\\a{\\a\\a}').length).toBe(1);
    expect(typeset('$\\def\\a{\\a\\a}\\a$')[0]?.mathml ?? null).toBeNull();
  });
});
