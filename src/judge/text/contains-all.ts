import { containsList } from './contains-list.ts';

/** The text has every one of several texts in it; case counts. */
export const containsAll = containsList({ name: 'contains-all', quantity: 'all', anyCase: false });
