import { resolve } from 'node:path';
import type { Agent } from '../../model/agent.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import type { AdapterEnvironment } from '../adapter-environment.ts';
import { LinesProcess } from './lines-process.io.ts';
import { processEnvironment } from './process-environment.ts';
import { ProcessPool } from './process-pool.io.ts';
import { runOnce } from './run-once.io.ts';
import type { ProcessStart } from './start-process.io.ts';

type CommandSettings = Extract<AgentSettings, { type: 'command' }>;

/**
 * A program in any language as an agent: a process a trial (`mode: once`), or one for many trials (`mode: lines`).
 *
 * The program reads `{ "input", "conversation": { "sessionId", "turn", "history" } }`. It sees no more of the
 * environment than `PATH`, what `env` names and what `set` sets.
 */
export function commandAgent(
  name: string,
  settings: CommandSettings,
  environment: AdapterEnvironment,
): Agent {
  const start: ProcessStart = {
    command: settings.command,
    cwd: resolve(environment.projectFolder, settings.cwd ?? '.'),
    env: processEnvironment(settings.env, settings.set, environment.env),
  };
  const pool = new ProcessPool(start);
  if (settings.mode === 'once') {
    return {
      name,
      run: (input, context) => runOnce(pool, input, context),
      close: () => pool.close(),
    };
  }
  const lines = new LinesProcess(pool);
  return {
    name,
    run: (input, context) => lines.ask(input, context),
    close: () => pool.close(),
  };
}
