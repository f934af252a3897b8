import * as z from 'zod';

const id = z
  .string()
  .regex(
    /^(?!\s)[\s\S]*[^\s/#]$/,
    'An id has no blanks around it and does not end in / or #: hr/leave#sick-leave, hr/leave or hr.',
  );

/** Ids of passages, documents or bases. */
export const idsSetting = z.array(id).min(1, 'An empty list asks for nothing, so this would judge nothing.');

/** One id, or a list of them. */
export const idOrIdsSetting = z.union([id, idsSetting], 'Expected an id such as hr/leave, or a list of ids.');

/** The ids of such a setting. */
export function idList(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
