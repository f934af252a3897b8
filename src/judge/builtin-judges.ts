import type { Judge } from '../model/judge.ts';
import { event } from './agent/event.ts';
import { fallback } from './agent/fallback.ts';
import { gate } from './agent/gate.ts';
import { node } from './agent/node.ts';
import { nodesOrder } from './agent/nodes-order.ts';
import { repeatedCalls } from './agent/repeated-calls.ts';
import { retries } from './agent/retries.ts';
import { stepCount } from './agent/step-count.ts';
import { toolArgs } from './agent/tool-args.ts';
import { toolCallF1 } from './agent/tool-call-f1.ts';
import { toolCalled } from './agent/tool-called.ts';
import { toolStatus } from './agent/tool-status.ts';
import { toolsCalled } from './agent/tools-called.ts';
import { trajectory } from './agent/trajectory.ts';
import { allOf } from './combine/all-of.ts';
import { anyOf } from './combine/any-of.ts';
import { noneOf } from './combine/none-of.ts';
import { containsJson } from './data/contains-json.ts';
import { isJsonJudge } from './data/is-json.ts';
import { jsonEquals } from './data/json-equals.ts';
import { jsonSubset } from './data/json-subset.ts';
import { listContains } from './data/list-contains.ts';
import { numberClose } from './data/number-close.ts';
import { golden } from './golden.ts';
import { cost } from './limits/cost.ts';
import { error } from './limits/error.ts';
import { latency } from './limits/latency.ts';
import { tokens } from './limits/tokens.ts';
import { wait } from './limits/wait.ts';
import { abstains } from './rag/abstains.ts';
import { cites } from './rag/cites.ts';
import { contextPrecision } from './rag/context-precision.ts';
import { contextRecall } from './rag/context-recall.ts';
import { groundedness } from './rag/groundedness.ts';
import { retrieved } from './rag/retrieved.ts';
import { guardTriggered } from './safety/guard-triggered.ts';
import { personalData } from './safety/personal-data.ts';
import { promptLeak } from './safety/prompt-leak.ts';
import { refuses } from './safety/refuses.ts';
import { script } from './script.ts';
import { contains } from './text/contains.ts';
import { containsAll } from './text/contains-all.ts';
import { containsAny } from './text/contains-any.ts';
import { equals } from './text/equals.ts';
import { icontains } from './text/icontains.ts';
import { icontainsAll } from './text/icontains-all.ts';
import { icontainsAny } from './text/icontains-any.ts';
import { levenshtein } from './text/levenshtein.ts';
import { regex } from './text/regex.ts';
import { rougeN } from './text/rouge-n.ts';
import { similarText } from './text/similar-text.ts';
import { startsWith } from './text/starts-with.ts';
import { wordCount } from './text/word-count.ts';

/** The judges that come with the package, family by family, in the order in which they are listed. */
export const builtinJudges: readonly Judge[] = [
  equals,
  contains,
  icontains,
  containsAll,
  containsAny,
  icontainsAll,
  icontainsAny,
  startsWith,
  regex,
  wordCount,
  levenshtein,
  similarText,
  rougeN,
  isJsonJudge,
  containsJson,
  jsonEquals,
  jsonSubset,
  numberClose,
  listContains,
  toolCalled,
  toolsCalled,
  toolArgs,
  toolStatus,
  toolCallF1,
  trajectory,
  stepCount,
  repeatedCalls,
  node,
  nodesOrder,
  gate,
  retries,
  fallback,
  event,
  cites,
  retrieved,
  groundedness,
  abstains,
  contextRecall,
  contextPrecision,
  latency,
  wait,
  cost,
  tokens,
  error,
  personalData,
  promptLeak,
  refuses,
  guardTriggered,
  golden,
  allOf,
  anyOf,
  noneOf,
  script,
];
