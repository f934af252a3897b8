import { didYouMean } from '../model/did-you-mean.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Judge, JudgeRegistry, SettingProblem } from '../model/judge.ts';
import { showFlow } from './show-flow.ts';
import { showValue } from './show-value.ts';
import { useSettingsSchema } from './use-settings.ts';

// What can be wrong with an item of an `expect:` list before its settings are looked at.

const forms = 'Write the name of a judge, `name: value`, or `name: { value: …, weight: 2 }`.';

export function notAJudge(raw: Json): SettingProblem {
  return {
    path: [],
    severity: 'error',
    code: 'not-a-judge',
    message: `Expected a judge, but this is ${showValue(raw, 60)}.`,
    why: 'An item that names no judge would check nothing.',
    fix: forms,
  };
}

export function notOneJudge(raw: JsonObject): SettingProblem {
  const keys = Object.keys(raw);
  const shared = keys.slice(1).find((key) => Object.hasOwn(useSettingsSchema.shape, key));
  return {
    path: [],
    severity: 'error',
    code: keys.length === 0 ? 'not-a-judge' : 'several-judges',
    message:
      keys.length === 0
        ? 'This item names no judge.'
        : `This item has ${keys.length} keys, ${keys.map((key) => showValue(key, 40)).join(', ')}, where it should have one judge.`,
    why: 'Which of them is the judge, and which a setting, would be a guess.',
    fix:
      shared === undefined
        ? `${keys.length === 0 ? '' : 'Give each judge an item of its own. '}${forms}`
        : `Put settings inside the judge: - ${keys[0]}: { value: …, ${shared}: ${showValue(raw[shared] ?? null, 40)} }`,
  };
}

export function unknownJudge(
  written: string,
  path: SettingProblem['path'],
  registry: JudgeRegistry,
): SettingProblem {
  const names = [...registry.judges.keys()];
  const meant = written.startsWith('not-') ? [...names, ...names.map((name) => `not-${name}`)] : names;
  const guess = didYouMean(written, meant);
  return {
    path,
    severity: 'error',
    code: 'unknown-judge',
    message: `No judge is named ${showValue(written, 60)}.`,
    why: 'An unknown judge would leave this case unchecked.',
    fix: `${notOnce(written, names) ?? (guess === null ? '' : `Did you mean "${guess}"? `)}\`agent-eval judges\` lists them all.`,
  };
}

function notOnce(written: string, names: readonly string[]): string | null {
  const name = written.replace(/^(not-){2,}/, '');
  if (name === written) return null;
  const known = names.includes(name) ? name : didYouMean(name, names);
  return `\`not-\` stands once at most${known === null ? '. ' : `: "${known}" or "not-${known}". `}`;
}

export function noShortForm(judge: Judge, written: string, path: SettingProblem['path']): SettingProblem {
  return {
    path,
    severity: 'error',
    code: 'no-short-form',
    message: `${written} has no short form: its settings must be written as a mapping.`,
    why: 'Which setting a lone value fills would be a guess.',
    fix: `For example: - ${judge.examples[0]}`,
  };
}

/** A mapping that was meant as the value itself. */
export function valueItself(
  judge: Judge,
  written: string,
  own: JsonObject,
  body: JsonObject,
  path: SettingProblem['path'],
): SettingProblem {
  const others = Object.entries(body).filter(([key]) => !Object.hasOwn(own, key));
  const meant = showFlow({ value: own, ...Object.fromEntries(others) });
  return {
    path: [...path, ...Object.keys(own).slice(0, 1)],
    severity: 'error',
    code: 'unknown-setting',
    message: `${judge.name} has no ${Object.keys(own).length === 1 ? 'setting' : 'settings'} ${Object.keys(
      own,
    )
      .slice(0, 5)
      .map((key) => showValue(key, 40))
      .join(', ')}.`,
    why: 'A mapping behind the name of a judge holds its settings; a value that is a mapping stands under `value`.',
    fix: `Write ${written}: ${meant.length > 300 ? '{ value: { … } }' : meant}`,
  };
}
