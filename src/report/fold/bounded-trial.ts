import type { TrialFinished } from '../../model/event.ts';
import type { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { cut } from '../show/show-json.ts';
import { boundedJson } from './bounded-json.ts';

const mostCharacters = 50_000;
const mostOfValue = 5000;
const mostOfText = 2000;
const mostOfList = 50;

type Kept = Omit<TrialFinished, 'at'> & { readonly input?: Json; readonly expected?: Json };

/**
 * A trial as reports keep it: as it is, or, where it is very long, with long values cut and a mark that says so.
 * The log of the run has all of it.
 */
export function boundedTrial<Trial extends Kept>(trial: Trial): Trial & { readonly shortened?: true } {
  if (JSON.stringify(trial).length <= mostCharacters) return trial;
  const { input, expected, error, turns, attempts, warnings, reason } = trial;
  return {
    ...trial,
    output: value(trial.output),
    judgements: list(trial.judgements).map((judgement) => ({ ...judgement, reason: text(judgement.reason) })),
    spans: list(trial.spans).map(boundedSpan),
    ...(input === undefined ? {} : { input: value(input) }),
    ...(expected === undefined ? {} : { expected: value(expected) }),
    ...(reason === undefined ? {} : { reason: text(reason) }),
    ...(error ? { error: failure(error) } : {}),
    ...(turns
      ? { turns: list(turns).map((turn) => ({ input: value(turn.input), output: value(turn.output) })) }
      : {}),
    ...(attempts ? { attempts: list(attempts).map(failure) } : {}),
    ...(warnings ? { warnings: list(warnings).map(text) } : {}),
    shortened: true,
  };
}

function boundedSpan(span: TrialFinished['spans'][number]): TrialFinished['spans'][number] {
  return {
    ...span,
    label: text(span.label),
    attributes: attributes(span.attributes),
    events: span.events.slice(0, 5).map((event) => ({
      ...event,
      name: text(event.name),
      attributes: attributes(event.attributes),
    })),
    ...(span.error ? { error: failure(span.error) } : {}),
  };
}

function attributes(all: Record<string, Json>): Record<string, Json> {
  const some = Object.entries(all).slice(0, mostOfList);
  return Object.fromEntries(some.map(([key, one]) => [text(key), boundedJson(one, mostOfText / 4)]));
}

function failure({ kind, message, cause }: Failure): Failure {
  return { kind, message: text(message), ...(cause === undefined ? {} : { cause: text(cause) }) };
}

function value(json: Json): Json {
  return boundedJson(json, mostOfValue);
}

function text(long: string): string {
  return cut(long, mostOfText);
}

function list<Item>(items: readonly Item[]): Item[] {
  return items.slice(0, mostOfList);
}
