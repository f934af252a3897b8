import type { Json } from '../model/json.ts';
import type { Judgement, JudgeRegistry, SettingProblem, Subject } from '../model/judge.ts';
import { usageOf } from '../model/usage.ts';
import { noJudgeModel } from './no-judge-model.ts';
import type { OutsideTools } from './prepare-judge.ts';

/** What `judge` may be given beyond the judge and the trial. */
export interface JudgeOptions {
  /** The judges that are known; the built-in ones without it. */
  readonly registry?: JudgeRegistry;
  /** What judges may reach beyond the trial: modules, accepted outputs. */
  readonly tools?: Partial<OutsideTools>;
}

/**
 * Judges one output, for a project's own tests.
 *
 * @param use - one judge as a case file writes it: `'is-json'`, `{ contains: 'hi' }`, `{ contains: { value: 'hi' } }`
 * @param subject - what is judged; what is left out is empty, and times and usage are unknown
 * @throws TypeError with all mistakes where `use` is no judge or has wrong settings
 */
export async function judge(
  use: Json,
  subject: Partial<Subject>,
  { registry: given, tools = {} }: JudgeOptions = {},
): Promise<Judgement> {
  const registry = given ?? (await defaultRegistry());
  const read = registry.read(use, subject.expected);
  if (!read.use) throw new TypeError(read.problems.map(describe).join('\n'));
  const { prepareJudge } = await import('./prepare-judge.ts');
  return prepareJudge(read.use, registry, { ...noTools, ...tools })(complete(subject));
}

let builtin: JudgeRegistry | undefined;

/** Loaded when it is needed: agents import this package too, and judge nothing. */
async function defaultRegistry(): Promise<JudgeRegistry> {
  const [{ builtinJudges }, { createRegistry }] = await Promise.all([
    import('./builtin-judges.ts'),
    import('./registry.ts'),
  ]);
  builtin ??= createRegistry(builtinJudges);
  return builtin;
}

function describe({ path, message, fix }: SettingProblem): string {
  return `${path.length === 0 ? '' : `${path.join('.')}: `}${message} ${fix}`;
}

function complete(subject: Partial<Subject>): Subject {
  const trace = subject.trace ?? { spans: [] };
  return {
    ...subject,
    case: subject.case ?? 'judge',
    input: subject.input ?? null,
    output: subject.output ?? null,
    trace,
    latencyMs: subject.latencyMs ?? null,
    waitMs: subject.waitMs ?? 0,
    usage: subject.usage ?? usageOf(trace.spans),
    metadata: subject.metadata ?? {},
  };
}

const noTools: OutsideTools = {
  load: (reference) => Promise.reject(new Error(`"${reference}" cannot be loaded without \`tools.load\`.`)),
  golden: () => Promise.resolve(undefined),
  model: noJudgeModel,
};
