import * as z from 'zod';
import type { Judge } from '../model/judge.ts';
import { useSettingsSchema } from './use-settings.ts';

/** What a judge may be set, its own settings first; empty where its schema does not tell. */
export function settingNames(judge: Judge): readonly string[] {
  const shape: unknown = Reflect.get(unwrapped(judge.settings), 'shape');
  if (typeof shape !== 'object' || shape === null) return [];
  return [...Object.keys(shape), ...Object.keys(useSettingsSchema.shape)];
}

/** Built-in judges make their schemas when they are first used: a run uses few of them. */
function unwrapped(settings: Judge['settings']): object {
  return settings instanceof z.ZodLazy ? Object(settings.unwrap()) : settings;
}
