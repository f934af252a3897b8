import { canonicalJson, isJsonObject, isList, type Json } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';

/** A place where two values differ; undefined: there is nothing. */
interface Difference {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Where two values differ, as deep as both have something there. */
export function differences(before: Json | undefined, after: Json | undefined, path = ''): Difference[] {
  if (before !== undefined && after !== undefined) {
    if (canonicalJson(before) === canonicalJson(after)) return [];
    const members = [before, after].map(membersOf);
    const [a, b] = members;
    if (a && b && isList(before) === isList(after)) {
      const names = [...new Set([...a.keys(), ...b.keys()])];
      return names.flatMap((name) =>
        differences(a.get(name), b.get(name), path === '' ? name : `${path}/${name}`),
      );
    }
  }
  return before === after ? [] : [{ path, before, after }];
}

function membersOf(value: Json): Map<string, Json> | null {
  if (isList(value)) return new Map(value.map((item, index) => [String(index), item]));
  return isJsonObject(value) ? new Map(Object.entries(value)) : null;
}

const around = 20;
const longest = 60;

/** In a few words: `messages/0/content: "…be terse…" → "…be verbose…"`. */
export function describeDifference({ path, before, after }: Difference): string {
  if (typeof before !== 'string' || typeof after !== 'string')
    return `${path}: ${shown(before)} → ${shown(after)}`;
  let first = 0;
  while (first < before.length && before[first] === after[first]) first++;
  const from = Math.max(0, first - around);
  return `${path}: ${excerpt(before, from)} → ${excerpt(after, from)}`;
}

function excerpt(text: string, from: number): string {
  const cut = text.slice(from, from + longest);
  return `"${from > 0 ? '…' : ''}${visibleText(cut)}${from + longest < text.length ? '…' : ''}"`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = canonicalJson(value);
  return visibleText(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
