import { commandBreaker } from '../show/command-breaker.ts';

/** Lines with a heading of our own words first; those that fold are long, and not what a reader looks for first. */
export type Section = readonly string[] | { readonly fold: readonly string[] };

/**
 * Sections with an empty line between them; those without lines are left out.
 *
 * @param inGroups - for a log of GitHub Actions: long sections fold, and nothing else in the text is a command
 */
export function joinSections(sections: readonly Section[], inGroups = false): string {
  const texts = sections
    .map((section) =>
      'fold' in section ? { lines: section.fold, folds: true } : { lines: section, folds: false },
    )
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, folds }) => {
      const text = lines.join('\n');
      if (!inGroups) return text;
      const safe = commandBreaker()(text);
      return folds ? inGroup(safe) : safe;
    });
  return `${texts.join('\n\n')}\n`;
}

function inGroup(text: string): string {
  const [heading = '', ...rest] = text.split('\n');
  return [`::group::${heading.replace(/\u001b\[\d+m/g, '')}`, ...rest, '::endgroup::'].join('\n');
}
