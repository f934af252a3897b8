import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { plural } from '../show/plural.ts';
import type { CommentSubject } from './comment-subject.ts';
import type { Section } from './section.ts';

/** What agents and the run itself warned of. */
export function warningsSection({ report: { warnings } }: CommentSubject, most: number): Section {
  const items = warnings.slice(0, most).map(({ message, trials, first }) => {
    const where =
      trials === 0 ? '' : ` (${plural(trials, 'trial')}, first in ${codeText(cutText(first, 120))})`;
    return `- ${markdownText(cutText(message, 400))}${where}`;
  });
  return {
    importance: 11,
    name: 'warnings',
    noun: 'warning',
    before: `<details>\n<summary>${plural(warnings.length, 'warning')}</summary>\n\n`,
    items,
    count: warnings.length,
    after: '\n\n</details>',
  };
}
