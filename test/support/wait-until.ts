/** Settles as soon as `check` holds; rejects after ten seconds. */
export async function waitUntil(check: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!check()) {
    if (performance.now() > deadline) throw new Error(`It never happened that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
