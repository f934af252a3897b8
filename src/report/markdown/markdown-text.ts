import { visibleText } from '../../model/visible-text.ts';

/**
 * A text from outside as plain words of GitHub's Markdown, on one line: nothing in it becomes a table, a fence, HTML, a
 * link, a mention or a reference to an issue.
 */
export function markdownText(text: string): string {
  return (
    visibleText(text)
      // Mentions, references and bare links are looked for in what was rendered, so their marks must be parted.
      .replace(/[@#]|:(?=\/\/)|www(?=\.)/gi, '$&\u200b')
      .replace(/[!-/:-@[-`{-~]/g, (mark) => entities[mark] ?? `\\${mark}`)
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
