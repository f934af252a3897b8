import type { Baseline } from '../../model/report.ts';

/** A baseline as it is committed: a line a column, so that a difference shows which figures of which case changed. */
export function* baselineChunks({ cells, ...head }: Baseline): Generator<string, undefined> {
  yield `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "cells": [`;
  let separator = '\n';
  for (const cell of cells) {
    const lines = Object.entries(cell).map(
      ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    yield `${separator}    {\n${lines.join(',\n')}\n    }`;
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
