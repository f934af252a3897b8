import type { Key } from 'node:readline';

/** What is typed at a question. */
export interface Edited {
  readonly text: string;
  readonly state: 'open' | 'done' | 'cancelled';
}

/** Adds a key to what was typed; enter ends it, escape and Ctrl-C cancel it. */
export function editLine(text: string, key: Key): Edited {
  if (key.name === 'return' || key.name === 'enter') return { text: text.trim(), state: 'done' };
  if (key.name === 'escape' || (key.ctrl && (key.name === 'c' || key.name === 'd')))
    return { text, state: 'cancelled' };
  if (key.name === 'backspace') return { text: [...text].slice(0, -1).join(''), state: 'open' };
  if (key.ctrl && key.name === 'u') return { text: '', state: 'open' };
  const typed = key.sequence ?? '';
  const isText = !key.ctrl && !key.meta && typed !== '' && !/\p{Cc}/u.test(typed);
  return { text: isText ? text + typed : text, state: 'open' };
}
