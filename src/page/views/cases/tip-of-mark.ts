/**
 * Shows the label of the mark under the pointer as a tip, or takes it away again. Marks have no title of their own: while
 * the list is scrolled, browsers compute the style of everything anew whose title changes, and that is every mark.
 *
 * @param target - of the event
 */
export function tipOfMark(target: EventTarget | null, isPointedAt: boolean): void {
  const mark = target instanceof Element ? target.closest('.cases-mark') : null;
  const label = mark?.getAttribute('aria-label') ?? null;
  if (label === null) return;
  if (isPointedAt) mark?.setAttribute('title', label);
  else mark?.removeAttribute('title');
}
