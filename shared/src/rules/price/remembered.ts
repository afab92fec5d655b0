/** Kept texts are few: face values, steps of points. Beyond this many all are forgotten, so that none grows for ever. */
const MOST_TEXTS = 1000;

/** The same texts, each made once. */
export function remembered(textOf: (value: number) => string): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    if (texts.size >= MOST_TEXTS) texts.clear();
    const text = textOf(value);
    texts.set(value, text);
    return text;
  };
}
