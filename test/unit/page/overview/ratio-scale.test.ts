import { describe, expect, it } from 'vitest';
import { ratioScale } from '../../../../src/page/views/overview/ratio-scale.ts';

describe('ratioScale', () => {
  it.each([
    [
      [0.3, 0.7],
      [0, 1],
    ],
    [
      [0.5, 0.9],
      [0, 1],
    ],
    [
      [0.6, 0.9],
      [0.5, 1],
    ],
    [
      [0.97, 0.99],
      [0.95, 1],
    ],
    [[1], [0.99, 1]],
    [
      [0.01, 0.03],
      [0, 0.05],
    ],
    [[0], [0, 0.01]],
    [
      [0, 1],
      [0, 1],
    ],
  ])('holds %j on %j', (rates, scale) => {
    expect(ratioScale(rates)).toEqual(scale);
  });
});
