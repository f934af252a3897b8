import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../../../src/diagnostics/render-diagnostics.ts';

const unknownJudge: Diagnostic = {
  code: 'case/unknown-judge',
  severity: 'error',
  message: 'No judge is named "llm-rubrik".',
  why: 'An unknown judge would leave this case unchecked.',
  fix: 'Did you mean "llm-rubric"? `agent-eval judges` lists them all.',
  place: {
    file: 'cases/refund.yaml',
    line: 8,
    column: 9,
    frame: [
      '    7 |       - contains: cannot be refunded',
      '  > 8 |       - llm-rubrik: refuses politely and says why',
      '      |         ^^^^^^^^^^',
      '    9 |',
    ].join('\n'),
  },
};

it('tells what is wrong, where, why it matters and how to mend it', () => {
  expect(`\n${renderDiagnostics([unknownJudge], { color: false, closing: 'No agent was called.' })}\n`).toBe(`
cases/refund.yaml:8:9  error  case/unknown-judge
  No judge is named "llm-rubrik".

    7 |       - contains: cannot be refunded
  > 8 |       - llm-rubrik: refuses politely and says why
      |         ^^^^^^^^^^
    9 |

  why  An unknown judge would leave this case unchecked.
  fix  Did you mean "llm-rubric"? \`agent-eval judges\` lists them all.

1 error in 1 file. No agent was called.
`);
});

it('sorts by file, line and column, and counts errors, warnings and files', () => {
  const at = (file: string, line: number, column: number): Diagnostic => ({
    ...unknownJudge,
    place: { file, line, column },
  });
  const { place: _, ...placeless } = unknownJudge;
  const text = renderDiagnostics(
    [
      at('b.yaml', 1, 1),
      at('a.yaml', 10, 1),
      { ...at('a.yaml', 9, 5), severity: 'warning' },
      at('a.yaml', 9, 2),
      placeless,
    ],
    { color: false },
  );
  expect(text.match(/^\S+:\d+:\d+/gm)).toEqual(['a.yaml:9:2', 'a.yaml:9:5', 'a.yaml:10:1', 'b.yaml:1:1']);
  expect(text.startsWith('error  case/unknown-judge')).toBe(true);
  expect(text.endsWith('\n4 errors and 1 warning in 2 files.')).toBe(true);
});

it('lets no control character of a file reach the terminal, in no part of a diagnostic', () => {
  const evil = '\u001b[31mred\u0007\u009b0m';
  const text = renderDiagnostics(
    [
      {
        ...unknownJudge,
        message: evil,
        why: evil,
        fix: evil,
        place: { file: evil, line: 1, column: 1, frame: evil },
      },
    ],
    { color: false },
  );
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

it('colours nothing unless asked to, and gives nothing for nothing', () => {
  expect(renderDiagnostics([unknownJudge], { color: true })).toContain('\u001b[31merror');
  expect(renderDiagnostics([], { color: false, closing: 'x' })).toBe('');
});
