const starts: readonly { readonly type: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  // RIFF, four bytes of length, WEBP
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];

/** What a picture is by its first bytes, whatever the sender says; undefined for anything a browser should not be given. */
export function imageTypeOf(content: Uint8Array): string | undefined {
  const found = starts.find(({ at, bytes }) => bytes.every((byte, i) => content[at + i] === byte));
  const isRiff = () => [0x52, 0x49, 0x46, 0x46].every((byte, i) => content[i] === byte);
  return found?.at === 8 && !isRiff() ? undefined : found?.type;
}
