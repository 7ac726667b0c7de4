import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const pom = 'tests/support/kafka/pom.xml';

/**
 * Where Apache Kafka's jars are, as `java -cp` takes it. Maven fetches them once; what it found is kept below the
 * system's temporary folder until the pom changes or a jar goes.
 * @throws with Maven's words when they cannot be fetched
 */
export async function kafkaClasspath(): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const kept = join(tmpdir(), `motorcade-kafka-${version}.classpath`);
  const known = existsSync(kept) ? (await readFile(kept, 'utf8')).trim() : '';
  if (known !== '' && known.split(delimiter).every((jar) => existsSync(jar))) return known;
  const fresh = `${kept}.${process.pid}`;
  await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${fresh}`]);
  await rename(fresh, kept);
  return (await readFile(kept, 'utf8')).trim();
}
