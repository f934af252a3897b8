/** What a key asks of the list. */
export type ListAction =
  | 'next'
  | 'previous'
  | 'page-next'
  | 'page-previous'
  | 'first'
  | 'last'
  | 'open'
  | 'filter'
  | 'leave'
  | 'help';

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const actions: Readonly<Record<string, ListAction>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  PageDown: 'page-next',
  PageUp: 'page-previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  '/': 'filter',
  Escape: 'leave',
  '?': 'help',
};

/**
 * The action of a key that was pressed; null where the key is none of the list's.
 *
 * @param on - what has the focus: a field keeps all keys but Escape, a link or button keeps Enter
 */
export function actionOfKey(
  { key, altKey, ctrlKey, metaKey }: Pressed,
  on: 'field' | 'control' | 'other',
): ListAction | null {
  if (altKey || ctrlKey || metaKey || !Object.hasOwn(actions, key)) return null;
  const action = actions[key] ?? null;
  if (on === 'field') return action === 'leave' ? action : null;
  return on === 'control' && action === 'open' ? null : action;
}
