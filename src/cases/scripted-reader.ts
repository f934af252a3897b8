import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/source.ts';
import type { Case } from '../model/case.ts';
import { isList } from '../model/json.ts';
import { approvalKind } from './approval-kind.ts';
import { scriptedItemsOf } from './check-scripted.ts';
import type { Compiled, CompiledCase } from './compile-case.ts';
import { faultKind } from './fault-kind.ts';
import { mockKind } from './mock-kind.ts';
import { readScriptedItem } from './read-scripted-item.ts';
import type { Repeats } from './repeats.ts';
import type { ScriptedKind } from './scripted-kind.ts';
import type { Scope } from './template.ts';

type Scripted = Pick<Case, 'approvals' | 'faults' | 'tools'>;

interface ScriptedSink {
  readonly source: Source;
  readonly repeats: Repeats;
  /** The diagnostic moved to the row that is being read. */
  inRow(diagnostic: Diagnostic): Diagnostic;
}

/**
 * Prepares decisions, faults and mocks of a case; what comes back reads them for a row.
 *
 * Mistakes that templates bring are told here; all others were told when the file was checked. Without templates all rows
 * share one object.
 */
export function scriptedReader(
  { approvals, faults, tools }: CompiledCase,
  sink: ScriptedSink,
): (scope: Scope) => Scripted {
  const readApprovals = namedReader(approvals, approvalKind, sink);
  const readMocks = namedReader(tools, mockKind, sink);
  const faultReaders = faults.map((item) => itemsReader(item, faultKind, sink));
  const read = (scope: Scope): Scripted => {
    const decided = readApprovals(scope).map(({ name, items }) => [name, items] as const);
    const mocked = readMocks(scope).map(({ name, items, one }) => [name, one ?? items] as const);
    const filled = faultReaders.flatMap((readItems) => readItems(scope).items);
    return {
      ...(decided.length > 0 ? { approvals: Object.fromEntries(decided) } : {}),
      ...(filled.length > 0 ? { faults: filled } : {}),
      ...(mocked.length > 0 ? { tools: Object.fromEntries(mocked) } : {}),
    };
  };
  const varies = [...approvals, ...faults, ...tools].some(({ template }) => template.holes.length > 0);
  if (varies) return read;
  const fixed = read({ matrix: {}, row: {} });
  return () => fixed;
}

/** What is written under one name: the items, and that which stands there without a list. */
interface ReadItems<Value> {
  readonly items: Value[];
  readonly one: Value | null;
}

/** Names with an empty list are left out: it takes back what the defaults say. */
function namedReader<Value>(
  named: CompiledCase['tools'],
  kind: ScriptedKind<Value>,
  sink: ScriptedSink,
): (scope: Scope) => (ReadItems<Value> & { readonly name: string })[] {
  const readers = named.map((item) => ({ name: item.name, read: itemsReader(item, kind, sink) }));
  return (scope) =>
    readers.map(({ name, read }) => ({ name, ...read(scope) })).filter(({ items }) => items.length > 0);
}

function itemsReader<Value>(
  item: Compiled,
  kind: ScriptedKind<Value>,
  sink: ScriptedSink,
): (scope: Scope) => ReadItems<Value> {
  const { template, path } = item;
  const written = scriptedItemsOf(item);
  return (scope) => {
    const filled = { value: template.fill(scope), path };
    const items = scriptedItemsOf(filled).flatMap((one, index) => {
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
    return { items, one: isList(filled.value) ? null : (items[0] ?? null) };
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
