import type { Reporter } from '../../model/reporter.ts';

/** What reports a benchmark in the terminal; loaded where there is one, because a plain run needs nothing of it. */
export async function loadBenchReporter(): Promise<Reporter> {
  const { benchReporter } = await import('../../report/bench/bench-reporter.ts');
  return benchReporter;
}
