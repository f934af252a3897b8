import { hash } from 'node:crypto';
import type { Case } from '../model/case.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { JudgeUse } from '../model/judge.ts';

type Digested = Pick<Case, 'input' | 'turns' | 'expected' | 'expect' | 'clock' | 'limits' | 'hooks' | 'passScore' | 'timeoutMs'>;

/**
 * Short name of what a case asks and checks, so that an edited case is not taken for the old one.
 *
 * Names, tags, metadata, place, iterations, and which agents are tried whether or not (`agents`, `skip`, `only`) do not
 * enter.
 *
 * @returns the first 16 hex digits of the SHA-256 of the canonical JSON
 */
export function caseDigest(content: Digested): string {
  const turns = content.turns?.map(
    (turn) => `{"expect":${usesText(turn.expect)},"input":${canonicalJson(turn.input)}}`,
  );
  const members = [
    `"clock":"${content.clock}"`,
    `"expect":${usesText(content.expect)}`,
    member('expected', content.expected),
    member('hooks', content.hooks),
    `"input":${canonicalJson(content.input)}`,
    `"limits":${fixedText(content.limits)}`,
    member('passScore', content.passScore),
    member('timeoutMs', content.timeoutMs),
    turns ? `"turns":[${turns.join(',')}]` : '',
  ];
  return shortHash(`{${members.filter(Boolean).join(',')}}`, 16);
}

/** The first hex digits of a text's SHA-256. */
export function shortHash(text: string, digits: number): string {
  return hash('sha256', text).slice(0, digits);
}

function member(name: string, value: Json | undefined): string {
  return value === undefined ? '' : `"${name}":${canonicalJson(value)}`;
}

function usesText(uses: readonly JudgeUse[]): string {
  return `[${uses.map(fixedText).join(',')}]`;
}

/** Judges and limits without templates are one and the same object for all rows, so their text is made once. */
function fixedText(value: JudgeUse | Case['limits']): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = canonicalJson(JSON.parse(JSON.stringify(value)));
  texts.set(value, text);
  return text;
}

const texts = new WeakMap<object, string>();
