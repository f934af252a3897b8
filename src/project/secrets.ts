import type { Json } from '../model/json.ts';

/** Variables of the environment, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

const secretName = /(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL)S?$/i;

/** Shorter values are words that stand everywhere by chance. */
const shortest = 8;

/** Replaces secrets in whatever is written; the same text comes back where there is none. */
export type Redact = (text: string) => string;

/**
 * Makes the function that takes secrets out of what is written: values of variables that settings of agents name, and
 * of those whose name says that they are secret. Each is replaced by `[NAME]`.
 *
 * @param settings - settings of the agents, in which `{{env.NAME}}` and `env: [NAME]` name variables
 */
export function createRedact(settings: readonly Json[], variables: Variables): Redact {
  const names = new Set(settings.flatMap((one) => namesIn(JSON.stringify(one))));
  const secrets: [value: string, name: string][] = [];
  for (const [name, value] of Object.entries(variables)) {
    if (!value || (!names.has(name) && !secretName.test(name))) continue;
    // A line break at its end, as files of secrets have one, is left out where it is sent.
    const secret = value.trim();
    if (secret.length >= shortest) secrets.push([secret, name]);
  }
  // The longest first: one secret may be part of another.
  secrets.sort(([a], [b]) => b.length - a.length);
  const written = secrets.flatMap(([value, name]) => {
    // As it stands inside of JSON, and inside of an address.
    const forms = new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
    return [...forms].map((form) => [form, name] as const);
  });
  return (text) => {
    let redacted = text;
    for (const [value, name] of written) {
      if (redacted.includes(value)) redacted = redacted.replaceAll(value, `[${name}]`);
    }
    return redacted;
  };
}

function namesIn(settings: string): string[] {
  const templates = [...settings.matchAll(/\{\{\s*env\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g)].map(
    (match) => match[1] ?? '',
  );
  const listed = [...settings.matchAll(/"env":\[([^\]]*)\]/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/"([^"]+)"/g)].map((name) => name[1] ?? ''),
  );
  return [...templates, ...listed.filter((name) => secretName.test(name))];
}
