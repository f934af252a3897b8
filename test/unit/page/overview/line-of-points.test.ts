import { describe, expect, it } from 'vitest';
import { lineOfPoints, strokesOf } from '../../../../src/page/views/overview/line-of-points.ts';

const size = { width: 100, height: 40, margin: 10 };

describe('lineOfPoints', () => {
  it('spreads points over the width, greater values higher', () => {
    expect(lineOfPoints([0, null, 1], [0, 1], size)).toEqual([{ x: 10, y: 30 }, null, { x: 90, y: 10 }]);
  });

  it('puts values in the middle of a scale without extent', () => {
    expect(lineOfPoints([5], [5, 5], size)).toEqual([{ x: 10, y: 20 }]);
  });

  it('begins a new stroke after a gap', () => {
    expect(strokesOf(lineOfPoints([0, 1, null, 1], [0, 1], size))).toHaveLength(2);
  });
});
