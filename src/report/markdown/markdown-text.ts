import { visibleText } from '../../model/visible-text.ts';

/**
 * A text from outside as plain words of GitHub's Markdown, on one line: nothing in it becomes a table, a fence, HTML, a
 * link, a mention or a reference to an issue.
 */
export function markdownText(text: string): string {
  return (
    visibleText(text)
      // Ahead of the backslashes, which every mark of ASCII may carry.
      .replace(/[!-/:-@[-`{-~]/g, (mark) => entities[mark] ?? `\\${mark}`)
      // Mentions and references are looked for in what was rendered, so the mark itself must be parted from the name.
      .replace(/[@#]/g, '$&\u200b')
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
