import { agentReference, pollReference, readReference, sharedAgentReference } from './agent-reference.ts';
import { caseFileReference } from './case-file-reference.ts';
import { configReference, modelsReference } from './config-reference.ts';
import { judgeIndex, judgeReference } from './judge-reference.ts';

/** Pages that hold generated parts, relative to the project. */
export const generatedPages = [
  'docs/agents.md',
  'docs/case-files.md',
  'docs/config.md',
  'docs/judges.md',
  'docs/models.md',
];

/** What is generated, by the name in the marker. */
export const generatedParts: Readonly<Record<string, () => string>> = {
  'case-file': caseFileReference,
  config: configReference,
  'config-models': modelsReference,
  'judge-index': judgeIndex,
  judges: judgeReference,
  'agent-shared': sharedAgentReference,
  'agent-module': () => agentReference('module'),
  'agent-command': () => agentReference('command'),
  'agent-http': () => agentReference('http'),
  'agent-poll': pollReference,
  'agent-model': () => agentReference('model'),
  'agent-scripted': () => agentReference('scripted'),
  'agent-read': readReference,
};
