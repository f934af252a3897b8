import type { AgentContext } from 'agent-eval';
import { type Chat, chatWithModels, type ScriptStep, scriptedModel } from 'agent-eval/kit';

/**
 * The model of a sample: a real one where the environment names a service, else a script for each task, chosen by words of
 * the first request of a trial.
 */
export function sampleModel(scripts: Readonly<Record<string, readonly ScriptStep[]>>): {
  readonly model: string;
  readonly chat: Chat;
} {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = process.env;
  if (OPENAI_API_KEY || OPENAI_BASE_URL)
    return { model: OPENAI_MODEL || 'gpt-4.1-mini', chat: chatWithModels };
  const chats = Object.entries(scripts).map(([words, script]) => ({ words, chat: scriptedModel(script) }));
  const unknown = scriptedModel([]);
  const chosen = new WeakMap<AgentContext['trace'], Chat>();
  return {
    model: 'scripted',
    chat: (request, context) => {
      const asked = request.messages.find(({ role }) => role === 'user')?.content ?? '';
      const fitting = (): Chat => chats.find(({ words }) => asked.includes(words))?.chat ?? unknown;
      const chat = chosen.get(context.trace) ?? fitting();
      chosen.set(context.trace, chat);
      return chat(request, context);
    },
  };
}
