import { describeType, type SettingSchema } from './describe-type.ts';

/**
 * A table of the settings of an object schema: name, type, default, meaning.
 *
 * @param meanings - for settings whose schema does not describe itself
 */
export function settingsTable(
  schema: SettingSchema,
  meanings: Readonly<Record<string, string>> = {},
): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, setting]) => {
    const isRequired = schema.required?.includes(name) && setting.default === undefined;
    const given = setting.default === undefined ? '' : `\`${JSON.stringify(setting.default)}\``;
    return [
      `\`${name}\``,
      describeType(setting),
      isRequired ? '*needed*' : given,
      setting.description ?? meanings[name] ?? '',
    ];
  });
  return table(['setting', 'takes', 'default', 'meaning'], rows);
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
