import { useLayoutEffect, useRef } from 'preact/hooks';
import { actionOfKey, type ListAction } from './action-of-key.ts';

/**
 * Hands on what keys ask of the list, wherever the focus is.
 *
 * @param act - false: there was nothing to do, and the key keeps its usual meaning
 */
export function useListKeys(act: (action: ListAction) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  // Before anything is painted: a key that is pressed on what is seen must count.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const action = actionOfKey(event, focusOf(event.target));
      if (action !== null && latest.current(action)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function focusOf(target: EventTarget | null): 'field' | 'control' | 'other' {
  if (!(target instanceof Element)) return 'other';
  if (target.matches('input[type="search"], select, textarea')) return 'field';
  return target.matches('a, button, input') ? 'control' : 'other';
}
