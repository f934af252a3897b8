import type { Agent } from '../model/agent.ts';
import type { AgentSettings } from '../model/agent-settings.ts';
import { parseDuration } from '../model/duration.ts';
import { AgentError } from '../model/failure.ts';
import { canonicalJson, type Json } from '../model/json.ts';

type ScriptedSettings = Extract<AgentSettings, { type: 'scripted' }>;

/**
 * An agent with canned replies: the first one whose input equals the trial's, key order irrelevant.
 *
 * A reply with `after` waits on the clock of the trial, so that a virtual one costs no time.
 */
export function scripted(name: string, settings: ScriptedSettings): Agent {
  const replies = byInput(settings);
  return {
    name,
    run(input, context) {
      const reply = replies.get(canonicalJson(input));
      if (reply === undefined) return otherwise(settings, input);
      if (reply.afterMs === null) return reply.output;
      return context.clock.sleep(reply.afterMs, context.signal).then(() => reply.output);
    },
  };
}

interface Reply {
  readonly output: Json;
  readonly afterMs: number | null;
}

function byInput(settings: ScriptedSettings): ReadonlyMap<string, Reply> {
  const replies = new Map<string, Reply>();
  for (const { input, output, after } of settings.replies) {
    const key = canonicalJson(input);
    if (replies.has(key)) continue;
    replies.set(key, { output, afterMs: after === undefined ? null : parseDuration(after) });
  }
  return replies;
}

function otherwise(settings: ScriptedSettings, input: Json): Json {
  if (settings.otherwise !== undefined) return settings.otherwise;
  const text = canonicalJson(input);
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  throw new AgentError(
    'agent',
    `No reply is scripted for the input ${shown}. Add it to "replies", or set "otherwise".`,
  );
}
