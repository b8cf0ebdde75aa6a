/** The colours of charts that stand alone, by the variables that the style names. */

export type ThemeName = 'light' | 'dark';

export type Theme = Readonly<Record<`--chart-${string}`, string>>;

const font = `-apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif`;

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    '--chart-font': font,
    '--chart-surface': '#ffffff',
    '--chart-area': '#f4f6f9',
    '--chart-card': '#ffffff',
    '--chart-frame': '#9aa5b5',
    '--chart-ink': '#1b2430',
    '--chart-muted': '#566275',
    '--chart-routes': '#0f5ea8',
    '--chart-selects': '#5f6b7c',
    '--chart-allowed': '#1b7a43',
    '--chart-unknown': '#8a5a00',
    '--chart-blocked': '#b3261e',
    '--chart-error': '#b3261e',
    '--chart-warning': '#8a5a00',
    '--chart-note': '#0f5ea8',
  },
  dark: {
    '--chart-font': font,
    '--chart-surface': '#14181e',
    '--chart-area': '#1b212a',
    '--chart-card': '#232b36',
    '--chart-frame': '#5d6a7c',
    '--chart-ink': '#e8edf4',
    '--chart-muted': '#a9b4c4',
    '--chart-routes': '#6cb4f5',
    '--chart-selects': '#a9b4c4',
    '--chart-allowed': '#67c98e',
    '--chart-unknown': '#e0b15a',
    '--chart-blocked': '#f28b82',
    '--chart-error': '#f28b82',
    '--chart-warning': '#e0b15a',
    '--chart-note': '#6cb4f5',
  },
};
