import { index, layout, prefix, route } from '@remix-run/route-config';
import type { RouteConfig } from '@remix-run/route-config';

/** The site map: every address of the portal on one screen. */
export default [
  layout('routes/public/layout.tsx', [
    // public
    index('routes/public/home.tsx'),
    route('notices/:noticeId', 'routes/public/notice.tsx'),
    // auth
    route('sign-in', 'routes/auth/sign-in.tsx'),
    route('setup', 'routes/auth/setup.tsx'),
    route('password', 'routes/auth/password.tsx'),
  ]),

  // student
  layout('routes/student/layout.tsx', prefix('student', [])),

  // school
  layout('routes/school/layout.tsx', prefix('school', [])),

  // judge
  layout('routes/judge/layout.tsx', prefix('judge', [])),

  // admin
  layout('routes/admin/layout.tsx', prefix('admin', [])),

  // resources
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('locale', 'routes/auth/locale.ts'),
  route('theme', 'routes/auth/theme.ts'),
  route('healthz', 'routes/resources/healthz.ts'),
] satisfies RouteConfig;
