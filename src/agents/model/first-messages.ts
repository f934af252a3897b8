import type { AgentContext, ChatMessage } from '../../model/agent.ts';
import type { Json } from '../../model/json.ts';
import { asText, fillText } from '../fill-template.ts';
import { plainNames, templateValues, type Variables } from '../template-values.ts';

export interface Prompt {
  readonly system: string | undefined;
  /** Of each question; undefined: the input itself. */
  readonly template: string | undefined;
}

/**
 * What a model is told before it says anything in this turn: who it is, the earlier turns, and the question.
 *
 * In the template `{{input}}`, `{{input.question}}`, `{{sessionId}}`, `{{turn}}`, `{{history}}` and `{{env.NAME}}` are
 * filled; any other name is a key of the input.
 *
 * @throws AgentError for a name that leads to nothing
 */
export function firstMessages(
  { system, template }: Prompt,
  input: Json,
  context: AgentContext,
  env: Variables,
): ChatMessage[] {
  const question = (asked: Json): ChatMessage => {
    const content = template === undefined ? asText(asked) : fill(template, asked, context, env);
    return { role: 'user', content };
  };
  const earlier = context.conversation.history.flatMap((turn): ChatMessage[] => [
    question(turn.input),
    { role: 'assistant', content: asText(turn.output) },
  ]);
  return [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    ...earlier,
    question(input),
  ];
}

function fill(template: string, input: Json, context: AgentContext, env: Variables): string {
  const lookup = templateValues(input, context, env);
  return fillText(template, (name) => asText(lookup(isPlain(name) ? name : `input.${name}`)));
}

function isPlain(name: string): boolean {
  return plainNames.some((plain) => name === plain) || /^(?:input|env)\./.test(name);
}
