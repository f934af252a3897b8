import { failureGuards, goalDrift, planAndExecute } from 'agent-eval/kit';
import { planScript } from './scripts/plan-script.ts';
import { sampleModel } from './scripts/sample-model.ts';
import { shopTools } from './shop/shop-tools.ts';

/** An assistant of a shop that plans first, works on one step after the other, and answers from all results. */
export default planAndExecute({
  name: 'plan-and-execute',
  version: '1.0.0',
  ...sampleModel(planScript),
  tools: shopTools,
  instructions: 'You help the staff of a small shop with its orders.',
  guards: [...failureGuards, goalDrift({ action: 'stop' })],
});
