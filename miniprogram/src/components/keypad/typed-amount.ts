const longest = 6;

/** The text of an amount in yuan after one more key; never more than two decimals or ¥100,000. */
export function typedAmount(text: string, key: string): string {
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return text.includes('.') ? text : `${text || '0'}.`;
  const next = text === '0' ? key : text + key;
  const [whole = '', decimals = ''] = next.split('.');
  return whole.length > longest - 1 || decimals.length > 2 ? text : next;
}

/** `128.5` → 12850 fen; nothing typed is 0. */
export function fenOfTyped(text: string): number {
  const [whole = '', decimals = ''] = text.split('.');
  return Number(whole || '0') * 100 + Number(decimals.padEnd(2, '0') || '0');
}
