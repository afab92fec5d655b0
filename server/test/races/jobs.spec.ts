import { JobRunsQueries } from '../../src/jobs/job-runs.queries.js';
import { LongWork } from '../../src/jobs/long-work.js';
import { DailyReviewService } from '../../src/ledger/daily-review.service.js';
import { aWorld, testConfig, type World } from '../setup/world.js';

let world: World;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

const runs = () => new JobRunsQueries(world.reader).list();
const process = () => new LongWork(world.transactions, world.jobRuns, world.clock);

test('a job with a key runs once, however many processes start it', async () => {
  let times = 0;
  const job = { kind: 'nightly', title: '夜间', key: 'nightly:2026-11-21' };
  const outcomes = await Promise.all(
    [process(), process(), process()].map((one) =>
      one.run(job, async () => {
        times += 1;
      }),
    ),
  );
  expect(times).toBe(1);
  expect(outcomes.map((o) => o.kind).sort()).toEqual(['done', 'elsewhere', 'elsewhere']);
  expect((await runs()).filter((run) => run.kind === 'nightly')).toMatchObject([{ state: 'done', error: null }]);
});

test('who has gone silent loses the job, and can no longer end it', async () => {
  const job = { kind: 'long', title: '长', key: 'long:1' };
  let taken: string | undefined;
  const slow = process().run(job, async (_, report) => {
    world.clock.advance(61_000);
    const second = await process().run(job, async (run) => {
      expect(run.done).toBe(0);
    });
    taken = second.kind;
    await report({ done: 1, total: 2, detail: '{}' });
  });
  expect((await slow).kind).toBe('elsewhere');
  expect(taken).toBe('done');
});

test('work that throws is written down with its reason and thrown on', async () => {
  const failing = process().run({ kind: 'bad', title: '坏', key: null }, async () => {
    throw new Error('no such file');
  });
  await expect(failing).rejects.toThrow('no such file');
  expect((await runs()).find((run) => run.kind === 'bad')).toMatchObject({ state: 'failed', error: 'no such file' });
});

test('the daily review leaves one row a day that people can see', async () => {
  const job = () => new DailyReviewService(world.reviews, world.ladderFill, process(), world.clock, testConfig);
  await Promise.all([job().round(), job().round()]);
  await job().round();
  world.clock.advance(86_400_000);
  await job().round();
  expect((await runs()).filter((run) => run.kind === 'reviews').map((run) => run.state)).toEqual(['done', 'done']);
});
