export const judgesCommand = async (..._rest: unknown[]): Promise<number> => 0;
