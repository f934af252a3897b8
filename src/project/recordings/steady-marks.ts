import { isJsonObject, isList, type Json } from '../../model/json.ts';
import { scrubbed } from './scrub-text.ts';

const blocks = [
  /<<<([0-9a-f]{12})\n([\s\S]*?)\n\1>>>/g,
  /^<[^\n<>]+ ([0-9a-f]{12})>\n([\s\S]*?)\n<\/[^\n<>]+ \1>$/gm,
];

/**
 * A request in which the marks around scrubbed data are all the same.
 *
 * The marks that `wrapToolResult` and judges put around data follow from it. What was scrubbed is other data in the replay,
 * and by its mark the request would be another one.
 */
export function steadyMarks(request: Json): Json {
  const marks = new Set<string>();
  mapTexts(request, (text) => {
    for (const mark of marksOf(text)) marks.add(mark);
    return text;
  });
  if (marks.size === 0) return request;
  const any = new RegExp([...marks].join('|'), 'g');
  return mapTexts(request, (text) => text.replace(any, '[mark]'));
}

function marksOf(text: string): string[] {
  if (!text.includes(scrubbed)) return [];
  const found = blocks.flatMap((block) => [...text.matchAll(block)]);
  return found.flatMap(([, mark, data]) => (mark && data?.includes(scrubbed) ? [mark] : []));
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (isList(value)) return value.map((item) => mapTexts(item, map));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, map)]));
}
