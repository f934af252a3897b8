import { AgentError } from '../../../model/failure.ts';

/**
 * The same direction with length 1, so that the dot product of two is their cosine.
 *
 * @param value - what a model gave for one text
 * @param length - how many numbers it must have; null: any
 * @throws AgentError of kind `output` where it is no list of as many finite numbers, or has no direction
 */
export function unitVector(value: unknown, length: number | null): Float32Array {
  if (!isNumbers(value) || value.length === 0) {
    throw new AgentError('output', 'A vector of the model holds something other than numbers.');
  }
  if (length !== null && value.length !== length) {
    throw new AgentError(
      'output',
      `A vector of the model has ${value.length} numbers where others have ${length}.`,
    );
  }
  const norm = Math.sqrt(value.reduce((sum, number) => sum + number * number, 0));
  if (norm === 0 || !Number.isFinite(norm)) {
    throw new AgentError('output', 'A vector of the model has no direction.');
  }
  return Float32Array.from(value, (number) => number / norm);
}

function isNumbers(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.every((number) => typeof number === 'number' && Number.isFinite(number))
  );
}
