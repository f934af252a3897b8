export const configCommand = async (..._rest: unknown[]): Promise<number> => 0;
