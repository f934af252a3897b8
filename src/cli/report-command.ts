export const reportCommand = async (..._rest: unknown[]): Promise<number> => 0;
