import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type AgentSettings, agentSettingsSchema } from '../model/agent-settings.ts';
import type { Suite } from '../model/case.ts';

type Defined = Suite['agents'][number];

/** The settings of an agent that a case file defines, or what is wrong with them. */
export function explainAgentSettings(defined: Defined): {
  readonly settings?: AgentSettings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const checked = agentSettingsSchema.safeParse(defined.settings);
  if (checked.success) return { settings: checked.data, diagnostics: [] };
  return {
    diagnostics: checked.error.issues.map((issue) => ({
      code: 'agent/settings',
      severity: 'error',
      message: `The agent "${defined.name}" is not set up rightly: ${[issue.path.join('.'), issue.message].filter(Boolean).join(': ')}`,
      why: 'Settings that are not understood would be left out without a word.',
      fix: 'docs/agents.md lists the settings of every type of agent.',
      place: defined.place,
    })),
  };
}
