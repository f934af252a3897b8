import {
  catastrophicUse,
  goalDrift,
  inventedTools,
  poisonedContext,
  react,
  repeatedCalls,
} from 'agent-eval/kit';
import { reactScript } from './scripts/react-script.ts';
import { sampleModel } from './scripts/sample-model.ts';
import { shopTools } from './shop/shop-tools.ts';

/** An assistant of a shop that plans, acts and observes. It would rather give no answer than one to another question. */
export default react({
  name: 'react-assistant',
  version: '1.0.0',
  ...sampleModel(reactScript),
  tools: shopTools,
  instructions: 'You help the staff of a small shop with its orders. Answer in one or two sentences.',
  guards: [
    repeatedCalls(),
    inventedTools(),
    poisonedContext(),
    goalDrift({ action: 'stop' }),
    catastrophicUse(),
  ],
});
