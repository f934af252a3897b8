import { hash } from 'node:crypto';
import type { Case } from '../model/case.ts';
import { canonicalJson, type Json } from '../model/json.ts';

type Use = Case['expect'][number];
type Digested = Pick<
  Case,
  'input' | 'turns' | 'expected' | 'expect' | 'clock' | 'limits' | 'hooks' | 'passScore' | 'timeoutMs'
>;

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
    `"limits":${limitsText(content.limits)}`,
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

function usesText(uses: readonly Use[]): string {
  return `[${uses.map(useText).join(',')}]`;
}

/** Judges without templates are one and the same object for all rows, so their text is made once. */
function useText(use: Use): string {
  const known = texts.get(use);
  if (known !== undefined) return known;
  const members = [
    member('judge', use.judge),
    member('label', use.label),
    member('negated', use.negated),
    member('settings', use.settings),
    member('weight', use.weight),
  ];
  const text = `{${members.filter(Boolean).join(',')}}`;
  texts.set(use, text);
  return text;
}

function limitsText(limits: Case['limits']): string {
  const { 'cost-usd': cost, steps, tokens } = limits;
  return `{${[member('cost-usd', cost), member('steps', steps), member('tokens', tokens)].filter(Boolean).join(',')}}`;
}

const texts = new WeakMap<object, string>();
