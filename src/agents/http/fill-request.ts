import { AgentError } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { asText, fillText, type Lookup, namesInTemplate } from '../fill-template.ts';

/**
 * The address of a template. Values are escaped, so that an input cannot reach another path; what the environment
 * holds is taken as it is, so that it may hold the beginning of an address.
 */
export function fillUrl(template: string, lookup: Lookup): URL {
  const text = fillText(template, (name) => {
    const value = asText(lookup(name));
    return name.startsWith('env.') ? value : escapeSegment(value);
  });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.username || url?.password) {
    throw new AgentError('agent', `"${template}" holds a user or password; send them as a header instead.`);
  }
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new AgentError('agent', `"${template}" is no http or https address once its templates are filled.`);
}

/** Headers of templates. */
export function fillHeaders(templates: Readonly<Record<string, string>>, lookup: Lookup): Headers {
  const headers = new Headers();
  for (const [name, template] of Object.entries(templates)) {
    const value = fillText(template, (key) => asText(lookup(key)));
    try {
      headers.set(name, value);
    } catch {
      // The value is not shown: it may hold a secret.
      throw new AgentError(
        'agent',
        `The header "${name}: ${template}" cannot be sent: its value holds a line break or a character outside Latin-1, or its name is none.`,
      );
    }
  }
  return headers;
}

/** Names of the headers that no other host may see: known ones, and all that hold something of the environment. */
export function secretHeaders(templates: Readonly<Record<string, string>>): string[] {
  const own = Object.entries(templates).filter(([, template]) => holdsSecret(template));
  return ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', ...own.map(([name]) => name)];
}

/** Whether a template is filled from the environment. */
export function holdsSecret(template: Json): boolean {
  return namesInTemplate(template).some((name) => name.startsWith('env.'));
}

/** `encodeURIComponent` leaves dots alone, and a segment of `..` would lead up. */
function escapeSegment(value: string): string {
  const escaped = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return escaped === '.' || escaped === '..' ? '' : escaped;
}
