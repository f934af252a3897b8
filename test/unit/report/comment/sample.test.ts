import { expect, test } from 'vitest';
import { composeComment } from '../../../../src/report/comment/compose-comment.ts';
import { commentSample } from '../../../support/comment-sample.ts';

test('the sample of a comment in the docs is what is written today; vitest -u writes it', async () => {
  const comment = composeComment(commentSample(), { limit: 65_536 });
  await expect(comment).toMatchFileSnapshot('../../../../docs/github-comment.md');
});
