import { FileSpreadsheet, Inbox } from 'lucide-react';

import { Badge } from '../badge.tsx';
import { BarList } from '../bar-list.tsx';
import { Button, LinkButton } from '../button.tsx';
import { DataTable } from '../data-table.tsx';
import { DescriptionList } from '../description-list.tsx';
import { EmptyState } from '../empty-state.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { Pagination } from '../pagination.tsx';
import { Section } from '../section.tsx';
import { StatRow } from '../stat-row.tsx';
import { BulkBar } from '../table-selection.tsx';
import type { Tone } from '../tone.ts';
import type { Say } from './say.ts';

interface SampleRow {
  id: string;
  title: string;
  unit: string;
  group: string;
  status: string;
  tone: Tone;
  score: string | null;
  judges: number;
}

function sampleRows(say: Say): SampleRow[] {
  const titles = [
    say('基于树叶温度的校园遮荫研究', 'Shade on the school grounds measured by leaf temperature'),
    say('《雨水花园》对屋面径流的削减作用', 'How a rain garden slows the water from a roof'),
    say('一种可折叠的盲文书写板', 'A Braille slate that folds'),
    say(
      '家用净水滤芯寿命的低成本监测装置——从滴定到 LoRa 传感',
      'A cheap monitor for the life of a water filter',
    ),
    say('古桥石拱的受力模型与复原', 'Forces in the arch of an old stone bridge'),
  ];
  const status: [string, Tone][] = [
    [say('已通过', 'Passed'), 'done'],
    [say('待审查', 'To be checked'), 'signal'],
    [say('评审中', 'Being judged'), 'info'],
    [say('不通过', 'Rejected'), 'danger'],
    [say('草稿', 'Draft'), 'neutral'],
  ];
  return Array.from({ length: 15 }, (_, index) => {
    const [word, tone] = status[index % 5] ?? ['', 'neutral'];
    return {
      id: `row-${index}`,
      title: titles[index % 5] ?? '',
      unit:
        index % 2 === 0
          ? say('第一实验小学', 'First Primary School')
          : say('第三中学', 'Third Secondary School'),
      group: index % 2 === 0 ? say('小学', 'Primary') : say('初中', 'Junior'),
      status: word,
      tone,
      score: index % 4 === 3 ? null : (92.5 - index * 1.25).toFixed(2),
      judges: index % 4 === 3 ? 0 : 3,
    };
  });
}

/** Lists: filters, the table with selection, pages, figures, bars, and nothing at all. */
export function GalleryTables({ say }: { say: Say }) {
  const rows = sampleRows(say);
  return (
    <>
      <Section title={say('数字', 'Figures')}>
        <StatRow
          stats={[
            { key: 'a', label: say('参赛作品', 'Entries'), value: '4,484', href: '#tables' },
            { key: 'b', label: say('待审查', 'To be checked'), value: 12, tone: 'signal', href: '#tables' },
            { key: 'c', label: say('平均分', 'Mean score'), value: '81.4', unit: say('分', 'points') },
            {
              key: 'd',
              label: say('名额使用', 'Quota used'),
              value: '18 / 22',
              note: say('还可推荐 4 项', '4 left'),
            },
          ]}
        />
      </Section>
      <Section id="tables" title={say('列表', 'A list')}>
        <FilterBar
          search={{
            name: 'q',
            label: say('搜索', 'Search'),
            value: '',
            placeholder: say('名称或编号', 'Title or number'),
          }}
          selects={[
            {
              name: 'group',
              label: say('组别', 'Group'),
              allLabel: say('全部组别', 'All groups'),
              value: 'junior',
              options: [{ value: 'junior', label: say('初中', 'Junior') }],
            },
          ]}
          submitLabel={say('查找', 'Find')}
          count={say('共 128 项', '128 entries')}
          chips={[
            {
              key: 'group',
              label: say('组别：初中', 'Group: junior'),
              removeHref: '#tables',
              removeLabel: say('取消筛选', 'remove this filter'),
            },
          ]}
          clear={{ href: '#tables', label: say('清除全部', 'Clear all') }}
          actions={
            <LinkButton href="/list.xlsx" download icon={FileSpreadsheet} variant="quiet">
              {say('导出表格', 'Export')}
            </LinkButton>
          }
          className="mb-3"
        />
        <form method="post">
          <DataTable
            caption={say('参赛作品', 'Entries')}
            nothing={say('未评分', 'not scored')}
            rows={rows}
            rowKey={(row) => row.id}
            currentKey="row-2"
            selection={{
              name: 'entry',
              head: say('选择', 'Choose'),
              rowLabel: (row) => say(`选择 ${row.title}`, `Choose ${row.title}`),
              selected: ['row-1'],
              can: (row) => row.tone !== 'danger',
            }}
            columns={[
              {
                key: 'title',
                head: say('作品名称', 'Title'),
                cell: (row) => <a href="#tables">{row.title}</a>,
                sort: { href: '?sort=title' },
              },
              {
                key: 'unit',
                head: say('申报单位', 'Unit'),
                cell: (row) => row.unit,
                sort: { href: '?sort=unit' },
              },
              { key: 'group', head: say('组别', 'Group'), cell: (row) => row.group },
              {
                key: 'status',
                head: say('状态', 'Status'),
                cell: (row) => <Badge tone={row.tone}>{row.status}</Badge>,
              },
              { key: 'judges', head: say('评委数', 'Judges'), numeric: true, cell: (row) => row.judges },
              {
                key: 'score',
                head: say('总分（分）', 'Total (points)'),
                numeric: true,
                cell: (row) => row.score,
                sort: { href: '?sort=score', direction: 'descending' },
              },
            ]}
          />
          <BulkBar
            name="entry"
            allLabel={say('全选本页', 'All on this page')}
            countText={(n) => say(`已选 ${n} 项`, `${n} chosen`)}
          >
            <Button size="small" variant="primary" name="verb" value="approve">
              {say('通过', 'Approve')}
            </Button>
            <Button size="small" name="verb" value="return">
              {say('退回修改', 'Return for changes')}
            </Button>
          </BulkBar>
        </form>
        <Pagination
          page={4}
          pageCount={90}
          hrefFor={(page) => `?page=${page}`}
          label={say('分页', 'Pages')}
          previousLabel={say('上一页', 'Previous')}
          nextLabel={say('下一页', 'Next')}
          pageLabel={(page) => say(`第 ${page} 页`, `Page ${page}`)}
          summary={say('共 4,484 项，显示 151–200', '151–200 of 4,484')}
        />
      </Section>
      <div className="mt-8 grid gap-8 lg:grid-cols-2">
        <Section title={say('名额', 'Quota')}>
          <BarList
            caption={say('各单位名额使用情况', 'Quota used by unit')}
            heads={[say('单位', 'Unit'), say('已用 / 名额', 'Used / quota')]}
            bars={[
              {
                key: '1',
                label: say('婺城区', 'Wucheng'),
                value: 18,
                limit: 22,
                text: '18 / 22',
                href: '#tables',
              },
              {
                key: '2',
                label: say('永康市', 'Yongkang'),
                value: 22,
                limit: 22,
                text: '22 / 22',
                tone: 'done',
              },
              {
                key: '3',
                label: say('磐安县', 'Pan’an'),
                value: 14,
                limit: 12,
                text: '14 / 12',
                tone: 'danger',
              },
              { key: '4', label: say('武义县', 'Wuyi'), value: 0, limit: 14, text: '0 / 14', tone: 'signal' },
            ]}
          />
        </Section>
        <Section title={say('作品信息', 'Project')}>
          <DescriptionList
            items={[
              {
                key: '1',
                term: say('学科', 'Discipline'),
                detail: say('地球环境与宇宙科学', 'Earth and space science'),
              },
              { key: '2', term: say('辅导教师', 'Tutor'), detail: null },
              { key: '3', term: say('编号', 'Number'), detail: 'FMA31' },
            ]}
          />
        </Section>
      </div>
      <Section title={say('空列表', 'Nothing yet')}>
        <EmptyState
          icon={Inbox}
          title={say('还没有作品', 'No projects yet')}
          action={
            <LinkButton href="#tables" variant="primary">
              {say('导入学生名册', 'Import the roster')}
            </LinkButton>
          }
        >
          {say(
            '先登记学生，学生登录后就可以建立作品。',
            'Register pupils first; they can then start their projects.',
          )}
        </EmptyState>
      </Section>
    </>
  );
}
