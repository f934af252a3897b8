import type { FoldedReport } from '../model/report.ts';
import type { Reporter } from '../model/reporter.ts';

/** Writes `report.json`, cell by cell, so that a long report needs no more memory than a short one. */
export const jsonReporter = {
  name: 'json',
  report: (report: FoldedReport) => ({ files: [{ path: 'report.json', content: reportChunks(report) }] }),
} satisfies Reporter;

/** The text of `report.json`, piece by piece. */
export function* reportChunks({ cells, failing: _, ...head }: FoldedReport): Generator<string, undefined> {
  yield `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "cells": [`;
  let separator = '\n';
  for (const cell of cells) {
    yield `${separator}    ${JSON.stringify(cell)}`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
