import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkTargets } from '../../../../src/cli/reporting/check-targets.ts';
import { type WhoAsks, wantedReporters } from '../../../../src/cli/reporting/wanted-reporters.ts';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'wanted-reporters-'));
});
afterEach(() => rmSync(project, { recursive: true }));

function ask(texts: readonly string[], asks: Partial<WhoAsks> = {}) {
  return wantedReporters(texts, {
    project,
    isConfig: true,
    allowOutside: false,
    placeOf: () => undefined,
    ...asks,
  });
}

function mistakes(texts: readonly string[], asks: Partial<WhoAsks> = {}): string[] {
  return ask(texts, asks).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe('reporters that are asked for', () => {
  it('are a name, a name with a path, or a module', () => {
    expect(ask(['terminal', 'html=out/a=b.html', 'json=-', './chat.ts', 'chat.mjs=chat.txt']).wanted).toEqual(
      [
        { text: 'terminal', name: 'terminal', module: null, target: { type: 'usual' } },
        {
          text: 'html=out/a=b.html',
          name: 'html',
          module: null,
          target: { type: 'file', path: join(project, 'out/a=b.html') },
        },
        { text: 'json=-', name: 'json', module: null, target: { type: 'output' } },
        { text: './chat.ts', name: './chat.ts', module: join(project, 'chat.ts'), target: { type: 'usual' } },
        {
          text: 'chat.mjs=chat.txt',
          name: 'chat.mjs',
          module: join(project, 'chat.mjs'),
          target: { type: 'file', path: join(project, 'chat.txt') },
        },
      ],
    );
  });

  it('have paths relative to the project in a config, and to the current folder elsewhere', () => {
    const [wanted] = ask(['json=a.json'], { isConfig: false }).wanted;
    expect(wanted?.target).toEqual({ type: 'file', path: join(process.cwd(), 'a.json') });
  });

  it('are told where they stand, with the name that was meant', () => {
    const { wanted, diagnostics } = ask(['json', 'jsnl'], {
      placeOf: (index) => ({ file: 'c.yaml', line: index + 1, column: 3 }),
    });
    expect(wanted).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'run/unknown-reporter', message: 'There is no reporter named "jsnl".', place: { line: 2 } },
    ]);
    expect(diagnostics[0]?.fix).toContain('Did you mean "jsonl"?');
  });

  it.each(['constructor', 'toString', '', ' ', 'html page', '__proto__', `${'x'.repeat(300)}`, 'a\nb'])(
    'do not include %j',
    (name) => {
      expect(mistakes([name])).toEqual([`run/unknown-reporter: There is no reporter named "${name}".`]);
    },
  );

  it('are at least one, and have a path where there is a sign', () => {
    expect(mistakes([])).toEqual(['run/unknown-reporter: No reporter is named.']);
    expect(mistakes(['json='])).toEqual(['run/reporter-path: "json=" names no path.']);
  });

  it('never share a place, however it is written', () => {
    mkdirSync(join(project, 'real'));
    symlinkSync('real', join(project, 'link'));
    expect(
      mistakes([
        'json',
        'json',
        'csv=real/a',
        'html=./link/../link/a',
        'json=-',
        'csv=-',
        './a.ts',
        './a.ts',
        'html=b',
        'html=c',
      ]),
    ).toEqual([
      'run/reporter-twice: The reporter "json" is asked for twice.',
      'run/reporter-twice: "csv=real/a" and "html=./link/../link/a" both write to one place.',
      'run/reporter-twice: "json=-" and "csv=-" both write to standard output.',
      'run/reporter-twice: The reporter "./a.ts" is asked for twice.',
    ]);
  });

  it('keep a config inside of the project, links followed, unless it is allowed outside', () => {
    mkdirSync(join(project, 'inside'));
    symlinkSync('inside', join(project, 'here'));
    symlinkSync(tmpdir(), join(project, 'away'));
    const outside = [
      'json=../a.json',
      'csv=/tmp/a.csv',
      'html=away/deep/a.html',
      '../chat.ts',
      'away/chat.ts',
    ];
    expect(mistakes(outside)).toEqual([
      'run/reporter-path: The path of json=../a.json lies outside of the project.',
      'run/reporter-path: The path of csv=/tmp/a.csv lies outside of the project.',
      'run/reporter-path: The path of html=away/deep/a.html lies outside of the project.',
      'run/reporter-path: The module ../chat.ts lies outside of the project.',
      'run/reporter-path: The module away/chat.ts lies outside of the project.',
    ]);
    expect(mistakes(outside, { allowOutside: true })).toEqual([]);
    expect(mistakes(['json=here/new/a.json', 'csv=..a.csv'])).toEqual([]);
    expect(mistakes(['json=../a.json', 'csv=/tmp/a.csv'], { isConfig: false })).toEqual([]);
  });
});

describe('targets of reports', () => {
  it('are refused where that can be known before the run, and nothing is made to find out', () => {
    mkdirSync(join(project, 'folder'));
    writeFileSync(join(project, 'file'), '');
    symlinkSync('circle', join(project, 'circle'));
    const long = 'x'.repeat(300);
    const targets = [
      'json=folder',
      'html=file/a.html',
      `csv=${long}`,
      'jsonl=circle/a',
      'markdown=bad\0name',
    ];
    const { wanted } = ask([...targets, 'trace=new/folder/a.json', 'terminal=file', 'json=/dev/null'], {
      allowOutside: true,
    });
    expect(checkTargets(wanted).map(({ message }) => message)).toEqual([
      'The report "json=folder" cannot be written: there is a folder of that name.',
      'The report "html=file/a.html" cannot be written: something on the way to it is a file, not a folder.',
      `The report "csv=${long}" cannot be written: its name is too long.`,
      'The report "jsonl=circle/a" cannot be written: its links lead in a circle.',
      expect.stringContaining('null bytes'),
    ]);
  });
});
