// `npm run verify-evidence -- <file>`: whether an evidence pack is as it was written. Needs no database.
import { ArchiveError } from './archive/read-archive';
import { verifyEvidence } from './export/verify-evidence';

const words = {
  holds: 'as it was written',
  changed: 'CHANGED',
  missing: 'MISSING',
  added: 'NOT IN THE MANIFEST',
} as const;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function verify(path: string): Promise<boolean> {
  const { manifest, manifestSha256, files, isWhole } = await verifyEvidence(path);
  const { vin, range, madeAt, madeBy, readings } = manifest;
  say(`${vin}, ${range.from} to ${range.to}: ${readings} readings, made ${madeAt} by ${madeBy.name}`);
  for (const { name, state } of files) say(`  ${name.padEnd(18)} ${words[state]}`);
  say(isWhole ? 'All of it holds.' : 'This pack is not as it was written.');
  say(`SHA-256 of the manifest, as Motorcade noted it then: ${manifestSha256}`);
  return isWhole;
}

const path = process.argv[2];
if (path === undefined) {
  say('Which file? npm run verify-evidence -- evidence.zip');
  process.exitCode = 2;
} else
  try {
    process.exitCode = (await verify(path)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
