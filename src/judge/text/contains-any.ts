import { containsList } from './contains-list.ts';

/** The text has at least one of several texts in it; case counts. */
export const containsAny = containsList({ name: 'contains-any', quantity: 'any', anyCase: false });
