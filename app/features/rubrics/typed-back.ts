import type { SubmissionResult } from '@conform-to/react';

import { criteriaTyped } from './editor-rows.ts';
import type { EditorCriterion } from './editor-rows.ts';

/** What was typed into a rubric that the server refused, so that nothing typed is lost; null without a refusal. */
export function typedBack(result: SubmissionResult<string[]> | undefined): EditorCriterion[] | null {
  const criteria: unknown = result?.initialValue?.criteria;
  return Array.isArray(criteria) ? criteriaTyped(flat('criteria', criteria)) : null;
}

/** Nested values as the names and texts that they were sent as. */
function flat(name: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => flat(`${name}[${index}]`, one));
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, one]) => flat(`${name}.${key}`, one));
}
