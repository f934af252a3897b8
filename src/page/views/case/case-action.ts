/** What a key does in the view of a case. */
export type CaseAction =
  | 'previous-trial'
  | 'next-trial'
  | 'previous-case'
  | 'next-case'
  | 'previous-failing'
  | 'next-failing'
  | 'back'
  | 'keys';

/** By `KeyboardEvent.key`; a Map, so that no key means what every object inherits. */
const actions: ReadonlyMap<string, CaseAction> = new Map([
  ['ArrowLeft', 'previous-trial'],
  ['h', 'previous-trial'],
  ['ArrowRight', 'next-trial'],
  ['l', 'next-trial'],
  ['k', 'previous-case'],
  ['j', 'next-case'],
  ['p', 'previous-failing'],
  ['n', 'next-failing'],
  ['Escape', 'back'],
  ['?', 'keys'],
]);

/** null where the key means nothing here. */
export function caseAction(key: string): CaseAction | null {
  return actions.get(key) ?? null;
}
