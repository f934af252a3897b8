import type { Judging, Report } from '../../model/report.ts';
import { addJudging } from '../fold/add-judging.ts';

type RunInfo = Report['run'];

/** From worst to best. */
const statuses = ['unfinished', 'interrupted', 'bailed', 'completed'] as const;

/**
 * What is told of a run that was put together from parts.
 *
 * @param parts - at least one, in the order of the shards
 */
export function mergeRunInfo(parts: readonly RunInfo[]): RunInfo {
  const [first] = parts;
  if (!first) throw new Error('A run has at least one part.');
  const { shard: _, statusReason: __, judging: ___, ...rest } = first;
  const status = statuses.find((one) => parts.some((part) => part.status === one)) ?? 'completed';
  const reason = parts.find(
    (part) => part.status === status && part.statusReason !== undefined,
  )?.statusReason;
  const at = parts.map((part) => part.at).sort()[0] ?? first.at;
  const judging = parts.reduce((sum: Judging, part) => addJudging(sum, part.judging ?? []), []);
  const ends = parts.map(({ finishedAt }) => finishedAt);
  const finishedAt = ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
  return {
    ...rest,
    at,
    finishedAt,
    // Parts ran side by side or one after the other: from the first beginning to the last end.
    durationMs: finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(at),
    trials: sum(parts.map(({ trials }) => trials)),
    resumes: sum(parts.map(({ resumes }) => resumes)),
    agents: [...new Map(parts.flatMap(({ agents }) => agents).map((agent) => [agent.name, agent])).values()],
    status,
    ...(reason === undefined ? {} : { statusReason: reason }),
    ...(judging.length > 0 ? { judging: [...judging] } : {}),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
