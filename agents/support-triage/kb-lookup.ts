import type { Tool } from 'agent-eval';
import * as z from 'zod';
import { type Category, categories } from './categories.ts';

const argsSchema = z.strictObject({ category: z.enum(categories) });
const resultSchema = z.object({ title: z.string().nullable(), hint: z.string().nullable() });

/** Finds the help page of a category, with one step that the customer can take. */
export const kbLookup: Tool = {
  name: 'kb.lookup',
  description: 'Finds the help page of a category.',
  permission: 'read',
  input: argsSchema,
  run: (args) => {
    const page = pages[argsSchema.parse(args).category];
    return page ?? { title: null, hint: null };
  },
};

/** Reads what the tool gave. */
export function readPage(result: unknown): z.infer<typeof resultSchema> {
  return resultSchema.parse(result);
}

const pages: Readonly<Partial<Record<Category, { title: string; hint: string }>>> = {
  billing: { title: 'Understanding your invoice', hint: 'All invoices are under Settings, Billing.' },
  refund: { title: 'Returns', hint: 'A return label is under My orders, Return an item, for 30 days.' },
  delivery: { title: 'Tracking a parcel', hint: 'The latest scan is under My orders, Track.' },
  'account-access': {
    title: 'Signing in',
    hint: 'A new reset link is valid for one hour; please look into your spam folder, too.',
  },
  bug: {
    title: 'When something does not work',
    hint: 'The time of the error and a screenshot help us most.',
  },
  cancellation: { title: 'Plans and notice', hint: 'Plans can be changed or ended under Settings, Plan.' },
  security: {
    title: 'Securing your account',
    hint: 'Please change your password and sign out all devices. We never ask for your password.',
  },
};
