import { foldCase } from './fold-case.ts';

/**
 * Prepares a search for several texts.
 *
 * @param anyCase - letters that differ only in case are the same
 * @returns tells which of the texts a text does not have in it, in their order
 */
export function textFinder(
  needles: readonly string[],
  anyCase: boolean,
): (text: string) => readonly string[] {
  if (!anyCase) return (text) => needles.filter((needle) => !text.includes(needle));
  const folded = needles.map((needle) => ({ needle, fold: foldCase(needle) }));
  return (text) => {
    const inText = foldCase(text);
    // Half a surrogate pair is in a text that folding may change; what contains finds, icontains finds too.
    return folded
      .filter(({ needle, fold }) => !inText.includes(fold) && !text.includes(needle))
      .map(({ needle }) => needle);
  };
}
