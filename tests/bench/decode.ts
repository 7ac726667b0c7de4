// How fast one core decodes the messages of each dialect, beside what parsing them as JSON takes.
import type { Message } from '../../server/contract/message';
import { benchDialects, chooseDialects, decodeOf, messageOf } from './dialects/bench-dialects';
import { median, perSecond, ratios } from './figures';
import { describeMachine } from './machine';

const runs = 5;
/** Bytes of one run's work, so that long messages take no longer than short ones. */
const runBytes = Number(process.env.BYTES ?? 100_000_000);

function rate(messages: readonly Message[], use: (message: Message) => unknown): number {
  const bytes = messages.reduce((sum, { payload }) => sum + payload.length, 0);
  const rounds = Math.ceil(runBytes / bytes);
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round++) for (const message of messages) use(message);
  return (rounds * messages.length) / ((performance.now() - startedAt) / 1_000);
}

console.log(`decode, ${describeMachine()}`);
for (const dialect of chooseDialects(benchDialects)) {
  const decode = decodeOf(dialect);
  const begin = Date.now() - 6_000;
  const messages = Array.from({ length: 6_000 }, (_, index) => messageOf(dialect, index, begin));
  const readings = messages.reduce((sum, message) => sum + decode(message).readings.length, 0) / messages.length;
  const parsed: number[] = [];
  const decoded: number[] = [];
  for (let run = 0; run < runs; run++) {
    parsed.push(rate(messages, ({ payload }) => JSON.parse(payload.toString())));
    decoded.push(rate(messages, decode));
  }
  const micros = 1_000_000 / median(decoded);
  const each = `${micros.toFixed(1)} µs a message of ${readings.toFixed(1)} readings`;
  console.log(`${dialect.label}`);
  console.log(`  JSON.parse alone     ${perSecond(median(parsed))} (median of ${runs})`);
  console.log(`  decoded              ${perSecond(median(decoded))}, ${each}`);
  console.log(`  ratio, run by run    ${ratios(decoded, parsed)}`);
}
