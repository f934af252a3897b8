/** What the steps of a score from 1 to 5 mean. */
export const fiveSteps = `Scores: 5 - nothing is missing or wrong. 4 - met but for a detail that hardly matters. 3 - met in part; something that matters is missing or wrong. 2 - mostly not met. 1 - not met at all, or the opposite of what is asked for.`;
