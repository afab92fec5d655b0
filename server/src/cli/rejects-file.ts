import { appendFileSync, closeSync, openSync } from 'node:fs';
import { CommandFailure } from './command-failure.js';

const LINES_AT_A_TIME = 4096;

/** The rows that were not taken, `row,reason` a line in the order of the file; rows are counted from 1 after the header. */
export class RejectsFile {
  private readonly rejected: { readonly row: number; readonly reason: string }[] = [];

  private constructor(private readonly descriptor: number) {}

  /** @throws CommandFailure when the file cannot be written. */
  static open(file: string): RejectsFile {
    try {
      return new RejectsFile(openSync(file, 'w'));
    } catch {
      throw new CommandFailure(`不能写 --rejects 的文件：${file}。`);
    }
  }

  /** In any order. */
  add(row: number, reason: string): void {
    this.rejected.push({ row, reason });
  }

  close(): void {
    this.rejected.sort((a, b) => a.row - b.row);
    appendFileSync(this.descriptor, 'row,reason\n');
    for (let from = 0; from < this.rejected.length; from += LINES_AT_A_TIME) {
      const part = this.rejected.slice(from, from + LINES_AT_A_TIME);
      appendFileSync(this.descriptor, part.map(({ row, reason }) => `${row},${reason}\n`).join(''));
    }
    closeSync(this.descriptor);
  }
}
