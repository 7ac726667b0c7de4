import { createTheme, Drawer, type MantineColorsTuple, Modal, Notification, ScrollArea } from '@mantine/core';

/** The one accent: what can be pressed, what is selected, where the focus is. Never a state of a vehicle. */
const violet: MantineColorsTuple = [
  '#f5f1fe',
  '#e9e1fd',
  '#d3c4fb',
  '#b9a1f7',
  '#a07ff2',
  '#8a60ea',
  '#6f45d8',
  '#5c37b8',
  '#4b2f95',
  '#3b2676',
];

/** Neutral scale of the light scheme; 6 is dimmed text and 5 placeholder text, both at least 4.5:1 on white. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eef0f4',
  '#e4e8ed',
  '#d5dbe3',
  '#bfc7d1',
  '#6b7685',
  '#586372',
  '#434d5a',
  '#2d3540',
  '#1a2028',
];

/** Neutral scale of the dark scheme: 0 text, 2 dimmed text, 4 borders, 6 raised surfaces, 7 the page. */
const dark: MantineColorsTuple = [
  '#e4e9f0',
  '#c3cbd7',
  '#9ba6b6',
  '#808c9d',
  '#303a48',
  '#262f3b',
  '#1b222c',
  '#131920',
  '#0e1319',
  '#090d12',
];

export const theme = createTheme({
  primaryColor: 'violet',
  primaryShade: { light: 6, dark: 6 },
  colors: { violet, gray, dark },
  black: '#1a2028',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '620', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    // The head of a dialog is not the banner of the page.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'none' } }),
    DrawerHeader: Drawer.Header.extend({ defaultProps: { role: 'none' } }),
    // What scrolls must be reachable by keyboard.
    ScrollAreaAutosize: ScrollArea.Autosize.extend({ defaultProps: { viewportProps: { tabIndex: 0 } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close the notice' } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  },
});
