import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification } from 'vitest/node';

const cores = availableParallelism();
// A poll ends as soon as what it waits for is there; how long it would wait is for a machine that is busy.
const shared = {
  setupFiles: ['tests/support/setup.ts'],
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
  // Where everything is at stake one race refuses nothing: it runs once more, and is told of at the end.
  retry: process.env.REQUIRE_ALL === '1' ? 1 : 0,
};

/** What promises something within seconds: it is measured while nothing else runs. */
const timed = [
  'tests/integration/{api-health,http-server,keep-jobs,keep-retention}.test.ts',
  'tests/integration/live-{access,hooks,stalled,stream}.test.ts',
  'tests/e2e/server-lost.test.ts',
];

/** Files that take longest, the longest first. */
const longest = [
  'drogue/hostile',
  'demo/reporter',
  'siege-mobito',
  'siege-drogue',
  'siege-foxtrackr-qos-1',
  'siege-foxtrackr-qos-2',
  'siege-high-mobility',
  'lifecycle',
  'kafka-interruptions',
  'ingest-order',
  'backup-commands',
  'postgres-embedded',
  'mqtt-delivery',
  'kafka-broker',
  'commands-delivery',
  'commands-kill',
  'backup',
  'demo-fleet',
  'kafka-delivery',
  'moment-keyframes',
  'keep-rollups',
  'past',
  'first-light',
  'upstreams-access',
  'trips-replay',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return rank === -1 ? longest.length : rank;
}

/** Starts the files of a group so that no worker idles at its end: after the longest, the larger the earlier. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other));
  }
}

/** Names at the end every test that failed and then passed: a fault to mend at once, in the test or in what it tests. */
function tellRaces(): Reporter {
  const raced: string[] = [];
  return {
    onTestCaseResult: (test) => {
      if (test.diagnostic()?.flaky === true) raced.push(`${test.module.relativeModuleId} > ${test.fullName}`);
    },
    onTestRunEnd: () => {
      for (const name of raced) process.stdout.write(` RACED, passed when run again: ${name}\n`);
    },
  };
}

/** Tells at the end how long each group took, in seconds from its first file to its last. */
function tellGroups(): Reporter {
  const spans = new Map<string, { from: number; to: number }>();
  const note = ({ project }: TestModule) => {
    const now = performance.now();
    spans.set(project.name, { from: spans.get(project.name)?.from ?? now, to: now });
  };
  return {
    onTestModuleQueued: note,
    onTestModuleEnd: note,
    onTestRunEnd: () => {
      for (const [name, { from, to }] of spans)
        process.stdout.write(` ${name}: ${Math.round((to - from) / 1_000)} s\n`);
    },
  };
}

// Unit tests need Node alone; the others start real databases, brokers and browsers. One group after the other: what is
// looked at in a browser must not compete with a siege, and what is timed with nothing. A siege mostly waits.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', tellRaces(), tellGroups()],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/integration/**', 'tests/e2e/**'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: timed,
          globalSetup: ['tests/support/database-setup.ts'],
          testTimeout: 180_000,
          maxWorkers: Math.max(2, cores),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: timed,
          testTimeout: 180_000,
          maxWorkers: Math.max(1, Math.floor(cores / 2)),
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          name: 'timed',
          include: timed,
          globalSetup: ['tests/support/database-setup.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
