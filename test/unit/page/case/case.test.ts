import { describe, expect, it } from 'vitest';
import { readRoute } from '../../../../src/page/route.ts';
import { addressOfAction } from '../../../../src/page/views/case/address-of-action.ts';
import { figuresOfCell } from '../../../../src/page/views/case/beside/figures-of-cell.ts';
import { caseAction } from '../../../../src/page/views/case/case-action.ts';
import { neighboursOf } from '../../../../src/page/views/case/neighbours-of.ts';
import { runCommand } from '../../../../src/page/views/case/run-command.ts';
import { caseTrials } from '../../../../src/page/views/case/trials/case-trials.ts';
import { chooseTrial } from '../../../../src/page/views/case/trials/choose-trial.ts';
import { boundText } from '../../../../src/page/views/case/value/bound-text.ts';
import { piecesOf } from '../../../../src/page/views/case/value/pieces-of.ts';
import { textOfValue } from '../../../../src/page/views/case/value/text-of-value.ts';
import { visibleBlock } from '../../../../src/page/views/case/value/visible-block.ts';

const trials = caseTrials([
  { agent: 'a', iterations: [1, 3], status: 'pf' },
  { agent: 'b', iterations: [1], status: 'e' },
]);

describe('the chosen trial', () => {
  it('is the one of the address, else the first that did not pass, else the first', () => {
    expect(chooseTrial(trials, 'b#1')).toMatchObject({ agent: 'b', status: 'errored' });
    expect(chooseTrial(trials, null)).toMatchObject({ agent: 'a', iteration: 3 });
    expect(chooseTrial(trials, 'a#2')).toMatchObject({ agent: 'a', iteration: 3 });
    expect(chooseTrial(caseTrials([{ agent: 'a', iterations: [1, 2], status: 'sp' }]), null)).toMatchObject({
      iteration: 1,
    });
    expect(chooseTrial([], null)).toBeNull();
  });
});

describe('keys', () => {
  const cells = [
    { case: 'one', status: 'f' },
    { case: 'two', status: 'ps' },
    { case: 'three', status: 'p' },
    { case: 'two', status: 'p' },
    { case: 'four', status: 'pi' },
  ];
  const place = {
    route: readRoute('#/case/two?trial=a%233&with=b%231'),
    trials,
    chosen: trials[1] ?? { agent: '', iteration: 0, status: 'passed' as const },
    neighbours: neighboursOf(cells, 'two'),
    back: '#/cases?case=two',
  };

  it('lead to the trials beside the chosen one, keeping what else is set, and not beyond the last', () => {
    expect(addressOfAction('next-trial', place)).toBe('#/case/two?trial=b%231&with=b%231');
    expect(addressOfAction('previous-trial', place)).toBe('#/case/two?trial=a%231&with=b%231');
    expect(addressOfAction('next-trial', { ...place, chosen: trials[2] ?? place.chosen })).toBeNull();
  });

  it('lead to the cases around, failing ones apart, where a skipped trial is no failure', () => {
    expect(addressOfAction('next-case', place)).toBe('#/case/three');
    expect(addressOfAction('previous-case', place)).toBe('#/case/one');
    expect(addressOfAction('next-failing', place)).toBe('#/case/four');
    expect(addressOfAction('previous-failing', place)).toBe('#/case/one');
    expect(neighboursOf(cells, 'one')).toMatchObject({ previous: null, previousFailing: null });
    expect(neighboursOf(cells, 'nothing')).toEqual({
      previous: null,
      next: null,
      previousFailing: null,
      nextFailing: null,
    });
    expect(addressOfAction('back', place)).toBe('#/cases?case=two');
  });

  it('mean nothing where they are named like what every object has', () => {
    expect(caseAction('constructor')).toBeNull();
  });
});

describe('the command that tries a case again', () => {
  it('is quoted as a shell needs it', () => {
    expect(runCommand('cases/a.yaml', 'a/b.c-d_e')).toBe('agent-eval run cases/a.yaml --filter a/b.c-d_e');
    expect(runCommand("it's $(here).yaml", 'a b')).toBe(
      "agent-eval run 'it'\\''s $(here).yaml' --filter 'a b'",
    );
    expect(runCommand('-x.yaml', 'a')).toBe('agent-eval run ./-x.yaml --filter a');
  });
});

describe('figures of a cell', () => {
  const cell = {
    iterations: [1, 2, 3, 4],
    status: 'pfes',
    score: [1, 0.5, 0, null],
    latencyMs: [10, 30, null, null],
    timedOut: [],
  };

  it('leave out skipped trials, and errored ones of the latency', () => {
    expect(figuresOfCell(cell)).toMatchObject({
      score: { value: 0.5, samples: 3 },
      latency: { value: 20, samples: 2 },
    });
  });

  it('count a trial that ran out of time as at least as slow as the slowest', () => {
    const latencyMs = [10, 30, 20, null];
    expect(figuresOfCell({ ...cell, latencyMs, timedOut: [3] }).latency).toMatchObject({ value: 30 });
    expect(figuresOfCell({ ...cell, latencyMs, timedOut: [2, 3] }).latency).toMatchObject({
      value: 20,
      atLeast: true,
    });
  });

  it('are null where something was not measured', () => {
    expect(figuresOfCell({ ...cell, latencyMs: [10, null, null, null] }).latency).toBeNull();
    expect(figuresOfCell({ ...cell, score: [1, null, 0, null] }).score).toBeNull();
    expect(figuresOfCell({ ...cell, status: 'iiss' })).toEqual({ score: null, latency: null });
  });
});

describe('long texts', () => {
  it('are cut after forty lines or three thousand characters, and never inside a character', () => {
    expect(boundText('short\ntext')).toBeNull();
    expect(boundText('x'.repeat(3000))).toBeNull();
    expect(boundText('line\n'.repeat(41))?.split('\n')).toHaveLength(40);
    expect(boundText(`${'x'.repeat(2999)}😀`)).toBe('x'.repeat(2999));
  });

  it('come in pieces of whole lines that are the text again when joined', () => {
    const text = `${'a line\n'.repeat(10_000)}${'x'.repeat(50_000)}\nend`;
    const pieces = piecesOf(text);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(text);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('\n'))).toBe(true);
  });

  it('have JSON on as few lines as are easy to read, and it stays JSON', () => {
    const value = {
      empty: [],
      rows: [
        { id: 1, note: 'a\nb' },
        { id: 2, note: null },
      ],
      text: 'x'.repeat(80),
    };
    const text = textOfValue(value);
    expect(text.split('\n')).toEqual([
      '{',
      '  "empty": [],',
      '  "rows": [ { "id": 1, "note": "a\\nb" }, { "id": 2, "note": null } ],',
      `  "text": "${'x'.repeat(80)}"`,
      '}',
    ]);
    expect(JSON.parse(text)).toEqual(value);
    expect(textOfValue('as it is')).toBe('as it is');
  });

  it('keep line ends and tabs, and nothing else that controls', () => {
    expect(visibleBlock('a\tb\nc\r\n\u202e\u0000\ud800')).toBe('a\tb\nc␍\n�␀�');
  });
});
