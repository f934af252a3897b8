import type { RetrievedPassage } from '../../../model/retrieval.ts';
import { termsOf } from '../../../text/terms-of.ts';
import { saidBy } from './passage-sentences.ts';
import { quotableSentences } from './quotable-sentences.ts';
import type { DraftAnswer, DraftCitation } from './synthesiser.ts';

/**
 * Reads the answer of a model that was asked to name passages by number: `A sentence. [2] Another one [1, 3].`
 *
 * Numbers of no passage are dropped. Each citation quotes the sentence of its passage that has most of the words before
 * it (after it, where the answer begins with one); a passage without any of them is not cited. What models put around
 * answers, such as a fence or their thoughts, is left out.
 *
 * @returns an empty text where the model says that there is no answer, or where nothing is left to cite
 */
export function readModelAnswer(reply: unknown, passages: readonly RetrievedPassage[]): DraftAnswer {
  const said = typeof reply === 'string' ? unwrapped(reply) : '';
  const pieces = /^\W*none\b\W*$/i.test(said.split('\n', 1)[0] ?? '') ? [] : piecesOf(said, passages);
  const isLeading = !hasWord(pieces[0]?.text ?? '');
  const found = new Map<string, DraftCitation>();
  let claim = '';
  for (const [index, { text, cited }] of pieces.entries()) {
    const own = isLeading ? (pieces[index + 1]?.text ?? '') : text;
    if (hasWord(own)) claim = own;
    for (const passage of cited) {
      const citation = citationOf(claim, passage);
      if (citation) found.set(JSON.stringify(citation), citation);
    }
  }
  if (found.size === 0) return { text: '', citations: [] };
  const text = pieces.map((piece) => piece.text.trimEnd()).join('');
  return { text: text.trim(), citations: [...found.values()] };
}

/** Text up to a mark, and the passages that the mark names; those at the end have no mark. */
interface Piece {
  readonly text: string;
  readonly cited: readonly RetrievedPassage[];
}

const bracketed = /[[【]([^[\]【】\n]{1,300})[\]】]/g;

function piecesOf(said: string, passages: readonly RetrievedPassage[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of said.matchAll(bracketed)) {
    const cited = passagesNamed(match[1] ?? '', passages);
    if (!cited) continue;
    pieces.push({ text: said.slice(from, match.index), cited });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: said.slice(from), cited: [] }];
}

/** The passages that stand in brackets, by number or id; null where the brackets hold anything else. */
function passagesNamed(inside: string, passages: readonly RetrievedPassage[]): RetrievedPassage[] | null {
  const cited: RetrievedPassage[] = [];
  for (const name of inside.split(/[,;]/).map((part) => part.trim())) {
    const number = /^(?:passages? )?#?(\d{1,9})$/i.exec(name)?.[1];
    const passage =
      number === undefined ? passages.find(({ id }) => id === name) : passages[Number(number) - 1];
    if (number === undefined && !passage) return null;
    if (passage) cited.push(passage);
  }
  return cited;
}

function citationOf(claim: string, passage: RetrievedPassage): DraftCitation | null {
  const wanted = new Set(termsOf(claim));
  let best: { quote: string; shared: number; share: number } | null = null;
  for (const sentence of quotableSentences(passage)) {
    const terms = new Set(termsOf(saidBy(sentence)));
    const shared = [...terms].filter((term) => wanted.has(term)).length;
    const share = shared / terms.size;
    if (shared === 0) continue;
    if (!best || shared > best.shared || (shared === best.shared && share > best.share))
      best = { quote: sentence.text, shared, share };
  }
  return best && { id: passage.id, quote: best.quote };
}

function unwrapped(reply: string): string {
  return reply
    .replace(/^\s*<think>[\s\S]*?<\/think>/i, '')
    .replace(/^[ \t]*```.*$/gm, '')
    .trim();
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
