/** The views that can be chosen in the head of the page. */
export const viewTitles = { overview: 'Overview', cases: 'Cases', latency: 'Latency' } as const;
