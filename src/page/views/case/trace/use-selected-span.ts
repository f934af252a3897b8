import { useEffect, useRef, useState } from 'preact/hooks';
import { readRoute } from '../../../route.ts';
import { addressOfSpan } from './address-of-span.ts';

/** Browsers refuse to change the address for each row while an arrow key is held down. */
const restMs = 200;

/**
 * The span that the address names, and how to select another; the address follows once the reader rests on it, without
 * an entry in the history.
 */
export function useSelectedSpan(): readonly [number | null, (id: number) => void] {
  const [selected, setSelected] = useState(() => selectedIn(location.hash));
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    const follow = (): void => {
      clearTimeout(timer.current);
      setSelected(selectedIn(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('hashchange', follow);
    };
  }, []);
  const select = (id: number): void => {
    setSelected(id);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => location.replace(addressOfSpan(location.hash, id)), restMs);
  };
  return [selected, select];
}

function selectedIn(hash: string): number | null {
  const id = readRoute(hash).query.get('span');
  return id !== null && /^-?\d+$/.test(id) ? Number(id) : null;
}
