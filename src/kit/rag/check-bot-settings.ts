interface BotSettings {
  readonly minConfidence?: number;
  readonly abstainBelow?: number;
  readonly maxIterations?: number;
  readonly topK?: number;
}

/** @throws RangeError when a setting of a knowledge bot cannot be meant */
export function checkBotSettings({
  minConfidence = 0.7,
  abstainBelow = 0.25,
  maxIterations = 3,
  topK = 3,
}: BotSettings): void {
  for (const [name, value] of Object.entries({ minConfidence, abstainBelow })) {
    if (!(value >= 0 && value <= 1))
      throw new RangeError(`"${name}" must be a number from 0 to 1, not ${value}.`);
  }
  for (const [name, value] of Object.entries({ maxIterations, topK })) {
    if (!(Number.isSafeInteger(value) && value >= 1))
      throw new RangeError(`"${name}" must be a whole number of at least 1, not ${value}.`);
  }
}
