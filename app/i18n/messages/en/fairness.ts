import type { fairness as source } from '../zh/fairness.ts';

export const fairness: Record<keyof typeof source, string> = {
  heat: 'Who gave what',
  heatText:
    'The entries of this page and the judges who marked them, hard ones on the left. The deeper the colour, the farther from the entry’s mean: orange below it, blue above.',
  heatAbove: '{points} points above the mean',
  heatBelow: '{points} points below the mean',
  heatEven: 'at the mean',
  title: 'Fairness of the ranking',
  lead: 'Would another method, or one judge less, change the ranks? This page only compares; tables and lists stay as they are.',
  open: 'Fairness',
  back: 'Scoring table',
  places: 'Places',
  without: 'What if this judge were not there',
  nobody: 'All judges count',
  show: 'Compare',
  emptyTitle: 'Nothing to compare yet',
  emptyText: 'Methods can be compared once a score sheet has been submitted.',
  verdict: 'Can these scores be compared?',
  'verdict-comparable': 'Yes: judges share enough projects for their severity to be adjusted for.',
  'verdict-within-panels':
    'Panels share too little: adjusting across panels is not reliable. Rank and give places panel by panel, or have {count} more sheets judged across panels.',
  'verdict-within-components':
    'Judging falls into {count} pieces that no judge joins: no arithmetic can compare projects of different pieces.',
  joins: 'One more sheet each would join them:',
  join: '{judge} for {entry}',
  reliability: 'Reliability',
  reliabilityHint: 'How much of the differences comes from the projects and not from error; 1 is all',
  worstPair: 'Judges hardest to compare',
  worstPairValue: '{one}, {other}: error of their difference, in points',
  band: 'Projects that could be on either side of the line',
  picture: 'Ranks adjusted for severity, and the ranks that each project could have',
  pictureLead:
    'The upright bar is the value adjusted for the severity of judges (of 100), the line its error at 90%. On the right the rank and the ranks that are possible. Marked projects could be inside or outside: talk about them, or judge them again.',
  border: 'line',
  entry: 'Project',
  rankOf: 'Rank (possible)',
  ranked: '{rank} ({low}–{high})',
  rankedOnly: '{rank}',
  noValue: 'not scored',
  pictureApart: 'Ranks adjusted for severity, within each piece',
  pictureApartLead:
    'Projects of different pieces share no judge, and ranks mean something only within one: each stands by itself, without a line. Give places piece by piece, or have the sheets above judged and compare again.',
  piece: 'Piece {piece}',
  methodsLeadEnough:
    '{places} places are enough for every project that was scored: nobody drops out. The rank by each method, before tie-breakers.',
  methodsLeadApart:
    'Judging does not hang together: ranks by the mean are not adjusted, z-scores and equal means take the pieces for equally strong. Adjusting for severity works only within each piece, see above.',
  methods: 'Methods side by side',
  methodsLead:
    'The rank by each method, before tie-breakers. Projects that get in or drop out of the first {places} are marked, against the mean.',
  methodsLeadOpen:
    'The rank by each method, before tie-breakers. Enter places to see who gets in or drops out.',
  'method-mean': 'Mean',
  'method-trimmed': 'Trimmed',
  'method-zscore': 'z-score',
  'method-adjusted': 'Equal means',
  'method-additive': 'Adjusted for severity',
  'about-mean':
    'The judges’ totals added up and divided by their number. Anybody can check it, but who meets a hard judge is worse off.',
  'about-trimmed':
    'The highest and the lowest total are left out first, against single extreme scores; with fewer judges than required nothing is left out.',
  'about-zscore':
    'Each total becomes how far it lies above the judge’s own mean; takes it that all judges saw equally good projects. Judges of few projects do not count.',
  'about-adjusted': 'Every judge’s mean is moved to the same level first; the same condition.',
  'about-additive':
    'How hard each judge is, is estimated from projects that others judged too, and taken off (least squares). Judges may have seen different sets, but the sets must hang together.',
  'method-mixed': 'Mixed model',
  'about-mixed':
    'The same, but a value that rests on few or discordant scores is drawn towards the mean; errs least with few judges.',
  'method-mfrm': 'Rasch',
  'about-mfrm':
    'How good projects, how hard judges and how difficult criteria are is estimated on one ruler (many-facet Rasch), then turned into what a judge of middling severity would give. Uses the marks on every criterion without weights; judging must hang together.',
  moves: '{into} in, {out} out',
  same: 'first {places} unchanged',
  into: 'in',
  out: 'out',
  judges: 'Severity of the judges',
  fit: 'fit {fit}',
  judgesLead:
    'The upright bar is the estimate: above zero is hard, below soft, in points of 100. The line is its error. Fit says how far marks are from what the projects and the judge’s own severity lead to expect: 1 is the mean, above 1.5 a judge sees things unlike the others, below 0.5 the marks are strangely alike; the Rasch model gives two figures (weighted / plain).',
  judge: 'Judge',
  severity: 'Severity (error)',
  severityValue: '{value} ±{se}',
  count: '{count} sheets',
  'rule-ZSCORE': 'z-scores',
  'ruleHint-ZSCORE':
    'How far each total lies above the judge’s own mean, then the mean. Takes it that all judges saw equally good projects; judges of few projects do not count.',
  'rule-ADJUSTED': 'Equal means',
  'ruleHint-ADJUSTED': 'Every judge’s mean is moved to the same level first. The same condition.',
  'rule-ADDITIVE': 'Adjusted for severity (least squares)',
  'ruleHint-ADDITIVE':
    'How hard each judge is, is estimated from projects that others judged too, and taken off. Judging must hang together, or no table is made.',
  'rule-MIXED': 'Adjusted for severity (mixed model)',
  'ruleHint-MIXED':
    'The same, drawn towards the mean where there is little evidence; steadier with few judges.',
  'rule-MFRM': 'Rasch model (projects, judges and criteria on one ruler)',
  'ruleHint-MFRM':
    'Some judges are hard, some criteria are difficult, and luck with them should not decide. From all marks together it works out three things: how good each project, how hard each judge and how difficult each criterion is. The score is what a judge of middling severity could be expected to give (of 100); projects are ranked by the estimate itself, with its error and the ranks that are possible. Every mark counts once, without weights; criteria need whole points, at most 20 each, or levels. Judging must hang together, and a computation that does not converge makes no table.',
};
