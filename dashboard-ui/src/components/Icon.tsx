/** The dashboard's few icons, drawn as 24 by 24 strokes; decoration only, never the sole name. */
const PATHS = {
  overview: 'M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z',
  alerts: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2',
  events: 'M3 12h4l3-8 4 16 3-8h4',
  activity: 'M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  signOut: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  check: 'M5 12.5 10 17.5 19.5 7',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  play: 'M7 5v14l11-7z',
  reopen: 'M5 5v5h5M5.5 10a7.5 7.5 0 1 1-.8 5',
  resolve: 'M12 3l8 3v6c0 5-3.3 8-8 9.5C7.3 20 4 17 4 12V6zM8.5 12l2.5 2.5 4.5-5',
  up: 'M12 19V5M6 11l6-6 6 6',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4L15 13h5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  broken: 'M12 4 2.5 20h19zM9.5 12l5 5M14.5 12l-5 5',
  close: 'M6 6l12 12M18 6 6 18',
  comment: 'M4 5h16v11H10l-4 4v-4H4z',
  views: 'M4 5h16l-6 7v6l-4 2v-8z',
  incidents: 'M4 6h5l3 6M4 18h5l3-6M12 12h8M17 9l3 3-3 3',
  gauge: 'M4 17a8.5 8.5 0 1 1 16 0M12 15l4-5M9.5 19h5',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 20.5h4',
  silence: 'M4 9.5v5h4l5 4v-13l-5 4zM17 9.5l4.5 5M21.5 9.5l-4.5 5',
  flood: 'M3 8c3-3 6 3 9 0s6 3 9 0M3 13c3-3 6 3 9 0s6 3 9 0M3 18c3-3 6 3 9 0s6 3 9 0',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
