import { z } from 'zod';

const AnswersSchema = z.record(z.string(), z.string()).catch({});

/** The answers of an application form as the database keeps them. */
export function storedAnswers(json: unknown): Record<string, string> {
  return AnswersSchema.parse(json);
}
