/**
 * The colour that a custom property has in the theme of the moment, in a form that a canvas understands.
 *
 * @param element - that the property is asked of; its own colour is lent for it, because a property itself would be
 *   told as it was written
 */
export function themeColour(element: HTMLElement, property: string): string {
  const own = element.style.color;
  element.style.color = `var(${property})`;
  const { color } = getComputedStyle(element);
  element.style.color = own;
  return color;
}
