import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Runs in a page: draws the pictures in a grid, each with its name, and gives the sheet back as WebP. */
async function draw({ shots, width, columns, quality }) {
  const gap = 16;
  const caption = 26;
  const images = await Promise.all(
    shots.map(async ({ source, name }) => {
      const image = document.createElement('img');
      image.src = source;
      await image.decode();
      return { image, name };
    }),
  );
  const rows = [];
  for (let i = 0; i < images.length; i += columns) rows.push(images.slice(i, i + columns));
  const heightOf = ({ image }) => (image.height / image.width) * width;
  const heights = rows.map((row) => Math.max(...row.map(heightOf)) + caption + gap);
  const canvas = document.createElement('canvas');
  canvas.width = gap + Math.min(columns, images.length) * (width + gap);
  canvas.height = gap + heights.reduce((sum, height) => sum + height, 0);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#8b877f';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.font = '13px sans-serif';
  let top = gap;
  rows.forEach((row, r) => {
    row.forEach((shot, c) => {
      const left = gap + c * (width + gap);
      pen.fillStyle = '#fff';
      pen.fillText(shot.name, left, top + 14);
      pen.drawImage(shot.image, left, top + caption - 6, width, heightOf(shot));
    });
    top += heights[r];
  });
  return canvas.toDataURL('image/webp', quality);
}

const mostBytes = 390_000;

/** One image of many screens; drawn by the browser, coarser until it is small enough to keep. */
export async function contactSheet(browser, { file, shots, width = 180, columns = 9 }) {
  const page = await browser.newPage();
  try {
    const sources = shots.map(({ name, image }) => ({
      name,
      source: `data:image/jpeg;base64,${image.toString('base64')}`,
    }));
    let bytes;
    for (let quality = 0.72; quality > 0.2; quality -= 0.12) {
      const drawn = await page.evaluate(draw, { shots: sources, width, columns, quality });
      bytes = Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
      if (bytes.length < mostBytes) break;
    }
    writeFileSync(`${file}.webp`, bytes);
    return `${path.basename(file)}.webp`;
  } finally {
    await page.close();
  }
}
