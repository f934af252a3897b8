import { caseFileSchema } from '../../src/cases/case-file-schema.ts';
import type { SettingSchema } from './describe-type.ts';
import { settingsTable } from './settings-table.ts';
import { toSettingSchema } from './to-setting-schema.ts';

/** Every key of a case file, level by level. */
export function caseFileReference(): string {
  const file = toSettingSchema(caseFileSchema);
  const at = (...path: readonly string[]): SettingSchema => path.reduce(inside, file);
  const sections: readonly [string, SettingSchema][] = [
    ['The file', file],
    ['`defaults:`', at('defaults')],
    ['A case', at('cases', '[]')],
    ['`turns:` of a case', at('cases', '[]', 'turns', '[]')],
    ['`dataset:` of a case', at('cases', '[]', 'dataset')],
    ['`limits:`', at('limits')],
  ];
  return sections.map(([title, schema]) => `### ${title}\n\n${settingsTable(schema)}`).join('\n\n');
}

function inside(schema: SettingSchema, step: string): SettingSchema {
  const found = step === '[]' ? schema.items : schema.properties?.[step];
  if (!found) throw new Error(`The schema of case files has no ${step}.`);
  return found;
}
