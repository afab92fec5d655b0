/** Writes src/styles/contours.scss: the ornament of each tier as a mask, denser the higher the tier. Run: node scripts/draw-contours.mjs */
import { writeFileSync } from 'node:fs';

const [width, height, step] = [350, 202, 6];
/** Hills as [x, y, height, spread x, spread y, turn in radians]. */
const tiers = {
  plain: { levels: [0.3, 0.48, 0.66, 0.84], hills: [[300, 208, 1, 95, 80, 0]] },
  silver: {
    levels: range(0.2, 0.9, 8),
    hills: [
      [302, 100, 1, 82, 78, 0.2],
      [180, 230, 0.25, 70, 60, 0],
    ],
  },
  gold: {
    levels: range(0.14, 0.93, 12),
    hills: [
      [286, 62, 1, 78, 56, 0.5],
      [262, 214, 0.52, 60, 34, -0.3],
      [150, -20, 0.3, 60, 70, 0.3],
      [366, 190, 0.3, 40, 40, 0],
    ],
  },
  platinum: {
    levels: range(0.1, 0.95, 17),
    hills: [
      [284, 70, 1, 74, 52, 0.7],
      [188, 176, 0.6, 46, 30, -0.2],
      [352, 200, 0.5, 52, 40, 0.4],
      [150, -10, 0.36, 60, 60, 0],
    ],
  },
};

function range(from, to, count) {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

const elevation = (hills) => (x, y) =>
  hills.reduce((sum, [cx, cy, top, sx, sy, turn]) => {
    const [dx, dy] = [x - cx, y - cy];
    const u = (dx * Math.cos(turn) + dy * Math.sin(turn)) / sx;
    const v = (dy * Math.cos(turn) - dx * Math.sin(turn)) / sy;
    return sum + top * Math.exp(-(u * u + v * v) / 2 + 0.06 * Math.sin(x / 23 + y / 31));
  }, 0);

/** Marching squares: segments as pairs of edge keys, each key with its point. */
function crossings(at, level) {
  const points = new Map();
  const links = [];
  const edge = (x1, y1, x2, y2) => {
    const [a, b] = [at(x1, y1) - level, at(x2, y2) - level];
    if (a > 0 === b > 0) return undefined;
    const t = a / (a - b);
    const key = `${x1},${y1},${x2},${y2}`;
    points.set(key, [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t]);
    return key;
  };
  for (let y = -step; y < height + step; y += step) {
    for (let x = -step; x < width + step; x += step) {
      const cut = [
        edge(x, y, x + step, y),
        edge(x + step, y, x + step, y + step),
        edge(x, y + step, x + step, y + step),
        edge(x, y, x, y + step),
      ].filter(Boolean);
      for (let i = 0; i + 1 < cut.length; i += 2) links.push([cut[i], cut[i + 1]]);
    }
  }
  return { points, links };
}

function chains({ points, links }) {
  const next = new Map();
  for (const [a, b] of links) {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const seen = new Set();
  const walk = (from) => {
    const line = [];
    for (let key = from; key !== undefined && !seen.has(key); key = next.get(key).find((k) => !seen.has(k))) {
      seen.add(key);
      line.push(points.get(key));
    }
    return line;
  };
  const ends = [...next.keys()].filter((k) => next.get(k).length === 1);
  const closed = [...next.keys()];
  return [
    ...ends.map((k) => ({ line: walk(k), closed: false })),
    ...closed.map((k) => ({ line: walk(k), closed: true })),
  ].filter((c) => c.line.length > 7);
}

const text = ([x, y]) => `${Math.round(x)} ${Math.round(y)}`;
const middle = ([x1, y1], [x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2];

/** Every second point as a control point keeps curves round and the text short. */
function pathOf({ line, closed }) {
  const kept = line.filter((_, i) => i % 2 === 0 || i === line.length - 1);
  const parts = kept.slice(1, -1).map((p, i) => `Q${text(p)} ${text(middle(p, kept[i + 2]))}`);
  return `M${text(kept[0])}${parts.join('')}${closed ? 'Z' : `L${text(kept.at(-1))}`}`;
}

function svgOf({ levels, hills }) {
  const at = elevation(hills);
  const paths = levels.map((level, i) => {
    const d = chains(crossings(at, level)).map(pathOf).join('');
    return `%3Cpath stroke-opacity='${(0.2 + 0.07 * (i % 3)).toFixed(2)}' d='${d}'/%3E`;
  });
  return (
    `url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' ` +
    `preserveAspectRatio='xMaxYMid slice' fill='none' stroke='%23000' stroke-width='.8'%3E${paths.join('')}%3C/svg%3E")`
  );
}

const rules = Object.entries(tiers).map(([name, tier]) => {
  const image = svgOf(tier);
  return `.contours-${name} {\n  -webkit-mask-image: ${image};\n  mask-image: ${image};\n}\n`;
});
writeFileSync(
  new URL('../src/styles/contours.scss', import.meta.url),
  `/* Written by scripts/draw-contours.mjs. */\n${rules.join('\n')}`,
);
