import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJson, isJsonObject, isList, type Json } from '../model/json.ts';
import { approvalKind } from './approval-kind.ts';
import { faultKind } from './fault-kind.ts';
import type { Placed } from './merge-settings.ts';
import { mockKind } from './mock-kind.ts';
import { readScriptedItem } from './read-scripted-item.ts';
import type { ScriptedKind } from './scripted-kind.ts';
import { compileTemplate } from './template.ts';

/**
 * The mistakes in all decisions, faults and mocks of a file that hold no templates. Those that do are read row by row.
 *
 * Looks at what the file holds rather than at what fits the schema, so that a slip elsewhere hides nothing.
 */
export function checkScripted(source: Source): Diagnostic[] {
  const cases = valueAt(source.value, ['cases']);
  const settings: Path[] = [
    ['defaults'],
    ...(Array.isArray(cases) ? cases.map((_, index): Path => ['cases', index]) : []),
  ];
  return settings.flatMap((path) => [
    ...namedIn(source, [...path, 'approvals']).flatMap((item) => check(item, approvalKind, source)),
    ...itemsOf(source, [...path, 'faults']).flatMap((item) => check(item, faultKind, source)),
    ...namedIn(source, [...path, 'tools']).flatMap((item) => check(item, mockKind, source)),
  ]);
}

/** The one item of a gate or a tool, or each of its list. */
export function scriptedItemsOf(item: Placed<Json>): Placed<Json>[] {
  const { value, path } = item;
  return isList(value) ? value.map((one, index) => ({ value: one, path: [...path, index] })) : [item];
}

function check<Value>(item: Placed<Json>, kind: ScriptedKind<Value>, source: Source): readonly Diagnostic[] {
  const { template, problems } = compileTemplate(item.value);
  if (template.holes.length > 0 || problems.length > 0) return [];
  return readScriptedItem(item.value, item, kind, source).problems;
}

function namedIn(source: Source, path: Path): Placed<Json>[] {
  const named = valueAt(source.value, path);
  if (!isJson(named) || !isJsonObject(named)) return [];
  return Object.entries(named).flatMap(([name, value]) => scriptedItemsOf({ value, path: [...path, name] }));
}

function itemsOf(source: Source, path: Path): Placed<Json>[] {
  const list = valueAt(source.value, path);
  return isJson(list) && isList(list) ? list.map((value, index) => ({ value, path: [...path, index] })) : [];
}
