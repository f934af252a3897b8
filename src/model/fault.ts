import * as z from 'zod';
import { durationPattern } from './duration.ts';
import { scriptedErrorSchema } from './scripted-error.ts';

const duration = z.lazy(() =>
  z
    .string()
    .regex(durationPattern, 'Expected a duration such as "500ms", "5s" or "2m"')
    .meta({ examples: ['5s'] }),
);
const name = z.string().min(1);

/** Trouble that a case injects, at exactly one node, tool, model or gate. */
export const faultSchema = z.lazy(() =>
  z
    .strictObject({
      node: name.exactOptional(),
      tool: name.exactOptional(),
      model: name.exactOptional(),
      gate: name.exactOptional(),
      call: z
        .int()
        .min(1)
        .exactOptional()
        .describe('the number of the call in the trial, from 1; all attempts of a node are one call'),
      attempt: z.int().min(1).exactOptional().describe('the number of the attempt of a node, from 1'),
      probability: z
        .number()
        .gt(0)
        .max(1)
        .exactOptional()
        .describe('the chance to strike, drawn anew each time, seeded by the trial; 1 without it'),
      error: scriptedErrorSchema
        .exactOptional()
        .describe('the kind of error that takes the place of the work'),
      latency: duration
        .exactOptional()
        .describe('the time that passes before the work, on the clock of the trial'),
      result: z
        .enum(['malformed', 'empty', 'corrupted'])
        .exactOptional()
        .describe(
          'spoils what it gives: cut-off text, nothing, or values of the wrong kind; docs/pipelines.md',
        ),
    })
    .describe('trouble at a node, tool, model or gate'),
);
export type Fault = Readonly<z.infer<typeof faultSchema>>;

/** The kinds of places where a fault can strike. */
export const faultTargets = ['node', 'tool', 'model', 'gate'] as const;
export type FaultTarget = (typeof faultTargets)[number];

/** Where a fault strikes; null where it names no place, or several. */
export function targetOf(fault: Fault): { readonly kind: FaultTarget; readonly name: string } | null {
  const [target, ...others] = faultTargets.flatMap((kind) => {
    const place = fault[kind];
    return place === undefined ? [] : [{ kind, name: place }];
  });
  return target && others.length === 0 ? target : null;
}

/** A fault in short: `tool search, call 2: rate-limit`, `node load, attempt 1: 5s late, result empty`. */
export function describeFault(fault: Fault): string {
  const target = targetOf(fault);
  const place = [
    ...(target ? [`${target.kind} ${target.name}`] : []),
    ...(fault.call === undefined ? [] : [`call ${fault.call}`]),
    ...(fault.attempt === undefined ? [] : [`attempt ${fault.attempt}`]),
    ...(fault.probability === undefined ? [] : [`probability ${fault.probability}`]),
  ];
  const effect = [
    ...(fault.latency === undefined ? [] : [`${fault.latency} late`]),
    ...(fault.error === undefined ? [] : [typeof fault.error === 'string' ? fault.error : fault.error.kind]),
    ...(fault.result === undefined ? [] : [`result ${fault.result}`]),
  ];
  return `${place.join(', ')}: ${effect.join(', ')}`;
}
