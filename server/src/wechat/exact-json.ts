/**
 * Parses JSON whose whole numbers may not fit a JavaScript number: those of 16 digits and more become text, digit for
 * digit (`msgid` of a subscription message is a 64-bit number). Undefined when the text is not JSON.
 */
export function exactJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, quoteNumber));
  } catch {
    return undefined;
  }
}

function quoteNumber(token: string): string {
  return token.startsWith('"') ? token : `"${token}"`;
}
