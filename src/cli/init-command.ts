export const initCommand = async (..._rest: unknown[]): Promise<number> => 0;
