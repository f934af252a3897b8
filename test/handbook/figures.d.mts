/** Passed judgements of a run by agent and label. */
export function figuresOf(
  run: string,
): Promise<
  Partial<Record<string, Partial<Record<string, { passed: number; asked: number; missed: string[] }>>>>
>;
