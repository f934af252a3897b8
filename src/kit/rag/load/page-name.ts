/** Whether a file is a page by its name. */
export function isPageName(name: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(name);
}

/** Whether a file or folder is none of the knowledge: hidden, or packages. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
