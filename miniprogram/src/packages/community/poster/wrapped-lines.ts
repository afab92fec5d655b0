interface Measure {
  measureText(text: string): { readonly width: number };
}

/** Text in lines no wider than `widest`, cut between any two characters as Chinese is; measured by the canvas's font. */
export function wrappedLines(text: string, widest: number, pen: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (line !== '' && pen.measureText(line + letter).width > widest) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  return line === '' ? lines : [...lines, line];
}
