import type { SettingProblem } from '../../model/judge.ts';

/** `min` over `max`: no count could ever fit. */
export function checkBounds({
  min,
  max,
}: {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}): SettingProblem[] {
  if (min === undefined || max === undefined || min <= max) return [];
  return [
    {
      path: ['min'],
      severity: 'error',
      code: 'min-over-max',
      message: `\`min\` is ${min} and \`max\` is ${max}.`,
      why: 'No number is both, so the judge could never pass.',
      fix: 'Swap them, or leave one out.',
    },
  ];
}

/** A number said exactly and by bounds as well. */
export function checkOneWay(
  exact: string,
  settings: { readonly min?: number | undefined; readonly max?: number | undefined },
): SettingProblem[] {
  if (settings.min === undefined && settings.max === undefined) return [];
  return [
    {
      path: [exact],
      severity: 'error',
      code: 'two-ways',
      message: `\`${exact}\` stands beside \`min\` or \`max\`.`,
      why: `\`${exact}\` asks for one exact number, so the bounds say the same thing twice or contradict it.`,
      fix: `Keep either \`${exact}\` or the bounds.`,
    },
  ];
}

/** Bounds that any number meets. */
export function checkAlwaysTrue(min: number, max: number | undefined): SettingProblem[] {
  if (min > 0 || max !== undefined) return [];
  return [
    {
      path: ['min'],
      severity: 'warning',
      code: 'always-true',
      message: 'Any number is at least 0.',
      why: 'A judge that always passes proves nothing.',
      fix: 'Set `min` to 1 or more, or set `max`.',
    },
  ];
}
