import { supervisor } from 'agent-eval/kit';
import { sampleModel } from './scripts/sample-model.ts';
import { supervisorScript } from './scripts/supervisor-script.ts';

/** A researcher, a writer and a reviewer, led by a supervisor that does no work itself. */
export default supervisor({
  name: 'supervisor-team',
  version: '1.0.0',
  ...sampleModel(supervisorScript),
  workers: {
    researcher: { description: 'finds facts', instructions: 'You find facts. Give them in short sentences.' },
    writer: { description: 'writes from facts', instructions: 'You write one clear sentence from facts.' },
    reviewer: {
      description: 'checks a text against facts',
      instructions: 'You check a text against facts. Say what is wrong, or that nothing is.',
    },
  },
});
