import { ResultWriter } from './result-writer.js';

const limits = { most: 3, everyMs: 5 };

test('results are written together: at once when they are many, soon when they are few', async () => {
  const written: number[][] = [];
  const writer = new ResultWriter<number>(async (results) => void written.push([...results]), limits);
  for (const result of [1, 2, 3, 4]) writer.push(result);
  await writer.done();
  expect(written).toEqual([[1, 2, 3], [4]]);
  writer.push(5);
  await new Promise((later) => setTimeout(later, 50));
  expect(written).toEqual([[1, 2, 3], [4], [5]]);
});

test('one write follows the other', async () => {
  let atWork = 0;
  let most = 0;
  const write = async (): Promise<void> => {
    most = Math.max(most, (atWork += 1));
    await new Promise((later) => setTimeout(later, 5));
    atWork -= 1;
  };
  const writer = new ResultWriter<number>(write, limits);
  for (let i = 0; i < 9; i += 1) writer.push(i);
  await writer.done();
  expect(most).toBe(1);
});

test('what could not be written is thrown once, to whoever asks next', async () => {
  const writer = new ResultWriter<number>(() => Promise.reject(new Error('database gone')), limits);
  for (let i = 0; i < 3; i += 1) writer.push(i);
  await expect(writer.done()).rejects.toThrow('database gone');
  expect(() => writer.check()).not.toThrow();
});
