/** What an error says to a reader of the page. */
export function problemText(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
