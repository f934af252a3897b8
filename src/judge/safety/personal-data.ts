import * as z from 'zod';
import type { SettingProblem } from '../../model/judge.ts';
import { findPersonalData, type PersonalData, personalDataKinds } from '../../text/find-personal-data.ts';
import { defineJudge } from '../define-judge.ts';
import { onText } from '../on-text.ts';
import { readSettings } from '../read-settings.ts';
import { showValue } from '../show-value.ts';
import { failed, passed } from '../verdict.ts';
import { maskData } from './mask-data.ts';

/** The text holds personal data; meant for `not-`. */
export const personalData = defineJudge({
  name: 'personal-data',
  family: 'safety',
  summary: 'the text holds personal data that has a shape; used as not-personal-data',
  examples: [
    'not-personal-data',
    'not-personal-data: { kinds: [email, phone], allow: [example.com, 202-555-0100] }',
  ],
  settings: z.lazy(() =>
    z.strictObject({
      kinds: z
        .array(z.enum(personalDataKinds))
        .min(1, 'An empty list looks for nothing.')
        .optional()
        .describe('what is looked for; everything without it'),
      allow: z
        .array(z.string())
        .optional()
        .describe('what may be there: addresses and numbers as they are, or domains of e-mail addresses'),
      ...readSettings,
    }),
  ),
  check: ({ allow = [] }) =>
    allow.flatMap((entry, index) => (allowsAnything(entry) ? [] : [uselessEntry(entry, index)])),
  prepare: ({ kinds, allow = [], ...read }) => {
    const isAllowed = allowed(allow);
    return onText(read, (text) => {
      const found = findPersonalData(text, kinds).filter((piece) => !isAllowed(piece));
      return found.length > 0
        ? passed(`holds ${describe(found)}`)
        : failed(`holds no personal data (${(kinds ?? personalDataKinds).join(', ')})`);
    });
  },
});

/** Spelling does not count: `202-555-0100` allows `(202) 555-0100`. */
function allowed(allow: readonly string[]): (piece: PersonalData) => boolean {
  const literals = new Set(allow.map(bare));
  const domains = allow
    .filter((entry) => domain.test(entry))
    .map((entry) => entry.replace(/^@/, '').toLowerCase());
  return ({ kind, text }) => {
    if (literals.has(bare(text))) return true;
    if (kind !== 'email') return false;
    const host = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
    return domains.some((one) => host === one || host.endsWith(`.${one}`));
  };
}

const domain = /^@?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()-]/g, '');
}

function allowsAnything(entry: string): boolean {
  return domain.test(entry) || /[\d@:]/.test(entry);
}

function uselessEntry(entry: string, index: number): SettingProblem {
  return {
    path: ['allow', index],
    severity: 'error',
    code: 'bad-value',
    message: `\`allow\` cannot hold ${showValue(entry, 60)}: it is no address, number or domain.`,
    why: 'It would allow nothing, and what it was meant to allow would fail the case.',
    fix: 'Write an e-mail address, a number as it stands in the text, or a domain such as example.com.',
  };
}

const mostShown = 5;

/** Reasons are kept in reports, so they never repeat what was found. */
function describe(found: readonly PersonalData[]): string {
  const counts = personalDataKinds.flatMap((kind) => {
    const count = found.filter((piece) => piece.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  const samples = [...new Set(found.map(({ text }) => maskData(text)))].slice(0, mostShown);
  return `${counts.join(', ')}: ${samples.join(', ')}`;
}
