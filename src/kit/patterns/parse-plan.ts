import { isJson, isJsonObject, isList, type Json } from '../../model/json.ts';

/**
 * Reads the steps of a plan: a JSON list of texts or of objects with `step`, alone or as the member `steps`, which may stand in a
 * code block; or lines numbered from 1 without a gap, among which other lines do not count.
 *
 * @returns null where the text is no plan, or one without steps
 */
export function parsePlan(text: string): string[] | null {
  const block = /```(?:json)?[ \t]*\n([\s\S]*?)\n[ \t]*```/.exec(text)?.[1];
  for (const candidate of [text, block]) {
    const steps = candidate === undefined ? null : stepsOfJson(candidate);
    if (steps) return steps;
  }
  return numberedLines(text);
}

function stepsOfJson(text: string): string[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJson(value)) return null;
  const list = isJsonObject(value) ? value['steps'] : value;
  if (list === undefined || !isList(list) || list.length === 0) return null;
  const steps = list.map(textOfStep);
  return steps.every((step) => step !== '') ? steps : null;
}

/** Empty for what is no step. */
function textOfStep(item: Json): string {
  const step = isJsonObject(item) ? item['step'] : item;
  return typeof step === 'string' ? step.trim() : '';
}

function numberedLines(text: string): string[] | null {
  const lines = [...text.matchAll(/^ {0,3}(\d{1,3})[.)][ \t]+(\S.*)$/gm)];
  const isCounted = lines.every(([, number], index) => Number(number) === index + 1);
  return lines.length > 0 && isCounted ? lines.map(([, , step = '']) => step.trim()) : null;
}
