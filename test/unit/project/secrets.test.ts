import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../src/model/event.ts';
import { redactEvent } from '../../../src/project/redact-event.ts';
import { createRedact } from '../../../src/project/secrets.ts';
import { planned, started, trial } from '../../support/events.ts';

const variables = {
  SERVICE_URL: 'https://user:hunter22@host',
  SERVICE_KEY: 'k-123456789',
  LONGER_KEY: 'k-123456789-and-more',
  QUOTED_SECRET: 'a"b\\c\nd/ü e',
  PLAIN: 'something-public',
  SHORT_KEY: 'abc',
  EMPTY_KEY: '',
};
const settings = [{ type: 'http', url: '{{env.SERVICE_URL}}/ask', headers: { a: '{{ env.PLAIN_ }}' } }];
const redact = createRedact(settings, variables);

describe('secrets', () => {
  test('are the variables that settings of agents name, and those whose names say so', () => {
    expect(redact(`${variables.SERVICE_URL} ${variables.SERVICE_KEY} ${variables.PLAIN}`)).toBe(
      '[SERVICE_URL] [SERVICE_KEY] something-public',
    );
  });

  test('are replaced longest first, wherever and however often they stand', () => {
    expect(redact(`x${variables.LONGER_KEY}y${variables.SERVICE_KEY}z${variables.SERVICE_KEY}`)).toBe(
      'x[LONGER_KEY]y[SERVICE_KEY]z[SERVICE_KEY]',
    );
  });

  test('are found inside JSON and inside addresses', () => {
    expect(redact(JSON.stringify({ a: variables.QUOTED_SECRET }))).toBe('{"a":"[QUOTED_SECRET]"}');
    expect(redact(`https://host/?q=${encodeURIComponent(variables.QUOTED_SECRET)}`)).toBe(
      'https://host/?q=[QUOTED_SECRET]',
    );
  });

  test('are found without the line break that ends them in the environment', () => {
    const key = createRedact([], { OPENAI_API_KEY: 'sk-0123456789\n' });
    expect(key('Bearer sk-0123456789.')).toBe('Bearer [OPENAI_API_KEY].');
  });

  test('are not words that stand everywhere by chance', () => {
    expect(redact('abc')).toBe('abc');
  });

  test('leave a text as it is where there is none', () => {
    expect(redact('nothing to hide')).toBe('nothing to hide');
  });
});

describe('an event', () => {
  const secret = variables.SERVICE_KEY;
  const leaky: TrialFinished = trial('a', {
    status: 'errored',
    output: { [secret]: [secret, { deep: `<${secret}>` }] },
    reason: secret,
    error: { kind: 'agent', message: secret, cause: secret },
    turns: [{ input: secret, output: secret }],
    judgements: [{ judge: 'equals', label: secret, status: 'failed', score: 0, reason: secret }],
    attempts: [{ kind: 'network', message: secret }],
    warnings: [secret],
    spans: [
      {
        id: 1,
        parent: null,
        name: 'chat',
        label: secret,
        startMs: 0,
        endMs: 1,
        attributes: { [secret]: secret },
        events: [{ name: secret, atMs: 0, attributes: { key: secret } }],
        error: { kind: 'agent', message: secret },
      },
    ],
  });

  test('keeps no secret, wherever an agent puts it', () => {
    expect(JSON.stringify(leaky)).toContain(secret);
    expect(JSON.stringify(redactEvent(leaky, redact))).not.toContain(secret);
    const before = [
      started({ arguments: ['run', secret] }),
      planned('a', { input: [secret], expected: secret, skip: secret }),
    ];
    for (const event of before) expect(JSON.stringify(redactEvent(event, redact))).not.toContain(secret);
  });

  test('keeps its shape and its numbers when a secret is a common word or a number', () => {
    const words = createRedact([], { A_KEY: 'iteration', B_KEY: 'suite/case', C_TOKEN: '12345678' });
    const event = trial('suite/case', {
      latencyMs: 12345678,
      output: { sum: 12345678, iteration: 'my iteration' },
    });
    expect(redactEvent(event, words)).toEqual({
      ...event,
      output: { sum: '[C_TOKEN]', '[A_KEY]': 'my [A_KEY]' },
    });
  });
});
