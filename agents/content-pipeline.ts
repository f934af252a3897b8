import { contentPipeline } from 'agent-eval/kit';
import { contentScript } from './scripts/content-script.ts';
import { sampleModel } from './scripts/sample-model.ts';

/** Writes a short text on a topic; what it is not sure of goes to a person, who has an hour. */
export default contentPipeline({
  name: 'content-pipeline',
  version: '1.0.0',
  ...sampleModel(contentScript),
  reviewMs: 60 * 60_000,
});
