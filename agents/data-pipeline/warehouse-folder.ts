import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let own: string | null = null;

/**
 * The warehouse of one session: a folder in `DATA_PIPELINE_OUT`, else in a temporary one that `removeWarehouse` removes.
 *
 * Each session has its own, so that trials at the same time never see each other's files.
 */
export function warehouseFolder(sessionId: string): string {
  const session = createHash('sha256').update(sessionId).digest('hex').slice(0, 16);
  return join(process.env['DATA_PIPELINE_OUT'] ?? temporary(), session);
}

/** Leaves a folder that was named from outside as it is. */
export function removeWarehouse(): void {
  if (own !== null) rmSync(own, { recursive: true, force: true });
  own = null;
}

function temporary(): string {
  own ??= mkdtempSync(join(tmpdir(), 'agent-eval-warehouse-'));
  return own;
}
