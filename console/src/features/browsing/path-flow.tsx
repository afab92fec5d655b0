import type { BrowsePaths } from '@jieti/shared/api/browsing';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { flowLayout, type FlowBand, type FlowNode } from './flow-layout';
import styles from './browsing.module.css';

const HEIGHT = 360;
const WIDTH = 620;
const COLUMN = 132;
const BAR = 8;
const SHOWN = 16;

/** The steps taken most, from the page on the left to the one on the right. */
export function PathFlow({ steps }: BrowsePaths) {
  const t = useText();
  const shown = steps.slice(0, SHOWN);
  const layout = flowLayout(
    shown.map(({ fromTitle, toTitle, count: times }) => ({ from: t(fromTitle), to: t(toTitle), count: times })),
    HEIGHT,
  );
  const [start, end] = [COLUMN + BAR, WIDTH - COLUMN - BAR];
  return (
    <svg className={styles.flow} viewBox={`0 -8 ${WIDTH} ${HEIGHT + 24}`} role="img" aria-label={t('最常走的路径')}>
      {layout.bands.map((band) => (
        <path key={`${band.step.from}>${band.step.to}`} d={bandPath(band, start, end)} className={styles.band}>
          <title>{`${band.step.from} → ${band.step.to}: ${count(band.step.count)}`}</title>
        </path>
      ))}
      {layout.left.map((node) => (
        <Node key={node.name} node={node} x={COLUMN} align="end" />
      ))}
      {layout.right.map((node) => (
        <Node key={node.name} node={node} x={WIDTH - COLUMN - BAR} align="start" />
      ))}
    </svg>
  );
}

function Node({ node, x, align }: { readonly node: FlowNode; readonly x: number; readonly align: 'start' | 'end' }) {
  const middle = node.top + node.height / 2 + 4;
  return (
    <g>
      <rect x={x} y={node.top} width={BAR} height={Math.max(1, node.height)} rx={2} className={styles.node} />
      <text x={align === 'end' ? x - 8 : x + BAR + 8} y={middle} textAnchor={align}>
        {node.name} <tspan className={styles.nodeCount}>{count(node.count)}</tspan>
      </text>
    </g>
  );
}

function bandPath({ fromTop, toTop, height }: FlowBand, start: number, end: number): string {
  const middle = (start + end) / 2;
  const curve = (y1: number, y2: number, to: number) => `C ${middle} ${y1}, ${middle} ${y2}, ${to} ${y2}`;
  return [
    `M ${start} ${fromTop}`,
    curve(fromTop, toTop, end),
    `L ${end} ${toTop + height}`,
    curve(toTop + height, fromTop + height, start),
    'Z',
  ].join(' ');
}
