export const listCommand = async (..._rest: unknown[]): Promise<number> => 0;
