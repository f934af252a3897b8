import * as z from 'zod';

/** A text to look for. An empty one is in every text, so a judge that looks for it would judge nothing. */
export const needleSchema = z.string().min(1, 'An empty text is in every text, so this would judge nothing.');

/** Texts to look for. */
export const needlesSchema = z
  .array(needleSchema)
  .min(1, 'An empty list asks for nothing, so this would judge nothing.');
