import * as z from 'zod';
import type { Judge, JudgeFamily, JudgeRegistry } from '../model/judge.ts';
import type { StandardSchema } from '../model/standard-schema.ts';

/** What documents, editors and `agent-eval judges --json` say of a judge. */
export interface JudgeDescription {
  readonly name: string;
  readonly family: JudgeFamily;
  readonly summary: string;
  /** The setting that `name: value` fills; null where there is none. */
  readonly shortForm: string | null;
  /** Whether `value` may be left out where the case has an `expected`. */
  readonly expectedAsValue: boolean;
  /** Whether scores lie between 0 and 1. */
  readonly graded: boolean;
  /** JSON Schema of the judge's own settings; those of `useSettingsSchema` come on top. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly examples: readonly string[];
}

/** Describes all judges of a registry, in its order. */
export function describeJudges(registry: JudgeRegistry): readonly JudgeDescription[] {
  return [...registry.judges.values()].map((judge) => ({
    name: judge.name,
    family: judge.family,
    summary: judge.summary,
    shortForm: judge.shortForm ?? null,
    expectedAsValue: judge.expectedAsValue === true,
    graded: judge.graded === true,
    settings: settingsSchema(judge),
    examples: judge.examples,
  }));
}

/** A project's own judge may bring another zod; where even that cannot tell its schema, anything is accepted. */
function settingsSchema({ settings }: Judge): Readonly<Record<string, unknown>> {
  const attempts = [
    () => z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }),
    () => standardSchema(settings)?.({ target: 'draft-2020-12' }),
  ];
  for (const attempt of attempts) {
    try {
      const { $schema: _, '~standard': __, ...schema } = { ...attempt() };
      if (Object.keys(schema).length > 0) return schema;
    } catch {
      // The next attempt may know this kind of schema.
    }
  }
  return {};
}

type JsonSchemaOf = NonNullable<StandardSchema['~standard']['jsonSchema']>['input'];

function standardSchema(settings: object): JsonSchemaOf | undefined {
  return hasStandard(settings) ? settings['~standard'].jsonSchema?.input : undefined;
}

function hasStandard(settings: object): settings is StandardSchema {
  return '~standard' in settings;
}
