import { hash } from 'node:crypto';
import type { Case } from '../model/case.ts';
import { canonicalJson, type Json } from '../model/json.ts';

type Use = Case['expect'][number];
type Digested = Pick<
  Case,
  | 'input'
  | 'turns'
  | 'user'
  | 'rewording'
  | 'expected'
  | 'expect'
  | 'approvals'
  | 'faults'
  | 'tools'
  | 'clock'
  | 'limits'
  | 'hooks'
  | 'passScore'
  | 'timeoutMs'
>;

/**
 * Makes short names of what cases ask and check, so that an edited case is not taken for the old one.
 *
 * Names, tags, metadata, place, iterations, and which agents are tried whether or not (`agents`, `skip`, `only`) do not
 * enter. The function is made once for many rows, because most of their judges are one and the same object.
 *
 * @returns a function that gives the first 16 hex digits of the SHA-256 of the canonical JSON
 */
export function caseDigester(): (content: Digested) => string {
  const usesText = usesWriter();
  return (content) => {
    const turns = content.turns?.map(
      (turn) => `{"expect":${usesText(turn.expect)},"input":${canonicalJson(turn.input)}}`,
    );
    const { approvals } = content;
    const decisions = approvals === undefined ? '' : `"approvals":${canonicalJson(approvals)},`;
    const expect = `${decisions}"clock":"${content.clock}","expect":${usesText(content.expect)}`;
    const asked = `${member('expected', content.expected)}${member('faults', content.faults)}${member('hooks', content.hooks)}${member('input', content.input)}`;
    const bounds = `,"limits":${limitsText(content.limits)}${member('passScore', content.passScore)}${member('timeoutMs', content.timeoutMs)}${member('tools', content.tools)}`;
    return shortHash(
      `{${expect}${asked}${bounds}${turns ? `,"turns":[${turns.join(',')}]` : ''}${member('user', content.user)}${member('rewording', content.rewording)}}`,
      16,
    );
  };
}

/** The first hex digits of a text's SHA-256. */
export function shortHash(text: string, digits: number): string {
  return hash('sha256', text).slice(0, digits);
}

/** A member with the comma before it; nothing for what is absent. */
function member(name: string, value: Json | undefined): string {
  return value === undefined ? '' : `,"${name}":${canonicalJson(value)}`;
}

/** Keeps the text of the last judge at each position; the next row mostly has the same one there. */
function usesWriter(): (uses: readonly Use[]) => string {
  const last: { use: Use; text: string }[] = [];
  return (uses) => {
    const texts = uses.map((use, position) => {
      const known = last[position];
      if (known?.use === use) return known.text;
      const text = useText(use);
      last[position] = { use, text };
      return text;
    });
    return `[${texts.join(',')}]`;
  };
}

function useText(use: Use): string {
  const { judge, label, negated, required, settings, weight } = use;
  const named = `"judge":${JSON.stringify(judge)}${member('label', label)}${member('negated', negated)}`;
  return `{${named}${member('required', required)}${member('settings', settings)}${member('weight', weight)}}`;
}

function limitsText(limits: Case['limits']): string {
  const { 'cost-usd': cost, steps, tokens } = limits;
  return `{${`${member('cost-usd', cost)}${member('steps', steps)}${member('tokens', tokens)}`.slice(1)}}`;
}
