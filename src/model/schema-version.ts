/** Version of the shapes on disk; a reader refuses a higher one. */
export const schemaVersion = 1;
