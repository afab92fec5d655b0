import { closeSync, openSync, writeSync } from 'node:fs';
import { CommandFailure } from './command-failure.js';

const BUFFERED = 64 * 1024;

/** The rows that were not taken, `row,reason` a line; rows are counted from 1 after the header. */
export class RejectsFile {
  private text = 'row,reason\n';

  private constructor(private readonly descriptor: number) {}

  /** @throws CommandFailure when the file cannot be written. */
  static open(file: string): RejectsFile {
    try {
      return new RejectsFile(openSync(file, 'w'));
    } catch {
      throw new CommandFailure(`不能写 --rejects 的文件：${file}。`);
    }
  }

  add(row: number, reason: string): void {
    this.text += `${row},${reason}\n`;
    if (this.text.length > BUFFERED) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    writeSync(this.descriptor, this.text);
    this.text = '';
  }
}
