import type { Judge } from '../model/judge.ts';
import { useSettingsSchema } from './use-settings.ts';

/** What a judge may be set, its own settings first; empty where its schema does not tell. */
export function settingNames(judge: Judge): readonly string[] {
  const shape: unknown = Reflect.get(judge.settings, 'shape');
  if (typeof shape !== 'object' || shape === null) return [];
  return [...Object.keys(shape), ...Object.keys(useSettingsSchema.shape)];
}
