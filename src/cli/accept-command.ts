export const acceptCommand = async (..._rest: unknown[]): Promise<number> => 0;
