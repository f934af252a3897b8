import { deflateRawSync } from 'node:zlib';
import type { CaseDetails } from './page-data.ts';

/** Characters of one block before it is compressed: small enough to open at once, large enough to compress well. */
const blockLength = 1 << 18;
/** Characters of all blocks: browsers open larger files slowly, and editors and mail not at all. */
const mostLength = 1 << 26;

/** Trials of several cases: JSON of `CaseDetails[]`, compressed (raw deflate), in base64. */
export interface DetailsBlock {
  readonly cases: readonly string[];
  readonly text: string;
}

/**
 * The trials of all cases in blocks, until they would make the page too large.
 *
 * @param cases - made one after the other, so that only one block is in memory
 */
export function* packDetails(cases: Iterable<CaseDetails>): Generator<DetailsBlock, undefined> {
  let names: string[] = [];
  let texts: string[] = [];
  let length = 0;
  let written = 0;
  const end = (): DetailsBlock => {
    const text = deflateRawSync(`[${texts.join(',')}]`, { level: 6 }).toString('base64');
    written += text.length;
    const block = { cases: names, text };
    names = [];
    texts = [];
    length = 0;
    return block;
  };
  for (const details of cases) {
    if (written >= mostLength) return;
    const text = JSON.stringify(details);
    names.push(details.case);
    texts.push(text);
    length += text.length;
    if (length >= blockLength) yield end();
  }
  if (names.length > 0) yield end();
}
