import { csvFile, csvLine } from './csv.js';

describe('CSV', () => {
  it('turns a text that begins like a formula into plain text', () => {
    expect(csvLine(['=1+1', '+86', '-cmd', '@SUM(A1)', '\tx'])).toBe(`'=1+1,'+86,'-cmd,'@SUM(A1),'\tx\r\n`);
  });

  it('keeps numbers as numbers, nulls empty, and quotes what needs it', () => {
    expect(csvLine([-5, null, '满 98，减 20', 'a,b', 'say "hi"\n'])).toBe(`-5,,满 98，减 20,"a,b","say ""hi""\n"\r\n`);
  });

  it('streams a header and rows behind the UTF-8 mark', async () => {
    const file = csvFile('领取 名单', ['名', '数'], [['林', 1]]);
    let text = '';
    for await (const chunk of file.getStream()) text += String(chunk);
    expect(text).toBe('\uFEFF名,数\r\n林,1\r\n');
    expect(file.options.disposition).toContain("filename*=UTF-8''%E9%A2%86");
  });
});
