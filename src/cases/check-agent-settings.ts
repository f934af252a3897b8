import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { explainIssues } from '../diagnostics/explain-issues.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { agentSettingsSchema } from '../model/agent-settings.ts';
import { isJsonObject } from '../model/json.ts';

/** What is wrong with the settings of agents that a case file defines itself. */
export function checkAgentSettings(source: Source): Diagnostic[] {
  const agents = valueAt(source.value, ['agents']);
  if (!Array.isArray(agents)) return [];
  return agents.flatMap((agent: unknown, index) => {
    if (!isJsonObject(agent) || typeof agent['type'] !== 'string') return [];
    const { name: _, ...settings } = agent;
    const checked = agentSettingsSchema.safeParse(settings);
    if (checked.success) return [];
    const options = { area: 'agent', schema: agentSettingsSchema, path: ['agents', index] };
    return explainIssues(checked.error.issues, source, options);
  });
}
