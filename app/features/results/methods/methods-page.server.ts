import { METHODS, MORE } from './method-texts.ts';
import { textsEn } from './texts-en.ts';
import { textsZh } from './texts-zh.ts';
import { typeset } from '#app/features/projects/typeset.ts';
import type { Locale } from '#app/i18n/types.ts';

/**
 * Every way of scoring with its formula, what it needs and where it comes from. Long texts of one page: they stay on the
 * server, so that no other page carries them.
 */
export function methodsPage(locale: Locale) {
  const texts = locale === 'zh' ? textsZh : textsEn;
  return {
    symbols: typeset(texts.symbols),
    methods: METHODS.map((method) => {
      const { words, formula, needs, source } = texts.methods[method];
      return { method, words, formula: typeset(formula), needs: typeset(needs), source };
    }),
    more: MORE.map((key) => {
      const [, title = '', text = ''] = texts.more[key].split('**');
      return { key, title: title.replace(/[.。]$/u, ''), text: text.trim() };
    }),
  };
}
