import { type Chat, chatWithModels, type ScriptStep, scriptedModel } from 'agent-eval/kit';

/**
 * The model of a sample: a real one where the environment names a service, else a script for each task, chosen by words of
 * the task.
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
  return {
    model: 'scripted',
    chat: (request, context) => {
      const asked = request.messages.find(({ role }) => role === 'user')?.content ?? '';
      const chat = chats.find(({ words }) => asked.includes(words))?.chat ?? unknown;
      return chat(request, context);
    },
  };
}
