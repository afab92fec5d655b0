import Taro from '@tarojs/taro';
import { drawPoster, posterSize, type Pen, type Poster } from './draw-poster';

interface CanvasImage {
  onload: () => void;
  onerror: () => void;
  src: string;
}

interface CanvasNode extends Taro.Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen & Taro.RenderingContext;
}

/** The canvas that stands in the page, out of sight. */
export const posterCanvas = 'poster-canvas';

function canvasNode(): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${posterCanvas}`)
      .fields({ node: true })
      .exec((found: readonly ({ readonly node?: CanvasNode } | null)[]) => {
        const node = found[0]?.node;
        if (node) resolve(node);
        else reject(new Error('no canvas'));
      });
  });
}

function loaded(image: CanvasImage, src: string): Promise<object> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = src;
  });
}

/** The address of the finished poster. `code`: the address of the picture of the code. */
export async function posterPicture(poster: Poster, code: string): Promise<string> {
  const canvas = await canvasNode();
  canvas.width = posterSize.width * posterSize.scale;
  canvas.height = posterSize.height * posterSize.scale;
  drawPoster(canvas.getContext('2d'), poster, await loaded(canvas.createImage(), code));
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' });
  return tempFilePath;
}
