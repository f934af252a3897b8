import type { Command } from 'commander';
import type { FinishCommand } from '../finish-command.ts';
import { port } from '../read-option.ts';

export function defineApprovals(program: Command, finish: FinishCommand): void {
  program
    .command('approvals')
    .description('decide what waits at the gates of agents')
    .command('serve')
    .description('serve approvals to programs of this machine; every request is signed')
    .option('--port <n>', 'port on 127.0.0.1 (7411); 0 finds a free one', port)
    .option('--secret-env <name>', 'environment variable with the secret (AGENT_EVAL_APPROVALS_SECRET)')
    .addHelpText(
      'after',
      '\nExamples:\n  agent-eval approvals serve\n  agent-eval approvals serve --port 8080 --secret-env REVIEW_SECRET',
    )
    .action(async (options: { port?: number; secretEnv?: string }) => {
      const { serveApprovals } = await import('./approvals-command.ts');
      await finish((terminal) => serveApprovals(options, terminal));
    });
}
