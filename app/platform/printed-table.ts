import type { XlsxSheet } from './xlsx.server.ts';

/** A table that is printed or becomes a workbook: a title, headings, lines in sections, and what stands below them. */
export type PrintedTable = {
  title: string;
  columns: readonly { heading: string; width: number; numeric?: boolean }[];
  sections: readonly { heading: string | null; rows: readonly (readonly string[])[] }[];
  closing: readonly string[];
};

/** The table as a workbook's sheet; numbers of numeric columns become numbers. */
export function sheetOf({ title, columns, sections, closing }: PrintedTable): XlsxSheet {
  return {
    name: title,
    title,
    columns,
    sections: sections.map(({ heading, rows }) => ({
      heading,
      rows: rows.map((row) =>
        row.map((text, at) => (columns[at]?.numeric && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)),
      ),
    })),
    closing,
  };
}
