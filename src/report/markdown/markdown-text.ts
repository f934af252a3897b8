import { entitiesFor } from './entities-for.ts';
import { shownText } from './shown-text.ts';

/**
 * A text from outside as plain words of GitHub's Markdown, on one line: nothing in it becomes a table, a fence, HTML, a
 * link, a mention, a reference, an emoji or a formula. It is the same within HTML, where Markdown is not read.
 */
export function markdownText(text: string): string {
  return entitiesFor(partReferences(shownText(text).trim()));
}

/** What GitHub makes of words is looked for in what was rendered, so escaping does not help: their marks are parted. */
function partReferences(text: string): string {
  return text
    .replace(references, '$&\u200b')
    .replace(/[0-9a-f]{7,}/gi, (commit) => commit.replace(/.{6}(?=.)/g, '$&\u200b'));
}

/** Mentions and issues, addresses, emoji by name, `GH-1`, `CVE-2026-1` and what a repository may have set up like them. */
const references =
  /[@#]|:(?=\/\/|[\w+-]+:)|[wW]{3}(?=\.)|\b[gG][hH](?:[sS][aA])?(?=-)|\b[A-Z][A-Z0-9]+(?=-\d)/g;
