import type { JsonObject } from '../../../model/json.ts';
import { objectIn } from '../object-in.ts';

/** What the fact check of a draft came to. */
export type Check = {
  /** 0…1. */
  readonly quality: number;
  /** How sure the check is that the draft may be published, 0…1. */
  readonly confidence: number;
  readonly problems: readonly string[];
};

/**
 * What a model wrote of a draft: `{ quality, confidence, problems }`, alone or in a text around it. What cannot be read is
 * no confidence at all, so that a person looks at it.
 */
export function readCheck(text: string): Check {
  const value = objectIn(text);
  const quality = shareIn(value, 'quality');
  const confidence = shareIn(value, 'confidence');
  if (quality === null || confidence === null)
    return { quality: quality ?? 0, confidence: 0, problems: ['The check cannot be read.'] };
  const problems = Array.isArray(value?.['problems']) ? value['problems'] : [];
  return { quality, confidence, problems: problems.filter((problem) => typeof problem === 'string') };
}

function shareIn(value: JsonObject | null, name: string): number | null {
  const share = value?.[name];
  return typeof share === 'number' && share >= 0 && share <= 1 ? share : null;
}
