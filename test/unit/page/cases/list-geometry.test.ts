import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../../src/page/views/cases/layout-of.ts';
import { rowsInView } from '../../../../src/page/views/cases/rows-in-view.ts';
import { topToShow } from '../../../../src/page/views/cases/top-to-show.ts';

describe('the rows that are drawn', () => {
  it.each([0, 1, 29, 5000, 299_000, 1e9])('cover what can be seen when scrolled to %d px', (top) => {
    const [first, end] = rowsInView({ top, height: 600 }, 30, 10_000);
    const seen = Math.min(10_000, Math.ceil((top + 600) / 30));
    expect(first).toBeLessThanOrEqual(Math.min(10_000, Math.floor(top / 30)));
    expect(end).toBeGreaterThanOrEqual(seen);
    expect(end - first).toBeLessThan(60);
  });

  it('are none of an empty list', () => {
    expect(rowsInView({ top: 900, height: 600 }, 30, 0)).toEqual([0, 0]);
  });
});

describe('scrolling to a row', () => {
  const view = { top: 300, height: 90 };

  it('leaves the list where it is when the row can be seen', () => {
    expect(topToShow(11, view, 30)).toBe(300);
  });

  it('goes no farther than it must, up and down', () => {
    expect(topToShow(5, view, 30)).toBe(150);
    expect(topToShow(20, view, 30)).toBe(540);
  });

  it('shows the top of a row that is higher than the view', () => {
    expect(topToShow(2, { top: 0, height: 90 }, 200)).toBe(400);
  });
});

describe('the layout of cases', () => {
  const one = { agents: 1, hasCost: false, hasBaseline: false };

  it('shows iterations as marks where they find room, and condenses only cells that do not', () => {
    expect(layoutOf({ ...one, width: 1280, repeats: [10] }).marks).toBe(10);
    expect(layoutOf({ ...one, width: 1280, repeats: [5, 1000] }).marks).toBe(5);
    expect(layoutOf({ ...one, agents: 2, width: 1280, repeats: [50] }).marks).toBe(0);
  });

  it('leaves room for the words "not planned" where there are several agents', () => {
    expect(layoutOf({ ...one, agents: 2, width: 1600, repeats: [1] }).columns).toContain('repeat(2, 100px');
    expect(layoutOf({ ...one, width: 1600, repeats: [1] }).columns).toContain('repeat(1, 72px');
  });

  it('has columns for cost and baseline only where there are any', () => {
    expect(layoutOf({ ...one, width: 1280, repeats: [1] }).figures).toEqual(['score', 'latency']);
    expect(layoutOf({ ...one, hasBaseline: true, width: 1280, repeats: [1] }).figures).toContain('change');
  });

  it('makes cards of all rows on narrow screens, one height for all', () => {
    const narrow = layoutOf({ ...one, agents: 2, width: 400, repeats: [3] });
    expect(narrow).toMatchObject({ isNarrow: true, leastWidth: 0, marks: 3 });
    expect(narrow.rowHeight).toBeGreaterThan(layoutOf({ ...one, width: 400, repeats: [3] }).rowHeight);
  });

  it('asks for more width than there is rather than squeeze many agents', () => {
    expect(layoutOf({ ...one, agents: 12, width: 1000, repeats: [1] }).leastWidth).toBeGreaterThan(2000);
  });
});
