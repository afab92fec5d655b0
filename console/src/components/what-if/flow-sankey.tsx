import { useState, type KeyboardEvent } from 'react';
import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count, share } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { useWidth } from '../../lib/use-width';
import { flowLayout, type FlowNode, type FlowRibbon } from './flow-layout';
import styles from './flow-sankey.module.css';

interface FlowSankeyProps {
  readonly counts: WhatIfOutcome['counts'];
  readonly flows: WhatIfOutcome['matrix'];
  readonly height?: number;
  /** Makes every ribbon a way to its members. */
  readonly onOpen?: (from: string, to: string) => void;
}

const USUAL_WIDTH = 360;
const SIDE = 58;
const BAR = 8;
const TOP = 14;

/** Who moves from where to where; members who stay are not drawn. */
export function FlowSankey({ counts, flows, height = 290, onOpen }: FlowSankeyProps) {
  const t = useText();
  const [ref, width] = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const [pointed, point] = useState<FlowRibbon | null>(null);
  const layout = flowLayout(counts, flows, height - 2 * TOP);
  const { left, right, ribbons, moved } = layout;
  const words = (ribbon: FlowRibbon) =>
    t('{from} 到 {to}，{n} 人', { from: ribbon.fromName, to: ribbon.toName, n: count(ribbon.members) });
  return (
    <div ref={ref} className={styles.flow}>
      <svg
        width={width}
        height={layout.height + 2 * TOP}
        role="group"
        aria-label={t('等级流动')}
        className={styles.picture}
        onMouseLeave={() => point(null)}
      >
        <g transform={`translate(0 ${TOP})`}>
          {ribbons.map((ribbon) => (
            <Ribbon
              key={`${ribbon.from} ${ribbon.to}`}
              ribbon={ribbon}
              width={width}
              label={words(ribbon)}
              faded={pointed !== null && (pointed.from !== ribbon.from || pointed.to !== ribbon.to)}
              onPoint={point}
              onOpen={onOpen}
            />
          ))}
          {left.map((node) => (
            <Node key={node.tier} node={node} x={SIDE} anchor="end" />
          ))}
          {right.map((node) => (
            <Node key={node.tier} node={node} x={width - SIDE - BAR} anchor="start" />
          ))}
        </g>
      </svg>
      <p className={styles.caption} aria-live="polite">
        {pointed
          ? `${words(pointed)}，${t('占变动的 {share}', { share: share(pointed.members, moved) })}`
          : t('只画变动的 {n} 人', { n: count(moved) })}
      </p>
      <FlowTable ribbons={ribbons} />
    </div>
  );
}

interface RibbonProps {
  readonly ribbon: FlowRibbon;
  readonly width: number;
  readonly label: string;
  readonly faded: boolean;
  readonly onPoint: (ribbon: FlowRibbon | null) => void;
  readonly onOpen: FlowSankeyProps['onOpen'];
}

function Ribbon({ ribbon, width, label, faded, onPoint, onOpen }: RibbonProps) {
  const { from, to, y0, y1, thickness, rises, fill } = ribbon;
  const x0 = SIDE + BAR;
  const x1 = width - SIDE - BAR;
  const middle = (x0 + x1) / 2;
  const half = thickness / 2;
  const open = onOpen && {
    role: 'button',
    tabIndex: 0,
    onClick: () => onOpen(from, to),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onOpen(from, to);
    },
  };
  return (
    <path
      className={[styles.ribbon, rises ? styles.rises : styles.falls, faded && styles.faded].filter(Boolean).join(' ')}
      d={`M${x0} ${y0 - half}C${middle} ${y0 - half} ${middle} ${y1 - half} ${x1} ${y1 - half}V${y1 + half}C${middle} ${y1 + half} ${middle} ${y0 + half} ${x0} ${y0 + half}Z`}
      fill={rises ? fill : undefined}
      aria-label={label}
      role="img"
      onMouseEnter={() => onPoint(ribbon)}
      onFocus={() => onPoint(ribbon)}
      onBlur={() => onPoint(null)}
      {...open}
    />
  );
}

function Node({ node, x, anchor }: { readonly node: FlowNode; readonly x: number; readonly anchor: 'start' | 'end' }) {
  const at = anchor === 'end' ? x - 7 : x + BAR + 7;
  const middle = node.y + node.height / 2;
  return (
    <g aria-hidden="true">
      <rect x={x} y={node.y} width={BAR} height={node.height} rx={1} fill={node.fill} />
      <text x={at} y={middle - 2} textAnchor={anchor} fontSize={12} fill="var(--ink2)">
        {node.name}
      </text>
      <text x={at} y={middle + 13} textAnchor={anchor} fontSize={12} fill="var(--ink3)">
        {count(node.members)}
      </text>
    </g>
  );
}

/** The same figures as rows, for those who do not see the picture. */
function FlowTable({ ribbons }: { readonly ribbons: readonly FlowRibbon[] }) {
  const t = useText();
  return (
    <table className="visually-hidden">
      <caption>{t('等级流动的人数')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('现在')}</th>
          <th scope="col">{t('之后')}</th>
          <th scope="col">{t('人数')}</th>
        </tr>
      </thead>
      <tbody>
        {ribbons.map(({ from, to, fromName, toName, members }) => (
          <tr key={`${from} ${to}`}>
            <td>{fromName}</td>
            <td>{toName}</td>
            <td>{count(members)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
