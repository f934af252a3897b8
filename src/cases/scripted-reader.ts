import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/source.ts';
import type { ScriptedApproval } from '../model/approval.ts';
import type { Case } from '../model/case.ts';
import { approvalKind } from './approval-kind.ts';
import { decisionsOf } from './check-scripted.ts';
import type { Compiled, CompiledCase } from './compile-case.ts';
import { faultKind } from './fault-kind.ts';
import { readScriptedItem } from './read-scripted-item.ts';
import type { Repeats } from './repeats.ts';
import type { ScriptedKind } from './scripted-kind.ts';
import type { Scope } from './template.ts';

type Scripted = Pick<Case, 'approvals' | 'faults'>;

interface ScriptedSink {
  readonly source: Source;
  readonly repeats: Repeats;
  /** The diagnostic moved to the row that is being read. */
  inRow(diagnostic: Diagnostic): Diagnostic;
}

/**
 * Prepares decisions and faults of a case; what comes back reads them for a row.
 *
 * Mistakes that templates bring are told here; all others were told when the file was checked. Without templates all rows
 * share one object.
 */
export function scriptedReader(
  { approvals, faults }: CompiledCase,
  sink: ScriptedSink,
): (scope: Scope) => Scripted {
  const gates = approvals.map((item) => ({
    gate: item.gate,
    read: itemsReader(item, approvalKind, sink),
  }));
  const faultReaders = faults.map((item) => itemsReader(item, faultKind, sink));
  const read = (scope: Scope): Scripted => {
    const decided = gates
      .map(({ gate, read }): [string, ScriptedApproval[]] => [gate, read(scope)])
      .filter(([, decisions]) => decisions.length > 0);
    const filled = faultReaders.flatMap((read) => read(scope));
    return {
      ...(decided.length > 0 ? { approvals: Object.fromEntries(decided) } : {}),
      ...(filled.length > 0 ? { faults: filled } : {}),
    };
  };
  const varies = [...approvals, ...faults].some(({ template }) => template.holes.length > 0);
  if (varies) return read;
  const fixed = read({ matrix: {}, row: {} });
  return () => fixed;
}

function itemsReader<Value>(
  item: Compiled,
  kind: ScriptedKind<Value>,
  sink: ScriptedSink,
): (scope: Scope) => Value[] {
  const { template, path } = item;
  const written = decisionsOf(item);
  return (scope) => {
    const filled = { value: template.fill(scope), path };
    return decisionsOf(filled).flatMap((one, index) => {
      const before = written[index] ?? item;
      const { value, problems } = readScriptedItem(
        one.value,
        { ...before, path: one.path },
        kind,
        sink.source,
      );
      const isTold = one.value === before.value;
      for (const problem of isTold ? [] : problems) tell(problem, sink);
      return value === null ? [] : [value];
    });
  };
}

function tell(problem: Diagnostic, { repeats, inRow }: ScriptedSink): void {
  const { code, message, place } = problem;
  repeats.add({
    kind: JSON.stringify([code, place?.line, place?.column]),
    message,
    inRow: () => inRow(problem),
    inAll: () => problem,
  });
}
