import { formatDuration } from '../../../../model/duration.ts';
import { timeTicks } from './time-ticks.ts';

/** Round times over the bars; the first is when the trial began. */
export function TimeAxis({ endMs }: { readonly endMs: number }) {
  return (
    <div class="trace-axis" aria-hidden="true">
      <span class="trace-axis-title">time since the trial began, on its clock</span>
      <div class="trace-axis-ticks">
        {timeTicks(endMs, 5).map((atMs) => (
          <span key={atMs} class="trace-tick" style={{ left: `${endMs > 0 ? (100 * atMs) / endMs : 0}%` }}>
            {formatDuration(atMs)}
          </span>
        ))}
      </div>
    </div>
  );
}
