import { isJsonObject, isList, type Json } from '../../model/json.ts';
import { attribute, type Span, type Trace } from '../../model/span.ts';
import { parseJson } from '../parse-json.ts';

/** What judges read of a retrieved passage; a system that is not ours may leave out one of the two. */
export interface Passage {
  readonly id: string | null;
  readonly text: string | null;
}

/**
 * The passages that a trial retrieved, in their order: those of its outermost retrieval spans, because what a search
 * asked of its parts is in them already. A passage that was found again counts once.
 *
 * @returns null where no retrieval was recorded
 */
export function passagesOf({ spans }: Trace): readonly Passage[] | null {
  const outermost = outermostRetrievals(spans);
  if (outermost.length === 0) return null;
  const seen = new Set<string>();
  return outermost
    .flatMap(({ attributes }) => documentsIn(attributes[attribute.documents]))
    .map(toPassage)
    .filter(({ id }) => {
      if (id === null) return true;
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
}

function outermostRetrievals(spans: readonly Span[]): readonly Span[] {
  const retrievals = spans.filter(({ name }) => name === 'retrieval');
  if (retrievals.length === 0) return retrievals;
  const byId = new Map(spans.map((span) => [span.id, span]));
  return retrievals.filter((span) => {
    const passed = new Set([span.id]);
    for (
      let around = parentOf(span, byId);
      around && !passed.has(around.id);
      around = parentOf(around, byId)
    ) {
      if (around.name === 'retrieval') return false;
      passed.add(around.id);
    }
    return true;
  });
}

function parentOf(span: Span, byId: ReadonlyMap<number, Span>): Span | undefined {
  return span.parent === null ? undefined : byId.get(span.parent);
}

/** Some exporters write structured attributes as JSON text. */
function documentsIn(attribute: Json | undefined): readonly Json[] {
  if (typeof attribute === 'string') {
    const parsed = parseJson(attribute);
    return 'value' in parsed && isList(parsed.value) ? parsed.value : [];
  }
  return attribute !== undefined && isList(attribute) ? attribute : [];
}

function toPassage(item: Json): Passage {
  if (typeof item === 'string') return { id: null, text: item };
  if (!isJsonObject(item)) return { id: null, text: null };
  const { id, text } = item;
  return {
    id: typeof id === 'number' ? String(id) : typeof id === 'string' && id !== '' ? id : null,
    text: typeof text === 'string' ? text : null,
  };
}
