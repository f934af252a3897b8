import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editLine } from '../../../../src/cli/watch/edit-line.ts';
import { explainWatchError } from '../../../../src/cli/watch/explain-watch-error.ts';
import { followModules } from '../../../../src/cli/watch/follow-modules.ts';
import { mergeRequests } from '../../../../src/cli/watch/merge-requests.ts';
import { showStatus } from '../../../../src/cli/watch/show-status.ts';
import { projectOf } from '../../../support/run-cli.ts';

it('follows the imports of a module at any depth, even of those that are not there or have mistakes', async () => {
  const project = realpathSync(
    projectOf({
      'agents/bot.ts':
        "import { one } from '../lib/one.ts';\nimport type { T } from '../lib/types.ts';\nimport 'node:fs';\nimport 'nowhere';\nexport default one as T;\n",
      'lib/one.ts':
        "import data from './data.json' with { type: 'json' };\nimport './broken.ts';\nimport './missing.ts';\nexport const one = () => import('./late.ts');\n",
      'lib/types.ts': 'export type T = unknown;\n',
      'lib/data.json': '{}',
      'lib/broken.ts': 'export const = ;\n',
      'lib/late.ts': "export const page = 'knowledge/late.md';\n",
    }),
  );
  const { files, named } = await followModules(join(project, 'agents/bot.ts'), project);
  expect([...files].map((file) => file.slice(project.length + 1)).sort()).toEqual([
    'agents/bot.ts',
    'lib/broken.ts',
    'lib/data.json',
    'lib/late.ts',
    'lib/missing.ts',
    'lib/one.ts',
  ]);
  expect(named).toContain(join(project, 'knowledge/late.md'));
});

it('tries what was owed together with what changed since', () => {
  const none = { cells: null, changes: null, text: '', path: '' };
  const change = (file: string) => ({ file, duringRun: false });
  const now = { ...none, changes: [change('b')] };
  expect(mergeRequests(null, now)).toEqual(now);
  expect(mergeRequests(none, now)).toEqual(none);
  expect(mergeRequests({ ...none, changes: [change('a')] }, now).changes).toEqual([change('a'), change('b')]);
  expect(mergeRequests({ ...none, cells: ['x'] }, now)).toEqual({ ...now, cells: ['x'] });
});

it('edits what is typed, and takes control characters for what they mean', () => {
  const typed = (text: string, ...keys: Parameters<typeof editLine>[1][]) =>
    keys.reduce((edited, key) => editLine(edited.text, key), editLine(text, {}));
  expect(typed('a', { name: 'b', sequence: 'b' }).text).toBe('ab');
  expect(typed('a😀', { name: 'backspace', sequence: '\u007f' }).text).toBe('a');
  expect(typed('a', { name: 'up', sequence: '\u001b[A' }).text).toBe('a');
  expect(typed('a', { name: 'u', ctrl: true, sequence: '\u0015' }).text).toBe('');
  expect(typed(' a ', { name: 'return', sequence: '\r' })).toEqual({ text: 'a', state: 'done' });
  expect(typed('a', { name: 'escape', sequence: '\u001b' }).state).toBe('cancelled');
});

it('keeps the status within 40 columns', () => {
  const status = { cases: 12, files: 3, failed: 2, text: 'refunds', path: '', hasKeys: true };
  const shown = showStatus({ ...status, end: 'SIGKILL' });
  expect(shown).toContain('12 cases of 3 files, 2 failed');
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
});

it('says what to do where the system watches no more files', () => {
  const failure = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  expect(String(explainWatchError(failure))).toContain('fs.inotify.max_user_watches');
  const other = new Error('other');
  expect(explainWatchError(other)).toBe(other);
});
