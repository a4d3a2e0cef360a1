import writeXlsxFile from 'write-excel-file/node';

export type XlsxColumn = { heading: string; width?: number; numeric?: boolean };

export type XlsxRow = readonly (string | number | null)[];

export type XlsxSheet = {
  name: string;
  title?: string;
  columns: readonly XlsxColumn[];
  /** The rows, or rows under headings of their own. */
  rows?: readonly XlsxRow[];
  sections?: readonly { heading: string | null; rows: readonly XlsxRow[] }[];
  closing?: readonly string[];
};

/**
 * A workbook of one sheet: an optional title row across all columns, the headings, the rows, optional closing lines.
 * Numbers in `numeric` columns become numbers; every other cell is text, so that no name turns into a formula.
 */
export function writeXlsx(sheet: XlsxSheet): Promise<Buffer> {
  return writeXlsxSheets([sheet]);
}

/** A workbook of several sheets, in this order. */
export async function writeXlsxSheets(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map(drawSheet)).toBuffer();
}

function drawSheet(sheet: XlsxSheet) {
  const { columns } = sheet;
  const blank = columns.slice(1).map(() => null);
  const title = sheet.title
    ? [
        [
          {
            value: sheet.title,
            fontWeight: 'bold' as const,
            fontSize: 14,
            align: 'center' as const,
            columnSpan: columns.length,
          },
          ...blank,
        ],
      ]
    : [];
  const head = columns.map(({ heading }) => ({
    value: heading,
    fontWeight: 'bold' as const,
    borderStyle: 'thin' as const,
    align: 'center' as const,
    wrap: true,
  }));
  const drawRow = (row: XlsxRow) =>
    columns.map(({ numeric }, index) => {
      const value = row[index];
      if (value === null || value === undefined || value === '')
        return { value: '', type: String, borderStyle: 'thin' as const };
      return numeric && typeof value === 'number'
        ? { value, type: Number, borderStyle: 'thin' as const }
        : { value: String(value), type: String, borderStyle: 'thin' as const, wrap: true };
    });
  const sections = sheet.sections ?? [{ heading: null, rows: sheet.rows ?? [] }];
  const body = sections.flatMap(({ heading, rows }) => [
    ...(heading === null
      ? []
      : [
          [
            { value: heading, type: String, fontWeight: 'bold' as const, columnSpan: columns.length },
            ...blank,
          ],
        ]),
    ...rows.map(drawRow),
  ]);
  const closing = (sheet.closing ?? []).map((line) => [
    { value: line, type: String, columnSpan: columns.length },
    ...blank,
  ]);
  return {
    data: [...title, head, ...body, ...closing],
    sheet: sheet.name.slice(0, 31).replaceAll(/[\\/?*[\]:]/g, ' '),
    columns: columns.map(({ width }) => ({ width: width ?? 14 })),
    stickyRowsCount: title.length + 1,
    orientation: 'landscape' as const,
  };
}

/** The workbook as a download with a name in any script. */
export function xlsxResponse(bytes: Buffer, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}
