import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { ReporterOutput } from '../../src/model/reporter.ts';
import { builtinReporters } from '../../src/report/builtin-reporters.ts';
import { checkXml } from '../support/check-xml.ts';
import { parseOpenMetrics } from '../support/open-metrics.ts';
import { reportBy } from '../support/report-by.ts';
import { reportedRuns } from '../support/reported-runs.ts';

/** Reads a file by its own format; throws, or tells what is wrong. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  json: (text) => JSON.parse(text),
  jsonl: (text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  xml: async (text) => expect(await checkXml(text)).toEqual([]),
  csv: (text) => parseCsv(text),
  txt: parseOpenMetrics,
  md: (text) => expect(text).toMatch(/\S/),
  html: (text) => expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i),
};

/** Controls but line ends and tabs, halves of characters, and marks that turn the direction of text: not for people to read. */
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/u;

/** What no format of ours allows, however faithful it is to what agents wrote. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Formats that keep texts as they are, for programs to read. */
const faithful = new Set(['json', 'jsonl', 'csv', 'html']);

describe.each(Object.keys(builtinReporters))('the reporter %s', (name) => {
  const { file, load } = builtinReporters[name] ?? {};

  it.each(Object.entries(reportedRuns))('writes what its format allows of a run %s', async (_, events) => {
    const { text = '', files } = await readOutput(events);
    expect(unseen.exec(text)).toBeNull();
    if (file !== undefined) expect(files.map(({ path }) => path)).toContain(file);
    for (const { path, content } of files) {
      const format = path.replace(/^.*\./, '');
      const forbidden = faithful.has(format) ? control : unseen;
      expect(forbidden.exec(content)?.[0].charCodeAt(0).toString(16), path).toBeUndefined();
      const read = readers[format];
      if (!read) throw new Error(`No reader is known for ${path}.`);
      await read(content);
    }
  });

  it.each(Object.entries(reportedRuns))('writes the same again of a run %s', async (_, events) => {
    expect(await readOutput(events)).toEqual(await readOutput(events));
  });

  async function readOutput(events: readonly RunEvent[]) {
    const reporter = await load?.();
    const output: ReporterOutput = reporter ? await reportBy(reporter, events) : {};
    const files = (output.files ?? []).map(({ path, content }) => ({
      path,
      content: typeof content === 'string' ? content : [...content].join(''),
    }));
    return { text: output.text, files };
  }
});
