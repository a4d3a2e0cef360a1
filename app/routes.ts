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
  layout(
    'routes/admin/layout.tsx',
    prefix('admin', [
      route('units', 'routes/admin/units.tsx'),
      route('units/new', 'routes/admin/unit-new.tsx'),
      route('units/:unitId', 'routes/admin/unit.tsx'),
      route('schools', 'routes/admin/schools.tsx'),
      route('schools/new', 'routes/admin/school-new.tsx'),
      route('schools/import', 'routes/admin/schools-import.tsx'),
      route('schools/:schoolId', 'routes/admin/school.tsx'),
    ]),
  ),

  // resources
  route('sign-out', 'routes/auth/sign-out.ts'),
  route('locale', 'routes/auth/locale.ts'),
  route('theme', 'routes/auth/theme.ts'),
  route('healthz', 'routes/resources/healthz.ts'),
] satisfies RouteConfig;
