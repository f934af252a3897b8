/** Where systems put what was said to a model and what it said. */
export const messageAttributes = [
  { key: 'gen_ai.system_instructions', name: 'instructions' },
  { key: 'gen_ai.input.messages', name: 'messages to the model' },
  { key: 'gen_ai.output.messages', name: 'messages of the model' },
  { key: 'gen_ai.prompt', name: 'prompt' },
  { key: 'gen_ai.completion', name: 'completion' },
] as const;
