/** Bytes of one row at most: an unfinished quote must not pull the rest of a large file into memory. */
export const MAX_ROW_LENGTH = 65_536;

export type LineEnd = '\n' | '\r\n';

/** Without quotes and overlong lines a file cannot be malformed: its lines are its rows, its commas divide the cells. */
export type CsvShape = { readonly kind: 'quoted' } | { readonly kind: 'plain'; readonly lineEnd: LineEnd };

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Looks at the bytes of a file, chunk by chunk, for what tells its shape. */
export class ShapeScan {
  private hasQuotes = false;
  private longest = 0;
  private current = 0;
  private lines = 0;
  private returns = 0;
  private returnsBeforeLineFeed = 0;
  private last = 0;

  add(chunk: Buffer): void {
    this.hasQuotes ||= chunk.includes(QUOTE);
    for (let at = chunk.indexOf(RETURN); at >= 0; at = chunk.indexOf(RETURN, at + 1)) this.returns += 1;
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      this.longest = Math.max(this.longest, this.current + at - from);
      this.lines += 1;
      if ((at > 0 ? chunk[at - 1] : this.last) === RETURN) this.returnsBeforeLineFeed += 1;
      this.current = 0;
      from = at + 1;
    }
    this.current += chunk.length - from;
    this.last = chunk.at(-1) ?? this.last;
  }

  shape(): CsvShape {
    const lineEnd = this.lineEnd();
    const isPlain = !this.hasQuotes && Math.max(this.longest, this.current) < MAX_ROW_LENGTH;
    return isPlain && lineEnd ? { kind: 'plain', lineEnd } : { kind: 'quoted' };
  }

  /** The one line end of the whole file, if it has one. */
  private lineEnd(): LineEnd | undefined {
    if (this.returns === 0) return '\n';
    return this.returns === this.lines && this.returnsBeforeLineFeed === this.lines ? '\r\n' : undefined;
  }
}
