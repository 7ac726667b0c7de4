/**
 * The mark: three vehicles of a column, the leader solid. Decorative; the name stands beside it.
 * @param size edge in pixels
 */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--mantine-color-violet-6)" />
      <path
        d="M5 7.5 9 12l-4 4.5"
        fill="none"
        stroke="#fff"
        strokeOpacity=".5"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M9.5 7.5 13.5 12l-4 4.5"
        fill="none"
        stroke="#fff"
        strokeOpacity=".78"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M14 6.6 20 12l-6 5.4z" fill="#fff" stroke="#fff" strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  );
}
