import { isJsonObject, type Json } from '../model/json.ts';

const longest = 500;

/** The message in an error that another system told, whatever its shape. */
export function errorText(error: Json | undefined): string {
  if (isJsonObject(error) && typeof error['message'] === 'string') return error['message'].slice(0, longest);
  const text = typeof error === 'string' ? error : JSON.stringify(error ?? true);
  return text === '' || text === 'true' ? 'The tool reported an error.' : text.slice(0, longest);
}
