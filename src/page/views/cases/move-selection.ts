import type { ListAction } from './action-of-key.ts';

/**
 * The row that an action moves to, within the list.
 *
 * @param index - the selected row; −1: none
 * @param page - rows that can be seen
 * @returns null where the action does not move, or there are no rows
 */
export function moveSelection(
  action: ListAction,
  index: number,
  { count, page }: { readonly count: number; readonly page: number },
): number | null {
  const target = targetOf(action, index, count, Math.max(1, page - 1));
  return target === null || count === 0 ? null : Math.min(Math.max(target, 0), count - 1);
}

function targetOf(action: ListAction, index: number, count: number, page: number): number | null {
  switch (action) {
    case 'next':
      return index + 1;
    case 'previous':
      return index - 1;
    case 'page-next':
      return index + page;
    case 'page-previous':
      return index - page;
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    default:
      return null;
  }
}
