import type { Readable } from 'node:stream';
import type { EvidenceRequest } from '../contract/export';
import { allows, type Role } from '../contract/roles';
import { writeEvidence } from '../export/evidence';
import type { Selection } from '../export/selection';
import { describeError } from '../log/describe-error';
import { readProduct } from '../product';
import { type Actor, noteAction } from '../store/audit';
import type { Snapshot } from '../store/snapshot';
import type { Dependencies } from './dependencies';
import { tellAllTrips } from './tell-trips';

/** An evidence pack for somebody, made while it is read; that it is made, and its manifest's hash, are noted. */
export async function evidenceOf(
  { database, clock, log }: Dependencies,
  { snapshot, selection }: { snapshot: Snapshot; selection: Selection },
  request: EvidenceRequest,
  requester: Actor & { role: Role },
): Promise<Readable> {
  const { role, ...actor } = requester;
  const { vin } = selection;
  const note = (detail: Record<string, unknown>) =>
    noteAction(database, { ...actor, action: 'evidence.export', subject: vin, detail });
  await note({ ...request, rows: selection.rows });
  return writeEvidence(snapshot, {
    selection,
    request,
    loadTrips: () => tellAllTrips({ database, clock }, vin, request),
    product: { name: 'Motorcade', ...readProduct() },
    madeBy: { name: actor.actor, role },
    madeAt: clock(),
    hasMessages: allows(role, 'message.read'),
    onManifest: ({ sha256 }) =>
      void note({ ...request, manifest: sha256 }).catch((error: unknown) =>
        log.error(describeError(error), 'the hash of an evidence pack could not be noted'),
      ),
  });
}
