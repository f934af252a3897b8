/**
 * The part of Standard Schema that agents and tools need, so that a project may bring its own zod, valibot or arktype.
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema<Value = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Value> | Promise<SchemaResult<Value>>;
    readonly jsonSchema?: {
      readonly input: (options: { target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}

type SchemaResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * The complaints of a schema about a value in one line, or null where it fits.
 *
 * The value itself is handed on as it was: a schema checks, it does not change what is measured.
 */
export async function complaintOf(schema: StandardSchema, value: unknown): Promise<string | null> {
  const result = await schema['~standard'].validate(value);
  return result.issues === undefined ? null : issuesText(result.issues);
}

/** Complaints in one line, each with its place. */
export function issuesText(issues: readonly SchemaIssue[]): string {
  return issues.map((issue) => `${pathOf(issue)}${issue.message}`).join('; ');
}

function pathOf(issue: SchemaIssue): string {
  if (!issue.path?.length) return '';
  return `${issue.path.map((part) => `/${String(typeof part === 'object' ? part.key : part)}`).join('')}: `;
}
