import { handOverAtGate, planAndExecute } from 'agent-eval/kit';
import { recoveryScript } from './scripts/recovery-script.ts';
import { sampleModel } from './scripts/sample-model.ts';
import { shopTools } from './shop/shop-tools.ts';

/** A planner that tries a failed step again, plans anew, and in the end gives a person a report of all that was tried. */
export default planAndExecute({
  name: 'recovering-agent',
  version: '1.0.0',
  ...sampleModel(recoveryScript),
  tools: shopTools,
  recovery: { handOver: handOverAtGate({ timeoutMs: 60 * 60_000 }) },
});
