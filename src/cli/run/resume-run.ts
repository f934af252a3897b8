import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { linesOf } from '../../execute/lines-of.io.ts';
import type { RunStarted } from '../../model/event.ts';
import { formatCount } from '../../model/format-count.ts';
import type { Json } from '../../model/json.ts';
import type { Plan } from '../../model/plan.ts';
import { recordingModes } from '../../model/recording.ts';
import { stopEarlySchema } from '../../model/stop-early.ts';
import type { RunFold } from '../../report/fold/run-fold.ts';
import { plural } from '../../report/show/plural.ts';
import { noSuchRun } from '../earlier/no-such-run.ts';
import { findRun } from '../earlier/run-folder.ts';
import { loadConfigSettings } from '../project/load-config-settings.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { commandLineConfig } from './command-line-config.ts';
import type { RunCommandOptions } from './run-options.ts';

/** An earlier run that is gone on with. */
export interface EarlierRun {
  /** Absolute. */
  readonly folder: string;
  /** Whether it tries what the run itself asked for, nothing else having been asked for. */
  readonly isItsOwn: boolean;
}

/** What a run is asked to do. */
export interface Request {
  readonly paths: readonly string[];
  readonly options: RunCommandOptions;
  /** null: a new run. */
  readonly earlier: EarlierRun | null;
}

/**
 * What `agent-eval run` is asked to do: with `--resume` all that the run was begun with, but for what is said anew.
 *
 * @throws UserProblem where there is no such run
 */
export async function readRequest(paths: readonly string[], options: RunCommandOptions): Promise<Request> {
  if (options.resume === undefined) return { paths, options, earlier: null };
  const { project, config } = await loadConfigSettings({
    configFile: options.config,
    commandLine: commandLineConfig(options),
  });
  const out = resolve(project, config.out);
  const named = options.resume === true ? 'latest' : options.resume;
  const found = findRun(out, named);
  if (found === null) throw noSuchRun(out, named);
  const folder = resolve(found);
  const begun = await readSelection(join(folder, 'events.jsonl'));
  const { agent, tag, filter, shard, rerunFailed, config: configFile } = options;
  const isNewlyPicked =
    paths.length > 0 ||
    [agent, tag, filter, shard, rerunFailed, configFile].some((option) => option !== undefined);
  return {
    paths: paths.length > 0 ? paths : (begun?.paths ?? []),
    // Where the run lies is known, wherever this is called from.
    options: { ...begun?.options, ...options, out: dirname(folder) },
    earlier: { folder, isItsOwn: begun !== null && !isNewlyPicked },
  };
}

const optionsSchema = z.object({
  agent: z.string().exactOptional(),
  tag: z.string().exactOptional(),
  filter: z.array(z.string()).exactOptional(),
  iterations: z.int().min(1).exactOptional(),
  concurrency: z.int().min(1).exactOptional(),
  timeout: z.string().exactOptional(),
  seed: z.int().min(0).exactOptional(),
  bail: z.union([z.int().min(1), z.literal(true)]).exactOptional(),
  threshold: z.array(z.string()).exactOptional(),
  baseline: z.string().exactOptional(),
  requireBaseline: z.literal(true).exactOptional(),
  updateBaseline: z.literal(true).exactOptional(),
  reporter: z.string().exactOptional(),
  shard: z.string().exactOptional(),
  rerunFailed: z.string().exactOptional(),
  recordings: z.enum(recordingModes).exactOptional(),
  trace: z.literal(true).exactOptional(),
  yes: z.literal(true).exactOptional(),
  interactive: z.literal(true).exactOptional(),
  approvals: z.string().exactOptional(),
  config: z.string().exactOptional(),
  bench: z.object({ warmup: z.int().min(0), stopEarly: stopEarlySchema.exactOptional() }).exactOptional(),
});

/**
 * What a log has to hold so that `readRequest` can repeat it.
 *
 * @param rerunFailed - the run whose failures are tried, by its own name: `latest` is another one tomorrow
 */
export function selectionOf(
  paths: readonly string[],
  options: RunCommandOptions,
  rerunFailed: string | null,
): NonNullable<RunStarted['selection']> {
  const wanted = { ...options, ...(rerunFailed === null ? {} : { rerunFailed }) };
  const kept: Record<string, Json> = optionsSchema.parse(wanted);
  return { paths: [...paths], options: kept };
}

interface Begun {
  readonly paths: readonly string[];
  readonly options: z.infer<typeof optionsSchema>;
}

/** The newest selection in a log; null where it has none, or cannot be read: whoever goes on with it tells why. */
async function readSelection(log: string): Promise<Begun | null> {
  const schema = z.object({ selection: z.object({ paths: z.array(z.string()), options: optionsSchema }) });
  let begun: Begun | null = null;
  for await (const line of linesOf(log)) {
    if (!line.startsWith('{"type":"run-started"')) continue;
    const read = schema.safeParse(parse(line));
    begun = read.success ? read.data.selection : null;
  }
  return begun;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Compares what a run had planned with what is planned now: what is lacking would vanish from its report.
 *
 * @param fold - the earlier part of the run
 * @throws UserProblem where it is lacking because something else was asked for
 */
export function checkNothingLost(fold: RunFold, plan: Plan, earlier: EarlierRun, terminal: Terminal): void {
  const planned = new Map(
    plan.cases.map((one) => [one.case.key, new Set(one.agents.map(({ name }) => name))]),
  );
  const lost = fold.cases.flatMap((one) =>
    one.agents.filter((agent) => !planned.get(one.case)?.has(agent)).map((agent) => `${one.case}@${agent}`),
  );
  if (lost.length === 0) return;
  const names = `${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ', …' : ''}`;
  if (!earlier.isItsOwn) {
    throw new UserProblem(
      `What is asked for leaves out ${formatCount(lost.length)} of what the run had planned: ${names}`,
      'Its report would look whole without them. Give --resume without paths and filters (or, for a log of an older version, with those of the beginning), or start a run of its own.',
    );
  }
  terminal.error(
    `warning  ${plural(lost.length, 'case')} that the run had planned can no longer be found, each agent counted; they are left out: ${names}\n`,
  );
}
