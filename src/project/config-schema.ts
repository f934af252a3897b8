import * as z from 'zod';
import { agentSettingsSchema } from '../model/agent-settings.ts';
import { durationPattern } from '../model/duration.ts';
import { idSchema } from '../model/id.ts';

const duration = z.string().regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m".');

const usd = z.number().positive();

/** US dollars for a million tokens. */
const priceSchema = z.strictObject({
  input: z.number().min(0),
  output: z.number().min(0),
  'cached-input': z
    .number()
    .min(0)
    .exactOptional()
    .describe('of input that the service had in its cache; else as input'),
  since: z.iso.date().exactOptional().describe('the day from which it holds'),
});

/** How models are asked, what they cost, and what may be spent. */
const modelsSettingsSchema = z.strictObject({
  api: z
    .enum(['chat', 'responses'])
    .describe('which interface of the service chat models are asked through (chat)')
    .exactOptional(),
  prices: z
    .record(z.string(), z.union([priceSchema, z.array(priceSchema).min(1)]))
    .describe('by model; with several, the newest that is not in the future')
    .exactOptional(),
  'default-price': priceSchema
    .describe('of models without a price; without it such a model is an error')
    .exactOptional(),
  budget: z
    .strictObject({
      call: usd.exactOptional(),
      trial: usd.exactOptional(),
      run: usd.exactOptional(),
      day: usd.describe('of this project, over all runs').exactOptional(),
    })
    .describe('most US dollars; what would go over is not asked')
    .exactOptional(),
  retries: z.int().min(0).max(10).describe('tries after a failure that may pass (2)').exactOptional(),
  'requests-per-minute': z.number().positive().describe('over all trials').exactOptional(),
  'at-once': z.int().min(1).describe('requests at once, over all trials').exactOptional(),
  judge: z.string().min(1).describe('model that judges ask which name none').exactOptional(),
  scrub: z
    .array(z.string().min(1))
    .describe('names of fields that recordings leave out, such as "email"')
    .exactOptional(),
});
export type ModelsSettings = Readonly<z.infer<typeof modelsSettingsSchema>>;

/** `agent-eval.config.yaml`, or what `agent-eval.config.ts` exports by default; every key may be left out. */
export const configFileSchema = z.strictObject({
  paths: z
    .array(z.string().min(1))
    .min(1)
    .describe('case files and folders that are run when none is named')
    .exactOptional(),
  agents: z
    .record(idSchema, agentSettingsSchema)
    .describe('agents by name; files in agents/ need no entry')
    .exactOptional(),
  'default-agents': z.array(idSchema).min(1).describe('agents for cases that name none').exactOptional(),
  iterations: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('trials a case, where the case does not say')
    .exactOptional(),
  concurrency: z.int().min(1).max(10_000).describe('trials at once, over all agents').exactOptional(),
  timeout: duration.describe('time limit of a trial, where nothing closer says').exactOptional(),
  seed: z.int().min(0).describe('seed of all randomness').exactOptional(),
  bail: z.int().min(1).describe('stop after so many trials that did not pass').exactOptional(),
  thresholds: z.array(z.string()).describe('limits over all suites').exactOptional(),
  baseline: z
    .string()
    .min(1)
    .describe('file that limits with `baseline` compare with: a baseline or a report.json')
    .exactOptional(),
  reporters: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'what is reported, and where: `name`, `name=path` or the path of a module; `agent-eval report --help` lists the names',
    )
    .exactOptional(),
  out: z.string().min(1).describe('folder of the runs').exactOptional(),
  models: modelsSettingsSchema.describe('how models are asked, and what may be spent').exactOptional(),
  judges: z
    .array(z.string().min(1))
    .describe('modules of own judges, relative to the project')
    .exactOptional(),
  'confirm-above': z
    .strictObject({ trials: z.int().min(1).optional(), 'cost-usd': z.number().positive().optional() })
    .describe('ask before a run of more trials, or of a higher known cost')
    .exactOptional(),
  'allow-outside': z
    .boolean()
    .describe(
      'case files may read files outside the project; reporters may be loaded from there and write there',
    )
    .exactOptional(),
});

export type ConfigFile = Readonly<z.infer<typeof configFileSchema>>;
/** A config as a person writes it: settings of agents that have defaults may be left out. */
export type WrittenConfig = Readonly<z.input<typeof configFileSchema>>;
export type Config = Required<ConfigFile>;
export type ConfigKey = keyof Config;
