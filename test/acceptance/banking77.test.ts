import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/run-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const prepare = join(root, 'test/banking77/prepare.mjs');
const data = join(root, '../shared/data/banking77/test.csv');

it('says what it needs when the suite of bank questions is prepared without data', () => {
  const { status, stderr } = spawnSync(process.execPath, [prepare], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('Usage: node test/banking77/prepare.mjs <test.csv> <new folder>');
});

if (existsSync(data)) {
  it('tries both agents on 3,080 real questions, and the trained one stands above the rules', () => {
    const folder = temporaryFolder();
    execFileSync(process.execPath, [prepare, data, folder]);
    const run = spawnSync(
      process.execPath,
      [join(root, 'dist/cli/main.js'), 'run', 'test/banking77/banking77.yaml', '--reporter', 'json'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(run.status).toBe(0);
    const report = JSON.parse(readFileSync(join(folder, 'reports/latest/report.json'), 'utf8'));
    expect(report.leaderboard).toMatchObject([
      { agent: 'banking77-trained', rank: [1, 1], figures: { trials: 3080, errored: 0, invalid: 0 } },
      { agent: 'banking77-rules', rank: [2, 2], figures: { trials: 3080, errored: 0, invalid: 0 } },
    ]);
  });
} else {
  console.log(`The suite of bank questions was not run: ${data} is not there.`);
}
