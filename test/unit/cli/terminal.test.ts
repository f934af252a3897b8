import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../src/cli/terminal.ts';

describe('the width of the terminal', () => {
  test.each<[Parameters<typeof widthOf>[0], string | undefined, number]>([
    [{ isTTY: true, columns: 80 }, undefined, 80],
    [{ isTTY: true, columns: 0 }, undefined, 100],
    [{ isTTY: true, columns: 80 }, '60', 60],
    [{}, '60', 60],
    [{}, undefined, Number.POSITIVE_INFINITY],
    [{}, 'wide', Number.POSITIVE_INFINITY],
    [{}, '0', Number.POSITIVE_INFINITY],
  ])('of %j with COLUMNS=%s is %d', (stream, wanted, width) => {
    expect(widthOf(stream, wanted)).toBe(width);
  });
});
