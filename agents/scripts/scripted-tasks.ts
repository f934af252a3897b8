import { type Chat, chatWithModels, type ScriptStep, scriptedModel } from 'agent-eval/kit';

/**
 * A model for samples: a real one where the environment names a service, else a script for each task, chosen by words of the
 * task.
 */
export function scriptedTasks(scripts: Readonly<Record<string, readonly ScriptStep[]>>): Chat {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  if (OPENAI_API_KEY || OPENAI_BASE_URL) return chatWithModels;
  const chats = Object.entries(scripts).map(([words, script]) => ({ words, chat: scriptedModel(script) }));
  const unknown = scriptedModel([]);
  return (request, context) => {
    const asked = request.messages.find(({ role }) => role === 'user')?.content ?? '';
    const chat = chats.find(({ words }) => asked.includes(words))?.chat ?? unknown;
    return chat(request, context);
  };
}
