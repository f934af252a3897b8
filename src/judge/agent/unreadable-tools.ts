import { didYouMean } from '../../model/did-you-mean.ts';
import type { Subject, Verdict } from '../../model/judge.ts';

const mostNames = 20;

/**
 * Why tools cannot be judged, or null where they can.
 *
 * Tools can be judged where the agent declares them or recorded a call. A name must be among those that the agent
 * declares, if it declares any, or among those it called: otherwise a slip such as `not-tool-called: delte` would
 * pass for ever.
 *
 * @param names - tools that the judge speaks of
 */
export function unreadableTools(subject: Subject, names: readonly string[]): Verdict | null {
  const declared = subject.parts?.tools;
  const recorded = new Set<string>();
  for (const span of subject.trace.spans) if (span.name === 'execute_tool') recorded.add(span.label);
  if (declared === undefined) return recorded.size > 0 ? null : nothingToRead;
  const known = new Set([...declared, ...recorded]);
  const unknown = names.find((name) => !known.has(name));
  return unknown === undefined ? null : { status: 'invalid', reason: unknownTool(unknown, [...known]) };
}

const nothingToRead: Verdict = {
  status: 'invalid',
  reason:
    'The agent declares no tools and recorded no tool call, so there is no trace to judge. ' +
    'Declare its tools in `parts`, or have its calls recorded.',
};

function unknownTool(name: string, known: readonly string[]): string {
  const start = `The agent has no tool named "${name}"`;
  if (known.length === 0) return `${start}: it declares that it has none.`;
  const guess = didYouMean(name, known);
  if (guess !== null) return `${start}. Did you mean "${guess}"?`;
  const more = known.length > mostNames ? ` and ${known.length - mostNames} more` : '';
  return `${start}. Its tools: ${known.slice(0, mostNames).join(', ')}${more}.`;
}
