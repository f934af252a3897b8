export const schemaCommand = async (..._rest: unknown[]): Promise<number> => 0;
