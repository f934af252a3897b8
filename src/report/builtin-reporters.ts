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
  trace: {
    summary: 'traces.json with the nodes, gates and timeline of each pipeline run',
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
