// @ts-nocheck
import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { confidenceSamples } from '../support/confidence-samples.ts';
it('dumps', async () => { writeFileSync('/tmp/samples.json', JSON.stringify(await confidenceSamples(process.cwd()))); }, 600000);
