/**
 * A value as a data block of a page. No text in it can end the block or begin another element.
 *
 * @param id - of the element
 */
export function embedJson(id: string, value: unknown): string {
  const text = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `<script type="application/json" id="${id}">${text}</script>`;
}
