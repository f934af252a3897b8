/** Sizes past which a baseline is refused: over these no report of a million trials goes, and a zip bomb does. */
export const baselineLimits = { zipBytes: 32 * 1024 * 1024, textBytes: 192 * 1024 * 1024 } as const;
