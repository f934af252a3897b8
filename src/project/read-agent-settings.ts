import { type AgentSettings, agentSettingsSchema } from '../model/agent-settings.ts';
import type { Suite } from '../model/case.ts';

/** The settings of an agent that a case file defines; null where something is wrong, which its file was told. */
export function readAgentSettings({ settings }: Suite['agents'][number]): AgentSettings | null {
  return agentSettingsSchema.safeParse(settings).data ?? null;
}
