/** What the button that hands the file over says. */
export const handOverLabel = '保存到本机';

/** Saves a prepared file like any download. */
export function handOver(filePath: string, fileName: string): Promise<'done' | 'cancelled'> {
  const link = document.createElement('a');
  link.href = filePath;
  link.download = fileName;
  link.click();
  return Promise.resolve('done');
}
