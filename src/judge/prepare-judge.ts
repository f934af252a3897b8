import type {
  Judge,
  Judgement,
  JudgeRegistry,
  JudgeTools,
  JudgeUse,
  Subject,
  Verdict,
} from '../model/judge.ts';

type Prepared = (subject: Subject) => Judgement | Promise<Judgement>;

/** What all judgements of one use share. */
type Identity = Pick<Judgement, 'judge' | 'label' | 'weight' | 'required'>;

/**
 * Gets a judge ready for a case: compiles once what costs time, and puts name, weight, label and `not-` on what it
 * finds.
 *
 * The judgement of a judge that throws, or that cannot be prepared, is `invalid`; nothing is thrown.
 *
 * @returns judges a trial; synchronous where the judge is
 */
export function prepareJudge(
  use: JudgeUse,
  registry: JudgeRegistry,
  tools: Omit<JudgeTools, 'prepare'>,
): Prepared {
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
  return (subject) => {
    try {
      const verdict = find(subject);
      if (!isPromise(verdict)) return toJudgement(identity, use.negated, verdict);
      return verdict.then(
        (settled) => toJudgement(identity, use.negated, settled),
        (error: unknown) => crashed(identity, error),
      );
    } catch (error) {
      return crashed(identity, error);
    }
  };
}

function identityOf({ judge, negated, label, weight, required }: JudgeUse): Identity {
  return {
    judge: negated ? `not-${judge}` : judge,
    ...(label === undefined ? {} : { label }),
    ...(weight === undefined ? {} : { weight }),
    ...(required === undefined ? {} : { required }),
  };
}

function prepareVerdict(
  judge: Judge,
  use: JudgeUse,
  registry: JudgeRegistry,
  { load, golden }: Omit<JudgeTools, 'prepare'>,
): (subject: Subject) => Verdict | Promise<Verdict> {
  const parsed = judge.settings.safeParse(use.settings);
  if (!parsed.success) throw new TypeError(parsed.error.issues.map(({ message }) => message).join(' '));
  return judge.prepare(parsed.data, {
    prepare: (inner) => prepareJudge(inner, registry, { load, golden }),
    load,
    golden,
  });
}

function toJudgement(identity: Identity, negated: boolean, verdict: Verdict): Judgement {
  if (!isUsable(verdict)) {
    return invalid(identity, 'The judge gave no usable verdict: its status, score or reason is wrong.');
  }
  const { reason } = verdict;
  if (verdict.status === 'invalid' || verdict.status === 'unscored') {
    return { ...identity, status: verdict.status, reason };
  }
  const { status, score } = verdict;
  if (!negated || verdict.final) return { ...identity, status, score, reason };
  return { ...identity, status: status === 'passed' ? 'failed' : 'passed', score: 1 - score, reason };
}

/** A project's own judge may give anything at all, so what it gave is checked before it counts. */
function isUsable(verdict: Verdict): boolean {
  if (typeof verdict.reason !== 'string') return false;
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
