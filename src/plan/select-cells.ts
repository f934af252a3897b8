import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Case, Suite } from '../model/case.ts';
import { didYouMean } from '../model/did-you-mean.ts';

/** What the command line picks out of all cases; empty lists and texts pick everything. */
export interface Filter {
  readonly agents: readonly string[];
  /** Tags that a case must have one of; with `!` before it, must not have. */
  readonly tags: readonly string[];
  /** Text that the key of a case must contain, upper and lower case alike. */
  readonly text: string | readonly string[];
  /** Cells by `case@agent`, or null for all. */
  readonly cells: ReadonlySet<string> | null;
}

/** A case with the names of the agents that will be tried on it. */
export interface SelectedCase {
  readonly case: Case;
  readonly agents: readonly string[];
}

/**
 * Picks the cells (case × agent) of a run.
 *
 * A tag or agent that nothing has is a mistake: it would silently run too much or nothing.
 *
 * @param defaultAgents - for cases that name none
 */
export function selectCells(
  suites: readonly Suite[],
  filter: Filter,
  defaultAgents: readonly string[],
): { readonly cases: readonly SelectedCase[]; readonly diagnostics: readonly Diagnostic[] } {
  const all = suites.flatMap((suite) => suite.cases);
  const named = all.map((testCase) => ({
    case: testCase,
    agents: testCase.agents.length > 0 ? testCase.agents : defaultAgents,
  }));
  const diagnostics = [
    ...unknownTags(all, filter.tags),
    ...unknownAgents(named, filter.agents),
    ...agentless(named),
  ];
  const isOnly = all.some((testCase) => testCase.only);
  const matches = matcher(filter);
  const picked = named.filter(({ case: testCase }) => (!isOnly || testCase.only) && matches(testCase));
  return { cases: pickAgents(picked, filter), diagnostics };
}

/** Whether a case has what the command line asks for. */
function matcher({ tags, text }: Filter): (testCase: Case) => boolean {
  const wanted = tags.filter((tag) => !tag.startsWith('!'));
  const unwanted = tags.filter((tag) => tag.startsWith('!')).map((tag) => tag.slice(1));
  const parts = (typeof text === 'string' ? [text] : text).map((part) => part.toLowerCase());
  return (testCase) => {
    if (wanted.length > 0 && !wanted.some((tag) => testCase.tags.includes(tag))) return false;
    if (unwanted.some((tag) => testCase.tags.includes(tag))) return false;
    if (parts.length === 0 || parts.includes('')) return true;
    const key = testCase.key.toLowerCase();
    return parts.some((part) => key.includes(part));
  };
}

function pickAgents(cases: readonly SelectedCase[], filter: Filter): readonly SelectedCase[] {
  const all = filter.agents.length === 0 && filter.cells === null;
  const picked = all
    ? cases
    : cases.map((selected) => ({
        case: selected.case,
        agents: selected.agents.filter((agent) => wants(filter, selected.case, agent)),
      }));
  return picked.filter(({ agents }) => agents.length > 0);
}

function wants({ agents, cells }: Filter, testCase: Case, agent: string): boolean {
  if (agents.length > 0 && !agents.includes(agent)) return false;
  return cells === null || cells.has(`${testCase.key}@${agent}`);
}

function unknownTags(cases: readonly Case[], tags: readonly string[]): Diagnostic[] {
  if (tags.length === 0) return [];
  const known = new Set(cases.flatMap((testCase) => testCase.tags));
  return tags
    .map((tag) => tag.replace(/^!/, ''))
    .filter((tag) => !known.has(tag))
    .map((tag) => ({
      code: 'run/unknown-tag',
      severity: 'error',
      message: `No case has the tag "${tag}".`,
      why: 'A misspelt tag would leave cases out of the run without a word.',
      fix: suggestion(tag, [...known], '`agent-eval list` shows the tags of every case.'),
    }));
}

function unknownAgents(cases: readonly SelectedCase[], agents: readonly string[]): Diagnostic[] {
  if (agents.length === 0) return [];
  const known = new Set(cases.flatMap((selected) => selected.agents));
  return agents
    .filter((agent) => !known.has(agent))
    .map((agent) => ({
      code: 'run/unknown-agent',
      severity: 'error',
      message: `No case is tried on an agent named "${agent}".`,
      why: '--agent picks among the agents that the cases name, or that the config gives as default.',
      fix: suggestion(agent, [...known], 'Name the agent under `agents:` of a case file.'),
    }));
}

function agentless(cases: readonly SelectedCase[]): Diagnostic[] {
  const first = cases.find(({ agents }) => agents.length === 0);
  if (!first) return [];
  return [
    {
      code: 'run/no-agent',
      severity: 'error',
      message: `The suite "${first.case.suite}" names no agent, and the config has no default.`,
      why: 'A case without an agent would never be tried.',
      fix: 'Write `agents: [name]` in the case file, or `default-agents: [name]` in the config.',
      place: first.case.place,
    },
  ];
}

function suggestion(word: string, known: readonly string[], otherwise: string): string {
  const close = didYouMean(word, known);
  return close === null ? otherwise : `Did you mean "${close}"? ${otherwise}`;
}
