import { drawPoster, posterSize, type Poster } from './draw-poster';

export const posterCanvas = '';

function loaded(src: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = src;
  });
}

/** The same in a browser, where no canvas has to stand in the page. */
export async function posterPicture(poster: Poster, code: string): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = posterSize.width * posterSize.scale;
  canvas.height = posterSize.height * posterSize.scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  drawPoster(pen, poster, await loaded(code));
  return canvas.toDataURL('image/png');
}
