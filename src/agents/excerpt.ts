/** The beginning of a text, for messages. */
export function excerpt(text: string, characters = 200): string {
  return text.length > characters ? `${text.slice(0, characters)}…` : text;
}
