import type { Reporter } from '../model/reporter.ts';

/** A reporter that comes with the package; loaded when it is asked for. */
export interface BuiltinReporter {
  readonly summary: string;
  /** What it writes into the folder of the run, unless a path is given; none where it only speaks to the terminal. */
  readonly file?: string;
  load(): Promise<Reporter>;
}

/** The reporters by the names that `--reporter` and the config know them by. */
export const builtinReporters: Readonly<Record<string, BuiltinReporter>> = {
  terminal: {
    summary: 'the report in the terminal',
    load: async () => (await import('./terminal-reporter.ts')).terminalReporter,
  },
  json: {
    summary: 'report.json for dashboards and scripts; its schema is schema/report.schema.json',
    file: 'report.json',
    load: async () => (await import('./json-reporter.ts')).jsonReporter,
  },
  html: {
    summary: 'report.html: the whole report as one page that opens from disk',
    file: 'report.html',
    load: async () => (await import('./html/html-reporter.ts')).htmlReporter,
  },
  markdown: {
    summary: 'report.md: the whole report for people and wikis',
    file: 'report.md',
    load: async () => (await import('./markdown-report/markdown-reporter.ts')).markdownReporter,
  },
  jsonl: {
    summary: 'trials.jsonl: every trial on a line of JSON, with its case, for data tools',
    file: 'trials.jsonl',
    load: async () => (await import('./jsonl/jsonl-reporter.ts')).jsonlReporter,
  },
  csv: {
    summary: 'trials.csv: a row a trial, for spreadsheets and data tools',
    file: 'trials.csv',
    load: async () => (await import('./csv/csv-reporter.ts')).csvReporter,
  },
  trace: {
    summary: 'traces.json with the nodes, gates and timeline of each trial',
    file: 'traces.json',
    load: async () => (await import('./trace/trace-reporter.ts')).traceReporter,
  },
  junit: {
    summary: 'junit.xml for CI servers: a test suite for each suite and agent, a test for each case',
    file: 'junit.xml',
    load: async () => (await import('./junit/junit-reporter.ts')).junitReporter,
  },
  ctrf: {
    summary: 'ctrf.json, the Common Test Report Format',
    file: 'ctrf.json',
    load: async () => (await import('./ctrf/ctrf-reporter.ts')).ctrfReporter,
  },
  openmetrics: {
    summary: 'metrics.txt: figures of agents and suites for Prometheus and Grafana',
    file: 'metrics.txt',
    load: async () => (await import('./openmetrics/openmetrics-reporter.ts')).openmetricsReporter,
  },
};
