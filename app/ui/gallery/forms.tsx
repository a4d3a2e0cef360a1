import { Send, Trash2, Upload } from 'lucide-react';

import { Button, LinkButton } from '../button.tsx';
import { CheckboxGroup } from '../checkbox-group.tsx';
import { Checkbox } from '../checkbox.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { DialogButton } from '../dialog.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { Field } from '../field.tsx';
import { FileInput } from '../file-input.tsx';
import { FormActions, FormLayout, FormSection } from '../form-layout.tsx';
import { NumberInput } from '../number-input.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { Section } from '../section.tsx';
import { Select } from '../select.tsx';
import { TextArea } from '../text-area.tsx';
import { TextInput } from '../text-input.tsx';
import type { Say } from './say.ts';

/** Every button and every way to ask for something, with and without errors. */
export function GalleryForms({ say }: { say: Say }) {
  const optional = say('选填', 'optional');
  return (
    <>
      <Section title={say('按钮', 'Buttons')}>
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" icon={Send}>
            {say('提交作品', 'Submit project')}
          </Button>
          <Button>{say('保存草稿', 'Save draft')}</Button>
          <Button variant="quiet">{say('暂不处理', 'Not now')}</Button>
          <Button variant="danger" icon={Trash2}>
            {say('删除文件', 'Delete file')}
          </Button>
          <Button variant="primary" pending pendingLabel={say('正在提交…', 'Submitting…')}>
            {say('提交作品', 'Submit project')}
          </Button>
          <Button disabled>{say('暂不可用', 'Not available')}</Button>
          <Button size="small">{say('退回', 'Return')}</Button>
          <LinkButton href="#forms" variant="primary" size="large">
            {say('查看名单', 'See the list')}
          </LinkButton>
        </div>
        <form method="post" className="mt-4 flex flex-wrap items-start gap-3">
          <ConfirmButton
            label={say('公布名单', 'Publish the list')}
            title={say('现在公布这份名单？', 'Publish this list now?')}
            confirmLabel={say('公布名单', 'Publish the list')}
            cancelLabel={say('暂不公布', 'Not yet')}
          >
            {say(
              '公布后 38 件作品的结果对所有人可见。',
              'The results of 38 projects become visible to everybody.',
            )}
          </ConfirmButton>
          <DialogButton
            label={say('评分说明', 'How scoring works')}
            title={say('评分说明', 'How scoring works')}
            closeLabel={say('知道了', 'Close')}
            href="#forms"
          >
            {say('每项指标独立评分。', 'Each criterion is scored on its own.')}
          </DialogButton>
        </form>
      </Section>

      <Section id="forms" title={say('表单', 'Forms')}>
        <form method="post" noValidate>
          <FormLayout>
            <ErrorSummary
              title={say('有 2 处需要修改', 'Two things need changing')}
              errors={[
                { fieldId: 'g-title', text: say('请填写作品名称', 'Enter a title') },
                {
                  fieldId: 'g-agree',
                  text: say('请确认作品为本人完成', 'Confirm that the work is your own'),
                },
              ]}
            />
            <Field
              id="g-title"
              label={say('作品名称', 'Title')}
              hint={say('不超过 60 个字，不写姓名和学校。', 'Up to 60 characters, without names or schools.')}
              errors={say('请填写作品名称', 'Enter a title')}
            >
              <TextInput name="title" maxLength={60} />
            </Field>
            <Field id="g-abstract" label={say('摘要', 'Abstract')} optional={optional}>
              <TextArea
                name="abstract"
                defaultValue={say(
                  '我们测量了校园里三种树叶在一天中的温度。',
                  'We measured the temperature of three kinds of leaves.',
                )}
                counter={{
                  max: 500,
                  text: (used, max) => say(`已写 ${used} 字，最多 ${max} 字`, `${used} of ${max} characters`),
                }}
              />
            </Field>
            <Field id="g-group" label={say('组别', 'Group')}>
              <Select
                name="group"
                fit="medium"
                placeholder={say('请选择', 'Choose one')}
                options={[
                  { value: 'primary', label: say('小学', 'Primary') },
                  { value: 'junior', label: say('初中', 'Junior secondary') },
                ]}
              />
            </Field>
            <Field id="g-date" label={say('完成日期', 'Finished on')}>
              <TextInput type="date" name="date" fit="medium" defaultValue="2026-03-02" />
            </Field>
            <Field
              id="g-count"
              label={say('名额', 'Quota')}
              hint={say('1 到 50 之间的整数。', 'A whole number from 1 to 50.')}
            >
              <NumberInput name="count" min={1} max={50} defaultValue={22} unit={say('项', 'projects')} />
            </Field>
            <RadioGroup
              id="g-kind"
              legend={say('参赛形式', 'Kind of entry')}
              name="kind"
              inline
              defaultValue="single"
              options={[
                { value: 'single', label: say('个人', 'Individual') },
                { value: 'team', label: say('集体', 'Team') },
              ]}
            />
            <CheckboxGroup
              id="g-risk"
              legend={say('作品涉及', 'The work involves')}
              optional={optional}
              name="risk"
              options={[
                { value: 'people', label: say('以人为研究对象', 'People as subjects') },
                {
                  value: 'animals',
                  label: say('脊椎动物', 'Vertebrate animals'),
                  hint: say('需上传审查意见表。', 'Needs a review form.'),
                },
              ]}
            />
            <FormSection
              title={say('材料', 'Materials')}
              description={say(
                '所有限制都在选择文件之前说明。',
                'All limits are said before a file is chosen.',
              )}
            >
              <Field
                id="g-file"
                label={say('研究报告', 'Research report')}
                hint={say('PDF，不超过 20 MB、30 页。', 'PDF, up to 20 MB and 30 pages.')}
              >
                <FileInput name="file" accept="application/pdf" />
              </Field>
            </FormSection>
            <Checkbox
              id="g-agree"
              name="agree"
              label={say(
                '作品由本人选题、设计、制作和撰写',
                'I chose, designed, made and wrote this work myself',
              )}
              errors={say('请确认作品为本人完成', 'Confirm that the work is your own')}
            />
            <Field id="g-off" label={say('账号', 'User name')}>
              <TextInput defaultValue="yk2026018" readOnly fit="medium" />
            </Field>
            <FormActions>
              <Button variant="primary" icon={Upload}>
                {say('上传并提交', 'Upload and submit')}
              </Button>
              <Button variant="quiet">{say('保存草稿', 'Save draft')}</Button>
            </FormActions>
          </FormLayout>
        </form>
      </Section>
    </>
  );
}
