import * as z from 'zod';
import { scriptedApprovalSchema } from './approval.ts';
import { faultSchema } from './fault.ts';
import { jsonSchema } from './json-schema.ts';
import { judgeUseSchema } from './judge.ts';
import { limitsSchema } from './limits-schema.ts';
import { placeSchema } from './place.ts';
import { rewordingSchema } from './rewording-schema.ts';
import { simulatedUserSchema } from './simulated-user-schema.ts';
import { toolMockSchema } from './tool-mock.ts';
import { variantSchema } from './variant-schema.ts';

/** One case with everything resolved: templates filled, defaults and matrix applied, settings of judges checked. */
export const caseSchema = z.object({
  key: z.string().describe('suite/case, or suite/case/row'),
  suite: z.string(),
  digest: z.string().describe('of everything but place, tags, metadata and iterations'),
  place: placeSchema,
  tags: z.array(z.string()),
  agents: z.array(z.string()).describe("names; empty: the config's default"),
  input: jsonSchema,
  turns: z.array(z.object({ input: jsonSchema, expect: z.array(judgeUseSchema) })).exactOptional(),
  user: simulatedUserSchema.exactOptional().describe('plays the user, in place of turns'),
  expected: jsonSchema.exactOptional(),
  expect: z.array(judgeUseSchema),
  clock: z.enum(['real', 'virtual']),
  iterations: z.int().min(1).exactOptional(),
  timeoutMs: z.number().positive().exactOptional(),
  limits: limitsSchema,
  passScore: z.number().min(0).max(1).exactOptional(),
  skip: z.string().exactOptional(),
  only: z.boolean(),
  hooks: z
    .string()
    .exactOptional()
    .describe('module with beforeTrial and afterTrial, relative to the project'),
  approvals: z
    .record(z.string(), z.array(scriptedApprovalSchema))
    .exactOptional()
    .describe('decisions by gate, used up in order'),
  faults: z.array(faultSchema).exactOptional(),
  variant: variantSchema.exactOptional(),
  rewording: rewordingSchema
    .exactOptional()
    .describe('says in each trial in other words what `input` or `turns` ask'),
  tools: z
    .record(z.string(), z.union([toolMockSchema, z.array(toolMockSchema)]))
    .exactOptional()
    .describe('mocks by tool: one for every call, or a list that is used up in order'),
  metadata: z.record(z.string(), jsonSchema),
});
export type Case = Readonly<z.infer<typeof caseSchema>>;
export type CaseLimits = Readonly<z.infer<typeof limitsSchema>>;

/** All cases of one case file. */
export interface Suite {
  readonly name: string;
  /** Path of the case file, relative to the project. */
  readonly file: string;
  /** Systems of the project that this suite proves, in kebab case. */
  readonly covers: readonly string[];
  /** Agents that the file itself defines, by name; their settings are checked by whoever builds agents. */
  readonly agents: readonly { readonly name: string; readonly settings: unknown; readonly place: Place }[];
  readonly thresholds: readonly { readonly text: string; readonly place: Place }[];
  readonly cases: readonly Case[];
}

type Place = Readonly<z.infer<typeof placeSchema>>;
