import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { parseDuration } from '../model/duration.ts';
import { isId } from '../model/id.ts';
import { parseThreshold } from '../model/parse-threshold.ts';

/**
 * Mistakes that a schema cannot see: thresholds, names of agents, lengths of time, tags. Looks at what the file holds
 * rather than at what fits the schema, so that a slip elsewhere hides nothing.
 */
export function checkHead(source: Source, knownAgents: readonly string[]): Diagnostic[] {
  const own = listAt(source, ['agents']).flatMap((agent) => nameIn(agent) ?? []);
  const names = [...new Set([...own, ...knownAgents])];
  const settings: Path[] = [
    [],
    ['defaults'],
    ...listAt(source, ['cases']).map((_, index): Path => ['cases', index]),
  ];
  return [
    ...checkThresholds(source),
    ...doubledAgents(source),
    ...settings.flatMap((path) => [
      ...checkTexts(source, [...path, 'agents'], (name, at) =>
        names.includes(name) ? null : unknownAgent(source, at, name, names),
      ),
      ...checkTexts(source, [...path, 'tags'], (tag, at) =>
        tag === '' || isId(tag) || tag.includes('{{') ? null : badTag(source, at, tag),
      ),
      ...checkTimeout(source, [...path, 'timeout']),
    ]),
  ];
}

function listAt(source: Source, path: Path): readonly unknown[] {
  const list = valueAt(source.value, path);
  return Array.isArray(list) ? list : [];
}

function checkTexts(
  source: Source,
  path: Path,
  check: (text: string, at: Path) => Diagnostic | null,
): Diagnostic[] {
  return listAt(source, path).flatMap((text, index) =>
    typeof text === 'string' ? (check(text, [...path, index]) ?? []) : [],
  );
}

/** Name of an agent that the file defines itself. */
function nameIn(agent: unknown): string | null {
  const name = valueAt(agent, ['name']);
  return typeof name === 'string' ? name : null;
}

function checkThresholds(source: Source): Diagnostic[] {
  return checkTexts(source, ['thresholds'], (text, at) => {
    const parsed = parseThreshold(text);
    if ('threshold' in parsed) return null;
    const { message, fix, offset, length } = parsed.problem;
    return {
      code: 'case/bad-threshold',
      severity: 'error',
      message,
      why: 'A limit that cannot be read would not guard anything.',
      fix,
      place: source.place(at, { offset, length }),
    };
  });
}

function doubledAgents(source: Source): Diagnostic[] {
  const names = listAt(source, ['agents']).map((agent) =>
    typeof agent === 'string' ? agent : nameIn(agent),
  );
  return names.flatMap((name, index) => {
    if (name === null) return [];
    if (names.findIndex((other) => other?.toLowerCase() === name.toLowerCase()) === index) return [];
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

function checkTimeout(source: Source, path: Path): Diagnostic[] {
  const timeout = valueAt(source.value, path);
  const durationMs = typeof timeout === 'string' ? parseDuration(timeout) : null;
  const fits = durationMs === null || (durationMs > 0 && durationMs <= longestTimerMs);
  return fits ? [] : [badTimeout(source, path, String(timeout))];
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
