import { formatDuration } from '../../../../model/duration.ts';
import type { Span } from '../../../../model/span.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { LongText } from '../value/long-text.tsx';
import { describeEvent } from './describe-event.ts';

/** What happened within a span, each with its time since the trial began. */
export function EventList({ events }: { readonly events: Span['events'] }) {
  return (
    <>
      <h5>Events</h5>
      <ol class="trace-events">
        {events.map((event, index) => (
          <li key={index}>
            <span class="trace-time">{formatDuration(event.atMs)}</span>
            <div>
              <strong class={event.name === 'fault' ? 'trace-bad' : undefined}>
                {visibleText(event.name)}
              </strong>{' '}
              <LongText text={describeEvent(event)} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
