import type { ChosenPhoto } from './chosen-photos';

const most = 1_048_576;
const qualities = [0.8, 0.6, 0.4];
const longestSide = 1280;

function loaded(src: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = src;
  });
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/** Drawn anew: smaller, turned upright, and without where it was taken. */
async function smallEnough(address: string): Promise<ArrayBuffer> {
  const image = await loaded(address);
  const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of qualities) {
    const blob = await jpegOf(canvas, quality);
    if (blob && blob.size <= most) return blob.arrayBuffer();
  }
  throw new Error('too large');
}

/** The same in a browser, by its own dialogue. */
export function chosenPhotos(count: number): Promise<readonly ChosenPhoto[]> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.id = 'feedback-files';
    field.type = 'file';
    field.accept = 'image/*';
    field.multiple = count > 1;
    field.hidden = true;
    const end = (files: readonly File[]) => {
      field.remove();
      resolve(
        files.slice(0, count).map((file) => {
          const address = URL.createObjectURL(file);
          return { address, content: () => smallEnough(address) };
        }),
      );
    };
    field.onchange = () => end([...(field.files ?? [])]);
    field.oncancel = () => end([]);
    document.body.appendChild(field);
    field.click();
  });
}
