/** `128`, `128.5`, `1,280.00` → fen; null when it is no sum above 0. */
export function parseYuan(text: string): number | null {
  const match = /^(\d{1,7})(?:\.(\d{0,2}))?$/.exec(text.replace(/[,，\s¥]/g, '').replace('。', '.'));
  if (!match) return null;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen > 0 ? fen : null;
}
