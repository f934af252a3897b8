import { didYouMean } from '../model/did-you-mean.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';
import type { Judge, JudgeRegistry, JudgeUse, SettingProblem } from '../model/judge.ts';
import { settingNames } from './setting-names.ts';
import { settingProblems } from './setting-problems.ts';
import { noShortForm, notAJudge, notOneJudge, unknownJudge, valueItself } from './use-problems.ts';
import { type UseSettings, useSettingsSchema } from './use-settings.ts';

type Result = ReturnType<JudgeRegistry['read']>;
type Path = SettingProblem['path'];

/** An item that is right costs no list of its own: datasets read tens of thousands of them. */
const none: readonly SettingProblem[] = [];

/** Reads one item of an `expect:` list; see `JudgeRegistry.read`. */
export function readUse(raw: Json, expected: Json | undefined, registry: JudgeRegistry): Result {
  if (typeof raw === 'string') return readNamed(raw, null, [], expected, registry);
  if (!isJsonObject(raw)) return refuse(notAJudge(raw));
  const [name, ...others] = Object.keys(raw);
  if (name === undefined || others.length > 0) return refuse(notOneJudge(raw));
  return readNamed(name, raw[name] ?? null, [name], expected, registry);
}

/** @param body - what stands behind the name; null where nothing does */
function readNamed(
  written: string,
  body: Json,
  place: Path,
  expected: Json | undefined,
  registry: JudgeRegistry,
): Result {
  const exact = registry.judges.get(written);
  const negated = exact === undefined && written.startsWith('not-');
  const judge = exact ?? (negated ? registry.judges.get(written.slice(4)) : undefined);
  if (!judge) return refuse(unknownJudge(written, place, registry));
  const isMapping = isJsonObject(body);
  if (!isMapping && body !== null && judge.shortForm === undefined) {
    return refuse(noShortForm(judge, written, place));
  }
  const { own, use, problems } = split(isMapping ? body : expand(body, judge), judge, place);
  if (isMapping && isValueItself(own, judge)) return refuse(valueItself(judge, written, own, body, place));
  const takesExpected =
    judge.expectedAsValue === true && expected !== undefined && !Object.hasOwn(own, 'value');
  const settings = takesExpected ? { ...own, value: fill(expected, judge) } : own;
  const locate = (path: Path): Path => {
    if (!isMapping)
      return path[0] === judge.shortForm && body !== null ? [...place, ...path.slice(1)] : place;
    return takesExpected && path[0] === 'value' ? place : [...place, ...path];
  };
  const found = checkSettings(settings, judge, registry, expected, takesExpected);
  if (found.length === 0 && problems.length === 0) {
    return { use: makeUse(judge, negated, settings, use), problems: none };
  }
  const all = [...problems, ...found.map((problem) => ({ ...problem, path: locate(problem.path) }))];
  if (all.some(({ severity }) => severity === 'error')) return { problems: all };
  return { use: makeUse(judge, negated, settings, use), problems: all };
}

/** `json-subset: { a: 1 }`: a mapping holds settings, so a value that is one has to stand under `value`. */
function isValueItself(own: JsonObject, judge: Judge): boolean {
  const names = settingNames(judge);
  const keys = Object.keys(own);
  if (judge.shortForm !== 'value' || keys.length === 0) return false;
  if (keys.some((key) => names.includes(key) || didYouMean(key, ['value']) !== null)) return false;
  return judge.settings.safeParse({ value: own }).success;
}

function expand(body: Exclude<Json, JsonObject>, judge: Judge): JsonObject {
  return body === null || judge.shortForm === undefined ? {} : { [judge.shortForm]: body };
}

interface Split {
  /** The judge's own settings. */
  readonly own: JsonObject;
  /** Those that every judge may have. */
  readonly use: UseSettings;
  readonly problems: readonly SettingProblem[];
}

function split(body: JsonObject, judge: Judge, place: Path): Split {
  if (body['weight'] === undefined && body['required'] === undefined && body['label'] === undefined) {
    return { own: body, use: {}, problems: none };
  }
  const { weight, required, label, ...own } = body;
  const shared = Object.fromEntries(
    Object.entries({ weight, required, label }).filter(([, value]) => value !== undefined),
  );
  const parsed = useSettingsSchema.safeParse(shared);
  if (parsed.success) return { own, use: parsed.data, problems: none };
  const problems = settingProblems(parsed.error.issues, body, judge);
  return {
    own,
    use: {},
    problems: problems.map((problem) => ({ ...problem, path: [...place, ...problem.path] })),
  };
}

/** Text judges compare texts, so an expected number or boolean is compared as its JSON text. */
function fill(expected: Json, judge: Judge): Json {
  if (judge.family !== 'text') return expected;
  if (isList(expected)) return expected.map((item) => fill(item, judge));
  return typeof expected === 'number' || typeof expected === 'boolean' ? JSON.stringify(expected) : expected;
}

function checkSettings(
  settings: JsonObject,
  judge: Judge,
  registry: JudgeRegistry,
  expected: Json | undefined,
  fromExpected: boolean,
): readonly SettingProblem[] {
  const parsed = judge.settings.safeParse(settings);
  if (parsed.success) return judge.check?.(parsed.data, registry, expected) ?? none;
  const problems = settingProblems(parsed.error.issues, settings, judge);
  if (!fromExpected) return problems;
  return problems.map((problem) =>
    problem.path[0] === 'value'
      ? { ...problem, message: `The case's \`expected\` stands in for \`value\`: ${problem.message}` }
      : problem,
  );
}

/** `required: false` without a weight asks for a part in the score alone: the part of every required judge, 1. */
function makeUse(judge: Judge, negated: boolean, settings: JsonObject, shared: UseSettings): JudgeUse {
  const weight = shared.weight ?? (shared.required === false ? 1 : undefined);
  return {
    judge: judge.name,
    negated,
    settings,
    ...(weight === undefined ? {} : { weight }),
    ...(weight !== undefined && shared.required === true ? { required: true as const } : {}),
    ...(shared.label === undefined ? {} : { label: shared.label }),
  };
}

function refuse(problem: SettingProblem): Result {
  return { problems: [problem] };
}
