import { register } from 'node:module';

const hook = `export const resolve = (specifier, context, next) => {
  const isInPackage = context.parentURL?.includes('/node_modules/') ?? false;
  const conditions = context.conditions.filter((condition) => !isInPackage || condition !== 'source');
  return next(specifier, { ...context, conditions });
};`;

/**
 * Has packages find each other's built files. Tests run on our sources by the condition `source`, and some packages bring
 * TypeScript under the same name, which Node does not run.
 */
export function useBuiltPackages(): void {
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
