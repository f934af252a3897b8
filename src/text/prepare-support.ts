import { bestWindow } from './best-window.ts';
import { indexSource, type SourceIndex } from './index-source.ts';

/** How well a source carries a claim. */
export interface Support {
  /** 0…1 */
  readonly score: number;
  /**
   * What of the claim the best source lacks, as folded words in the order of the claim; `not` where one of the two
   * denies what the other says.
   */
  readonly missing: readonly string[];
}

/**
 * Reads sources once, to ask of many claims how well one source carries each.
 *
 * A claim's terms are its content words, stemmed (all its words where it has none), small numbers in words being
 * digits. A window is a stretch of a source of at most 30 words, or twice the words of the claim where that is more.
 * The window with most of the terms decides, one inside a single sentence before one that crosses into another:
 *
 * score = share of the terms in the window, × 0.8 where it crosses more sentences than the claim has;
 * 0 where a number of the claim (amounts, dates and codes too) is not in the window;
 * 0 where a negation stands before terms of the claim in only one of the two.
 *
 * A verbatim quote scores 1, unless it leaves out the `not` before it. Limits: words, not meaning. Synonyms, opposites
 * (allowed, forbidden) and who does what to whom are not seen; 5 days and $5 hold the same number; May 1 and 2024-05-01
 * are different dates.
 * Time is linear in the sources, and then in the places where terms of the claim occur.
 */
export function prepareSupport(sources: readonly string[]): (claim: string) => Support {
  const indexes = sources.map(indexSource);
  return (claim) => {
    const asked = indexClaim(claim);
    let best: Support = { score: 0, missing: [...asked.words.values()] };
    for (const index of indexes) {
      const support = supportIn(index, asked);
      if (support.score > best.score || (best.score === 0 && support.missing.length < best.missing.length)) {
        best = support;
      }
      if (best.score === 1) break;
    }
    return best;
  };
}

/** Out of its place a claim no longer shows that its lines were wrapped, so they are joined; see `linesOf`. */
function indexClaim(claim: string): SourceIndex {
  const index = indexSource(claim.replace(wrap, ' '));
  const joined = claim.match(wrap)?.length ?? 0;
  return { ...index, sentenceCount: index.sentenceCount + joined };
}

const wrap = /\r?\n[ \t]*(?=\p{Ll})/gu;

/** What a window is worth whose terms stand in several sentences. */
const acrossSentences = 0.8;

function supportIn(source: SourceIndex, claim: SourceIndex): Support {
  const terms = [...claim.words.keys()];
  const sentences = claim.sentenceCount;
  const own = bestWindow(claim, { terms, width: claim.length, sentences });
  const isNegated = own?.isNegated === true;
  const window = bestWindow(source, { terms, width: Math.max(30, 2 * claim.length), sentences, isNegated });
  const found = window?.terms ?? new Set();
  const missing = terms.filter((term) => !found.has(term));
  const words = missing.map((term) => claim.words.get(term) ?? term);
  if (!window || missing.some((term) => /\d/.test(term))) return { score: 0, missing: words };
  if (window.isNegated !== isNegated) return { score: 0, missing: [...words, 'not'] };
  const share = found.size / terms.length;
  return { score: window.isTogether ? share : share * acrossSentences, missing: words };
}
