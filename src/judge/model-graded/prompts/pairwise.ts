export const pairwiseTask = `Two programs answered the same. Decide which of the blocks "first" and "second" is the better answer by the block "criterion". Which one stands first is chance and says nothing. If neither is better by more than a matter of taste, choose "tie". The block "input" or "conversation" shows what was asked.`;

export const usualComparison =
  'It does better what was asked: right in what it states, complete, and easy to follow.';
