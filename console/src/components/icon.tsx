import { iconPaths, type IconName } from './icon-paths';

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {iconPaths[name].split('|').map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
