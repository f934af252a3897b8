import { InvalidArgumentError } from 'commander';
import { formatCount } from '../model/format-count.ts';

/** Readers of what stands after an option; each says what it expects. */

/** @param most - the same as in the config, where it is a setting, too */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
    }
    if (value > most) throw new InvalidArgumentError(`Expected at most ${formatCount(most)}.`);
    return value;
  };
}

export function numberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`);
  };
}

export function port(text: string): number {
  const value = wholeNumber(0)(text);
  if (value > 65_535) throw new InvalidArgumentError(`There is no port ${value}: name one up to 65535.`);
  return value;
}

export function duration(text: string): string {
  if (!/^\d+(\.\d+)?\s*(ms|s|m|min|h|d)$/.test(text)) {
    throw new InvalidArgumentError('Expected a duration such as 500ms, 5s or 2m.');
  }
  return text;
}

export function shard(text: string): string {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (Number(index) >= 1 && Number(index) <= Number(of)) return text;
  throw new InvalidArgumentError('Expected a part such as 1/3.');
}

/** An option that is given again adds to what it said before. */
export function addToList(text: string, earlier?: string): string {
  return earlier === undefined ? text : `${earlier},${text}`;
}

export function folder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected the name of a folder.');
  return text;
}

export function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}
