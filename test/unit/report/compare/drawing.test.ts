import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { compareRuns } from '../../../../src/report/compare/compare-runs.ts';
import { comparisonMarkdown } from '../../../../src/report/compare/comparison-markdown.ts';
import { showComparison } from '../../../../src/report/compare/show-comparison.ts';
import { manyCases, measuredRun } from '../../../support/measured-run.ts';

const hostile =
  'x | y\n```\n<img src=x onerror=alert(1)> <!-- [click](https://evil.example) https://evil.example www.evil.example a@evil.example @admin #1 **b** `c` \u001b[2J\u202e $& \\| &lt;';

function compare(bad: number, reason = 'no refund in it') {
  const failed: Partial<TrialFinished> = {
    status: 'failed',
    judgements: [{ judge: 'contains', status: 'failed', score: 0, reason }],
  };
  const side = (broken: number) =>
    measuredRun(manyCases(100, (index) => [index < broken ? failed : { status: 'passed' }]));
  return compareRuns([
    { name: 'before', measured: side(0) },
    { name: 'after', measured: side(bad) },
  ]);
}

describe('a comparison in the terminal', () => {
  test('begins with the verdict, then the figures, then what broke and why', () => {
    const lines = showComparison(compare(8), { color: false, width: 120 }).split('\n');
    expect(lines[0]).toBe('WORSE  agent: after against before');
    expect(lines[1]).toMatch(
      /^ {2}The pass rate is worse: 92 % instead of 100 %, −8\.0 pp \[−13\.4, −2\.6\], p = 0\.0078\.$/,
    );
    expect(lines.join('\n')).toContain(
      'Broken (8 cases)\n  ✗ suite/case-00000  1/1 → 0/1  cases/suite.yaml:7',
    );
    expect(lines.join('\n')).toContain('\n      contains: no refund in it\n');
    expect(lines.join('\n')).toContain('100 cases compared: 92 passing, 8 broken, 0 fixed');
  });

  test('says what could have been seen where nothing was', () => {
    expect(showComparison(compare(0), { color: false, width: 120 })).toMatch(
      /^NO DIFFERENCE SEEN {2}agent: after against before\n {2}Every case passed as often on both sides; a true difference of 7\.8 pp/,
    );
  });

  test('shows what agents wrote as text that does nothing', () => {
    const text = showComparison(compare(8, hostile), { color: false, width: 120 });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toContain('x | y␊```␊<img');
  });
});

describe('a comparison in Markdown', () => {
  test('is a heading with the verdict, a table of figures and lists of cases', () => {
    const html = marked.parse(comparisonMarkdown(compare(8)), { async: false, gfm: true });
    expect(html).toContain('❌ Worse: agent, after against before');
    expect(html.match(/<tr>/g)).toHaveLength(5);
    expect(html).toContain('−8.0 pp [−13.4, −2.6]');
    expect(html.match(/<li>/g)).toHaveLength(8);
  });

  test('lets nothing that agents wrote become a table, HTML, a link, a mention or a reference', () => {
    const text = comparisonMarkdown(compare(8, hostile));
    const html = marked.parse(text, { async: false, gfm: true });
    expect(html).not.toMatch(/<(a|img|pre|code|em)\b|<!--/);
    expect(html.match(/<table>/g)).toHaveLength(1);
    expect(html.match(/<tr>/g)).toHaveLength(5);
    expect(html).toContain('**b** `c`');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toMatch(/@admin|#1\b|https:\/\/evil|www\.evil|a@evil/);
  });
});
