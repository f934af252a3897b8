import { containsList } from './contains-list.ts';

/** The text has every one of several texts in it; case does not count. */
export const icontainsAll = containsList({ name: 'icontains-all', quantity: 'all', anyCase: true });
