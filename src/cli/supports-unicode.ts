/**
 * Whether a terminal shows more than ASCII. A locale that is set and is not UTF-8, and the console of Linux, do not; where
 * nothing says so, terminals of today do.
 *
 * @param variables - the environment
 */
export function supportsUnicode(variables: Readonly<Record<string, string | undefined>>): boolean {
  if (variables['TERM'] === 'linux') return false;
  const locale = variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'];
  return !locale || /utf-?8/i.test(locale);
}
