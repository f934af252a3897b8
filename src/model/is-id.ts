/** What a name is made of. Apart from its schema, so that agents do not load a schema library for it. */
export const idPattern = /^[A-Za-z0-9._-]+$/;

/** Tells whether a text can be used as a name of a suite, case, agent or tag. */
export function isId(text: string): boolean {
  return text.length > 0 && text.length <= 200 && idPattern.test(text);
}
