import type { RunEvent, RunStarted, TrialFinished } from '../model/event.ts';
import type { Failure } from '../model/failure.ts';
import type { Judgement } from '../model/judge.ts';
import { redactJson, redactMembers } from './redact-json.ts';
import type { Redact } from './secrets.ts';

/**
 * An event without secrets. What names things (cases, agents, judges) and what was measured stays as it is, so that a
 * secret which happens to be a common word or a number cannot spoil the log.
 */
export function redactEvent(event: RunEvent, redact: Redact): RunEvent {
  switch (event.type) {
    case 'run-started':
      return {
        ...event,
        arguments: event.arguments.map(redact),
        ...(event.selection ? { selection: redactSelection(event.selection, redact) } : {}),
      };
    case 'case-planned':
      return {
        ...event,
        input: redactJson(event.input, redact),
        ...(event.expected === undefined ? {} : { expected: redactJson(event.expected, redact) }),
        ...(event.skip === undefined ? {} : { skip: redact(event.skip) }),
      };
    case 'trial-finished':
      return redactTrial(event, redact);
    case 'run-finished':
      return event.warnings
        ? {
            ...event,
            warnings: event.warnings.map((one) => ({ ...one, message: redact(one.message) })),
          }
        : event;
  }
}

type Selection = NonNullable<RunStarted['selection']>;

function redactSelection({ paths, options }: Selection, redact: Redact): Selection {
  const values = Object.entries(options).map(([name, value]) => [name, redactJson(value, redact)]);
  return { paths: paths.map(redact), options: Object.fromEntries(values) };
}

function redactTrial(trial: TrialFinished, redact: Redact): TrialFinished {
  const { reason, error, turns, attempts, warnings } = trial;
  const failure = (one: Failure): Failure => redactFailure(one, redact);
  return {
    ...trial,
    output: redactJson(trial.output, redact),
    judgements: trial.judgements.map((judgement) => redactJudgement(judgement, redact)),
    spans: trial.spans.map((span) => redactSpan(span, redact)),
    ...(reason === undefined ? {} : { reason: redact(reason) }),
    ...(error ? { error: failure(error) } : {}),
    ...(turns
      ? {
          turns: turns.map(({ input, output }) => ({
            input: redactJson(input, redact),
            output: redactJson(output, redact),
          })),
        }
      : {}),
    ...(attempts ? { attempts: attempts.map(failure) } : {}),
    ...(warnings ? { warnings: warnings.map(redact) } : {}),
  };
}

function redactJudgement(judgement: Judgement, redact: Redact): Judgement {
  const { label, reason } = judgement;
  return { ...judgement, reason: redact(reason), ...(label === undefined ? {} : { label: redact(label) }) };
}

type Span = TrialFinished['spans'][number];

function redactSpan(span: Span, redact: Redact): Span {
  return {
    ...span,
    label: redact(span.label),
    attributes: redactMembers(span.attributes, redact),
    events: span.events.map(({ name, atMs, attributes }) => ({
      name: redact(name),
      atMs,
      attributes: redactMembers(attributes, redact),
    })),
    ...(span.error ? { error: redactFailure(span.error, redact) } : {}),
  };
}

function redactFailure({ kind, message, cause, at }: Failure, redact: Redact): Failure {
  return {
    kind,
    message: redact(message),
    ...(cause === undefined ? {} : { cause: redact(cause) }),
    ...(at === undefined ? {} : { at: redact(at) }),
  };
}
