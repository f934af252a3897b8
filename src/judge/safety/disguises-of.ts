/** A text as it reads once a disguise is undone. */
interface Undone {
  /** For reasons: how the text was written. */
  readonly how: string;
  readonly text: string;
}

/** A text as it stands, and read backwards, as rot13, and as what its base64 and hexadecimal parts say. */
export function* disguisesOf(text: string): Generator<Undone> {
  yield { how: '', text };
  yield { how: 'reversed', text: reversed(text) };
  yield { how: 'with each word reversed', text: text.replace(/[\p{L}\p{N}]+/gu, reversed) };
  yield { how: 'with its words in reverse', text: text.split(/\s+/).reverse().join(' ') };
  yield { how: 'in rot13', text: text.replace(/[a-z]/gi, rotated) };
  for (const decoded of base64In(text)) yield { how: 'in base64', text: decoded };
  for (const decoded of hexIn(text)) yield { how: 'in hexadecimal', text: decoded };
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function rotated(letter: string): string {
  const start = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - start + 13) % 26) + start);
}

/** Base64 may be broken into lines, and what is glued before it shifts where its groups of four begin. */
function* base64In(text: string): Generator<string> {
  for (const part of new Set([text, text.replace(/\s*\n[\s>|]*/g, '')])) {
    for (const [run] of part.matchAll(/[A-Za-z0-9+/_-]{6,}/g)) {
      for (let shift = 0; shift < 4; shift++)
        yield Buffer.from(run.slice(shift), 'base64url').toString('utf8');
    }
  }
}

/** Pairs of digits, bare or with what usually stands between and before them: `4a 6f`, `4a:6f`, `0x4a, 0x6f`, `%4a`. */
function* hexIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(/(?:(?:0x|\\x|%|&#x)?[0-9a-f]{2}[\s:,;-]{0,2}){4,}/gi)) {
    const digits = run.replace(/0x|\\x|&#x|[^0-9a-f]/gi, '');
    for (let shift = 0; shift < 2; shift++) yield Buffer.from(digits.slice(shift), 'hex').toString('utf8');
  }
}
