import { api } from './zh/api.ts';
import { auth } from './zh/auth.ts';
import { certificates } from './zh/certificates.ts';
import { checks } from './zh/checks.ts';
import { common } from './zh/common.ts';
import { confirm } from './zh/confirm.ts';
import { defence } from './zh/defence.ts';
import { deliberation } from './zh/deliberation.ts';
import { fairness } from './zh/fairness.ts';
import { feedback } from './zh/feedback.ts';
import { form } from './zh/form.ts';
import { gallery } from './zh/gallery.ts';
import { help } from './zh/help.ts';
import { home } from './zh/home.ts';
import { honours } from './zh/honours.ts';
import { judgePool } from './zh/judge-pool.ts';
import { judging } from './zh/judging.ts';
import { merges } from './zh/merges.ts';
import { methods } from './zh/methods.ts';
import { objections } from './zh/objections.ts';
import { outside } from './zh/outside.ts';
import { papers } from './zh/papers.ts';
import { people } from './zh/people.ts';
import { printing } from './zh/printing.ts';
import { prizes } from './zh/prizes.ts';
import { progress } from './zh/progress.ts';
import { plans } from './zh/plans.ts';
import { projects } from './zh/projects.ts';
import { promotion } from './zh/promotion.ts';
import { publicPages } from './zh/public.ts';
import { rasch } from './zh/rasch.ts';
import { refusal } from './zh/refusals.ts';
import { results } from './zh/results.ts';
import { rounds } from './zh/rounds.ts';
import { rubric } from './zh/rubric.ts';
import { school } from './zh/school.ts';
import { special } from './zh/special.ts';
import { stages } from './zh/stages.ts';
import { students } from './zh/students.ts';
import { units } from './zh/units.ts';

/** Chinese: the language the others are measured against. */
export const messages = {
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
