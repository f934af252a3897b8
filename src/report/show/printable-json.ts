/**
 * A value as JSON on one line without raw control characters or marks that turn the direction of text: those are written as
 * `\u009b`, so that the value stays what it was, and whoever prints the file is safe.
 */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
