import type { AgentSettings } from '../../model/agent-settings.ts';

/** The files that the settings of a model name, each with the setting that names it. */
export function promptFiles(
  settings: Extract<AgentSettings, { type: 'model' }>,
): readonly (readonly [setting: string, file: string])[] {
  return (['system', 'template', 'response-schema'] as const).flatMap((setting) => {
    const written = settings[setting];
    const file = typeof written === 'object' ? written['file'] : undefined;
    return typeof file === 'string' ? [[setting, file] as const] : [];
  });
}

/** The file in a reference to an export, such as `agents/tools.ts#search`. */
export function moduleOf(reference: string): string {
  return reference.split('#', 1)[0] ?? reference;
}
