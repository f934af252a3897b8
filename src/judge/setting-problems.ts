import { didYouMean } from '../model/did-you-mean.ts';
import { isJson, isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import type { Judge, SettingProblem } from '../model/judge.ts';
import { settingNames } from './setting-names.ts';
import { showValue } from './show-value.ts';

/** What this reads of a schema's complaint; any version of zod has it. */
interface Issue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
}

/** A schema's complaints about settings, told so that they can be mended. */
export function settingProblems(
  issues: readonly Issue[],
  settings: JsonObject,
  judge: Judge,
): readonly SettingProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys' && issue.keys) {
      return issue.keys.map((key) => unknownSetting(key, [...path, key], judge));
    }
    const value = valueAt(settings, path);
    if (value === undefined) return [missingSetting(path, judge)];
    return [wrongSetting(issue, { path, value, settings }, judge)];
  });
}

function valueAt(settings: JsonObject, path: SettingProblem['path']): Json | undefined {
  let here: Json | undefined = settings;
  for (const part of path) {
    if (here === undefined) return undefined;
    if (isList(here)) here = typeof part === 'number' ? here[part] : undefined;
    else here = isJsonObject(here) && Object.hasOwn(here, part) ? here[part] : undefined;
  }
  return here;
}

function unknownSetting(key: string, path: SettingProblem['path'], judge: Judge): SettingProblem {
  const known = path.length === 1 ? settingNames(judge) : [];
  const guess = didYouMean(key, known);
  const all = known.length === 0 ? exampleOf(judge) : `${judge.name} knows ${known.join(', ')}.`;
  return {
    path,
    severity: 'error',
    code: 'unknown-setting',
    message: `${judge.name} has no setting ${showValue(key, 60)}.`,
    why: 'A setting that is not understood would be ignored, and what it asks for never checked.',
    fix: guess === null ? all : `Did you mean "${guess}"? ${all}`,
  };
}

/** The place of what is missing is that of what it is missing in. */
function missingSetting(path: SettingProblem['path'], judge: Judge): SettingProblem {
  const name = path.join('.');
  return {
    path: path.slice(0, -1),
    severity: 'error',
    code: 'missing-setting',
    message:
      path.length === 0 ? `${judge.name} needs settings.` : `${judge.name} needs the setting \`${name}\`.`,
    why: 'Without it there is nothing to judge by.',
    fix:
      judge.expectedAsValue && name === 'value'
        ? `Add it, or give the case an \`expected\` that takes its place. ${exampleOf(judge)}`
        : `Add it. ${exampleOf(judge)}`,
  };
}

/** A setting that is wrong, and all settings around it. */
interface Wrong {
  readonly path: SettingProblem['path'];
  readonly value: Json;
  readonly settings: JsonObject;
}

function wrongSetting(issue: Issue, wrong: Wrong, judge: Judge): SettingProblem {
  const { path, value } = wrong;
  const wanted = typeof issue.expected === 'string' ? typeNames.get(issue.expected) : undefined;
  const isType =
    issue.code === 'invalid_type' && wanted !== undefined && issue.message.startsWith('Invalid input');
  const name = nameOf(path, judge);
  return {
    path,
    severity: 'error',
    code: isType ? (isScalarForText(issue, value) ? 'expected-text' : 'wrong-type') : 'bad-value',
    message: isType
      ? `${name} must be ${wanted}, but it is ${kindOf(value)}${showValue(value, 60)}.`
      : `${name} cannot be ${showValue(value, 60)}: ${sentence(issue)}`,
    why: isType ? 'What was meant would be a guess.' : 'The judge could not do what the case asks for.',
    fix: fixOf(issue, wrong, wanted, judge),
  };
}

/** A setting by its name, an item of a list by its number, from 1. */
function nameOf(path: SettingProblem['path'], judge: Judge): string {
  const last = path.at(-1) ?? judge.name;
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.findLast((part) => typeof part === 'string') ?? judge.name;
  return `Item ${last + 1} of \`${list}\``;
}

/** A scalar that YAML or a dataset made of what was meant as text: whoever knows how it was written can tell more. */
function isScalarForText(issue: Issue, value: Json): boolean {
  return issue.expected === 'string' && (value === null || typeof value !== 'object');
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a mapping'],
  ['record', 'a mapping'],
]);

function kindOf(value: Json): string {
  if (typeof value === 'string') return 'the text ';
  if (typeof value === 'number') return 'the number ';
  if (isList(value)) return 'the list ';
  return isJsonObject(value) ? 'the mapping ' : '';
}

function sentence({ code, values, message }: Issue): string {
  if (code === 'invalid_value' && values) return `it is one of ${values.map(String).join(', ')}.`;
  return message.endsWith('.') ? message : `${message}.`;
}

function fixOf(issue: Issue, wrong: Wrong, wanted: string | undefined, judge: Judge): string {
  const { value } = wrong;
  if (typeof value === 'number' && wanted === 'text' && isDuration(wrong, judge)) {
    return `Write its unit: ${value}s or ${value}ms.`;
  }
  if (wanted === 'text' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes, so that it stays text as it is written: "${value}".`;
  }
  if (wanted === 'a list' && !isJsonObject(value)) return `Put it in a list: [${showValue(value, 60)}].`;
  if (
    wanted?.endsWith('number') &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    isJson(Number(value))
  ) {
    return `Remove the quotes: ${value.trim()}.`;
  }
  const options = (issue.values ?? []).filter((option) => typeof option === 'string');
  const guess = typeof value === 'string' ? didYouMean(value, options) : null;
  return guess === null ? exampleOf(judge, String(wrong.path[0] ?? '')) : `Did you mean "${guess}"?`;
}

/** Whether the judge takes the number with a unit, and not without. */
function isDuration({ path, value, settings }: Wrong, judge: Judge): boolean {
  const [name] = path;
  if (path.length !== 1 || typeof name !== 'string') return false;
  const isWrong = (text: string): boolean =>
    judge.settings
      .safeParse({ ...settings, [name]: text })
      .error?.issues.some(({ path: [first] }) => first === name) ?? false;
  return isWrong(`${value}`) && !isWrong(`${value}s`);
}

/** @param setting - to be seen in it, where some example has it */
function exampleOf(judge: Judge, setting = ''): string {
  const example = judge.examples.find((text) => text.includes(`${setting}:`)) ?? judge.examples[0];
  return `For example: - ${setting === '' ? judge.examples[0] : example}`;
}
