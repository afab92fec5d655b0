import { createReadStream } from 'node:fs';
import { ImportFileError } from './import-file-error.js';

export function openFile(file: string): ReturnType<typeof createReadStream> {
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

/**
 * Decodes the chunks of a UTF-8 file one after the other; call it without a chunk at the end. GBK and UTF-16 files are
 * common; guessing would store mangled names, so they are refused. Throws `ImportFileError`.
 */
export function strictDecoder(): (chunk?: Buffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk) => {
    try {
      if (chunk?.includes(0)) throw new TypeError('NUL: no text');
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new ImportFileError('文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV 再导入。');
    }
  };
}
