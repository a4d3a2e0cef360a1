import type { SubmissionResult } from '@conform-to/react';
import { useFetcher, useLocation } from '@remix-run/react';
import { useState } from 'react';
import type { DragEvent } from 'react';

import type { MatrixCell } from './plan-matrix.server.ts';

/** What is being dragged: a judge out of an entry's places, or, by the head of a column, a judge for any entry. */
type Dragged = { judgeId: string; entryId: string | null };
type Place = { entryId: string; judgeId: string };

const isMovable = (cell: MatrixCell) => cell.state === 'new' || cell.state === 'hand';

/**
 * Moves judges of a proposal with the mouse: from one cell of an entry to another of the same entry, or from the head of
 * a column to a free cell. What the server refuses comes back in `refused`; `over` is the cell under the pointer.
 */
export function usePairDrag(planId: string) {
  const fetcher = useFetcher<SubmissionResult<string[]>>();
  const { pathname, search } = useLocation();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [over, setOver] = useState<Place | null>(null);
  const takes = (entryId: string, cell: MatrixCell) =>
    dragged !== null && cell.state === null && (dragged.entryId === null || dragged.entryId === entryId);
  const begin = (what: Dragged) => (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', what.judgeId);
    setDragged(what);
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  /** Whether what is dragged could come here, were it not for what bars it. */
  const wants = (entryId: string, judgeId: string, cell: MatrixCell) =>
    takes(entryId, cell) && (dragged?.entryId !== null || dragged.judgeId === judgeId);
  return {
    over,
    refused: fetcher.data,
    /** A cell that waits for what is dragged, or cannot have it. */
    looks: (entryId: string, judgeId: string, cell: MatrixCell) =>
      wants(entryId, judgeId, cell) ? (cell.barred ? 'is-barred' : 'is-free') : undefined,
    /** For the head of a judge's column. */
    head: (judgeId: string) => ({
      draggable: true,
      onDragStart: begin({ judgeId, entryId: null }),
      onDragEnd: end,
    }),
    /** For the cell of an entry and a judge. */
    cell: (entryId: string, judgeId: string, cell: MatrixCell) => {
      const can = wants(entryId, judgeId, cell);
      return {
        draggable: isMovable(cell),
        onDragStart: isMovable(cell) ? begin({ judgeId, entryId }) : undefined,
        onDragEnd: end,
        onDragOver: (event: DragEvent) => {
          if (!can) return;
          setOver((now) =>
            now?.entryId === entryId && now.judgeId === judgeId ? now : { entryId, judgeId },
          );
          // Without this the browser takes nothing here: a barred pair is refused under the pointer.
          if (!cell.barred) event.preventDefault();
        },
        onDragLeave: () => setOver(null),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          if (!dragged || !can || cell.barred) return;
          const instead = dragged.entryId === null ? '' : dragged.judgeId;
          end();
          fetcher.submit(
            { planId, entryId, roundJudgeId: judgeId, instead },
            { method: 'post', action: `${pathname}${search}` },
          );
        },
      };
    },
  };
}
