import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { seededRandom } from '../../../../src/model/random.ts';
import { composeComment } from '../../../../src/report/comment/compose-comment.ts';
import { composeSummary } from '../../../../src/report/comment/compose-summary.ts';
import { commentSample } from '../../../support/comment-sample.ts';
import { subjectOfRun } from '../../../support/comment-subject.ts';
import { foldOf, runOf } from '../../../support/events.ts';
import { manyCases, measuredRun } from '../../../support/measured-run.ts';

const limit = 65_536;

const failed: Partial<TrialFinished> = {
  status: 'failed',
  output: 'no',
  judgements: [{ judge: 'contains', status: 'failed', score: 0, reason: 'no refund in it' }],
};

function firstLine(comment: string): string {
  return comment.split('\n')[0] ?? '';
}

describe('the first line of a comment', () => {
  const run = (limits: string[]) => foldOf(runOf(4, (index) => (index === 0 ? failed : {}), limits));
  const lineOf = (limits: string[], parts = {}) =>
    firstLine(composeComment(subjectOfRun(run(limits), parts), { limit }));

  test('says how many thresholds were met, missed and not evaluated', () => {
    expect(lineOf(['pass-rate >= 50%', 'error-rate == 0%'])).toBe('### ✅ agent-eval: all 2 thresholds met');
    expect(lineOf(['pass-rate >= 50%'])).toBe('### ✅ agent-eval: its one threshold met');
    expect(lineOf(['pass-rate >= 80%', 'error-rate == 0%'])).toBe(
      '### ❌ agent-eval: 1 of 2 thresholds missed',
    );
    expect(lineOf(['pass-rate >= 50%', 'pass-rate >= baseline'])).toBe(
      '### ✅ agent-eval: its one threshold met, 1 not evaluated',
    );
    expect(lineOf([])).toBe('### ✅ agent-eval: passed');
  });

  test('gives the reason where thresholds are not it', () => {
    const because = (status: string) => ({ verdict: { status, reasons: ['There are no keys on forks.'] } });
    const limits = ['pass-rate >= 50%'];
    expect(lineOf(limits, because('failed'))).toBe('### ❌ agent-eval: There are no keys on forks.');
    expect(lineOf(limits, because('not-evaluated'))).toBe(
      '### ⚠️ agent-eval: not evaluated: There are no keys on forks.',
    );
    expect(lineOf(limits, because('error'))).toBe(
      '### ❌ agent-eval: no verdict: There are no keys on forks.',
    );
  });

  test('gives the reason where a threshold was missed, but something else fails the job', () => {
    const reasons = ['bot is worse than the baseline: The pass rate is worse.'];
    const missing = run(['pass-rate >= 80%']);
    const comment = composeComment(subjectOfRun(missing, { verdict: { status: 'failed', reasons } }), {
      limit,
    });
    expect(comment).toMatch(/^### ❌ agent-eval: bot is worse than the baseline: The pass rate is worse\.\n/);
    expect(comment.match(/is worse than/g)).toHaveLength(1);
  });

  test('says missed where thresholds were missed and nobody asked to fail', () => {
    expect(lineOf(['pass-rate >= 80%'], { verdict: { status: 'passed', reasons: [] } })).toBe(
      '### ⚠️ agent-eval: passed, though 1 of 1 threshold missed',
    );
  });

  test('names the key where there are several comments', () => {
    expect(lineOf(['pass-rate >= 50%'], { key: 'nightly' })).toBe(
      '### ✅ agent-eval <code>nightly</code>: its one threshold met',
    );
  });
});

describe('a comment', () => {
  test('tells changes against the baseline, or what could have been seen', () => {
    const comment = composeComment(commentSample(), { limit }).replaceAll('\u00a0', ' ');
    expect(comment).toContain('🔻 −31.9 pp &#91;−45.7, −18.1&#93;, p &#60; 0.001');
    expect(comment).toContain('no difference seen, could have seen 5.8 pp');
    expect(comment).toContain('#### Broken: 15 cases, each agent counted');
    expect(comment).toContain('baseline commit 4f4fb21c09, 3 days old');
  });

  test('lists every case that did not pass once an agent, also without a baseline', () => {
    const run = measuredRun({
      broken: [failed, failed],
      flaky: [failed, {}],
      lost: [{ status: 'invalid', reason: 'its recording is missing' }, {}],
      fine: [{}, {}],
    });
    const comment = composeComment(subjectOfRun(run), { limit });
    expect(comment).toMatch(
      /#### Failing: 1 case\n\n<details>\n<summary>❌ <code>suite\/broken<\/code>: 0\/2 passed – contains: no refund in it</,
    );
    expect(comment).toMatch(
      /#### Flaky: 1 case\n\n<details>\n<summary>❔ <code>suite\/flaky<\/code>: 1\/2 passed/,
    );
    expect(comment).toMatch(
      /#### Not measured: 1 case\n\n.*\n.*suite\/lost<\/code>: 1\/1 passed, 1 not measured – its recording is missing/,
    );
    expect(comment).not.toContain('suite/fine');
    expect(comment).toContain(
      '1 trial could not be measured and counts in no rate: 1 of <code>agent</code>.',
    );
  });

  test('tells cases that are new, fixed, broken and still failing apart', () => {
    const before = measuredRun({ a: [{}], b: [failed], c: [failed], d: [{}] });
    const now = measuredRun({ a: [failed], b: [{}], c: [failed], d: [{}], e: [failed] });
    const comment = composeComment(subjectOfRun(now, {}, before), { limit });
    const titles = [
      ...comment.matchAll(/^#### (.*: .*)$|<code>suite\/(.)<\/code>: (.*?)(?: –.*)?<\/summary>$/gm),
    ];
    expect(titles.map(([, title, name, counts]) => title ?? `${name} ${counts}`)).toEqual([
      'Broken: 1 case',
      'a 1/1 → 0/1 passed',
      'Failing: 1 case',
      'e 0/1 passed',
      'Still failing: 1 case',
      'c 0/1 → 0/1 passed',
      'Fixed: 1 case',
      'b 0/1 → 1/1 passed',
    ]);
  });

  test('folds cases that pass now like those that do not', () => {
    const before = measuredRun({ a: [{}, {}, failed], b: [{}, {}, failed], c: [{}, {}, {}] });
    const now = measuredRun({ a: [{}, {}, failed], b: [{}, {}, {}], c: [{}, {}, failed] });
    const comment = composeComment(subjectOfRun(now, {}, before), { limit });
    expect(comment).toContain('#### Flaky: 3 cases');
    const html = marked.parse(comment, { gfm: true, async: false });
    expect(html.match(/<details>\n<summary>❔ <code>suite\/[abc]<\/code>: ./g)).toHaveLength(3);
    expect(html).toContain('<p><code>cases/suite.yaml:7</code></p>');
  });

  test('says which cases were left out of the comparison', () => {
    const before = measuredRun({ a: [{}], b: [{}], c: [{}] });
    const now = measuredRun({ a: [{}], d: [failed] });
    const comment = composeComment(subjectOfRun(now, {}, before), { limit });
    expect(comment).toContain('- 1 case was compared with the baseline; left out: 1 new, 2 gone.');
    expect(composeComment(subjectOfRun(now, {}, now), { limit })).not.toContain('left out');
  });

  test('says once that a baseline is missing', () => {
    const missing = 'The baseline b.json is not there.';
    const verdict = { status: 'passed', reasons: [`Not compared with a baseline. ${missing}`] } as const;
    const subject = subjectOfRun(measuredRun({ a: [{}] }), { baseline: { missing }, verdict });
    expect(composeComment(subject, { limit }).match(/is not there/g)).toHaveLength(1);
  });

  test('says where a baseline is missing, and links only to pages', () => {
    const run = measuredRun({ a: [{}] });
    const missing = { baseline: { missing: 'No run of the base branch has one yet.' } };
    const comment = composeComment(subjectOfRun(run, missing), { limit });
    expect(comment).toContain('- No comparison with a baseline: No run of the base branch has one yet.');
    const linked = (url: string) =>
      composeComment(subjectOfRun(run, { run: { url, commit: 'abc', attempt: 2 } }), { limit });
    expect(linked('https://x.example/a(b)_c')).toContain('[Run, attempt 2](https://x.example/a%28b%29_c)');
    expect(linked('javascript:alert(1)')).toContain('\nRun, attempt 2 · commit <code>abc</code>\n');
  });
});

describe('the room for a comment', () => {
  const long = 'word | `x` \u{1f468}\u200d\u{1f469}\u200d\u{1f467} '.repeat(200);
  const run = measuredRun(
    manyCases(300, (index) =>
      index % 3 === 0
        ? [{ ...failed, output: long }]
        : index % 3 === 1
          ? [failed, {}]
          : [{ warnings: [`${index} ${long}`] }],
    ),
    { plan: { tags: ['smoke', 'slow'], input: long } },
  );
  const subject = subjectOfRun(run);

  test('is kept, whatever it is, the verdict first and all that was begun ended', () => {
    const random = seededRandom('room');
    const whole = composeSummary(subject);
    for (let round = 0; round < 60; round++) {
      const most = round === 0 ? 65_536 : random.integer(200, 70_000);
      const comment = composeComment(subject, { limit: most + 90, reserve: 90 });
      expect(comment.length).toBeLessThanOrEqual(most);
      expect(firstLine(comment)).toBe(firstLine(whole));
      expect(comment).not.toMatch(/\p{Cs}/u);
      expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
      expect((comment.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
    }
  });

  test('is used up: what is left out is the least important, and told', () => {
    const comment = composeComment(subject, { limit: 12_000 });
    expect(comment.length).toBeGreaterThan(9000);
    expect(comment).toContain('#### Leaderboard');
    expect(comment).toContain('npx agent-eval run cases/');
    expect(comment).toMatch(/\d+ more cases in the report\./);
    expect(comment).toMatch(/\nLeft out for want of room: .*warnings\. The report has all of it\.\n$/);
    expect(composeComment(subject, { limit })).toContain('75 more cases in the report.');
  });

  test('is far greater in the summary of a job, and has an end', () => {
    const summary = composeSummary(subject);
    expect(summary.length).toBeGreaterThan(65_536);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 ** 2);
    expect(summary).toContain('suite/case-00297');
  });
});
