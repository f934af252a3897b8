import { formatCount } from '../../model/format-count.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { plural } from '../show/plural.ts';
import type { ComparedLatencies } from './compare-latencies.ts';
import { outcomesOf } from './outcomes-of.ts';
import type { CellPair } from './pair-cells.ts';
import type { RunToCompare } from './pick-sides.ts';

interface Compared {
  readonly first: RunToCompare;
  readonly second: RunToCompare;
  readonly shared: readonly CellPair[];
  readonly latencies: ComparedLatencies;
}

/** Above this share of invalid trials, what is left may be a selection. */
const many = 0.05;

/** What a reader must know before trusting the figures of a pair. */
export function notesOfPair({ first, second, shared, latencies }: Compared): string[] {
  return [
    ...notesOfRuns(first, second),
    ...notesOfInvalid(first.name, shared, 'first'),
    ...notesOfInvalid(second.name, shared, 'second'),
    ...notesOfHangs(shared),
    ...notesOfLatencies(latencies),
  ];
}

function notesOfRuns(first: RunToCompare, second: RunToCompare): string[] {
  const [before, after] = [first.measured.run, second.measured.run];
  const notes = [first, second].flatMap(({ name, measured }) => noteOfStatus(name, measured));
  if (before === after) return [...new Set(notes)];
  if (before.seed !== after.seed) {
    notes.push(
      `The seeds differ (${before.seed} and ${after.seed}): under a virtual clock, and wherever agents draw from the seed, results may differ for that alone.`,
    );
  }
  const [here, there] = [before.environment, after.environment];
  if (here.platform !== there.platform || here.cpus !== there.cpus) {
    notes.push(
      `They ran on different machines (${here.platform} with ${plural(here.cpus, 'CPU')}, ${there.platform} with ${there.cpus}): latencies may differ for that alone.`,
    );
  }
  return notes;
}

function noteOfStatus(name: string, { run }: MeasuredRun): string[] {
  if (run.status === 'completed') return [];
  const how = { interrupted: 'was interrupted', bailed: 'stopped early', unfinished: 'did not end' }[
    run.status
  ];
  return [`${name} ${how}: cases that it did not reach count as unmeasured.`];
}

function notesOfInvalid(name: string, shared: readonly CellPair[], side: keyof CellPair): string[] {
  let [invalid, all] = [0, 0];
  for (const pair of shared) {
    const outcomes = outcomesOf(pair[side]);
    invalid += outcomes.invalid;
    all += outcomes.invalid + outcomes.trials;
  }
  if (invalid === 0) return [];
  const warning = invalid / all > many ? ' These are many: what is left may be a selection.' : '';
  return [
    `${formatCount(invalid)} of ${plural(all, 'trial')} of ${name} could not be measured and are left out.${warning}`,
  ];
}

function notesOfHangs(shared: readonly CellPair[]): string[] {
  const count = (side: keyof CellPair): number =>
    shared.reduce((sum, pair) => sum + pair[side].trials.countMarked('timedOut'), 0);
  const [before, after] = [count('first'), count('second')];
  if (before + after === 0) return [];
  return [
    `Ran out of time: ${plural(before, 'trial')} before, ${formatCount(after)} now. They count as slower than all others.`,
  ];
}

function notesOfLatencies({ unmeasured, limitsDiffer }: ComparedLatencies): string[] {
  return [
    ...(unmeasured === 0
      ? []
      : [
          `${plural(unmeasured, 'trial')} ended without a latency that can be trusted, so latencies are not compared.`,
        ]),
    ...(limitsDiffer.length === 0
      ? []
      : [
          `${plural(limitsDiffer.length, 'case')} had another time limit, which one side ran into: left out of latencies.`,
        ]),
  ];
}
