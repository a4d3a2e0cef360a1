import { ClipboardCheck, House, ListOrdered, School } from 'lucide-react';

import { Badge } from './badge.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button } from './button.tsx';
import { GalleryForms } from './gallery/forms.tsx';
import { GalleryJudging } from './gallery/judging.tsx';
import type { Say } from './gallery/say.ts';
import { GalleryStatus } from './gallery/status.tsx';
import { GalleryTables } from './gallery/tables.tsx';
import { Menu, MenuButton, MenuLink } from './menu.tsx';
import { AppFrame } from './page-frame.tsx';
import { PageHeader } from './page-header.tsx';
import { Tabs } from './tabs.tsx';
import { Toast } from './toast.tsx';

export interface GalleryProps {
  language: 'zh' | 'en';
  phoneNav?: 'scroll' | 'bottom';
  /** Shows one group of components instead of all. */
  only?: 'status' | 'tables' | 'judging' | 'forms';
}

/** Every component in its states, in one of two languages: looked at, and checked by axe, before a change is called done. */
export function Gallery({ language, phoneNav, only }: GalleryProps) {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const shown = (part: GalleryProps['only']) => only === undefined || only === part;
  return (
    <AppFrame
      productName={say('青少年科技竞赛', 'Youth Science')}
      homeHref="/"
      context={say('永康市 · 第 42 届', 'Yongkang · 42nd edition')}
      skipLabel={say('跳到正文', 'Skip to content')}
      navLabel={say('主导航', 'Main')}
      phoneNav={phoneNav}
      nav={[
        { label: say('今天', 'Today'), href: '/', icon: House, current: true },
        { label: say('作品', 'Entries'), href: '/entries', icon: ListOrdered, count: 12 },
        { label: say('评审', 'Judging'), href: '/judging', icon: ClipboardCheck },
        { label: say('学校', 'Schools'), href: '/schools', icon: School },
      ]}
      language={<a href={say('?lang=en', '?lang=zh')}>{say('English', '中文')}</a>}
      account={
        <Menu label={say('胡老师', 'Ms Hu')}>
          <MenuLink href="/account">{say('我的账号', 'My account')}</MenuLink>
          <li>
            <form method="post">
              <MenuButton>{say('退出登录', 'Sign out')}</MenuButton>
            </form>
          </li>
        </Menu>
      }
      footer={say('不收取任何费用。', 'There are no fees.')}
      toast={
        <Toast
          message={{
            id: 'sample',
            tone: 'done',
            text: say('已退回 1 件作品。', 'One project returned.'),
            action: <Button size="small">{say('撤销', 'Undo')}</Button>,
          }}
          dismissLabel={say('关闭', 'Close')}
        />
      }
    >
      <PageHeader
        above={
          <Breadcrumbs
            label={say('当前位置', 'You are here')}
            crumbs={[{ label: say('赛事', 'Rounds'), href: '/' }, { label: say('组件', 'Components') }]}
          />
        }
        title={say('第 42 届永康市青少年科技创新大赛', '42nd Yongkang Youth Science Contest')}
        meta={
          <>
            <Badge tone="info">{say('资格审查', 'Checks')}</Badge>
            <span>{say('128 件作品 · 14 所学校', '128 entries · 14 schools')}</span>
          </>
        }
        actions={<Button variant="primary">{say('报送名单', 'Hand in the list')}</Button>}
      />
      <Tabs
        label={say('视图', 'Views')}
        className="mb-8"
        tabs={[
          { href: '?tab=all', label: say('全部', 'All'), current: true, count: 128 },
          { href: '?tab=waiting', label: say('待审查', 'To be checked'), count: 12 },
          { href: '?tab=returned', label: say('已退回', 'Returned') },
        ]}
      />
      <div className="grid gap-8">
        {shown('status') ? <GalleryStatus say={say} /> : null}
        {shown('tables') ? <GalleryTables say={say} /> : null}
        {shown('judging') ? <GalleryJudging say={say} /> : null}
        {shown('forms') ? <GalleryForms say={say} /> : null}
      </div>
    </AppFrame>
  );
}
