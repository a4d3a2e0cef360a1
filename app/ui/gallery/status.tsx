import { ActionList } from '../action-list.tsx';
import { Badge, StatusDetail } from '../badge.tsx';
import { Button } from '../button.tsx';
import { Checklist } from '../checklist.tsx';
import { Deadline } from '../deadline.tsx';
import { NoticeBox } from '../notice-box.tsx';
import { ProgressBar, ProgressRing } from '../progress.tsx';
import { Section } from '../section.tsx';
import { Stepper } from '../stepper.tsx';
import { Timeline } from '../timeline.tsx';
import type { Say } from './say.ts';

/** What waits, where things stand, what happened. */
export function GalleryStatus({ say }: { say: Say }) {
  const done = say('已完成', 'Done');
  const missing = say('未完成', 'Missing');
  return (
    <>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[3fr_2fr]">
        <Section title={say('今天等您处理', 'Waiting for you today')}>
          <ActionList
            items={[
              {
                key: '1',
                href: '#status',
                title: say('12 件作品待学校核准', '12 projects need the school’s approval'),
                note: say('最早一件提交于 3 月 2 日', 'The first was submitted on 2 March'),
                side: <Badge tone="signal">{say('还有 2 天', '2 days left')}</Badge>,
              },
              {
                key: '2',
                href: '#status',
                title: say('3 名学生缺监护人同意书', '3 pupils lack a guardian’s consent'),
                note: say('没有同意书不能提交', 'They cannot submit without it'),
              },
            ]}
          />
          <Deadline
            className="mt-4"
            label={say('提交截止', 'Submissions close')}
            text={say('3月6日 周五 17:00（北京时间）', 'Fri 6 March, 17:00 (China Standard Time)')}
            dateTime="2026-03-06T17:00:00+08:00"
            left={say('还有 2 天 3 小时', '2 days 3 hours left')}
            state="soon"
          />
        </Section>
        <Section title={say('材料清单', 'Checklist')}>
          <Checklist
            items={[
              {
                key: '1',
                label: say('基本信息', 'Basics'),
                state: 'done',
                stateLabel: done,
                href: '#status',
              },
              {
                key: '2',
                label: say('研究报告', 'Report'),
                state: 'missing',
                stateLabel: missing,
                href: '#status',
                note: say('PDF，不超过 20 MB', 'PDF, up to 20 MB'),
              },
              {
                key: '3',
                label: say('演示视频', 'Video'),
                state: 'optional',
                stateLabel: say('选填', 'Optional'),
                href: '#status',
              },
              {
                key: '4',
                label: say('诚信承诺书', 'Pledge'),
                state: 'problem',
                stateLabel: say('被退回', 'Returned'),
                href: '#status',
                note: say('缺监护人签名', 'The guardian’s signature is missing'),
              },
            ]}
          />
        </Section>
      </div>
      <Section id="status" title={say('进程', 'Progress')}>
        <Stepper
          label={say('赛事进程', 'Course of the round')}
          steps={[
            {
              key: '1',
              label: say('报名', 'Entry'),
              state: 'done',
              stateLabel: done,
              note: say('3月1日—3月6日', '1–6 March'),
            },
            {
              key: '2',
              label: say('资格审查', 'Checks'),
              state: 'current',
              stateLabel: say('进行中', 'under way'),
              note: say('38 件待审', '38 to check'),
            },
            {
              key: '3',
              label: say('评审', 'Judging'),
              state: 'upcoming',
              stateLabel: say('未开始', 'not begun'),
              note: say('3月20日起', 'from 20 March'),
            },
            {
              key: '4',
              label: say('公示', 'Public notice'),
              state: 'upcoming',
              stateLabel: say('未开始', 'not begun'),
            },
          ]}
        />
        <div className="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
          <ProgressRing
            label={say('初评', 'First judging')}
            value={24}
            max={60}
            inside="40%"
            text={say('已评 24 / 60', '24 of 60 scored')}
          />
          <ProgressRing
            label={say('审查', 'Checks')}
            value={60}
            max={60}
            inside="100%"
            tone="done"
            text={say('60 / 60', '60 of 60')}
          />
          <ProgressBar
            className="self-center"
            label={say('导入名册', 'Importing the roster')}
            value={140}
            max={200}
            text="140 / 200"
          />
          <ProgressBar
            className="self-center"
            label={say('待处理', 'Waiting')}
            value={4}
            max={38}
            text="4 / 38"
            tone="signal"
          />
        </div>
      </Section>
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Section title={say('状态与提示', 'Status and notices')}>
          <div className="flex flex-wrap items-center gap-2">
            <Badge>{say('草稿', 'Draft')}</Badge>
            <Badge tone="info">{say('评审中', 'Being judged')}</Badge>
            <Badge tone="signal">{say('待补充', 'Needs changes')}</Badge>
            <Badge tone="done">{say('已通过', 'Passed')}</Badge>
            <Badge tone="danger">{say('不通过', 'Rejected')}</Badge>
            <StatusDetail
              tone="info"
              detail={say(
                '3月2日 14:05 由学校提交，等待资格审查。',
                'Handed in by the school on 2 March; checks come next.',
              )}
            >
              {say('已报送', 'Handed in')}
            </StatusDetail>
          </div>
          <div className="mt-4 grid gap-3">
            <NoticeBox title={say('名单公示中', 'The list is under public notice')}>
              {say(
                '公示期至 3 月 27 日，可书面提出异议。',
                'Objections may be made in writing until 27 March.',
              )}
            </NoticeBox>
            <NoticeBox
              tone="signal"
              title={say('还差 1 份材料', 'One file is missing')}
              actions={<Button size="small">{say('去上传', 'Upload it')}</Button>}
            >
              {say('截止前补齐即可提交。', 'Add it before the deadline to submit.')}
            </NoticeBox>
            <NoticeBox tone="done">
              {say(
                '作品已提交，截止前仍可撤回修改。',
                'Submitted. You can still withdraw it until the deadline.',
              )}
            </NoticeBox>
            <NoticeBox tone="danger" title={say('文件没有上传', 'The file was not uploaded')}>
              {say(
                '网络中断，已填写的内容都已保存。',
                'The connection was lost. What you typed has been kept.',
              )}
            </NoticeBox>
          </div>
        </Section>
        <Section title={say('经过', 'What happened')}>
          <Timeline
            events={[
              {
                key: '1',
                title: say('提交作品', 'Submitted'),
                time: say('3月2日 周一 14:05', 'Mon 2 March, 14:05'),
                dateTime: '2026-03-02T14:05:00+08:00',
                by: say('第一作者', 'first author'),
                tone: 'done',
              },
              {
                key: '2',
                title: say('学校退回修改', 'Returned by the school'),
                time: say('3月3日 周二 09:12', 'Tue 3 March, 09:12'),
                by: say('学校管理员', 'school teacher'),
                tone: 'signal',
                note: say(
                  '摘要中出现了学校名称，请删去。',
                  'The abstract names the school; please take it out.',
                ),
              },
              {
                key: '3',
                title: say('资格审查', 'Eligibility check'),
                time: say('3月10日前', 'by 10 March'),
                upcoming: true,
              },
            ]}
          />
        </Section>
      </div>
    </>
  );
}
