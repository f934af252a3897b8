import { describe, expect, test } from 'vitest';
import { fence } from '../../../../src/judge/model-graded/fence.ts';
import { wrapToolResult } from '../../../../src/kit/tools/wrap-tool-result.ts';
import type { Json } from '../../../../src/model/json.ts';
import { cleanRecorded } from '../../../../src/project/recordings/clean-recorded.ts';
import { findSecrets } from '../../../../src/project/recordings/find-secrets.ts';
import { readRecording } from '../../../../src/project/recordings/read-recording.ts';
import type { Recording } from '../../../../src/project/recordings/recording.ts';
import { recordingPath } from '../../../../src/project/recordings/recording-path.ts';
import { recordingText } from '../../../../src/project/recordings/recording-text.ts';
import { textScrubber } from '../../../../src/project/recordings/scrub-text.ts';
import { createRedact } from '../../../../src/project/secrets.ts';

describe('the path of a recording', () => {
  test.each([
    ['s/c', 's/c.json'],
    ['s/c/row', 's/c/row.json'],
    ['../..', '%2E%2E/%2E%2E.json'],
    ['s/con', 's/%63on.json'],
    ['aux.1/x', '%61ux.1/x.json'],
    ['s/a.json/row', 's/a%2Ejson/row.json'],
    ['s/a', 's/a.json'],
    ['s/.hidden.', 's/%2Ehidden%2E.json'],
  ])('of %s is %s', (key, path) => {
    expect(recordingPath(key)).toBe(path);
  });
});

test('a recording that is written and read is the same, and its long texts are lines', () => {
  const recording: Recording = {
    case: 's/c',
    trials: [
      {
        agent: '__proto__',
        iteration: 1,
        calls: [
          {
            kind: 'chat',
            role: 'judge',
            request: {
              model: 'm',
              messages: [
                { role: 'user', content: 'one\ntwo\n' },
                { role: 'user', content: '' },
              ],
            },
            answer: { reply: { text: 'a\r\nb', usage: null }, latencyMs: 1.5, pieces: [[1, 2]], told: 'a' },
          },
          {
            kind: 'tool',
            role: 'agent',
            request: { tool: 't', args: { messages: [{ content: ['x', 'y'] }], __proto__: 1 } },
            answer: { failure: { kind: 'timeout', message: 'Late.', retryAfterMs: 2 }, latencyMs: 0 },
          },
          {
            kind: 'tool',
            role: 'agent',
            request: { tool: 't', args: null },
            answer: { reply: null, latencyMs: 0 },
          },
          {
            kind: 'embed',
            role: 'agent',
            request: { model: 'e', texts: ['x'] },
            answer: { unanswered: true },
          },
        ],
      },
    ],
  };
  const text = recordingText(recording);
  expect(text).toContain('"content": ["one", "two", ""]');
  expect(readRecording(text, 'x').recording).toEqual({ schemaVersion: 1, ...recording });
});

describe('fields that are not to be kept', () => {
  const scrub = textScrubber(['email', 'card']);

  test.each([
    ['{"email":"a@b"}', '{"email":"[scrubbed]"}'],
    ['Hi {"Email" : "a \\" b", "name": "x"}', 'Hi {"Email" : "[scrubbed]", "name": "x"}'],
    ['{"card": 1234, "x": 1}', '{"card": "[scrubbed]", "x": 1}'],
    ['{"card": {"email": "x", "n": [1, "}"]}, "x": 1}', '{"card": "[scrubbed]", "x": 1}'],
    ['"{\\"email\\": \\"a@b\\", \\"x\\": 1}"', '"{\\"email\\": \\"[scrubbed]\\", \\"x\\": 1}"'],
    ['{"email": "cut', '{"email": "[scrubbed]"'],
    ['{"email": "ends\\\\", "x": "y"}', '{"email": "[scrubbed]", "x": "y"}'],
    ['my "email": ', 'my "email": '],
    ['nothing of the kind', 'nothing of the kind'],
  ])('are taken out of %s', (text, expected) => {
    expect(scrub(text)).toBe(expected);
    expect(scrub(expected)).toBe(expected);
  });

  test('are looked for in what tools take and give, and not in what requests are made of', () => {
    const clean = cleanRecorded((text) => text, ['email', 'content']);
    const value: Json = { content: 'x', args: [{ email: { a: 1 } }] };
    expect(clean(value, 'tool')).toEqual({ content: '[scrubbed]', args: [{ email: '[scrubbed]' }] });
    expect(clean(value, 'chat')).toEqual(value);
  });

  test('make no difference by the marks around them, which follow from the data', () => {
    const clean = cleanRecorded((text) => text, ['email']);
    const asked = (email: string): Json => {
      const { text, mark } = fence([
        { name: 'rubric', text: 'kind' },
        { name: 'output', text: JSON.stringify({ email }) },
      ]);
      return { messages: [`The mark is ${mark}.`, text, wrapToolResult('find', { email, id: 1 })] };
    };
    const recorded = clean(asked('a@b'), 'chat');
    expect(clean(asked('[scrubbed]'), 'chat')).toEqual(recorded);
    expect(JSON.stringify(recorded)).toContain('The mark is [mark].');
    const other = wrapToolResult('find', { id: 1 });
    expect(clean(other, 'chat')).toBe(other);
  });
});

test('secrets are found where they stand, by their name or by their look', () => {
  const redact = createRedact([], { MY_TOKEN: 'hunter2hunter2' });
  const text = '{\n  "a": "hunter2hunter2",\n  "b": "sk-0123456789abcdef01",\n  "c": "ok"\n}';
  expect(findSecrets(text, redact)).toEqual([
    { line: 2, column: 9, what: 'MY_TOKEN' },
    { line: 3, column: 9, what: 'a key of a model service' },
  ]);
});
