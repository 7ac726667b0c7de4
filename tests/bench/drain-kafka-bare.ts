// The baseline of P2: kafkajs reading a topic batch by batch, each value parsed, offsets committed, nothing kept.
import { Kafka, logLevel } from 'kafkajs';
import { startTally } from './tally';

const tally = startTally(Number(process.env.RECORDS));
const topic = process.env.TOPIC ?? '';
const kafka = new Kafka({ brokers: [process.env.KAFKA_BROKER ?? ''], clientId: 'bare', logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID ?? '' });
let objects = 0;
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachBatch: async ({ batch }) => {
    tally.begin();
    for (const { value } of batch.messages) if (typeof JSON.parse(String(value)) === 'object') objects++;
    tally.add(batch.messages.length);
  },
});
console.log(`took ${await tally.tookS} s for ${objects} records`);
await consumer.disconnect();
