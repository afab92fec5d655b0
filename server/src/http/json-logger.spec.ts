import { JsonLogger } from './json-logger.js';

describe('the log', () => {
  const lines: string[] = [];
  const logger = new JsonLogger(
    (line) => lines.push(line),
    () => 0,
  );
  beforeEach(() => lines.splice(0));

  it('is one line of JSON per event, also for text with line breaks', () => {
    logger.error('a\nb', 'stack\nof it', 'http');
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0]!)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'error',
      context: 'http',
      message: 'a\nb',
      stack: 'stack\nof it',
    });
  });

  it('never shows a telephone number or an openid', () => {
    logger.log({ event: 'x', note: 'call 13812342214', openid: 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1' }, 'auth');
    expect(lines[0]).toContain('138****2214');
    expect(lines[0]).toContain('"oABC****"');
    expect(lines[0]).not.toContain('EFGH');
  });
});
