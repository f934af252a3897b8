export const validateCommand = async (..._rest: unknown[]): Promise<number> => 0;
