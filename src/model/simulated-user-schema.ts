import * as z from 'zod';

/** A model that plays the user of a conversation. */
export const simulatedUserSchema = z.object({
  goal: z.string().describe('what the user wants; the conversation ends when it is reached'),
  model: z.string(),
  opening: z.string().exactOptional().describe('the first message; without it the model writes that, too'),
  persona: z.string().exactOptional().describe('who the user is, and how they speak'),
  maxTurns: z.int().min(1),
});
export type SimulatedUserSettings = Readonly<z.infer<typeof simulatedUserSchema>>;
