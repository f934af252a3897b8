/**
 * Imports a module by its URL.
 *
 * Stands alone because the built command is a script, which has no `import()` of its own: there the build puts the one
 * that it is handed in this place.
 */
export function importModule(url: string): Promise<Record<string, unknown>> {
  return import(url);
}
