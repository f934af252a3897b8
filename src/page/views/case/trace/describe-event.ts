import { formatDuration } from '../../../../model/duration.ts';
import type { Json } from '../../../../model/json.ts';
import type { Span } from '../../../../model/span.ts';
import { textOfValue } from '../value/text-of-value.ts';

/** What an event says beside its name: `by lee, decision approve`; times in milliseconds as durations. */
export function describeEvent({ attributes }: Span['events'][number]): string {
  const { what, ...rest } = attributes;
  return [
    ...(what === undefined ? [] : [textOfValue(what)]),
    ...Object.entries(rest).map(([key, value]) => detail(key, value)),
  ].join(', ');
}

function detail(key: string, value: Json): string {
  const time = /^(.+)Ms$/.exec(key)?.[1];
  if (time !== undefined && typeof value === 'number') return `${time} ${formatDuration(value)}`;
  if (key === 'authority' && value === null) return 'anybody may decide';
  return `${key} ${value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value)}`;
}
