import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AgentParts } from '../model/agent.ts';
import type { Case } from '../model/case.ts';
import { closestPart } from '../model/closest-part.ts';
import { targetOf } from '../model/fault.ts';
import type { JudgeRegistry, JudgeUse } from '../model/judge.ts';
import type { PlannedCase } from '../model/plan.ts';

/**
 * Names of gates, nodes and tools in cases that their agents do not have, each mistake once an item of a case file.
 *
 * Only kinds that an agent declares are checked. Models are declared nowhere.
 */
export function checkParts(
  cases: readonly Pick<PlannedCase, 'case' | 'agents'>[],
  registry: JudgeRegistry,
): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const partsOf = judgePartsReader(registry);
  for (const { case: testCase, agents } of cases) {
    if (testCase.skip !== undefined) continue;
    for (const { agent, name } of agents) {
      if (!agent.parts) continue;
      for (const named of namesIn(testCase, partsOf)) {
        const known = agent.parts[lists[named.kind]];
        if (!known || known.includes(named.name)) continue;
        const diagnostic = unknownPart(named, name, known, testCase);
        found.set(JSON.stringify([diagnostic.message, testCase.place.file, testCase.place.line]), diagnostic);
      }
    }
  }
  return [...found.values()];
}

type Kind = 'gate' | 'node' | 'tool';

/** A part that a case speaks of, and how it does. */
interface NamedPart {
  readonly kind: Kind;
  readonly name: string;
  readonly how: string;
  readonly why: string;
}

const lists = { gate: 'gates', node: 'nodes', tool: 'tools' } as const satisfies Record<
  Kind,
  keyof AgentParts
>;

function* namesIn(testCase: Case, partsOf: (use: JudgeUse) => AgentParts): Generator<NamedPart, undefined> {
  for (const gate of Object.keys(testCase.approvals ?? {})) {
    const why = 'A decision that is never asked for would fail every trial.';
    yield { kind: 'gate', name: gate, how: 'scripts decisions at', why };
  }
  for (const fault of testCase.faults ?? []) {
    const target = targetOf(fault);
    if (!target || target.kind === 'model') continue;
    const why = 'A fault that never strikes would fail every trial.';
    yield { kind: target.kind, name: target.name, how: 'has a fault at', why };
  }
  for (const tool of Object.keys(testCase.tools ?? {})) {
    const why = 'A mock that is never used would fail every trial.';
    yield { kind: 'tool', name: tool, how: 'mocks', why };
  }
  for (const use of [...testCase.expect, ...(testCase.turns ?? []).flatMap((turn) => turn.expect)]) {
    const { nodes = [], gates = [] } = partsOf(use);
    const why = 'There would be nothing to judge.';
    const how = `judges with "${use.judge}"`;
    for (const name of nodes) yield { kind: 'node', name, how, why };
    for (const name of gates) yield { kind: 'gate', name, how, why };
  }
}

/** Rows of a dataset share their uses, so each is read once. */
function judgePartsReader(registry: JudgeRegistry): (use: JudgeUse) => AgentParts {
  const known = new WeakMap<JudgeUse, AgentParts>();
  return (use) => {
    let parts = known.get(use);
    if (!parts) {
      const judge = registry.judges.get(use.judge);
      const settings = judge?.parts ? judge.settings.safeParse(use.settings) : null;
      parts = settings?.success ? (judge?.parts?.(settings.data) ?? {}) : {};
      known.set(use, parts);
    }
    return parts;
  };
}

function unknownPart(
  { kind, name, how, why }: NamedPart,
  agent: string,
  known: readonly string[],
  { place }: Case,
): Diagnostic {
  const close = closestPart(name, known);
  const listed = known.slice(0, 30).join(', ') + (known.length > 30 ? ', …' : '');
  const all = known.length === 0 ? `It declares that it has no ${kind}s.` : `Its ${kind}s: ${listed}.`;
  return {
    code: `case/unknown-${kind}`,
    severity: 'error',
    message: `This case ${how} the ${kind} "${name}", which the agent "${agent}" does not have.`,
    why,
    fix: `${close === null ? '' : `Did you mean "${close}"? `}${all}`,
    place,
  };
}
