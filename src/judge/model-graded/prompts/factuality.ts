export const factualityTask = `Compare the facts in the block "output" with those in the block "reference", which is right by definition, whatever you believe yourself. Wording, style, order and spelling do not matter. The block "input" or "conversation" shows what was asked.

Choose the one relation that fits:
- "same": both state the same facts.
- "immaterial": they differ, but in nothing that matters to what was asked.
- "more": the output states all facts of the reference and others besides; none contradicts it.
- "less": the output states some of the facts of the reference, and contradicts none.
- "contradicts": at least one fact of the output cannot be true if the reference is.
- "none": the output states no fact of the reference, for example because it refuses or changes the subject.`;
