import { addressOf } from '../../route.ts';
import type { AxisKind } from './bin-edges.ts';
import { withAxis } from './latency-settings.ts';

const names: Readonly<Record<AxisKind, string>> = { linear: 'linear', log: 'logarithmic' };

interface AxisChoiceProps {
  readonly chosen: AxisKind;
  readonly query: URLSearchParams;
}

/** Links to the same view with another axis. */
export function AxisChoice({ chosen, query }: AxisChoiceProps) {
  return (
    <p class="latency-axis">
      Axis:{' '}
      {(['linear', 'log'] as const).map((kind) => (
        <a
          key={kind}
          href={addressOf('latency', { query: withAxis(query, kind) })}
          aria-current={kind === chosen ? 'true' : undefined}
        >
          {names[kind]}
        </a>
      ))}
    </p>
  );
}
