import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import type { Source } from '../diagnostics/source.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { parseDuration } from '../model/duration.ts';
import { isId } from '../model/id.ts';
import { parseThreshold } from '../model/threshold.ts';
import type { CaseEntry, SuiteHead } from './case-file-schema.ts';

/** Mistakes that a schema cannot see: thresholds, names of agents, lengths of time, tags. */
export function checkHead(
  source: Source,
  head: SuiteHead,
  entries: readonly (CaseEntry | null)[],
  knownAgents: readonly string[],
): Diagnostic[] {
  const own = (head.agents ?? []).flatMap((agent) => (typeof agent === 'string' ? [] : agent.name));
  const names = [...new Set([...own, ...knownAgents])];
  const settings: [Path, SettingsToCheck][] = [
    [[], head],
    [['defaults'], head.defaults ?? {}],
    ...entries.map((entry, index): [Path, SettingsToCheck] => [['cases', index], entry ?? {}]),
  ];
  return [
    ...checkThresholds(source, head.thresholds ?? []),
    ...doubledAgents(source, head),
    ...settings.flatMap(([path, { agents, timeout, tags }]) => [
      ...(agents ?? []).flatMap((name, index) =>
        typeof name !== 'string' || names.includes(name)
          ? []
          : unknownAgent(source, [...path, 'agents', index], name, names),
      ),
      ...(tags ?? []).flatMap((tag, index) =>
        isId(tag) || tag.includes('{{') ? [] : badTag(source, [...path, 'tags', index], tag),
      ),
      ...(timeout === undefined || isTimerLength(timeout)
        ? []
        : [badTimeout(source, [...path, 'timeout'], timeout)]),
    ]),
  ];
}

interface SettingsToCheck {
  readonly agents?: SuiteHead['agents'];
  readonly timeout?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

function checkThresholds(source: Source, texts: readonly string[]): Diagnostic[] {
  return texts.flatMap((text, index) => {
    const parsed = parseThreshold(text);
    if ('threshold' in parsed) return [];
    const { message, fix, offset, length } = parsed.problem;
    return {
      code: 'case/bad-threshold',
      severity: 'error' as const,
      message,
      why: 'A limit that cannot be read would not guard anything.',
      fix,
      place: source.place(['thresholds', index], { offset, length }),
    };
  });
}

function doubledAgents(source: Source, head: SuiteHead): Diagnostic[] {
  const names = (head.agents ?? []).map((agent) => (typeof agent === 'string' ? agent : agent.name));
  return names.flatMap((name, index) => {
    if (names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index) return [];
    return {
      code: 'case/duplicate-agent',
      severity: 'error' as const,
      message: `The agent "${name}" stands in this list already.`,
      why: 'Results are kept by the names of agents, so one would overwrite the other.',
      fix: 'Remove it, or give it another name.',
      place: source.place(['agents', index]),
    };
  });
}

function unknownAgent(source: Source, path: Path, name: string, names: readonly string[]): Diagnostic {
  const near = didYouMean(name, names);
  const known =
    names.length > 0
      ? `Known agents: ${names.join(', ')}.`
      : 'No agent is known: define one in the config or in the folder for agents.';
  return {
    code: 'case/unknown-agent',
    severity: 'error',
    message: `No agent is named "${name}".`,
    why: 'There would be nothing to try the case on.',
    fix: `${near ? `Did you mean "${near}"? ` : ''}${known}`,
    place: source.place(path),
  };
}

function badTag(source: Source, path: Path, tag: string): Diagnostic {
  return {
    code: 'case/bad-tag',
    severity: 'error',
    message: `${JSON.stringify(tag)} cannot be a tag.`,
    why: 'Tags are used on the command line and in thresholds, where other characters have a meaning.',
    fix: 'Use only letters, digits, ".", "_" and "-".',
    place: source.place(path),
  };
}

const longestTimerMs = 2_147_483_647;

function isTimerLength(text: string): boolean {
  const durationMs = parseDuration(text) ?? 0;
  return durationMs > 0 && durationMs <= longestTimerMs;
}

function badTimeout(source: Source, path: Path, timeout: string): Diagnostic {
  return {
    code: 'case/bad-timeout',
    severity: 'error',
    message: `A timeout cannot be ${timeout}.`,
    why: 'No trial could end in time, or none would ever be stopped.',
    fix: 'Write more than 0ms and at most 24d.',
    place: source.place(path),
  };
}
