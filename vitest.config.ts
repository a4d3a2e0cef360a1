import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/file.ts'],
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Rules touch nothing and keep nothing: their files may share what was loaded.
        test: { name: 'rules', include: ['tests/domain/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/domain/**', 'tests/e2e/**', 'node_modules/**'],
        },
      },
    ],
  },
  esbuild: { jsx: 'automatic' },
});
