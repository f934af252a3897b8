import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** How far an element is scrolled, and its inner size, in pixels; followed as they change. */
export function useScrolled(element: RefObject<HTMLElement | null>) {
  const [scrolled, setScrolled] = useState({ top: 0, height: 800, width: 0 });
  useEffect(() => {
    const frame = element.current;
    if (!frame) return;
    const read = (): void =>
      setScrolled({ top: frame.scrollTop, height: frame.clientHeight, width: frame.clientWidth });
    const watch = new ResizeObserver(read);
    watch.observe(frame);
    frame.addEventListener('scroll', read, { passive: true });
    return () => {
      watch.disconnect();
      frame.removeEventListener('scroll', read);
    };
  }, [element]);
  return scrolled;
}
