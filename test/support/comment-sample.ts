import { readFileSync } from 'node:fs';
import { buildReport } from '../../src/report/build-report.ts';
import type { CommentSubject } from '../../src/report/comment/comment-subject.ts';
import { compareRuns } from '../../src/report/compare/compare-runs.ts';
import { readReport } from '../../src/report/earlier/read-report.ts';
import type { MeasuredRun } from '../../src/report/fold/measured-run.ts';

/**
 * What is told of a run of the sample support desk: `support-desk` was v2 in the baseline and is v1 now,
 * `support-desk-stable` is v2 in both. The traces of the run were left out of the file.
 */
export function commentSample(): CommentSubject {
  const baseline = measured('baseline.json');
  const run = measured('report.json');
  const at = '2026-11-17T08:30:00.000Z';
  const report = buildReport({ ...run, baseline });
  return {
    report,
    comparisons: [
      compareRuns([
        { name: 'baseline', measured: baseline },
        { name: 'this run', measured: run },
      ]),
    ],
    baseline: {
      commit: '4f4fb21c09a7d3e5b8816f2d7a90c4e1b3d5f708',
      at,
      ageMs: Date.parse(run.run.at) - Date.parse(at),
    },
    verdict: { status: 'failed', reasons: report.verdict.reasons },
    run: {
      url: 'https://github.com/acme/support-desk/actions/runs/1234567890',
      commit: '09faf5ca17eb97fc1a5dc369964467a7040f087d',
      attempt: 1,
    },
    repeat: 'npx agent-eval run cases/support-triage.yaml --iterations 3 --baseline baseline.json',
    key: 'default',
  };
}

function measured(file: string): MeasuredRun {
  const reading = readReport(readFileSync(`test/fixtures/github-comment/${file}`, 'utf8'));
  if ('problem' in reading) throw new Error(`${file}: ${reading.problem}`);
  return reading.run;
}
