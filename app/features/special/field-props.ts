import type { SpecialForm } from './queries.server.ts';
import type { typedIn } from './typed-in.ts';

/** What the parts of the form share. */
export type FieldProps = {
  offer: SpecialForm;
  typed: ReturnType<typeof typedIn>;
  errors: (field: string) => string[];
  id: (field: string) => string;
};
