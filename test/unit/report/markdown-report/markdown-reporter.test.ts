import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../../src/model/event.ts';
import { markdownReporter } from '../../../../src/report/markdown-report/markdown-reporter.ts';
import { finished, planned, runOf, started, trial } from '../../../support/events.ts';
import { fileText, reportBy } from '../../../support/report-by.ts';

async function draw(events: readonly RunEvent[]): Promise<string> {
  return fileText(await reportBy(markdownReporter, events), 'report.md');
}

describe('report.md', () => {
  it('begins with the verdict and holds every section of the report', async () => {
    const text = await draw([
      started({
        limits: ['pass-rate >= 90%'],
        arguments: ['run', 'cases/', '--threshold', 'pass-rate >= 90%'],
      }),
      planned('a', { tags: ['smoke'] }),
      planned('b'),
      trial('a'),
      trial('b', {
        status: 'failed',
        warnings: ['slow disk'],
        judgements: [{ judge: 'equals', status: 'failed', score: 0, reason: 'it differs' }],
      }),
      finished,
    ]);
    expect(text).toMatch(
      /^# ❌ agent-eval: 1 of 1 threshold missed\n\nRun <code>run-1<\/code> · 2026-01-01 00:00 UTC/,
    );
    expect(text).toContain("<code>agent-eval run cases/ --threshold 'pass-rate &#62;= 90%'</code>");
    expect([...text.matchAll(/^#+ .*/gm)].map(String)).toEqual([
      '# ❌ agent-eval: 1 of 1 threshold missed',
      '## Thresholds',
      '## Leaderboard',
      '## Failing: 1 case',
      '## Pass rate by tag',
    ]);
    expect(text).toContain('- <code>equals</code>: it differs');
    expect(text).toContain('slow disk');
  });

  it('lists every case that did not pass in every iteration, however many there are', async () => {
    const text = await draw(runOf(400, (index) => ({ status: index % 4 === 0 ? 'passed' : 'failed' })));
    expect(text.match(/<summary>❌/g)).toHaveLength(300);
    expect(text).toContain('## Failing: 300 cases');
    expect(text).not.toContain('more case');
  });

  it.each([
    [[trial('a')], ['pass-rate == 100%'], '# ✅ agent-eval: its one threshold met'],
    [
      [trial('a', { status: 'invalid', reason: 'no trace' })],
      [],
      '# ❌ agent-eval: no verdict: 1 trial could not be measured.',
    ],
    [[trial('a')], ['pass-rate >= baseline'], '# ✅ agent-eval: its one threshold met, 1 not evaluated'],
  ])('says what came of it, and what could not be told (%#)', async (trials, limits, heading) => {
    expect(await draw([started({ limits }), planned('a'), ...trials, finished])).toContain(heading);
  });

  it('shows what agents and cases say as text, never as marks, links or HTML', async () => {
    const hostile =
      '</details><script>alert(1)</script> [x](javascript:alert(1)) | `a` @org/team\n# head\u202e';
    const html = await marked(
      await draw([
        started({ arguments: ['run', hostile] }),
        planned('a', { input: hostile, expected: hostile }),
        trial('a', {
          status: 'failed',
          output: `${hostile}\n\`\`\`\n${hostile}`,
          judgements: [{ judge: 'equals', label: hostile, status: 'failed', score: 0, reason: hostile }],
          warnings: [hostile],
        }),
        finished,
      ]),
    );
    expect(html).not.toMatch(/<script|href="javascript|<h1>head|\u202e/);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });
});
