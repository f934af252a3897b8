import { formatDuration } from '../../../../model/duration.ts';
import { shareOfAxis } from './share-of-axis.ts';
import { timeTicks } from './time-ticks.ts';
import type { TraceModel } from './trace-model.ts';

/** Round times over the bars. The axis begins with the first span, which may be long after the trial began. */
export function TimeAxis({ model }: { readonly model: TraceModel }) {
  const { startMs, endMs } = model;
  return (
    <div class="trace-axis" aria-hidden="true">
      <span class="trace-axis-title">
        {startMs === 0
          ? 'time since the trial began'
          : `time since the first span, ${formatDuration(startMs)} into the trial`}
      </span>
      <div class="trace-axis-ticks">
        {timeTicks(endMs - startMs, 5).map((atMs) => (
          <span key={atMs} class="trace-tick" style={{ left: shareOfAxis(startMs + atMs, model) }}>
            {formatDuration(atMs)}
          </span>
        ))}
      </div>
    </div>
  );
}
