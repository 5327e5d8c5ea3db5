// Line icons on a 16-unit square in the current colour. Always beside a word, hence hidden from screen readers.

import type { ReactNode } from "react";
import styles from "./widgets.module.css";

export type IconType = (props: { large?: boolean }) => ReactNode;

function icon(content: ReactNode): IconType {
  return function Icon({ large = false }) {
    return (
      <svg
        className={large ? styles.iconLarge : styles.icon}
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
      >
        {content}
      </svg>
    );
  };
}

export const Snow = icon(
  <path d="M8 1.5v13M2.4 4.75l11.2 6.5M2.4 11.25l11.2-6.5M6.4 2.6 8 4.2l1.6-1.6M6.4 13.4 8 11.8l1.6 1.6M2.2 7l2.2-.6L3.8 4.2M13.8 9l-2.2.6.6 2.2M2.2 9l2.2.6-.6 2.2M13.8 7l-2.2-.6.6-2.2" />,
);
export const SnowAgain = icon(
  <>
    <path d="M8 4.8v6.4M5.2 6.4l5.6 3.2M5.2 9.6l5.6-3.2" />
    <path d="M13.6 5.2A6.2 6.2 0 0 0 2.2 5.9M2.4 10.8a6.2 6.2 0 0 0 11.4-.7M13.9 2.6v2.8h-2.8M2.1 13.4v-2.8h2.8" />
  </>,
);
export const Hourglass = icon(
  <path d="M4 1.8h8M4 14.2h8M4.8 1.8v2.4c0 1.9 3.2 2.6 3.2 3.8s-3.2 1.9-3.2 3.8v2.4M11.2 1.8v2.4c0 1.9-3.2 2.6-3.2 3.8s3.2 1.9 3.2 3.8v2.4" />,
);
export const Megaphone = icon(
  <path d="M2.2 6.4v3.2h2.2l6 3.2V3.2l-6 3.2zM12.6 6.2a2.6 2.6 0 0 1 0 3.6M4.8 9.8l.8 3.4h1.8l-.7-2.6" />,
);
export const Magnifier = icon(
  <>
    <circle cx="7" cy="7" r="4.6" />
    <path d="m10.4 10.4 3.6 3.6" />
  </>,
);
export const Scan = icon(
  <path d="M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3M2.6 8h10.8M5.2 5.2h1.6v.9H5.2zM9.2 5.2h1.6v.9H9.2zM5.2 10h1.6M9.2 10h1.6" />,
);
export const Check = icon(<path d="m3 8.4 3.2 3.2L13 4.8" />);
export const Cross = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const Warning = icon(<path d="M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.4v.6" />);
export const Info = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 7.2v4M8 4.8v.6" />
  </>,
);
export const Clock = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.4V8l2.6 1.6" />
  </>,
);
export const Eye = icon(
  <>
    <path d="M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8z" />
    <circle cx="8" cy="8" r="1.9" />
  </>,
);
export const Rule = icon(<path d="M3.2 2.2h7l2.6 2.6v9H3.2zM5.6 6.4h4.8M5.6 8.8h4.8M5.6 11.2h2.8" />);
export const Today = icon(
  <path d="M2.4 3.6h11.2v10H2.4zM2.4 6.6h11.2M5.2 2v2.6M10.8 2v2.6M5.4 10l1.8 1.6 3.2-3" />,
);
export const Calendar = icon(
  <path d="M2.4 3.6h11.2v10H2.4zM2.4 6.6h11.2M5.2 2v2.6M10.8 2v2.6M5 9h1M7.5 9h1M10 9h1M5 11.4h1M7.5 11.4h1" />,
);
export const Book = icon(
  <path d="M8 4c-1.4-1-3.2-1.4-5.6-1.4v9.8c2.4 0 4.2.4 5.6 1.4 1.4-1 3.2-1.4 5.6-1.4V2.6C11.2 2.6 9.4 3 8 4zM8 4v9.8" />,
);
export const Papers = icon(
  <path d="M5.2 4.4V1.8h5.6l2.6 2.6v7.2h-2.6M10.8 1.8v2.6h2.6M2.6 4.4h8.2v9.8H2.6zM4.8 7.4h3.8M4.8 9.6h3.8M4.8 11.8h2" />,
);
export const Rings = icon(
  <>
    <circle cx="5.8" cy="8" r="3.8" />
    <circle cx="10.2" cy="8" r="3.8" />
  </>,
);
export const Shop = icon(
  <path d="M2.2 6.2 3.4 2.6h9.2l1.2 3.6M2.2 6.2a1.9 1.9 0 0 0 3.86 0 1.9 1.9 0 0 0 3.88 0 1.9 1.9 0 0 0 3.86 0M3.2 8.4v5h9.6v-5M6.6 13.4v-3h2.8v3" />,
);
export const People = icon(
  <>
    <circle cx="6" cy="5.4" r="2.6" />
    <path d="M1.4 13.4c0-2.8 2-4.4 4.6-4.4s4.6 1.6 4.6 4.4M10.4 3a2.6 2.6 0 0 1 0 4.8M12 9.4c1.6.6 2.6 2 2.6 4" />
  </>,
);
export const Bell = icon(
  <path d="M8 2a4 4 0 0 0-4 4c0 3.6-1.6 4.8-1.6 4.8h11.2S12 9.6 12 6a4 4 0 0 0-4-4zM6.6 13a1.5 1.5 0 0 0 2.8 0" />,
);
export const Inlet = icon(<path d="M8 1.8v7.4M5 6.4l3 3 3-3M2.2 10.4v3.2h11.6v-3.2" />);
export const Gear = icon(
  <>
    <circle cx="8" cy="8" r="2.2" />
    <path d="M8 1.6v2.2M8 12.2v2.2M1.6 8h2.2M12.2 8h2.2M3.5 3.5 5 5M11 11l1.5 1.5M12.5 3.5 11 5M5 11l-1.5 1.5" />
  </>,
);
export const Fold = icon(<path d="M2.4 3.2h11.2v9.6H2.4zM6 3.2v9.6M11 6.2 9.2 8 11 9.8" />);
export const Chevron = icon(<path d="m6 3.6 4.4 4.4L6 12.4" />);
export const Dots = icon(<path d="M3 8h.2M7.9 8h.2M12.8 8h.2" />);
export const Copy = icon(<path d="M5.4 5.4h8v8h-8zM10.6 5.4v-2.8h-8v8h2.8" />);
export const Person = icon(
  <>
    <circle cx="8" cy="5.2" r="2.8" />
    <path d="M2.8 13.8c0-3 2.3-4.8 5.2-4.8s5.2 1.8 5.2 4.8" />
  </>,
);
export const Muted = icon(<path d="M2.2 3h11.6v8.4H7.4L4.6 13.8v-2.4H2.2zM6 5.6l4 3.4M10 5.6 6 9" />);
export const Leave = icon(<path d="M9.4 2.4H3.2v11.2h6.2M6.6 8h7M11 5.4 13.6 8 11 10.6" />);
export const Flag = icon(<path d="M3.6 14.4V2M3.6 2.8h8.8l-2 3 2 3H3.6" />);
export const Spread = icon(
  <>
    <circle cx="3.6" cy="8" r="1.8" />
    <circle cx="12.4" cy="3.6" r="1.8" />
    <circle cx="12.4" cy="12.4" r="1.8" />
    <path d="m5.2 7.2 5.6-2.8M5.2 8.8l5.6 2.8" />
  </>,
);
export const Chain = icon(
  <path d="M6.6 9.4a2.8 2.8 0 0 0 4 0l2.4-2.4a2.8 2.8 0 0 0-4-4l-.9.9M9.4 6.6a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l.9-.9" />,
);
export const Circle = icon(<circle cx="8" cy="8" r="5.2" />);
export const Minus = icon(<path d="M3 8h10" />);
export const Plus = icon(<path d="M8 3v10M3 8h10" />);
export const Back = icon(<path d="M6.2 3.4 2.8 6.8l3.4 3.4M2.8 6.8h6.6a3.8 3.8 0 0 1 0 7.6H7" />);
export const File = icon(<path d="M3.6 1.8h5.8l3 3v9.4H3.6zM9.4 1.8v3h3" />);
export const Lock = icon(<path d="M3.6 7.2h8.8v6.4H3.6zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2" />);
export const Lantern = icon(
  <path d="M8 1.4v1.8M5.2 3.2h5.6M4 5.2C4 4 5.2 3.2 5.2 3.2h5.6S12 4 12 5.2v5c0 1.2-1.2 2-1.2 2H5.2S4 11.4 4 10.2zM8 3.2v9M5.2 12.2h5.6M8 12.2v2.4" />,
);
export const Telescope = icon(
  <path d="m1.8 9.2 9.4-5.4 2.2 3.8-9.4 5.4zM7.6 8.4l.6 1.2M8 10.6v3.8M8 10.6l2.8 3.6M8 10.6l-2.8 3.6" />,
);
export const Fork = icon(
  <>
    <circle cx="3.4" cy="8" r="1.7" />
    <path d="M5.1 8h2.1c2 0 2-4.4 4-4.4h2.6M12 1.8l1.8 1.8L12 5.4M7.2 8c2 0 2 4.4 4 4.4h.6M13.4 12.4h.4" />
  </>,
);
