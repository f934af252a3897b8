import { Option } from 'commander';

export function configOption(): Option {
  return new Option('--config <file>', 'config file, instead of agent-eval.config.yaml or .ts');
}
