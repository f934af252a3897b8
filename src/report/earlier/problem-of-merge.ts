import type { CellColumns } from '../fold/cell-columns.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';

/** Why runs cannot be put together to one, as a sentence; null where they can. */
export function problemOfMerge(parts: readonly MeasuredRun[]): string | null {
  return problemOfShards(parts) ?? problemOfSettings(parts) ?? problemOfTrials(parts);
}

function problemOfShards(parts: readonly MeasuredRun[]): string | null {
  const shards = parts.flatMap(({ run }) => run.shard ?? []);
  const [first] = shards;
  if (!first) return null;
  if (shards.length < parts.length) return 'Some of them are shards of a run, and some are whole runs.';
  const { of } = first;
  if (shards.some((shard) => shard.of !== of)) return 'They are shards of differently divided runs.';
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (index) => !shards.some((shard) => shard.index === index),
  );
  if (missing.length > 0)
    return `They are shards of a run that was divided by ${of}, and ${list('shard', missing)} missing.`;
  const twice = shards.find((shard, index) => shards.findIndex((one) => one.index === shard.index) < index);
  return twice ? `Shard ${twice.index} is there twice.` : null;
}

function list(noun: string, numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ', …' : '');
  return numbers.length === 1 ? `${noun} ${shown} is` : `${noun}s ${shown} are`;
}

function problemOfSettings(parts: readonly MeasuredRun[]): string | null {
  const seeds = [...new Set(parts.map(({ run }) => run.seed))];
  if (seeds.length > 1) return `They ran with different seeds: ${seeds.join(', ')}.`;
  const digests = new Map<string, string>();
  for (const { name, digest } of parts.flatMap(({ run }) => run.agents)) {
    if ((digests.get(name) ?? digest) !== digest)
      return `The agent "${name}" was changed in between: they tried different versions of it.`;
    digests.set(name, digest);
  }
  return null;
}

function problemOfTrials(parts: readonly MeasuredRun[]): string | null {
  const digests = new Map<string, string>();
  const seen = new Map<string, CellColumns[]>();
  for (const cell of parts.flatMap((part) => part.cells)) {
    const { digest } = cell.planned;
    if ((digests.get(cell.case) ?? digest) !== digest)
      return `The case "${cell.case}" was edited in between: they tried different contents of it.`;
    digests.set(cell.case, digest);
    const key = `${cell.case}@${cell.agent}`;
    const others = seen.get(key) ?? [];
    const twice = iterationInBoth(cell, others);
    if (twice !== null) return `The trial ${key}#${twice} is in more than one of them.`;
    seen.set(key, [...others, cell]);
  }
  return null;
}

/** A case that is skipped is told of in every part. */
function iterationInBoth(cell: CellColumns, others: readonly CellColumns[]): number | null {
  for (const { iteration, status } of cell.trials.rows()) {
    const isTwice = others
      .map((other) => other.statusOf(iteration))
      .some((other) => other !== null && !(other === 'skipped' && status === 'skipped'));
    if (isTwice) return iteration;
  }
  return null;
}
