import type { TierBadge } from '@jieti/shared/api/tiers';
import { posterColours } from './poster-colours';
import { wrappedLines } from './wrapped-lines';

export interface Poster {
  readonly palette: TierBadge['palette'];
  readonly shopName: string;
  /** Masked; empty where the member gave no name. */
  readonly inviter: string;
}

/** What of a canvas the poster needs; browsers and WeChat both have it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textBaseline'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arcTo'
  | 'fill'
  | 'stroke'
  | 'scale'
> & { drawImage(image: object, x: number, y: number, width: number, height: number): void };

/** In its own points; drawn three times as large. */
export const posterSize = { width: 345, height: 500, scale: 3 } as const;

const edge = 28;
const sans = (size: number, weight = 400) => `${weight} ${size}px "PingFang SC", "Noto Sans CJK SC", sans-serif`;
const serif = (size: number) => `600 ${size}px "Songti SC", "Noto Serif CJK SC", serif`;

function drawContours(pen: Pen, { acc, contours }: (typeof posterColours)['gold']): void {
  const [x, y] = [posterSize.width - 66, 78];
  pen.strokeStyle = acc;
  pen.lineWidth = 0.8;
  for (let line = 1; line <= contours; line += 1) {
    const radius = (line * 190) / contours;
    pen.globalAlpha = 0.45 - (0.3 * line) / contours;
    pen.beginPath();
    for (let step = 0; step <= 72; step += 1) {
      const turn = (step * Math.PI) / 36;
      const r = radius * (1 + 0.13 * Math.sin(2 * turn + radius / 60) + 0.07 * Math.sin(3 * turn - radius / 40));
      const point = [x + r * 1.15 * Math.cos(turn), y + r * 0.85 * Math.sin(turn)] as const;
      if (step === 0) pen.moveTo(...point);
      else pen.lineTo(...point);
    }
    pen.closePath();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function roundedBox(pen: Pen, [x, y, width, height]: readonly [number, number, number, number], radius: number): void {
  pen.beginPath();
  pen.moveTo(x + radius, y);
  pen.arcTo(x + width, y, x + width, y + height, radius);
  pen.arcTo(x + width, y + height, x, y + height, radius);
  pen.arcTo(x, y + height, x, y, radius);
  pen.arcTo(x, y, x + width, y, radius);
  pen.closePath();
  pen.fill();
}

function drawWords(pen: Pen, { palette, shopName, inviter }: Poster): void {
  const { ink, sub } = posterColours[palette];
  const widest = posterSize.width - 2 * edge;
  const put = (text: string, y: number) => pen.fillText(text, edge, y);
  pen.fillStyle = sub;
  pen.font = sans(14, 500);
  wrappedLines(inviter ? `${inviter} 邀请你` : '邀请你', widest, pen).forEach((line) => put(line, 148));
  pen.fillStyle = ink;
  pen.font = serif(28);
  const lines = wrappedLines(`加入${shopName}会员`, widest, pen).slice(0, 3);
  lines.forEach((line, i) => put(line, 188 + i * 40));
  pen.fillStyle = sub;
  pen.font = sans(13);
  put('一张会员卡，记着成长值、等级和券。', 188 + lines.length * 40);
}

function drawCode(pen: Pen, code: object): void {
  const { width, height } = posterSize;
  pen.fillStyle = '#ffffff';
  roundedBox(pen, [edge, height - 168, width - 2 * edge, 140], 16);
  pen.drawImage(code, edge + 14, height - 154, 112, 112);
  pen.fillStyle = '#1e1b17';
  pen.font = sans(15, 500);
  pen.fillText('长按或扫码', edge + 144, height - 104);
  pen.fillStyle = '#575047';
  pen.font = sans(13);
  pen.fillText('打开会员卡', edge + 144, height - 80);
}

/** The member's invitation on their card's ground: shop, masked name, and the code that opens the mini-program. */
export function drawPoster(pen: Pen, poster: Poster, code: object): void {
  const colours = posterColours[poster.palette];
  pen.scale(posterSize.scale, posterSize.scale);
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colours.card;
  pen.fillRect(0, 0, posterSize.width, posterSize.height);
  drawContours(pen, colours);
  pen.fillStyle = colours.ink;
  pen.font = sans(15, 500);
  const [shop = ''] = wrappedLines(poster.shopName, posterSize.width - 2 * edge, pen);
  pen.fillText(shop, edge, 48);
  drawWords(pen, poster);
  drawCode(pen, code);
}
