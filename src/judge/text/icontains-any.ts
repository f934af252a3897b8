import { containsList } from './contains-list.ts';

/** The text has at least one of several texts in it; case does not count. */
export const icontainsAny = containsList({ name: 'icontains-any', quantity: 'any', anyCase: true });
