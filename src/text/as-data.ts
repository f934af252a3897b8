/**
 * A text as data for a model: every line begins with a bar, so that nothing in it can look like the end of the data.
 *
 * Whatever some reader takes for the end of a line begins a new one.
 */
export function asData(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `| ${line}`)
    .join('\n');
}
