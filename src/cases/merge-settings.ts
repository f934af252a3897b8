import type { Path } from '../diagnostics/layout.ts';
import type { CaseLimits } from '../model/case.ts';
import { parseDuration } from '../model/duration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { CaseEntry, SuiteHead } from './case-file-schema.ts';
import type { Variants } from './variants/variants.ts';

/** A value and where the file has it. */
export interface Placed<Value> {
  readonly value: Value;
  readonly path: Path;
}

/** What a case is made of once suite and defaults are put under it; templates are not filled yet. */
export interface MergedCase {
  readonly tags: readonly Placed<string>[];
  readonly agents: readonly string[];
  readonly expect: readonly Placed<Json>[];
  readonly expected: Placed<Json> | null;
  readonly metadata: Placed<JsonObject>;
  /** By gate: one decision or a list of them. */
  readonly approvals: readonly (Placed<Json> & { readonly name: string })[];
  readonly faults: readonly Placed<Json>[];
  /** By tool: one mock or a list of them. */
  readonly tools: readonly (Placed<Json> & { readonly name: string })[];
  readonly clock: 'real' | 'virtual';
  readonly limits: CaseLimits;
  readonly iterations?: number;
  readonly timeoutMs?: number;
  readonly passScore?: number;
  /** null: no variants are asked for. */
  readonly variants: Placed<Variants> | null;
  /** As written in the file. */
  readonly hooks?: string;
}

/**
 * Case over defaults over suite. Tags add up, judges of the defaults come first, limits and metadata are merged key by
 * key, decisions gate by gate and mocks tool by tool; everything else of a case takes the place of what stands under it.
 */
export function mergeSettings(head: SuiteHead, entry: CaseEntry, index: number): MergedCase {
  const defaults = head.defaults ?? {};
  const path: Path = ['cases', index];
  const timeout = entry.timeout ?? defaults.timeout ?? head.timeout;
  const timeoutMs = timeout === undefined ? null : parseDuration(timeout);
  const iterations = entry.iterations ?? defaults.iterations ?? head.iterations;
  const passScore = entry['pass-score'] ?? defaults['pass-score'];
  const hooks = entry.hooks ?? defaults.hooks ?? head.hooks;
  return {
    tags: [
      ...placed(head.tags, ['tags']),
      ...placed(defaults.tags, ['defaults', 'tags']),
      ...placed(entry.tags, [...path, 'tags']),
    ],
    agents:
      entry.agents ??
      defaults.agents ??
      (head.agents ?? []).map((agent) => (typeof agent === 'string' ? agent : agent.name)),
    expect: [
      ...placed(defaults.expect, ['defaults', 'expect']),
      ...placed(entry.expect, [...path, 'expect']),
    ],
    expected:
      expectedOf(entry.expected, [...path, 'expected']) ??
      expectedOf(defaults.expected, ['defaults', 'expected']),
    metadata: { value: { ...defaults.metadata, ...entry.metadata }, path: [...path, 'metadata'] },
    approvals: mergeNamed('approvals', defaults.approvals, entry.approvals, path),
    faults: entry.faults
      ? placed(entry.faults, [...path, 'faults'])
      : placed(defaults.faults, ['defaults', 'faults']),
    variants:
      variantsIn(entry.variants, path) ??
      variantsIn(defaults.variants, ['defaults']) ??
      variantsIn(head.variants, []),
    tools: mergeNamed('tools', defaults.tools, entry.tools, path),
    clock: entry.clock ?? defaults.clock ?? head.clock ?? 'real',
    limits: { ...head.limits, ...defaults.limits, ...entry.limits },
    ...(iterations === undefined ? {} : { iterations }),
    ...(timeoutMs === null ? {} : { timeoutMs }),
    ...(passScore === undefined ? {} : { passScore }),
    ...(hooks === undefined ? {} : { hooks }),
  };
}

function placed<Value>(values: readonly Value[] | undefined, path: Path): Placed<Value>[] {
  return (values ?? []).map((value, index) => ({ value, path: [...path, index] }));
}

function expectedOf(value: Json | undefined, path: Path): Placed<Json> | null {
  return value === undefined ? null : { value, path };
}

function variantsIn(written: CaseEntry['variants'], path: Path): Placed<Variants> | null {
  if (written === undefined) return null;
  const { of = '', model = null, kinds } = 'kinds' in written ? written : { kinds: written };
  return { value: { of, model, kinds: [...new Set(kinds)].sort() }, path: [...path, 'variants'] };
}

function mergeNamed(
  key: 'approvals' | 'tools',
  defaults: Readonly<Record<string, Json>> | undefined,
  own: Readonly<Record<string, Json>> | undefined,
  path: Path,
): (Placed<Json> & { readonly name: string })[] {
  const merged = { ...placedByName(defaults, ['defaults', key]), ...placedByName(own, [...path, key]) };
  return Object.entries(merged).map(([name, items]) => ({ name, ...items }));
}

function placedByName(
  items: Readonly<Record<string, Json>> | undefined,
  path: Path,
): Record<string, Placed<Json>> {
  const named = Object.entries(items ?? {});
  return Object.fromEntries(named.map(([name, value]) => [name, { value, path: [...path, name] }]));
}
