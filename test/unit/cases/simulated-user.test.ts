import { expect, it } from 'vitest';
import { loadFiles } from './temporary-project.ts';

const judged = 'expect: [{ contains: x }]';

it('reads a simulated user, its texts filled from the row', async () => {
  const { suites, diagnostics } = await loadFiles({
    'cases/a.yaml': `suite: s\ncases:\n  - id: a\n    matrix: { thing: [lamp, 12] }\n    user: { goal: "return {{thing}}", model: u-1, opening: "{{thing}}" }\n    ${judged}\n  - id: b\n    user: { goal: g, model: u-1, persona: p, max-turns: 3 }\n    ${judged}\n`,
  });
  expect(diagnostics).toEqual([]);
  const cases = suites.flatMap((suite) => suite.cases);
  expect(cases.map(({ key, input, user }) => ({ key, input, user }))).toEqual([
    {
      key: 's/a/lamp',
      input: 'lamp',
      user: { goal: 'return lamp', model: 'u-1', opening: 'lamp', maxTurns: 8 },
    },
    { key: 's/a/12', input: '12', user: { goal: 'return 12', model: 'u-1', opening: '12', maxTurns: 8 } },
    { key: 's/b', input: null, user: { goal: 'g', model: 'u-1', persona: 'p', maxTurns: 3 } },
  ]);
  expect(new Set(cases.map(({ digest }) => digest)).size).toBe(3);
});

it.each([
  ['input: hi', 'case/user-and-input'],
  ['turns: [{ input: hi }]', 'case/user-and-input'],
  ['variants: [typos]', 'case/variant-without-text'],
])('refuses a simulated user beside %s', async (other, code) => {
  const { diagnostics } = await loadFiles({
    'cases/a.yaml': `suite: s\ncases:\n  - id: a\n    user: { goal: g, model: m }\n    ${other}\n    ${judged}\n`,
  });
  expect(diagnostics).toMatchObject([{ code }]);
});

it('needs a goal, a model, and at least one turn', async () => {
  const { diagnostics } = await loadFiles({
    'cases/a.yaml': `suite: s\ncases:\n  - id: a\n    user: { goal: " ", max-turns: 0 }\n    ${judged}\n`,
  });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining('"goal"'),
    expect.stringContaining('"model" is missing'),
    expect.stringContaining('"max-turns"'),
  ]);
});
