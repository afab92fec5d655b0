/** The card numbers in pasted text, one a line or between commas and spaces; each once, in their order. */
export function pastedCards(text: string): readonly string[] {
  const words = text.split(/[\s,，;；、]+/).filter(Boolean);
  return [...new Map(words.map((word) => [word.toUpperCase(), word])).values()];
}
