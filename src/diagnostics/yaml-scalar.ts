import type { TextProblem } from './scan-json.ts';

/** Tells whether a scalar became something that its writer can hardly have meant, or that JSON cannot hold. */
export function explainScalar(value: unknown, written: string, offset: number): TextProblem | null {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return null;
  const base = { offset, length: Math.max(1, written.length) };
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return {
      ...base,
      code: 'not-json',
      message: `YAML reads ${written} as ${typeof value === 'number' ? 'a number that JSON cannot hold' : 'something that JSON cannot hold'}.`,
      why: 'Agents get their input as JSON.',
      fix: `Put it in quotes when it is text: "${written}".`,
    };
  }
  if (!isChanged(value, written)) return null;
  return {
    ...base,
    code: 'changed-scalar',
    message: `YAML reads ${written} as the number ${String(value)}.`,
    why: 'What is written is not what the agent or a judge would see.',
    fix: `Put it in quotes when it is text: "${written}"${Number.isSafeInteger(value) ? `; write ${value} when it is a number` : ''}.`,
  };
}

/** Leading zeros and plus signs get lost, hexadecimal and octal numbers look different, long ones lose digits. */
function isChanged(value: number, written: string): boolean {
  if (/^[-+]?0[0-9xo]/.test(written) || written.startsWith('+')) return true;
  return /^-?\d+$/.test(written) && !Number.isSafeInteger(value);
}
