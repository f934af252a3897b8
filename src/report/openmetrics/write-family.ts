import { visibleText } from '../../model/visible-text.ts';
import type { MetricFamily, MetricSample } from './metric-family.ts';

/**
 * A family in the text format of OpenMetrics 1.0, which parsers of the older Prometheus format read as well; nothing where no
 * sample was measured.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export function* writeFamily({ name, unit, help, samples }: MetricFamily): Generator<string, undefined> {
  const lines = [...linesOf(name, samples)];
  if (lines.length === 0) return;
  yield `# TYPE ${name} gauge\n`;
  if (unit !== undefined) yield `# UNIT ${name} ${unit}\n`;
  yield `# HELP ${name} ${escaped(help)}\n`;
  yield* lines;
}

/** The same labels twice would make the whole file unreadable: the first counts. */
function linesOf(name: string, samples: readonly MetricSample[]): Iterable<string> {
  const byLabels = new Map<string, string>();
  for (const { labels = {}, value } of samples) {
    const written = writeLabels(labels);
    if (value === null || !Number.isFinite(value) || byLabels.has(written)) continue;
    byLabels.set(written, `${name}${written} ${value}\n`);
  }
  return byLabels.values();
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line).replace(/["\\]/g, '\\$&'))
    .join('\\n');
}
