import { livingRuns } from '#app/features/judging/living-runs.server.ts';
import { livingTableRuns } from '#app/features/results/living-table-runs.server.ts';

/** Waits for everything that verbs have begun in the background. */
export async function livingJobs(): Promise<void> {
  await Promise.all([...livingRuns().values(), ...livingTableRuns().values()].map(({ ended }) => ended));
}
