/** Width first, then quality: what keeps most of a picture within its letters. */
const STEPS = [
  [1, 0.82],
  [1, 0.7],
  [0.8, 0.7],
  [0.65, 0.65],
  [0.5, 0.6],
  [0.35, 0.55],
] as const;

/**
 * A chosen picture as a JPEG `data:` address of at most `characters` characters and `width` pixels.
 * @throws when the file is no picture, or none of the steps makes it small enough.
 */
export async function shrinkPicture(file: Blob, most: { width: number; characters: number }): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const full = Math.min(1, most.width / bitmap.width);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser cannot draw');
  for (const [scale, quality] of STEPS) {
    canvas.width = Math.max(1, Math.round(bitmap.width * full * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * full * scale));
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const address = canvas.toDataURL('image/jpeg', quality);
    if (address.length <= most.characters) return address;
  }
  throw new Error('the picture stays too large');
}
