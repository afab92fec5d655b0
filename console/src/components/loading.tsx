import './loading.css';

interface LoadingProps {
  readonly rows?: number;
  readonly height?: number;
}

/** Quiet blocks in the place of what is coming. */
export function Loading({ rows = 5, height = 16 }: LoadingProps) {
  return (
    <div className="loading" role="status" aria-label="加载中">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} style={{ height, width: `${96 - ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
