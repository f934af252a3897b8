export const browserPath: string | null;
export const withoutBrowser: string;
