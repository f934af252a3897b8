import { noJudgeModel } from '../../src/judge/no-judge-model.ts';
import type { Json } from '../../src/model/json.ts';
import type { Judge, JudgeTools, Subject, Verdict } from '../../src/model/judge.ts';
import type { Span, SpanName } from '../../src/model/span.ts';

/** A subject that did nothing and gave null. */
export function subjectWith(parts: Partial<Subject> = {}): Subject {
  return {
    case: 'suite/case',
    input: null,
    output: null,
    trace: { spans: [] },
    latencyMs: 1,
    waitMs: 0,
    usage: null,
    metadata: {},
    ...parts,
  };
}

interface SpanPlan {
  readonly args?: Json;
  readonly failed?: boolean;
  readonly open?: boolean;
  readonly name?: SpanName;
}

type CallPlan = string | readonly [string, SpanPlan];

/** A span for each entry: a tool's name, or the name and more. */
export function spansOf(...calls: CallPlan[]): Span[] {
  return calls.map((call, index) => {
    const label = typeof call === 'string' ? call : call[0];
    const { args, failed, open, name }: SpanPlan = typeof call === 'string' ? {} : call[1];
    return {
      id: index + 1,
      parent: null,
      name: name ?? 'execute_tool',
      label,
      startMs: index,
      endMs: open ? null : index + 1,
      attributes: args === undefined ? {} : { 'gen_ai.tool.call.arguments': args },
      events: [],
      ...(failed ? { error: { kind: 'unavailable' as const, message: 'is down' } } : {}),
    };
  });
}

/** A subject that made these calls. */
export function subjectCalling(...calls: CallPlan[]): Subject {
  return subjectWith({ trace: { spans: spansOf(...calls) } });
}

export const noTools: JudgeTools = {
  read: () => {
    throw new Error('no judge can be read here');
  },
  prepare: () => {
    throw new Error('no judge can be prepared here');
  },
  load: async () => undefined,
  golden: async () => undefined,
  model: noJudgeModel,
};

/** What a judge with these settings, as written, finds. */
export async function verdictOf<Settings>(
  judge: Judge<Settings>,
  written: Json,
  subject: Subject,
  tools: JudgeTools = noTools,
): Promise<Verdict> {
  return judge.prepare(judge.settings.parse(written), tools)(subject);
}

/** The codes of the mistakes that a judge finds in settings that fit its schema. */
export function problemsOf<Settings>(judge: Judge<Settings>, written: Json): string[] {
  const registry = { judges: new Map(), read: () => ({ problems: [] }) };
  const problems = judge.check?.(judge.settings.parse(written), registry) ?? [];
  return problems.map(({ severity, code, path }) => `${severity} ${code} /${path.join('/')}`);
}
