import { useLayoutEffect, useRef } from 'preact/hooks';
import { type CaseAction, caseAction } from './case-action.ts';

/** Calls back when a key is pressed that means something in the view of a case, but not while something is typed. */
export function useCaseKeys(act: (action: CaseAction) => void): void {
  const latest = useRef(act);
  latest.current = act;
  // Before anything is painted: a key that is pressed on what is seen must count.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = caseAction(event.key);
      if (action === null || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');
}
