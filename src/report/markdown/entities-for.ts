/**
 * Replaces whatever means something to Markdown or HTML by entities, which neither of them reads as marks, not even in
 * the cells of a table.
 */
export function entitiesFor(text: string): string {
  return text.replace(marks, (mark) => (mark === '$' ? dollar : `&#${mark.charCodeAt(0)};`));
}

/** Anywhere, or at the start of a line, where a list or the underline of a heading would begin. */
const marks = /[&<>\\`*_[\]|~#$]|^[-+=:]|(?<=^\d{1,9})[.)](?=\s|$)/g;

/** The only way that GitHub has to tell a dollar from a formula. */
const dollar = '<span>$</span>';
