import type { RunEvent } from '../../model/event.ts';
import type { FoldedReport } from '../../model/report.ts';
import type { Reporter, ReporterOptions } from '../../model/reporter.ts';
import { readOutput } from './read-output.ts';
import { settled } from './settled.ts';

/** How long a report of a project may take: one that waits for ever must not keep the verdict from being told. */
const usualLimitMs = 60_000;

/**
 * The reporter that a module exports by default: a function that makes the report, or an object with `onEvent`, `report`
 * or both. It gets copies, and whatever it does is waited for before it is asked for its report.
 *
 * @param path - of the module: what it is called unless it says
 * @param limitMs - how long it is waited for
 * @returns why it is none, where that is so
 */
export function customReporter(exported: unknown, path: string, limitMs = usualLimitMs): Reporter | string {
  const parts = partsOf(exported);
  if (typeof parts === 'string') return parts;
  const { name = path, onEvent, report } = parts;
  const pending = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const wait = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      failure ??= { error };
    }
  };
  return {
    name,
    ...(onEvent
      ? { onEvent: (event: RunEvent) => follow(onEvent(structuredClone(event)), pending, wait) }
      : {}),
    report: async (made: FoldedReport, options: ReporterOptions) => {
      await settled(Promise.all(pending), limitMs);
      if (failure) throw failure.error;
      const output = report ? await settled(report(copyOf(made), options), limitMs) : undefined;
      return readOutput(output);
    },
  };
}

interface Parts {
  readonly name?: string;
  readonly onEvent?: (event: RunEvent) => unknown;
  readonly report?: (report: FoldedReport, options: ReporterOptions) => unknown;
}

function partsOf(exported: unknown): Parts | string {
  if (exported === undefined) return 'it has no default export';
  if (isFunction(exported)) return { report: (report, options) => exported(report, options) };
  if (typeof exported !== 'object' || exported === null)
    return 'its default export is neither a function nor an object';
  const onEvent: unknown = Reflect.get(exported, 'onEvent');
  const report: unknown = Reflect.get(exported, 'report');
  const name: unknown = Reflect.get(exported, 'name');
  const wrong = Object.entries({ onEvent, report }).find(
    ([, part]) => part !== undefined && !isFunction(part),
  );
  if (wrong) return `"${wrong[0]}" of its default export is no function`;
  if (name !== undefined && typeof name !== 'string') return 'the "name" of its default export is no text';
  if (onEvent === undefined && report === undefined)
    return 'its default export has neither "report" nor "onEvent"';
  return {
    ...(name === undefined ? {} : { name }),
    ...(isFunction(onEvent) ? { onEvent: (event) => onEvent.call(exported, event) } : {}),
    ...(isFunction(report) ? { report: (made, options) => report.call(exported, made, options) } : {}),
  };
}

function isFunction(value: unknown): value is (...parameters: readonly unknown[]) => unknown {
  return typeof value === 'function';
}

/** What a subscriber began at an event; forgotten once it is done. */
function follow(
  begun: unknown,
  pending: Set<Promise<void>>,
  wait: (work: Promise<unknown>) => Promise<void>,
): void {
  if (typeof begun !== 'object' || begun === null || !('then' in begun)) return;
  const done = wait(Promise.resolve(begun)).finally(() => pending.delete(done));
  pending.add(done);
}

/** Its cells are made anew whenever they are read. */
function copyOf({ cells, failing, ...head }: FoldedReport): FoldedReport {
  return { ...structuredClone(head), cells, failing };
}
