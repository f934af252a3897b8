/** The JSON that a model replied with; null where it is none. */
export function parsedReply(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
