/** What a message can be about. */
export const categories = [
  'billing',
  'refund',
  'delivery',
  'account-access',
  'bug',
  'feature-request',
  'cancellation',
  'security',
  'other',
] as const;

export type Category = (typeof categories)[number];

/** The team that looks after a category. */
export const teams: Readonly<Record<Category, string>> = {
  billing: 'finance',
  refund: 'returns',
  delivery: 'logistics',
  'account-access': 'identity',
  bug: 'engineering',
  'feature-request': 'product',
  cancellation: 'customer-success',
  security: 'trust-and-safety',
  other: 'front-desk',
};
