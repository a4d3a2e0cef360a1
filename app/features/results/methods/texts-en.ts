import type { MethodTexts } from './method-texts.ts';

/** What each way of scoring does, in English. */
export const textsEn: MethodTexts = {
  symbols:
    '$x_{ijk}$ is the mark of judge $j$ for project $i$ on criterion $k$, $w_k$ the weight of the criterion (weights add up to 1), $n_i$ the number of judges of the project. The total of one judge for one project is counted out of 100:\n$$T_{ij}=100\\sum_k w_k\\,\\frac{x_{ijk}}{\\max_k}$$',
  methods: {
    MEAN: {
      words:
        'Each judge’s marks are weighed and added to a total of 100. The project gets the mean of its judges’ totals. Anybody can check it with a calculator. A project that met harder judges has bad luck. It is the default.',
      formula: '$$\\bar T_i=\\frac{1}{n_i}\\sum_j T_{ij}$$',
      needs: 'One score sheet for each project.',
      source: 'The arithmetic mean, the usual way everywhere.',
    },
    TRIMMED: {
      words:
        'The highest and the lowest total are left out, then the mean is taken. One odd judge cannot lift or sink a project. With too few judges nothing is left out, and the table says so. With four judges it throws half of the opinions away, which costs more than it gains.',
      formula: '$$\\frac{1}{n_i-2}\\Bigl(\\sum_j T_{ij}-\\max_j T_{ij}-\\min_j T_{ij}\\Bigr)$$',
      needs: 'Four judges for each project; the least number is a setting of the round.',
      source: 'The trimmed mean, common in Chinese contests.',
    },
    CONSENSUS: {
      words:
        'Each member of the panel marks alone first; then the panel agrees on one sheet, and its total is the score. Everybody’s own marks are kept beside it. It suits interviews. The score rests on the talk of this panel, so panels cannot be adjusted to each other.',
      formula: '$$T_i=100\\sum_k w_k\\,\\frac{x_{ik}}{\\max_k}$$',
      needs: 'One sheet for each project, entered by the chair and confirmed by the members.',
      source: 'Panels that agree, as at the Canada-Wide Science Fair.',
    },
    ZSCORE: {
      words:
        'Each judge’s totals are measured from that judge’s own mean, in that judge’s own spread. What counts is how far a project stands out among those the same judge saw. It forgives hard judges and narrow scales. It is unfair to projects in a strong set, because it takes all sets for equal. A judge who gave everybody the same, or saw too few, counts as 0 and is named.',
      formula: '$$z_{ij}=\\frac{T_{ij}-m_j}{s_j},\\qquad z_i=\\frac{1}{n_i}\\sum_j z_{ij}$$',
      needs:
        '$m_j$ and $s_j$ are mean and standard deviation of judge $j$. At least three projects a judge, given to judges at random.',
      source: 'z-scores, as the Long Island Science and Engineering Fair (LISEF) adjusts its judges.',
    },
    ADJUSTED: {
      words:
        'Every judge’s totals are moved up or down until all judges have the same mean, then the mean is taken. It forgives hard judges, and the unit stays points of 100. It too takes all sets for equally strong.',
      formula: '$$\\frac{1}{n_i}\\sum_j\\bigl(T_{ij}-(m_j-M)\\bigr)$$',
      needs:
        '$m_j$ is the mean of judge $j$, $M$ the mean of these means. Projects given to judges at random.',
      source: 'The “adjusted score” of zFairs, a system for science fairs.',
    },
    ADDITIVE: {
      words:
        'Merit and severity are worked out together: a judge is hard if projects get less from them than from others who marked the same ones. Each project gets what judges of mean severity would give. Sets need not be equally strong, but judges must share projects: panels that share no judge cannot be compared by any arithmetic, and the table says so.',
      formula: '$$T_{ij}=\\mu+p_i+s_j+e_{ij},\\qquad \\sum_j s_j=0$$',
      needs:
        'Judging that hangs together. The score is $\\mu+p_i$; its standard error comes from the same equations.',
      source: 'The additive two-way model, by least squares; Searle, Linear Models, 1971.',
    },
    MIXED: {
      words:
        'The same, but caution is built in: a value that rests on few or discordant scores is drawn towards the mean, as far as the scores themselves show that chance is at work. Where projects differ no more than chance would make them, all come out equal, which is an answer. It errs least when each project has few judges.',
      formula:
        '$$T_{ij}=\\mu+p_i+s_j+e_{ij},\\qquad p_i\\sim N(0,\\sigma_p^2),\\quad s_j\\sim N(0,\\sigma_s^2)$$',
      needs: 'Judging that hangs together. Variances by restricted maximum likelihood (REML).',
      source:
        'Henderson, Biometrics 31 (1975), 423–447; Patterson and Thompson, Biometrika 58 (1971), 545–554.',
    },
    MFRM: {
      words:
        'Some judges are hard, some criteria are difficult, and luck with them should not decide. From all marks together it works out three things on one ruler: how good each project, how hard each judge and how difficult each criterion is. Fit statistics show judges who mark unlike the others. Every mark counts once, without weights. A project with nothing but highest or lowest marks is placed just beyond the end and named.',
      formula: '$$\\ln\\frac{P_{ijk,h}}{P_{ijk,h-1}}=B_i-S_j-D_k-F_{kh}$$',
      needs:
        '$B_i$ is the project, $S_j$ the severity of the judge, $D_k$ the difficulty of the criterion, $F_{kh}$ the step from level $h-1$ to $h$. Judging that hangs together; criteria of whole points, at most 20 each, or of levels.',
      source:
        'Linacre, Many-Facet Rasch Measurement, 1989; Andrich 1978 (rating scale); Masters 1982 (partial credit). Joint maximum likelihood with the conventions of FACETS.',
    },
  },
  more: {
    intervals:
      '**The ranks that are possible.** Every score has an error. All ranks are drawn again 2,000 times with these errors; from the 5th to the 95th percentile is where a project could honestly stand. Those inside the line in 10% to 90% of the draws had better be talked about, or judged again.',
    stages:
      '**Preliminary judging and defence together.** Each stage is scored by itself; both are then combined by the weights of the round, 40 and 60 for instance.',
    ties: '**Ties.** The tie-breakers that the round has declared are used in their order. What stays equal at a border is decided by people, with a reason; the portal never decides it in silence.',
    verify:
      '**How to check.** Every public notice has a bundle with all marks, rules and the list, without names. Anybody can compute it again with npm run -s verify; its checksum is printed on the notice.',
  },
};
