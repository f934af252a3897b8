import type { Report } from '../../model/report.ts';
import type { MetricFamily } from './metric-family.ts';

/** What is told of the run as a whole: what it was, when it was, and what came of it. */
export function runMetrics({ run, verdict }: Pick<Report, 'run' | 'verdict'>): MetricFamily[] {
  const { package: version, node, commit, branch } = run.environment;
  return [
    {
      name: 'agent_eval_run_info',
      help: 'Always 1; the labels say which run the other metrics are of.',
      samples: [
        {
          labels: {
            run: run.run,
            status: run.status,
            version,
            node,
            ...(branch === undefined ? {} : { branch }),
            ...(commit === undefined ? {} : { commit }),
          },
          value: 1,
        },
      ],
    },
    {
      name: 'agent_eval_run_exit_code',
      help: 'Verdict: 0 thresholds met, 1 missed, 2 bad input, 3 something invalid, 130 interrupted.',
      samples: [{ value: verdict.exitCode }],
    },
    secondsFamily('run_start_timestamp', 'When the run began, since 1970.', Date.parse(run.at)),
    secondsFamily(
      'run_end_timestamp',
      'When the run ended, since 1970.',
      run.finishedAt === null ? null : Date.parse(run.finishedAt),
    ),
    secondsFamily('run_duration', 'How long the run took.', run.durationMs),
  ];
}

function secondsFamily(name: string, help: string, milliseconds: number | null): MetricFamily {
  const value = milliseconds === null ? null : milliseconds / 1000;
  return { name: `agent_eval_${name}_seconds`, unit: 'seconds', help, samples: [{ value }] };
}
