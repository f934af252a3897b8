import * as z from 'zod';

/** The setting of all judges that leave failed calls out. */
export const includeFailedSchema = z.boolean().default(false).describe('calls that failed count as well');
