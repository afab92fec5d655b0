/** Writes src/components/icon/icon.module.scss (masks) and the tab bar's PNGs from one set of shapes. Run: node scripts/draw-icons.mjs */
import { mkdirSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { iconShapes } from './icon-shapes.mjs';

const root = new URL('../', import.meta.url);
const tabSize = 81;

const tabs = { home: 'card', perks: 'stairs', code: 'qr', coupons: 'ticket', me: 'person' };
const tabColours = {
  light: '6E665B',
  dark: '958D81',
  'plain-light': '6A5947',
  'plain-dark': 'CBB9A4',
  'silver-light': '365670',
  'silver-dark': 'A9C4DA',
  'gold-light': '855410',
  'gold-dark': 'E2AE58',
  'platinum-light': '54478F',
  'platinum-dark': 'B9ABEC',
};

const mask = (d) =>
  `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' ` +
  `stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='${d}'/%3E%3C/svg%3E")`;

function writeMasks() {
  const rules = Object.entries(iconShapes).map(
    ([name, d]) => `.${name} {\n  -webkit-mask-image: ${mask(d)};\n  mask-image: ${mask(d)};\n}\n`,
  );
  const head = `/* Written by scripts/draw-icons.mjs. */
.icon {
  display: inline-block;
  flex: none;
  vertical-align: middle;
  background-color: currentColor;
  -webkit-mask-repeat: no-repeat;
  mask-repeat: no-repeat;
  -webkit-mask-size: 100% 100%;
  mask-size: 100% 100%;
}
`;
  mkdirSync(new URL('src/components/icon/', root), { recursive: true });
  writeFileSync(new URL('src/components/icon/icon.module.scss', root), [head, ...rules].join('\n'));
}

/** Path text → list of line segments [x1, y1, x2, y2]. */
function segmentsOf(d) {
  const segments = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (toX, toY) => {
    segments.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  };
  for (const [, command, rest] of d.matchAll(/([MLHVCZ])([^MLHVCZ]*)/g)) {
    const n = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === 'M') [x, y, startX, startY] = [n[0], n[1], n[0], n[1]];
    else if (command === 'L') lineTo(n[0], n[1]);
    else if (command === 'H') lineTo(n[0], y);
    else if (command === 'V') lineTo(x, n[0]);
    else if (command === 'Z') lineTo(startX, startY);
    else {
      const from = [x, y];
      for (let i = 1; i <= 12; i += 1) lineTo(...cubicAt(from, n, i / 12));
    }
  }
  return segments;
}

function cubicAt([x, y], [x1, y1, x2, y2, x3, y3], t) {
  const u = 1 - t;
  const mix = (a, b, c, d) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return [mix(x, x1, x2, x3), mix(y, y1, y2, y3)];
}

function distance(px, py, [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - x1) * dx + (py - y1) * dy) / length));
  return Math.hypot(px - x1 - t * dx, py - y1 - t * dy);
}

function drawTab(shape, colour) {
  const png = new PNG({ width: tabSize, height: tabSize });
  const segments = segmentsOf(iconShapes[shape]);
  const scale = tabSize / 24;
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let y = 0; y < tabSize; y += 1) {
    for (let x = 0; x < tabSize; x += 1) {
      const [px, py] = [(x + 0.5) / scale, (y + 0.5) / scale];
      const near = Math.min(...segments.map((s) => distance(px, py, s)));
      const alpha = Math.max(0, Math.min(1, (0.75 - near) * scale + 0.5));
      png.data.set([r, g, b, Math.round(alpha * 255)], (y * tabSize + x) * 4);
    }
  }
  return PNG.sync.write(png, { deflateLevel: 9 });
}

writeMasks();
mkdirSync(new URL('src/assets/tabs/', root), { recursive: true });
for (const [tab, shape] of Object.entries(tabs)) {
  for (const [name, colour] of Object.entries(tabColours)) {
    writeFileSync(new URL(`src/assets/tabs/${tab}-${name}.png`, root), drawTab(shape, colour));
  }
}
