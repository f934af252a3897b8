import type { FoldedReport, Report } from '../../model/report.ts';
import type { Reporter, RunRecord } from '../../model/reporter.ts';
import { printableJson } from '../show/printable-json.ts';
import { CtrfSummary } from './ctrf-summary.ts';
import { ctrfTest } from './ctrf-test.ts';

/** Writes `ctrf.json`, the Common Test Report Format, with a test for each case and agent. */
export const ctrfReporter: Reporter = {
  name: 'ctrf',
  report: (report, { record }) => ({ files: [{ path: 'ctrf.json', content: chunksOf(report, record) }] }),
};

function* chunksOf(report: FoldedReport, record: RunRecord): Generator<string, undefined> {
  const { run, cells } = report;
  const summary = new CtrfSummary();
  yield `{\n${membersOf(headOf(run), '  ')},\n  "results": {\n${membersOf(conditionsOf(report), '    ')},\n    "tests": [`;
  let separator = '\n';
  for (const cell of cells) {
    const test = ctrfTest(cell, record);
    summary.add(test);
    yield `${separator}      ${printableJson(test)}`;
    separator = ',\n';
  }
  yield `\n    ],\n${membersOf({ summary: summary.of(run) }, '    ')}\n  }\n}\n`;
}

/** Nothing of the moment it is written in, so that the same report gives the same file. */
function headOf({ run, at, finishedAt }: Report['run']) {
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    runId: run,
    timestamp: finishedAt ?? at,
    generatedBy: 'agent-eval',
  };
}

function conditionsOf({ run, verdict, thresholds }: FoldedReport) {
  const { commit, branch, platform, package: version, node } = run.environment;
  return {
    tool: { name: 'agent-eval', version },
    environment: {
      ...(commit === undefined ? {} : { commit }),
      ...(branch === undefined ? {} : { branchName: branch }),
      osPlatform: platform,
      ...(run.shard ? { shardId: `${run.shard.index}/${run.shard.of}` } : {}),
      healthy: verdict.exitCode === 0,
      extra: { node },
    },
    extra: { status: run.status, seed: run.seed, verdict, thresholds },
  };
}

/** The members of an object, a line each. */
function membersOf(members: object, indent: string): string {
  return Object.entries(members)
    .map(([key, value]) => `${indent}${printableJson(key)}: ${printableJson(value)}`)
    .join(',\n');
}
