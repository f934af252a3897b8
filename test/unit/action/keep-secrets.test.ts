import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepSecrets } from '../../../src/action/keep-secrets.ts';
import { projectOf } from '../../support/run-cli.ts';

const variables = { 'INPUT_GITHUB-TOKEN': 'ghs_0123456789abcdef', PATH: '/usr/bin' };

describe('what a run has left', () => {
  it('loses the token of the action before it is told to anybody', () => {
    const folder = projectOf({ 'report.json': '{"output":"found ghs_0123456789abcdef in /usr/bin"}' });
    keepSecrets(folder, variables);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe(
      '{"output":"found [INPUT_GITHUB-TOKEN] in /usr/bin"}',
    );
  });

  it('loses it in the log of a run that was killed', () => {
    const folder = projectOf({ 'events.jsonl': '{"output":"ghs_0123456789abcdef"}\n' });
    keepSecrets(folder, variables);
    expect(readFileSync(join(folder, 'events.jsonl'), 'utf8')).toBe('{"output":"[INPUT_GITHUB-TOKEN]"}\n');
  });

  it('may be nothing', () => {
    expect(() => keepSecrets(projectOf({}), variables)).not.toThrow();
  });
});
