import { auditActions } from '../contract/audit';
import type { EvidenceManifest } from '../contract/export';

/** What a pack is and how anybody can check it, in plain words. */
export function evidenceReadme({
  vin,
  range,
  madeAt,
  madeBy,
  product,
  leftOut,
}: Omit<EvidenceManifest, 'files' | 'messages'>): string {
  const ordered = range.clock === 'event' ? 'measured' : 'received';
  return `What Motorcade knows of vehicle ${vin}
${'='.repeat(40)}

All that was ${ordered} from ${range.from} to ${range.to}, the end not included.
Made ${madeAt} by ${madeBy.name} (${madeBy.role}) with Motorcade ${product.version}.
Times are in UTC (ISO 8601), numbers in the unit that stands beside them.

readings.csv      every reading: when it was measured, when it was received, its value and unit,
                  the source, and the message it came from (RFC 4180). Text that a spreadsheet would
                  run as a formula has an apostrophe before it.
readings.ndjson   the same, one JSON object a line
track.gpx         the way it took (GPX 1.1), a new segment after each gap
track.geojson     the same as GeoJSON (RFC 7946)
trips.json        the trips that touch this time, as Motorcade reckons them
messages.ndjson   the messages that the readings were decoded from, as they came: topic, payload and
                  what became of them. A reading's "message" is a message's "reference".
manifest.json     what this pack is of, what its signals mean, and the SHA-256 of each file
SHA256SUMS        the same sums, and the manifest's own
${leftOut.map((why) => `\nNot in this pack: ${why}`).join('')}
How to find out whether a file was changed
------------------------------------------
Unpack it, and in the folder run

    sha256sum --check SHA256SUMS          (Linux)
    shasum -a 256 --check SHA256SUMS      (macOS)

Each file must be "OK". In a clone of Motorcade,

    npm run verify-evidence -- <this file>

says the same without unpacking. Whoever changes a file can change the sums as well: what Motorcade
noted when the pack was made, under "${auditActions['evidence.export']}", has the SHA-256 of the manifest.
`;
}
