import './rungs.css';

interface Rung {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly on: boolean;
  readonly colour: string;
}

/** A ladder, top first; each rung is a little narrower than the one above. */
export function Rungs({ rungs }: { readonly rungs: readonly Rung[] }) {
  return (
    <ol className="rungs">
      {rungs.map((rung, index) => (
        <li
          key={rung.key}
          className={rung.on ? 'rung-on' : undefined}
          aria-current={rung.on ? 'true' : undefined}
          style={{ width: `${100 - index * 8}%`, background: rung.on ? rung.colour : undefined }}
        >
          <span>{rung.name}</span>
          <span>{rung.note}</span>
        </li>
      ))}
    </ol>
  );
}
