import type { Redact } from '../secrets.ts';

/** Where a secret seems to stand in a text, counted from 1. */
export interface FoundSecret {
  readonly line: number;
  readonly column: number;
  /** Such as `OPENAI_API_KEY`, or what it looks like. */
  readonly what: string;
}

/** What keys of well-known services look like. */
const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a key of a model service', /\bsk-[A-Za-z0-9_-]{16,}/],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{22,}/],
  ['a key of Google', /\bAIza[A-Za-z0-9_-]{35}/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a signed web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
];

/** Finds secrets of the environment, and what looks like the key of a well-known service: the first of each line. */
export function findSecrets(text: string, redact: Redact): readonly FoundSecret[] {
  return text.split('\n').flatMap((line, index) => {
    const found = known(line, redact) ?? looksLike(line);
    return found ? [{ line: index + 1, ...found }] : [];
  });
}

function known(line: string, redact: Redact): Omit<FoundSecret, 'line'> | null {
  const redacted = redact(line);
  if (redacted === line) return null;
  let at = 0;
  while (line[at] === redacted[at]) at++;
  // The line may have held the bracket before.
  const name = /^\[?([A-Za-z_][A-Za-z0-9_]*)\]/.exec(redacted.slice(at))?.[1];
  return { column: at + 1, what: name ?? 'a secret of the environment' };
}

function looksLike(line: string): Omit<FoundSecret, 'line'> | null {
  for (const [what, pattern] of patterns) {
    const match = pattern.exec(line);
    if (match) return { column: match.index + 1, what };
  }
  return null;
}
