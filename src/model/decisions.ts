/** What a person can say at a gate; the same words in scripts, judges and reports. */
export const decisions = ['approve', 'modify', 'reject', 'terminate', 'escalate'] as const;
export type Decision = (typeof decisions)[number];
