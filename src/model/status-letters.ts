/** One letter a trial in `Cell.status`. */
export const statusLetters = { passed: 'p', failed: 'f', errored: 'e', invalid: 'i', skipped: 's' } as const;
