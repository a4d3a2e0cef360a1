import { now } from '#app/platform/clock.server.ts';
import { pdfResponse } from '#app/platform/http/responses.server.ts';
import { sheetOf } from '#app/platform/printed-table.ts';
import type { PrintedTable } from '#app/platform/printed-table.ts';
import { tablePdf } from '#app/platform/table-pdf.server.ts';
import { writeXlsx, xlsxResponse } from '#app/platform/xlsx.server.ts';

/** A printed table as a download named after it. Lists are Chinese papers: so is the number of the page. */
export async function tableResponse(table: PrintedTable, as: 'xlsx' | 'pdf'): Promise<Response> {
  if (as === 'xlsx') return xlsxResponse(await writeXlsx(sheetOf(table)), `${table.title}.xlsx`);
  const bytes = await tablePdf(table, now(), (page) => `第 ${page} 页`);
  return pdfResponse(bytes, `${table.title}.pdf`);
}
