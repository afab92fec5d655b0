/** A file that cannot be imported at all; the message is for the person who chose it. */
export class ImportFileError extends Error {}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: '找不到这个文件。',
  EACCES: '没有读这个文件的权限。',
  EISDIR: '这是一个目录，请给一个 CSV 文件。',
  CSV_MAX_RECORD_SIZE: '有一行太长，可能少了一个引号或换行',
  CSV_QUOTE_NOT_CLOSED: '有一个引号没有结束',
};

/** The sentence for what reading or parsing a file threw; any other error as it is. */
export function asFileError(error: unknown): Error {
  if (error instanceof ImportFileError) return error;
  const { code = '', lines } = error as NodeJS.ErrnoException & { readonly lines?: unknown };
  if (typeof lines === 'number')
    return new ImportFileError(`文件不是合格的 CSV：第 ${lines} 行${unreadable[code] ?? '的引号用得不对'}。`);
  const sentence = unreadable[code];
  return sentence ? new ImportFileError(sentence) : (error as Error);
}
