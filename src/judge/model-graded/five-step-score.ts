import * as z from 'zod';

export const reasonSchema = z.string().trim().min(1, 'the reason is missing');

export const fiveStepScoreSchema = z.int().min(1).max(5);

/** A score from 1 to 5 as one from 0 to 1. */
export function fiveStepScore(score: number): number {
  return (score - 1) / 4;
}
