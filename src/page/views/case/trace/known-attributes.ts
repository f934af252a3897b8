import { formatCount } from '../../../../model/format-count.ts';
import type { Json } from '../../../../model/json.ts';
import { attribute } from '../../../../model/span.ts';
import { formatValue } from '../../../../report/show/format-value.ts';

interface KnownAttribute {
  readonly key: string;
  /** What it is in plain words. */
  readonly name: string;
  /** How people read it; as it is without one. */
  readonly show?: (value: Json) => Json;
}

/** Attributes that are told in plain words, in the order in which they are read. */
export const knownAttributes: readonly KnownAttribute[] = [
  { key: attribute.nodeStatus, name: 'status' },
  { key: attribute.nodeAttempts, name: 'attempts' },
  { key: attribute.nodeAttempt, name: 'attempt' },
  { key: attribute.nodeCause, name: 'because of' },
  { key: attribute.nodeOutput, name: 'output' },
  { key: attribute.gateDecision, name: 'decision' },
  { key: attribute.gateBy, name: 'decided by', show: (by) => by ?? 'nobody' },
  { key: attribute.gateReason, name: 'reason', show: (reason) => (reason === '' ? 'none given' : reason) },
  { key: attribute.gateAutomatic, name: 'decided without a person', show: yesOrNo },
  { key: attribute.gateAction, name: 'to be approved' },
  { key: attribute.gateDestructive, name: 'cannot be undone', show: yesOrNo },
  { key: attribute.gatePayload, name: 'payload' },
  { key: attribute.gateModified, name: 'payload as changed' },
  { key: attribute.gateId, name: 'request' },
  { key: attribute.toolArguments, name: 'arguments' },
  { key: attribute.toolResult, name: 'result' },
  { key: attribute.agent, name: 'agent' },
  { key: attribute.model, name: 'model' },
  { key: 'gen_ai.response.model', name: 'answered by' },
  { key: 'gen_ai.provider.name', name: 'provider' },
  { key: attribute.inputTokens, name: 'tokens in', show: count },
  { key: attribute.outputTokens, name: 'tokens out', show: count },
  { key: attribute.costUsd, name: 'cost', show: cost },
  { key: 'gen_ai.response.finish_reasons', name: 'ended because of' },
  { key: attribute.query, name: 'query' },
  { key: attribute.refinedBecause, name: 'asked in other words because' },
  { key: attribute.confidence, name: 'confidence', show: ratio },
  { key: attribute.iterations, name: 'searches' },
  { key: attribute.signs, name: 'signs behind the confidence' },
];

function yesOrNo(value: Json): Json {
  return value === true ? 'yes' : value === false ? 'no' : value;
}

function count(value: Json): Json {
  return typeof value === 'number' ? formatCount(value) : value;
}

function ratio(value: Json): Json {
  return typeof value === 'number' ? formatValue(value, 'ratio') : value;
}

function cost(value: Json): Json {
  return typeof value === 'number' ? formatValue(value, 'usd') : (value ?? '– (no price is known)');
}
