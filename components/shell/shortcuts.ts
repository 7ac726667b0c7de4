/** The keys that do something, in the order of their use. */
export const shortcuts = [
  { keys: ['Ctrl', 'K'], what: 'Search vehicles and pages (⌘ K on a Mac)' },
  { keys: ['/'], what: 'Search in the list' },
  { keys: ['↑', '↓'], what: 'Go through the list' },
  { keys: ['Home', 'End'], what: 'First and last of the list' },
  { keys: ['Enter'], what: 'Select the vehicle; again to open it' },
  { keys: ['Esc'], what: 'Close what is open, drop the selection' },
  { keys: ['T'], what: 'Pick a moment of the past to show' },
  { keys: ['P'], what: 'Play the past; again to pause' },
  { keys: [',', '.'], what: 'A step back, a step forward' },
  { keys: ['L'], what: 'Back to live' },
  { keys: ['Tab'], what: 'Go from part to part' },
  { keys: ['?'], what: 'This sheet' },
] as const;
