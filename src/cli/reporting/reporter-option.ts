import { Option } from 'commander';
import { addToList } from '../read-option.ts';

export function reporterOption(): Option {
  return new Option('--reporter <names>', 'what to report, and where; see below').argParser(addToList);
}
