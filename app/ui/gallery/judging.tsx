import { FileText } from 'lucide-react';

import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { FormActions, FormLayout } from '../form-layout.tsx';
import { IconText } from '../icon-text.tsx';
import { ProgressBar } from '../progress.tsx';
import { ScoreInput } from '../score-input.tsx';
import { Section } from '../section.tsx';
import { SplitPane } from '../split-pane.tsx';
import { TextArea } from '../text-area.tsx';
import type { Say } from './say.ts';

/** A project beside its score sheet: scored, scored zero, not scored, refused. */
export function GalleryJudging({ say }: { say: Say }) {
  const notScored = say('未评分', 'Not scored');
  const outOf = (max: number) => `/ ${max}`;
  return (
    <Section title={say('阅读与评分', 'Reading and scoring')}>
      <SplitPane
        main={{
          label: say('作品', 'Project'),
          content: (
            <div className="grid gap-4">
              <h3 className="text-lg font-semibold">
                {say('一种可折叠的盲文书写板', 'A Braille slate that folds')}
              </h3>
              <p>
                {say(
                  '现有的盲文书写板多为金属整板，重而不便携带。我们用三种铰链结构做了样板，请 12 位使用者试写，比较了书写速度、错点率和携带时的感受。',
                  'Most Braille slates are single plates of metal, heavy and awkward to carry. We made three hinged models, asked twelve users to write with them, and compared speed, errors and comfort.',
                )}
              </p>
              <a href="#judging">
                <IconText icon={FileText}>
                  {say('研究报告.pdf（2.4 MB，18 页）', 'report.pdf (2.4 MB, 18 pages)')}
                </IconText>
              </a>
            </div>
          ),
        }}
        side={{
          label: say('评分表', 'Score sheet'),
          content: (
            <form method="post">
              <FormLayout>
                <ProgressBar
                  label={say('本组进度', 'Your queue')}
                  value={24}
                  max={60}
                  text={say('已评 24 / 60', '24 of 60')}
                />
                <ScoreInput
                  id="s-1"
                  name="s1"
                  label={say('创新性', 'Originality')}
                  hint={say('权重 30%，0 到 10 分。', 'Weight 30 %, 0 to 10.')}
                  min={0}
                  max={10}
                  outOf={outOf(10)}
                  defaultValue="8"
                  notScoredLabel={notScored}
                />
                <ScoreInput
                  id="s-2"
                  name="s2"
                  label={say('实用性', 'Usefulness')}
                  min={0}
                  max={5}
                  outOf={outOf(5)}
                  defaultValue="0"
                  notScoredLabel={notScored}
                />
                <ScoreInput
                  id="s-3"
                  name="s3"
                  label={say('科学性', 'Soundness')}
                  min={0}
                  max={5}
                  outOf={outOf(5)}
                  notScoredLabel={notScored}
                  errors={say('请为“科学性”评分', 'Score “Soundness”')}
                />
                <ScoreInput
                  id="s-4"
                  name="s4"
                  label={say('真实性', 'Genuineness')}
                  hint={say('0 到 40 分，可有一位小数。', '0 to 40, one decimal allowed.')}
                  min={0}
                  max={40}
                  step={0.1}
                  outOf={outOf(40)}
                  notScoredLabel={notScored}
                />
                <Field
                  id="s-comment"
                  label={say('评语', 'Comment')}
                  hint={say('学生会看到，请具体。', 'The pupil reads it; be specific.')}
                >
                  <TextArea name="comment" rows={3} />
                </Field>
                <FormActions>
                  <Button variant="primary">{say('提交评分', 'Submit scores')}</Button>
                  <Button variant="quiet">{say('申请回避', 'Step aside')}</Button>
                </FormActions>
              </FormLayout>
            </form>
          ),
        }}
      />
    </Section>
  );
}
