import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { builtinJudges } from '../../../src/judge/builtin-judges.ts';
import { createRegistry } from '../../../src/judge/registry.ts';
import { agentSettingsSchema } from '../../../src/model/agent-settings.ts';
import { parseThreshold } from '../../../src/model/parse-threshold.ts';
import { reportSchema } from '../../../src/model/report.ts';
import { blocksOf, docsPages, writeProject } from '../../support/docs-blocks.ts';

const command = resolve('dist/cli/main.js');
const projects = docsPages().flatMap((page) => {
  const folder = writeProject(page);
  return folder === null ? [] : [{ page, folder }];
});
const hasPython = spawnSync('python3', ['--version']).status === 0;

afterAll(() => {
  for (const { folder } of projects) rmSync(folder, { recursive: true, force: true });
});

describe('examples in the docs', () => {
  it.each(projects)('case files of $page have no mistakes', ({ folder }) => {
    const { status, stdout, stderr } = run(['run', 'cases', '--dry-run'], folder);
    expect(stderr).toBe('');
    expect(stdout).toContain('No agent was called.');
    expect(status).toBe(0);
  });

  it.each(projects)('the project that $page shows runs and passes', ({ folder }) => {
    const without = hasPython ? [] : ['--tag', '!python'];
    const { status, stdout, stderr } = run(['run', 'cases', ...without], folder);
    expect(`${stdout}${stderr}`).toContain('PASSED');
    expect(status).toBe(0);
  });

  it('settings of agents are valid', () => {
    const blocks = marked('agent');
    expect(blocks.length).toBeGreaterThan(0);
    for (const { page, line, text } of blocks) {
      const agents: Record<string, unknown> = yaml.parse(text);
      for (const settings of Object.values(agents)) {
        const { error } = agentSettingsSchema.safeParse(settings);
        expect(error?.issues ?? [], `${page}:${line}`).toEqual([]);
      }
    }
  });

  it('lists of judges can be read', () => {
    const registry = createRegistry(builtinJudges);
    for (const { page, line, text } of marked('judges')) {
      for (const item of yaml.parse(text)) {
        expect(registry.read(item, 'an expected text').problems, `${page}:${line}`).toEqual([]);
      }
    }
  });

  it('thresholds in tables can be read', () => {
    const texts = docsPages().flatMap((page) =>
      [
        ...readFileSync(page, 'utf8').matchAll(
          /^\| `((?:pass|error|invalid|score|latency|cost|tokens)-[^`]*[<>=][^`]*)` \|/gm,
        ),
      ].map((match) => match[1] ?? ''),
    );
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => 'problem' in parseThreshold(text))).toEqual([]);
  });
});

describe('commands in the docs', () => {
  const lines = docsPages()
    .flatMap(blocksOf)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ page, text }) => text.split('\n').map((line) => ({ page, line })))
    .flatMap(({ page, line }) => {
      const call = /(?:^|&& )(?:[A-Z_]+=\S+ )*(?:npx )?agent-eval (.*?)(?: \||$)/.exec(line)?.[1];
      return call === undefined ? [] : [{ page, call }];
    });

  it('are found', () => {
    expect(lines.length).toBeGreaterThan(5);
  });

  it.each(lines)('`agent-eval $call` of $page is understood', ({ call }) => {
    const { status, stderr } = run([...wordsOf(call), '--help'], process.cwd());
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const options = wordsOf(call).filter((word) => word.startsWith('--'));
    const [first = '', second = ''] = wordsOf(call);
    const named = ['prune', 'serve', 'calibrate'].includes(second) ? [first, second] : [first];
    const help = helpOf(named);
    for (const option of options) expect(help).toContain(option);
  });

  it('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const used = docsPages().flatMap((page) => [
      ...readFileSync(page, 'utf8').matchAll(/npm run ([a-z][a-z:-]*)/g),
    ]);
    expect(used.map((match) => match[1]).filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
  });
});

const helps = new Map<string, string>();

function helpOf(command: readonly string[]): string {
  const known = helps.get(command.join(' '));
  if (known !== undefined) return known;
  const { stdout } = run([...command, '--help'], process.cwd());
  helps.set(command.join(' '), stdout);
  return stdout;
}

describe('jq examples', () => {
  it('work on the report and the log of a run', ({ annotate }) => {
    if (spawnSync('bash', ['-c', 'command -v jq']).status !== 0)
      return annotate('jq is not installed: its examples were not tried.');
    const folder = projects.find(({ page }) => page === 'docs/case-files.md')?.folder ?? '';
    run(['run', 'cases'], folder);
    const examples = blocksOf('docs/report.md').flatMap(({ text }) =>
      text.split('\n').filter((line) => line.startsWith('jq ')),
    );
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) {
      const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', example], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect({ example, status, stderr }).toEqual({ example, status: 0, stderr: '' });
    }
    return undefined;
  });
});

describe('the sample report', () => {
  it('fits the schema of reports and names no folder of a machine', () => {
    const text = readFileSync('reports/sample/report.json', 'utf8');
    expect(reportSchema.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
    expect(text).not.toMatch(/"\/(home|root|work|tmp|Users)\//);
  });
});

describe('links in the docs', () => {
  it.each(docsPages())('%s links only to what is there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(page, link));
    expect(broken).toEqual([]);
  });
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined || !target.endsWith('.md')) return true;
  const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.some((heading) => slug(heading) === anchor);
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function marked(info: string): ReturnType<typeof blocksOf> {
  return docsPages()
    .flatMap(blocksOf)
    .filter((block) => block.info === info);
}

function run(parameters: readonly string[], cwd: string) {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(process.execPath, [command, ...parameters], { cwd, env, encoding: 'utf8' });
}

/** Words of a shell line, double quotes respected. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}
