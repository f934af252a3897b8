import { describe, expect, it } from 'vitest';
import { actionOfKey } from '../../../../src/page/views/cases/action-of-key.ts';
import { moveSelection } from '../../../../src/page/views/cases/move-selection.ts';
import { nextSort } from '../../../../src/page/views/cases/next-sort.ts';

const press = (key: string, parts = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...parts });

describe('the keys of the list', () => {
  it('leave alone what is typed into a field, and what the browser has keys for', () => {
    expect(actionOfKey(press('j'), 'field')).toBeNull();
    expect(actionOfKey(press('Escape'), 'field')).toBe('leave');
    expect(actionOfKey(press('k', { ctrlKey: true }), 'other')).toBeNull();
    expect(actionOfKey(press('Enter'), 'control')).toBeNull();
    expect(actionOfKey(press('toString'), 'other')).toBeNull();
  });

  it('move within the list, from its top where nothing is selected', () => {
    const list = { count: 100, page: 10 };
    expect(moveSelection('next', -1, list)).toBe(0);
    expect(moveSelection('previous', -1, list)).toBe(0);
    expect(moveSelection('next', 99, list)).toBe(99);
    expect(moveSelection('page-next', 50, list)).toBe(59);
    expect(moveSelection('page-previous', 5, list)).toBe(0);
    expect(moveSelection('last', 3, list)).toBe(99);
    expect(moveSelection('next', -1, { count: 0, page: 10 })).toBeNull();
    expect(moveSelection('open', 3, list)).toBeNull();
  });
});

describe('the heads of columns', () => {
  it('sort by the worst first, then the other way round, then not at all', () => {
    expect(nextSort('', 'score', 'bot')).toBe('score@bot');
    expect(nextSort('score@bot', 'score', 'bot')).toBe('-score@bot');
    expect(nextSort('-score@bot', 'score', 'bot')).toBe('');
    expect(nextSort('', 'latency', 'bot')).toBe('-latency@bot');
    expect(nextSort('-latency@bot', 'latency', 'rival')).toBe('-latency@rival');
  });
});
