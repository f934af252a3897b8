import type { Json } from '../model/json.ts';
import {
  type Judge,
  type Judgement,
  type JudgeRegistry,
  type JudgeTools,
  type JudgeUse,
  judgeUsageSchema,
  type NestedJudgement,
  type Subject,
  type Verdict,
} from '../model/judge.ts';
import { identityOf } from './identity-of.ts';

type Prepared = (subject: Subject) => Judgement | Promise<Judgement>;

/** What comes from outside of judging: modules and accepted outputs. */
export type OutsideTools = Omit<JudgeTools, 'prepare' | 'read'>;

type Identity = ReturnType<typeof identityOf>;

/**
 * Gets a judge ready for a case: compiles once what costs time, and puts name, weight, label and `not-` on what it
 * finds.
 *
 * The judgement of a judge that throws, or that cannot be prepared, is `invalid`; nothing is thrown.
 *
 * @returns judges a trial; synchronous where the judge is
 */
export function prepareJudge(use: JudgeUse, registry: JudgeRegistry, tools: OutsideTools): Prepared {
  return prepareNested(use, registry, tools, false);
}

/** @param nested - `final` is kept on the judgement, for the judge around it that may be negated */
function prepareNested(
  use: JudgeUse,
  registry: JudgeRegistry,
  tools: OutsideTools,
  nested: boolean,
): (subject: Subject) => NestedJudgement | Promise<NestedJudgement> {
  const identity = identityOf(use);
  const judge = registry.judges.get(use.judge);
  if (!judge) return () => invalid(identity, `No judge is named "${use.judge}".`);
  let find: (subject: Subject) => Verdict | Promise<Verdict>;
  try {
    find = prepareVerdict(judge, use, registry, tools);
  } catch (error) {
    const reason = `The judge could not be prepared: ${messageOf(error)}`;
    return () => invalid(identity, reason);
  }
  const judgementOf = rememberLast((verdict) => toJudgement(identity, use.negated, verdict, nested));
  return (subject) => {
    try {
      const verdict = find(subject);
      if (!isPromise(verdict)) return judgementOf(verdict);
      return verdict.then(judgementOf, (error: unknown) => crashed(identity, error));
    } catch (error) {
      return crashed(identity, error);
    }
  };
}

/**
 * Most judges make the verdict on what passes once, so over a million trials its judgement is one and the same, too.
 * A project's own judge may change a verdict and give it again, so only frozen ones are trusted.
 */
function rememberLast(judge: (verdict: Verdict) => NestedJudgement): (verdict: Verdict) => NestedJudgement {
  let last: { readonly verdict: Verdict; readonly judgement: NestedJudgement } | null = null;
  return (verdict) => {
    if (last?.verdict === verdict) return last.judgement;
    const judgement = judge(verdict);
    if (Object.isFrozen(verdict)) last = { verdict, judgement };
    return judgement;
  };
}

function prepareVerdict(
  judge: Judge,
  use: JudgeUse,
  registry: JudgeRegistry,
  tools: OutsideTools,
): (subject: Subject) => Verdict | Promise<Verdict> {
  const parsed = judge.settings.safeParse(use.settings);
  if (!parsed.success) throw new TypeError(parsed.error.issues.map(({ message }) => message).join(' '));
  return judge.prepare(parsed.data, {
    ...tools,
    read: (raw, expected) => readNested(raw, expected, registry),
    prepare: (inner) => prepareNested(inner, registry, tools, true),
  });
}

function readNested(raw: Json, expected: Json | undefined, registry: JudgeRegistry): JudgeUse {
  const { use, problems } = registry.read(raw, expected);
  if (use) return use;
  throw new TypeError(problems.map(({ message }) => message).join(' '));
}

function toJudgement(
  identity: Identity,
  negated: boolean,
  verdict: Verdict,
  nested: boolean,
): NestedJudgement {
  if (!isUsable(verdict)) {
    return invalid(
      identity,
      'The judge gave no usable verdict: its status, score, reason or usage is wrong.',
    );
  }
  const { reason, usage } = verdict;
  if (!('score' in verdict)) {
    return { ...identity, status: verdict.status, reason, ...(usage ? { usage } : {}) };
  }
  const { status, score } = verdict;
  const isTurned = negated && !verdict.final;
  const judgement = isTurned
    ? scored(identity, status === 'passed' ? 'failed' : 'passed', 1 - score, reason)
    : scored(identity, status, score, reason);
  const told = usage ? { ...judgement, usage } : judgement;
  return nested && verdict.final ? { ...told, final: verdict.final } : told;
}

/** Most uses have a name and no more; spreading that into every judgement took longer than judging. */
function scored(
  identity: Identity,
  status: 'passed' | 'failed',
  score: number,
  reason: string,
): NestedJudgement {
  const { judge, label, weight, required } = identity;
  const isPlain = label === undefined && weight === undefined && required === undefined;
  return isPlain ? { judge, status, score, reason } : { ...identity, status, score, reason };
}

/** A project's own judge may give anything at all, so what it gave is checked before it counts. */
function isUsable(verdict: Verdict): boolean {
  const { reason, usage } = verdict;
  if (typeof reason !== 'string') return false;
  if (usage !== undefined && !judgeUsageSchema.safeParse(usage).success) return false;
  switch (verdict.status) {
    case 'passed':
    case 'failed':
      return verdict.score >= 0 && verdict.score <= 1;
    case 'invalid':
    case 'unscored':
      return true;
    default:
      return false;
  }
}

function crashed(identity: Identity, error: unknown): Judgement {
  return invalid(identity, `The judge failed: ${messageOf(error)}`);
}

function invalid(identity: Identity, reason: string): Judgement {
  return { ...identity, status: 'invalid', reason };
}

function isPromise(verdict: Verdict | Promise<Verdict>): verdict is Promise<Verdict> {
  return 'then' in verdict && typeof verdict.then === 'function';
}

/** Whatever a judge throws, this does not throw again. */
function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error || hasMessage(thrown) ? String(thrown.message) : String(thrown);
  } catch {
    return 'it threw something that cannot be read';
  }
}

function hasMessage(thrown: unknown): thrown is { message: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown;
}
