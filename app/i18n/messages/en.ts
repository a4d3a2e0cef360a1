import type { Messages } from '../types.ts';
import { api } from './en/api.ts';
import { auth } from './en/auth.ts';
import { certificates } from './en/certificates.ts';
import { checks } from './en/checks.ts';
import { common } from './en/common.ts';
import { confirm } from './en/confirm.ts';
import { defence } from './en/defence.ts';
import { deliberation } from './en/deliberation.ts';
import { fairness } from './en/fairness.ts';
import { feedback } from './en/feedback.ts';
import { form } from './en/form.ts';
import { gallery } from './en/gallery.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { honours } from './en/honours.ts';
import { judgePool } from './en/judge-pool.ts';
import { judging } from './en/judging.ts';
import { merges } from './en/merges.ts';
import { methods } from './en/methods.ts';
import { objections } from './en/objections.ts';
import { outside } from './en/outside.ts';
import { papers } from './en/papers.ts';
import { people } from './en/people.ts';
import { printing } from './en/printing.ts';
import { prizes } from './en/prizes.ts';
import { progress } from './en/progress.ts';
import { plans } from './en/plans.ts';
import { projects } from './en/projects.ts';
import { promotion } from './en/promotion.ts';
import { publicPages } from './en/public.ts';
import { rasch } from './en/rasch.ts';
import { refusal } from './en/refusals.ts';
import { results } from './en/results.ts';
import { rounds } from './en/rounds.ts';
import { rubric } from './en/rubric.ts';
import { school } from './en/school.ts';
import { special } from './en/special.ts';
import { stages } from './en/stages.ts';
import { students } from './en/students.ts';
import { units } from './en/units.ts';

/** English: as complete as Chinese, or it does not compile. */
export const messages: Messages = {
  api,
  auth,
  certificates,
  checks,
  common,
  confirm,
  defence,
  deliberation,
  fairness,
  feedback,
  form,
  gallery,
  help,
  home,
  honours,
  judgePool,
  judging,
  merges,
  methods,
  objections,
  outside,
  papers,
  people,
  printing,
  prizes,
  progress,
  plans,
  projects,
  promotion,
  public: publicPages,
  rasch,
  refusal,
  results,
  rounds,
  rubric,
  school,
  special,
  stages,
  students,
  units,
};
