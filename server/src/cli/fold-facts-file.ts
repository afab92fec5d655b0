import { closeSync, openSync, readSync } from 'node:fs';
import { CommandFailure } from './command-failure.js';
import { readFoldLine, type FoldEntry } from './fold-line.js';
import { readTextLines, TextLineError } from './text-lines.js';

const SHOWN = 20;

/**
 * The facts file of `jieti fold`: read twice, so that nothing is printed when a line is wrong, and only one member's lines
 * are held at a time, whether the file is in order of members or not. What is kept are the places of each member's lines.
 */
export class FoldFactsFile {
  /** Begin and end of each run of lines of one member, in bytes. */
  private readonly runs = new Map<string, number[]>();

  private constructor(
    private readonly file: string,
    private readonly tiers: ReadonlySet<string>,
  ) {}

  /** Checks every line. @throws CommandFailure that names the lines that are wrong. */
  static open(file: string, tiers: ReadonlySet<string>): FoldFactsFile {
    const facts = new FoldFactsFile(file, tiers);
    const problems: string[] = [];
    let refused = 0;
    const refuse = (line: number, problem: string) => {
      refused += 1;
      if (problems.length < SHOWN) problems.push(`  第 ${line} 行：${problem}`);
    };
    try {
      for (const { text, line, start, end } of readTextLines(file)) {
        const read = readFoldLine(text, tiers);
        if (read.kind === 'read') facts.note(read.entry.member, start, end);
        else refuse(line, read.problem);
      }
    } catch (error) {
      if (!(error instanceof TextLineError)) throw new CommandFailure(`读不到记录文件：${file}。`);
      refuse(error.line, error.message);
    }
    if (refused > problems.length) problems.push(`  另有 ${refused - problems.length} 行`);
    if (refused > 0) throw new CommandFailure(`记录文件有 ${refused} 行不合格，没有推算：\n${problems.join('\n')}`);
    return facts;
  }

  /** Member by member, in order of their key (UTF-16 code units). */
  *members(): Generator<{ readonly member: string; readonly entries: readonly FoldEntry[] }> {
    const handle = openSync(this.file, 'r');
    try {
      for (const member of [...this.runs.keys()].sort()) yield { member, entries: this.entriesOf(handle, member) };
    } finally {
      closeSync(handle);
    }
  }

  private note(member: string, start: number, end: number): void {
    const runs = this.runs.get(member);
    if (!runs) this.runs.set(member, [start, end]);
    else if (runs.at(-1) === start) runs[runs.length - 1] = end;
    else runs.push(start, end);
  }

  private entriesOf(handle: number, member: string): FoldEntry[] {
    const runs = this.runs.get(member) ?? [];
    const entries: FoldEntry[] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const bytes = Buffer.alloc(runs[i + 1]! - runs[i]!);
      readSync(handle, bytes, 0, bytes.length, runs[i]!);
      for (const text of bytes.toString('utf8').split('\n')) {
        const read = text.trim() === '' ? null : readFoldLine(text, this.tiers);
        if (read?.kind === 'refused') throw new CommandFailure(`${this.file} 在读的时候变了，请再运行一次。`);
        if (read) entries.push(read.entry);
      }
    }
    return entries;
  }
}
