import * as z from 'zod';
import { caseFileJsonSchema, type DescribedJudge } from '../../cases/case-file-json-schema.ts';
import { describeJudges, type JudgeDescription } from '../../judge/describe-judges.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { JudgeRegistry } from '../../model/judge.ts';
import { reportSchema } from '../../model/report.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import { configFileSchema } from '../../project/config-schema.ts';
import { builtinReporters } from '../../report/builtin-reporters.ts';

/** The JSON Schemas (2020-12) of what a project writes and of what a run writes, by the name of their file. */
export function jsonSchemas(registry: JudgeRegistry): ReadonlyMap<string, JsonObject> {
  const judges = describeJudges(registry).map(forEditors);
  const report = z.toJSONSchema(reportSchema, { io: 'input', unrepresentable: 'any' });
  const config = z.toJSONSchema(configFileSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: nameReporters,
  });
  return new Map([
    [
      'case-file.schema.json',
      named(
        'case-file',
        'A suite of cases for agents, with every judge that it may use.',
        caseFileJsonSchema(judges),
      ),
    ],
    [
      'report.schema.json',
      named('report', 'What a run measured and how it was judged: report.json of a run.', report),
    ],
    ['config.schema.json', named('config', 'Settings of a project: agent-eval.config.yaml.', config)],
  ]);
}

function named(what: string, description: string, schema: object): JsonObject {
  const { $schema = null, title: _, description: __, ...rest } = plain(schema);
  return {
    $schema,
    $id: `urn:agent-eval:${what}:${schemaVersion}`,
    title: `agent-eval ${what.replace('-', ' ')}, version ${schemaVersion}`,
    description,
    ...rest,
  };
}

/** Editors offer the names of the reporters that come with the package; modules of a project may stand there, too. */
function nameReporters({ jsonSchema, path }: NamedSchema): void {
  if (path.join('/') === 'properties/reporters/items') jsonSchema.examples = Object.keys(builtinReporters);
}

interface NamedSchema {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
  readonly path: readonly (string | number)[];
}

/** A judge that may take its value from the case's `expected` does not require it where an editor looks. */
function forEditors({
  name,
  summary,
  shortForm,
  expectedAsValue,
  settings,
  examples,
}: JudgeDescription): DescribedJudge {
  const { required, ...rest } = plain(settings);
  const kept = Array.isArray(required) ? required.filter((key) => !expectedAsValue || key !== 'value') : [];
  return {
    name,
    summary,
    ...(shortForm === null ? {} : { shortForm }),
    settings: kept.length === 0 ? rest : { ...rest, required: kept },
    examples: examples.map((example) => example.replace(/^- /, '')),
  };
}

/** Only what JSON can hold: a project's own judge may bring a schema with anything in it. */
function plain(schema: object): JsonObject {
  const value: Json = JSON.parse(JSON.stringify(schema));
  return isJsonObject(value) ? value : {};
}
